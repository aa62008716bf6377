"""Count once what two tables of one workbook both tell, and no sheet that only sums up the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from tallybook.model import (
    Balance,
    Finding,
    IndicatorKind,
    Observation,
    Role,
    Severity,
    SheetReading,
    a1,
    exact_sum,
    make_finding,
    parted,
)
from tallybook.notation import clean_label, is_total, kind_of, name_of, series_of, without_units
from tallybook.tidy.sheet_names import told_apart
from tallybook.tidy.versions import without_interim_sheets

Figure = tuple[str, ...]
Rows = list[Observation]
_SEVERAL = 2
_DIGITS = 6
"""How many digits of two sums or more must agree before they are taken for more than chance."""


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """A column of figures under one header, with the rows of each figure."""

    sheet: int
    block: int
    figures: dict[Figure, Rows]

    @property
    def is_log(self) -> bool:
        """Whether something stands in it more than once, as in lists of events or schools."""
        return any(len(rows) > 1 for rows in self.figures.values())


def told_once(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    """Leave out figures that a table before has as well, and sheets that add up the others.

    Rows of one table are never compared: a district may stand on several, and a log has many of one
    day. Where no area is named, the sheet's name stands for it.
    """
    return _without_sums(_without_repeats(told_apart(without_interim_sheets(readings))))


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What a table shares with one before it: the figures that are alike, and those that differ."""

    alike: list[tuple[Rows, Rows]] = field(default_factory=list)
    differ: list[tuple[Rows, Rows]] = field(default_factory=list)

    @property
    def is_repeat(self) -> bool:
        """Whether the tables tell the same: no more differs than is alike without being nothing."""
        return len(self.differ) <= sum(any(o.obs_value or o.value_low for o in rows) for _, rows in self.alike)


def _without_repeats(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    told = _Told()
    for table in _tables(readings):
        for other, meeting in told.meetings(table).items():
            told.settle(other, table, meeting)
        told.add(table)
    return tuple(
        _without(r, told.gone.get(n, set()), _findings(told.pairs.get(n, {}), readings), Role.EXCLUDED)
        for n, r in enumerate(readings)
    )


class _Told:
    """What the tables so far have told, and what later ones told again."""

    def __init__(self) -> None:
        self.first: dict[Figure, _Table] = {}
        self.by_value: dict[tuple[Figure, tuple[Decimal, ...]], _Table] = {}
        self.gone: dict[int, set[Observation]] = {}
        self.pairs: dict[int, dict[tuple[int, str], list[tuple[Rows, Rows]]]] = {}

    def add(self, table: _Table) -> None:
        """Know a table's figures, but for those that were told already."""
        for figure, rows in table.figures.items():
            if self.first.setdefault(figure, table) is not table:
                self.by_value.setdefault((figure, _summed_bounds(rows)), table)

    def meetings(self, table: _Table) -> dict[_Table, _Meeting]:
        """Meet each figure with the table that has it alike, else with the first that has it."""
        found: dict[_Table, _Meeting] = {}
        for figure, rows in table.figures.items():
            if (first := self.first.get(figure)) is None:
                continue
            same = self._with_bounds(figure, first, _summed_bounds(rows))
            alike = same is not None and _comparable(same, table, figure) and _alike(same.figures[figure], rows)
            other = same if same is not None and alike else first
            if _comparable(other, table, figure):
                meeting = found.setdefault(other, _Meeting())
                (meeting.alike if alike else meeting.differ).append((other.figures[figure], rows))
        return found

    def _with_bounds(self, figure: Figure, first: _Table, bounds: tuple[Decimal, ...]) -> _Table | None:
        """Give the earliest table that has a figure with these bounds; few figures are told by a second table."""
        return first if _summed_bounds(first.figures[figure]) == bounds else self.by_value.get((figure, bounds))

    def settle(self, other: _Table, table: _Table, meeting: _Meeting) -> None:
        """Leave out what repeats another table; what differs counts, and is told unless both are logs."""
        pairs = self.pairs.setdefault(table.sheet, {})
        if meeting.is_repeat:
            pairs.setdefault((other.sheet, "once"), []).extend(meeting.alike)
            self.gone.setdefault(table.sheet, set()).update(o for _, rows in meeting.alike for o in rows)
        if meeting.differ and not (other.is_log and table.is_log):
            how = "mostly alike" if meeting.is_repeat else "other"
            pairs.setdefault((other.sheet, how), []).extend(meeting.differ)


def _findings(
    pairs: Mapping[tuple[int, str], list[tuple[Rows, Rows]]], readings: Sequence[SheetReading]
) -> list[Finding]:
    """Tell what was told again; what differs is an error unless it may be of a namesake or of something else."""
    found = []
    for (sheet, how), told in pairs.items():
        total = any(is_total(name) for name in (readings[sheet].grid.sheet, told[0][1][0].sheet)) if told else False
        sure = how == "mostly alike" or total or any(o.ref_area for _, rows in told for o in rows)
        severity = Severity.ERROR if sure and how != "once" else Severity.WARNING
        if told:
            found.append(_again(told, severity, once=how == "once"))
    return found


def _tables(readings: Sequence[SheetReading]) -> list[_Table]:
    """Give the tables that tell something under a name and of a period that another table has as well."""
    columns: dict[tuple[int, int, str], Rows] = {}
    for n, reading in enumerate(readings):
        heads = _heads(reading)
        for o in reading.observations:
            if o.filled:
                column, row = parted(o.cell)
                block = bisect_left(heads, int(row))
                columns.setdefault((n, block, column), []).append(o)
    told = {place: {(o.indicator or name_of(o), o.time_period) for o in rows} for place, rows in columns.items()}
    counts = Counter(name for names in told.values() for name in names)
    shared = (place for place, names in told.items() if any(counts[name] > 1 for name in names))
    return [_table(*place[:2], columns[place]) for place in shared]


def _table(sheet: int, block: int, rows: Rows) -> _Table:
    figures: dict[Figure, Rows] = {}
    for o in rows:
        figures.setdefault(_figure(o), []).append(o)
    return _Table(sheet, block, figures)


def _heads(reading: SheetReading) -> list[int]:
    """Give the first row, counted from 1, of each header on the sheet."""
    rows = sorted({row + 1 for (row, _), part in reading.parts.items() if part == "header"})
    return rows[:1] + [row for before, row in pairwise(rows) if row > before + 1]


def _figure(o: Observation) -> Figure:
    area, *rest = series_of(o)
    return (area or clean_label(o.sheet), *rest, o.time_period)


def _comparable(one: _Table, other: _Table, figure: Figure) -> bool:
    """Whether two tables are two: columns of one table under different words are told apart by their user."""
    if one is other:
        return False
    headed = {without_units(t.figures[figure][0].indicator_label) for t in (one, other)}
    return (one.sheet, one.block) != (other.sheet, other.block) or len(headed) == 1


def _alike(some: Rows, others: Rows) -> bool:
    """Whether rows tell the same: of two lists each row, of a list and a single figure the sum."""
    if min(len(some), len(others)) > 1:
        return Counter(map(_bounds, some)) == Counter(map(_bounds, others))
    return _summed_bounds(some) == _summed_bounds(others)


def _bounds(o: Observation) -> tuple[Decimal | None, ...]:
    return (o.obs_value, o.value_low, o.value_high)


def _summed_bounds(rows: Rows) -> tuple[Decimal, ...]:
    if len(rows) == 1:
        return tuple(Decimal(0) if b is None else b for b in _bounds(rows[0]))
    return tuple(exact_sum(b for b in bounds if b is not None) for bounds in zip(*map(_bounds, rows), strict=True))


def _sum(rows: Iterable[Observation]) -> Decimal:
    return exact_sum(o.obs_value for o in rows if o.obs_value is not None)


def _again(pairs: list[tuple[Rows, Rows]], severity: Severity, *, once: bool) -> Finding:
    original, o = pairs[0][0][0], pairs[0][1][0]
    return make_finding(
        "REPORTED_TWICE",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        severity=severity,
        n=sum(len(rows) for _, rows in pairs),
        original=original.source,
        where=f"{original.sheet} {original.cell}: {original.raw}".strip(),
        outcome="counted once" if once else "with other figures, and both are counted",
    )


def _without(reading: SheetReading, gone: set[Observation], found: Iterable[Finding], role: Role) -> SheetReading:
    """Take figures out of a sheet, and say so; a cell that holds another figure still keeps its role."""
    findings = tuple(found)
    if not gone:
        return replace(reading, findings=(*reading.findings, *findings)) if findings else reading
    kept = tuple(o for o in reading.observations if o not in gone)
    cells = {o.cell for o in gone} - {o.cell for o in kept}
    roles = {p: role if r is Role.OBSERVATION and a1(*p) in cells else r for p, r in reading.roles.items()}
    return replace(
        reading,
        observations=kept,
        roles=roles,
        findings=(*reading.findings, *findings),
        balance=Balance.of(roles.values(), reading.balance.numbers),
    )


def _without_sums(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    if sum(bool(r.observations) for r in readings) <= _SEVERAL:
        return tuple(readings)
    names = Counter(n for r in readings for n in {(o.indicator or name_of(o), o.time_period) for o in r.observations})
    if max(names.values(), default=0) <= _SEVERAL:
        return tuple(readings)
    sums = [_summed(r.observations) for r in readings]
    if sum(bool(s) for s in sums) <= _SEVERAL:
        return tuple(readings)
    whole: dict[Figure, list[Decimal]] = {}
    for by_figure in sums:
        for figure, rows in by_figure.items():
            whole.setdefault(figure, []).append(_sum(rows))
    return tuple(_settled(r, mine, whole, readings) for r, mine in zip(readings, sums, strict=True))


def _summed(observations: Iterable[Observation]) -> dict[Figure, Rows]:
    """Gather what may be added over the areas and activities of a sheet."""
    found: dict[Figure, Rows] = {}
    for o in observations:
        if o.obs_value is not None and kind_of(o, {}) is IndicatorKind.FLOW:
            _, indicator, _, unit = series_of(o)
            found.setdefault((indicator, unit, o.time_period), []).append(o)
    return found


def _settled(
    reading: SheetReading,
    mine: dict[Figure, Rows],
    whole: dict[Figure, list[Decimal]],
    readings: Sequence[SheetReading],
) -> SheetReading:
    """Hold a sheet against the sum of all others, where two of them or more have the same figures.

    Not where the codebook knows its areas: their tree says what lies within what.
    """
    if all(o.ref_area for rows in mine.values() for o in rows):
        return reading
    own = {f: _sum(rows) for f, rows in mine.items() if len(whole[f]) > _SEVERAL}
    others = {f: exact_sum(whole[f]) - v for f, v in own.items()}
    sums = [f for f, v in own.items() if v == others[f] and v]
    said = is_total(reading.grid.sheet)
    digits = sum(len(str(int(abs(own[f]))).rstrip("0")) for f in sums)
    differ = [f for f, v in own.items() if v != others[f]]
    names = ", ".join(r.grid.sheet for r in readings if r is not reading and r.observations)
    if sums and not differ and (said or (len(sums) >= _SEVERAL and digits >= _DIGITS)):
        gone = {o for f in sums for o in mine[f]}
        finding = make_finding("SHEET_SUMS", reading.grid.source, reading.grid.sheet, n=len(gone), others=names)
        return _without(reading, gone, [finding], Role.PRINTED_TOTAL)
    if not (said and differ):
        return reading
    o = mine[differ[0]][0]
    facts = {"label": o.indicator_label, "own": own[differ[0]], "summed": others[differ[0]], "others": names}
    told = make_finding("SHEET_SUMS_DIFFER", o.source, o.sheet, o.cell, o.raw, severity=None, **facts)
    return _without(reading, set(), [told], Role.OBSERVATION)
