"""Hold figures against the least and the most that the codebook states of their indicator."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.check.scales import Scales
from tallybook.model import Finding, IndicatorEntry, Observation, Returns, make_finding


def outside_ranges(returns: Returns) -> tuple[Finding, ...]:
    """Tell every figure that is surely below `min` or above `max`; what is only bounds may lie on either side."""
    bounded = {i.id: i for i in returns.codebook.indicators if (i.least, i.most) != (None, None)}
    scales = Scales(returns.codebook)
    figures = (o for o in returns.observations if o.indicator in bounded and scales.fits(o.indicator, o))
    return tuple(f for o in figures for f in _outside(o, bounded[o.indicator], scales))


def _outside(o: Observation, entry: IndicatorEntry, scales: Scales) -> Iterator[Finding]:
    low, high = (None if end is None else scales.in_unit(entry.id, end) for end in (o.value_low, o.value_high))
    below = entry.least is not None and high is not None and high < entry.least
    above = entry.most is not None and low is not None and low > entry.most
    if below or above:
        ends = ("" if end is None else f"{end:f}" for end in (entry.least, entry.most))
        where = (o.source, o.sheet, o.cell, o.raw)
        yield make_finding("VALUE_OUTSIDE", *where, indicator=entry.zh, range="–".join(ends), unit=entry.unit)
