"""The codebook's tree of areas, and what lies within what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tallybook.aggregate.time import KindOf, once_in_time
from tallybook.model import Codebook, Finding, IndicatorKind, Observation, exact_sum, figures_in, make_finding
from tallybook.notation import Covered, named, series_of

Key = tuple[str, ...]
Rows = list[Observation]


class AreaTree:
    """The areas with all that is above each; a circle of parents ends where it began."""

    def __init__(self, codebook: Codebook) -> None:
        """Index names and parents."""
        self._names = {a.code: a.names[0] for a in codebook.areas}
        parents = {a.code: a.parent for a in codebook.areas}
        self._above = {code: _above(code, parents) for code in parents}
        children: dict[str, set[str]] = {}
        for a in codebook.areas:
            children.setdefault(a.parent, set()).add(a.code)
        self._branching = {code for code, below in children.items() if len(below) > 1}
        self._codes = {name: code for code, name in self._names.items()}
        self._bearers: dict[str, set[str]] = {}
        for code, name in self._names.items():
            self._bearers.setdefault(name, set()).add(code)
        self._place = {a.code: n for n, a in enumerate(codebook.areas)}
        self._expected: dict[str, set[str]] = {}
        for code in codebook.expected:
            own = () if codebook.of_register else (code,)
            for area in (*own, *self.above(code)):
                self._expected.setdefault(area, set()).add(code)

    def name(self, code: str, label: str) -> str:
        """Give the area's name in the codebook, or its label when it has no code."""
        return self._names.get(code, label)

    def above(self, code: str) -> tuple[str, ...]:
        """Give all areas above, nearest first."""
        return self._above.get(code, ())

    def shown_above(self, code: str) -> tuple[str, ...]:
        """Give the areas above that unite more than one, nearest first: the others would only say the same again."""
        return tuple(c for c in self.above(code) if c in self._branching)

    def order(self, name: str) -> tuple[int, int, str]:
        """Sort areas: the deepest first, then as the codebook lists them, then unknown ones."""
        code = self._codes.get(name)
        return (-len(self.above(code)), self._place[code], name) if code else (1, 0, name)

    def expected_within(self, name: str) -> set[str]:
        """Give the codes that ought to report within an area, itself included where the user named it."""
        return set().union(*(self._expected.get(code, ()) for code in self._bearers.get(name, ())))


def _above(code: str, parents: dict[str, str]) -> tuple[str, ...]:
    above: list[str] = []
    parent = parents.get(code, "")
    while parent and parent != code and parent not in above:
        above.append(parent)
        parent = parents.get(parent, "")
    return tuple(above)


def lowest_areas(rows: Rows, tree: AreaTree, kind_of: KindOf) -> tuple[Rows, list[Finding]]:
    """Leave an area's own figure out where areas within it, however far down, report the same one.

    The same is: that indicator in that year, of the same activity; and of an activity also figures
    below that name none and have all its days, for those are of all activities.
    """
    below: dict[Key, Rows] = {}
    for o in rows:
        for area in tree.above(o.ref_area) if o.filled else ():
            below.setdefault(_key(o, area, o.activity), []).append(o)
    if not below:
        return rows, []
    days = {key: Covered(o.time_period for o in found) for key, found in below.items() if not key[1]}
    own: dict[Key, Rows] = {}
    for o in rows:
        if _told_below(o, below, days):
            own.setdefault(_key(o, o.ref_area, o.activity), []).append(o)
    gone = {id(o) for found in own.values() for o in found}
    lowest = {key: [o for o in below.get(key, ()) if id(o) not in gone] for key in own}
    findings = [f for key, found in own.items() for f in _levels(found, lowest[key], kind_of)]
    return [o for o in rows if id(o) not in gone], findings


def _key(o: Observation, area: str, activity: str) -> Key:
    _, indicator, _, unit = series_of(o)
    return (area, activity, indicator, named(o.time_period, "year"), unit)


def _told_below(o: Observation, below: Mapping[Key, Rows], days: Mapping[Key, Covered]) -> bool:
    if _key(o, o.ref_area, o.activity) in below:
        return True
    whole = _key(o, o.ref_area, "")
    same = any(w.time_period == o.time_period for w in below.get(whole, ())[:1])
    return whole in below and (same or days[whole].holds(o.time_period))


def _levels(own: Rows, parts: Rows, kind_of: KindOf) -> list[Finding]:
    """Compare an area's own figures with those of the areas within it, each stretch of time once."""
    first, filled = own[0], [o for o in own if o.filled]
    if not parts or not filled or kind_of(first) is IndicatorKind.RATIO:
        return []
    stated, summed = (_sum(once_in_time(rows, kind_of)) for rows in (filled, parts))
    if stated == summed:
        return []
    facts = {"area": first.area_label, "own": stated, "n": figures_in(parts), "summed": summed}
    return [make_finding("LEVELS_DIFFER", first.source, first.sheet, first.cell, first.raw, severity=None, **facts)]


def _sum(rows: Iterable[Observation]) -> Decimal:
    return exact_sum(o.obs_value for o in rows if o.obs_value is not None)
