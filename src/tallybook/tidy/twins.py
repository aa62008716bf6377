"""Set aside sheets and tables that only say again what another one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tallybook.model import Balance, CellKind, Grid, Observation, Role, SheetReading, make_finding
from tallybook.model.table import Place
from tallybook.notation import series_of

_MIN_NUMBERS = 8
_NEARLY_ALL = 0.95
_DIFFERING = 3
_VARIED = 3


def set_aside(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    """Leave out the sheets of a workbook that repeat an earlier one, each with what was found.

    A twin has the same numbers in the same cells under words of another language; a copy tells the same
    figures of the same areas and periods; a scratch sheet has no headers, and only numbers that stand elsewhere.
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
    """Say whether a sheet is another's twin in a second language, its copy, or neither.

    Both tell the same periods and areas with the same figures; a form that two districts or months
    filled in alike is neither. Figures without an area must differ among themselves to say anything.
    """
    if len(reading.roles) < _MIN_NUMBERS:
        return ""
    if _told(reading) == _told(other):
        return "SHEET_COPY" if all(o.area for o in reading.observations) or _varied(reading) else ""
    return "SHEET_TWIN" if _varied(reading) and _same_in_other_words(reading, other) else ""


def _told(reading: SheetReading) -> Counter[tuple[object, ...]]:
    return Counter((*series_of(o), o.time_period, *_figures(o)) for o in reading.observations)


def _figures(o: Observation) -> tuple[object, ...]:
    return (o.obs_value, o.value_low, o.value_high, o.obs_status)


def _varied(reading: SheetReading) -> bool:
    return len({o.obs_value for o in reading.observations if o.obs_value}) >= _VARIED


def _same_in_other_words(reading: SheetReading, other: SheetReading) -> bool:
    shared = reading.roles.keys() & other.roles.keys()
    if len(shared) < _NEARLY_ALL * max(len(reading.roles), len(other.roles)):
        return False
    if any(_value(reading.grid, p) != _value(other.grid, p) for p in shared):
        return False
    theirs = {o.cell: o for o in other.observations}
    pairs = [(o, theirs[o.cell]) for o in reading.observations if o.cell in theirs]
    if any(a.time_period != b.time_period or _elsewhere(a, b) for a, b in pairs):
        return False
    mine, others = (_words(r) for r in (reading, other))
    return sum(mine[p] != others.get(p) for p in mine) * _DIFFERING > len(mine)


def _elsewhere(one: Observation, other: Observation) -> bool:
    return bool(one.ref_area and other.ref_area and one.ref_area != other.ref_area)


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
