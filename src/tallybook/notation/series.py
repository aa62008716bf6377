"""What a figure is a figure of, however its sheet writes it."""

from __future__ import annotations

from tallybook.model import Observation
from tallybook.notation.units import without_units

Series = tuple[str, str, str, str]


def series_of(o: Observation) -> Series:
    """Give area, indicator, activity and unit: what two figures share that differ in their period alone."""
    return (o.area, o.indicator or without_units(o.indicator_label), o.activity, o.unit_measure)
