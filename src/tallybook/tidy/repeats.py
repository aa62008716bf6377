"""Count once what two tables of one workbook both tell, and no sheet that only sums up the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
)
from tallybook.notation import clean_label, is_total, kind_of, series_of, without_units

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
    day. Where two tables differ both count, with an error. Where no area is named, the sheet's name
    stands for it.
    """
    return _without_sums(_without_repeats(readings))


def _without_repeats(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    first: dict[Figure, list[_Table]] = {}
    again: dict[tuple[int, int, bool], list[tuple[Rows, Rows]]] = {}
    for table in _tables(readings):
        for figure, rows in table.figures.items():
            earlier = [t for t in first.get(figure, ()) if _comparable(t, table, figure)]
            same = next((t for t in earlier if _alike(t.figures[figure], rows)), None)
            if not same:
                first.setdefault(figure, []).append(table)
            if same or (earlier and not (earlier[0].is_log and table.is_log)):
                original = same or earlier[0]
                pair = (original.sheet, table.sheet, same is not None)
                again.setdefault(pair, []).append((original.figures[figure], rows))
    found: dict[int, list[Finding]] = {}
    gone: dict[int, set[str]] = {}
    for (_, sheet, alike), pairs in again.items():
        found.setdefault(sheet, []).append(_told(pairs, same=alike))
        if alike:
            gone.setdefault(sheet, set()).update(o.cell for _, rows in pairs for o in rows)
    return tuple(_without(r, gone.get(n, set()), found.get(n, []), Role.EXCLUDED) for n, r in enumerate(readings))


def _tables(readings: Sequence[SheetReading]) -> list[_Table]:
    tables: dict[tuple[int, int, str], _Table] = {}
    for n, reading in enumerate(readings):
        heads = _heads(reading)
        for o in reading.observations:
            if o.filled:
                block = bisect_left(heads, int(o.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
                table = tables.setdefault((n, block, o.column[-1]), _Table(n, block, {}))
                table.figures.setdefault(_figure(o), []).append(o)
    return list(tables.values())


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


def _summed_bounds(rows: Rows) -> list[Decimal]:
    return [exact_sum(b for b in bounds if b is not None) for bounds in zip(*map(_bounds, rows), strict=True)]


def _sum(rows: Iterable[Observation]) -> Decimal:
    return exact_sum(o.obs_value for o in rows if o.obs_value is not None)


def _told(pairs: list[tuple[Rows, Rows]], *, same: bool) -> Finding:
    original, o = pairs[0][0][0], pairs[0][1][0]
    return make_finding(
        "REPORTED_TWICE",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        severity=Severity.WARNING if same else Severity.ERROR,
        n=sum(len(rows) for _, rows in pairs),
        original=original.source,
        where=f"{original.sheet} {original.cell}: {original.raw}".strip(),
        outcome="counted once" if same else "with other figures, and both are counted",
    )


def _without(reading: SheetReading, gone: set[str], found: Iterable[Finding], role: Role) -> SheetReading:
    """Take figures out of a sheet, and say so."""
    findings = tuple(found)
    if not gone:
        return replace(reading, findings=(*reading.findings, *findings)) if findings else reading
    roles = {p: role if r is Role.OBSERVATION and a1(*p) in gone else r for p, r in reading.roles.items()}
    return replace(
        reading,
        observations=tuple(o for o in reading.observations if o.cell not in gone),
        roles=roles,
        findings=(*reading.findings, *findings),
        balance=Balance.of(roles.values(), reading.balance.numbers),
    )


def _without_sums(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
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
        gone = {o.cell for f in sums for o in mine[f]}
        finding = make_finding("SHEET_SUMS", reading.grid.source, reading.grid.sheet, n=len(gone), others=names)
        return _without(reading, gone, [finding], Role.PRINTED_TOTAL)
    if not (said and differ):
        return reading
    o = mine[differ[0]][0]
    facts = {"label": o.indicator_label, "own": own[differ[0]], "summed": others[differ[0]], "others": names}
    told = make_finding("SHEET_SUMS_DIFFER", o.source, o.sheet, o.cell, o.raw, severity=None, **facts)
    return _without(reading, set(), [told], Role.OBSERVATION)
