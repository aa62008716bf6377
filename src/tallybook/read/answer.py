"""Find the sheets of a marked copy that came back, and what its sender explains in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tallybook.model import Answer, Explanation, Grid
from tallybook.notation import read_anchor, read_origin

_FIRST_ROWS = 50
_WORDS = frozenset({"说明", "Explanation"})
Place = tuple[int, int]


def answer_of(grids: Sequence[Grid]) -> Answer | None:
    """Give the answer that a workbook is; None for any that bears no mark, however like one it looks."""
    marked = [(grid, place) for grid in grids if (place := _marked(grid)) is not None]
    if not marked:
        return None
    first, at = marked[0]
    of, name = read_origin(first.raw(*at)) or ((), "")
    told = tuple(e for grid, place in marked for e in _explanations(grid, place))
    return Answer(of, name, tuple(grid.sheet for grid, _ in marked), told)


def _marked(grid: Grid) -> Place | None:
    """Find the cell in the head of a sheet that says of what it is a copy."""
    first = takewhile(lambda at: at[0][0] < _FIRST_ROWS, grid.cells.items())
    return next((place for place, cell in first if read_origin(cell.raw)), None)


def _explanations(grid: Grid, mark: Place) -> Iterator[Explanation]:
    """Give what is written in the rows below the mark, each of which names its finding in the mark's column."""
    top, last = mark
    column = next((c for c in range(last) if (top, c) in grid.cells and grid.raw(top, c) in _WORDS), last - 1)
    for row in sorted(r for r, c in grid.cells if c == last and r > top):
        about = read_anchor(grid.cells[row, last].raw)
        if about and (row, column) in grid.cells and (text := grid.raw(row, column)):
            yield Explanation(*about, text)
