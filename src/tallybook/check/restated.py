"""Find what files say again of an earlier year that has returns of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallybook.model import Finding, Observation, Severity, exact_sum, make_finding
from tallybook.notation import series_of

_YEAR = 4
Figure = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """The figures that need not count a second time, and what there is to say about them."""

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]


def restated(later: Iterable[Observation], own: Iterable[Observation], *, year: str) -> Restated:
    """Give the later files' figures of `year` for which that year's own returns have the same series."""
    first: dict[Figure, Observation] = {}
    sums: dict[Figure, list[Observation]] = {}
    for o in own:
        if o.filled and o.time_period.startswith(year):
            first.setdefault((*series_of(o), o.time_period[:_YEAR]), o)
            sums.setdefault((*series_of(o), o.time_period), []).append(o)
    again = [o for o in later if o.filled and (*series_of(o), o.time_period[:_YEAR]) in first]
    by_source: dict[str, list[Observation]] = {}
    for o in again:
        by_source.setdefault(o.source, []).append(o)
    found = (_finding(rows, first, sums, year) for rows in by_source.values())
    return Restated(tuple(again), tuple(found))


def _finding(
    rows: list[Observation], first: dict[Figure, Observation], sums: dict[Figure, list[Observation]], year: str
) -> Finding:
    o = rows[0]
    original = first[(*series_of(o), o.time_period[:_YEAR])]
    differing = sum(_differs(o, sums.get((*series_of(o), o.time_period), [])) for o in rows)
    return make_finding(
        "YEAR_RESTATED",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        severity=Severity.WARNING if differing else Severity.NOTE,
        n=len(rows),
        year=year,
        where=" ".join(w for w in (original.source, original.sheet, original.cell) if w),
        differing=differing,
    )


def _differs(o: Observation, own: list[Observation]) -> bool:
    """Whether the same period has another figure; one told by parts of the year alone is not compared."""
    return bool(own) and o.obs_value != exact_sum(p.obs_value for p in own if p.obs_value is not None)
