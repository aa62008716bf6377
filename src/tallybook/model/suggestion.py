"""Which cell is probably wrong, and what may belong there: told, never applied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Slip(StrEnum):
    """How a figure may have gone wrong, or a total."""

    SWAP = "swap"
    DIGIT = "digit"
    SIGN = "sign"
    POWER = "power"
    EXCHANGED = "exchanged"
    REPEATED = "repeated"
    TWICE = "twice"
    SUBTOTAL = "subtotal"
    LEFT_OUT = "left out"
    FIGURE = "figure"
    OPPOSITE = "opposite"
    DOUBLED = "doubled"
    MISSING = "missing"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change that would mend a sum, on the sheet of its finding.

    `old` and `new` are written as the cell is, in its own unit; no `new` means that the figure does not belong there, or
    that more than one cell would change. Of what is missing, `new` is what it would have to be.
    `other` is a second cell that has to do with it, or empty. `mends` counts the sums that would then foot, `alike` the
    other cells of which a change would do as well.
    """

    kind: Slip
    cell: str
    old: str
    new: str = ""
    other: str = ""
    mends: int = 1
    alike: int = 0
