"""Read xls through xlrd, which keeps error cells, formats and what is hidden."""

from __future__ import annotations

import io
from collections.abc import Collection
from datetime import date
from itertools import zip_longest
from typing import Any

from tallybook.model import Cell, CellKind, Grid, Merge
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.formats import Formats, exact_float, formats_of, is_duration, shown_date, shown_duration
from tallybook.read.records import uncalculated
from tallybook.read.runs import PLAIN, Look, within, written_at

_TEXT, _NUMBER, _DATE, _BOOL, _ERROR = 1, 2, 3, 4, 5
_LEVELS = {1: 1, 2: -1}
_NO_BLANKS = bytes.maketrans(b"\6", b"\0")
Place = tuple[int, int]


def read_xls(content: Content, source: str) -> list[Grid]:
    """Give one grid a worksheet, hidden ones included and marked."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content.data, formatting_info=True, logfile=io.StringIO())
        formats = formats_of(
            {n: f.format_str or "" for n, f in book.format_map.items()}, [x.format_key for x in book.xf_list]
        )
        without = uncalculated(content.data)[: book.nsheets]
        told = zip_longest(book.sheets(), without, fillvalue=frozenset[Place]())
        return [_grid(sheet, book, formats, source, empty) for sheet, empty in told]
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=type(fault).__name__) from fault


def _grid(sheet: Any, book: Any, formats: Formats, source: str, without: Collection[Place]) -> Grid:
    cells = {
        (r, c): cell
        for r in range(sheet.nrows)
        for c, kind in enumerate(_filled(sheet.row_types(r)))
        if kind and (cell := _cell(r, c, sheet.cell(r, c), book, formats)) is not None
    }
    runs = sheet.rich_text_runlist_map.items()
    cells |= {at: _rich(cells[at], starts, sheet.cell_xf_index(*at), book) for at, starts in runs if at in cells}
    cells |= {place: Cell(*place, CellKind.UNCALCULATED, None, "=", formula=True) for place in sorted(without)}
    styled = ((at, sheet.cell_xf_index(*at), c.value) for at, c in cells.items() if c.kind is CellKind.NUMBER)
    return Grid(
        source,
        sheet.name,
        cells,
        tuple(Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
        hidden=sheet.visibility != 0,
        hidden_rows=_hidden_rows(sheet, {r for r, _ in cells}),
        hidden_cols=frozenset(c for c, about in sheet.colinfo_map.items() if about.hidden or not about.width),
        noticed=tuple((code, at) for at, style, value in styled for code in formats.noticed(style, value)),
    )


def _hidden_rows(sheet: Any, filled: Collection[int]) -> frozenset[int]:
    """Give the rows that are hidden or have no height, be it their own or that of all rows that state none."""
    stated = sheet.rowinfo_map
    own = {r for r, about in stated.items() if about.hidden or not (about.height or about.has_default_height)}
    return frozenset(own | {r for r in filled if r not in stated} if sheet.default_row_hidden else own)


def _filled(kinds: Any) -> bytes:
    """Give the types of a row's cells up to the last filled one, 0 where there is none or a blank one with a format."""
    return bytes(kinds).translate(_NO_BLANKS).rstrip(b"\0")


def _cell(row: int, col: int, stored: Any, book: Any, formats: Formats) -> Cell | None:
    kind, value = stored.ctype, stored.value
    if kind == _TEXT:
        return Cell(row, col, CellKind.TEXT, value, value) if value.strip() else None
    if kind == _NUMBER:
        exact = exact_float(value)
        return Cell(
            row, col, CellKind.NUMBER, exact, f"{exact:f}", percent=formats.shows_percent(stored.xf_index, exact)
        )
    if kind == _DATE:
        return _date(row, col, value, formats.dates.get(stored.xf_index, ""), book)
    if kind == _BOOL:
        return Cell(row, col, CellKind.BOOL, bool(value), "TRUE" if value else "FALSE")
    if kind == _ERROR:
        return _error(row, col, value)
    return None


def _rich(cell: Cell, starts: Collection[tuple[int, int]], style: int, book: Any) -> Cell:
    """Give a text whose runs begin at these places, each in a font of its own."""
    if cell.kind is not CellKind.TEXT:
        return cell
    looks = [(place, _look(font, book)) for place, font in starts]
    text = within(written_at(cell.raw, looks), _look(book.xf_list[style].font_index, book))
    return cell._replace(value=text, raw=text)


def _look(font: int, book: Any) -> Look:
    if font >= len(book.font_list):
        return PLAIN
    shown = book.font_list[font]
    return Look(_LEVELS.get(shown.escapement, 0), bool(shown.struck_out))


def _error(row: int, col: int, code: int) -> Cell:
    from xlrd import error_text_from_code

    return Cell(row, col, CellKind.ERROR, None, error_text_from_code.get(code, "#ERR"))


def _date(row: int, col: int, value: float, code: str, book: Any) -> Cell:
    from xlrd import xldate

    if is_duration(code):
        span = shown_duration(exact_float(value))
        return Cell(row, col, CellKind.TEXT, span, span)
    try:
        moment = xldate.xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError):
        exact = exact_float(value)
        return Cell(row, col, CellKind.NUMBER, exact, f"{exact:f}")
    if value < 1:
        return Cell(row, col, CellKind.TEXT, str(moment.time()), str(moment.time()))
    shown: date = moment.date() if value == int(value) else moment
    return Cell(row, col, CellKind.DATE, shown, shown_date(shown, code))
