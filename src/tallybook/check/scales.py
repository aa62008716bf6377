"""In what unit the codebook counts an indicator, and whether a figure is in it."""

from __future__ import annotations

from decimal import Decimal

from tallybook.model import Codebook, Observation
from tallybook.notation import Unit, count_the_same, read_unit, shifted


class Scales:
    """The units of a codebook's indicators, its own units settled."""

    def __init__(self, codebook: Codebook) -> None:
        """Read the unit of every indicator."""
        own = {u.name: u for u in codebook.units}
        self._units: dict[str, Unit] = {}
        for i in codebook.indicators:
            stated = own.get(i.unit)
            unit = Unit(stated.base, stated.multiplier) if stated else read_unit(i.unit)
            if unit:
                self._units[i.id] = unit

    def power(self, indicator: str) -> int:
        """Give the power of ten of an indicator's unit: 4 where it is counted in 万元."""
        return self._units[indicator].multiplier if indicator in self._units else 0

    def fits(self, indicator: str, o: Observation) -> bool:
        """Whether a figure is in the indicator's base unit, or says none."""
        unit = self._units.get(indicator)
        return not (unit and unit.base and o.unit_measure) or count_the_same(unit.base, o.unit_measure)

    def in_unit(self, indicator: str, value: Decimal) -> Decimal:
        """Write a base value in the indicator's own unit."""
        return shifted(value, -self.power(indicator))
