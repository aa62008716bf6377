"""Say of each year how much of what is expected has come in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tallybook.check.steps import Thing, thing_of
from tallybook.model import Finding, Observation, Returns, make_finding
from tallybook.notation import named

_ASKED = re.compile(r"\d{4}(?:-\d{2})?")
_What = TypeVar("_What", bound=Hashable)
_Filled = tuple[str, tuple[Thing, str]]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What of a year is there: returns, an area and period each, and figures, an area, thing and period each."""

    year: str
    returns: int
    expected_returns: int
    cells: int
    expected_cells: int


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


def completeness(returns: Returns) -> tuple[Completeness, ...]:
    """Give the reporting rate and the completeness of figures of each year, in order.

    Reporting rate, as DHIS2 has it: actual returns by expected areas times periods. Completeness of figures: filled by
    required ones. Required are the months, else the year, and the things in them, that most of the expected areas tell.
    A year that hardly anybody has told is not asked for.
    """
    rows = [o for o in returns.observations if o.ref_area in returns.codebook.expected]
    told = {(area, period) for o in rows for area, period in _told(o)}
    filled = {(area, (thing_of(o), period)) for o in rows if o.filled for area, period in _told(o)}
    years = sorted({period[:4] for _, period in told})
    return tuple(c for year in years if (c := _of_year(year, returns.codebook.expected_in(year), told, filled)))


def _told(o: Observation) -> Iterator[tuple[str, str]]:
    """Give the month and the year that an observation tells of; whoever tells a part of a year tells of the year."""
    periods = dict.fromkeys((o.time_period, named(o.time_period, "year")))
    return ((o.ref_area, p) for p in periods if _ASKED.fullmatch(p))


def _of_year(
    year: str, areas: tuple[str, ...], told: set[tuple[str, str]], filled: set[_Filled]
) -> Completeness | None:
    common = set(_most(((a, p) for a, p in told if p.startswith(year) and a in areas), len(areas)))
    periods = common - {year} or common
    things = set(_most(((a, thing) for a, thing in filled if thing[1] in periods and a in areas), len(areas)))
    if not periods:
        return None
    returns = sum((a, p) in told for a in areas for p in periods)
    cells = sum((a, thing) in filled for a in areas for thing in things)
    return Completeness(year, returns, len(areas) * len(periods), cells, len(areas) * len(things))


def _most(pairs: Iterable[tuple[str, _What]], areas: int) -> Iterator[_What]:
    """Give what more than half of the areas have."""
    counts = Counter(what for _, what in set(pairs))
    return (what for what, n in counts.items() if n * 2 > areas)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1")) if whole else Decimal(0)
