"""Leave out indicators that are part of another one that is reported as well."""

from __future__ import annotations

from collections.abc import Mapping

from tallybook.model import Codebook, Finding, IndicatorKind, Observation, figures_in, make_finding
from tallybook.notation import holds, kind_of

_YEAR = 4
Series = tuple[str, ...]


def without_parts(rows: list[Observation], codebook: Codebook) -> tuple[list[Observation], list[Finding]]:
    """Keep of whole and part only the whole, where both have a figure for an area, activity, period and unit."""
    above = {i.id: i.part_of for i in codebook.indicators if i.part_of}
    if not above:
        return rows, []
    periods: dict[Series, set[str]] = {}
    for o in rows:
        if o.obs_value is not None or o.value_low is not None or o.value_high is not None:
            periods.setdefault(_series(o, o.indicator), set()).add(o.time_period)
    kinds = {i.id: i.kind for i in codebook.indicators}
    inside = {o: whole for o in rows if o.indicator in above and (whole := _whole(o, above, periods, kinds))}
    names = {i.id: i.zh for i in codebook.indicators}
    found = [
        _inside([o for o in inside if inside[o] == whole], names[whole]) for whole in dict.fromkeys(inside.values())
    ]
    return [o for o in rows if o not in inside], found


def _series(o: Observation, indicator: str) -> Series:
    return (o.ref_area or o.area_label, indicator, o.activity, o.unit_measure)


def _whole(
    o: Observation,
    above: Mapping[str, str],
    periods: Mapping[Series, set[str]],
    kinds: Mapping[str, IndicatorKind],
) -> str:
    """Give the nearest indicator above that holds the figure, or nothing."""
    whole = above.get(o.indicator, "")
    flow = kind_of(o, kinds) is IndicatorKind.FLOW
    while whole and not any(_meet(o.time_period, p, flow=flow) for p in periods.get(_series(o, whole), ())):
        whole = above.get(whole, "")
    return whole


def _meet(one: str, other: str, *, flow: bool) -> bool:
    """Whether two periods share time; of what takes its last period, whether they share the year."""
    if not flow:
        return one[:_YEAR] == other[:_YEAR]
    return one == other or holds(one, other) or holds(other, one)


def _inside(parts: list[Observation], whole: str) -> Finding:
    first = parts[0]
    place = (first.source, first.sheet, first.cell, first.raw)
    return make_finding("PART_OF_WHOLE", *place, n=figures_in(parts), whole=whole)
