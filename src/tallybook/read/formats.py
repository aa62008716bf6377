"""What a number format and a stored float show."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

STORED = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?\s*")
"""How a file stores a number: other digits, separators and words are none."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_COUNTED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_THOUSANDTHS = re.compile(r"[0#?],+(?![0#?,])")


def exact_float(value: float) -> Decimal:
    """Give the decimal a spreadsheet shows for a stored float: 15 significant digits."""
    shown = Decimal(f"{value:.15g}")
    return Decimal(f"{shown:f}") if shown.is_finite() else shown


def is_percent(code: str) -> bool:
    """Whether the format shows a fraction as a percentage."""
    return "%" in _QUOTED.sub("", code)


def is_scaled(code: str) -> bool:
    """Whether the format leaves off the last thousands: 12345000 shows as 12,345."""
    return bool(_THOUSANDTHS.search(_QUOTED.sub("", code).split(";", 1)[0]))


def is_date(code: str) -> bool:
    """Whether the format shows a day number as a date or a time."""
    bare = _QUOTED.sub("", code).lower()
    return "general" not in bare and any(letter in bare for letter in "ymdhs")


def is_duration(code: str) -> bool:
    """Whether the format counts hours, minutes or seconds beyond the day: [h]:mm."""
    return bool(_COUNTED.search(code))


def shown_date(moment: date, code: str) -> str:
    """Write a date as finely as its format shows it: 2018-07 where that shows month and year only."""
    bare = _QUOTED.sub("", code).lower()
    if "d" in bare or "h" in bare or "y" not in bare:
        return moment.isoformat()
    return f"{moment:%Y-%m}" if "m" in bare else f"{moment:%Y}"
