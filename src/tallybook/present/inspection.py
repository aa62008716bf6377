"""How a file was understood, as rows for machines: one for each cell that holds something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallybook.model import INSPECT_COLUMNS, Balance, Finding, Listing, Report, SheetReading, SourceBalance, a1


def report_inspection(
    readings: Sequence[SheetReading], *, findings: Sequence[Finding], sources: Sequence[SourceBalance]
) -> Report:
    """Give each cell with its role, or with what part of the sheet it is; people get a drawing instead."""
    rows = Listing(INSPECT_COLUMNS, tuple(row for reading in readings for row in _rows(reading)))
    balance = sum((s.balance for s in sources), Balance())
    why = tuple((r.grid.sheet, evidence) for r in readings for evidence in r.why)
    return Report("inspect", rows, rows, frozenset(), tuple(findings), balance, tuple(sources), why)


def _rows(reading: SheetReading) -> Iterator[tuple[object, ...]]:
    for place, cell in sorted(reading.grid.cells.items()):
        if cell.raw.strip():
            role = reading.roles.get(place)
            part = role.value if role else reading.parts.get(place, "")
            yield reading.grid.sheet, a1(*place), part, reading.headers.get(place, ""), cell.raw
