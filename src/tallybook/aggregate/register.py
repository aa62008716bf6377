"""Where no codebook lists areas, take those from the register of divisions that the figures are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tallybook.model import AreaEntry, Codebook, Finding, Observation, make_finding
from tallybook.notation import divisions, register

_NEAR = 60
Sheet = tuple[str, str]


def with_divisions(observations: Sequence[Observation], codebook: Codebook) -> tuple[Codebook, tuple[Finding, ...]]:
    """Give the codebook with the divisions that are reported, and those above that unite several.

    What a division above is to be complete of stands in `expected`: the divisions in it on the level that reports, and
    labels beside them that name none. One that has figures of its own and is not complete unites nothing.
    """
    if codebook.areas or not any(o.filled and o.ref_area for o in observations):
        return codebook, ()
    reported = _Reported(observations)
    areas = tuple(_told_apart(_entries(reported)))
    beside = tuple(AreaEntry(f"{above} {label}", (label,), above) for above, label in reported.beside)
    known = replace(codebook, areas=(*areas, *beside), expected=reported.expected, of_register=True)
    return known, tuple(reported.told())


@dataclass(frozen=True, slots=True)
class _Stray:
    """Labels of one sheet that name no division, the first of their figures, and the division of their neighbours."""

    first: Observation
    labels: tuple[str, ...]
    above: str


class _Reported:
    """The divisions that have figures, what unites them, and what each would be complete of."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        located = {(o.ref_area, o.time_period[:4]) for o in observations if o.filled and o.ref_area}
        self.codes = {code for code, _ in located}
        years = {year for _, year in located}
        self.parents = register().parents
        self._children: dict[str, list[str]] = {}
        for code, parent in self.parents.items():
            self._children.setdefault(parent, []).append(code)
        branches: dict[str, set[str]] = {}
        for code in self.codes:
            path = (code, *register().above(code))
            for below, above in pairwise(path):
                branches.setdefault(above, set()).add(below)
        self._holding = set(branches)
        strays = [s for s in _strays(observations, self.parents) if len(branches.get(s.above, ())) > 1]
        self.united = {a for a, below in branches.items() if len(below) > 1}
        self.united -= {a for a in self.united & self.codes if not self._complete(a, years, strays)}
        self.strays = [s for s in strays if s.above in self.united]

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """The labels that name no division, each with the division that its neighbours lie in."""
        return tuple(dict.fromkeys((s.above, label) for s in self.strays for label in s.labels))

    @property
    def expected(self) -> tuple[str, ...]:
        """Codes of all that the divisions above would be complete of."""
        found = {code for above in self.united for code in self._leaves(above)}
        return (*sorted(found), *(f"{above} {label}" for above, label in self.beside))

    def told(self) -> Iterator[Finding]:
        """Say of each sheet which of its labels are not in the total of the division above."""
        names = {a.code: a.names[0] for a in divisions()}
        for s in self.strays:
            place = (s.first.source, s.first.sheet, s.first.cell, s.first.area_label)
            labels = ", ".join(label + _near(label, s.above) for label in s.labels)
            yield make_finding("AREA_BESIDE", *place, n=len(s.labels), labels=labels, area=names[s.above])

    def _leaves(self, above: str) -> set[str]:
        """Give the divisions within one, on the level that has figures."""
        found: set[str] = set()
        for code in self._children.get(above, ()):
            deeper = code in self._holding and code not in self.codes
            found |= self._leaves(code) if deeper else {code}
        return found

    def _complete(self, above: str, years: Collection[str], strays: Iterable[_Stray]) -> bool:
        there = {a.code for a in divisions() if any(map(a.lasts_in, years))}
        return self._leaves(above) & there <= self.codes and all(s.above != above for s in strays)


def _near(label: str, above: str) -> str:
    """Ask whether a division within another was meant, if one has a name like the label."""
    from rapidfuzz import process

    names = {a.names[0]: a.code for a in divisions() if a.parent == above and not a.valid_to}
    found = process.extractOne(label, sorted(names), score_cutoff=_NEAR)
    return f" ({found[0]} {names[found[0]]}?)" if found else ""


def _strays(observations: Iterable[Observation], parents: Mapping[str, str]) -> Iterator[_Stray]:
    """Give for each sheet the labels that name no division, where others do."""
    sheets: dict[Sheet, tuple[set[str], dict[str, Observation]]] = {}
    for o in observations:
        if o.filled:
            known, strange = sheets.setdefault((o.source, o.sheet), (set(), {}))
            if o.ref_area:
                known.add(o.ref_area)
            elif o.area_label:
                strange.setdefault(o.area_label, o)
    for known, strange in sheets.values():
        above = Counter(parents.get(code, "") for code in sorted(known))
        if above and strange:
            yield _Stray(next(iter(strange.values())), tuple(strange), above.most_common(1)[0][0])


def _entries(reported: _Reported) -> Iterator[AreaEntry]:
    """Give the entries of all divisions that are reported, expected or unite others; what unites nothing is above nothing."""
    wanted = {*reported.codes, *reported.expected, *reported.united}
    for area in divisions():
        if area.code in wanted:
            united = next((a for a in register().above(area.code) if a in reported.united), "")
            yield replace(area, parent=united)


def _told_apart(areas: Iterable[AreaEntry]) -> Iterator[AreaEntry]:
    """Put the name of the division above before names that several have: two 朝阳区 are two areas."""
    listed = tuple(areas)
    bearers: dict[str, set[str]] = {}
    for a in listed:
        bearers.setdefault(a.names[0], set()).add(a.code)
    above = {a.code: a.names[0] for a in divisions()}
    for a in listed:
        if len(bearers[a.names[0]]) > 1:
            yield replace(a, names=(above.get(register().parents[a.code], "") + a.names[0], *a.names))
        else:
            yield a
