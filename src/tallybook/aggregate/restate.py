"""Put figures of other years on one year's map: areas that merged or were renamed, by what they became."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tallybook.aggregate.time import KindOf
from tallybook.model import AreaEntry, Codebook, Finding, IndicatorKind, Observation, figures_in, make_finding
from tallybook.notation import divisions, ending, series_of

_YEAR = 4
_LASTING = {IndicatorKind.STOCK, IndicatorKind.CUMULATIVE}
Rows = Sequence[Observation]
Entries = Mapping[str, Sequence[AreaEntry]]


def on_map(
    observations: Iterable[Observation], codebook: Codebook, year: str, kinds: KindOf
) -> tuple[Rows, list[Finding]]:
    """Give the observations under the areas of a year, with a finding for each area that was brought or could not be.

    One that was split became several, and its figures stay under its own name; so do levels of areas that merged
    where they are not of one day.
    """
    entries: dict[str, list[AreaEntry]] = {}
    for a in codebook.areas or divisions():
        entries.setdefault(a.code, []).append(a)
    rows = tuple(observations)
    brought = {id(o): _brought(o, entries, year) for o in rows if o.ref_area in entries}
    uneven = _uneven(rows, brought, kinds)
    told: dict[tuple[str, str], list[Observation]] = {}
    for o in rows:
        area = entries.get(o.ref_area, [])
        there = any(a.lasts_in(year) for a in area) and brought.get(id(o)) == o.ref_area
        if area and not (there and _name(area, o.time_period[:_YEAR]) == _name(area, year)):
            told.setdefault((o.ref_area, "" if id(o) in uneven else brought[id(o)]), []).append(o)
    findings = [_told(found, entries, to, year) for (_, to), found in told.items()]
    moved = {i: to for i, to in brought.items() if to and i not in uneven}
    return tuple(o._replace(ref_area=moved[id(o)]) if id(o) in moved else o for o in rows), findings


def as_of(codebook: Codebook, year: str) -> Codebook:
    """Give a codebook that has and expects the areas of one year in every year."""
    areas = tuple(replace(a, valid_from=None, valid_to=None) if a.lasts_in(year) else a for a in codebook.areas)
    return replace(codebook, areas=areas, expected=codebook.expected_in(year))


def _brought(o: Observation, entries: Entries, year: str) -> str:
    """Give the code of what an area has become by a year, or nothing where that is not one area."""
    code, at, seen = o.ref_area, o.time_period[:_YEAR], set[tuple[str, str]]()
    while (code, at) not in seen:
        seen.add((code, at))
        found = entries.get(code, ())
        entry = next((a for a in found if a.lasts_in(at)), found[-1] if found else None)
        if entry is None or entry.lasts_in(year):
            return code if entry else ""
        if not entry.valid_to or int(year) < entry.valid_to or "|" in entry.successor:
            return ""
        code, at = entry.successor, str(entry.valid_to + 1)
    return ""


def _uneven(rows: Iterable[Observation], brought: Mapping[int, str], kinds: KindOf) -> set[int]:
    """Give levels that would be those of one area but are not of one day: which of them counts cannot be said."""
    ends: dict[tuple[str, ...], dict[str, date]] = {}
    lasting = [o for o in rows if o.filled and brought.get(id(o)) and kinds(o) in _LASTING]
    for o in lasting:
        same = ends.setdefault(_merged(o, brought), {})
        same[o.ref_area] = max(same.get(o.ref_area, date.min), ending(o.time_period)[0])
    odd = {key for key, areas in ends.items() if len(set(areas.values())) > 1}
    return {id(o) for o in lasting if _merged(o, brought) in odd and brought[id(o)] != o.ref_area}


def _merged(o: Observation, brought: Mapping[int, str]) -> tuple[str, ...]:
    return (brought[id(o)], *series_of(o)[1:], o.time_period[:_YEAR])


def _name(areas: Sequence[AreaEntry], year: str) -> str:
    return next((a.names[0] for a in areas if a.lasts_in(year)), areas[-1].names[0])


def _told(found: Sequence[Observation], entries: Entries, to: str, year: str) -> Finding:
    o = found[0]
    area = _name(entries[o.ref_area], o.time_period[:_YEAR])
    place = (o.source, o.sheet, o.cell, o.area_label)
    if to:
        return make_finding(
            "AREA_RESTATED", *place, area=area, n=figures_in(found), year=year, became=_name(entries[to], year)
        )
    last = next((a for a in entries[o.ref_area] if a.lasts_in(o.time_period[:_YEAR])), entries[o.ref_area][-1])
    parts = ", ".join(_name(entries[c], year) for c in last.successor.split("|") if c in entries)
    return make_finding("AREA_NOT_RESTATED", *place, area=area, n=figures_in(found), year=year, became=parts or "?")
