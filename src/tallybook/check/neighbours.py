"""What the same figure is in the period before or after: evidence of which of two numbers is meant."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tallybook.check.equations import Place
from tallybook.model import Observation
from tallybook.notation import series_of

_NEARER = Decimal("1.5")
"""By so many times must a number be nearer to its neighbour in time to count as nearer."""


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

    def nearer(self, place: Place, old: Decimal, new: Decimal) -> int:
        """Say whether a new number is clearly nearer to the neighbouring period's than the old: 1, or further: -1, or neither."""
        beside = self._beside(place)
        if beside is None or not all(n > 0 for n in (beside, old, new)):
            return 0
        before, after = (max(n, beside) / min(n, beside) for n in (old, new))
        if before >= after * _NEARER:
            return 1
        return -1 if after >= before * _NEARER else 0

    def _beside(self, place: Place) -> Decimal | None:
        key, period = self._at.get(place, ((), ""))
        others = sorted(p for p in self._series.get(key, {}) if p != period)
        earlier = [p for p in others if p < period]
        chosen = earlier[-1] if earlier else others[0] if others else None
        return None if chosen is None else self._series[key][chosen]
