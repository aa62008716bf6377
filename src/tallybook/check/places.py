"""Which area a finding is about: that of its cell, else of its row, column, sheet or file where there is only one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallybook.model import Codebook, Finding, Observation

_CELL = re.compile(r"([A-Z]+)(\d+)")
_NOWHERE = ("", "")
Area = tuple[str, str]
Place = tuple[str, ...]


class Places:
    """Knows the areas of the figures around each finding."""

    def __init__(self, observations: Iterable[Observation], codebook: Codebook) -> None:
        self._names = {a.code: a.names[0] for a in codebook.areas}
        self._areas: dict[Place, set[Area]] = {}
        for o in dict.fromkeys((o.source, o.sheet, o.cell, o.ref_area, o.area_label) for o in observations):
            *place, code, label = o
            for around in _around(*place):
                self._areas.setdefault(around, set()).add(self._named(code, label))

    def area_of(self, finding: Finding) -> Area:
        """Give code and name of the area, both empty where it is none or several."""
        facts = dict(finding.facts)
        if not finding.source:
            return self._named(facts.get("area_code", ""), facts.get("area", ""))
        found = (self._areas.get(p, set()) for p in _around(finding.source, finding.sheet, finding.cell))
        return next((next(iter(areas)) for areas in found if len(areas) == 1), _NOWHERE)

    def _named(self, code: str, label: str) -> Area:
        """Write an area with a code in one way: by the codebook's name, else by the first."""
        return (code, self._names.setdefault(code, label)) if code else ("", label)


def _around(source: str, sheet: str, cell: str) -> Iterable[Place]:
    """Give what a cell is part of, from the cell itself to its file."""
    if match := _CELL.fullmatch(cell):
        col, row = match.groups()
        yield from ((source, sheet, f"={cell}"), (source, sheet, row), (source, sheet, col))
    if sheet or cell:
        yield (source, sheet)
    yield (source,)


def position(cell: str) -> tuple[int, int, str]:
    """Give where a cell stands, row before column, for sorting; what is no cell comes first."""
    match = _CELL.fullmatch(cell)
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, cell)
