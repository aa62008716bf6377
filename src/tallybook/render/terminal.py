"""Draw a report's rows for people, as wide as the terminal; piped, as wide as they are."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from typing import Literal

from tallybook.model import Listing, Report
from tallybook.render.text import harmless

_UNBOUND = 100_000
_NARROWEST, _GAP = 4, 3


def to_terminal(report: Report, width: int | None = None) -> str:
    """Give what people read of a report as text: its table, and below it its further parts under their titles."""
    more = (f"\n{harmless(p.title)}\n{draw_listing(p.shown, width, p.breaks)}" for p in report.parts if p.shown.rows)
    return "".join((draw_listing(report.shown, width, report.breaks), *more))


def draw_listing(shown: Listing, width: int | None = None, breaks: Collection[int] = ()) -> str:
    """Give a table as text; without a width no cell is ever wrapped or cut. After the rows of `breaks` stands a line.

    In a narrow terminal words are folded, numbers never: rather is the table too wide.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = [[harmless(str(v)) for v in row] for row in shown.rows]
    columns = [(heading, [row[n] for row in rows]) for n, heading in enumerate(shown.columns)]
    narrow = sum(_widest((h, *cells)) + _GAP for h, cells in columns) > (width or _UNBOUND)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    needed = 0
    for n, (heading, cells) in enumerate(columns):
        number = n in shown.numeric
        side: Literal["left", "right"] = "right" if number else "left"
        title = heading.replace(" ", "\n") if number and narrow else heading
        least = _widest((*title.split("\n"), *cells)) if number else _NARROWEST
        table.add_column(Text(title), justify=side, overflow="fold", no_wrap=number, min_width=least)
        needed += least + _GAP
    for n, row in enumerate(rows):
        table.add_row(*(Text(v) for v in row), end_section=n in breaks)
    out = io.StringIO()
    Console(file=out, width=max(width or _UNBOUND, needed), color_system=None).print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _widest(texts: Sequence[str]) -> int:
    from rich.cells import cell_len

    return max((cell_len(t) for t in texts), default=0)
