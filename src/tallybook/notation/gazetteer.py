"""Find the areas that a label may name, by whole names only: a likeness is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from tallybook.model import AreaEntry
from tallybook.notation.area_names import plain_area, short_forms
from tallybook.notation.labels import halves

_HIGHEST = 2
_LONGEST_TEXT, _LONGEST_NAME = 300, 12
_LEVELS = tuple("省市区县旗盟州地自")
_YEAR_FIRST = re.compile(r"^(?:19|20)\d\d年?度?")


class Gazetteer:
    """A list of areas by their names: whole, after the names of those above, and short of their level."""

    def __init__(self, areas: Iterable[AreaEntry]) -> None:
        """Index the areas; entries may share a code, where an area had other names in other years."""
        listed = tuple(areas)
        self._whole: dict[str, list[AreaEntry]] = {}
        self._short: dict[str, list[AreaEntry]] = {}
        self.parents = {a.code: a.parent for a in listed}
        names: dict[str, list[str]] = {}
        for a in listed:
            names.setdefault(a.code, []).append(plain_area(a.names[0]))
        for a in listed:
            for name in a.names:
                self._add(a, name)
            for above in self._paths(a, names):
                self._whole.setdefault(above + plain_area(a.names[0]), []).append(a)

    def _add(self, area: AreaEntry, name: str) -> None:
        self._whole.setdefault(plain_area(name), []).append(area)
        for form in short_forms(name):
            self._short.setdefault(form, []).append(area)

    def _paths(self, area: AreaEntry, names: dict[str, list[str]]) -> set[str]:
        """Give the ways to write those above an area before its name: 四川省, 泸州市, 四川省泸州市."""
        paths: set[str] = set()
        longer = [""]
        for code in self.above(area.code)[:_HIGHEST]:
            longer = [name + rest for name in names.get(code, ()) for rest in longer]
            paths |= {*names.get(code, ()), *longer}
        return paths

    def above(self, code: str) -> tuple[str, ...]:
        """Give the codes of all areas above, nearest first."""
        found: list[str] = []
        parent = self.parents.get(code, "")
        while parent and parent not in found:
            found.append(parent)
            parent = self.parents.get(parent, "")
        return tuple(found)

    def whole(self, label: str, year: str = "") -> tuple[AreaEntry, ...]:
        """Give the areas with this very name, written plainly: those of the year where there are any."""
        return _of_year(_first(self._whole, label), year)

    def fits(self, label: str, year: str = "") -> tuple[AreaEntry, ...]:
        """Give the areas that a label may name: by a whole name, else by one short of its level."""
        return self.whole(label, year) or _of_year(_first(self._short, label), year)

    def named_in(self, text: str) -> frozenset[str]:
        """Give the codes of the areas with areas in them that a text names: in full anywhere, in short where a line begins.

        Of 江苏省徐州市 that is the city alone.
        """
        found: set[str] = set()
        for line in map(plain_area, text[:_LONGEST_TEXT].splitlines()):
            ends = ((a, b) for a in range(len(line)) for b in range(a + 2, min(a + _LONGEST_NAME, len(line)) + 1))
            words = {line[a:b] for a, b in ends}
            found |= {area.code for w in words for area in self._whole.get(w, ())}
            first = _YEAR_FIRST.sub("", line)
            lengths = (n for n in range(2, _LONGEST_NAME) if first[n : n + 1] not in _LEVELS)
            found |= {area.code for n in lengths for area in self._short.get(first[:n], ())}
        holding = found & set(self.parents.values())
        return frozenset(holding - {above for code in holding for above in self.above(code)})


def _first(names: Mapping[str, Sequence[AreaEntry]], label: str) -> Sequence[AreaEntry]:
    """Look a label up as it stands, else by each half of one in two languages."""
    return next((found for n in (label, *halves(label)) if (found := names.get(plain_area(n), ()))), ())


def _of_year(found: Iterable[AreaEntry], year: str) -> tuple[AreaEntry, ...]:
    """Keep the areas of a year, or all where none is of it, each code once."""
    there = [a for a in found if a.lasts_in(year)] or list(found)
    return tuple({a.code: a for a in there}.values())


@lru_cache(maxsize=8)
def gazetteer_of(areas: tuple[AreaEntry, ...]) -> Gazetteer:
    """Give the index of a list of areas, made once."""
    return Gazetteer(areas)
