"""Which area a finding is about: that of its cell, else of its row, column, sheet or file where there is only one.

For a file without figures it is the one that its name has in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from tallybook.model import Codebook, Finding, Observation, parted
from tallybook.notation import plain_area

_SHEET = 2
"""How many words name a sheet; more name a part of it."""
_NOWHERE = ("", "")
Area = tuple[str, str]
Place = tuple[str, ...]


class Places:
    """Knows the areas of the figures around each finding."""

    def __init__(self, observations: Iterable[Observation], codebook: Codebook) -> None:
        self._listed = codebook.areas
        self._names = {a.code: a.names[0] for a in codebook.areas}
        self._areas: dict[Place, set[Area]] = {}
        for o in dict.fromkeys((o.source, o.sheet, o.cell, o.ref_area, o.area_label) for o in observations):
            *place, code, label = o
            for around in _around(*place):
                self._areas.setdefault(around, set()).add(self._named(code, label))
        self._mixed = {_lines(p) for p, areas in self._areas.items() if len(areas) > 1}

    def area_of(self, finding: Finding) -> Area:
        """Give code and name of the area, both empty where it is none or several.

        Rows tell it only where no row of the sheet has several areas; columns likewise.
        """
        if not finding.source:
            facts = dict(finding.facts)
            return self._named(facts.get("area_code", ""), facts.get("area", ""))
        around = _around(finding.source, finding.sheet, finding.cell)
        found = (self._areas.get(p, set()) for p in around if _lines(p) not in self._mixed)
        if (finding.source,) not in self._areas:
            return self._of_file(finding.source)
        return next((next(iter(areas)) for areas in found if len(areas) == 1), _NOWHERE)

    def _of_file(self, source: str) -> Area:
        """Give the only area of the codebook, but for those above it, that the name of a file without figures has in it."""
        name = plain_area(PurePath(source).stem)
        named = [a for a in self._listed if any(plain_area(n) in name for n in a.names)]
        above = {a.parent for a in named}
        lowest = {a.code for a in named} - above
        return self._named(lowest.pop(), "") if len(lowest) == 1 else _NOWHERE

    def _named(self, code: str, label: str) -> Area:
        """Write an area with a code in one way: by the codebook's name, else by the first."""
        return (code, self._names.setdefault(code, label)) if code else ("", label)


def _around(source: str, sheet: str, cell: str) -> Iterable[Place]:
    """Give what a cell is part of: the cell itself, its row, column, sheet and file."""
    col, row = parted(cell)
    if row:
        yield from ((source, sheet, "cell", cell), (source, sheet, "row", row), (source, sheet, "column", col))
    if sheet or cell:
        yield (source, sheet)
    yield (source,)


def _lines(place: Place) -> Place:
    """Give a row or column as one of all rows or columns of its sheet, anything else as it is."""
    return place[:3] if _is_line(place) else place


def _is_line(place: Place) -> bool:
    return len(place) > _SHEET and place[_SHEET] != "cell"
