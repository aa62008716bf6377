"""Say which expected areas are missing, and which have figures for years in which they are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallybook.model import AreaEntry, Codebook, Finding, Observation, figures_in, make_finding
from tallybook.notation import named

_SEVERAL_YEARS = re.compile(r"\d{4}-.*/\d{4}-.*")


def coverage_findings(observations: Iterable[Observation], codebook: Codebook) -> tuple[Finding, ...]:
    """Give a warning for each expected area without a figure, and each area out of its years."""
    if not (codebook.areas or codebook.expected):
        return ()
    filled = [o for o in observations if o.filled]
    return (*_missing(filled, codebook), *_outside(filled, codebook))


def _missing(filled: list[Observation], codebook: Codebook) -> list[Finding]:
    """Look at each year that most of the areas expected in it have reported."""
    reported: dict[str, set[str]] = {}
    for period, area in dict.fromkeys((o.time_period, o.ref_area) for o in filled):
        if not _SEVERAL_YEARS.fullmatch(named(period, "year")):
            reported.setdefault(period[:4], set()).add(area)
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
    there = {(a.code, year) for year in {o.time_period[:4] for o in filled} for a in codebook.areas if a.lasts_in(year)}
    found: dict[tuple[str, str, str], list[Observation]] = {}
    for o in filled:
        area, year = areas.get(o.ref_area), o.time_period[:4]
        if area and (area.code, year) not in there:
            found.setdefault((o.source, o.ref_area, year), []).append(o)
    return [_outside_years(rows, areas[code], year) for (_, code, year), rows in found.items()]


def _outside_years(rows: list[Observation], area: AreaEntry, year: str) -> Finding:
    first = rows[0]
    facts = {"area": area.names[0], "years": area.years, "n": figures_in(rows), "year": year}
    return make_finding("AREA_OUTSIDE_YEARS", first.source, first.sheet, first.cell, first.raw, severity=None, **facts)
