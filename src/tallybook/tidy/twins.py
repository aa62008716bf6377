"""Set aside sheets and tables that only say again what another one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tallybook.model import Balance, CellKind, Grid, Role, SheetReading, make_finding
from tallybook.model.table import Place

_MIN_NUMBERS = 8
_DIFFERING = 3


def set_aside(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    """Leave out the sheets of a workbook that repeat an earlier one, each with what was found.

    A twin has the same numbers in the same cells under words of another language; a copy has the
    same words as well; a scratch sheet has no headers, and only numbers that stand elsewhere.
    """
    shown = [r for r in readings if r.observations]
    return tuple(_settled(r, shown) for r in readings)


def _settled(reading: SheetReading, others: Sequence[SheetReading]) -> SheetReading:
    earlier = others[: _index(reading, others)]
    for other in earlier:
        code = _repeats(reading, other) if reading.observations else ""
        if code:
            return _left_out(reading, code, other)
    scratch = next((o for o in others if _is_scratch(reading, o)), None)
    return _left_out(reading, "SHEET_SCRATCH", scratch) if scratch else reading


def _index(reading: SheetReading, others: Sequence[SheetReading]) -> int:
    return next((i for i, o in enumerate(others) if o is reading), 0)


def _repeats(reading: SheetReading, other: SheetReading) -> str:
    """Say whether a sheet is another's twin in a second language, its copy, or neither."""
    if len(reading.roles) < _MIN_NUMBERS or reading.roles.keys() != other.roles.keys():
        return ""
    if any(_value(reading.grid, p) != _value(other.grid, p) for p in reading.roles):
        return ""
    mine, theirs = (_words(r) for r in (reading, other))
    differing = sum(mine[p] != theirs.get(p) for p in mine)
    if not differing and mine.keys() == theirs.keys():
        return "SHEET_COPY"
    return "SHEET_TWIN" if differing * _DIFFERING > len(mine) else ""


def _value(grid: Grid, place: Place) -> object:
    return grid.cells[place].value


def _words(reading: SheetReading) -> dict[Place, str]:
    cells = reading.grid.cells
    return {p: str(c.value).strip() for p, c in cells.items() if c.kind is CellKind.TEXT and p not in reading.roles}


def _is_scratch(reading: SheetReading, other: SheetReading) -> bool:
    if not reading.roles or set(reading.roles.values()) != {Role.UNEXPLAINED}:
        return False
    mine, theirs = (Counter(_value(r.grid, p) for p in r.roles) for r in (reading, other))
    return mine <= theirs


def _left_out(reading: SheetReading, code: str, other: SheetReading) -> SheetReading:
    roles = dict.fromkeys(reading.roles, Role.EXCLUDED)
    finding = make_finding(code, reading.grid.source, reading.grid.sheet, n=len(roles), other=other.grid.sheet)
    return replace(
        reading,
        observations=(),
        printed_totals=(),
        roles=roles,
        headers={},
        findings=(finding,),
        balance=Balance.of(roles.values(), len(roles)),
    )
