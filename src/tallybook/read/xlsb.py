"""Read xlsb through calamine, in a process of its own: some files make it abort.

Run as a module it is that process: bytes of a workbook in, JSON out.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import exact_float

_SECONDS = 300


def read_xlsb(content: Content, source: str) -> list[Grid]:
    """Give one grid a worksheet. Error cells and percent formats are lost in this format."""
    command = [sys.executable, "-m", "tallybook.read.xlsb"]
    try:
        done = subprocess.run(command, input=content.data, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except subprocess.SubprocessError as fault:
        raise Unreadable("FILE_DAMAGED", where=f"xlsb: {type(fault).__name__}") from fault
    return [_grid(sheet, source) for sheet in json.loads(done.stdout)]


def _grid(sheet: dict[str, Any], source: str) -> Grid:
    cells = {(r, c): _cell(r, c, kind, raw) for r, c, kind, raw in sheet["cells"]}
    merges = tuple(Merge(*corners) for corners in sheet["merges"])
    return Grid(source, sheet["name"], cells, merges, hidden=sheet["hidden"])


def _cell(row: int, col: int, kind: str, raw: str) -> Cell:
    if kind == CellKind.NUMBER:
        return Cell(row, col, CellKind.NUMBER, Decimal(raw), raw)
    if kind == CellKind.DATE:
        moment = datetime.fromisoformat(raw)
        shown: date = moment.date() if len(raw) == len("2021-05-22") else moment
        return Cell(row, col, CellKind.DATE, shown, raw)
    if kind == CellKind.BOOL:
        return Cell(row, col, CellKind.BOOL, raw == "TRUE", raw)
    return Cell(row, col, CellKind.TEXT, raw, raw)


def _sheets(data: bytes) -> list[dict[str, Any]]:
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    kept = [about for about in book.sheets_metadata if about.typ == calamine.SheetTypeEnum.WorkSheet]
    return [_sheet(book, about, calamine) for about in kept]


def _sheet(book: Any, about: Any, calamine: Any) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(about.name)
    rows = enumerate(sheet.to_python(skip_empty_area=False))
    cells = [[r, c, *told] for r, row in rows for c, value in enumerate(row) if (told := _told(value))]
    merges = [[top, left, bottom, right] for (top, left), (bottom, right) in (sheet.merged_cell_ranges or ())]
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    return {"name": about.name, "hidden": hidden, "cells": cells, "merges": merges}


def _told(value: object) -> tuple[str, str] | None:
    if isinstance(value, bool):
        return CellKind.BOOL.value, str(value).upper()
    if isinstance(value, (int, float)):
        return CellKind.NUMBER.value, f"{exact_float(float(value)):f}"
    if isinstance(value, (datetime, date)):
        return CellKind.DATE.value, value.isoformat()
    return (CellKind.TEXT.value, str(value)) if str(value).strip() else None


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_sheets(sys.stdin.buffer.read())))
