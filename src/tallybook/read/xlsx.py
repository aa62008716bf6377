"""Read xlsx from its own XML: exact decimals, error cells, formulas, formats, what is hidden."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge, a1
from tallybook.read.damage import Unreadable
from tallybook.read.other import exact_float

_AGAIN = "Open it, save it anew as .xlsx and send that."
_PART_LIMIT = 256 * 1024 * 1024
_ROWS, _COLS = 1_048_576, 16_384
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT_FORMATS = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class _Book:
    strings: tuple[str, ...]
    dates: frozenset[int]
    percents: frozenset[int]
    epoch: datetime


def read_xlsx(data: bytes, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    parts = _Parts(data)
    path = parts.find("xl/workbook.xml")
    workbook = parts.tree(path)
    targets = parts.relations(path)
    book = _book(parts, workbook, targets)
    grids = []
    for sheet in _all(workbook, "sheet"):
        rid = next((v for k, v in sheet.attrib.items() if _local(k) == "id"), "")
        target, kind = targets.get(rid, ("", ""))
        if not target:
            raise Unreadable("FILE_DAMAGED", "A sheet that the workbook lists is not in the file.", _AGAIN)
        if kind.endswith("/worksheet"):
            hidden = sheet.get("state", "visible") != "visible"
            grids.append(_grid(parts.tree(target), source, sheet.get("name", ""), book, hidden=hidden))
    if not grids:
        raise Unreadable("FILE_EMPTY", "The workbook has no worksheets.", "Ask the sender for the file again.")
    return grids


class _Parts:
    """The parts of the package, read with bounds."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {n.lower(): n for n in self._zip.namelist()}

    def find(self, name: str) -> str:
        if name.lower() not in self._names:
            raise Unreadable("FILE_DAMAGED", f"The part {name} is missing.", _AGAIN)
        return name

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def tree(self, name: str) -> Any:
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        entry = self._zip.getinfo(self._names[self.find(name).lower()])
        if entry.file_size > _PART_LIMIT:
            raise Unreadable("FILE_TOO_LARGE", f"The part {name} is larger than 256 MiB.", "Split the file.")
        try:
            return fromstring(self._zip.read(entry), forbid_dtd=True)
        except (
            ParseError,
            DefusedXmlException,
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as fault:
            raise Unreadable("FILE_DAMAGED", f"The part {name} is damaged.", _AGAIN) from fault
        except Exception as fault:
            raise Unreadable("FILE_DAMAGED", f"The part {name} cannot be unpacked.", _AGAIN) from fault

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        tree = self.tree(f"{folder}/_rels/{name}.rels")
        return {r.get("Id", ""): (_target(folder, r.get("Target", "")), r.get("Type", "")) for r in tree}


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def _all(tree: Any, name: str) -> Iterator[Any]:
    return (e for e in tree.iter() if isinstance(e.tag, str) and _local(e.tag) == name)


def _child(element: Any, name: str) -> Any:
    return next((e for e in element if _local(e.tag) == name), None)


def _book(parts: _Parts, workbook: Any, targets: dict[str, tuple[str, str]]) -> _Book:
    by_kind = {kind.rsplit("/", 1)[-1]: path for path, kind in targets.values()}
    strings, styles = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    texts = tuple(_text(si) for si in parts.tree(strings) if _local(si.tag) == "si") if parts.has(strings) else ()
    dates, percents = _formats(parts.tree(styles)) if parts.has(styles) else (frozenset[int](), frozenset[int]())
    mac = any(p.get("date1904") in ("1", "true") for p in _all(workbook, "workbookPr"))
    return _Book(texts, dates, percents, datetime(1904, 1, 1) if mac else datetime(1899, 12, 30))


def _text(element: Any) -> str:
    """Join the runs of a string, leaving out phonetic guides."""
    found = []
    for child in element:
        if _local(child.tag) == "t":
            found.append(child.text or "")
        elif _local(child.tag) == "r":
            found += [t.text or "" for t in child if _local(t.tag) == "t"]
    return _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), "".join(found))


def _formats(styles: Any) -> tuple[frozenset[int], frozenset[int]]:
    codes = {int(f.get("numFmtId", "0")): _QUOTED.sub("", f.get("formatCode", "")) for f in _all(styles, "numFmt")}
    custom_dates = {
        i for i, c in codes.items() if re.search(r"[ymdhs]", c, re.IGNORECASE) and "general" not in c.lower()
    }
    percents = {*_PERCENT_FORMATS, *(i for i, c in codes.items() if "%" in c)}
    dates = {*_DATE_FORMATS, *custom_dates}
    used = [int(x.get("numFmtId", "0")) for xfs in _all(styles, "cellXfs") for x in xfs]
    return (
        frozenset(i for i, f in enumerate(used) if f in dates),
        frozenset(i for i, f in enumerate(used) if f in percents),
    )


def _grid(tree: Any, source: str, name: str, book: _Book, *, hidden: bool) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    hidden_rows = set()
    row_number = -1
    for row in _all(tree, "row"):
        row_number = int(row.get("r", row_number + 2)) - 1
        if row.get("hidden") in ("1", "true"):
            hidden_rows.add(row_number)
        col = -1
        for element in (c for c in row if _local(c.tag) == "c"):
            at = _place(element.get("r"), row_number, col + 1)
            col = at[1]
            if at in cells:
                raise Unreadable("FILE_DAMAGED", "The file gives a cell twice.", _AGAIN, a1(*at))
            cell = _cell(element, at, book)
            if cell is not None:
                cells[at] = cell
    merges = tuple(m for e in _all(tree, "mergeCell") if (m := _merge(e.get("ref", ""))))
    return Grid(
        source, name, cells, merges, hidden=hidden, hidden_rows=frozenset(hidden_rows), hidden_cols=_hidden_cols(tree)
    )


def _place(ref: str | None, row: int, col: int) -> tuple[int, int]:
    if ref is None:
        return row, col
    match = _REF.fullmatch(ref)
    place = (int(match[2]) - 1, _column(match[1])) if match else (_ROWS, _COLS)
    if place[0] >= _ROWS or place[1] >= _COLS or place[0] != row:
        raise Unreadable("FILE_DAMAGED", f"The file has a cell {ref[:12]} where none can be.", _AGAIN)
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
        (int(c.get("min", "1")), int(c.get("max", "1"))) for c in _all(tree, "col") if c.get("hidden") in ("1", "true")
    ]
    return frozenset(i - 1 for a, b in spans for i in range(a, min(b, _COLS) + 1))


def _cell(element: Any, at: tuple[int, int], book: _Book) -> Cell | None:
    kind = element.get("t", "n")
    formula = _child(element, "f")
    stored = _child(element, "v")
    text = (stored.text or "") if stored is not None else ""
    has_formula = formula is not None
    if has_formula and not text and kind != "str":
        return Cell(*at, CellKind.UNCALCULATED, None, "=" + (formula.text or ""), formula=True)
    if kind == "inlineStr":
        inline = _child(element, "is")
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
        raise Unreadable("FILE_DAMAGED", "A cell points to a text that is not there.", _AGAIN, a1(*at))
    return book.strings[index]


def _number(text: str, style: int, at: tuple[int, int], book: _Book, *, formula: bool) -> Cell:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return Cell(*at, CellKind.TEXT, text, text, formula=formula)
    if style in book.dates and value.is_finite() and 1 <= value < 2_958_466:  # noqa: PLR2004 - Excel's last day
        return _date(value, at, book, formula=formula)
    exact = exact_float(float(text)) if len(text) > 15 and value.is_finite() else value  # noqa: PLR2004 - digits that a spreadsheet shows
    exact = (
        exact.quantize(Decimal(1))
        if exact.is_finite() and "E" in str(exact) and exact == exact.to_integral_value()
        else exact
    )
    return Cell(*at, CellKind.NUMBER, exact, text, percent=style in book.percents, formula=formula)


def _date(value: Decimal, at: tuple[int, int], book: _Book, *, formula: bool) -> Cell:
    moment = book.epoch + timedelta(days=float(value))
    shown: date = moment.date() if value == value.to_integral_value() else moment
    return Cell(*at, CellKind.DATE, shown, shown.isoformat(), formula=formula)
