"""Draw how sheets were understood: every cell in the colour of its role."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tallybook.model import Evidence, Role, SheetReading, a1, parted
from tallybook.render.text import harmless

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {
    Role.OBSERVATION: "green",
    Role.PRINTED_TOTAL: "blue",
    Role.PERIOD: "magenta",
    Role.CODE: "cyan",
    Role.EXCLUDED: "bright_black",
    Role.UNEXPLAINED: "bold red",
}
_LETTERS = {
    Role.OBSERVATION: "",
    Role.PRINTED_TOTAL: "Σ",
    Role.PERIOD: "T",
    Role.CODE: "#",
    Role.EXCLUDED: "x",
    Role.UNEXPLAINED: "?",
}
_MOST_ROWS, _WIDEST, _GAP, _MOST_UNITS = 60, 18, 3, 3
_PIPED = 100_000


def draw_sheets(
    readings: Sequence[SheetReading],
    legend: Mapping[Role, str],
    *,
    width: int | None,
    coloured: bool,
    why: Callable[[Evidence], str] | None = None,
) -> str:
    """Give the drawing as text; without a width no table is cut into panels.

    `legend` says the roles in the reader's language; `why` puts what the reading rests on into words, where that is wanted.
    """
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=width or _PIPED, force_terminal=coloured, color_system="auto" if coloured else None
    )
    for reading in readings:
        _draw(reading, console, legend)
        for line in (*(f"why: {harmless(told)}" for told in (map(why, reading.why) if why else ())), *_paths(reading)):
            console.print(_words(line), soft_wrap=True)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _draw(reading: SheetReading, console: Console, legend: Mapping[Role, str]) -> None:
    from rich.box import MINIMAL
    from rich.table import Table

    grid = reading.grid
    console.print(_words(f"\n{harmless(grid.sheet) or '-'}  {grid.rows} × {grid.cols}", "bold"))
    for cols in _panels(reading, console.width):
        table = Table("", *(_letters(c) for c in cols), box=MINIMAL)
        for row in range(min(grid.rows, _MOST_ROWS)):
            table.add_row(str(row + 1), *(_cell(reading, row, c) for c in cols))
        console.print(table)
    if grid.rows > _MOST_ROWS:
        console.print(_words(f"     … {grid.rows}"))
    seen = [r for r in Role if r in reading.roles.values()]
    if seen:
        console.print(_words("  ").join(_words(f"{_LETTERS[r]} {legend[r]}".strip(), _STYLES[r]) for r in seen))


def _words(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def _letters(col: int) -> str:
    return a1(0, col)[:-1]


def _panels(reading: SheetReading, width: int) -> list[list[int]]:
    """Cut the columns into panels that fit the terminal, so that none is squeezed."""
    panels: list[list[int]] = [[]]
    used = 5
    for col in range(reading.grid.cols):
        texts = (c.raw for (r, at), c in reading.grid.cells.items() if at == col and r < _MOST_ROWS)
        wide = min(_WIDEST, max((_words(harmless(t.strip())).cell_len for t in texts), default=1)) + _GAP
        if panels[-1] and used + wide > width:
            panels.append([])
            used = 5
        panels[-1].append(col)
        used += wide
    return panels


def _cell(reading: SheetReading, row: int, col: int) -> Text:
    cell = reading.grid.cells.get((row, col))
    if cell is None:
        return _words("")
    role = reading.roles.get((row, col))
    style = _STYLES[role] if role else ("bold" if reading.parts.get((row, col)) == "header" else "")
    mark = f" {_LETTERS[role]}" if role and _LETTERS[role] else ""
    text = _words(harmless(cell.raw.strip()), style)
    text.truncate(_WIDEST - len(mark), overflow="ellipsis")
    return text + _words(mark, style)


def _paths(reading: SheetReading) -> Iterator[str]:
    """Give each column's header paths and units, left to right; of many paths the first and the last."""
    paths: dict[int, dict[str, None]] = {}
    for (_, col), path in sorted(reading.headers.items()):
        paths.setdefault(col, {})[path] = None
    units = _units(reading)
    for col in sorted(paths):
        yield harmless(f"  {_letters(col)}: {_ends(tuple(paths[col]))}{_counted_in(units.get(_letters(col), {}))}")


def _units(reading: SheetReading) -> dict[str, dict[str, None]]:
    """Give the units of the observations of each column, by its letters."""
    units: dict[str, dict[str, None]] = {}
    for o in reading.observations:
        if o.unit_measure:
            units.setdefault(parted(o.cell)[0], {})[o.unit_measure] = None
    return units


def _counted_in(units: Mapping[str, None]) -> str:
    more = ", …" if len(units) > _MOST_UNITS else ""
    return f" → {', '.join(list(units)[:_MOST_UNITS])}{more}" if units else ""


def _ends(paths: tuple[str, ...]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} … {paths[-1]} ({len(paths)})"
