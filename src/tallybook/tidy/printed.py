"""Find the printed totals of a table, and the cells that each claims to add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallybook.model.table import ColumnRole, Place
from tallybook.notation import (
    calls_total,
    is_class_header,
    is_part,
    is_ratio,
    is_sex,
    is_subtotal,
    is_total,
    mentions_total,
)
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.periods import holding
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import Figures, nearly_whole, summed_lines
from tallybook.tidy.totals import Claims, named_total

_MIN_ROWS = 5
_MOST, _HALF = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Printed:
    """Total rows and columns with their parts; a row without parts finds them column by column.

    `unnamed` are the rows that only their sums gave away.
    """

    rows: Mapping[int, tuple[int, ...]]
    cols: Mapping[int, tuple[int, ...]]
    unnamed: Mapping[int, tuple[int, ...]]
    claims: Claims

    def holds(self, row: int, col: int) -> bool:
        """Whether the cell is a printed total."""
        return row in self.rows or col in self.cols

    def parts(self, row: int, col: int, cells: Cells) -> Sequence[Place]:
        """Give the places that the total at this place adds up; none for a total of totals."""
        if row not in self.rows:
            return [(row, c) for c in self.cols[col]]
        if col in self.cols:
            return []
        down = self.rows[row] or self.claims.parts(row, col, cells.numbers)
        return [(r, col) for r in down]


def find_printed(cells: Cells, axes: Axes, columns: Mapping[int, Column], rows: Mapping[int, Row]) -> Printed:
    """Look for totals by name, by what periods hold, and by sums that nobody named."""
    cols = _columns(cells, columns)
    named, unnamed = _rows(cells, axes, [c for c in columns if c not in cols and _adds(columns[c])])
    dated = {r: row.period for r, row in rows.items() if r not in named and r not in unnamed}
    labels = {r: "/".join((rows[r].area, *rows[r].above, *rows[r].words, rows[r].activity)) for r in dated}
    found = {**dict.fromkeys(named, ()), **unnamed, **holding(dated, labels)}
    partial = [r for r in found if r not in named or any(map(is_subtotal, cells.names_of(r)))]
    return Printed(found, cols, unnamed, Claims(cells.table.body_rows, list(found), partial))


def _adds(column: Column) -> bool:
    """Whether a column's figures may be added at all: no rate, no average."""
    return not (is_ratio(" / ".join(column.shown)) or (column.unit is not None and column.unit.base == "%"))


def _columns(cells: Cells, columns: Mapping[int, Column]) -> dict[int, tuple[int, ...]]:
    headers = cells.table.headers
    named = {c for c, column in columns.items() if named_total(headers.get(c, ())) or is_total(column.area)}
    found = {c: parts for c in sorted(named) if (parts := _sisters(c, named, cells, columns))}
    periods = {c: column.period for c, column in columns.items() if c not in found}
    words = {c: "/".join(columns[c].words) + columns[c].area for c in periods}
    found.update(holding(periods, words))
    rest = [c for c in columns if c not in found and _adds(columns[c])]
    summed = _summed_columns(rest, cells)
    return {**found, **{c: p for c, p in summed.items() if c > p[-1] or _related(c, p, headers)}}


def _related(col: int, parts: Sequence[int], headers: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether headers make a column the whole of those behind it: its words, one spanner, or men and women as parts."""
    paths = [headers.get(c, ()) for c in (col, *parts)]
    if paths[0] and mentions_total(paths[0][-1]):
        return True
    if all(is_sex(path[-1]) for path in paths[1:] if path):
        return True
    return len({path[:-1] for path in paths}) == 1 and len(paths[0]) > 1


def _summed_columns(cols: Sequence[int], cells: Cells) -> dict[int, tuple[int, ...]]:
    """Find columns that add up those before or behind them, in whatever order they are given."""
    rows = [r for r in cells.table.body_rows if any((r, c) in cells.numbers for c in cols)]
    if len(rows) < _MIN_ROWS:
        return {}
    turned = {(c, r): v for (r, c), v in cells.numbers.items()}
    hidden = {(c, r) for r, c in cells.hidden}
    return summed_lines(cols, Figures.of(cols, rows, turned, hidden), share=_MOST)


def _sisters(col: int, named: set[int], cells: Cells, columns: Mapping[int, Column]) -> tuple[int, ...]:
    """Give the columns a total column adds up: those under the same spanner, unless they are only 其中."""
    headers = cells.table.headers
    path = headers.get(col, ())
    depth = next((i for i, w in enumerate(path) if is_total(w)), len(path))
    under = (c for c in columns if c not in named and headers.get(c, ())[:depth] == path[:depth])
    return tuple(c for c in under if not any(is_part(w) for w in headers.get(c, ())[depth:]))


def _rows(cells: Cells, axes: Axes, cols: Sequence[int]) -> tuple[list[int], dict[int, tuple[int, ...]]]:
    """Give the rows named totals, and those that only their sums over `cols` give away, with their parts."""
    body, values = cells.table.body_rows, cells.table.having(ColumnRole.VALUE)
    filled = [r for r in body if any(cells.counted(r, c) for c in values)]
    named = [r for r in body if named_total(cells.names_of(r)) or any(map(calls_total, _things(r, cells, axes)))]
    if len(named) == len(filled):
        return [], {}
    nameless = {r: p for r in filled if not any(cells.names_of(r)) and (p := _summed_above(r, named, cells))}
    summed = _summed_rows([r for r in filled if r not in named and r not in nameless], cols, cells)
    kept = {r: p for r, p in summed.items() if not axes.indicator_cols or any(map(mentions_total, cells.names_of(r)))}
    return named, {**nameless, **kept}


def _things(row: int, cells: Cells, axes: Axes) -> list[str]:
    """Give the labels of a row that name areas or classes, not indicators: a total of those is called one."""
    classes = (c for c in axes.indicator_cols if is_class_header((cells.table.headers.get(c, ("",)) or ("",))[-1]))
    return [cells.label(row, c) for c in (*axes.area_cols, *classes)]


def _summed_rows(rows: Sequence[int], cols: Sequence[int], cells: Cells) -> dict[int, tuple[int, ...]]:
    """Find rows that add up those below them, or above, and one at the edge that is about all the others."""
    figures = Figures.of(rows, cols, cells.numbers, cells.hidden)
    found = summed_lines(rows, figures, share=_HALF)
    rest = [r for r in rows if r not in found]
    edge = next((r for r in (rest[:1] + rest[-1:]) if nearly_whole(r, [o for o in rest if o != r], figures)), None)
    return found if edge is None else {**found, edge: tuple(r for r in rest if r != edge)}


def _summed_above(row: int, named: Sequence[int], cells: Cells) -> tuple[int, ...]:
    """Give the rows above that a row without any name adds up, in every column."""
    values, zero = cells.table.having(ColumnRole.VALUE), Decimal(0)
    above = [r for r in cells.table.body_rows if r < row and r not in named]
    since = [r for r in above if r > max((t for t in named if t < row), default=-1)]
    for parts in (since, above):
        sums = {c: sum((cells.numbers.get((r, c), zero) for r in parts), zero) for c in values}
        if len(parts) > 1 and all(cells.numbers.get((row, c), zero) == sums[c] for c in values):
            return tuple(parts)
    return ()
