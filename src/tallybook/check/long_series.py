"""Find months that stand out of a series of twelve or more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean, median
from typing import NamedTuple

from tallybook.check.doubtful import beyond_chance, material
from tallybook.check.saying import digits
from tallybook.check.steps import Told
from tallybook.model import Finding, make_finding

_MONTH = re.compile(r"\d{4}-\d{2}")
_LONG, _FAR = 12, 3.5


class _Peak(NamedTuple):
    """A month far from the median of its series."""

    told: Told
    usual: float
    n: int

    @property
    def season(self) -> tuple[object, ...]:
        """What the same peak of another year, or of another area, shares with it."""
        return (self.told.thing, self.told.period[5:], self.told.value > self.usual)


def standing_out(series: Iterable[Iterable[Told]]) -> Iterator[Finding]:
    """Give the months that are far from their series, but for those that are so in another year or area too: a season."""
    peaks = [p for told in series for p in _peaks([t for t in told if _MONTH.fullmatch(t.period)])]
    seasons = Counter(p.season for p in peaks)
    for peak in peaks:
        if seasons[peak.season] == 1:
            o = peak.told.o
            facts = {"value": digits(peak.told.value), "period": o.time_period, "usual": f"{peak.usual:,.6g}"}
            yield make_finding("MONTH_STANDS_OUT", o.source, o.sheet, o.cell, o.raw, severity=None, **facts, n=peak.n)


def _peaks(months: Sequence[Told]) -> Iterator[_Peak]:
    if len(months) < _LONG:
        return
    values = [float(t.value) for t in months]
    usual = median(values)
    for told, value, score in zip(months, values, scores(values), strict=True):
        if score > _FAR and usual > 0 <= value and material(value / usual) and beyond_chance(value, usual):
            yield _Peak(told, usual, len(months))


def scores(values: Sequence[float]) -> list[float]:
    """Give the modified z-score of each value, without its sign; all 0 where the values are one.

    Iglewicz, B., and Hoaglin, D. C. (1993), How to detect and handle outliers: 0.6745·|x − median|/MAD, more than 3.5
    being far; where half the values are one, 0.7979·|x − median| over the mean absolute deviation.
    """
    middle = median(values)
    apart = [abs(v - middle) for v in values]
    spread = median(apart)
    if spread:
        return [0.6745 * a / spread for a in apart]
    mean = fmean(apart)
    return [0.7979 * a / mean if mean else 0.0 for a in apart]
