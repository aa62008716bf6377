"""A sheet as its cells, each with what the file holds and nothing rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_DIGITS = "0123456789"


class CellKind(StrEnum):
    """What the file stores in a cell; an empty cell has no record at all."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"
    UNCALCULATED = "uncalculated"


CellValue = Decimal | str | date | datetime | time | timedelta | bool | None


class Cell(NamedTuple):
    """One non-empty cell; `row` and `col` count from 0, `raw` is the text as stored.

    A NUMBER's value is the exact decimal stored in the file (a percent format leaves it a
    fraction and sets `percent`). ERROR and UNCALCULATED have no value; `raw` holds the error
    or the formula.
    """

    row: int
    col: int
    kind: CellKind
    value: CellValue
    raw: str
    percent: bool = False
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, corners included, counted from 0; the value is at (top, left)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its non-empty cells by (row, col), its merges and what is hidden.

    `noticed` is what the reader saw of single cells beyond their content: the code of a finding, and the place.
    """

    source: str
    sheet: str
    cells: dict[tuple[int, int], Cell]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    noticed: tuple[tuple[str, tuple[int, int]], ...] = ()

    @property
    def rows(self) -> int:
        """One more than the last row that holds a cell."""
        return max(self.cells, default=(-1, -1))[0] + 1

    @property
    def cols(self) -> int:
        """One more than the last column that holds a cell."""
        return max((c for _, c in self.cells), default=-1) + 1

    def raw(self, row: int, col: int) -> str:
        """Give what stands in a cell, as the file has it, but for blanks around it."""
        return self.cells[row, col].raw.strip()

    def anchors(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Map every cell that a merge covers to the cell that holds the merge's value."""
        if not self.merges:
            return {}
        rows, cols = self.rows, self.cols
        return {
            (r, c): (m.top, m.left)
            for m in self.merges
            for r in range(m.top, min(m.bottom + 1, rows))
            for c in range(m.left, min(m.right + 1, cols))
        }


def a1(row: int, col: int) -> str:
    """Give the A1 name of a cell counted from 0: (0, 0) is A1, (5, 27) is AB6."""
    return f"{_letters(col)}{row + 1}"


def parted(cell: str) -> tuple[str, str]:
    """Part an A1 name into the letters of its column and the digits of its row; what is no such name has neither."""
    column = cell.rstrip(_DIGITS)
    row = cell[len(column) :]
    return (column, row) if row and column.isalpha() else ("", "")


def row_by_row(cell: str) -> tuple[int, str, int, str]:
    """Give by what A1 names are sorted as people read: row by row; what is no such name comes first."""
    column, row = parted(cell)
    return (len(row), row, len(column), column or cell)


@lru_cache(maxsize=1024)
def _letters(col: int) -> str:
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
