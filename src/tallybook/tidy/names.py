"""Match labels to the codebook's codes, by exact name or stated alias only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.model import Codebook, Quantity
from tallybook.notation import Unit, halves, is_part, read_quantity, read_unit, split_unit

_ASIDE = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]$")


class Names:
    """Look-ups over a codebook's names, made once; a name claimed twice matches nothing."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the names of areas and indicators."""
        self._areas = _index([(n, a.code) for a in codebook.areas for n in a.names])
        self._indicators = _index([(n, i.id) for i in codebook.indicators for n in i.names])
        self._units = {i.id: unit for i in codebook.indicators if (unit := read_unit(i.unit))}
        self._activities = codebook.all_activities
        self._own = {u.name: Unit(u.base, u.multiplier) for u in codebook.units}
        self._stated = {name: Unit(name) for name in self._own}

    def is_activity(self, label: str) -> bool:
        """Whether the codebook names such an activity."""
        return label in self._activities

    def area(self, label: str) -> str:
        """Give the code of an area label, or nothing."""
        return next((code for n in (label, *halves(label)) if (code := self._areas.get(_key(n), ""))), "")

    def indicator(self, words: Sequence[str], above: Sequence[str] = ()) -> str:
        """Give the id of an indicator's header path.

        The whole path counts first, with and without the headings above it, then its last word alone: what
        stands below a known word, 本年累计 or 其中：女, makes something else of it.
        """
        for path in ((*above, *words), words):
            if found := self._indicators.get(_key("".join(path)), ""):
                return found
        if not words or is_part(words[-1]):
            return ""
        last = (words[-1], *halves(words[-1]))
        return next((found for word in last if (found := self._indicators.get(_key(word), ""))), "")

    def read_unit(self, text: str) -> Unit | None:
        """Read a text as a unit, the user's own ones first."""
        return self._stated.get("".join(text.split())) or read_unit(text)

    def split_unit(self, label: str) -> tuple[str, Unit | None]:
        """Part a label from the unit in its closing brackets."""
        match = _ASIDE.match(label)
        own = self._stated.get("".join(match.group(2).split())) if match else None
        return (match.group(1).strip(), own) if match and own else split_unit(label)

    def unit_of(self, indicator: str) -> Unit | None:
        """Give the unit that the codebook states for an indicator."""
        return self._units.get(indicator)

    def settled(self, unit: Unit) -> Unit:
        """Turn a unit that the user defined into its base: 家 may be 个."""
        own = self._own.get(unit.base)
        return Unit(own.base, own.multiplier + unit.multiplier) if own else unit


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
