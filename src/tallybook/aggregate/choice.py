"""Choose what counts: never a whole and its parts, whether of activities, areas or periods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tallybook.aggregate.keys import AreaTree
from tallybook.aggregate.kinds import kind_of
from tallybook.aggregate.parts import without_parts
from tallybook.model import Codebook, Finding, IndicatorKind, Observation, exact_sum, make_finding
from tallybook.notation import holds, tiles

_YEAR = 4
Series = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The observations that totals may add, in order of their cells, and what was left out."""

    counted: tuple[Observation, ...]
    findings: tuple[Finding, ...]


def choose(observations: Iterable[Observation], codebook: Codebook, *, by: Collection[str]) -> Choice:
    """Leave out parts of activities that are reported whole, and areas whose districts reported.

    Where `by` does not keep indicators apart, parts of indicators that are reported whole are left out too.
    """
    ordered = sorted(observations, key=_place)
    whole, activities = _whole_activities(ordered, codebook)
    lowest, areas = _lowest_areas(whole, codebook)
    counted, parts = (lowest, []) if "indicator" in by else without_parts(lowest, codebook)
    return Choice(tuple(counted), (*activities, *areas, *parts, *_overlaps(counted, codebook)))


def _place(o: Observation) -> Series:
    return (o.source, o.sheet, o.cell, o.time_period)


def series_of(o: Observation) -> Series:
    """Give what identifies an observation's series over time."""
    return (o.ref_area or o.area_label, o.indicator or o.indicator_label, o.activity, o.unit_measure)


def _whole_activities(rows: list[Observation], codebook: Codebook) -> tuple[list[Observation], list[Finding]]:
    whole = dict(codebook.activity_part_of)
    if not whole:
        return rows, []
    reported = {(*_figure(o), o.activity) for o in rows}
    parts = [o for o in rows if (*_figure(o), whole.get(o.activity)) in reported]
    gone = set(parts)
    kept = [o for o in rows if o not in gone]
    return kept, [_inside(o, len(parts), whole) for o in parts[:1]]


def _inside(o: Observation, n: int, whole: Mapping[str, str]) -> Finding:
    return make_finding("PART_OF_WHOLE", o.source, o.sheet, o.cell, o.raw, n=n, whole=whole[o.activity])


def _figure(o: Observation) -> Series:
    area, indicator, _, unit = series_of(o)
    return (area, indicator, o.time_period[:_YEAR], unit)


def _lowest_areas(rows: list[Observation], codebook: Codebook) -> tuple[list[Observation], list[Finding]]:
    """Leave an area's own figure out where areas within it report the same indicator and year."""
    tree = AreaTree(codebook)
    below: dict[Series, list[Observation]] = {}
    for o in rows:
        _, *rest = _figure(o)
        for parent in tree.parents(o.ref_area):
            below.setdefault((parent, o.activity, *rest), []).append(o)
    own = {o: below[key] for o in rows if (key := (o.ref_area, o.activity, *_figure(o)[1:])) in below}
    findings = [f for o, parts in own.items() for f in _levels(o, parts)]
    return [o for o in rows if o not in own], findings


def _levels(o: Observation, parts: list[Observation]) -> list[Finding]:
    summed = exact_sum(p.obs_value or Decimal(0) for p in parts)
    if o.obs_value == summed:
        return []
    facts = {"area": o.area_label, "own": o.raw[:40], "n": len(parts), "summed": summed}
    return [make_finding("LEVELS_DIFFER", o.source, o.sheet, o.cell, o.raw, severity=None, **facts)]


def once_in_time(rows: list[Observation]) -> list[Observation]:
    """Keep, of each series of flows, either a long period or the short ones that lie within it.

    Short periods that cover the long one without a gap are kept, else the long one.
    """
    periods: dict[Series, set[str]] = {}
    for o in rows:
        periods.setdefault(series_of(o), set()).add(o.time_period)
    dropped = {s: _dropped(p) for s, p in periods.items() if len(p) > 1}
    return [o for o in rows if o.time_period not in dropped.get(series_of(o), ())]


def _dropped(periods: set[str]) -> set[str]:
    gone: set[str] = set()
    for coarse in sorted(periods, key=lambda p: (len(p), p)):
        inside = {p for p in periods - gone if holds(coarse, p)}
        if coarse not in gone and inside:
            gone |= {coarse} if tiles(coarse, inside) else inside
    return gone


def _overlaps(rows: list[Observation], codebook: Codebook) -> list[Finding]:
    kinds: Mapping[str, IndicatorKind] = {i.id: i.kind for i in codebook.indicators}
    flows = [o for o in rows if kind_of(o, kinds) is IndicatorKind.FLOW]
    kept = set(once_in_time(flows))
    gone = [o for o in flows if o not in kept]
    by_source: dict[str, list[Observation]] = {}
    for o in gone:
        by_source.setdefault(o.source, []).append(o)
    return [_overlap(found[0], len(found)) for found in by_source.values()]


def _overlap(o: Observation, n: int) -> Finding:
    return make_finding("PERIODS_OVERLAP", o.source, o.sheet, o.cell, o.raw, n=n, period=o.time_period)
