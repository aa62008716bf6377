"""Put each figure beside the one of the period before: a step."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from statistics import median

from tallybook.model import IndicatorKind, Observation, Returns, exact_sum
from tallybook.notation import is_dated, kind_of, name_of

Thing = tuple[str, str, str]
"""What is counted: indicator, activity, unit."""

_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")
_SEVERAL = 3
_MOST_DIGITS = 100
"""Figures beyond that have no ratio that a float could tell."""


class Told:
    """All that is told of one thing for one area and period: the exact sum, and the observation with most of it."""

    def __init__(self, rows: Sequence[Observation], kind: IndicatorKind) -> None:
        self.value = exact_sum(o.obs_value for o in rows if o.obs_value is not None)
        self.o = max(rows, key=lambda o: abs(o.obs_value or Decimal(0)))
        self.kind = kind

    @property
    def period(self) -> str:
        """The period that it is told for."""
        return self.o.time_period

    @property
    def thing(self) -> Thing:
        """What it is a figure of."""
        return thing_of(self.o)


Series = Mapping[tuple[str, Thing], Mapping[str, Told]]
"""What is told by area and thing, then by period."""


class Step:
    """A figure and the one before it; `suspect` is that of the two which lies farther from the whole series, of two alone the later."""

    def __init__(self, before: Told, now: Told, usual: Decimal) -> None:
        self.before, self.now = before, now
        self.suspect, self.beside = (before, now) if _farther(before, now, usual) else (now, before)

    @property
    def kind(self) -> IndicatorKind:
        """How the thing adds up."""
        return self.now.kind

    @cached_property
    def ratio(self) -> float:
        """How many times the figure before; only for two figures above zero."""
        return float(self.now.value / self.before.value)

    @property
    def positive(self) -> bool:
        """Whether both figures are above zero, so that they have a ratio."""
        return self.now.value > 0 < self.before.value


def steps_of(told: Series) -> tuple[Step, ...]:
    """Give each figure with that of the period before, series by series.

    A flow follows the same part of an earlier year, for the seasons; a level the period before it.
    """
    return tuple(step for periods in told.values() for step in _steps(periods.values()))


def series(returns: Returns) -> Series:
    """Give what is told of each area and thing, by period; rates, bounds and days are left out."""
    kinds = {i.id: i.kind for i in returns.codebook.indicators}
    rows: dict[tuple[str, Thing], dict[str, list[Observation]]] = {}
    for o in returns.observations:
        if _is_comparable(o):
            rows.setdefault((o.area, thing_of(o)), {}).setdefault(o.time_period, []).append(o)
    return {
        key: {period: Told(found, kind) for period, found in by_period.items()}
        for key, by_period in rows.items()
        if (kind := kind_of(next(iter(by_period.values()))[0], kinds)) is not IndicatorKind.RATIO
    }


def _is_comparable(o: Observation) -> bool:
    known = o.obs_value is not None and abs(o.obs_value.adjusted()) <= _MOST_DIGITS
    return known and bool(_YEAR.match(o.time_period)) and not is_dated(o.time_period)


def thing_of(o: Observation) -> Thing:
    """Give what an observation counts, without the year that its own header may name: 2022年参加人次."""
    return (o.indicator or _without_year(name_of(o), o.time_period), o.activity, o.unit_measure)


@lru_cache(maxsize=20_000)
def _without_year(name: str, period: str) -> str:
    years = "|".join(_YEAR.findall(period)) or "-"
    return re.sub(rf"(?<!\d)(?:{years})(?!\d)\s*年?度?", "", name).strip()


def _steps(told: Iterable[Told]) -> Iterator[Step]:
    alike: dict[str, list[Told]] = {}
    for t in told:
        alike.setdefault(_part(t), []).append(t)
    for found in alike.values():
        ordered = sorted(found, key=lambda t: t.period)
        usual = median(t.value for t in ordered) if len(ordered) >= _SEVERAL else ordered[0].value
        yield from (Step(before, now, usual) for before, now in pairwise(ordered))


def _part(told: Told) -> str:
    """Give what periods that follow one another have in common: the month of a flow, the length of a level's."""
    digits = _DIGIT if told.kind is IndicatorKind.STOCK else _YEAR
    return digits.sub("#", told.period)


def _farther(one: Told, other: Told, usual: Decimal) -> bool:
    if not (one.value > 0 < other.value and usual > 0):
        return False
    return abs(math.log(one.value / usual)) > abs(math.log(other.value / usual))
