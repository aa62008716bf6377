"""Read units, those that the codebook defines before those that everybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallybook.model import UnitEntry
from tallybook.notation import Unit, read_unit, split_unit

_ASIDE = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]$")


class OwnUnits:
    """Look-ups over a codebook's units."""

    def __init__(self, entries: Iterable[UnitEntry]) -> None:
        """Index the units by their names."""
        self._own = {u.name: Unit(u.base, u.multiplier) for u in entries}
        self._stated = {name: Unit(name) for name in self._own}

    def read(self, text: str) -> Unit | None:
        """Read a text as a unit, the user's own ones first."""
        return self._stated.get("".join(text.split())) or read_unit(text)

    def split(self, label: str) -> tuple[str, Unit | None]:
        """Part a label from the unit in its closing brackets."""
        name, aside = parted(label)
        own = self._stated.get("".join(aside.split()))
        return (name, own) if own else split_unit(label)

    def defined(self, base: str) -> Unit | None:
        """Give what the user defined a unit as."""
        return self._own.get(base)

    def settled(self, unit: Unit) -> Unit:
        """Turn a unit that the user defined into its base: 家 may be 个."""
        own = self._own.get(unit.base)
        return Unit(own.base, own.multiplier + unit.multiplier) if own else unit


def parted(label: str) -> tuple[str, str]:
    """Part a label from what stands in its closing brackets; both are the label and nothing where there are none."""
    match = _ASIDE.match(label)
    return (match.group(1).strip(), match.group(2)) if match else (label, "")
