"""Sums that ought to hold between the cells of a sheet, each as one equation that is nothing where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tallybook.model import Footing, Observation, PrintedTotal, exact_product, exact_sum, parted

Place = tuple[str, str, str]
"""Source, sheet and cell."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell holds: its value in the base unit, none for a gap, the text of the cell, and the area of its row."""

    value: Decimal | None
    raw: str
    area: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """The cells of a sum with what each is multiplied by; `off` is by how much it is not nothing.

    `total` is the cell that prints the sum, `axis` along which its parts lie. `step` is the last digit that rounding
    left, 0 where nothing was rounded. `told` is the cell and the rule of the finding that tells that it does not hold.
    """

    terms: Mapping[Place, Decimal]
    off: Decimal
    tolerance: Decimal = Decimal(0)
    step: Decimal = Decimal(0)
    total: Place | None = None
    axis: str = ""
    told: tuple[Place, str] = (("", "", ""), "")

    @property
    def foots(self) -> bool:
        """Whether it holds within its tolerance."""
        return abs(self.off) <= self.tolerance

    @property
    def parts(self) -> tuple[Place, ...]:
        """The cells that are added, without the total."""
        return tuple(p for p in self.terms if p != self.total)

    def changed(self, place: Place, by: Decimal) -> Decimal:
        """Give by how much it would be off if a cell held so much more."""
        return exact_sum((self.off, exact_product(self.terms[place], by)))

    def along(self, place: Place) -> str:
        """Give the row in which a part of a sum down a column stands, the column of a part of one across a row."""
        col, row = parted(place[2])
        return row if self.axis == "down" else col

    @property
    def line(self) -> tuple[str, ...]:
        """The row, or column, of totals that the sum is one of."""
        return (*self.total[:2], self.axis, self.along(self.total)) if self.total else ()


def equation_of(footing: Footing) -> Equation:
    """Make an equation of a printed total that could be held against its parts."""
    t = footing.printed
    total = (t.source, t.sheet, t.cell)
    parts = {(t.source, t.sheet, p): Decimal(-1) for p in t.parts}
    off = exact_sum((t.value or Decimal(0), -(footing.summed or Decimal(0))))
    step = 2 * t.tolerance / (len(parts) + 1)
    return Equation({total: Decimal(1), **parts}, off, t.tolerance, step, total, t.axis, (total, ""))


def figures_of(observations: Iterable[Observation], totals: Iterable[PrintedTotal]) -> dict[Place, Figure]:
    """Give what each cell holds that is an observation or a printed total."""
    figures = {(t.source, t.sheet, t.cell): Figure(t.value, t.raw) for t in totals}
    return figures | {(o.source, o.sheet, o.cell): Figure(o.obs_value, o.raw, o.area) for o in observations}
