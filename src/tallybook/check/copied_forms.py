"""Find forms that were copied: two areas that say the same in many cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import combinations

from tallybook.check.telling import is_telling
from tallybook.model import Codebook, Finding, Observation, Returns, make_finding
from tallybook.notation import series_of

_FEWEST = 3
_MOST_ALIKE = 2
_YEAR = 4
_NOTHING = Decimal(0)
Cell = tuple[str, ...]
"""Indicator, activity, unit and period: where a form has a figure."""


def copied_forms(returns: Returns) -> tuple[Finding, ...]:
    """Tell two areas that have the same figures for the periods of a year, three or more, and more of them than differ.

    Small and round figures are alike by chance: only those of three digits or more count as the same, none that end in
    zeros, and none that a third area has as well. An area and the one above it may well be alike.
    """
    by_year: dict[str, dict[str, dict[Cell, Observation]]] = {}
    for o in returns.observations:
        if o.area and o.obs_value is not None:
            _, *what = series_of(o)
            by_year.setdefault(o.time_period[:_YEAR], {}).setdefault(o.area, {}).setdefault((*what, o.time_period), o)
    above = _above(returns.codebook)
    return tuple(
        _finding(one, other, year, areas)
        for year, areas in by_year.items()
        for one, other in _alike(areas)
        if other not in above.get(one, ()) and one not in above.get(other, ())
    )


def _alike(areas: Mapping[str, Mapping[Cell, Observation]]) -> Iterable[tuple[str, str]]:
    """Give the pairs of areas that have at least three telling figures in common, and fewer that differ."""
    having: dict[tuple[Cell, Decimal], list[str]] = {}
    for area, cells in areas.items():
        for cell, o in cells.items():
            if o.obs_value is not None and is_telling(o.obs_value):
                having.setdefault((cell, o.obs_value), []).append(area)
    same = Counter(pair for found in having.values() if len(found) <= _MOST_ALIKE for pair in combinations(found, 2))
    for (one, other), n in same.items():
        if n >= _FEWEST and n > _differing(areas[one], areas[other]):
            yield one, other


def _differing(one: Mapping[Cell, Observation], other: Mapping[Cell, Observation]) -> int:
    return sum(one[cell].obs_value != other[cell].obs_value for cell in one.keys() & other.keys())


def _above(codebook: Codebook) -> dict[str, set[str]]:
    """Give all areas above each one."""
    parents = {a.code: a.parent for a in codebook.areas if a.parent}
    found: dict[str, set[str]] = {}
    for code in parents:
        above = code
        while (above := parents.get(above, "")) and above not in found.setdefault(code, set()):
            found[code].add(above)
    return found


def _finding(one: str, other: str, year: str, areas: Mapping[str, Mapping[Cell, Observation]]) -> Finding:
    first, second = areas[one], areas[other]
    shared = [cell for cell in second if cell in first]
    same = [
        c for c in shared if second[c].obs_value == first[c].obs_value and is_telling(first[c].obs_value or _NOTHING)
    ]
    o, original = second[same[0]], first[same[0]]
    return make_finding(
        "FORM_COPIED",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        area=o.area_label,
        other=original.area_label,
        n=len(same),
        of=len(shared),
        year=year,
        where=" ".join(w for w in (original.source, original.sheet, original.cell) if w),
    )
