"""Write a value as the cell that holds another one writes it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from tallybook.check.equations import Figure
from tallybook.check.slips import is_power
from tallybook.notation import last_digit, shifted


def written_as(value: Decimal, like: Figure) -> str:
    """Write a base value in the unit of a cell: where 12.5 stands for 125,000, 152,000 is 15.2."""
    return plain(shifted(value, -power_of(like.raw, like.value or Decimal(0))))


def plain(value: Decimal) -> str:
    """Write a number with all its digits and no zeros behind the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def power_of(raw: str, value: Decimal) -> int:
    """Give the power of ten between the number that a cell shows and its value; 0 where it shows none."""
    try:
        shown = Decimal(re.sub(r"[\s,']", "", raw))
    except InvalidOperation:
        return 0
    if not value or not shown.is_finite() or not is_power(shown, value):
        return 0
    return last_digit(value) - last_digit(shown)
