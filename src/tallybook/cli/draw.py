"""Draw how each sheet of a file was understood: every cell in the colour of its role."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tallybook.model import Role, SheetReading, a1
from tallybook.pipeline import Settings, understand
from tallybook.read import read_workbook
from tallybook.render import harmless

_STYLES = {
    Role.OBSERVATION: "green",
    Role.PRINTED_TOTAL: "blue",
    Role.PERIOD: "magenta",
    Role.CODE: "cyan",
    Role.EXCLUDED: "bright_black",
    Role.UNEXPLAINED: "bold red",
}
_MOST_ROWS, _MOST_COLS, _WIDEST = 60, 16, 18


def inspect_file(path: str, settings: Settings, *, why: bool) -> int:
    """Print each sheet, its header paths and what was not understood; give the exit code."""
    console = Console(file=sys.stdout)
    book = read_workbook(path)
    bad = False
    for finding in book.findings:
        console.print(Text(f"{finding.severity.value}: {finding.code} {harmless(finding.message)} {finding.remedy}"))
        bad = bad or finding.severity.value == "error"
    for grid in book.grids:
        reading = understand(grid, settings)
        _draw(reading, console, why=why)
        bad = bad or any(f.severity.value == "error" for f in reading.findings)
    return int(bad)


def _draw(reading: SheetReading, console: Console, *, why: bool) -> None:
    grid = reading.grid
    console.print(Text(f"\n{harmless(grid.sheet) or 'sheet'}  ({grid.rows} rows, {grid.cols} columns)", style="bold"))
    cols = range(min(grid.cols, _MOST_COLS))
    table = Table("", *(a1(0, c)[:-1] for c in cols))
    for row in range(min(grid.rows, _MOST_ROWS)):
        table.add_row(str(row + 1), *(_cell(reading, row, c) for c in cols))
    console.print(table)
    _legend(console)
    for line in reading.why if why else ():
        console.print(Text("why: " + harmless(line)))
    for cell, path in sorted({a1(0, c)[:-1]: h for (_, c), h in reading.headers.items()}.items()):
        console.print(Text(f"  {cell}: {harmless(path)}"))
    for finding in reading.findings:
        console.print(
            Text(
                f"{finding.severity.value}: {finding.code} {finding.cell} [{harmless(finding.raw)}] {harmless(finding.message)}"
            )
        )
    console.print(Text(str(reading.balance)))


def _cell(reading: SheetReading, row: int, col: int) -> Text:
    cell = reading.grid.cells.get((row, col))
    if cell is None:
        return Text("")
    role = reading.roles.get((row, col))
    style = _STYLES[role] if role else ("bold" if reading.parts.get((row, col)) == "header" else "")
    return Text(harmless(cell.raw.strip())[:_WIDEST], style=style)


def _legend(console: Console) -> None:
    console.print(Text("  ").join(Text(role.value.replace("_", " "), style=style) for role, style in _STYLES.items()))
