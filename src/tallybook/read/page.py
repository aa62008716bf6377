"""Read the tables of an HTML page, as offices save them under a workbook's name."""

from __future__ import annotations

import re

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.text import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MAX_SPAN = 1000


def read_page(content: Content, source: str) -> list[Grid]:
    """Give one grid for each outermost table; the only table has an empty sheet name."""
    from lxml import html

    page = html.fromstring(_decoded(content.data))
    tables = [t for t in page.iter("table") if not any(a.tag == "table" for a in t.iterancestors())]
    if not tables:
        raise Unreadable("FILE_TYPE", what="a page without a table")
    return [_grid(t, source, "" if len(tables) == 1 else f"table {n}") for n, t in enumerate(tables, 1)]


def _decoded(data: bytes) -> str:
    stated = _CHARSET.search(data[:2048])
    if stated:
        name = stated.group(1).decode("ascii").lower()
        try:
            return data.decode("gb18030" if name.startswith("gb") else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(data)


def _grid(table: object, source: str, sheet: str) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    taken_to: dict[int, int] = {}
    for row, tr in enumerate(table.iter("tr")):  # type: ignore[attr-defined]
        col = 0
        for td in (e for e in tr if e.tag in ("td", "th")):
            while taken_to.get(col, -1) >= row:
                col += 1
            down, across = _span(td.get("rowspan")), _span(td.get("colspan"))
            taken_to.update(dict.fromkeys(range(col, col + across), row + down - 1))
            if down * across > 1:
                merges.append(Merge(row, col, row + down - 1, col + across - 1))
            text = td.text_content().strip()
            if text:
                cells[row, col] = Cell(row, col, CellKind.TEXT, text, text)
            col += across
    return Grid(source, sheet, cells, tuple(merges))


def _span(text: str | None) -> int:
    return max(1, min(int(text), _MAX_SPAN)) if text and text.isdigit() else 1
