"""A workbook of the values of sheets, for senders whose format cannot be copied: numbers exact, texts as texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge, a1
from tallybook.render.marked.exact import Stored

_ESCAPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_UNREADABLE = "#NUM!"
"""Stands for a stored number that no program can hold: it is an error until it is corrected."""
_WIDEST, _NARROWEST = 40, 8


def workbook_of(sheets: Mapping[str, Grid]) -> Any:
    """Make a workbook of grids under the titles they are to have."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, grid in sheets.items():
        _fill(book.create_sheet(title), grid)
    return book


def stored_values(sheets: Mapping[str, Grid]) -> Stored:
    """Give the numbers of the cells with all their digits."""
    return {
        title: {a1(*place): ("n", f"{cell.value:f}") for place, cell in grid.cells.items() if _is_number(cell)}
        for title, grid in sheets.items()
    }


def _is_number(cell: Cell) -> bool:
    return cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal) and cell.value.is_finite()


def _fill(sheet: Any, grid: Grid) -> None:
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for (row, col), cell in grid.cells.items():
        _write(sheet.cell(row + 1, col + 1), cell)
        widths[col] = max(widths.get(col, _NARROWEST), min(_WIDEST, width_of(cell.raw)))
    for merge in _merges(grid):
        sheet.merge_cells(None, merge.top + 1, merge.left + 1, merge.bottom + 1, merge.right + 1)
    for col, width in widths.items():
        sheet.column_dimensions[get_column_letter(col + 1)].width = width
    for row in sorted(r for r in grid.hidden_rows if r < grid.rows):
        sheet.row_dimensions[row + 1].hidden = True
    for col in sorted(c for c in grid.hidden_cols if c < grid.cols):
        sheet.column_dimensions[get_column_letter(col + 1)].hidden = True
    sheet.sheet_state = "hidden" if grid.hidden else "visible"


def _merges(grid: Grid) -> Iterator[Merge]:
    """Give the merged cells as far as the table reaches, but for those that hide what stands in them."""
    hiding = {anchor for place, anchor in grid.anchors().items() if place != anchor and place in grid.cells}
    for merge in grid.merges:
        bottom, right = min(merge.bottom, grid.rows - 1), min(merge.right, grid.cols - 1)
        seen = bottom >= merge.top and right >= merge.left and (bottom, right) != (merge.top, merge.left)
        if seen and (merge.top, merge.left) not in hiding:
            yield Merge(merge.top, merge.left, bottom, right)


def _write(target: Any, cell: Cell) -> None:
    """Write a cell as what it is; a formula that was never calculated is text, as its language may be another one."""
    from openpyxl.cell.cell import ERROR_CODES

    if _is_number(cell):
        target.value = cell.value
        target.number_format = "0.00%" if cell.percent else "General"
    elif cell.kind is CellKind.DATE and isinstance(cell.value, date):
        target.value = cell.value
        target.number_format = _date_format(cell)
    elif cell.kind is CellKind.BOOL:
        target.value = cell.value
    elif cell.kind is CellKind.NUMBER or (cell.kind is CellKind.ERROR and cell.raw in ERROR_CODES):
        target.value = _UNREADABLE if cell.kind is CellKind.NUMBER else cell.raw
        target.data_type = "e"
    else:
        target.value = escaped(cell.raw)
        target.data_type = "s"


def escaped(text: str) -> str:
    """Write by their numbers the characters that XML has not, as workbooks do, and what would be taken for such a number."""
    return _ESCAPED.sub(lambda m: f"_x{ord(m.group()):04X}_", text)


def _date_format(cell: Cell) -> str:
    """Show a date as finely as the original does."""
    coarse = {4: "yyyy", 7: "yyyy-mm"}
    return "yyyy-mm-dd hh:mm:ss" if isinstance(cell.value, datetime) else coarse.get(len(cell.raw), "yyyy-mm-dd")


def width_of(text: str) -> int:
    """Give the width of a text in a column, with room beside it; letters of the east take two places."""
    return 2 + sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
