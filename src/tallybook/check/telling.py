"""Which figures chance hardly repeats."""

from __future__ import annotations

from decimal import Decimal

from tallybook.notation import last_digit

_DIGITS = 3


def is_telling(value: Decimal) -> bool:
    """Whether a figure has three digits or more and does not end in zeros: two offices seldom have the same."""
    return value > 0 and last_digit(value) <= 0 and len(value.normalize().as_tuple().digits) >= _DIGITS
