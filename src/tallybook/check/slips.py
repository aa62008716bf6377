"""How a hand may have made one number of another: a digit mistyped, two swapped, a sign, a power of ten.

Source: Damerau, A technique for computer detection and correction of spelling errors (1964): one wrong, missing or
added letter, or two neighbours swapped, are four of five slips at a keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tallybook.model import Slip
from tallybook.notation import last_digit

_MOST_STEPS = 40


def slip_of(old: Decimal, new: Decimal) -> Slip | None:
    """Name the one slip by which `new` became `old`; None where it takes more than one."""
    if old == new or not new:
        return None
    if old == -new:
        return Slip.SIGN
    if old and is_power(old, new):
        return Slip.POWER
    if (old < 0) != (new < 0):
        return None
    return _slip_of_digits(*_written(abs(old), abs(new)))


def is_power(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ in nothing but where the point stands."""
    first, second = one.normalize().as_tuple(), other.normalize().as_tuple()
    return (first.sign, first.digits) == (second.sign, second.digits) and first.exponent != second.exponent


def _written(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Write two numbers as digits down to the last place that either has."""
    places = max(0, -last_digit(one), -last_digit(other))
    first, second = (f"{n:.{places}f}".replace(".", "").lstrip("0") or "0" for n in (one, other))
    return first, second


def _slip_of_digits(old: str, new: str) -> Slip | None:
    if len(old) == len(new):
        return _slip_of_same_length(old, new)
    longer, shorter = sorted((old, new), key=len, reverse=True)
    one_more = len(longer) == len(shorter) + 1
    return Slip.DIGIT if one_more and any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))) else None


def _slip_of_same_length(old: str, new: str) -> Slip | None:
    wrong = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    match wrong:
        case [_]:
            return Slip.DIGIT
        case [first, second] if second == first + 1 and (old[first], old[second]) == (new[second], new[first]):
            return Slip.SWAP
    return None


def near(wanted: Decimal, tolerance: Decimal, step: Decimal) -> Iterator[Decimal]:
    """Give the numbers that may stand for one within a tolerance, a step of rounding apart, the nearest first.

    Where rounding leaves so many that any digits would do, only the number itself.
    """
    reach = int(tolerance / step) if step else 0
    for n in range(reach + 1 if reach <= _MOST_STEPS else 1):
        yield from dict.fromkeys((wanted + n * step, wanted - n * step))
