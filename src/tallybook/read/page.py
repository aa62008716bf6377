"""Read the tables of an HTML page, as offices save them under a workbook's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.looks import Looks, Shift
from tallybook.read.refs import COLS
from tallybook.read.text import decoded

_CHARSET = re.compile(rb"(?:charset|<\?xml[^<>]{,100}\bencoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CROWDED = re.compile(rb"<\w(?:[^<>=]*=){2000}")
"""An element with so many attributes that parsers, which compare each with all, would never end."""
_MAX_SPAN = 1000
_COUNT = re.compile(r"\s*0*([0-9]{1,9})")
_CELLS = ("td", "th")
_KEPT_ASIDE = ("datalist", "rp", "rt", "rtc", "script", "style", "template", "title")
_ELSEWHERE = ("audio", "canvas", "iframe", "noembed", "noframes", "video")
_IN_PLACE = frozenset({"noscript", "object"})
"""What these hold is shown in place of what a program or a plug-in would show."""
_NO_TEXT_FIELDS = frozenset(
    {"button", "checkbox", "color", "file", "hidden", "image", "password", "radio", "range", "reset", "submit"}
)
_CDATA = re.compile(r"\[CDATA\[(.*?)(?:\]\])?", re.DOTALL)


def read_page(content: Content, source: str) -> list[Grid]:
    """Give one grid for each outermost table; the only table has an empty sheet name."""
    page = _parsed(content.data)
    looks = Looks(page)
    _strip(page)
    tables = [t for t in page.iter("table") if next(t.iterancestors("table"), None) is None]
    if not tables:
        raise Unreadable("FILE_TYPE", what="a page without a table")
    names = [""] if len(tables) == 1 else [f"table {n}" for n in range(1, len(tables) + 1)]
    return [_Table(t, looks).grid(source, name) for t, name in zip(tables, names, strict=True)]


def _parsed(data: bytes) -> Any:
    """Give the tree of a page; one that the parser gave up in the middle is damaged."""
    from lxml import etree, html

    if _CROWDED.search(data):
        raise Unreadable("FILE_DAMAGED", where="an element with thousands of attributes")
    parser = html.HTMLParser(encoding="utf-8")
    try:
        page = html.document_fromstring(_decoded(data).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as fault:
        raise Unreadable("FILE_DAMAGED", where="a page without content") from fault
    if any(e.level == etree.ErrorLevels.FATAL for e in parser.error_log):
        raise Unreadable("FILE_DAMAGED", where="elements too deep within each other, or too long")
    return page


def _strip(page: Any) -> None:
    """Take out what a page runs or keeps aside, but not the text behind it."""
    from lxml import etree

    etree.strip_elements(page, *_KEPT_ASIDE, *_ELSEWHERE, with_tail=False)


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


class _Table:
    """A table of a page, with those within its cells."""

    def __init__(self, table: Any, looks: Looks) -> None:
        self.table, self.looks = table, looks
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Merge] = []
        self.unshown: set[tuple[int, int]] = set()
        """Cells that are hidden for themselves."""

    def grid(self, source: str, sheet: str) -> Grid:
        """Give the cells of the table, and what of it is hidden."""
        _put_in_rows(self.table)
        taken_to: dict[int, int] = {}
        hidden: set[int] = set()
        for row, tr in enumerate(self.table.iter("tr")):
            if self._is_within_hidden(tr):
                hidden.add(row)
            self._read_row(row, tr, taken_to)
        aside = any(map(self.looks.is_hidden, (self.table, *self.table.iterancestors())))
        cols = frozenset(chain(self._hidden_cols(), self._cols_of_hidden_cells()))
        noticed = tuple(
            ("FORMAT_HIDES", at) for at in sorted(self.unshown) if at[0] not in hidden and at[1] not in cols
        )
        return Grid(source, sheet, self.cells, tuple(self.merges), aside, frozenset(hidden), cols, noticed)

    def _read_row(self, row: int, tr: Any, taken_to: dict[int, int]) -> None:
        col = 0
        for td in _cells_of(tr):
            while taken_to.get(col, -1) >= row:
                col += 1
            down, across = _span(td.get("rowspan")), _span(td.get("colspan"))
            taken_to.update(dict.fromkeys(range(col, col + across), row + down - 1))
            if down * across > 1:
                self.merges.append(Merge(row, col, row + down - 1, col + across - 1))
            if text := self._text(td):
                self.cells[row, col] = Cell(row, col, CellKind.TEXT, text, text)
                if self._is_within_hidden(td, "tr"):
                    self.unshown.add((row, col))
            col += across
            if col > COLS:
                raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")

    def _is_within_hidden(self, element: Any, outermost: str = "table") -> bool:
        """Whether an element or one around it, as far as its row or table, is hidden."""
        around = chain([element], element.iterancestors())
        for one in around:
            if one.tag == outermost:
                return False
            if self.looks.is_hidden(one):
                return True
        return False

    def _hidden_cols(self) -> Iterator[int]:
        """Give the columns that the table says are hidden."""
        at = 0
        for col in self.table.iter("col", "colgroup"):
            if at > COLS or next(col.iterancestors("table")) is not self.table or len(col):
                continue
            across = _span(col.get("span"))
            if self._is_within_hidden(col):
                yield from range(at, at + across)
            at += across

    def _cols_of_hidden_cells(self) -> set[int]:
        """Give the columns all cells of which are hidden."""
        return {c for _, c in self.unshown} - {at[1] for at in self.cells if at not in self.unshown}

    def _text(self, td: Any) -> str:
        """Give what a cell shows, or else what stands there in place of what it would show elsewhere."""
        return "".join(self._words(td, {}, frozenset())).strip() or "".join(self._words(td, {}, _IN_PLACE)).strip()

    def _words(self, element: Any, shift: Shift, in_place: frozenset[str]) -> Iterator[str]:
        """Give what a page shows within an element; raised and lowered digits stay so, and what stands apart apart."""
        shift = self.looks.shift(element) or shift
        yield (element.text or "").translate(shift)
        yield _value(element)
        for inner in element:
            if self._is_shown(inner, in_place):
                apart = "\n" if self.looks.is_apart(inner) else ""
                yield from (apart, *self._words(inner, shift, in_place), apart)
            elif isinstance(inner.tag, str):
                yield "\n" if self.looks.is_apart(inner) else ""
            elif cdata := _CDATA.fullmatch(inner.text or ""):
                yield f"\n{cdata[1]}\n"
            yield (inner.tail or "").translate(shift)

    def _is_shown(self, element: Any, in_place: frozenset[str]) -> bool:
        if not isinstance(element.tag, str) or self.looks.is_hidden(element):
            return False
        return element.tag not in _IN_PLACE or element.tag in in_place


def _put_in_rows(table: Any) -> None:
    """Put cells that stand in no row, and those beside them, into one, as browsers do."""
    made: list[Any] = []
    for cell in list(table.iter(*_CELLS)):
        if next(cell.iterancestors("tr", "table")).tag == "tr":
            continue
        before = next(cell.itersiblings("*", preceding=True), None)
        if not made or before is not made[-1]:
            made.append(table.makeelement("tr"))
            cell.addprevious(made[-1])
        made[-1].append(cell)


def _cells_of(element: Any) -> Iterator[Any]:
    """Give the cells of a row, be it that a form or the like stands between."""
    for inner in element:
        if inner.tag in _CELLS:
            yield inner
        elif inner.tag not in {"tr", "table"}:
            yield from _cells_of(inner)


def _value(element: Any) -> str:
    """Give what stands in a field for text."""
    if element.tag != "input" or element.get("type", "").strip().lower() in _NO_TEXT_FIELDS:
        return ""
    return str(element.get("value", ""))


def _span(text: str | None) -> int:
    """Read over how many rows or columns a cell stretches, as browsers do; what is no number is one."""
    count = _COUNT.match(text or "")
    return max(1, min(int(count[1]), _MAX_SPAN)) if count else 1
