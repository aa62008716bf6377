"""Match header paths to the codebook's indicators, by stated names with their units; a likeness is never enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tallybook.model import IndicatorEntry, UnitEntry
from tallybook.model.codebook import folded
from tallybook.notation import Unit, is_part, read_unit
from tallybook.tidy.own_units import OwnUnits

_BETWEEN = " / "
_MAY_SAY_UNIT = re.compile(r"[(（\[【%％]|[,:] ")

Path = tuple[str, ...]


@lru_cache(maxsize=8)
def indicators_of(entries: tuple[IndicatorEntry, ...], units: tuple[UnitEntry, ...]) -> Indicators:
    """Give the look-ups for a codebook's indicators and units, which are the same for all its tables."""
    return Indicators(entries, OwnUnits(units))


class Indicators:
    """Look-ups over the names of indicators, made once; a name claimed twice matches nothing.

    A name may be a whole path (宣传 / 资料) and may state its unit: 讲座(场次) and 讲座(人次) are two names.
    """

    def __init__(self, entries: Sequence[IndicatorEntry], own: OwnUnits) -> None:
        """Index the names; `own` are the units that the codebook defines."""
        self.units: dict[str, Unit] = {e.id: unit for e in entries if (unit := read_unit(e.unit))}
        self._own = own
        self._names: dict[str, dict[str, str]] = {}
        for entry in entries:
            for name in entry.names:
                self._add(name, entry.id)
        self._within = {e.id: e.part_of for e in entries}

    def match(self, words: Sequence[str], above: Sequence[str], unit: str) -> str:
        """Give the id of a header path below the headings `above` it, whose figures are in a unit, or nothing.

        The whole path counts first. Then its last words do, where what they stand below names no other
        indicator and the unit, if both are known, is that in which the codebook counts the indicator: what stands
        below a known word, 本年累计 or 其中：女, makes something else of it; 其中：女 is one where it is stated as a part.
        """
        path = tuple(dict.fromkeys((*above, *words)))
        if found := self._named((*above, *words), unit) or self._named(path, unit):
            return found
        for start in range(1, len(path)):
            found = self._named(path[start:], unit)
            if found and is_part(path[start]) and not self._is_of(found, path[:start]):
                continue
            if found and self._stands_free(found, path[:start]) and self._may_count_in(found, unit):
                return found
        return ""

    def _add(self, name: str, code: str) -> None:
        words, unit = self._read(name)
        units = self._names.setdefault(folded("".join(words)), {})
        units[unit] = code if units.get(unit, code) == code else ""

    def _read(self, name: str) -> tuple[Path, str]:
        """Take a name apart as a header path is: its words without units, and the unit."""
        parts = [self._own.split(part) if _MAY_SAY_UNIT.search(part) else (part, None) for part in name.split(_BETWEEN)]
        unit = next((unit for _, unit in reversed(parts) if unit), None)
        return tuple(word for word, _ in parts), self._own.settled(unit).base if unit else ""

    def _named(self, path: Sequence[str], unit: str) -> str:
        """Give the indicator of this name: the one of this unit before the one of any; without a unit the only one."""
        units = self._units(path)
        if unit in units or "" in units:
            return units.get(unit) or units.get("", "")
        return next(iter(units.values())) if len(units) == 1 and not unit else ""

    def _units(self, path: Sequence[str]) -> dict[str, str]:
        """Give the indicators of this name, by the units that it was stated with."""
        return self._names.get(folded("".join(path)), {})

    def _may_count_in(self, code: str, unit: str) -> bool:
        stated = self.units.get(code)
        return not unit or stated is None or self._own.settled(stated).base in {"", unit}

    def _stands_free(self, found: str, spanner: Path) -> bool:
        """Whether a spanner names no indicator, or the one that holds what was found."""
        named = {code for words in (spanner, *((w,) for w in spanner)) for code in self._units(words).values()}
        return named <= {"", found, *self._wholes(found)}

    def _is_of(self, found: str, spanner: Path) -> bool:
        """Whether a word of a spanner names the indicator of which this one is stated to be a part."""
        named = {code for word in spanner for code in self._units((word,)).values()}
        return bool(named.intersection(self._wholes(found)))

    def _wholes(self, code: str) -> Iterator[str]:
        seen = {code}
        while (code := self._within.get(code, "")) and code not in seen:
            seen.add(code)
            yield code
