"""Draw a report's rows for people, as wide as the terminal; piped, as wide as they are."""

from __future__ import annotations

import io
from typing import Literal

from tallybook.model import Report
from tallybook.render.text import harmless

_UNBOUND = 100_000


def to_terminal(report: Report, width: int | None = None) -> str:
    """Give the table as text; without a width no cell is ever wrapped or cut."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for n, heading in enumerate(report.shown.columns):
        side: Literal["left", "right"] = "right" if n in report.shown.numeric else "left"
        table.add_column(Text(heading), justify=side, overflow="fold")
    for n, row in enumerate(report.shown.rows):
        table.add_row(*(Text(harmless(str(v))) for v in row), end_section=n in report.breaks)
    out = io.StringIO()
    Console(file=out, width=width or _UNBOUND, color_system=None).print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
