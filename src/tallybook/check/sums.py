"""All sums of a run, by the cells that they hold and the rows and columns of totals that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tallybook.check.equations import Equation, Figure, Place
from tallybook.model import Slip, exact_product, exact_sum

LIKELY = {
    Slip.SWAP: 0,
    Slip.POWER: 0,
    Slip.SIGN: 0,
    Slip.EXCHANGED: 0,
    Slip.DIGIT: 1,
    Slip.REPEATED: 1,
    Slip.TWICE: 1,
    Slip.OPPOSITE: 3,
}
LESS_LIKELY = 2
"""Which slips come before which, among those that mend as much."""
MOST_ALIKE = 5
"""Where more cells than these would do as well, none of them is suspected."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A change of a cell that mends sums and breaks none; `rank` puts the likeliest first, `order` those of one rank.

    No `new` means that the figure does not belong there at all.
    """

    place: Place
    new: Decimal | None
    kind: Slip
    rank: tuple[int, ...]
    order: tuple[Decimal | int, ...] = ()
    other: Place | None = None
    mends: int = 1


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums, what their cells hold, which sums hold each cell, and which belong to one row or column of totals."""

    sums: Sequence[Equation]
    known: Mapping[Place, Figure]
    holding: dict[Place, list[Equation]] = field(default_factory=dict)
    lines: dict[tuple[str, ...], list[Equation]] = field(default_factory=dict)
    parts: dict[Equation, Mapping[str, Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note where each sum belongs."""
        for e in self.sums:
            self.lines.setdefault(e.line, []).append(e)
            for place in e.terms:
                self.holding.setdefault(place, []).append(e)

    def value(self, place: Place) -> Decimal:
        """Give what a cell adds to a sum; a gap adds nothing."""
        figure = self.known.get(place)
        return Decimal(0) if figure is None or figure.value is None else figure.value

    def parts_of(self, e: Equation) -> Mapping[str, Place]:
        """Give the parts of a sum by the row, or column, in which they stand."""
        if e not in self.parts:
            self.parts[e] = {e.along(p): p for p in e.parts}
        return self.parts[e]

    def effect(self, changes: Mapping[Place, Decimal]) -> tuple[int, int, int]:
        """Count the sums that changes of cells would mend, break, and leave broken."""
        about = dict.fromkeys(e for place in changes for e in self.holding.get(place, ()))
        held = [(e.foots, _foots_after(e, changes)) for e in about]
        return held.count((False, True)), held.count((True, False)), held.count((False, False))


def _foots_after(e: Equation, changes: Mapping[Place, Decimal]) -> bool:
    moved = (exact_product(e.terms[place], by) for place, by in changes.items() if place in e.terms)
    return abs(exact_sum((e.off, *moved))) <= e.tolerance
