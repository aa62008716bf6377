"""Write reports as CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal

from tallybook.model import Finding, Listing, Report, Severity, SourceBalance
from tallybook.model.codes import message_of, remedy_of

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Make control and direction marks visible, so that no text can steer what shows it."""
    return _UNSAFE.sub(lambda m: "⏎" if m.group() in "\r\n" else f"\\x{ord(m.group()):02x}", text)


def plain(value: object) -> str:
    """Write a value: decimals as plain digits, None as nothing."""
    if isinstance(value, Decimal):
        return f"{value:f}" if value else "0"
    return "" if value is None else str(value)


def to_csv(listing: Listing) -> str:
    """Write rows as CSV with a header line; texts stand as they are, quoted where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(listing.columns)
    writer.writerows([plain(v) for v in row] for row in listing.rows)
    return out.getvalue()


def to_json(report: Report, lang: str = "en") -> str:
    """Write the contract's JSON object; numbers keep all their digits."""
    told = {
        "schema": f"tallybook.{report.command}/1",
        "ok": all(f.severity is not Severity.ERROR for f in report.findings) and not report.balance.unexplained,
        "balance": asdict(report.balance),
        "sources": [_source(s) for s in report.sources],
        "findings": [_finding(f, lang) for f in report.findings],
        report.command: [dict(zip(report.rows.columns, row, strict=True)) for row in report.rows.rows],
    }
    return _json(told) + "\n"


def _source(about: SourceBalance) -> dict[str, object]:
    sheets = [{"sheet": name, "balance": asdict(balance)} for name, balance in about.sheets]
    return {**asdict(about.source), "balance": asdict(about.balance), "sheets": sheets}


def _finding(finding: Finding, lang: str) -> dict[str, object]:
    told = asdict(finding)
    del told["facts"]
    return {**told, "message": message_of(finding, lang), "remedy": remedy_of(finding, lang)}


def _json(value: object, margin: str = "") -> str:
    """Write JSON as json.dumps with an indent does, and decimals with all their digits."""
    inner = margin + " "
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping) and value:
        pairs = (f"{json.dumps(k, ensure_ascii=False)}: {_json(v, inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(inner + p for p in pairs) + f"\n{margin}}}"
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return "[\n" + ",\n".join(inner + _json(v, inner) for v in value) + f"\n{margin}]"
    return json.dumps(value, ensure_ascii=False)


def to_markdown(listing: Listing) -> str:
    """Write rows as a Markdown table."""
    lines = [listing.columns, ["---"] * len(listing.columns), *([plain(v) for v in row] for row in listing.rows)]
    return "".join("| " + " | ".join(harmless(w).replace("|", "\\|") for w in line) + " |\n" for line in lines)
