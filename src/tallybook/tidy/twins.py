"""Set aside sheets and tables that only say again what another one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

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
    sides = [_Side(r) for r in readings]
    shown = [s for s in sides if s.reading.observations]
    return tuple(_settled(s, shown) for s in sides)


class _Side:
    """A sheet that is held against others: what it tells, put together when first asked for."""

    def __init__(self, reading: SheetReading) -> None:
        self.reading = reading

    @cached_property
    def periods(self) -> frozenset[str]:
        """The periods of which it tells."""
        return frozenset(o.time_period for o in self.reading.observations)

    @cached_property
    def values(self) -> frozenset[Decimal | None]:
        """The different values that it tells."""
        return frozenset(o.obs_value for o in self.reading.observations)

    @cached_property
    def told(self) -> Counter[tuple[object, ...]]:
        """Its figures with all that they are of."""
        return Counter((*series_of(o), o.time_period, *_figures(o)) for o in self.reading.observations)

    @property
    def is_varied(self) -> bool:
        """Whether its figures differ enough among themselves to say anything."""
        return len(self.values - {None, Decimal(0)}) >= _VARIED

    def tells_as(self, other: _Side) -> bool:
        """Whether both tell the same."""
        return self.periods == other.periods and self.values == other.values and self.told == other.told


def _settled(side: _Side, shown: Sequence[_Side]) -> SheetReading:
    reading = side.reading
    for other in takewhile(lambda other: other is not side, shown) if reading.observations else ():
        code = _repeats(side, other)
        if code:
            return _left_out(reading, code, other.reading)
    if not reading.roles or any(role is not Role.UNEXPLAINED for role in reading.roles.values()):
        return reading
    scratch = next((o.reading for o in shown if _is_scratch(reading, o.reading)), None)
    return _left_out(reading, "SHEET_SCRATCH", scratch) if scratch else reading


def _repeats(side: _Side, other: _Side) -> str:
    """Say whether a sheet is another's twin in a second language, its copy, or neither.

    Both tell the same periods and areas with the same figures; a form that two districts or months
    filled in alike is neither. Figures without an area must differ among themselves to say anything.
    """
    if len(side.reading.roles) < _MIN_NUMBERS:
        return ""
    if side.tells_as(other):
        return "SHEET_COPY" if side.is_varied or all(o.area for o in side.reading.observations) else ""
    return "SHEET_TWIN" if _same_in_other_words(side.reading, other.reading) and side.is_varied else ""


def _figures(o: Observation) -> tuple[object, ...]:
    return (o.obs_value, o.value_low, o.value_high, o.obs_status)


def _same_in_other_words(reading: SheetReading, other: SheetReading) -> bool:
    if min(len(reading.roles), len(other.roles)) < _NEARLY_ALL * max(len(reading.roles), len(other.roles)):
        return False
    if any(_value(reading.grid, p) != _value(other.grid, p) for p in reading.roles if p in other.roles):
        return False
    shared = reading.roles.keys() & other.roles.keys()
    if len(shared) < _NEARLY_ALL * max(len(reading.roles), len(other.roles)):
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
