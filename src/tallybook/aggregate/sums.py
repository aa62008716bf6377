"""Add quantities with their bounds, words and statuses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallybook.model import WORST_FIRST, Observation, Qualifier, exact_sum


@dataclass(frozen=True, slots=True)
class Sum:
    """A value with its bounds; the word says what the bounds are."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier


NOTHING = Sum(None, None, None, Qualifier.EXACT)


def add(rows: Sequence[Observation]) -> Sum:
    """Add exactly; a bound that one part lacks, the sum lacks too."""
    value = _sum([o.obs_value for o in rows])
    low = _sum([o.value_low for o in rows])
    high = _sum([o.value_high for o in rows])
    return Sum(value, low, high, _qualifier({o.qualifier for o in rows}, value, low, high))


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [v for v in values if v is not None]
    return exact_sum(known) if known and len(known) == len(values) else None


def subtract(now: Sum, before: Sum) -> Sum:
    """Give the change, with the widest bounds that both leave; a bound that one lacks, the change lacks too."""
    value = _less(now.value, before.value)
    low, high = _less(now.low, before.high), _less(now.high, before.low)
    if now.qualifier is before.qualifier is Qualifier.EXACT:
        return Sum(value, low, high, Qualifier.EXACT)
    return Sum(value, low, high, _of_bounds(value, low, high))


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else exact_sum((one, -other))


def _qualifier(words: set[Qualifier], value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Qualifier:
    """Keep the one word there is; name a mix after the bounds it has."""
    rest = words - {Qualifier.EXACT}
    if not rest:
        return Qualifier.EXACT
    return rest.pop() if len(rest) == 1 else _of_bounds(value, low, high)


def _of_bounds(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Qualifier:
    """Name a value that is not exact after its bounds."""
    if value is None:
        return Qualifier.RANGE if low is not None and high is not None else Qualifier.VAGUE
    if value == low:
        return Qualifier.AT_LEAST if high is None else Qualifier.OVER
    return Qualifier.AT_MOST if value == high else Qualifier.ABOUT


def worst(statuses: Iterable[str]) -> str:
    """Give the worst status in the order that SDMX publishes for combined observations."""
    return min(statuses, key=WORST_FIRST.index)
