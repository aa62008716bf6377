"""What altered workbooks once brought to light, each made again in the smallest way that shows it.

An id is that of the altered workbook in which it was found; what that id makes changes with the books and the ways to
alter them, which is why each fault is kept by what it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tallybook.model import CellKind
from tests.hostile.others import ods, ods_cell, ods_content, ods_rows, xls
from tests.hostile.workbook import (
    BOOK,
    BOOK_RELATIONS,
    MAIN,
    OFFICE,
    SHEET,
    STRINGS,
    book_part,
    number,
    relation,
    relations,
    sheet,
    strings,
    styles,
    text,
    with_cells,
    with_sheet,
    xlsx,
)

Cell = tuple[CellKind, str] | None
_RELS, _SST, _STYLES = "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"
_DAMAGED, _LARGE, _READ = "refused FILE_DAMAGED", "refused FILE_TOO_LARGE", "read"
_OTHER = 'xmlns:x="urn:x"'


@dataclass(frozen=True, slots=True)
class Seed:
    """A fault that was: where it was found, what it was, how it is made, how it must end, what must be told, which cells given."""

    id: str
    what: str
    format: str
    make: Callable[[], bytes]
    end: str
    told: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)


def _xlsx(id_: str, what: str, make: Callable[[], bytes], end: str = _DAMAGED, told: str = "", **cells: Cell) -> Seed:
    return Seed(id_, what, "xlsx", make, end, told, cells)


def _ods(id_: str, what: str, make: Callable[[], bytes], end: str = _DAMAGED, **cells: Cell) -> Seed:
    return Seed(id_, what, "ods", make, end, "", cells)


def _replaced(old: str, new: str, part: str | None = None) -> bytes:
    """Write the sheet with something else in the place of a piece of it."""
    told = sheet() if part is None else part
    if old not in told:
        raise ValueError(old)
    return with_sheet(told.replace(old, new))


def _dated(value: str, code: str = "yyyy-mm-dd") -> bytes:
    return xlsx({SHEET: sheet(C6=number("C6", value, 1)), _STYLES: styles(code)})


def _shared(item: str) -> bytes:
    """Write the district's shared text as XML."""
    return xlsx({_SST: strings().replace("<si><t>Northfield</t></si>", item)})


def _wrapped_rows() -> bytes:
    told = ods_rows()
    return ods(ods_content([*told[:4], f"<x {_OTHER}>{told[4]}</x>", *told[5:]]))


def _in_ods(cell: str) -> bytes:
    return ods(C6=cell)


_SEEDS_OF_XLSX = (
    _xlsx("1-110", "a formula under another namespace made a cell that was never calculated", lambda: with_cells(C6='<c r="C6"><f xmlns="urn:x">1</f></c>')),
    _xlsx("1-1286", "a figure under another namespace was counted", lambda: with_cells(C6=f'<c r="C6"><x:v {_OTHER}>12345</x:v></c>')),
    _xlsx("1-2506", "a cell under another namespace was passed over", lambda: with_cells(C6=f'<x:c {_OTHER} r="C6"><v>12345</v></x:c>')),
    _xlsx("1-1851", "an element that is no cell in the place of one was passed over", lambda: with_cells(C6='<sheetData r="C6"><v>12345</v></sheetData>')),
    _xlsx("1-906", "a sheet under no namespace was read", lambda: _replaced(f' xmlns="{MAIN}"', "")),
    _xlsx("1-5854", "a sheet whose cells are of another namespace than itself was blank", lambda: _replaced("<sheetData>", '<sheetData xmlns="urn:x">')),
    _xlsx("1-1768", "a table within another element was read", lambda: _replaced("sheetData>", "x>", sheet().replace("<sheetData>", "<x><sheetData>").replace("</sheetData>", "</sheetData></x>"))),
    _xlsx("1-17", "a list of sheets within another element was read", lambda: xlsx({BOOK: book_part().replace("<sheets>", "<x><sheets>").replace("</sheets>", "</sheets></x>")})),
    _xlsx("1-1573", "a listed sheet within another element was passed over", lambda: xlsx({BOOK: book_part('<x><sheet name="Report" sheetId="1" r:id="rId1"/></x>')})),
    _xlsx("1-4179", "a sheet outside the list was passed over", lambda: xlsx({BOOK: book_part(after='<bookViews><sheet name="More" sheetId="2" r:id="rId1"/></bookViews>')})),
    _xlsx("1-5692", "two lists of sheets, of which the second was passed over", lambda: xlsx({BOOK: book_part(after='<sheets><sheet name="More" sheetId="2" r:id="rId1"/></sheets>')})),
    _xlsx("1-5458", "a sheet that no relation names in the right namespace was read", lambda: xlsx({BOOK: book_part().replace(f'xmlns:r="{OFFICE}"', 'xmlns:r="urn:x"')})),
    _xlsx("1-776", "a sheet whose relation is of an unknown kind was passed over", lambda: xlsx({_RELS: relations(*BOOK_RELATIONS, relation("rId9", "true", "worksheets/sheet1.xml")), BOOK: book_part('<sheet name="Report" sheetId="1" r:id="rId1"/><sheet name="More" sheetId="2" r:id="rId9"/>')})),
    _xlsx("1-1097", "styles that no relation names: percentages and dates were plain figures", lambda: xlsx({_RELS: relations(BOOK_RELATIONS[0], BOOK_RELATIONS[2]), SHEET: sheet(C6=number("C6", "0.985", 1)), _STYLES: styles("0.0%")}), _READ, "FORMAT_MISSING"),
    _xlsx("1-52", "a style that is not there", lambda: with_cells(C6=number("C6", "12345", 7)), _READ, "FORMAT_MISSING"),
    _xlsx("1-4708", "a format that is not there: a date was a figure", lambda: xlsx({SHEET: sheet(C6=number("C6", "44344", 1)), _STYLES: styles("yyyy-mm-dd").replace("numFmts>", "x>")}), _READ, "FORMAT_MISSING"),
    _xlsx("1-5564", "two lists of formats, of which one counted", lambda: xlsx({_STYLES: styles("0%").replace("<cellXfs>", '<numFmts><numFmt numFmtId="164" formatCode="0"/></numFmts><cellXfs>')})),
    _xlsx("1-1636", "days before March 1900 were one too early", lambda: _dated("46"), _READ, C6=(CellKind.DATE, "1900-02-15")),
    _xlsx("1-75", "hours beyond the day were a date", lambda: _dated("12.5", "[h]:mm:ss"), _READ, C6=(CellKind.TEXT, "300:00:00")),
    _xlsx("1-1477", "what is neither true nor false was false", lambda: with_cells(C6='<c r="C6" t="b"><v>5</v></c>')),
    _xlsx("1-1597", "a text beside the place that a cell's type names was passed over", lambda: with_cells(C6='<c r="C6" t="str"><is><t>12345</t></is></c>')),
    _xlsx("1-179", "a figure beside the place that a cell's type names was passed over", lambda: with_cells(C6='<c r="C6" t="inlineStr"><v>12345</v></c>')),
    _xlsx("1-2184", "a text told twice was both in a row: 12 12 made 1212", lambda: _shared("<si><t>Northfield</t><t>Northfield</t></si>")),
    _xlsx("1-2205", "a piece of a text under another namespace was left out", lambda: _shared(f"<si><r><t>North</t></r><x:r {_OTHER}><t>field</t></x:r></si>")),
    _xlsx("1-1002", "a text within a text was left out", lambda: _shared("<si><t>North<t>field</t></t></si>")),
    _xlsx("5-3136", "a formula with its result as a text of its own was never calculated", lambda: with_cells(C6='<c r="C6" t="inlineStr"><f>1+1</f><is><t>12345</t></is></c>'), _READ, C6=(CellKind.TEXT, "12345")),
    _xlsx("5-782", "merged cells under another namespace were none", lambda: with_sheet(sheet(after=f'<mergeCells><x:mergeCell {_OTHER} ref="A1:C1"/></mergeCells>'))),
    _xlsx("5-4416", "merged cells told within a cell were none", lambda: with_cells(C6='<c r="C6"><v>12345</v><mergeCells><mergeCell ref="A1:C1"/></mergeCells></c>')),
    _xlsx("5-5121", "merged cells from the last to the first", lambda: with_sheet(sheet(after='<mergeCells><mergeCell ref="C1:A1"/></mergeCells>'))),
    _xlsx("20-2368", "a figure with hundreds of decimals failed the file", lambda: with_cells(B6=number("B6", "1.5E-305"), B7=number("B7", "12345678"), A8=text("A8", "Eastfield"), B8=number("B8", "123456789012"), C8=number("C8", "1992")), _READ, C6=(CellKind.NUMBER, "12345")),
    _xlsx("20-11474", "merged cells within another element were none", lambda: with_sheet(sheet(after='<x><mergeCells><mergeCell ref="A1:C1"/></mergeCells></x>'))),
    _xlsx("2-1937", "hidden columns from far before the first took all memory", lambda: with_sheet(sheet(before='<cols><col min="-2147483648" max="3" hidden="1"/></cols>')), _READ, C6=(CellKind.NUMBER, "12345")),
)  # fmt: skip
_SEEDS_OF_ODS = (
    _ods("1-328", "a table within a cell was a sheet of its own", lambda: _in_ods('<table:table-cell><table:table table:name="Inner"><table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:table></table:table-cell>'), _READ, A1=(CellKind.TEXT, STRINGS[0])),
    _ods("1-1410", "what says that it is true or false and is neither was false", lambda: _in_ods('<table:table-cell office:value-type="boolean"><text:p>12345</text:p></table:table-cell>'), _READ, C6=(CellKind.TEXT, "12345")),
    _ods("1-1915", "a date without a date was an empty text", lambda: _in_ods('<table:table-cell office:value-type="date" office:date-value=""><text:p>2021-05-28</text:p></table:table-cell>'), _READ, C6=(CellKind.TEXT, "2021-05-28")),
    _ods("20-13508", "a week was a date", lambda: _in_ods('<table:table-cell office:value-type="date" office:date-value="2021-W20-2"><text:p>5</text:p></table:table-cell>'), _READ, C6=(CellKind.TEXT, "2021-W20-2")),
    _ods("1-2076", "rows within another element were passed over, and those below moved up", _wrapped_rows),
    _ods("5-8182", "rows within a row were passed over", lambda: ods(ods_content([f"<table:table-row>{''.join(ods_rows())}</table:table-row>"]))),
    _ods("20-4825", "a row within a cell was passed over", lambda: _in_ods(f'<table:table-cell office:value-type="string"><table:table-row>{ods_cell(9)}</table:table-row></table:table-cell>')),
    _ods("1-3333", "a text within another element was passed over", lambda: _in_ods('<table:table-cell office:value-type="string"><x><text:p>12345</text:p></x></table:table-cell>'), _READ, C6=(CellKind.TEXT, "12345")),
    _ods("2-635", "four thousand million blanks in one cell took all memory", lambda: _in_ods('<table:table-cell office:value-type="string"><text:p><text:s text:c="4294967295"/></text:p></table:table-cell>'), _LARGE),
    _ods("2-635b", "a cell that is there less than never was passed over", lambda: _in_ods(ods_cell(12345, ' table:number-columns-repeated="-1"'))),
    _ods("2-635c", "a figure four thousand million times in one row took all memory", lambda: _in_ods(ods_cell(12345, ' table:number-columns-repeated="4294967295"'))),
    _ods("2-635d", "hidden rows four thousand million times took all memory", lambda: ods(ods_content([*ods_rows(), '<table:table-row table:visibility="collapse" table:number-rows-repeated="4294967295"/>'])), _READ, C6=(CellKind.NUMBER, "12345")),
    _ods("2-635e", "a figure below the last row", lambda: ods(ods_content([*ods_rows(), '<table:table-row table:number-rows-repeated="4294967295"/>', f"<table:table-row>{ods_cell(9)}</table:table-row>"]))),
    _ods("3-2153", "two sheets of one name", lambda: ods(ods_content([*ods_rows(), '</table:table><table:table table:name="Report"><table:table-row/>']))),
)  # fmt: skip


def _without_sheets() -> bytes:
    """Call the record of the only sheet otherwise."""
    return xls().replace(b"\x85\x00", b"\x86\x00")


SEEDS = (
    *_SEEDS_OF_XLSX,
    *_SEEDS_OF_ODS,
    Seed(
        "1-4235",
        "an old workbook without a sheet was neither read nor refused",
        "xls",
        _without_sheets,
        "refused FILE_EMPTY",
    ),
)
