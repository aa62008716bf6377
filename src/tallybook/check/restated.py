"""Find what files say again of an earlier year that has returns of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallybook.model import Finding, Observation, Severity, exact_sum, figures_in, make_finding
from tallybook.notation import Covered, is_dated, named, series_of

_YEAR = re.compile(r"\d{4}(?:/\d{4})?")
Figure = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """The figures that need not count a second time, and what there is to say about them."""

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]


def restated(rows: Sequence[Observation]) -> Restated:
    """Give the figures of a year in files of later years, where that year's own returns tell all their days.

    A file is a return of the latest year that it tells of. Events are told once in any case.
    """
    told = {
        (source, year)
        for source, period in {(o.source, o.time_period) for o in rows if o.filled}
        if (year := _year_told(period))
    }
    latest = dict(sorted(told))
    earlier = {year for source, year in told if year != latest[source]}
    filled = [o for o in rows if o.filled and _year_told(o.time_period) in earlier] if earlier else []
    own: dict[Figure, list[Observation]] = {}
    for o in filled:
        if latest[o.source] == _year(o):
            own.setdefault((*series_of(o), _year(o)), []).append(o)
    days = {figure: Covered(o.time_period for o in rows) for figure, rows in own.items()}
    by_file: dict[tuple[str, str], list[tuple[Observation, list[Observation]]]] = {}
    for o in filled:
        figure = (*series_of(o), _year(o))
        if latest[o.source] > _year(o) and figure in own and days[figure].holds(o.time_period):
            by_file.setdefault((o.source, _year(o)), []).append((o, own[figure]))
    again = tuple(o for found in by_file.values() for o, _ in found)
    return Restated(again, tuple(map(_finding, by_file.values())))


def _year_told(period: str) -> str:
    """Give the year that a period lies in; nothing for a day, or for what lies in no one year."""
    year = named(period, "year")
    return year if _YEAR.fullmatch(year) and not is_dated(period) else ""


def _year(o: Observation) -> str:
    return named(o.time_period, "year")


def _finding(found: list[tuple[Observation, list[Observation]]]) -> Finding:
    o, (original, *_) = found[0]
    differing = figures_in(o for o, own in found if _differs(o, own))
    return make_finding(
        "YEAR_RESTATED",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        severity=Severity.WARNING if differing else Severity.NOTE,
        n=figures_in(o for o, _ in found),
        year=_year(o),
        where=" ".join(w for w in (original.source, original.sheet, original.cell) if w),
        differing=differing,
    )


def _differs(o: Observation, own: Iterable[Observation]) -> bool:
    """Whether the same period has another figure; one told by parts of the year alone is not compared."""
    same = [p for p in own if p.time_period == o.time_period]
    return bool(same) and o.obs_value != exact_sum(p.obs_value for p in same if p.obs_value is not None)
