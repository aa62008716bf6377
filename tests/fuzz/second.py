"""What another reader finds in a workbook: openpyxl's full read for xlsx, calamine for the others, csv for text."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

_NOT_FOR_CALAMINE = (
    b"\xff\xfe",
    b"\xfe\xff",
    b"<\0",
    b"\0<",
    b"<!--",
    b"<![CDATA[",
    b"<?x ",
    b'"urn:x"',
    b'xmlns=""',
    b"spreadsheetml/2009/9",
)
_NO_HEIGHT = re.compile(r"0+(?:\.0*)?")
_STRICT = b"purl.oclc.org/ooxml/spreadsheetml"
Place = tuple[int, int]


class Seen(NamedTuple):
    """A cell as the other reader sees it; `format` is the format of its figure, where that is told."""

    value: object
    error: bool = False
    formula: bool = False
    format: str = ""


class Sheet(NamedTuple):
    """A sheet as the other reader sees it; what it does not tell is None."""

    reader: str
    name: str
    cells: dict[Place, Seen]
    hidden: bool | None = None
    merges: frozenset[tuple[int, int, int, int]] | None = None
    hidden_rows: frozenset[int] | None = None


def sheets_of(kind: str, data: bytes) -> list[Sheet] | None:
    """Give the sheets of a workbook, or None where no other reader takes it; may end the process, as calamine does."""
    return next((found for read in _READERS.get(kind, ()) if (found := _sheets(read, data))), None)


def _sheets(read: Callable[[bytes], list[Sheet]], data: bytes) -> list[Sheet]:
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            return read(data)
    except BaseException:  # noqa: BLE001 - calamine's panics are no exceptions; whatever it is, there is no second word
        return []


def _by_openpyxl(data: bytes) -> list[Sheet]:
    """Read values and formulas, but leave the cells below a merge as they are, which openpyxl would empty.

    Rows are hidden by the words of XML Schema, where it takes any other word for true, or by having no height.
    """
    from openpyxl.worksheet._reader import WorksheetReader

    if any(_STRICT in part for part in _parts(data)):
        raise NotImplementedError("openpyxl knows one of the two namespaces only")
    WorksheetReader.bind_merged_cells = _keep  # type: ignore[method-assign]
    values, formulas = (_opened(data, data_only=only) for only in (True, False))
    return [_openpyxl_sheet(*pair) for pair in zip(values.worksheets, formulas.worksheets, strict=True)]


def _parts(data: bytes) -> list[bytes]:
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name) for name in package.namelist()]


def _opened(data: bytes, *, data_only: bool) -> Any:
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(io.BytesIO(data), data_only=data_only)
    reader.read()
    if not {part.target for _, part in reader.parser.find_sheets()} <= set(reader.valid_files):
        raise NotImplementedError("openpyxl leaves a sheet out whose part is named in other letters")
    return reader.wb


def _keep(reader: Any) -> None:
    from openpyxl.worksheet.cell_range import CellRange

    told = reader.parser.merged_cells
    rows = reader.parser.row_dimensions.items()
    unseen = (
        n for n, about in rows if about.get("hidden") in {"1", "true"} or _NO_HEIGHT.fullmatch(about.get("ht", ""))
    )
    reader.ws.legacy_hidden = frozenset(int(n) - 1 for n in unseen)
    reader.ws.legacy_merges = [CellRange(m.ref).bounds for m in told.mergeCell] if told else []


def _openpyxl_sheet(values: Any, formulas: Any) -> Sheet:
    cells = {
        (r - 1, c - 1): Seen(
            cell.value, cell.data_type == "e", formulas.cell(r, c).data_type == "f", cell.number_format
        )
        for (r, c), cell in values._cells.items()  # noqa: SLF001 - without making those that are not there
    }
    merges = frozenset(
        (top - 1, left - 1, bottom - 1, right - 1)
        for left, top, right, bottom in values.legacy_merges
        if (left, top) != (right, bottom)
    )
    return Sheet("openpyxl", values.title, cells, values.sheet_state != "visible", merges, values.legacy_hidden)


def _by_calamine(data: bytes) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if any(
        part.startswith(_NOT_FOR_CALAMINE[:4]) or any(mark in part for mark in _NOT_FOR_CALAMINE[4:])
        for part in _parts(data)
    ):
        raise NotImplementedError(
            "calamine ends a figure at a comment, knows not all encodings, and looks at names without their namespaces"
        )
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        Sheet(
            "calamine",
            about.name,
            _filled(book.get_sheet_by_index(n).to_python(skip_empty_area=False)),
            about.visible != SheetVisibleEnum.Visible,
        )
        for n, about in enumerate(book.sheets_metadata)
        if about.typ == SheetTypeEnum.WorkSheet
    ]


def _ods_by_calamine(data: bytes) -> list[Sheet]:
    return [sheet._replace(reader="calamine for ods") for sheet in _by_calamine(data)]


def _filled(rows: Iterable[Iterable[object]]) -> dict[Place, Seen]:
    return {(r, c): Seen(value) for r, row in enumerate(rows) for c, value in enumerate(row) if value not in {"", None}}


def _by_csv(data: bytes) -> list[Sheet]:
    """Give a sheet for each way to take the text apart: the readings must agree on one."""
    import chardet

    found = []
    for encoding in ("utf-8-sig", "utf-16", "gb18030", "cp1252", str(chardet.detect(data)["encoding"])):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        for delimiter in ",;\t|":
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            found.append(Sheet("csv", "", _filled(rows)))
    return found


_READERS: dict[str, tuple[Callable[[bytes], list[Sheet]], ...]] = {
    "xlsx": (_by_openpyxl, _by_calamine),
    "ods": (_ods_by_calamine,),
    "xls": (_by_calamine,),
    "xlsb": (_by_calamine,),
    "csv": (_by_csv,),
}
"""By format, who is asked; the next one where one refuses or finds no sheet."""


def moment(value: object) -> datetime | None:
    """Give a date or a moment as a moment."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else None


def decimal(value: object) -> Decimal | None:
    """Give a figure with the 15 digits that a spreadsheet shows."""
    return Decimal(f"{value:.15g}") if isinstance(value, int | float) and not isinstance(value, bool) else None
