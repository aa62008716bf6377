"""The catalogue of findings as rows."""

from __future__ import annotations

from tallybook.model import Listing
from tallybook.model.codes import FindingCode

_COLUMNS = ("code", "severity", "title", "message", "example", "remedy")


def report_codes(codes: tuple[FindingCode, ...], lang: str) -> Listing:
    """Give each code with what it means, in a language."""
    return Listing(_COLUMNS, tuple(_row(c, lang) for c in codes))


def _row(code: FindingCode, lang: str) -> tuple[str, ...]:
    zh = lang == "zh"
    message, remedy = (text[zh].replace("{", "<").replace("}", ">") for text in (code.message, code.remedy))
    return code.code, code.severity.value, code.title[zh], message, code.example[zh], remedy
