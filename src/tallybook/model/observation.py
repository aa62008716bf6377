"""The observation table, declared once: the CSV header, JSON keys and docs follow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tallybook.model.grid import parted
from tallybook.model.quantity import Qualifier


class Observation(NamedTuple):
    """One value of one indicator for one area and one period, with the cell it stands in.

    Fields are in the order of the contract. Numbers are in the base unit; `obs_value` is None
    for missing values (obs_status M, O …) and for quantities that are only bounds. One that stands for several
    `figures` is condensed from them: it has the sums of their numbers, and the place of the first.
    """

    ref_area: str
    area_label: str
    indicator: str
    indicator_label: str
    activity: str
    time_period: str
    obs_value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    qualifier: Qualifier
    unit_measure: str
    obs_status: str
    source: str
    sheet: str
    cell: str
    raw: str
    figures: int = 1

    @property
    def area(self) -> str:
        """The area's code, or its label where it has none."""
        return self.ref_area or self.area_label

    @property
    def filled(self) -> bool:
        """Whether there is a figure at all, be it only a bound."""
        return self.obs_value is not None or self.value_low is not None or self.value_high is not None

    @property
    def column(self) -> tuple[str, str, str]:
        """The column it stands in: figures under one another in a sheet are rows of one table."""
        return (self.source, self.sheet, parted(self.cell)[0])


WORST_FIRST = "OMQLHJSBIEFUPNKWTVGDA"
"""The letters of obs_status, in the order that SDMX publishes for combined observations."""

OBSERVATION_COLUMNS: tuple[str, ...] = tuple(f for f in Observation._fields if f != "figures")


def figures_in(rows: Iterable[Observation]) -> int:
    """Count the figures for which observations stand."""
    return sum(o.figures for o in rows)


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that the sheet itself prints: evidence, never data.

    `parts` are the A1 cells (same sheet) of which it claims to be the sum; `axis` is "down"
    for a total row, "across" for a total column. `value` is in the base unit, and so is
    `tolerance`: by how much rounding alone may part it from the sum of its parts.
    """

    source: str
    sheet: str
    cell: str
    raw: str
    label: str
    value: Decimal | None
    parts: tuple[str, ...]
    axis: str
    tolerance: Decimal = Decimal(0)
