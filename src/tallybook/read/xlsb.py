"""Read xlsb from its own records: exact figures, error cells, formulas, formats, what is hidden.

The records are those of [MS-XLSB]; what a sheet stores is handed on as an xlsx sheet would store it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tallybook.model import Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import Formats, exact_float, formats_of
from tallybook.read.package import Package
from tallybook.read.refs import COLS, ROWS
from tallybook.read.runs import PLAIN, Look, Text, within, written_at
from tallybook.read.walk import Stored
from tallybook.read.xlsx import Book, is_worksheet, only, stored_cells

_ROW, _SST_ITEM, _FONT, _FORMAT, _XF, _COLUMNS, _RICH_TEXT, _BOOK, _SHEET, _MERGE = (
    0,
    19,
    43,
    44,
    47,
    60,
    62,
    153,
    156,
    176,
)
_XFS, _END_XFS = 617, 618
_BLANK, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(1, 8)
_FORMULAS = {8: _TEXT, 9: _REAL, 10: _BOOL, 11: _ERROR}
_NO_HEIGHT, _NO_WIDTH = bytes(2), bytes(4)
_RICH, _STRUCK = 1, 8
"""The flag of a text that has runs, and that of a font that is struck out."""
_LEVELS = {1: 1, 2: -1}
_STYLE = 0xFFFFFF
"""The bits of a cell that say its style."""
_SHORT = {kind + 11: kind for kind in range(_BLANK, _SHARED + 1)}
"""Cells that say no column: they stand beside the one before."""
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def read_xlsb(content: Content, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    parts = content.parts
    workbook = list(_records(parts, "xl/workbook.bin"))
    targets = parts.relations("xl/workbook.bin")
    fonts = _fonts(parts, only(targets, "styles"))
    book = _book(parts, workbook, targets, fonts)
    grids = []
    for told in (inner for kind, inner in workbook if kind == _SHEET):
        rid, end = _wide(told, 8)
        name, _ = _wide(told, end)
        target, kind_of_sheet = targets.get(rid, ("", ""))
        if not target:
            raise Unreadable("FILE_DAMAGED", where="a listed sheet that is not there")
        if is_worksheet(kind_of_sheet):
            grids.append(_grid(parts, target, source, name, book, fonts, hidden=_longs(told, 1)[0] != 0))
    return grids


def _records(parts: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Give the records of a part, each with its kind; one that goes on beyond the part raises Unreadable."""
    data, at = parts.content(part), 0
    if not data:
        raise Unreadable("FILE_DAMAGED", where=part)
    while at < len(data):
        kind, at = _counted(data, at, 2)
        size, at = _counted(data, at, 4)
        if at + size > len(data):
            raise Unreadable("FILE_DAMAGED", where=part)
        yield kind, data[at : at + size]
        at += size


def _counted(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, and give where it ends."""
    value = 0
    for n in range(most):
        value |= (data[at + n] & 0x7F) << 7 * n
        if data[at + n] < 0x80:  # noqa: PLR2004 - the sign that another byte follows
            return value, at + n + 1
    return value, at + most


def _longs(data: bytes, count: int, at: int = 0) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}L", data, at)


def _wide(data: bytes, at: int) -> tuple[str, int]:
    """Read a text, and give where it ends; one that is none is empty."""
    (letters,) = _longs(data, 1, at)
    if letters == 0xFFFFFFFF:  # noqa: PLR2004 - no text
        return "", at + 4
    end = at + 4 + 2 * letters
    if end > len(data):
        raise Unreadable("FILE_DAMAGED", where="a text that is longer than its cell")
    return data[at + 4 : end].decode("utf-16-le"), end


def _rich(data: bytes, at: int, fonts: Sequence[Look]) -> Text:
    """Read a text with its flags before it and perhaps its runs behind it, each where it begins and in which font."""
    text, end = _wide(data, at + 1)
    if not data[at] & _RICH:
        return text
    count = _longs(data, 1, end)[0]
    if end + 4 + 4 * count > len(data):
        raise Unreadable("FILE_DAMAGED", where="a text that is longer than its cell")
    starts = struct.iter_unpack("<2H", data[end + 4 : end + 4 + 4 * count])
    return written_at(text, [(place, _look(font, fonts)) for place, font in starts])


def _look(font: int, fonts: Sequence[Look]) -> Look:
    return fonts[font] if font < len(fonts) else PLAIN


def _fonts(parts: Package, styles: str) -> list[Look]:
    """Say how texts in each font look."""
    fonts = (told for kind, told in (_records(parts, styles) if parts.has(styles) else ()) if kind == _FONT)
    looks = ((struct.unpack_from("<3H", told, 2)) for told in fonts)
    return [Look(_LEVELS.get(level, 0), bool(flags & _STRUCK)) for flags, _, level in looks]


def _book(
    parts: Package, workbook: list[tuple[int, bytes]], targets: dict[str, tuple[str, str]], fonts: Sequence[Look]
) -> Book:
    strings, styles = only(targets, "sharedStrings"), only(targets, "styles")
    texts = (
        [_rich(told, 0, fonts) for kind, told in _records(parts, strings) if kind == _SST_ITEM]
        if parts.has(strings)
        else ()
    )
    mac = any(kind == _BOOK and told[0] & 1 for kind, told in workbook)
    shown, looks = _styles(_records(parts, styles), fonts) if parts.has(styles) else (formats_of({}, ()), {})
    return Book(tuple(texts), shown, datetime(1904, 1, 1) if mac else datetime(1899, 12, 30), looks)


def _styles(records: Iterator[tuple[int, bytes]], fonts: Sequence[Look]) -> tuple[Formats, dict[int, Look]]:
    """Say what the styles of cells show, and how their texts look."""
    codes: dict[int, str] = {}
    used: list[int] = []
    looks: dict[int, Look] = {}
    of_cells = False
    for kind, told in records:
        of_cells = kind == _XFS or (of_cells and kind != _END_XFS)
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", told)[0]] = _wide(told, 2)[0]
        elif kind == _XF and of_cells:
            looks[len(used)] = _look(int.from_bytes(told[4:6], "little"), fonts)
            used.append(struct.unpack_from("<H", told, 2)[0])
    return formats_of(codes, used), looks


class _Sheet(NamedTuple):
    cells: list[Stored]
    merges: list[Merge]
    hidden_rows: set[int]
    hidden_cols: set[int]


def _grid(
    parts: Package, part: str, source: str, name: str, book: Book, fonts: Sequence[Look], *, hidden: bool
) -> Grid:
    sheet = _sheet(_records(parts, part), fonts, book.looks)
    cells, seen = stored_cells(sheet.cells, book)
    rows, cols = frozenset(sheet.hidden_rows), frozenset(sheet.hidden_cols)
    return Grid(source, name, cells, tuple(sheet.merges), hidden, rows, cols, tuple(seen))


def _sheet(records: Iterator[tuple[int, bytes]], fonts: Sequence[Look], looks: Mapping[int, Look]) -> _Sheet:
    sheet = _Sheet([], [], set(), set())
    row, col = -1, -1
    for kind, told in records:
        if kind == _ROW:
            row, col = _longs(told, 1)[0], -1
            if told[11] & 0x10 or told[8:10] == _NO_HEIGHT:
                sheet.hidden_rows.add(row)
        elif kind == _COLUMNS and (told[16] & 1 or told[8:12] == _NO_WIDTH):
            first, last = _longs(told, 2)
            sheet.hidden_cols.update(range(first, min(last, COLS - 1) + 1))
        elif kind == _MERGE:
            top, bottom, left, right = _longs(told, 4)
            sheet.merges.append(Merge(top, left, bottom, right))
        elif kind in _SHORT:
            col += 1
            sheet.cells.append(_stored(row, col, _SHORT[kind], told, 0))
        elif kind in _FORMULAS or _BLANK <= kind <= _SHARED:
            col = _longs(told, 1)[0]
            sheet.cells.append(_stored(row, col, kind, told, 4))
        elif kind == _RICH_TEXT:
            col, style = _longs(told, 2)
            text = within(_rich(told, 8, fonts), looks.get(style & _STYLE, PLAIN))
            sheet.cells.append((_place(row, col), "str", style & _STYLE, None, text))
    return sheet


def _stored(row: int, col: int, kind: int, told: bytes, at: int) -> Stored:
    """Give a cell as an xlsx sheet would store it; its style stands at `at`, its value behind."""
    style, words = _longs(told, 1, at)[0] & _STYLE, "" if kind in _FORMULAS else None
    return _place(row, col), *_value(_FORMULAS.get(kind, kind), told, at + 4, style, words)


def _place(row: int, col: int) -> tuple[int, int]:
    if not (0 <= row < ROWS and col < COLS):
        raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")
    return row, col


def _value(kind: int, told: bytes, at: int, style: int, words: str | None) -> tuple[str, int, str | None, str]:
    if kind in {_RK, _REAL}:
        number = _rk(_longs(told, 1, at)[0]) if kind == _RK else struct.unpack_from("<d", told, at)[0]
        return "n", style, words, f"{exact_float(number):f}"
    if kind == _TEXT:
        return "str", style, words, _wide(told, at)[0]
    if kind == _SHARED:
        return "s", style, words, str(_longs(told, 1, at)[0])
    if kind == _BOOL:
        return "b", style, words, str(told[at])
    return ("e", style, words, _ERRORS.get(told[at], "#ERR")) if kind == _ERROR else ("n", style, None, "")


def _rk(stored: int) -> float:
    """Read a number of 30 bits, whole or the front of a float, either perhaps of hundredths."""
    whole = stored >> 2 if stored < 1 << 31 else (stored >> 2) - (1 << 30)
    number: float = whole if stored & 2 else struct.unpack("<d", struct.pack("<2L", 0, stored & 0xFFFFFFFC))[0]
    return number / 100 if stored & 1 else number
