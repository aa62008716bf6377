"""The catalogue of findings: what each code says in both languages, and what to do.

A room a subject: files, cells, sheets, tables, dimensions, figures, series. Every finding is made by `make_finding` and put into
words by `message_of` and `remedy_of`; no other place of the program holds a finding's text.
"""

from __future__ import annotations

import re

from tallybook.model.codes.cells import CELLS
from tallybook.model.codes.chinese import in_chinese
from tallybook.model.codes.code import FindingCode
from tallybook.model.codes.dimensions import DIMENSIONS
from tallybook.model.codes.edits import EDITS
from tallybook.model.codes.figures import FIGURES
from tallybook.model.codes.files import FILES
from tallybook.model.codes.series import SERIES
from tallybook.model.codes.sheets import SHEETS
from tallybook.model.codes.suggestions import suggested, suggested_in_all
from tallybook.model.codes.tables import TABLES
from tallybook.model.evidence import Offer
from tallybook.model.finding import Finding, Severity

FINDING_CODES: tuple[FindingCode, ...] = (*FILES, *CELLS, *SHEETS, *TABLES, *DIMENSIONS, *FIGURES, *EDITS, *SERIES)
"""Every code that a finding can carry."""

_BY_CODE = {c.code: c for c in FINDING_CODES}
_LONGEST_RAW = 80
_FOR_US = re.compile(r"sender|报送单位|tallybook|`|\.(?:toml|csv)\b", re.IGNORECASE)
_OF_SENDERS = (
    "Please check it: correct what is wrong, or explain what is right.",
    "请核对：有误的请更正，无误的请说明。",
)
_MEANINGS = {
    "area": ("{what} names the areas", "{what} 是地区"),
    "no area": ("{what}: none names areas", "{what} 都不是地区"),
    "period": ("{what} holds periods", "{what} 是时期"),
    "value": ("{what} holds figures of its own", "{what} 是数值"),
    "code": ("{what} holds codes", "{what} 是编号"),
    "total": ("{what} adds up the others", "{what} 是合计"),
    "skip": ("{what} holds nothing that counts", "{what} 不计入"),
    "called by letters": ("{what} holds figures, called by its letter", "{what} 是数值，以列号为名"),
}
"""What a hint that a finding offers would mean."""


def meaning_of(offer: Offer, lang: str = "en") -> str:
    """Say in words how the sheet would be read under an offered hint."""
    return _MEANINGS[offer.meaning][lang == "zh"].format(what=offer.what)


def make_finding(
    code: str,
    source: str = "",
    sheet: str = "",
    cell: str = "",
    raw: str = "",
    *,
    severity: Severity | None = None,
    **facts: object,
) -> Finding:
    """Make a finding; a code that the catalogue does not have is a KeyError."""
    entry = _BY_CODE[code]
    told = tuple((k, str(v)) for k, v in facts.items())
    return Finding(code, severity or entry.severity, source, sheet, cell, raw[:_LONGEST_RAW], told)


def message_of(finding: Finding, lang: str = "en") -> str:
    """Say in words what was found; `lang` is en or zh."""
    chinese = lang == "zh"
    facts = {k: in_chinese(v) if chinese else v for k, v in finding.facts}
    return _BY_CODE[finding.code].message[chinese].format(**facts)


def remedy_of(finding: Finding, lang: str = "en") -> str:
    """Say what to do about it; `lang` is en or zh."""
    return _BY_CODE[finding.code].remedy[lang == "zh"].format_map(dict(finding.facts))


def asked_of_sender(finding: Finding, lang: str = "en") -> str:
    """Say what to do about it to whoever sent it, who is not told to ask the sender, nor what to do with Tallybook."""
    remedy = remedy_of(finding, lang)
    return _OF_SENDERS[lang == "zh"] if _FOR_US.search(remedy) else remedy


__all__ = [
    "FINDING_CODES",
    "FindingCode",
    "asked_of_sender",
    "in_chinese",
    "make_finding",
    "meaning_of",
    "message_of",
    "remedy_of",
    "suggested",
    "suggested_in_all",
]
