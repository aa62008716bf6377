"""Find the rows of a table that only add up others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from tallybook.model.table import ColumnRole, TokenKind
from tallybook.notation import (
    calls_total,
    is_class_header,
    is_country,
    is_only_part,
    is_total,
    is_whole_area,
    mentions_total,
)
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.classes import across_classes
from tallybook.tidy.levels import told_sums
from tallybook.tidy.rows import Row, closes_dates
from tallybook.tidy.sums import Figures, foots, nearly_whole, summed_lines
from tallybook.tidy.totals import named_total

_HALF, _SEVERAL = 0.5, 2
Parts = dict[int, tuple[int, ...]]


def find_total_rows(cells: Cells, axes: Axes, rows: Mapping[int, Row], cols: Sequence[int]) -> tuple[list[int], Parts]:
    """Give the rows that are named totals, and those that only their sums over `cols` give away, with their parts."""
    body, filled = cells.table.body_rows, list(cells.figures)
    named = [r for r in body if _is_named(r, cells, axes)]
    if len(named) == len(filled) and not _any_missing(set(body) - {*named}, cells):
        return [], {}
    nameless = _summed_above({r for r in filled if not any(cells.names_of(r))}, named, cells)
    plain = [r for r in filled if r not in named and r not in nameless]
    groups = [group for group in _alike(plain, axes, rows) if len(group) > _SEVERAL]
    summed = {r: p for group in groups for r, p in _summed(group, cols, cells).items()}
    summed |= {r: p for group in groups for r, p in _wholes(group, cols, cells, axes).items() if r not in summed}
    summed |= {r: p for r, p in _wholes_again(groups, cols, cells, rows).items() if r not in summed}
    if not _left_by(summed, named, plain, cols, cells):
        summed = {r: p for r, p in summed.items() if _may_sum(r, p, cells, axes, rows)}
    summed |= across_classes([r for r in plain if r not in summed], summed, cols, cells, rows) if axes.area_cols else {}
    led = _led_by_parts(plain, summed, cols, cells) if axes.area_cols else {}
    return named, {**nameless, **summed, **told_sums(plain, cols, cells, rows), **led}


def _any_missing(rows: Collection[int], cells: Cells) -> bool:
    """Whether rows without any figure have marks for missing ones, so that a total of 0 may add them up."""
    values = cells.table.having(ColumnRole.VALUE)
    return any((t := cells.at(r, c)) and t.kind is TokenKind.MARK for r in rows for c in values)


def _is_named(row: int, cells: Cells, axes: Axes) -> bool:
    """Whether a label of a row names a total; a place such as 全县 does so only where areas stand."""
    things = _things(row, cells, axes)
    words = [w for w in cells.names_of(row) if w in things or not (is_whole_area(w) and any(things))]
    words = [w for w in words if w not in cells.constant and not (is_whole_area(w) and _is_event(row, cells, axes))]
    return named_total(words) or any(map(calls_total, things)) or closes_dates(row, cells)


def _is_event(row: int, cells: Cells, axes: Axes) -> bool:
    """Whether a row is that of one event or project in a list of them, as 雨露计划 | 全县 is."""
    naming = (*axes.activity_cols, *axes.indicator_cols)
    own = [cells.label(row, c) for c in naming]
    others = [[cells.label(r, c) for c in naming] for r in cells.table.body_rows if r != row]
    return bool(own) and all(own) and not any(map(is_total, own)) and own not in others


def _alike(rows: Sequence[int], axes: Axes, about: Mapping[int, Row]) -> list[list[int]]:
    """Part the rows of a table of areas by period, class and activity: only like is added to like."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        r = about[row]
        key = (r.period, r.words, r.above, r.activity) if axes.area_cols else ()
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def _wholes(rows: Sequence[int], cols: Sequence[int], cells: Cells, axes: Axes) -> Parts:
    """Find the one row that is called a country, or all of something, and is the sum of all others, however small."""
    named = [
        r for r in rows if any(is_country(w) or is_whole_area(w) or mentions_total(w) for w in _things(r, cells, axes))
    ]
    others = tuple(r for r in rows if r not in named)
    if len(named) != 1 or len(others) < _SEVERAL:
        return {}
    row, numbers = named[0], cells.numbers
    told = [c for c in cols if c in numbers[row] and not any((o, c) in cells.hidden for o in others)]
    feet = all(foots(numbers[row][c], (numbers[o].get(c) for o in others)) for c in told)
    return {row: others} if told and feet else {}


def _led_by_parts(plain: Sequence[int], summed: Parts, cols: Sequence[int], cells: Cells) -> Parts:
    """Find the rows above a line that says that parts of them follow, 其中：, which these parts make, however small."""
    found: Parts = {}
    lines = [(cells.table.groups.get(r, ""), r) for r in plain]
    for (over, whole), (line, first) in pairwise(lines):
        if line != over and is_only_part(line):
            parts = tuple(r for said, r in lines if said == line and r >= first and r not in summed)
            told = [c for c in cols if c in cells.numbers[whole]]
            if len(parts) > 1 and told and all(_foots(whole, c, parts, cells) for c in told):
                found[whole] = parts
    return found


def _wholes_again(
    groups: Sequence[Sequence[int]], cols: Sequence[int], cells: Cells, about: Mapping[int, Row]
) -> Parts:
    """Find the label whose row is the sum of all others in each of several groups, however small its figures."""
    found: dict[str, Parts] = {}
    for group in groups:
        for row in _sums_of_others(group, cols, cells):
            found.setdefault(about[row].area, {})[row] = tuple(r for r in group if r != row)
    whole = {a: parts for a, parts in found.items() if a and len(parts) == len(groups) > _SEVERAL}
    return next(iter(whole.values())) if len(whole) == 1 else {}


def _sums_of_others(group: Sequence[int], cols: Sequence[int], cells: Cells) -> list[int]:
    zero = Decimal(0)
    numbers = {r: cells.numbers[r] for r in group}
    all_of_it = {c: sum([line.get(c, zero) for line in numbers.values()], zero) for c in cols}
    told = {r: [c for c in cols if line.get(c)] for r, line in numbers.items()}
    return [r for r, line in numbers.items() if told[r] and all(2 * line[c] == all_of_it[c] for c in told[r])]


def _may_sum(row: int, parts: Sequence[int], cells: Cells, axes: Axes, about: Mapping[int, Row]) -> bool:
    """Whether a sum among indicators is a total at all: it says so, or numbers its parts below itself."""
    if not axes.indicator_cols or axes.area_cols:
        return True
    level = about[row].level
    heads = level > 0 and all(about[p].level in {0, *range(level + 1, 9)} for p in parts) and row < parts[0]
    return heads or any(map(mentions_total, cells.names_of(row)))


def _left_by(summed: Parts, named: Sequence[int], plain: Sequence[int], cols: Sequence[int], cells: Cells) -> bool:
    """Whether a named total adds up, in every column, what sums leave over, and in none what they do not."""
    left = [r for r in plain if r not in summed]
    return any(
        all(_foots(total, c, left, cells) and not _foots(total, c, plain, cells) for c in told)
        for total in (named if summed and len(left) > 1 else ())
        if (told := [c for c in cols if cells.numbers.get(total, {}).get(c)])
    )


def _foots(total: int, col: int, rows: Sequence[int], cells: Cells) -> bool:
    return foots(cells.numbers[total][col], (cells.numbers[r].get(col) for r in rows))


def _things(row: int, cells: Cells, axes: Axes) -> list[str]:
    """Give the labels of a row that name areas or classes, not indicators: a total of those is called one."""
    classes = (c for c in axes.indicator_cols if is_class_header((cells.table.headers.get(c, ("",)) or ("",))[-1]))
    words = [cells.label(row, c) for c in (*axes.area_cols, *classes)]
    return [w for w in words if w not in cells.constant]


def _summed(rows: Sequence[int], cols: Sequence[int], cells: Cells) -> Parts:
    """Find rows that add up those below them, or above.

    Where some figures are not told also one at the edge that is about all the others; where all are told a sum is
    exact, and a row that only comes near it is data.
    """
    columns = [[cells.numbers[r].get(c) for r in rows] for c in cols]
    hidden = {r: frozenset(i for i, c in enumerate(cols) if (r, c) in cells.hidden) for r in rows if cells.hidden}
    figures = Figures.of(rows, columns, hidden)
    found = summed_lines(rows, figures, share=_HALF)
    if not any(col in cols for _, col in cells.hidden):
        return found
    rest = [r for r in rows if r not in found]
    edge = next((r for r in (rest[:1] + rest[-1:]) if nearly_whole(r, [o for o in rest if o != r], figures)), None)
    return found if edge is None else {**found, edge: tuple(r for r in rest if r != edge)}


def _summed_above(nameless: Collection[int], named: Sequence[int], cells: Cells) -> Parts:
    """Find rows without any name that add up those above, since the last named total or all, in every column."""
    values, zero = cells.table.having(ColumnRole.VALUE), Decimal(0)
    above, since = _Adding(), _Adding()
    found: Parts = {}
    for row in cells.table.body_rows if nameless else ():
        own = {c: cells.numbers[row].get(c, zero) for c in values}
        parts = next((a.rows for a in (since, above) if len(a.rows) > 1 and a.sums == own), None)
        if row in nameless and parts:
            found[row] = tuple(parts)
        if row in named:
            since = _Adding()
        else:
            above.add(row, own)
            since.add(row, own)
    return found


@dataclass(slots=True)
class _Adding:
    """Rows one below the other, and their sums by column."""

    rows: list[int] = field(default_factory=list)
    sums: dict[int, Decimal] = field(default_factory=dict)

    def add(self, row: int, figures: Mapping[int, Decimal]) -> None:
        self.rows.append(row)
        self.sums = {c: self.sums.get(c, Decimal(0)) + v for c, v in figures.items()}
