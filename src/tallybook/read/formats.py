"""What a number format and a stored float show."""

from __future__ import annotations

import re
from decimal import Decimal

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def exact_float(value: float) -> Decimal:
    """Give the decimal a spreadsheet shows for a stored float: 15 significant digits."""
    shown = Decimal(f"{value:.15g}")
    return Decimal(f"{shown:f}") if shown.is_finite() else shown


def is_percent(code: str) -> bool:
    """Whether the format shows a fraction as a percentage."""
    return "%" in _QUOTED.sub("", code)


def is_date(code: str) -> bool:
    """Whether the format shows a day number as a date or a time."""
    bare = _QUOTED.sub("", code).lower()
    return "general" not in bare and any(letter in bare for letter in "ymdhs")
