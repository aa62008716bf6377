"""Say how an indicator adds up: as the codebook states, else by its words and unit."""

from __future__ import annotations

from collections.abc import Mapping

from tallybook.model import IndicatorKind, Observation
from tallybook.notation import is_cumulative, is_ratio, is_stock


def kind_of(o: Observation, stated: Mapping[str, IndicatorKind]) -> IndicatorKind:
    """Give the kind of an observation's indicator; what nothing marks is a flow."""
    if o.indicator in stated:
        return stated[o.indicator]
    label = o.indicator_label
    if is_ratio(label) or o.unit_measure in {"%", "‰"}:
        return IndicatorKind.RATIO
    if is_cumulative(label):
        return IndicatorKind.CUMULATIVE
    return IndicatorKind.STOCK if is_stock(label) else IndicatorKind.FLOW
