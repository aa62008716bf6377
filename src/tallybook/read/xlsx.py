"""Read xlsx from its own XML: exact decimals, error cells, formulas, formats, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from tallybook.model import Cell, CellKind, Grid, a1
from tallybook.model.grid import CellValue
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import Formats, exact, formats_of, is_duration, shown_date, shown_duration, shown_time
from tallybook.read.package import Package
from tallybook.read.refs import COLS, merge
from tallybook.read.runs import PLAIN, Look, Text, within
from tallybook.read.scan import Unusual, scan
from tallybook.read.walk import Sheet, Stored, is_hidden, joined, listed, look_of, members, only_listed, walk

T = TypeVar("T")
Place = tuple[int, int]
Shown = tuple[CellKind, CellValue, str, bool]
_NO_DAY = 60
"""The 29th of February 1900, which spreadsheets count though it never was: days before it are one later."""
_TEXTS = frozenset({"s", "str", "inlineStr"})
_TRUTHS = {"0": False, "false": False, "1": True, "true": True}
_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_LINK = re.compile(r"\[\d+\]")
"""How a formula names another workbook."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of a workbook refer to: its texts, what its styles show, its first day; the numbers read already.

    `looks` are those of styles whose texts are raised, lowered or struck out.
    """

    strings: tuple[Text, ...]
    formats: Formats
    epoch: datetime
    looks: Mapping[int, Look]
    numbers: dict[int, dict[str, Shown]] = field(default_factory=dict)


def read_xlsx(content: Content, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    parts = content.parts
    path = _workbook(parts)
    workbook = parts.spreadsheet(path, "workbook")
    targets = parts.relations(path)
    book = _book(parts, workbook, targets)
    return [
        _grid(parts, target, source, name, book, hidden=hidden)
        for name, target, hidden in _worksheets(workbook, targets)
    ]


def stored_values(content: Content) -> dict[str, dict[str, tuple[str, str]]]:
    """Give for each sheet what is stored in its cells, by A1, but for texts that no formula gave: the type and the text."""
    parts = content.parts
    path = _workbook(parts)
    workbook, targets = parts.spreadsheet(path, "workbook"), parts.relations(path)
    book = _book(parts, workbook, targets)
    return {name: _stored(parts, target, book) for name, target, _ in _worksheets(workbook, targets)}


def _stored(parts: Package, part: str, book: Book) -> dict[str, tuple[str, str]]:
    return {
        a1(*at): ("str", _shared(text, style, book, at)) if kind == "s" else (kind, text)
        for at, kind, style, formula, text in _sheet(parts, part, book, list)[1]
        if formula is not None or (text and kind not in _TEXTS)
    }


def _worksheets(workbook: Any, targets: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """Give the worksheets in their order: the name, the part, and whether it is hidden."""
    for sheet in only_listed(workbook, "sheets", "sheet"):
        rid = next((sheet.attrib[k] for k in _IDS if k in sheet.attrib), "")
        target, kind = targets.get(rid, ("", ""))
        if not target:
            raise Unreadable("FILE_DAMAGED", where="a listed sheet that is not there")
        if is_worksheet(kind):
            yield sheet.get("name", ""), target, sheet.get("state", "visible") != "visible"


def is_worksheet(kind: str) -> bool:
    """Whether a relation of this type leads to cells; raises Unreadable where no program could know."""
    name = kind.rsplit("/", 1)[-1]
    if name not in _SHEETS:
        raise Unreadable("FILE_DAMAGED", where="a listed sheet of an unknown kind")
    return name == "worksheet"


def _workbook(parts: Package) -> str:
    """Find the workbook's part by the package's own relations, else where it usually is."""
    if parts.has("_rels/.rels"):
        stated = (t for t, kind in parts.relations("").values() if kind.endswith("/officeDocument"))
        return parts.find(next(stated, "xl/workbook.xml"))
    return parts.find("xl/workbook.xml")


def _book(parts: Package, workbook: Any, targets: dict[str, tuple[str, str]]) -> Book:
    strings, styles = only(targets, "sharedStrings"), only(targets, "styles")
    texts = tuple(map(joined, members(parts.spreadsheet(strings, "sst"), "si"))) if parts.has(strings) else ()
    sheet = parts.spreadsheet(styles, "styleSheet") if parts.has(styles) else None
    formats, looks = (formats_of({}, ()), {}) if sheet is None else (_formats(sheet), _looks(sheet))
    mac = any(p.get("date1904") in ("1", "true") for p in workbook.iterfind("workbookPr"))
    return Book(texts, formats, datetime(1904, 1, 1) if mac else datetime(1899, 12, 30), looks)


def only(targets: dict[str, tuple[str, str]], kind: str) -> str:
    """Give the one part of a kind, or nothing."""
    found = {path for path, said in targets.values() if said.endswith(f"/{kind}")}
    if len(found) > 1:
        raise Unreadable("FILE_DAMAGED", where="two parts of one kind")
    return next(iter(found), "")


def _formats(styles: Any) -> Formats:
    codes = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in listed(styles, "numFmts", "numFmt")}
    return formats_of(codes, [int(x.get("numFmtId", "0")) for x in listed(styles, "cellXfs", "xf")])


def _looks(styles: Any) -> dict[int, Look]:
    """Say how texts look in the styles whose font does not leave them plain."""
    looks = {str(n): look for n, font in enumerate(styles.iterfind("fonts/font")) if (look := look_of(font)) != PLAIN}
    fonts = (x.get("fontId", "0") for x in listed(styles, "cellXfs", "xf")) if looks else ()
    return {style: looks[font] for style, font in enumerate(fonts) if font in looks}


def _grid(parts: Package, part: str, source: str, name: str, book: Book, *, hidden: bool) -> Grid:
    sheet, (cells, seen) = _sheet(parts, part, book, lambda stored: stored_cells(stored, book))
    merges = tuple(m for e in only_listed(sheet.tree, "mergeCells", "mergeCell") if (m := merge(e.get("ref", ""))))
    columns = _hidden_cols(sheet.tree)
    return Grid(source, name, cells, merges, hidden, sheet.hidden_rows, columns, tuple(seen))


def _sheet(parts: Package, part: str, book: Book, take: Callable[[Iterable[Stored]], T]) -> tuple[Sheet, T]:
    """Give a sheet, and what is taken of its cells: from its text where it is written as usual, else from its tree."""
    try:
        sheet = scan(parts.content(part))
        return sheet, take(sheet.cells)
    except (Unusual, Unreadable):
        sheet = walk(parts.spreadsheet(part, "worksheet"), book.looks)
        return sheet, take(sheet.cells)


def stored_cells(stored: Iterable[Stored], book: Book) -> tuple[dict[Place, Cell], list[tuple[str, Place]]]:
    """Give the cells, and what was seen of those that show or hold something other than their own figure."""
    cells: dict[Place, Cell] = {}
    seen: list[tuple[str, Place]] = []
    plain = book.formats.plain
    for at, kind, style, formula, text in stored:
        if at in cells:
            raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that stands there twice")
        cell = _cell(at, kind, style, formula, text, book)
        if cell is not None:
            cells[at] = cell
            if style not in plain and cell.kind is CellKind.NUMBER:
                seen += ((code, at) for code in book.formats.noticed(style, cell.value))
            if formula and _LINK.search(formula):
                seen.append(("CELL_LINKED", at))
    return cells, seen


def _hidden_cols(tree: Any) -> frozenset[int]:
    columns = (c for c in tree.iterfind("cols/col") if is_hidden(c, "width"))
    spans = [(int(c.get("min", "1")), int(c.get("max", "1"))) for c in columns]
    return frozenset(i - 1 for a, b in spans for i in range(max(a, 1), min(b, COLS) + 1))


def _cell(  # noqa: PLR0911 - one line a kind
    at: Place, kind: str, style: int, formula: str | None, text: str, book: Book
) -> Cell | None:
    calculated = formula is not None
    if kind == "n" and text:
        return _number(at, style, text, book, calculated=calculated)
    if calculated and not text and kind not in ("str", "inlineStr"):
        return Cell(*at, CellKind.UNCALCULATED, None, f"={formula}", formula=True)
    if kind == "s":
        text = _shared(text, style, book, at)
    if kind in ("s", "str", "inlineStr"):
        return Cell(*at, CellKind.TEXT, text, text, formula=calculated) if text.strip() else None
    if not text:
        return None
    if kind == "e":
        return Cell(*at, CellKind.ERROR, None, text, formula=calculated)
    if kind == "b":
        return _truth(at, text, formula=calculated)
    if kind == "d":
        return _iso_date(at, text, formula=calculated)
    raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell of an unknown type")


def _truth(at: Place, text: str, *, formula: bool) -> Cell:
    if text not in _TRUTHS:
        raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that is neither true nor false")
    return Cell(*at, CellKind.BOOL, _TRUTHS[text], str(_TRUTHS[text]).upper(), formula=formula)


def _shared(text: str, style: int, book: Book, at: Place) -> str:
    index = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= index < len(book.strings):
        raise Unreadable("FILE_DAMAGED", a1(*at), where="a text that is not there")
    return within(book.strings[index], book.looks.get(style, PLAIN))


def _number(at: Place, style: int, text: str, book: Book, *, calculated: bool) -> Cell:
    alike = book.numbers.get(style)
    if alike is None:
        alike = book.numbers[style] = {}
    shown = alike.get(text)
    if shown is None:
        shown = alike[text] = _shown(text, style, book)
    kind, value, raw, percent = shown
    return Cell(*at, kind, value, raw, percent, calculated)


def _shown(text: str, style: int, book: Book) -> Shown:
    """Give the kind of a stored number, its value and text, and whether it is shown as a percentage."""
    value = exact(text)
    if value.is_nan():
        return CellKind.NUMBER, value, text, False
    code = book.formats.dates.get(style)
    if code and is_duration(code):
        return _words(shown_duration(value))
    if code and 0 < value < 1:
        return _words(shown_time(value))
    if code and 1 <= value < 2_958_466:  # noqa: PLR2004 - Excel's last day
        return _date(value, book, code)
    return CellKind.NUMBER, value, text, book.formats.shows_percent(style, value)


def _words(shown: str) -> Shown:
    """Give a time or a span of time, which is no figure."""
    return CellKind.TEXT, shown, shown, False


def _iso_date(at: Place, text: str, *, formula: bool) -> Cell:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Cell(*at, CellKind.NUMBER, Decimal("NaN"), text, formula=formula)
    whole = moment == datetime(moment.year, moment.month, moment.day, tzinfo=moment.tzinfo)
    shown: date = moment.date() if whole else moment
    return Cell(*at, CellKind.DATE, shown, shown.isoformat(), formula=formula)


def _date(value: Decimal, book: Book, code: str) -> Shown:
    early = value < _NO_DAY and book.epoch.year < 1900  # noqa: PLR2004 - counted from 1 January 1900
    moment = book.epoch + timedelta(days=float(value) + early)
    shown: date = moment.date() if value == value.to_integral_value() else moment
    return CellKind.DATE, shown, shown_date(shown, code), False
