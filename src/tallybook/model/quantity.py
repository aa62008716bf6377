"""A quantity as somebody wrote it: a value, or only bounds, with the words kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple


class Qualifier(StrEnum):
    """The word around the number. Bounds: `over` and `range` parts exclude the high end."""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"

    @property
    def mark(self) -> str:
        """The sign that stands before such a value wherever people read it; nothing where the bounds say it."""
        return _MARKS.get(self, "")


_MARKS = {
    Qualifier.OVER: "≥ ",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.AT_MOST: "≤ ",
    Qualifier.NEARLY: "≤ ",
    Qualifier.ABOUT: "≈ ",
}


class Quantity(NamedTuple):
    """A number in its base unit. None as a bound means open (or unknown).

    `unit` is the base unit as written (份, 人次, 元, %), empty when none was; `multiplier` is
    the power of ten already applied (万元 → 4). `doubts` names contradictions in the words.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""
    multiplier: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Text that is no quantity, or one that cannot be read exactly.

    `numberlike` is True when it looks like a number that a person meant as data (1,2,3 or
    1.234,5): such a cell must be reported; plain words are not.
    """

    reason: str
    numberlike: bool = False


def exact_product(one: Decimal, other: Decimal) -> Decimal:
    """Multiply two decimals without ever rounding."""
    with localcontext(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN):
        return one * other


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """Add decimals without ever rounding; the empty sum is 0."""
    with localcontext(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN):
        return sum(values, Decimal(0))
