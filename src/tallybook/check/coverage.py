"""Say which expected areas are missing and which labels name no area that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallybook.model import AreaEntry, Codebook, Finding, Observation, make_finding
from tallybook.notation import named

_NEAR = 60
_SEVERAL_YEARS = re.compile(r"\d{4}-.*/\d{4}-.*")


def coverage_findings(observations: Iterable[Observation], codebook: Codebook) -> tuple[Finding, ...]:
    """Give a warning for each expected area without a figure, each unknown label, each area out of its years."""
    found = list(observations)
    filled = [o for o in found if any(v is not None for v in (o.obs_value, o.value_low, o.value_high))]
    return (*_missing(filled, codebook), *_unknown(found, codebook), *_outside(filled, codebook))


def _missing(filled: list[Observation], codebook: Codebook) -> list[Finding]:
    """Look at each year that most of the areas expected in it have reported."""
    reported: dict[str, set[str]] = {}
    for o in filled:
        if not _SEVERAL_YEARS.fullmatch(named(o.time_period, "year")):
            reported.setdefault(o.time_period[:4], set()).add(o.ref_area)
    names = {a.code: a.names[0] for a in codebook.areas}
    expected = {year: codebook.expected_in(year) for year in sorted(reported)}
    return [
        make_finding("AREA_MISSING", raw=names.get(c, c), area=names.get(c, c), area_code=c, year=year)
        for year, codes in expected.items()
        if sum(c in reported[year] for c in codes) * 2 > len(codes)
        for c in codes
        if c not in reported[year]
    ]


def _outside(filled: list[Observation], codebook: Codebook) -> list[Finding]:
    """Look at each file's figures for years in which their area is not there."""
    areas = {a.code: a for a in codebook.areas}
    found: dict[tuple[str, str, str], list[Observation]] = {}
    for o in filled:
        area, year = areas.get(o.ref_area), o.time_period[:4]
        if area and not area.lasts_in(year):
            found.setdefault((o.source, o.ref_area, year), []).append(o)
    return [_outside_years(rows, areas[code], year) for (_, code, year), rows in found.items()]


def _outside_years(rows: list[Observation], area: AreaEntry, year: str) -> Finding:
    first = rows[0]
    facts = {"area": area.names[0], "years": area.years, "n": len(rows), "year": year}
    return make_finding("AREA_OUTSIDE_YEARS", first.source, first.sheet, first.cell, first.raw, severity=None, **facts)


def _unknown(observations: list[Observation], codebook: Codebook) -> list[Finding]:
    if not codebook.areas:
        return []
    first: dict[tuple[str, str], Observation] = {}
    for o in observations:
        if o.area_label and not o.ref_area:
            first.setdefault((o.source, o.area_label), o)
    return [_unknown_label(o, codebook) for o in first.values()]


def _unknown_label(o: Observation, codebook: Codebook) -> Finding:
    from rapidfuzz import process

    names = [n for a in codebook.areas for n in a.names]
    near = process.extractOne(o.area_label, names, score_cutoff=_NEAR)
    hint = f" ({near[0]}?)" if near else ""
    return make_finding("AREA_UNKNOWN", o.source, o.sheet, o.cell, o.area_label, near=hint)
