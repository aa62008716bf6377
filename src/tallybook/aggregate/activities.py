"""Leave activities out that lie inside another one, or inside a figure for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tallybook.aggregate.areas import AreaTree
from tallybook.aggregate.time import KindOf, once_in_time
from tallybook.model import Finding, IndicatorKind, Observation, exact_sum, figures_in, make_finding
from tallybook.notation import Covered, is_dated, named, series_of

What = tuple[str, str, str]
Rows = list[Observation]


def without_stated_parts(rows: Rows, part_of: Mapping[str, str]) -> tuple[Rows, list[Finding]]:
    """Leave out what the codebook calls part of an activity that the same area reports for the year."""
    if not part_of:
        return rows, []
    reported = {(*_in_year(o), o.activity) for o in rows if o.filled}
    wholes = {id(o): whole for o in rows if (whole := _reported_whole(o, part_of, reported))}
    gone = [o for o in rows if id(o) in wholes]
    return [o for o in rows if id(o) not in wholes], [_inside(o, figures_in(gone), wholes[id(o)]) for o in gone[:1]]


def _reported_whole(o: Observation, part_of: Mapping[str, str], reported: set[tuple[str, ...]]) -> str:
    seen, whole = {o.activity}, part_of.get(o.activity, "")
    while whole and whole not in seen:
        if (*_in_year(o), whole) in reported:
            return whole
        seen.add(whole)
        whole = part_of.get(whole, "")
    return ""


def _in_year(o: Observation) -> tuple[str, ...]:
    area, indicator, _, unit = series_of(o)
    return (area, indicator, named(o.time_period, "year"), unit)


def _inside(o: Observation, n: int, whole: str) -> Finding:
    return make_finding("PART_OF_WHOLE", o.source, o.sheet, o.cell, o.raw, n=n, whole=whole)


def whole_or_activities(rows: Rows, tree: AreaTree, kind_of: KindOf) -> tuple[Rows, list[Finding]]:
    """Count a figure without an activity or those of its activities, never both.

    One without an activity is that of all activities, and counts; only where it is less than they are
    together do they count. A row without an activity in the column of others that have one is a further
    row of that log, and events with dates are the whole of nothing.
    """
    activities = [o for o in rows if o.activity and o.filled and kind_of(o) is not IndicatorKind.RATIO]
    logs = {o.column for o in activities}
    wholes: dict[What, Rows] = {}
    for o in rows if activities else ():
        if o.filled and not (o.activity or is_dated(o.time_period) or o.column in logs):
            wholes.setdefault(_what(o, o.area), []).append(o)
    covered = {what: Covered(o.time_period for o in found) for what, found in wholes.items()}
    parts: dict[What, Rows] = {}
    for o in activities:
        if whole := _whole_of(o, tree, wholes, covered):
            parts.setdefault(whole, []).append(o)
    return _settled(rows, wholes, parts, kind_of)


def _what(o: Observation, area: str) -> What:
    _, indicator, _, unit = series_of(o)
    return (area, indicator, unit)


def _whole_of(
    o: Observation, tree: AreaTree, wholes: Mapping[What, Rows], covered: Mapping[What, Covered]
) -> What | None:
    """Find the figure of the area, or of one above it, that has all the activity's days."""
    for area in (o.area, *tree.above(o.ref_area)):
        what = _what(o, area)
        same = any(w.time_period == o.time_period for w in wholes.get(what, ()))
        if same or (what in covered and covered[what].holds(o.time_period)):
            return what
    return None


def _settled(
    rows: Rows, wholes: Mapping[What, Rows], parts: Mapping[What, Rows], kind_of: KindOf
) -> tuple[Rows, list[Finding]]:
    gone: set[int] = set()
    findings = []
    for what, inside in parts.items():
        whole = wholes[what]
        own, summed = (_least(once_in_time(found, kind_of)) for found in (whole, inside))
        small = own < summed and kind_of(whole[0]) is IndicatorKind.FLOW
        gone |= {id(o) for o in (whole if small else inside)}
        findings.append(_told("WHOLE_TOO_SMALL" if small else "WHOLE_AND_PARTS", whole[0], inside, own, summed))
    return [o for o in rows if id(o) not in gone], findings


def _least(rows: Iterable[Observation]) -> Decimal:
    figures = (o.obs_value if o.obs_value is not None else o.value_low for o in rows)
    return exact_sum(f for f in figures if f is not None)


def _told(code: str, o: Observation, inside: Rows, own: Decimal, summed: Decimal) -> Finding:
    first = inside[0]
    facts = {"n": figures_in(inside), "activity": first.activity, "where": f"{first.source} {first.sheet} {first.cell}"}
    return make_finding(code, o.source, o.sheet, o.cell, o.raw, severity=None, own=own, summed=summed, **facts)
