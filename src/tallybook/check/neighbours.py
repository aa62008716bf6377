"""What the same figure is in the period before or after: evidence of which of two numbers is meant."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import prod

from tallybook.check.equations import Place
from tallybook.model import Observation
from tallybook.notation import series_of

_NEARER = Decimal("1.3")
"""By so many times must a number be nearer to each of its neighbours in time to count as nearer."""
_YEAR = 4


class Neighbours:
    """The figures of a run by series and period."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        """Note each series, and where each of its figures stands."""
        self._series: dict[tuple[str, ...], dict[str, Decimal]] = {}
        self._at: dict[Place, tuple[tuple[str, ...], str]] = {}
        for o in observations:
            if o.obs_value is not None and o.time_period:
                key = (*series_of(o), str(len(o.time_period)))
                self._series.setdefault(key, {}).setdefault(o.time_period, o.obs_value)
                self._at[o.source, o.sheet, o.cell] = (key, o.time_period)

    def nearer(self, place: Place, old: Decimal, new: Decimal) -> tuple[int, Decimal]:
        """Say whether a new number is clearly nearer to its neighbours in time than the old: 1, or further: -1, or neither.

        Beside it stands how many times nearer it is.
        """
        beside = self._beside(place)
        if not beside or not all(n > 0 for n in (*beside, old, new)):
            return 0, Decimal(1)
        times = prod((_apart(old, b) / _apart(new, b) for b in beside), start=Decimal(1))
        least = _NEARER ** len(beside)
        return (1 if times >= least else -1 if times * least <= 1 else 0), times

    def _beside(self, place: Place) -> list[Decimal]:
        """Give the same time of the years before and after; where neither is told, what is told right before, else right after."""
        key, period = self._at.get(place, ((), ""))
        series = self._series.get(key, {})
        same = [p for p in series if p != period and p[_YEAR:] == period[_YEAR:]]
        others = same or [p for p in series if p != period]
        before, after = (
            max((p for p in others if p < period), default=""),
            min((p for p in others if p > period), default=""),
        )
        chosen = [before, after] if same else [before or after]
        return [series[p] for p in chosen if p]


def _apart(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / min(one, other)
