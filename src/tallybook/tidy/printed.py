"""Put together the printed totals of a table, and the cells that each claims to add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallybook.model.hint import within
from tallybook.model.table import Place
from tallybook.notation import is_subtotal
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.periods import holding
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import foots
from tallybook.tidy.total_columns import adds, find_total_columns
from tallybook.tidy.total_rows import find_total_rows
from tallybook.tidy.totals import Claims


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
            return [(r, c) for r in cells.covered(row, col) for c in self.cols[col]]
        if col in self.cols:
            return []
        down = self.rows[row] or self.claims.parts(row, col, cells.numbers)
        return [(r, col) for r in down]


def find_printed(cells: Cells, axes: Axes, columns: Mapping[int, Column], rows: Mapping[int, Row]) -> Printed:
    """Look for totals by name, by what periods hold, and by sums that nobody named."""
    cols = find_total_columns(cells, columns)
    named, unnamed = find_total_rows(cells, axes, rows, [c for c in columns if c not in cols and adds(columns[c])])
    dated = {r: row.period for r, row in rows.items() if r not in named and (r not in unnamed or row.year_of)}
    labels = {r: "/".join((rows[r].area, *rows[r].above, *rows[r].words, rows[r].activity)) for r in dated}
    held = {**_year_sums(cells, rows, list(columns)), **holding(dated, labels)}
    unnamed = {r: parts for r, parts in unnamed.items() if r not in held}
    found = {**dict.fromkeys(named, ()), **unnamed, **held}
    stated = cells.table.hint.total_rows
    if stated is not None:
        found, unnamed = {r: found.get(r, ()) for r in within(stated, cells.table.body_rows)}, {}
    partial = [r for r in found if r not in named or any(map(is_subtotal, cells.names_of(r)))]
    return Printed(found, cols, unnamed, Claims(rows, list(found), partial))


def _year_sums(cells: Cells, rows: Mapping[int, Row], cols: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Give the rows of years that are the sum of the months, or of the quarters, that stand under them."""
    found: dict[int, tuple[int, ...]] = {}
    for year, row in rows.items():
        quarters = tuple(r for r in row.year_of if "Q" in rows[r].period)
        for parts in (quarters, tuple(r for r in row.year_of if r not in quarters)):
            if parts and _is_sum(year, parts, cells, cols):
                found[year] = parts
    return found


def _is_sum(row: int, parts: Sequence[int], cells: Cells, cols: Sequence[int]) -> bool:
    numbers = cells.numbers
    told = [c for c in cols if c in numbers[row]]
    return bool(told) and all(foots(numbers[row][c], (numbers[r].get(c) for r in parts)) for c in told)
