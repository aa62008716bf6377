"""Reduce each series over time, by the rule of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from tallybook.model import IndicatorKind, Observation, exact_sum
from tallybook.notation import Covered, ending, is_dated, series_of, stretch_of, widest
from tallybook.notation.labels import is_cumulative, is_running
from tallybook.notation.series import Series

KindOf = Callable[[Observation], IndicatorKind]
_ACROSS = re.compile(r"\d{4}/\d{4}")
_LASTING = {IndicatorKind.STOCK, IndicatorKind.CUMULATIVE}


def once_in_time(rows: Iterable[Observation], kind_of: KindOf) -> list[Observation]:
    """Keep what counts of each series: no stretch of time of a flow twice, of what lasts the last period."""
    kept = {id(o) for series, kind in _by_series(rows, kind_of) for o in _reduced(series, kind)}
    return [o for o in rows if id(o) in kept]


def overlapping(rows: Iterable[Observation], kind_of: KindOf) -> list[tuple[list[Observation], list[Observation]]]:
    """Give of each series what was left out because its time is told by another period as well, and what counts."""
    found = ((_told_again(series, kind), series, kind) for series, kind in _by_series(rows, kind_of))
    return [(gone, _reduced(series, kind)) for gone, series, kind in found if gone]


def without_years_across(rows: list[Observation]) -> tuple[list[Observation], list[Observation]]:
    """Part the figures of years that span two from those of calendar years that share days with them."""
    calendar: dict[Series, set[str]] = {}
    for o in rows:
        if o.filled and (stretch := stretch_of(o.time_period)):
            years = {f"{stretch.first.year:04d}", f"{stretch.last.year:04d}"}
            calendar.setdefault(series_of(o), set()).update(years)
    across = [o for o in rows if o.filled and not calendar.get(series_of(o), set()).isdisjoint(_both_years(o))]
    gone = set(map(id, across))
    return [o for o in rows if id(o) not in gone], across


def without_running(rows: list[Observation], kind_of: KindOf) -> tuple[list[Observation], list[Observation]]:
    """Part running totals, 讲座 / 累计, from the rest where their sheet tells 讲座 of the same area too."""
    flows = {(o.source, o.sheet, _by_label(o)) for o in rows if o.filled and kind_of(o) is IndicatorKind.FLOW}
    parts = [o for o in rows if kind_of(o) is IndicatorKind.CUMULATIVE and _of_what_runs(o) in flows]
    gone = set(map(id, parts))
    return [o for o in rows if id(o) not in gone], parts


def _of_what_runs(o: Observation) -> tuple[str, str, Series] | None:
    *path, last = o.indicator_label.split(" / ")
    whole = o._replace(indicator_label=" / ".join(path))
    return (o.source, o.sheet, _by_label(whole)) if is_cumulative(last) or is_running(last) else None


def _by_label(o: Observation) -> Series:
    return series_of(o._replace(indicator=""))


def _both_years(o: Observation) -> tuple[str, ...]:
    return tuple(o.time_period.split("/")) if _ACROSS.fullmatch(o.time_period) else ()


def _by_series(rows: Iterable[Observation], kind_of: KindOf) -> Iterator[tuple[list[Observation], IndicatorKind]]:
    series: dict[Series, list[Observation]] = {}
    for o in rows:
        series.setdefault(series_of(o), []).append(o)
    return ((found, kind_of(found[0])) for found in series.values())


def _reduced(rows: list[Observation], kind: IndicatorKind) -> list[Observation]:
    if len({o.time_period for o in rows}) == 1 or kind is IndicatorKind.RATIO:
        return rows
    return _last(rows) if kind in _LASTING else _without_overlap(rows)


def _last(rows: list[Observation]) -> list[Observation]:
    last = max((o.time_period for o in rows), key=ending)
    return [o for o in rows if o.time_period == last]


def _without_overlap(rows: list[Observation]) -> list[Observation]:
    """Choose among years, halves, quarters and months; an event on some of their days lies inside them.

    Events may share days with one another, and a log may say 5月 in one row and 5月24日 in the next:
    nothing lies inside a row of its own column.
    """
    periods = {o.time_period for o in rows}
    chosen = widest(p for p in periods if not is_dated(p))
    if chosen == periods:
        return rows
    columns: dict[tuple[str, str, str], set[str]] = {}
    for o in rows:
        if o.time_period in chosen:
            columns.setdefault(o.column, set()).add(o.time_period)
    covered = {column: Covered(p) for column, p in columns.items()}
    return [o for o in rows if o.time_period in chosen or _apart(o, covered)]


def _apart(o: Observation, covered: dict[tuple[str, str, str], Covered]) -> bool:
    """Whether a figure that is no choice of periods counts all the same: its days are not known or not told elsewhere."""
    if not is_dated(o.time_period):
        return ending(o.time_period)[1] == 0
    return not any(days.meets(o.time_period) for column, days in covered.items() if column != o.column)


def _told_again(rows: list[Observation], kind: IndicatorKind) -> list[Observation]:
    kept = _reduced(rows, kind)
    ids = {id(o) for o in kept}
    gone = [o for o in rows if id(o) not in ids]
    return [o for o in gone if _differs(o, rows, kept)] if kind in _LASTING else gone


def _differs(o: Observation, rows: list[Observation], kept: list[Observation]) -> bool:
    """Whether a level for the same last day is another one than that which counts."""
    if ending(o.time_period)[0] != ending(kept[0].time_period)[0]:
        return False
    return _sum(r for r in rows if r.time_period == o.time_period) != _sum(kept)


def _sum(rows: Iterable[Observation]) -> Decimal:
    return exact_sum(o.obs_value for o in rows if o.obs_value is not None)
