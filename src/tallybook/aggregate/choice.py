"""Choose what counts: never a whole and its parts, whether of activities, areas, indicators or periods."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from tallybook.aggregate.activities import whole_or_activities, without_stated_parts
from tallybook.aggregate.areas import AreaTree, lowest_areas
from tallybook.aggregate.parts import without_parts
from tallybook.aggregate.time import KindOf, overlapping
from tallybook.model import Codebook, Finding, Observation, make_finding
from tallybook.notation import kind_of


@dataclass(frozen=True, slots=True)
class Choice:
    """The observations that totals may add, in order of their cells, and what was left out."""

    counted: tuple[Observation, ...]
    findings: tuple[Finding, ...]


def choose(observations: Iterable[Observation], codebook: Codebook, *, by: Collection[str]) -> Choice:
    """Leave out parts of activities that are reported whole, and areas whose districts reported.

    Where `by` does not keep activities or indicators apart, parts of those that are reported whole are left out too.
    """
    tree = AreaTree(codebook)
    kinds = partial(kind_of, stated={i.id: i.kind for i in codebook.indicators})
    ordered = sorted(observations, key=_place)
    whole, stated = without_stated_parts(ordered, dict(codebook.activity_part_of))
    lowest, areas = lowest_areas(whole, tree, kinds)
    once, activities = (lowest, []) if "activity" in by else whole_or_activities(lowest, tree, kinds)
    counted, parts = (once, []) if "indicator" in by else without_parts(once, codebook)
    return Choice(tuple(counted), (*stated, *areas, *activities, *parts, *_overlaps(counted, kinds)))


def _place(o: Observation) -> tuple[str, ...]:
    return (o.source, o.sheet, o.cell, o.time_period)


def _overlaps(rows: list[Observation], kinds: KindOf) -> list[Finding]:
    """Say for each file how many of its figures are for a time that counts with another figure."""
    by_source: dict[str, list[Observation]] = {}
    for o in overlapping((o for o in rows if o.filled), kinds):
        by_source.setdefault(o.source, []).append(o)
    return [_overlap(found[0], len(found)) for found in by_source.values()]


def _overlap(o: Observation, n: int) -> Finding:
    return make_finding("PERIODS_OVERLAP", o.source, o.sheet, o.cell, o.raw, n=n, period=o.time_period)
