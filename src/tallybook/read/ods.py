"""Read ods from its own XML: exact decimals, error cells, formulas, percentages, what is hidden."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, product
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.model.limits import LONGEST_TEXT
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import exact
from tallybook.read.ods_styles import UNTOUCHED, Styles, attribute
from tallybook.read.package import all_named, local
from tallybook.read.refs import COLS, ROWS
from tallybook.read.runs import PLAIN, Look, Run, joined

_NUMBERS = frozenset({"float", "currency", "percentage"})
_ERROR = re.compile(r"#[A-Z0-9_/]+[!?]?|Err:\d{3}")
"""How programs show an error, of which older ones store no more than 0."""
_UNSEEN = frozenset({"collapse", "filter"})
_ROW_GROUPS = frozenset({"table-header-rows", "table-row-group", "table-rows"})
_COLUMN_GROUPS = frozenset({"table-header-columns", "table-column-group", "table-columns"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)", re.ASCII)
_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_BESIDE = frozenset({"annotation", "note", "ruby-text"})
_TOUCH = " touch"
"""What no file can call an attribute."""
_DRESSED = {"span": "text", "a": "text", "p": "paragraph", "h": "paragraph"}
"""Which styles dress which parts of a text."""
_DEEPEST = 100
"""How deep texts, or groups of rows, may stand within each other."""
_KNOWN = frozenset({"table-row", "table-rows", "table-header-rows", "table-row-group", "shapes", "forms"})
"""What may hold tables of its own beside the parts of a table."""


def read_ods(content: Content, source: str) -> list[Grid]:
    """Give one grid a sheet, hidden ones included and marked; what is repeated counts as often as it stands there."""
    tree = content.parts.tree("content.xml")
    styles = Styles(tree, content.parts.tree("styles.xml") if content.parts.has("styles.xml") else None)
    _dress(tree, styles)
    most = left = content.parts.limits.cells
    sheets = []
    for table in (t for book in all_named(tree, "spreadsheet") for t in book if local(t.tag) == "table"):
        grid = _sheet(table, source, left, styles, hidden=styles.hides_sheet(attribute(table, "style-name")))
        if grid is None:
            raise Unreadable("FILE_TOO_LARGE", what="the number of filled cells", limit=f"{most:,}")
        left -= len(grid.cells)
        sheets.append(grid)
    return sheets


def _sheet(table: Any, source: str, most: int, styles: Styles, *, hidden: bool) -> Grid | None:
    """Read a sheet of at most so many cells; one of more is counted, not read, and gives nothing."""
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    hidden_rows: set[int] = set()
    seen: list[tuple[str, tuple[int, int]]] = []
    columns = list(_runs(table, "table-column", _COLUMN_GROUPS, COLS))
    usual = _usual(columns)
    for top, times, element in _runs(table, "table-row", _ROW_GROUPS, ROWS):
        if _is_unseen(element, "table-row", styles):
            hidden_rows.update(range(top, top + times))
        line = list(_line(element, styles, usual))
        filled = any(cell for _, _, cell, _, _ in line)
        if filled and top + times > ROWS:
            raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")
        rows = range(top, top + times) if filled else (top,)
        if len(cells) + len(merges) + len(rows) * sum(across for _, across, *_ in line) > most:
            return None
        for row, (col, across, cell, (down, right), style) in product(rows, line):
            places = range(col, col + across)
            if cell is not None:
                cells.update({(row, c): cell._replace(row=row, col=c) for c in places})
                if styles.formats and cell.kind is CellKind.NUMBER:
                    seen += ((code, (row, c)) for c in places for code in styles.noticed(style or usual(c), cell.value))
            if (down, right) != (1, 1):
                merges += [Merge(row, c, row + down - 1, c + right - 1) for c in places]
    unseen = (range(col, col + times) for col, times, c in columns if _is_unseen(c, "table-column", styles))
    hidden_cols = frozenset(chain.from_iterable(unseen))
    name = attribute(table, "name")
    return Grid(source, name, cells, tuple(merges), hidden, frozenset(hidden_rows), hidden_cols, tuple(seen))


def _is_unseen(element: Any, family: str, styles: Styles) -> bool:
    """Whether rows or columns are hidden, or have no size."""
    return attribute(element, "visibility") in _UNSEEN or styles.has_no_size(family, attribute(element, "style-name"))


def _usual(columns: Sequence[tuple[int, int, Any]]) -> Callable[[int], str]:
    """Give what names the style of a column's cells, for those that name none."""
    begins = [col for col, _, _ in columns]
    names = [attribute(element, "default-cell-style-name") for _, _, element in columns]
    end = sum(columns[-1][:2]) if columns else 0

    def usual(col: int) -> str:
        return names[bisect_right(begins, col) - 1] if col < end else ""

    return usual


_Placed = tuple[int, int, Cell | None, tuple[int, int], str]
"""Where something stands in a row, in how many columns, the cell, the rows and columns that it covers, its style if it is named."""


def _line(row: Any, styles: Styles, usual: Callable[[int], str]) -> Iterator[_Placed]:
    """Give what stands in a row."""
    all_alike = attribute(row, "default-cell-style-name")
    for col, across, stored in _runs(row, "table-cell", frozenset(), COLS, "covered-table-cell"):
        style = attribute(stored, "style-name") or all_alike
        look = styles.touch("table-cell", style or usual(col)).over(PLAIN) if styles.touches else PLAIN
        cell = _cell(0, col, stored, look)
        down, right = (_counted(stored, f"number-{way}-spanned", 0) or 1 for way in ("rows", "columns"))
        if cell is not None and col + across > COLS:
            raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")
        if cell is not None or (down, right) != (1, 1):
            yield col, across if cell is not None else 1, cell, (down, right), style


def _runs(parent: Any, name: str, groups: frozenset[str], most: int, *also: str) -> Iterator[tuple[int, int, Any]]:
    """Give each element with its first place and how often it stands there, which may be just beyond what a sheet has."""
    place = 0
    kind = "rows" if name == "table-row" else "columns"
    for element in _members(parent, {name, *also}, groups):
        times = _counted(element, f"number-{kind}-repeated", 1)
        yield place, max(1, min(times, most + 1 - place)), element
        place += times


def _counted(element: Any, name: str, least: int) -> int:
    """Give how often something is there, once where that is not said; raises Unreadable for less than may be."""
    times = int(attribute(element, name) or 1)
    if times < least:
        raise Unreadable("FILE_DAMAGED", where="something that is there less than once")
    return times


def _members(parent: Any, names: set[str], groups: frozenset[str], depth: int = 0) -> Iterator[Any]:
    """Give rows, columns or cells, also those in groups within each other; one too deep within them raises Unreadable."""
    if depth > _DEEPEST:
        raise Unreadable("FILE_DAMAGED", where="rows nested too deeply within each other")
    for child in parent:
        if local(child.tag) in names:
            within = {local(e.tag) for e in child.iter() if e is not child}
            if within & names and "table" not in within:
                raise Unreadable("FILE_DAMAGED", where="rows or cells within others")
            yield child
        elif local(child.tag) in groups:
            yield from _members(child, names, groups, depth + 1)
        elif local(child.tag) not in _KNOWN and any(local(e.tag) in names for e in child.iter()):
            raise Unreadable("FILE_DAMAGED", where="something unknown in the place of a row or a cell")


def _cell(row: int, col: int, stored: Any, look: Look) -> Cell | None:
    """Give a cell, whose own texts look so."""
    kind, formula = attribute(stored, "value-type"), bool(attribute(stored, "formula"))
    types = [v for k, v in stored.attrib.items() if local(k) == "value-type"]
    text = _text(stored, look) if formula or kind not in _NUMBERS or not attribute(stored, "value") else ""
    if "error" in types or (formula and _ERROR.fullmatch(text)):
        return Cell(row, col, CellKind.ERROR, None, text or _text(stored, look), formula=formula)
    if formula and not kind:
        return Cell(row, col, CellKind.UNCALCULATED, None, attribute(stored, "formula"), formula=True)
    if kind in _NUMBERS:
        return _number(row, col, attribute(stored, "value") or text, percent=kind == "percentage", formula=formula)
    if kind == "date":
        return _date(row, col, attribute(stored, "date-value"), text, formula=formula)
    if kind == "boolean" and attribute(stored, "boolean-value") in {"true", "false"}:
        true = attribute(stored, "boolean-value") == "true"
        return Cell(row, col, CellKind.BOOL, true, str(true).upper(), formula=formula)
    return Cell(row, col, CellKind.TEXT, text, text, formula=formula) if text.strip() else None


def _number(row: int, col: int, text: str, *, percent: bool, formula: bool) -> Cell:
    value = exact(text)
    raw = text if value.is_nan() else f"{value:f}"
    return Cell(row, col, CellKind.NUMBER, value, raw, percent=percent and not value.is_nan(), formula=formula)


def _date(row: int, col: int, stored: str, shown_as: str, *, formula: bool) -> Cell | None:
    """Give a date; what is stored and is none is a text, and the text that is shown stands for nothing stored."""
    try:
        moment = datetime.fromisoformat(stored if _DATE.match(stored) else "")
    except ValueError:
        text = stored or shown_as
        return Cell(row, col, CellKind.TEXT, text, text, formula=formula) if text.strip() else None
    whole = moment == datetime(moment.year, moment.month, moment.day)
    shown: date = moment.date() if whole else moment
    return Cell(row, col, CellKind.DATE, shown, shown.isoformat(), formula=formula)


def _text(element: Any, look: Look) -> str:
    """Join the paragraphs of a cell, or whatever stands in one that has none, else what it stores without showing it.

    Comments and drawings are left out.
    """
    paragraphs = [p for p in element if local(p.tag) in {"p", "h"}]
    shown = "\n".join(joined(_words(e, look)) for e in paragraphs or element if not _lies_upon(e))
    return shown or attribute(element, "string-value")


def _lies_upon(element: Any) -> bool:
    """Whether an element is no content of its cell: a comment, a note, a guide to a sound, a picture, a chart, a box of text."""
    return local(element.tag) in _BESIDE or element.tag.startswith(_DRAWING)


def _words(element: Any, look: Look, depth: int = 0) -> Iterator[Run]:
    """Give the runs of an element within others; one too deep within them raises Unreadable."""
    if depth > _DEEPEST:
        raise Unreadable("FILE_DAMAGED", where="texts nested too deeply within each other")
    touch = element.get(_TOUCH)
    look = touch.over(look) if touch else look
    yield element.text or "", look
    for child in element:
        spaces = _counted(child, "c", 0)
        if spaces > LONGEST_TEXT:
            raise Unreadable("FILE_TOO_LARGE", what="the text of a cell", limit=f"{LONGEST_TEXT:,} characters")
        gap = {"s": " " * spaces, "tab": "\t", "line-break": "\n"}.get(local(child.tag))
        if gap is not None:
            yield gap, look
        elif not _lies_upon(child):
            yield from _words(child, look, depth + 1)
        yield child.tail or "", look


def _dress(tree: Any, styles: Styles) -> None:
    """Tell each paragraph, and each span in one, what its style does to its look."""
    for element in tree.iter() if styles.touches else ():
        family = _DRESSED.get(local(element.tag)) if isinstance(element.tag, str) else None
        touch = styles.touch(family, attribute(element, "style-name")) if family else UNTOUCHED
        if touch is not UNTOUCHED:
            element.set(_TOUCH, touch)
