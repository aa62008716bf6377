"""Write rows as CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal

from tallybook.model import Balance, Finding, Severity

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
Row = Mapping[str, object]


def harmless(text: str) -> str:
    """Make control and direction marks visible, so that no text can steer what shows it."""
    return _UNSAFE.sub(lambda m: "⏎" if m.group() in "\r\n" else f"\\x{ord(m.group()):02x}", text)


def plain(value: object) -> str:
    """Write a value: decimals as plain digits, None as nothing."""
    if isinstance(value, Decimal):
        return f"{value:f}" if value else "0"
    return "" if value is None else str(value)


def to_csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Write rows as CSV with a header line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain(row[c]) for c in columns] for row in rows)
    return out.getvalue()


def to_json(
    command: str, columns: Sequence[str], rows: Sequence[Row], balance: Balance, findings: Sequence[Finding]
) -> str:
    """Write the contract's JSON object; numbers are strings of plain digits, to stay exact."""
    report = {
        "schema": f"tallybook.{command}/1",
        "ok": all(f.severity is not Severity.ERROR for f in findings),
        "balance": asdict(balance),
        "findings": [asdict(f) for f in findings],
        command: [{c: _value(row[c]) for c in columns} for row in rows],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _value(value: object) -> object:
    return value if value is None or isinstance(value, int) else plain(value)


def to_markdown(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Write rows as a Markdown table."""
    lines = [columns, ["---"] * len(columns), *([plain(r[c]) for c in columns] for r in rows)]
    return "".join("| " + " | ".join(harmless(w).replace("|", "\\|") for w in line) + " |\n" for line in lines)
