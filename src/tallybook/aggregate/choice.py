"""Choose what counts: never a whole and its parts, whether of activities, areas, indicators or periods."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from tallybook.aggregate.activities import whole_or_activities, without_stated_parts
from tallybook.aggregate.areas import AreaTree, lowest_areas
from tallybook.aggregate.overlaps import overlap_findings
from tallybook.aggregate.parts import without_parts
from tallybook.aggregate.time import without_running, without_years_across
from tallybook.model import Codebook, Finding, Observation, figures_in, make_finding, row_by_row
from tallybook.notation import kind_of

_TIMES = {"year", "half", "quarter", "month"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The observations that totals may add, in order of their cells, and what was left out."""

    counted: tuple[Observation, ...]
    findings: tuple[Finding, ...]


def choose(observations: Iterable[Observation], codebook: Codebook, *, by: Collection[str]) -> Choice:
    """Leave out parts of activities that are reported whole, and areas whose districts reported.

    Where `by` does not keep activities or indicators apart, parts of those that are reported whole are left out too;
    where it keeps no times apart, school years beside the calendar years that share their days.
    """
    tree = AreaTree(codebook)
    kinds = partial(kind_of, stated={i.id: i.kind for i in codebook.indicators})
    ordered = sorted(observations, key=_place)
    whole, stated = without_stated_parts(ordered, dict(codebook.activity_part_of))
    lowest, areas = lowest_areas(whole, tree, kinds)
    once, activities = (lowest, []) if "activity" in by else whole_or_activities(lowest, tree, kinds)
    apart, across = (once, []) if _TIMES & set(by) else without_years_across(once)
    single, running = (apart, []) if "indicator" in by else without_running(apart, kinds)
    counted, parts = (single, []) if "indicator" in by else without_parts(single, codebook)
    found = (
        *stated,
        *areas,
        *activities,
        *_by_source("YEARS_MIXED", across),
        *_by_source("PERIODS_OVERLAP", running),
        *parts,
        *overlap_findings(counted, kinds),
    )
    return Choice(tuple(counted), found)


def _place(o: Observation) -> tuple[object, ...]:
    """Sort by files, sheets and cells, these row by row."""
    return (o.source, o.sheet, row_by_row(o.cell), o.time_period)


def _by_source(code: str, rows: list[Observation]) -> list[Finding]:
    """Say for each file how many of its figures are left out, and the period of the first."""
    by_source: dict[str, list[Observation]] = {}
    for o in rows:
        by_source.setdefault(o.source, []).append(o)
    return [_left_out(code, found[0], figures_in(found)) for found in by_source.values()]


def _left_out(code: str, o: Observation, n: int) -> Finding:
    return make_finding(code, o.source, o.sheet, o.cell, o.raw, n=n, period=o.time_period)
