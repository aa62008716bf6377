"""Add observations up by the asked-for columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from tallybook.model import Codebook, IndicatorKind, Observation, Qualifier, Total
from tallybook.notation import is_cumulative, is_ratio, is_stock, split_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

BY = ("area", "indicator", "year", "half", "quarter", "month", "activity", "source")
"""What totals can be given by."""

_WORST_FIRST = "OMQLHJSBIEFUPNKWTVGDA"
_MONTHS_A_QUARTER = 3
_HALF = 6


def members(observations: Sequence[Observation], *, by: Sequence[str], codebook: Codebook) -> dict[Observation, int]:
    """Map each counted observation to the index of its total in `total_up`'s answer."""
    kinds = {i.id: i.kind for i in codebook.indicators}
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for o in sorted(_outermost(observations, codebook), key=_place):
        groups.setdefault((*_key(o, by, codebook), o.unit_measure), []).append(o)
    counted = [c for _, rows in sorted(groups.items()) if (c := _counted(rows, kinds)) is not None]
    return {o: n for n, rows in enumerate(counted) for o in rows}


def total_up(observations: Sequence[Observation], *, by: Sequence[str], codebook: Codebook) -> tuple[Total, ...]:
    """Give one total for each combination of the `by` columns and unit, in order of the keys.

    Flows add over areas and periods; stocks and cumulative returns take each area's last period;
    ratios are given only where a single one stands. The result does not depend on the order of
    the observations.
    """
    import pandas as pd

    ordered = sorted(_outermost(observations, codebook), key=_place)
    if not ordered:
        return ()
    kinds = {i.id: i.kind for i in codebook.indicators}
    frame = pd.DataFrame(
        {"key": [(*_key(o, by, codebook), o.unit_measure) for o in ordered], "row": range(len(ordered))}
    )
    groups = frame.groupby("key", sort=True)["row"]
    totals = (
        _total(cast("tuple[str, ...]", key), [ordered[i] for i in rows], by, kinds, codebook) for key, rows in groups
    )
    return tuple(t for t in totals if t is not None)


def _place(o: Observation) -> tuple[str, ...]:
    return (o.source, o.sheet, o.cell, o.time_period)


def _outermost(observations: Iterable[Observation], codebook: Codebook) -> list[Observation]:
    """Leave out the parts of an activity where the whole is reported as well."""
    whole = dict(codebook.activity_part_of)
    kept = list(observations)
    reported = {(o.area_label, o.indicator_label, o.time_period[:4], o.activity) for o in kept}
    return [
        o for o in kept if (o.area_label, o.indicator_label, o.time_period[:4], whole.get(o.activity)) not in reported
    ]


def _key(o: Observation, by: Sequence[str], codebook: Codebook) -> tuple[str, ...]:
    names = {
        "area": _area_name(o, codebook),
        "indicator": _indicator_name(o, codebook),
        "activity": o.activity,
        "source": o.source,
    }
    return tuple(names[b] if b in names else _period(o.time_period, b) for b in by)


def _area_name(o: Observation, codebook: Codebook) -> str:
    return (
        next((a.names[0] for a in codebook.areas if a.code == o.ref_area), o.area_label) if o.ref_area else o.area_label
    )


def _indicator_name(o: Observation, codebook: Codebook) -> str:
    return (
        next((i.zh for i in codebook.indicators if i.id == o.indicator), o.indicator_label)
        if o.indicator
        else " / ".join(split_unit(p)[0] for p in o.indicator_label.split(" / "))
    )


def _period(period: str, wanted: str) -> str:
    """Coarsen a period; one that is coarser than wanted stays as it is."""
    year, month = period[:4], period[5:7]
    if "/" in period[:5] or not period:
        return period
    if wanted == "year":
        return year
    if not month.isdigit():
        return f"{year}-H{1 if month in {'Q1', 'Q2'} else 2}" if wanted == "half" and month.startswith("Q") else period
    number = int(month)
    coarse = {
        "half": f"{year}-H{(number - 1) // _HALF + 1}",
        "quarter": f"{year}-Q{(number - 1) // _MONTHS_A_QUARTER + 1}",
    }
    return coarse.get(wanted, period[:7])


def _total(
    key: tuple[str, ...],
    rows: list[Observation],
    by: Sequence[str],
    kinds: dict[str, IndicatorKind],
    codebook: Codebook,
) -> Total | None:
    counted = _counted(rows, kinds)
    if counted is None:
        return None
    expected = len(codebook.expected) or None
    return Total(
        dict(zip(by, key[:-1], strict=True)),
        _sum([o.obs_value for o in counted]),
        _sum([o.value_low for o in counted]),
        _sum([o.value_high for o in counted]),
        _qualifier({o.qualifier for o in counted}),
        key[-1],
        min((o.obs_status for o in rows), key=_WORST_FIRST.index),
        len(counted),
        len({o.area_label for o in counted}),
        1 if expected and "area" in by else expected,
    )


def _counted(rows: list[Observation], kinds: dict[str, IndicatorKind]) -> list[Observation] | None:
    """Give the observations of a group that are added, or None when they may not be."""
    kind = _kind(rows[0], kinds)
    counted = [o for o in rows if o.obs_value is not None or o.value_low is not None or o.value_high is not None]
    if kind is IndicatorKind.RATIO and len(counted) != 1:
        return None
    return _last(counted) if kind in (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE) else counted


def _kind(o: Observation, kinds: dict[str, IndicatorKind]) -> IndicatorKind:
    if o.indicator in kinds:
        return kinds[o.indicator]
    label = o.indicator_label
    if is_ratio(label) or o.unit_measure in {"%", "‰"}:
        return IndicatorKind.RATIO
    if is_cumulative(label):
        return IndicatorKind.CUMULATIVE
    return IndicatorKind.STOCK if is_stock(label) else IndicatorKind.FLOW


def _last(rows: list[Observation]) -> list[Observation]:
    """Keep each area's last period."""
    last: dict[tuple[str, ...], str] = {}
    for o in rows:
        series = (o.area_label, o.indicator_label, o.activity)
        last[series] = max(last.get(series, ""), o.time_period)
    return [o for o in rows if o.time_period == last[o.area_label, o.indicator_label, o.activity]]


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [v for v in values if v is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _qualifier(words: set[Qualifier]) -> Qualifier:
    """Name the sum's bounds: one word for all, over for exact and over, about for any mix."""
    rest = words - {Qualifier.EXACT}
    if not rest:
        return Qualifier.EXACT
    return rest.pop() if len(rest) == 1 else Qualifier.ABOUT
