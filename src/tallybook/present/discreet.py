"""Show a sheet without who filled it in and how to reach them."""

from __future__ import annotations

from dataclasses import replace

from tallybook.model import Cell, CellKind, Role, SheetReading
from tallybook.notation import HIDDEN, discreet, is_asked


def without_persons(reading: SheetReading) -> SheetReading:
    """Give a reading whose cells tell no person's name, where one is asked for, telephone or identity number."""
    cells = {place: _shown(cell, reading) for place, cell in reading.grid.cells.items()}
    return replace(reading, grid=replace(reading.grid, cells=cells))


def _shown(cell: Cell, reading: SheetReading) -> Cell:
    role = reading.roles.get((cell.row, cell.col))
    if role in (Role.OBSERVATION, Role.PRINTED_TOTAL, Role.PERIOD):
        return cell
    key = reading.grid.cells.get((cell.row, cell.col - 1))
    answers = key is not None and key.kind is CellKind.TEXT and is_asked(key.raw, cell.raw)
    return cell._replace(raw=HIDDEN if answers else discreet(cell.raw))
