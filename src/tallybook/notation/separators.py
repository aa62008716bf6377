"""Tell from the numbers of a whole sheet whether a comma or a point parts the decimals.

`1.234,5` is read only where the sheet says so: where several numbers can be read no other way and none contradicts them,
or fewer in a sheet whose words are those of a language that writes commas. In such a sheet `1.234` is a thousand and more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from tallybook.notation.lexicon import decimal_sign_of

_GROUP = r"(?:[.\s]\d{3})"
_COMMA_DECIMAL = re.compile(
    rf"[-+(]?(?:\d{{1,3}}{_GROUP}+,\d+|(?:\d{{1,3}}{_GROUP}*|\d+),(?:\d{{1,2}}|\d{{4,}})|0,\d+)[)%]?"
)
_POINT_GROUPS = re.compile(r"[-+(]?\d{1,3}(?:\.\d{3}){2,}[)%]?")
_POINT_DECIMAL = re.compile(r"[-+(]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d{3}|0?\.\d+)[)%]?")
_COMMA_GROUPS = re.compile(r"[-+(]?\d{1,3}(?:,\d{3}){2,}[)%]?")
_EITHER = re.compile(r"[-+(]?[1-9]\d{0,2}\.\d{3}[)%]?")
_EUROPEAN = re.compile(rf"([-+(]?)(\d{{1,3}}{_GROUP}+|\d+)(?:,(\d+))?([)%]?)")
_UNGROUPED = re.compile(r"[-+(]?\d{5,}(?:[.,]\d+)?[)%]?")
_FEWEST = 3


class Separators(StrEnum):
    """What parts decimals and thousands in a sheet's texts."""

    POINT = "point"
    COMMA = "comma"
    UNSURE = "unsure"


def separators(texts: Iterable[str]) -> Separators:
    """Say how a sheet parts its decimals; unsure where 1.234 may be a thousand: a few numbers have commas, or no word tells."""
    said = [_plain(t) for t in texts]
    plain = [t for t in said if t[:1].isdigit() or t[:1] in "-+(."]
    comma = sum(bool(_COMMA_DECIMAL.fullmatch(t) or _POINT_GROUPS.fullmatch(t)) for t in plain)
    if any(_POINT_DECIMAL.fullmatch(t) or _COMMA_GROUPS.fullmatch(t) for t in plain):
        return Separators.POINT
    if comma >= _FEWEST:
        return Separators.COMMA
    either = sum(bool(_EITHER.fullmatch(t)) for t in plain)
    sign = decimal_sign_of(said) if comma or either else "."
    if not comma and sign == ".":
        return Separators.POINT
    grouped = bool(either) and not any(map(_UNGROUPED.fullmatch, plain))
    return Separators.COMMA if sign == "," and (comma or grouped) else Separators.UNSURE


def with_point(text: str) -> str:
    """Write a number with a decimal comma the way this program reads numbers; other texts stay."""
    match = _EUROPEAN.fullmatch(_plain(text))
    if not match:
        return text
    sign, whole, decimals, end = match.groups()
    units = re.sub(r"[.\s]", "", whole)
    return f"{sign}{units}.{decimals}{end}" if decimals else f"{sign}{units}{end}"


def may_be_thousands(text: str) -> bool:
    """Whether a text may be a whole number with a point between its thousands as well as one with three decimals."""
    return bool(_EITHER.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
