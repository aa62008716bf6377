"""Read xlsb through calamine."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.damage import Unreadable
from tallybook.read.formats import exact_float


def read_xlsb(data: bytes, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_grid(book, about, source, calamine) for about in book.sheets_metadata if _is_sheet(about, calamine)]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:
        raise Unreadable("FILE_DAMAGED", where=type(fault).__name__) from fault


def _is_sheet(about: Any, calamine: Any) -> bool:
    return bool(about.typ == calamine.SheetTypeEnum.WorkSheet)


def _grid(book: Any, about: Any, source: str, calamine: Any) -> Grid:
    sheet = book.get_sheet_by_name(about.name)
    cells = {
        (r, c): cell
        for r, row in enumerate(sheet.to_python(skip_empty_area=False))
        for c, value in enumerate(row)
        if (cell := _cell(r, c, value)) is not None
    }
    merges = tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in (sheet.merged_cell_ranges or ()))
    return Grid(source, about.name, cells, merges, hidden=about.visible != calamine.SheetVisibleEnum.Visible)


def _cell(row: int, col: int, value: object) -> Cell | None:
    if isinstance(value, bool):
        return Cell(row, col, CellKind.BOOL, value, str(value).upper())
    if isinstance(value, (int, float)):
        exact = exact_float(float(value)) if isinstance(value, float) else Decimal(value)
        return Cell(row, col, CellKind.NUMBER, exact, f"{exact:f}")
    if isinstance(value, (datetime, date)):
        return Cell(row, col, CellKind.DATE, value, value.isoformat())
    if isinstance(value, (time, timedelta)):
        return Cell(row, col, CellKind.TEXT, str(value), str(value))
    text = str(value)
    return Cell(row, col, CellKind.TEXT, text, text) if text.strip() else None
