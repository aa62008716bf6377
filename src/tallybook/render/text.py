"""Write reports as CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal

from tallybook.model import Finding, Listing, Offer, Report, ReviewReport, SourceBalance, Weighed
from tallybook.model.codes import meaning_of, message_of, remedy_of, suggested

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control and direction marks, and what is not seen at all, but for the joiners that some scripts and emoji need."""
_FORMULA = re.compile(r"[=+\-@]")
_NO_FORMULA = re.compile(r"[=+@]|-+|[+-]\s*[\d.,]+\s*[%％]?")
_MARKDOWN = re.compile(r"[\\`*_~|<&\[]")


def harmless(text: str) -> str:
    """Make control and direction marks visible, so that no text can steer what shows it."""
    return _UNSAFE.sub(lambda m: "⏎" if m.group() in "\r\n" else f"\\x{ord(m.group()):02x}", text)


def runs(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula; a number and a lone mark are none."""
    return bool(_FORMULA.match(text)) and not _NO_FORMULA.fullmatch(text)


def plain(value: object) -> str:
    """Write a value: decimals as plain digits, None as nothing."""
    if isinstance(value, Decimal):
        return f"{value:f}" if value else "0"
    return "" if value is None else str(value)


def to_csv(listing: Listing) -> str:
    """Write rows as CSV with a header line; what a spreadsheet would run stands behind an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(listing.columns)
    writer.writerows([_field(v) for v in row] for row in listing.rows)
    return out.getvalue()


def _field(value: object) -> str:
    if not isinstance(value, str):
        return plain(value)
    text = harmless(value)
    return f"'{text}" if runs(text) else text


def to_json(report: Report, lang: str = "en", *, ok: bool) -> str:
    """Write the contract's JSON object; numbers keep all their digits. `ok` is whether the exit code is 0."""
    told = {
        "schema": f"tallybook.{report.command}/1",
        "ok": ok,
        "balance": asdict(report.balance),
        "sources": [_source(s) for s in report.sources],
        "findings": [] if report.discreet else [_finding(f, lang) for f in report.findings],
        report.command: _records(report.rows),
        **{part.name: _records(part.rows) for part in report.parts},
    }
    if report.command == "inspect":
        told["why"] = [{"sheet": sheet, **asdict(evidence)} for sheet, evidence in report.why]
    return _json(told) + "\n"


def listing_to_json(command: str, listing: Listing, *, ok: bool = True) -> str:
    """Write rows that rest on no file as the JSON object of a command."""
    return _json({"schema": f"tallybook.{command}/1", "ok": ok, command: _records(listing)}) + "\n"


def review_to_json(report: ReviewReport, *, ok: bool) -> str:
    """Write a review: its findings as the contract has them and with what hangs on each, then how many there are."""
    review, counts = report.review, dict.fromkeys(("findings", "errors", "warnings", "notes"), 0)
    for row in _records(report.by_code):
        counts = {name: n + int(str(row[name])) for name, n in counts.items()}
    told = {
        "schema": "tallybook.check/1",
        "ok": ok,
        "balance": asdict(review.balance),
        "sources": [_source(s) for s in review.sources],
        "findings": _weighed(review.told, report.rows, report.lang),
        "summary": {**counts, "codes": _records(report.by_code), "areas": _records(report.by_area)},
    }
    if review.rules:
        told["rules"] = [
            {"rule": r.rule.said, "passed": r.passed, "failed": r.failed, "unchecked": r.unchecked}
            for r in review.rules
        ]
    if review.since:
        still = [_finding(w.finding, report.lang) for w in review.since.still]
        told["since"] = {"new": len(review.told), "still": still, "gone": [asdict(k) for k in review.since.gone]}
    return _json(told) + "\n"


def _weighed(told: Sequence[Weighed], rows: Listing, lang: str) -> list[dict[str, object]]:
    return [_finding(w.finding, lang) | row for w, row in zip(told, _records(rows), strict=True)]


def _records(listing: Listing) -> list[dict[str, object]]:
    return [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]


def _source(about: SourceBalance) -> dict[str, object]:
    sheets = [{"sheet": name, "balance": asdict(balance)} for name, balance in about.sheets]
    return {**asdict(about.source), "balance": asdict(about.balance), "sheets": sheets}


def _finding(finding: Finding, lang: str) -> dict[str, object]:
    told = asdict(finding)
    del told["facts"], told["offers"], told["suggestions"], told["explanation"]
    if finding.explanation:
        told["explanation"] = finding.explanation
    words = {**told, "message": message_of(finding, lang), "remedy": remedy_of(finding, lang)}
    readings = [_reading(o, lang) for o in finding.offers]
    suggestions = [{**asdict(s), "suggestion": suggested(s, lang)} for s in finding.suggestions]
    further = {"readings": readings, "suggestions": suggestions}
    return words | {name: told for name, told in further.items() if told}


def _reading(offer: Offer, lang: str) -> dict[str, str]:
    return {"reading": meaning_of(offer, lang), "hint": offer.hint}


def _json(value: object, margin: str = "") -> str:
    """Write JSON as json.dumps with an indent does, and decimals with all their digits."""
    inner = margin + " "
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping) and value:
        pairs = (f"{_json(k)}: {_json(v, inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(inner + p for p in pairs) + f"\n{margin}}}"
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return "[\n" + ",\n".join(inner + _json(v, inner) for v in value) + f"\n{margin}]"
    return _UNSAFE.sub(lambda m: json.dumps(m.group())[1:-1], json.dumps(value, ensure_ascii=False))


def to_markdown(listing: Listing) -> str:
    """Write rows as a Markdown table; what Markdown or HTML would act on is escaped."""
    rows = ([_MARKDOWN.sub(r"\\\g<0>", harmless(plain(v))) for v in row] for row in listing.rows)
    lines = [listing.columns, ["---"] * len(listing.columns), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
