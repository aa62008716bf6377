"""Read the tables of an HTML page, as offices save them under a workbook's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.refs import COLS
from tallybook.read.text import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CROWDED = re.compile(rb"<\w(?:[^<>=]*=){2000}")
"""An element with so many attributes that parsers, which compare each with all, would never end."""
_MAX_SPAN = 1000
_UNSHOWN = frozenset({"script", "style", "template", "noscript"})
_APART = frozenset({"br", "p", "div", "table", "tr", "td", "li", "s", "strike", "del"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_page(content: Content, source: str) -> list[Grid]:
    """Give one grid for each outermost table; the only table has an empty sheet name."""
    from lxml import html

    if _CROWDED.search(content.data):
        raise Unreadable("FILE_DAMAGED", where="an element with thousands of attributes")
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
            return data.decode("gb18030" if name.startswith("gb") else _known(name))
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(data)


def _known(encoding: str) -> str:
    """Give an encoding of letters as bytes; one that turns plain letters into others raises LookupError."""
    if bytes(range(32, 127)).decode(encoding, "replace") != bytes(range(32, 127)).decode("ascii"):
        raise LookupError(encoding)
    return encoding


def _grid(table: Any, source: str, sheet: str) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    taken_to: dict[int, int] = {}
    hidden: set[int] = set()
    for row, tr in enumerate(table.iter("tr")):
        col = 0
        if _is_hidden(tr):
            hidden.add(row)
        for td in (e for e in tr if e.tag in ("td", "th")):
            while taken_to.get(col, -1) >= row:
                col += 1
            down, across = _span(td.get("rowspan")), _span(td.get("colspan"))
            taken_to.update(dict.fromkeys(range(col, col + across), row + down - 1))
            if down * across > 1:
                merges.append(Merge(row, col, row + down - 1, col + across - 1))
            text = "".join(_words(td)).strip()
            if text:
                cells[row, col] = Cell(row, col, CellKind.TEXT, text, text)
            col += across
            if col > COLS:
                raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")
    return Grid(source, sheet, cells, tuple(merges), hidden_rows=frozenset(hidden))


def _words(element: Any) -> Iterator[str]:
    """Give what a page shows within an element, not what it hides or runs; raised digits stay raised.

    What is struck out stands apart from the rest, so that the two never make one figure.
    """
    raised = _RAISED if element.tag == "sup" else {}
    yield (element.text or "").translate(raised)
    if element.tag == "input" and element.get("type") != "hidden":
        yield element.get("value", "")
    for inner in element:
        apart = "\n" if inner.tag in _APART else ""
        if _is_shown(inner):
            yield from (apart, *_words(inner), apart)
        yield (inner.tail or "").translate(raised)


def _is_shown(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in _UNSHOWN and not _is_hidden(element)


def _is_hidden(element: Any) -> bool:
    return bool(_HIDDEN.search(element.get("style", "")))


def _span(text: str | None) -> int:
    return max(1, min(int(text), _MAX_SPAN)) if text and text.isdigit() else 1
