"""Draw how each sheet of a file was understood: every cell in the colour of its role."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from rich.box import MINIMAL
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tallybook.model import Finding, Role, Severity, SheetReading, a1
from tallybook.model.codes import message_of, remedy_of
from tallybook.pipeline import Settings, understand
from tallybook.present import balance_in_words, heading
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
_LETTERS = {
    Role.OBSERVATION: "",
    Role.PRINTED_TOTAL: "Σ",
    Role.PERIOD: "T",
    Role.CODE: "#",
    Role.EXCLUDED: "x",
    Role.UNEXPLAINED: "?",
}
_MOST_ROWS, _WIDEST, _GAP = 60, 18, 3
_PIPED = 100_000


def inspect_file(path: str, settings: Settings, *, why: bool, as_json: bool, lang: str) -> int:
    """Print each sheet, its header paths and what was not understood; give the exit code."""
    book = read_workbook(path)
    readings = understand(book, settings)
    findings = [*book.findings, *(f for r in readings for f in r.findings)]
    if as_json:
        sys.stdout.write(json.dumps(_as_data(readings, findings, lang), ensure_ascii=False, indent=1) + "\n")
    else:
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _PIPED)
        for finding in book.findings:
            console.print(_told(finding, lang))
        for reading in readings:
            _draw(reading, console, why=why, lang=lang)
    unusable = not readings
    return 3 if unusable else int(any(f.severity is Severity.ERROR for f in findings))


def _draw(reading: SheetReading, console: Console, *, why: bool, lang: str) -> None:
    grid = reading.grid
    console.print(Text(f"\n{harmless(grid.sheet) or '-'}  {grid.rows} × {grid.cols}", style="bold"))
    for cols in _panels(reading, console.width):
        table = Table("", *(a1(0, c)[:-1] for c in cols), box=MINIMAL)
        for row in range(min(grid.rows, _MOST_ROWS)):
            table.add_row(str(row + 1), *(_cell(reading, row, c) for c in cols))
        console.print(table)
    console.print(Text("  ").join(Text(f"{_LETTERS[r]} {r.value}".strip(), style=s) for r, s in _STYLES.items()))
    for line in reading.why if why else ():
        console.print(Text("why: " + harmless(line)))
    for letters, path in _paths(reading).items():
        console.print(Text(f"  {letters}: {harmless(path)}"))
    for finding in reading.findings:
        console.print(_told(finding, lang))
    console.print(Text(f"{heading('balance', lang)}: {balance_in_words(reading.balance, lang)}"))


def _panels(reading: SheetReading, width: int) -> list[list[int]]:
    """Cut the columns into panels that fit the terminal, so that none is squeezed."""
    panels: list[list[int]] = [[]]
    used = 5
    for col in range(reading.grid.cols):
        texts = (c.raw for (r, at), c in reading.grid.cells.items() if at == col and r < _MOST_ROWS)
        wide = min(_WIDEST, max((Text(harmless(t.strip())).cell_len for t in texts), default=1)) + _GAP
        if panels[-1] and used + wide > width:
            panels.append([])
            used = 5
        panels[-1].append(col)
        used += wide
    return panels


def _cell(reading: SheetReading, row: int, col: int) -> Text:
    cell = reading.grid.cells.get((row, col))
    if cell is None:
        return Text("")
    role = reading.roles.get((row, col))
    style = _STYLES[role] if role else ("bold" if reading.parts.get((row, col)) == "header" else "")
    mark = f" {_LETTERS[role]}" if role and _LETTERS[role] else ""
    text = Text(harmless(cell.raw.strip()), style=style)
    text.truncate(_WIDEST - len(mark), overflow="ellipsis")
    return text + Text(mark, style=style)


def _paths(reading: SheetReading) -> dict[str, str]:
    """Give each column's header paths, left to right; of many the first and the last."""
    paths: dict[int, dict[str, None]] = {}
    for (_, col), path in sorted(reading.headers.items()):
        paths.setdefault(col, {})[path] = None
    return {a1(0, c)[:-1]: _ends(tuple(paths[c])) for c in sorted(paths)}


def _ends(paths: tuple[str, ...]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} … {paths[-1]} ({len(paths)})"


def _told(finding: Finding, lang: str) -> Text:
    place = " ".join(w for w in (finding.cell, f"[{harmless(finding.raw)}]" if finding.raw else "") if w)
    words = f"{message_of(finding, lang)} {remedy_of(finding, lang)}"
    return Text(f"{heading(finding.severity.value, lang)}: {finding.code} {place} {harmless(words)}")


def _as_data(readings: Sequence[SheetReading], findings: list[Finding], lang: str) -> dict[str, object]:
    return {
        "schema": "tallybook.inspect/1",
        "ok": all(f.severity is not Severity.ERROR for f in findings),
        "sheets": [
            {
                "sheet": r.grid.sheet,
                "balance": asdict(r.balance),
                "roles": {a1(*p): role.value for p, role in sorted(r.roles.items())},
                "parts": {a1(*p): part for p, part in sorted(r.parts.items()) if p not in r.roles},
                "headers": {a1(*p): path for p, path in sorted(r.headers.items())},
                "why": list(r.why),
            }
            for r in readings
        ],
        "findings": [
            {
                **{k: v for k, v in asdict(f).items() if k != "facts"},
                "message": message_of(f, lang),
                "remedy": remedy_of(f, lang),
            }
            for f in findings
        ],
    }
