"""Set aside tables that say again, in another language, what a table before them on the sheet says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.model import Finding, Grid, Observation, Role, a1, make_finding
from tallybook.model.table import Place
from tallybook.notation import has_chinese
from tallybook.tidy.reading import TableReading

_FIGURES = (Role.OBSERVATION, Role.PRINTED_TOTAL)
_VARIED = 3
_MANY = 8
"""How many figures must agree where the letters do not already tell the two languages apart."""


def twins_aside(grid: Grid, tables: Sequence[TableReading]) -> list[TableReading]:
    """Leave out each table whose figures all stand in one before it, in the same order under words of another language."""
    kept: list[TableReading] = []
    for table in tables:
        twin = next((k for k in kept if k.observations and _is_twin(grid, k, table)), None)
        kept.append(_left_out(grid, table, twin) if twin else table)
    return kept


def _is_twin(grid: Grid, one: TableReading, other: TableReading) -> bool:
    mine, theirs = (_figures(grid, t) for t in (one, other))
    if mine != theirs or len({value for _, value in mine}) < _VARIED:
        return False
    if len(one.observations) != len(other.observations):
        return False
    pairs = zip(one.observations, other.observations, strict=True)
    sure = len(mine) >= _MANY or _chinese(one) != _chinese(other)
    return sure and all(_in_other_words(a, b) for a, b in pairs)


def _figures(grid: Grid, table: TableReading) -> list[tuple[Place, object]]:
    """Give the figures of a table by the rank of their row and column in it."""
    places = sorted(p for p, role in table.roles.items() if role in _FIGURES)
    rows, cols = (sorted({p[axis] for p in places}) for axis in (0, 1))
    return [((rows.index(r), cols.index(c)), grid.cells[r, c].value) for r, c in places]


def _in_other_words(one: Observation, other: Observation) -> bool:
    """Whether two observations are of one period, and neither area nor indicator has the same words."""
    if one.time_period != other.time_period or (one.ref_area and other.ref_area and one.ref_area != other.ref_area):
        return False
    if one.indicator_label == other.indicator_label:
        return False
    scripts = [has_chinese(o.indicator_label) for o in (one, other)]
    return any(scripts) != all(scripts) or (not any(scripts) and one.area_label != other.area_label)


def _chinese(table: TableReading) -> bool:
    return any(has_chinese(o.indicator_label) for o in table.observations)


def _left_out(grid: Grid, table: TableReading, twin: TableReading) -> TableReading:
    roles = {p: Role.EXCLUDED if role in _FIGURES else role for p, role in table.roles.items()}
    return replace(
        table, observations=[], printed_totals=[], roles=roles, findings=[_finding(grid, table, twin)], headers={}
    )


def _finding(grid: Grid, table: TableReading, twin: TableReading) -> Finding:
    places = [p for p, role in table.roles.items() if role in _FIGURES]
    first, other = a1(*min(places)), twin.observations[0].cell
    return make_finding("TABLE_TWIN", grid.source, grid.sheet, first, n=len(places), other=other)
