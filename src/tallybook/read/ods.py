"""Read ods from its own XML: exact decimals, error cells, formulas, percentages, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import exact
from tallybook.read.package import all_named, local

_NUMBERS = frozenset({"float", "currency", "percentage"})
_ERROR = re.compile(r"#[A-Z0-9_/]+[!?]?|Err:\d{3}")
"""How programs show an error, of which older ones store no more than 0."""
_MOST_CELLS = 2_000_000


def read_ods(content: Content, source: str) -> list[Grid]:
    """Give one grid a sheet, hidden ones included and marked."""
    tree = content.parts.tree("content.xml")
    hidden = {_get(s, "name") for s in all_named(tree, "style") for p in s if _get(p, "display") == "false"}
    sheets = [_sheet(t, source, hidden=_get(t, "style-name") in hidden) for t in all_named(tree, "table")]
    if not sheets:
        raise Unreadable("FILE_EMPTY")
    return sheets


def _get(element: Any, name: str) -> str:
    return next((v for k, v in element.attrib.items() if local(k) == name), "")


def _sheet(table: Any, source: str, *, hidden: bool) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Merge] = []
    hidden_rows: list[int] = []
    for row, element in _repeated(table, "table-row", {"table-header-rows", "table-row-group", "table-rows"}):
        if _get(element, "visibility") in {"collapse", "filter"}:
            hidden_rows.append(row)
        for col, stored in _repeated(element, "table-cell", set(), "covered-table-cell"):
            cell = _cell(row, col, stored)
            if cell is not None:
                cells[row, col] = cell
            down, across = (int(_get(stored, f"number-{way}-spanned") or 1) for way in ("rows", "columns"))
            if down * across > 1:
                merges.append(Merge(row, col, row + down - 1, col + across - 1))
        if len(cells) > _MOST_CELLS:
            raise Unreadable("FILE_TOO_LARGE", what="the sheet", limit="2,000,000 cells")
    columns = _repeated(table, "table-column", {"table-header-columns", "table-column-group", "table-columns"})
    hidden_cols = frozenset(c for c, e in columns if _get(e, "visibility") in {"collapse", "filter"})
    return Grid(source, _get(table, "name"), cells, tuple(merges), hidden, frozenset(hidden_rows), hidden_cols)


def _repeated(parent: Any, name: str, groups: set[str], *also: str) -> Iterator[tuple[int, Any]]:
    """Give each element with its place; a repeated one as often as it says, an empty one once."""
    place = 0
    for element in _members(parent, {name, *also}, groups):
        kind = "rows" if name == "table-row" else "columns"
        times = int(_get(element, f"number-{kind}-repeated") or 1)
        for n in range(times if _matters(element) else 1):
            yield place + n, element
        place += times


def _members(parent: Any, names: set[str], groups: set[str]) -> Iterator[Any]:
    for child in parent:
        if local(child.tag) in names:
            yield child
        elif local(child.tag) in groups:
            yield from _members(child, names, groups)


def _matters(element: Any) -> bool:
    """Whether repeating the element changes anything: it holds values or is hidden."""
    if _get(element, "visibility") in {"collapse", "filter"}:
        return True
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
        return _date(row, col, _get(stored, "date-value"), formula=formula)
    if kind == "boolean":
        true = _get(stored, "boolean-value") == "true"
        return Cell(row, col, CellKind.BOOL, true, str(true).upper(), formula=formula)
    text = _text(stored)
    return Cell(row, col, CellKind.TEXT, text, text, formula=formula) if text.strip() else None


def _number(row: int, col: int, stored: Any, *, percent: bool, formula: bool) -> Cell:
    text = _get(stored, "value") or _text(stored)
    value = exact(text)
    raw = text if value.is_nan() else f"{value:f}"
    return Cell(row, col, CellKind.NUMBER, value, raw, percent=percent and not value.is_nan(), formula=formula)


def _date(row: int, col: int, text: str, *, formula: bool) -> Cell:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Cell(row, col, CellKind.TEXT, text, text, formula=formula)
    whole = moment == datetime(moment.year, moment.month, moment.day)
    shown: date = moment.date() if whole else moment
    return Cell(row, col, CellKind.DATE, shown, shown.isoformat(), formula=formula)


def _text(element: Any) -> str:
    """Join the paragraphs of a cell, its comment left out."""
    return "\n".join(_words(p) for p in element if local(p.tag) == "p")


def _words(element: Any) -> str:
    found = [element.text or ""]
    for child in element:
        spaces = int(_get(child, "c") or 1)
        found += [{"s": " " * spaces, "tab": "\t", "line-break": "\n"}.get(local(child.tag), _words(child))]
        found.append(child.tail or "")
    return "".join(found)
