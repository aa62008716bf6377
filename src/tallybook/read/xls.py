"""Read xls through xlrd, which keeps error cells, formats and what is hidden."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import exact_float, is_percent, shown_date

_TEXT, _NUMBER, _DATE, _BOOL, _ERROR = 1, 2, 3, 4, 5


def read_xls(content: Content, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content.data, formatting_info=True, logfile=io.StringIO())
        return [_grid(sheet, book, source, xlrd) for sheet in book.sheets()]
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=type(fault).__name__) from fault


def _grid(sheet: Any, book: Any, source: str, xlrd: Any) -> Grid:
    cells = {
        (r, c): cell
        for r in range(sheet.nrows)
        for c in range(sheet.ncols)
        if (cell := _cell(r, c, sheet.cell(r, c), book, xlrd)) is not None
    }
    return Grid(
        source,
        sheet.name,
        cells,
        tuple(Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
        hidden=sheet.visibility != 0,
        hidden_rows=frozenset(r for r, about in sheet.rowinfo_map.items() if about.hidden),
        hidden_cols=frozenset(c for c, about in sheet.colinfo_map.items() if about.hidden),
    )


def _cell(row: int, col: int, stored: Any, book: Any, xlrd: Any) -> Cell | None:
    kind, value = stored.ctype, stored.value
    if kind == _TEXT:
        return Cell(row, col, CellKind.TEXT, value, value) if value.strip() else None
    if kind == _NUMBER:
        exact = exact_float(value)
        return Cell(row, col, CellKind.NUMBER, exact, f"{exact:f}", percent=_percent(stored, book))
    if kind == _DATE:
        return _date(row, col, value, _format(stored, book), book, xlrd)
    if kind == _BOOL:
        return Cell(row, col, CellKind.BOOL, bool(value), "TRUE" if value else "FALSE")
    if kind == _ERROR:
        return Cell(row, col, CellKind.ERROR, None, xlrd.error_text_from_code.get(value, "#ERR"))
    return None


def _percent(stored: Any, book: Any) -> bool:
    return is_percent(_format(stored, book))


def _format(stored: Any, book: Any) -> str:
    shown = book.format_map.get(book.xf_list[stored.xf_index].format_key)
    return "" if shown is None else shown.format_str


def _date(row: int, col: int, value: float, code: str, book: Any, xlrd: Any) -> Cell:
    try:
        moment = xlrd.xldate.xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError):
        exact = exact_float(value)
        return Cell(row, col, CellKind.NUMBER, exact, f"{exact:f}")
    if value < 1:
        return Cell(row, col, CellKind.TEXT, str(moment.time()), str(moment.time()))
    shown: date = moment.date() if value == int(value) else moment
    return Cell(row, col, CellKind.DATE, shown, shown_date(shown, code))
