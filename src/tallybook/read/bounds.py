"""Hold what was read against what a sheet can hold, and say where that was just reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tallybook.model import Cell, CellKind, Finding, Grid, a1, make_finding
from tallybook.model.limits import LONGEST_TEXT, MIB, Limits
from tallybook.read.damage import Unreadable
from tallybook.read.formats import is_extreme
from tallybook.read.refs import COLS, ROWS

_LAST_ROWS = (65_536, ROWS)
"""As many rows as a sheet of an old and of a new workbook has; what was cut off there is missing without a trace."""
_LARGEST_MERGE = 1_000_000


def bounded(grids: Sequence[Grid], limits: Limits) -> Sequence[Grid]:
    """Give the sheets back; raises Unreadable where they hold too much, or what no sheet can hold."""
    if sum(len(g.cells) for g in grids) > limits.cells:
        raise Unreadable("FILE_TOO_LARGE", what="the number of filled cells", limit=f"{limits.cells:,}")
    lengths = [[len(c.raw) for c in g.cells.values()] for g in grids]
    if sum(map(sum, lengths)) > limits.text:
        raise Unreadable("FILE_TOO_LARGE", what="the text of its cells", limit=f"{limits.text // MIB} MiB")
    for grid, told in zip(grids, lengths, strict=True):
        _refuse_outside(grid)
        if max(told, default=0) > LONGEST_TEXT:
            _refuse_long(grid)
        _refuse_wide(grid)
    return grids


def _refuse_outside(grid: Grid) -> None:
    if grid.rows > ROWS or grid.cols > COLS:
        raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")


def _refuse_long(grid: Grid) -> None:
    """Refuse a text that no cell can hold; a message about it would drown all others."""
    long = next(c for c in grid.cells.values() if len(c.raw) > LONGEST_TEXT)
    limit = f"{LONGEST_TEXT:,} characters"
    raise Unreadable("FILE_TOO_LARGE", a1(long.row, long.col), what="the text of a cell", limit=limit)


def _refuse_wide(grid: Grid) -> None:
    """Refuse merges that cover more than any table has, as far as there are cells."""
    rows, cols = grid.rows, grid.cols
    spans = ((min(m.bottom + 1, rows) - m.top, min(m.right + 1, cols) - m.left) for m in grid.merges)
    if sum(down * across for down, across in spans if down > 0 and across > 0) > _LARGEST_MERGE:
        raise Unreadable("FILE_TOO_LARGE", what="what its merged cells cover", limit=f"{_LARGEST_MERGE:,} cells")


def _extremes(grid: Grid) -> list[tuple[str, tuple[int, int]]]:
    """Name the numbers that no statistic has."""
    numbers = ((place, c.value) for place, c in grid.cells.items() if c.kind is CellKind.NUMBER)
    return [("NUMBER_EXTREME", place) for place, value in numbers if isinstance(value, Decimal) and is_extreme(value)]


def noticed(grids: Sequence[Grid], source: str) -> Iterator[Finding]:
    """Name what the reader noticed of single cells, once a sheet, and sheets that end where the format ends."""
    for grid in grids:
        rows = grid.rows
        if rows in _LAST_ROWS and any(row == rows - 2 for row, _ in grid.cells):
            yield make_finding("SHEET_FULL", source, grid.sheet, n=rows)
        seen = (*grid.noticed, *_extremes(grid))
        for code in dict.fromkeys(code for code, _ in seen):
            places = [place for said, place in seen if said == code]
            yield make_finding(code, source, grid.sheet, a1(*places[0]), _written(grid.cells[places[0]]), n=len(places))


def _written(cell: Cell) -> str:
    """Give the text of a cell, a large number written out, so that those that name persons are known."""
    large = isinstance(cell.value, Decimal) and cell.value.is_finite() and abs(cell.value) >= 1
    return f"{cell.value:f}" if large else cell.raw
