"""Say of each year how much of what is expected has come in, and how much of it in time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar

from tallybook.check.steps import Thing, thing_of
from tallybook.check.timeliness import in_time
from tallybook.model import Finding, Observation, Returns, make_finding
from tallybook.notation import named

_ASKED = re.compile(r"\d{4}(?:-\d{2})?")
_What = TypeVar("_What", bound=Hashable)
_Pair = tuple[str, str]


class _There(NamedTuple):
    """What is there: areas with the periods that they tell, with the things that they fill, in time, and when nobody says."""

    told: set[_Pair]
    filled: set[tuple[str, tuple[Thing, str]]]
    timely: set[_Pair]
    undated: set[_Pair]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What of a year is there: returns, an area and period each, and figures, an area, thing and period each.

    Of some returns it is known that they came `in_time`; others are `undated`.
    """

    year: str
    returns: int
    expected_returns: int
    cells: int
    expected_cells: int
    in_time: int = 0
    undated: int = 0


def incomplete(returns: Returns) -> tuple[Finding, ...]:
    """Give a note for each year of which something expected is not there, with both rates."""
    return tuple(
        make_finding(
            "RETURNS_INCOMPLETE",
            year=c.year,
            returns=c.returns,
            expected_returns=c.expected_returns,
            rate=_percent(c.returns, c.expected_returns),
            cells=c.cells,
            expected_cells=c.expected_cells,
            filled=_percent(c.cells, c.expected_cells),
        )
        for c in completeness(returns)
        if (c.returns, c.cells) != (c.expected_returns, c.expected_cells)
    )


def partly_late(returns: Returns) -> tuple[Finding, ...]:
    """Give a note for each year of which not everything expected came in time, where the codebook says when it is due."""
    return tuple(
        make_finding(
            "RETURNS_LATE",
            year=c.year,
            in_time=c.in_time,
            expected_returns=c.expected_returns,
            rate=_percent(c.in_time, c.expected_returns),
            undated=c.undated,
        )
        for c in (completeness(returns) if returns.codebook.due is not None else ())
        if c.in_time != c.expected_returns
    )


def completeness(returns: Returns) -> tuple[Completeness, ...]:
    """Give the reporting rate and the completeness of figures of each year, in order.

    Reporting rate, as DHIS2 has it: actual returns by expected areas times periods. Completeness of figures: filled by
    required ones. On time, as DHIS2 has it too: actual returns that came in time by expected ones. Required are the months, else the year, and the things in them, that most of the expected areas tell.
    A year that hardly anybody has told is not asked for.
    """
    rows = [o for o in returns.observations if o.ref_area in returns.codebook.expected]
    told = {(area, period) for o in rows for area, period in _told(o)}
    filled = {(area, (thing_of(o), period)) for o in rows if o.filled for area, period in _told(o)}
    known = in_time(returns)
    timely = {pair for o in rows if known.get(o.source) for pair in _told(o)}
    dated = {pair for o in rows if o.source in known for pair in _told(o)}
    years = sorted({period[:4] for _, period in told})
    there = _There(told, filled, timely, told - dated)
    return tuple(c for year in years if (c := _of_year(year, returns.codebook.expected_in(year), there)))


def _told(o: Observation) -> Iterator[tuple[str, str]]:
    """Give the month and the year that an observation tells of; whoever tells a part of a year tells of the year."""
    periods = dict.fromkeys((o.time_period, named(o.time_period, "year")))
    return ((o.ref_area, p) for p in periods if _ASKED.fullmatch(p))


def _of_year(year: str, areas: tuple[str, ...], there: _There) -> Completeness | None:
    common = set(_most(((a, p) for a, p in there.told if p.startswith(year) and a in areas), len(areas)))
    periods = common - {year} or common
    things = set(_most(((a, thing) for a, thing in there.filled if thing[1] in periods and a in areas), len(areas)))
    if not periods:
        return None
    asked = {(a, p) for a in areas for p in periods}
    cells = sum((a, thing) in there.filled for a in areas for thing in things)
    counts = (len(asked & there.told), len(asked), cells, len(areas) * len(things))
    return Completeness(year, *counts, len(asked & there.timely), len(asked & there.undated))


def _most(pairs: Iterable[tuple[str, _What]], areas: int) -> Iterator[_What]:
    """Give what more than half of the areas have."""
    counts = Counter(what for _, what in set(pairs))
    return (what for what, n in counts.items() if n * 2 > areas)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1")) if whole else Decimal(0)
