"""What a figure is a figure of, however its sheet writes it."""

from __future__ import annotations

import re
from functools import lru_cache

from tallybook.model import Observation
from tallybook.notation.running import running_since
from tallybook.notation.units import without_units

_FROM_JANUARY = re.compile(r"\d{4}-(?:01(?:/\d{4}-\d\d)?|[QH]1)")
Series = tuple[str, str, str, str]


def series_of(o: Observation) -> Series:
    """Give area, indicator, activity and unit: what two figures share that differ in their period alone."""
    return (o.area, o.indicator or name_of(o), o.activity, o.unit_measure)


def name_of(o: Observation) -> str:
    """Give the words of an indicator without units, and without 本年累计 where the period says the same."""
    return _name(o.indicator_label, o.time_period)


@lru_cache(maxsize=20_000)
def _name(label: str, period: str) -> str:
    *path, last = label.split(" / ")
    told = _FROM_JANUARY.fullmatch(period) and running_since(last) is not None
    return without_units(" / ".join(path) if told else label)
