"""Draw a sheet in the test: one line a row, cells parted by |, numbers become numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from tallybook.layout import lay_out
from tallybook.model import Cell, CellKind, Codebook, Grid, Merge, SheetReading
from tallybook.tidy import tidy_sheet

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def grid(drawing: str, *, sheet: str = "Sheet1", source: str = "file.xlsx", hidden: bool = False) -> Grid:
    """Make a grid of a drawing. `<` merges a cell with its left, `^` with the one above."""
    cells: dict[tuple[int, int], Cell] = {}
    marks: dict[tuple[int, int], str] = {}
    for row, line in enumerate(drawing.strip("\n").splitlines()):
        for col, text in enumerate(part.strip() for part in line.split("|")):
            if text in {"<", "^"}:
                marks[row, col] = text
            elif text:
                cells[row, col] = _cell(row, col, text)
    return Grid(source, sheet, cells, _merges(cells, marks), hidden=hidden)


def _cell(row: int, col: int, text: str) -> Cell:
    if text.startswith("'"):
        return Cell(row, col, CellKind.TEXT, text[1:], text[1:])
    if _NUMBER.fullmatch(text):
        return Cell(row, col, CellKind.NUMBER, Decimal(text), text)
    return Cell(row, col, CellKind.TEXT, text, text)


def _merges(cells: dict[tuple[int, int], Cell], marks: dict[tuple[int, int], str]) -> tuple[Merge, ...]:
    found = []
    for row, col in cells:
        right, bottom = col, row
        while marks.get((row, right + 1)) == "<":
            right += 1
        while marks.get((bottom + 1, col)) == "^":
            bottom += 1
        if (right, bottom) != (col, row):
            found.append(Merge(row, col, bottom, right))
    return tuple(found)


def read(
    drawing: str, *, year: str | None = None, area: str | None = None, codebook: Codebook | None = None, **about: str
) -> SheetReading:
    """Lay out and tidy a drawing."""
    sheet = grid(drawing, **about)  # type: ignore[arg-type]
    hints = codebook.hints_for(sheet.source, sheet.sheet) if codebook else ()
    return tidy_sheet(sheet, lay_out(sheet, hints=hints), year=year, area=area, codebook=codebook)


def table(reading: SheetReading) -> list[tuple[str, str, str, str]]:
    """Give the observations as (area, indicator, period, value), in the sheet's order."""
    return [(o.area_label, o.indicator_label, o.time_period, str(o.obs_value)) for o in reading.observations]
