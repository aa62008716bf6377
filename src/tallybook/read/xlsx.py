"""Read xlsx from its own XML: exact decimals, error cells, formulas, formats, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge, a1
from tallybook.read.damage import Unreadable
from tallybook.read.formats import exact_float, is_date, is_percent, shown_date
from tallybook.read.package import Package, all_named, child, local

_ROWS, _COLS = 1_048_576, 16_384
_DATE_FORMATS = dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "ymd") | {17: "mmm-yy"}
_PERCENT_FORMATS = frozenset({9, 10})
_LARGEST = 308
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class _Book:
    strings: tuple[str, ...]
    dates: dict[int, str]
    percents: frozenset[int]
    epoch: datetime


def read_xlsx(data: bytes, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    parts = Package(data)
    path = _workbook(parts)
    workbook = parts.tree(path)
    targets = parts.relations(path)
    book = _book(parts, workbook, targets)
    grids = []
    for sheet in all_named(workbook, "sheet"):
        rid = next((v for k, v in sheet.attrib.items() if local(k) == "id"), "")
        target, kind = targets.get(rid, ("", ""))
        if not target:
            raise Unreadable("FILE_DAMAGED", where="a listed sheet that is not there")
        if kind.endswith("/worksheet"):
            hidden = sheet.get("state", "visible") != "visible"
            grids.append(_grid(parts.tree(target), source, sheet.get("name", ""), book, hidden=hidden))
    if not grids:
        raise Unreadable("FILE_EMPTY")
    return grids


def _workbook(parts: Package) -> str:
    """Find the workbook's part by the package's own relations, else where it usually is."""
    if parts.has("_rels/.rels"):
        stated = (t for t, kind in parts.relations("").values() if kind.endswith("/officeDocument"))
        return parts.find(next(stated, "xl/workbook.xml"))
    return parts.find("xl/workbook.xml")


def _book(parts: Package, workbook: Any, targets: dict[str, tuple[str, str]]) -> _Book:
    by_kind = {kind.rsplit("/", 1)[-1]: path for path, kind in targets.values()}
    strings, styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    texts = tuple(_text(si) for si in parts.tree(strings) if local(si.tag) == "si") if parts.has(strings) else ()
    dates, percents = _formats(parts.tree(styles)) if parts.has(styles) else ({}, frozenset[int]())
    mac = any(p.get("date1904") in ("1", "true") for p in all_named(workbook, "workbookPr"))
    return _Book(texts, dates, percents, datetime(1904, 1, 1) if mac else datetime(1899, 12, 30))


def _text(element: Any) -> str:
    """Join the runs of a string, leaving out phonetic guides."""
    found = []
    for part in element:
        if local(part.tag) == "t":
            found.append(part.text or "")
        elif local(part.tag) == "r":
            found += [t.text or "" for t in part if local(t.tag) == "t"]
    return _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), "".join(found))


def _formats(styles: Any) -> tuple[dict[int, str], frozenset[int]]:
    """Give the styles that show dates, each with its format, and those that show percentages."""
    codes = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in all_named(styles, "numFmt")}
    dates = {**_DATE_FORMATS, **{i: c for i, c in codes.items() if is_date(c)}}
    percents = {*_PERCENT_FORMATS, *(i for i, c in codes.items() if is_percent(c))}
    used = [int(x.get("numFmtId", "0")) for xfs in all_named(styles, "cellXfs") for x in xfs]
    shown = {n: dates[i] for n, i in enumerate(used) if i in dates}
    return shown, frozenset(n for n, i in enumerate(used) if i in percents)


def _grid(tree: Any, source: str, name: str, book: _Book, *, hidden: bool) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    hidden_rows = set()
    row_number = -1
    for row in all_named(tree, "row"):
        row_number = int(row.get("r", row_number + 2)) - 1
        if row.get("hidden") in ("1", "true"):
            hidden_rows.add(row_number)
        col = -1
        for element in (c for c in row if local(c.tag) == "c"):
            at = _place(element.get("r"), row_number, col + 1)
            col = at[1]
            if at in cells:
                raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that stands there twice")
            cell = _cell(element, at, book)
            if cell is not None:
                cells[at] = cell
    merges = tuple(m for e in all_named(tree, "mergeCell") if (m := _merge(e.get("ref", ""))))
    return Grid(
        source, name, cells, merges, hidden=hidden, hidden_rows=frozenset(hidden_rows), hidden_cols=_hidden_cols(tree)
    )


def _place(ref: str | None, row: int, col: int) -> tuple[int, int]:
    if ref is None:
        return row, col
    match = _REF.fullmatch(ref)
    place = (int(match[2]) - 1, _column(match[1])) if match else (_ROWS, _COLS)
    if place[0] >= _ROWS or place[1] >= _COLS or place[0] != row:
        raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")
    return place


def _column(letters: str) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n - 1


def _merge(ref: str) -> Merge | None:
    found = _REF.findall(ref)
    if len(found) != 2:  # noqa: PLR2004 - two corners
        return None
    (c1, r1), (c2, r2) = found
    return Merge(int(r1) - 1, _column(c1), int(r2) - 1, _column(c2))


def _hidden_cols(tree: Any) -> frozenset[int]:
    spans = [
        (int(c.get("min", "1")), int(c.get("max", "1")))
        for c in all_named(tree, "col")
        if c.get("hidden") in ("1", "true")
    ]
    return frozenset(i - 1 for a, b in spans for i in range(a, min(b, _COLS) + 1))


def _cell(element: Any, at: tuple[int, int], book: _Book) -> Cell | None:
    kind = element.get("t", "n")
    formula = child(element, "f")
    stored = child(element, "v")
    text = (stored.text or "") if stored is not None else ""
    has_formula = formula is not None
    if has_formula and not text and kind != "str":
        return Cell(*at, CellKind.UNCALCULATED, None, "=" + (formula.text or ""), formula=True)
    if kind == "inlineStr":
        inline = child(element, "is")
        text = _text(inline) if inline is not None else ""
    if kind == "s":
        text = _shared(text, book, at)
    if kind in ("s", "str", "inlineStr"):
        return Cell(*at, CellKind.TEXT, text, text, formula=has_formula) if text.strip() else None
    if not text:
        return None
    if kind == "e":
        return Cell(*at, CellKind.ERROR, None, text, formula=has_formula)
    if kind == "b":
        return Cell(*at, CellKind.BOOL, text == "1", "TRUE" if text == "1" else "FALSE", formula=has_formula)
    return _number(text, int(element.get("s", "0")), at, book, formula=has_formula)


def _shared(text: str, book: _Book, at: tuple[int, int]) -> str:
    index = int(text) if text.isdigit() else -1
    if not 0 <= index < len(book.strings):
        raise Unreadable("FILE_DAMAGED", a1(*at), where="a text that is not there")
    return book.strings[index]


def _number(text: str, style: int, at: tuple[int, int], book: _Book, *, formula: bool) -> Cell:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return Cell(*at, CellKind.TEXT, text, text, formula=formula)
    if style in book.dates and value.is_finite() and 1 <= value < 2_958_466:  # noqa: PLR2004 - Excel's last day
        return _date(value, at, book, book.dates[style], formula=formula)
    exact = exact_float(float(text)) if len(text) > 15 and value.is_finite() else value  # noqa: PLR2004 - digits that a spreadsheet shows
    exact = Decimal(f"{exact:f}") if exact.is_finite() and abs(exact.adjusted()) <= _LARGEST else Decimal("NaN")
    return Cell(*at, CellKind.NUMBER, exact, text, percent=style in book.percents, formula=formula)


def _date(value: Decimal, at: tuple[int, int], book: _Book, code: str, *, formula: bool) -> Cell:
    moment = book.epoch + timedelta(days=float(value))
    shown: date = moment.date() if value == value.to_integral_value() else moment
    return Cell(*at, CellKind.DATE, shown, shown_date(shown, code), formula=formula)
