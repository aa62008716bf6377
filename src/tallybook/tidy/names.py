"""Match labels to the codebook's codes: indicators by exact name or stated alias, areas by names that only one has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tallybook.model import Codebook, Quantity
from tallybook.notation import Unit, gazetteer_of, halves, read_quantity
from tallybook.tidy.indicators import indicators_of
from tallybook.tidy.own_units import OwnUnits, parted


class Names:
    """Look-ups over a codebook's names, made once; a name claimed twice matches nothing."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the names of areas and indicators."""
        self._areas = gazetteer_of(codebook.areas)
        self._codes: dict[str, str] = {}
        self._activities = codebook.all_activities
        self._units = OwnUnits(codebook.units)
        self._indicators = indicators_of(codebook.indicators, codebook.units)

    def is_activity(self, label: str) -> bool:
        """Whether the codebook names such an activity."""
        return label in self._activities

    def area(self, label: str) -> str:
        """Give the code of the only area that a label may name, or nothing."""
        if label not in self._codes:
            fits = self._areas.fits(label) if label else ()
            self._codes[label] = fits[0].code if len(fits) == 1 else ""
        return self._codes[label]

    def indicator(self, words: Sequence[str], above: Sequence[str] = (), unit: Unit | None = None) -> str:
        """Give the id of an indicator's header path, whose header or row may state the unit; or nothing.

        A last word in two languages is known by either.
        """
        base = self.settled(unit).base if unit else ""
        paths = [words, *((*words[:-1], half) for word in words[-1:] for half in halves(word))]
        return next((found for path in paths if (found := self._indicators.match(path, above, base))), "")

    def read_unit(self, text: str) -> Unit | None:
        """Read a text as a unit, the user's own ones first."""
        return self._units.read(text)

    def split_unit(self, label: str) -> tuple[str, Unit | None]:
        """Part a label from the unit in its closing brackets."""
        return self._units.split(label)

    def unit_of(self, indicator: str) -> Unit | None:
        """Give the unit that the codebook states for an indicator."""
        return self._indicators.units.get(indicator)

    def defined(self, base: str) -> Unit | None:
        """Give what the user defined a unit as."""
        return self._units.defined(base)

    def settled(self, unit: Unit) -> Unit:
        """Turn a unit that the user defined into its base: 家 may be 个."""
        return self._units.settled(unit)


@lru_cache(maxsize=20_000)
def area_name(label: str) -> str:
    """Give an area's label without the population or the like that stands in its brackets."""
    name, aside = parted(label)
    said = read_quantity(aside) if aside else None
    return name if isinstance(said, Quantity) and said.unit else label
