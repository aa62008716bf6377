"""Match labels to the codebook's codes, by exact name or stated alias only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.model import Codebook, Quantity
from tallybook.notation import Unit, halves, read_quantity
from tallybook.tidy.indicators import indicators_of
from tallybook.tidy.own_units import OwnUnits

_ASIDE = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]$")


class Names:
    """Look-ups over a codebook's names, made once; a name claimed twice matches nothing."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the names of areas and indicators."""
        self._areas = _index([(n, a.code) for a in codebook.areas for n in a.names])
        self._activities = codebook.all_activities
        self._units = OwnUnits(codebook.units)
        self._indicators = indicators_of(codebook.indicators, codebook.units)

    def is_activity(self, label: str) -> bool:
        """Whether the codebook names such an activity."""
        return label in self._activities

    def area(self, label: str) -> str:
        """Give the code of an area label, or nothing."""
        return next((code for n in (label, *halves(label)) if (code := self._areas.get(_key(n), ""))), "")

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

    def settled(self, unit: Unit) -> Unit:
        """Turn a unit that the user defined into its base: 家 may be 个."""
        return self._units.settled(unit)


def area_name(label: str) -> str:
    """Give an area's label without the population or the like that stands in its brackets."""
    match = _ASIDE.match(label)
    aside = read_quantity(match.group(2)) if match else None
    return match.group(1).strip() if match and isinstance(aside, Quantity) and aside.unit else label


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _index(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    claimed: set[str] = set()
    for name, code in pairs:
        key = _key(name)
        if found.get(key, code) != code:
            claimed.add(key)
        found[key] = code
    return {k: v for k, v in found.items() if k not in claimed}
