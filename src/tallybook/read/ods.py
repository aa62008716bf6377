"""Read ods from its own XML: exact decimals, error cells, formulas, percentages, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.model.limits import LONGEST_TEXT
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import STORED, exact_float
from tallybook.read.package import all_named, local
from tallybook.read.refs import COLS, ROWS

_NUMBERS = frozenset({"float", "currency", "percentage"})
_SHOWN_DIGITS = 15
_ERROR = re.compile(r"#[A-Z0-9_/]+[!?]?|Err:\d{3}")
"""How programs show an error, of which older ones store no more than 0."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T|$)", re.ASCII)
_KNOWN = frozenset({"table-row", "table-rows", "table-header-rows", "table-row-group", "shapes", "forms"})
"""What may hold tables of its own beside the parts of a table."""
_MOST_CELLS = 2_000_000


def read_ods(content: Content, source: str) -> list[Grid]:
    """Give one grid a sheet, hidden ones included and marked."""
    tree = content.parts.tree("content.xml")
    hidden = {_get(s, "name") for s in all_named(tree, "style") for p in s if _get(p, "display") == "false"}
    tables = (t for book in all_named(tree, "spreadsheet") for t in book if local(t.tag) == "table")
    return [_sheet(t, source, hidden=_get(t, "style-name") in hidden) for t in tables]


def _get(element: Any, name: str) -> str:
    return next((v for k, v in element.attrib.items() if local(k) == name), "")


def _sheet(table: Any, source: str, *, hidden: bool) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    hidden_rows: set[int] = set()
    for rows, element in _repeated(table, "table-row", {"table-header-rows", "table-row-group", "table-rows"}):
        if _is_hidden(element):
            hidden_rows.update(rows)
        for row in rows if _holds(element) else rows[:1]:
            _take(row, element, cells, merges)
        if len(cells) > _MOST_CELLS:
            raise Unreadable("FILE_TOO_LARGE", what="the sheet", limit="2,000,000 cells")
    columns = _repeated(table, "table-column", {"table-header-columns", "table-column-group", "table-columns"})
    hidden_cols = frozenset(col for cols, e in columns if _is_hidden(e) for col in cols)
    return Grid(source, _get(table, "name"), cells, tuple(merges), hidden, frozenset(hidden_rows), hidden_cols)


def _take(row: int, element: Any, cells: dict[tuple[int, int], Cell], merges: list[Merge]) -> None:
    """Take the cells of a row, and which of them are merged."""
    for cols, stored in _repeated(element, "table-cell", set(), "covered-table-cell"):
        for col in cols if _holds(stored) else cols[:1]:
            cell = _cell(row, col, stored)
            if cell is not None:
                cells[row, col] = cell
            down, across = (_counted(stored, f"number-{way}-spanned") for way in ("rows", "columns"))
            if down * across > 1:
                merges.append(Merge(row, col, row + down - 1, col + across - 1))


def _repeated(parent: Any, name: str, groups: set[str], *also: str) -> Iterator[tuple[range, Any]]:
    """Give each element with its places, which are hardly beyond a sheet, however often it is repeated."""
    kind, most = ("rows", ROWS) if name == "table-row" else ("columns", COLS)
    place = 0
    for element in _members(parent, {name, *also}, groups):
        times = _counted(element, f"number-{kind}-repeated")
        yield range(place, max(place + 1, min(place + times, most + 1))), element
        place += times


def _counted(element: Any, name: str) -> int:
    """Give how often something is there; raises Unreadable for less than never."""
    times = int(_get(element, name) or 1) or 1
    if times < 0:
        raise Unreadable("FILE_DAMAGED", where="a repeat of less than nothing")
    return times


def _members(parent: Any, names: set[str], groups: set[str]) -> Iterator[Any]:
    for child in parent:
        if local(child.tag) in names:
            within = {local(e.tag) for e in child.iter() if e is not child}
            if within & names and "table" not in within:
                raise Unreadable("FILE_DAMAGED", where="rows or cells within others")
            yield child
        elif local(child.tag) in groups:
            yield from _members(child, names, groups)
        elif local(child.tag) not in _KNOWN and any(local(e.tag) in names for e in child.iter()):
            raise Unreadable("FILE_DAMAGED", where="something unknown in the place of a row or a cell")


def _is_hidden(element: Any) -> bool:
    return _get(element, "visibility") in {"collapse", "filter"}


def _holds(element: Any) -> bool:
    """Whether an element holds values, so that repeating it adds some."""
    return any(_get(e, "value-type") or _get(e, "formula") for e in element.iter())


def _cell(row: int, col: int, stored: Any) -> Cell | None:
    kind, formula = _get(stored, "value-type"), bool(_get(stored, "formula"))
    types = [v for k, v in stored.attrib.items() if local(k) == "value-type"]
    if "error" in types or (formula and _ERROR.fullmatch(_text(stored))):
        return Cell(row, col, CellKind.ERROR, None, _text(stored), formula=formula)
    if formula and not kind:
        return Cell(row, col, CellKind.UNCALCULATED, None, _get(stored, "formula"), formula=True)
    if kind in _NUMBERS:
        return _number(row, col, stored, percent=kind == "percentage", formula=formula)
    if kind == "date":
        return _date(row, col, _get(stored, "date-value"), _text(stored), formula=formula)
    if kind == "boolean" and _get(stored, "boolean-value") in {"true", "false"}:
        true = _get(stored, "boolean-value") == "true"
        return Cell(row, col, CellKind.BOOL, true, str(true).upper(), formula=formula)
    text = _text(stored)
    return Cell(row, col, CellKind.TEXT, text, text, formula=formula) if text.strip() else None


def _number(row: int, col: int, stored: Any, *, percent: bool, formula: bool) -> Cell:
    text = _get(stored, "value") or _text(stored)
    if not STORED.fullmatch(text):
        return Cell(row, col, CellKind.NUMBER, Decimal("NaN"), text, formula=formula)
    value = Decimal(text)
    exact = exact_float(float(value)) if len(text) > _SHOWN_DIGITS or "E" in text.upper() else value
    return Cell(row, col, CellKind.NUMBER, exact, f"{exact:f}", percent=percent, formula=formula)


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


def _text(element: Any) -> str:
    """Join the paragraphs of a cell, or whatever stands in one that has none; its comment is left out."""
    paragraphs = [p for p in element if local(p.tag) in {"p", "h"}]
    return "\n".join(_words(p) for p in paragraphs or (e for e in element if local(e.tag) != "annotation"))


def _words(element: Any) -> str:
    found = [element.text or ""]
    for child in element:
        spaces = _counted(child, "c")
        if spaces > LONGEST_TEXT:
            raise Unreadable("FILE_TOO_LARGE", what="the text of a cell", limit=f"{LONGEST_TEXT:,} characters")
        found += [{"s": " " * spaces, "tab": "\t", "line-break": "\n"}.get(local(child.tag), _words(child))]
        found.append(child.tail or "")
    return "".join(found)
