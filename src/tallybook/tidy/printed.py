"""Find the printed totals of a table, and the cells that each claims to add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallybook.model.table import ColumnRole, Place
from tallybook.notation import is_total
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.periods import holding
from tallybook.tidy.rows import Row
from tallybook.tidy.totals import named_total, parts_of_row, summed_columns, summed_rows


@dataclass(frozen=True, slots=True)
class Printed:
    """Total rows and columns with their parts; a row without parts finds them column by column.

    `unnamed` are the rows that only their sums gave away.
    """

    rows: Mapping[int, tuple[int, ...]]
    cols: Mapping[int, tuple[int, ...]]
    unnamed: Mapping[int, tuple[int, ...]]

    def holds(self, row: int, col: int) -> bool:
        """Whether the cell is a printed total."""
        return row in self.rows or col in self.cols

    def parts(self, row: int, col: int, cells: Cells) -> Sequence[Place]:
        """Give the places that the total at this place adds up; none for a total of totals."""
        if row not in self.rows:
            return [(row, c) for c in self.cols[col]]
        if col in self.cols:
            return []
        down = self.rows[row] or parts_of_row(row, cells.table.body_rows, tuple(self.rows), col, cells.numbers)
        return [(r, col) for r in down]


def find_printed(cells: Cells, axes: Axes, columns: Mapping[int, Column], rows: Mapping[int, Row]) -> Printed:
    """Look for totals by name, by what periods hold, and by sums that nobody named."""
    named, unnamed = _rows(cells, axes)
    dated = {r: row.period for r, row in rows.items() if r not in named}
    labels = {r: "/".join((rows[r].area, *rows[r].above, *rows[r].words, rows[r].activity)) for r in dated}
    held = holding(dated, labels)
    return Printed({**named, **held}, _columns(cells, columns), unnamed)


def _columns(cells: Cells, columns: Mapping[int, Column]) -> dict[int, tuple[int, ...]]:
    headers = cells.table.headers
    named = {c for c, column in columns.items() if named_total(headers.get(c, ())) or is_total(column.area)}
    found = {c: parts for c in sorted(named) if (parts := _sisters(c, named, cells, columns))}
    periods = {c: column.period for c, column in columns.items() if c not in found}
    words = {c: "/".join(columns[c].words) + columns[c].area for c in periods}
    found.update(holding(periods, words))
    rest = [c for c in columns if c not in found]
    found.update(summed_columns(rest, cells.table.body_rows, cells.numbers))
    return found


def _sisters(col: int, named: set[int], cells: Cells, columns: Mapping[int, Column]) -> tuple[int, ...]:
    """Give the columns a total column adds up: those under the same spanner."""
    headers = cells.table.headers
    path = headers.get(col, ())
    depth = next((i for i, w in enumerate(path) if is_total(w)), len(path))
    return tuple(c for c in columns if c not in named and headers.get(c, ())[:depth] == path[:depth])


def _rows(cells: Cells, axes: Axes) -> tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]:
    body, values = cells.table.body_rows, cells.table.having(ColumnRole.VALUE)
    filled = [r for r in body if any(cells.counted(r, c) for c in values)]
    named = [r for r in body if named_total(cells.names_of(r))]
    if len(named) == len(filled):
        return {}, {}
    nameless = {r: p for r in filled if not any(cells.names_of(r)) and (p := _summed_above(r, named, cells))}
    plain = [r for r in body if r not in named and r not in nameless]
    summed = {} if axes.indicator_cols else summed_rows(plain, values, cells.numbers)
    unnamed = {**nameless, **summed}
    return {**dict.fromkeys(named, ()), **unnamed}, unnamed


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
