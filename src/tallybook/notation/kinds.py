"""Say how an indicator adds up: as the codebook states, else by its words and unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tallybook.model import IndicatorKind, Observation
from tallybook.notation.labels import is_cumulative, is_ratio, is_stock
from tallybook.notation.series import name_of
from tallybook.notation.units import is_rate


def kind_of(o: Observation, stated: Mapping[str, IndicatorKind]) -> IndicatorKind:
    """Give the kind of an observation's indicator; what nothing marks is a flow."""
    if o.indicator in stated:
        return stated[o.indicator]
    return _by_words(name_of(o), o.unit_measure)


@lru_cache(maxsize=20_000)
def _by_words(label: str, unit: str) -> IndicatorKind:
    if is_ratio(label) or unit in {"%", "‰"} or is_rate(unit):
        return IndicatorKind.RATIO
    if is_cumulative(label):
        return IndicatorKind.CUMULATIVE
    return IndicatorKind.STOCK if is_stock(label) else IndicatorKind.FLOW
