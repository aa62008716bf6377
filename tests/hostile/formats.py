"""The other formats of workbooks: macros, xlsb, ods, and the streams of old xls files."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from tests.hostile.archive import STORED, Entry, zipped
from tests.hostile.case import Answer, Case, accepted, either, rejected, told, warned
from tests.hostile.elsewhere import URL
from tests.hostile.others import (
    ods,
    ods_cell,
    ods_content,
    ods_rows,
    ods_styled,
    record,
    report,
    stream_of,
    xls,
    xlsb,
    xlsb_cell,
    xlsb_row,
    xlsb_sheet,
)
from tests.hostile.workbook import entries, types, xlsx

_DAMAGED, _LARGE = "FILE_DAMAGED", "FILE_TOO_LARGE"
_BOTH = f"{_DAMAGED} {_LARGE} FILE_COSTLY FILE_KILLED"
_ANY = f"{_BOTH} FILE_TYPE FILE_EMPTY FILE_BLANK FILE_PASSWORD FILE_KILLED"
_XLS = {"file": "Report.xls"}
_XLSB = {"file": "Report.xlsb"}
_ODS = {"file": "Report.ods"}
_SECTOR = 512
_ROW, _UNKNOWN = 0x208, 0x1BD


def _macros() -> bytes:
    main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return zipped(
        [
            *entries({"[Content_Types].xml": types(main=main)}),
            Entry("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600)),
        ]
    )


def _flipped(data: bytes, at: float) -> bytes:
    """Flip one bit at a part of the way."""
    changed = bytearray(data)
    place = int(len(changed) * at)
    changed[place] ^= 1 << (place % 8)
    return bytes(changed)


def _xlsb_flipped(at: float) -> bytes:
    return xlsb(_flipped(xlsb_sheet(), at))


def _put(data: bytes, at: int, form: str, *values: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


def _head(at: int, form: str, *values: int) -> bytes:
    """Let a field of the head of an xls lie."""
    return _put(xls(), at, form, *values)


def _table(value: int) -> bytes:
    """Let all sectors in the table of sectors of an xls lead to one."""
    data = xls()
    (first,) = struct.unpack_from("<L", data, 76)
    return _put(data, (first + 1) * _SECTOR, "<128L", *[value] * 128)


def _loop() -> bytes:
    """Let each sector of an xls lead to the one before."""
    data = xls()
    (first,) = struct.unpack_from("<L", data, 76)
    return _put(data, (first + 1) * _SECTOR, "<128L", *(max(n - 1, 0) for n in range(128)))


def _record(kind: int, at: int, form: str, *values: int) -> bytes:
    """Let a record of the stream of an xls lie, `at` bytes behind its beginning."""
    data = xls()
    place = stream_of(data)
    while place < len(data) - 4:
        found, size = struct.unpack_from("<2H", data, place)
        if found == kind:
            return _put(data, place + at, form, *values)
        place += 4 + size
    raise ValueError(kind)


def _error(_: Any, sheet: Any) -> None:
    sheet.row(5).set_cell_error(2, "#DIV/0!")


def _formula(words: str) -> Callable[[Any, Any], None]:
    """Give what writes a formula at C6, which nobody calculates."""

    def alter(_: Any, sheet: Any) -> None:
        import xlwt

        sheet.write(5, 2, xlwt.Formula(words))

    return alter


def _calculated(result: float, flags: int, *, beside: bool = False) -> bytes:
    """Give the report with a formula of this result and these flags at C6, and perhaps one that gives 7 at B6."""
    import xlwt

    def alter(_: Any, sheet: Any) -> None:
        sheet.write(5, 2, xlwt.Formula("6*2"))
        if beside:
            sheet.write(5, 1, xlwt.Formula("6*2"))

    stored, empty = xls(alter), struct.pack("<QH", 0xFFFF000000000003, 0)
    for number in (*((7.0,) if beside else ()), result):
        stored = stored.replace(empty, struct.pack("<dH", number, flags), 1)
    return stored


def _date(_: Any, sheet: Any) -> None:
    import xlwt

    sheet.write(5, 2, date(2024, 5, 22), xlwt.easyxf(num_format_str="yyyy-mm-dd"))


def _filled_twice(value: float) -> bytes:
    """Let two records of an xls fill D6, with 0.123 and another value."""

    def alter(_: Any, sheet: Any) -> None:
        sheet.write(5, 3, 0.123)
        sheet.write(5, 4, value)

    return xls(alter).replace(struct.pack("<4H", 0x203, 14, 5, 4), struct.pack("<4H", 0x203, 14, 5, 3))


def _styled(code: str) -> Callable[[Any, Any], None]:
    """Give what shows C6 by a format."""

    def alter(_: Any, sheet: Any) -> None:
        import xlwt

        sheet.write(5, 2, 12345, xlwt.easyxf(num_format_str=code))

    return alter


def _hidden(_: Any, sheet: Any) -> None:
    sheet.row(5).hidden = True


def _no_height(_: Any, sheet: Any) -> None:
    sheet.row(5).height = 0


def _no_width(_: Any, sheet: Any) -> None:
    sheet.col(2).width = 0


def _all_hidden() -> bytes:
    """Hide all rows that do not say that they are shown, and let none say anything."""
    data = bytearray(xls(lambda _, sheet: setattr(sheet, "row_default_hidden", 1)))
    place = stream_of(bytes(data))
    while place < len(data) - 4:
        kind, size = struct.unpack_from("<2H", data, place)
        if kind == _ROW:
            struct.pack_into("<H", data, place, _UNKNOWN)
        place += 4 + size
    return bytes(data)


def _full(_: Any, sheet: Any) -> None:
    for row in range(7, 65_536):
        sheet.write(row, 0, f"Place {row}")
        sheet.write(row, 2, row)


def _full_below(_: Any, sheet: Any) -> None:
    for row in (65_534, 65_535):
        sheet.write(row, 0, f"Place {row}")
        sheet.write(row, 2, 5)


def _merged(_: Any, sheet: Any) -> None:
    sheet.merge(8, 4_000, 0, 255)


def _steering(_: Any, sheet: Any) -> None:
    sheet.write(5, 0, "North\x1b]52;c;eA==\x07\u202e")


def _xlsb_row_beyond(row: int) -> bytes:
    return xlsb(xlsb_sheet(extra=xlsb_row(row, xlsb_cell(0, 5.0))))


def _xlsb_col_beyond(col: int) -> bytes:
    return xlsb(xlsb_sheet(extra=xlsb_row(8, xlsb_cell(col, 5.0))))


def _xlsb_error() -> bytes:
    cell = record(3, struct.pack("<2LB", 2, 0, 7))
    sheet = xlsb_sheet({at: v for at, v in report().items() if at[0] < 5})
    row = xlsb_row(5, xlsb_cell(0, "Northfield") + xlsb_cell(1, 7.0) + cell)
    return xlsb(sheet.replace(record(146), row + record(146)))


def _repeated(value: str, times: str) -> bytes:
    row = f'<table:table-row><table:table-cell {times} office:value-type="float" office:value="{value}"/></table:table-row>'
    return ods(ods_content([*ods_rows(), row]))


def _row_repeated(times: int, inner: str) -> bytes:
    return ods(
        ods_content([*ods_rows(), f'<table:table-row table:number-rows-repeated="{times}">{inner}</table:table-row>'])
    )


def _c6(cell: str) -> bytes:
    return ods(C6=cell)


_CELL = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
_DIGITS, _SCALED = "<number:number/>", '<number:number number:display-factor="1000"/>'
_SOME = '<number:number-style style:name="N1">{}<style:map style:condition="{}" style:apply-style-name="P1"/></number:number-style>'


def _format(parts: str, name: str = "N1") -> str:
    """Write a format of an ods that is made of these parts."""
    return f'<number:number-style style:name="{name}">{parts}</number:number-style>'


def _some(usual: str, condition: str, some: str) -> str:
    """Write a format that shows some figures by another one."""
    return _format(some, "P1") + _SOME.format(usual, escape(condition))


def _shown(styles: str, shared: str = "", *, about: str = ' table:style-name="ce1"', value: float = 12345) -> bytes:
    """Show C6 of an ods by styles of its content, and of its other part."""
    return ods_styled(styles, shared, C6=ods_cell(value, about))


def _by_column(styles: str, name: str = 'table:default-cell-style-name="ce1"') -> bytes:
    """Show the cells of the third column of an ods by its style."""
    return ods_styled(
        styles, before=f'<table:table-column table:number-columns-repeated="2"/><table:table-column {name}/>'
    )


def _by_row(styles: str, name: str) -> bytes:
    """Show the sixth row of an ods by a style."""
    rows = [
        row.replace("<table:table-row>", f"<table:table-row {name}>") if n == 5 else row
        for n, row in enumerate(ods_rows())
    ]
    return ods_styled(styles, written=rows)


def _sized(family: str, how: str) -> str:
    """Write a style of rows or columns of an ods that says how high or wide they are."""
    kind = family.removeprefix("table-")
    return f'<style:style style:name="s1" style:family="{family}"><style:table-{kind}-properties style:{how}/></style:style>'


def _spans(depth: int) -> bytes:
    """Write a name within marks within each other."""
    inner = "<text:span>" * depth + "Northfield" + "</text:span>" * depth
    return ods(A6=f'<table:table-cell office:value-type="string"><text:p>{inner}</text:p></table:table-cell>')


def _groups(depth: int) -> bytes:
    """Put the rows into groups within each other."""
    return ods(ods_content(["<table:table-row-group>" * depth, *ods_rows(), "</table:table-row-group>" * depth]))


def _plainly(answer: Answer) -> Iterable[str]:
    """Ask that the file is refused in words of ours."""
    said = [f["message"] for f in answer.findings("Report.ods")]
    if not said or any("nested too deeply" not in words for words in said):
        yield f"told: {said}"


_LOL = (
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_LOCKED = '<manifest:encryption-data manifest:checksum="x"><manifest:algorithm manifest:algorithm-name="Blowfish CFB"/></manifest:encryption-data>'
_FLOAT = '<table:table-cell office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>'

CASES: tuple[Case, ...] = (
    warned("d03_xlsm", "a workbook with macros", "FILE_MACROS", _macros, file="Report.xlsm"),
    accepted("d06_xlsb", "an xlsb", xlsb, **_XLSB),
    rejected("d09_xlsb_row_huge", "a row 4,294,967,280 in an xlsb", _ANY, lambda: _xlsb_row_beyond(0xFFFFFFF0), **_XLSB),
    either("d10_xlsb_flip2", "a flipped bit in the sheet of an xlsb", _ANY, lambda: _xlsb_flipped(0.15), **_XLSB),
    either("d10_xlsb_flip5", "a flipped bit in the sheet of an xlsb", _ANY, lambda: _xlsb_flipped(0.02), **_XLSB),
    rejected("d13_ods_repeat_bomb", "a figure repeated 17,000,000,000 times", _BOTH, lambda: _row_repeated(1_048_568, '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="5"/>'), **_ODS),
    rejected("d16_ods_lol", "a billion laughs", _DAMAGED, lambda: ods(ods_content(ods_rows(), declared=_LOL)), **_ODS),
    accepted("d19_et", "an .et of WPS, which is an xls inside", xls, file="Report.et"),
    rejected("d20_xls_trunc_75", "an xls cut off after three quarters", _DAMAGED, lambda: xls()[: len(xls()) * 3 // 4], **_XLS),
    *(either(f"d21_xls_flip{n:02}", "a flipped bit in an xls", _ANY, lambda at=at: _flipped(xls(), at), **_XLS) for n, at in ((1, 0.797), (4, 0.261), (7, 0.021), (10, 0.141), (13, 0.244), (16, 0.584), (19, 0.337))),
    rejected("d24_xls_sector_shift", "an xls with sectors of 2^65535 bytes", _DAMAGED, lambda: _head(30, "<H", 65_535), **_XLS),
    warned("d27_xls_full_65536", "an xls of which the last row is filled", "SHEET_FULL", lambda: xls(_full), others=frozenset(map(str, range(65_537))), seconds=300, **_XLS),
    warned("xls_full_below", "an xls of which the last two rows are filled", "SHEET_FULL", lambda: xls(_full_below), others=frozenset({"5", "7", "3", "678"}), **_XLS),
    *(either(f"xls_flip_{n:02}", f"a flipped bit {n}/24 of the way into an xls", f"{_ANY} LAYOUT_UNSURE", lambda n=n: _flipped(xls(), n / 24 + 0.003), **_XLS) for n in range(1, 24, 2)),
    *(rejected(f"xls_cut_{n}", f"an xls cut off {n}/10 of the way", _ANY, lambda n=n: xls()[: len(xls()) * n // 10], **_XLS) for n in (1, 2, 4, 5, 6, 8, 9)),
    rejected("xls_head_only", "the first eight bytes of an xls", _ANY, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", **_XLS),
    either("xls_fat_loop", "sectors that lead round in a circle", _ANY, _loop, **_XLS),
    either("xls_fat_zero", "sectors that all lead to the first", _ANY, lambda: _table(0), **_XLS),
    either("xls_fat_beyond", "sectors that lead beyond the file", _ANY, lambda: _table(0x7FFFFFFF), **_XLS),
    either("xls_fat_free", "sectors that are all free", _ANY, lambda: _table(0xFFFFFFFF), **_XLS),
    either("xls_fat_count", "a table of 2^31 sectors", _ANY, lambda: _head(44, "<L", 0x7FFFFFFF), **_XLS),
    either("xls_directory_beyond", "a directory that begins beyond the file", _ANY, lambda: _head(48, "<L", 0x00FFFFFF), **_XLS),
    either("xls_difat_loop", "a list of tables that leads to itself", _ANY, lambda: _head(68, "<2L", 0, 0x7FFFFFFF), **_XLS),
    either("xls_mini_shift", "small sectors of 2^31 bytes", _ANY, lambda: _head(32, "<H", 31), **_XLS),
    either("xls_sector_zero", "sectors of one byte", _ANY, lambda: _head(30, "<H", 0), **_XLS),
    either("xls_byte_order", "a file that says its bytes are in another order", _ANY, lambda: _head(28, "<H", 0xFFFF), **_XLS),
    either("xls_record_long", "a record that is longer than the file", _ANY, lambda: _record(0xFC, 2, "<H", 0xFFFF), **_XLS),
    either("xls_record_short", "a record that is shorter than its content", _ANY, lambda: _record(0xFC, 2, "<H", 3), **_XLS),
    either("xls_sst_count", "4,294,967,295 shared strings", _ANY, lambda: _record(0xFC, 4, "<2L", 0xFFFFFFFF, 0xFFFFFFFF), **_XLS),
    either("xls_sst_index", "a cell that refers to string 4,294,967,295", _ANY, lambda: _record(0xFD, 10, "<L", 0xFFFFFFFF), **_XLS),
    either("xls_number_row", "a cell in the last row of all", f"{_ANY} ROW_UNNAMED LAYOUT_UNSURE NUMBER_UNEXPLAINED", lambda: _record(0xBD, 4, "<H", 0xFFFF), value=None, others=frozenset({"7", "3", "678", "12345"}), **_XLS),
    either("xls_number_col", "a cell in column 65,535", f"{_ANY} ROW_UNNAMED LAYOUT_UNSURE NUMBER_UNEXPLAINED", lambda: _record(0xBD, 6, "<H", 0xFFFF), value=None, others=frozenset({"7", "3", "678", "12345"}), **_XLS),
    either("xls_format_index", "a cell of a format that is not there", _ANY, lambda: _record(0xBD, 8, "<H", 0xFFFF), **_XLS),
    either("xls_codepage", "a code page that does not exist", _ANY, lambda: _record(0x42, 4, "<H", 0xFFFE), **_XLS),
    either("xls_codepage_utf7", "the code page of UTF-7", _ANY, lambda: _record(0x42, 4, "<H", 65_000), **_XLS),
    either("xls_version", "a version that does not exist", _ANY, lambda: _put(xls(), stream_of(xls()) + 4, "<H", 0x9999), **_XLS),
    either("xls_sheet_place", "a sheet that begins beyond the file", _ANY, lambda: _record(0x85, 4, "<L", 0x7FFFFFFF), **_XLS),
    either("xls_sheet_loop", "a sheet that begins where the workbook does", _ANY, lambda: _record(0x85, 4, "<L", 0), **_XLS),
    either("xls_password", "an xls that says it is encrypted", _ANY, lambda: _record(0x42, 0, "<2H", 0x2F, 2), **_XLS),
    rejected("xls_error", "an error in an xls", "CELL_ERROR", lambda: xls(_error), cell="C6", **_XLS),
    rejected("xls_cell_twice", "two records of an xls that fill D6 with two figures", _DAMAGED, lambda: _filled_twice(0.456), cell="D6", **_XLS),
    rejected("xls_formula", "a formula in an xls that was never calculated", "CELL_UNCALCULATED", lambda: xls(_formula("6*2")), cell="C6", **_XLS),
    *(rejected(f"xls_formula_{n}", f"{words}, never calculated", "CELL_UNCALCULATED", lambda words=words: xls(_formula(words)), cell="C6", **_XLS) for n, words in enumerate(("SUM(B6:B7)", "(B6+B7)", '-IF(B6>1,B7,"")', "ROUND(SUM(B6:B7)/2,0)", 'B6>LEN("a,b")', "B6%"))),
    *(either(f"xls_formula_text_{n}", f"{words}, which may rightly give no text", "CELL_UNCALCULATED", lambda words=words: xls(_formula(words)), value=None, **_XLS) for n, words in enumerate(('IF(B6>9,B7,"")', "A9", 'B9&""', "IF(SUM(B6:B7)>99,SUM(B6:B7),A9)"))),
    rejected("xls_formula_on_load", "0, and the wish to be calculated when it is opened", "CELL_UNCALCULATED", lambda: _calculated(0, 2), cell="C6", **_XLS),
    accepted("xls_formula_zero", "a formula that gives 0", lambda: _calculated(0, 0), value="0", **_XLS),
    accepted("xls_formula_zero_among", "0, and the wish to be calculated, beside a formula that was", lambda: _calculated(0, 2, beside=True), value="0", **_XLS),
    accepted("xls_formula_always", "a formula that is calculated always, with its result", lambda: _calculated(12345, 1), **_XLS),
    rejected("xls_date", "a day in May where a figure should be", "NUMBER_UNREAD", lambda: xls(_date), cell="C6", **_XLS),
    warned("xls_hidden_by_format", "a format that shows nothing", "FORMAT_HIDES", lambda: xls(_styled(";;;")), **_XLS),
    warned("xls_scaled", "12345 shown in thousands", "NUMBER_SCALED", lambda: xls(_styled("#,##0,")), **_XLS),
    warned("xls_scaled_in_part", "12345 shown in thousands, as figures above a thousand are", "NUMBER_SCALED", lambda: xls(_styled("[<1000]0;0.0,")), **_XLS),
    warned("xls_1e308", "a figure beyond all reason", "NUMBER_EXTREME", lambda: xls(C6=1e300), value="1" + "0" * 300, **_XLS),
    warned("xls_hidden", "a hidden row", "ROWS_HIDDEN", lambda: xls(_hidden), **_XLS),
    warned("xls_no_height", "a row without height", "ROWS_HIDDEN", lambda: xls(_no_height), **_XLS),
    warned("xls_no_width", "a column without width", "ROWS_HIDDEN", lambda: xls(_no_width), **_XLS),
    warned("xls_all_hidden", "rows of which nothing is said where all such are hidden", "ROWS_HIDDEN", _all_hidden, **_XLS),
    accepted("xls_merged", "a merged range from below the table to the end", lambda: xls(_merged), **_XLS),
    either("xls_steering", "a district that steers a terminal", "", lambda: xls(_steering), label=None, **_XLS),
    told("xls_nan", "a number that is none", lambda: xls().replace(struct.pack("<d", 12345.0), struct.pack("<d", float("nan"))), **_XLS),
    told("xls_infinity", "a number without end", lambda: xls().replace(struct.pack("<d", 12345.0), struct.pack("<d", float("inf"))), **_XLS),
    told("xls_text_figure", "a text in place of the figure", lambda: xls(C6="12_345"), **_XLS),
    *(either(f"xlsb_flip_{n:02}", f"a flipped bit {n}/16 of the way into the sheet of an xlsb", f"{_ANY} LAYOUT_UNSURE ROW_UNNAMED AREA_BLANK NUMBER_UNREAD", lambda n=n: _xlsb_flipped(n / 16), **_XLSB) for n in (1, 3, 6, 12)),
    warned("xlsb_no_height", "a row without height in an xlsb", "ROWS_HIDDEN", lambda: xlsb(xlsb_sheet().replace(struct.pack("<2LH", 5, 0, 300), struct.pack("<2LH", 5, 0, 0))), **_XLSB),
    warned("xlsb_no_width", "a column without width in an xlsb", "ROWS_HIDDEN", lambda: xlsb(xlsb_sheet(extra=record(60, struct.pack("<4LH", 2, 2, 0, 0, 2)))), **_XLSB),
    rejected("xlsb_col_huge", "a column 4,294,967,280 in an xlsb", _ANY, lambda: _xlsb_col_beyond(0xFFFFFFF0), **_XLSB),
    rejected("xlsb_row_beyond", "a row one beyond the last in an xlsb", _ANY, lambda: _xlsb_row_beyond(1_048_576), **_XLSB),
    rejected("xlsb_record_long", "a record of an xlsb that is longer than the file", _ANY, lambda: xlsb(xlsb_sheet(extra=record(5, b"x" * 16, 0x0FFFFFFF))), **_XLSB),
    rejected("xlsb_string_long", "a text of an xlsb that says it has 2^31 letters", _ANY, lambda: xlsb(xlsb_sheet(extra=record(6, struct.pack("<3L", 9, 0, 0x7FFFFFFF)))), **_XLSB),
    either("xlsb_dimension", "an xlsb that says it is as large as can be", _ANY, lambda: xlsb(xlsb_sheet(size=(0, 0xFFFFFFFF, 0, 0xFFFFFFFF))), **_XLSB),
    rejected("xlsb_sst", "a shared string of an xlsb that is not there", _ANY, lambda: xlsb(xlsb_sheet(extra=record(7, struct.pack("<3L", 5, 0, 999)))), **_XLSB),
    rejected("xlsb_error", "an error in an xlsb", "CELL_ERROR", _xlsb_error, cell="C6", **_XLSB),
    rejected("xlsb_cut", "a sheet of an xlsb cut off, with a right check sum", _ANY, lambda: xlsb(xlsb_sheet()[:120]), **_XLSB),
    rejected("xlsb_empty", "a sheet of an xlsb of no byte", _ANY, lambda: xlsb(b""), **_XLSB),
    accepted("ods_report", "an ods", ods, **_ODS),
    rejected("ods_columns_bomb", "a figure repeated in 2,000,000,000 columns", f"{_BOTH} LAYOUT_UNSURE", lambda: _repeated("5", 'table:number-columns-repeated="2000000000"'), **_ODS),
    rejected("ods_rows_bomb", "a row of figures repeated 100,000,000 times", _BOTH, lambda: _row_repeated(100_000_000, ods_cell("x") + ods_cell(5)), **_ODS),
    accepted("ods_empty_rows", "a million empty rows to the end of the sheet", lambda: _row_repeated(1_048_569, '<table:table-cell table:number-columns-repeated="16384"/>'), **_ODS),
    either("ods_empty_beyond", "empty rows beyond the end of any sheet", _BOTH, lambda: _row_repeated(2_000_000_000, '<table:table-cell table:number-columns-repeated="16384"/>'), **_ODS),
    either("ods_text_bomb", "a text repeated in a million rows", f"{_BOTH} LAYOUT_UNSURE", lambda: _row_repeated(1_000_000, ods_cell("x")), **_ODS),
    either("ods_repeat_negative", "a row repeated -5 times", _BOTH, lambda: _row_repeated(-5, ods_cell("x")), **_ODS),
    either("ods_repeat_zero", "a row repeated 0 times", _BOTH, lambda: _row_repeated(0, ods_cell("x")), **_ODS),
    either("ods_repeat_word", "a row repeated many times", _DAMAGED, lambda: ods(ods_content([*ods_rows(), '<table:table-row table:number-rows-repeated="many"><table:table-cell/></table:table-row>'])), **_ODS),
    either("ods_hidden_rows_bomb", "hidden rows repeated 1,000,000,000 times", _BOTH, lambda: ods(ods_content([*ods_rows(), '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000000000"><table:table-cell/></table:table-row>'])), **_ODS),
    either("ods_hidden_columns_bomb", "hidden columns repeated 1,000,000,000 times", _BOTH, lambda: ods(ods_content(ods_rows(), '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse" table:number-columns-repeated="1000000000"/>')), **_ODS),
    either("ods_span_bomb", "a title over 2,000,000,000 rows and columns", f"{_BOTH} COLUMNS_ALIKE", lambda: ods(A1=ods_cell("Science outreach in 2024", ' table:number-rows-spanned="2000000000" table:number-columns-spanned="2000000000"')), **_ODS),
    either("ods_spaces_bomb", "a name with 2,000,000,000 blanks", _BOTH, lambda: ods(A9="", A6='<table:table-cell office:value-type="string"><text:p>North<text:s text:c="2000000000"/>field</text:p></table:table-cell>'), label=None, **_ODS),
    rejected("ods_entity", "an entity that is a file of this machine", _DAMAGED, lambda: ods(ods_content(ods_rows(A6=ods_cell("Northfield").replace("Northfield</text", "&a;</text")), declared='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')), **_ODS),
    rejected("ods_encrypted", "an ods that says it is encrypted", f"{_DAMAGED} FILE_PASSWORD", lambda: ods(b"\x00\x8f\x12 noise" * 40, _LOCKED), **_ODS),
    accepted("ods_mimetype_last", "an ods whose type stands last", lambda: zipped([Entry("content.xml", ods_content(ods_rows()).encode()), Entry("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", STORED)]), **_ODS),
    rejected("ods_text_document", "a text document with a table, named .ods", "FILE_TYPE FILE_BLANK FILE_DAMAGED FILE_EMPTY", lambda: zipped([Entry("mimetype", b"application/vnd.oasis.opendocument.text", STORED), Entry("content.xml", b"<office:document-content xmlns:office='o'/>")]), **_ODS),
    rejected("ods_no_content", "an ods without its content", "FILE_TYPE FILE_DAMAGED", lambda: zipped([Entry("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", STORED)]), **_ODS),
    rejected("ods_cut", "the content of an ods cut off, with a right check sum", _DAMAGED, lambda: ods(ods_content(ods_rows())[:900]), **_ODS),
    rejected("ods_error", "an error in an ods", "CELL_ERROR", lambda: _c6('<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'), cell="C6", **_ODS),
    rejected("ods_error_old", "an error as older programs write it", "CELL_ERROR NUMBER_UNREAD", lambda: _c6('<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>'), cell="C6", **_ODS),
    rejected("ods_error_number", "an error as a number of the program", "CELL_ERROR NUMBER_UNREAD", lambda: _c6('<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>Err:502</text:p></table:table-cell>'), cell="C6", **_ODS),
    rejected("ods_uncalculated", "a formula that was never calculated", "CELL_UNCALCULATED", lambda: _c6('<table:table-cell table:formula="of:=6*2"/>'), cell="C6", **_ODS),
    rejected("ods_nan", "a number that is none", "NUMBER_UNREAD FILE_DAMAGED", lambda: _c6(_FLOAT.format("NaN", "NaN")), cell="C6", **_ODS),
    rejected("ods_infinity", "a number without end", "NUMBER_UNREAD FILE_DAMAGED", lambda: _c6(_FLOAT.format("INF", "INF")), cell="C6", **_ODS),
    rejected("ods_underscore", "a number with an underscore", "NUMBER_UNREAD FILE_DAMAGED", lambda: _c6(_FLOAT.format("12_345", "12345")), cell="C6", **_ODS),
    rejected("ods_fullwidth", "a number in full-width digits", "NUMBER_UNREAD FILE_DAMAGED", lambda: _c6(_FLOAT.format("１２３４５", "12345")), cell="C6", **_ODS),
    told("ods_no_value", "a number without its value", lambda: _c6('<table:table-cell office:value-type="float"><text:p>12345</text:p></table:table-cell>'), **_ODS),
    told("ods_type_unknown", "a cell of a type that does not exist", lambda: _c6('<table:table-cell office:value-type="zz" office:value="12345"><text:p>12345</text:p></table:table-cell>'), **_ODS),
    told("ods_time", "a duration where a figure should be", lambda: _c6('<table:table-cell office:value-type="time" office:time-value="PT100H00M00S"><text:p>100:00:00</text:p></table:table-cell>'), **_ODS),
    told("ods_date", "a day in May where a figure should be", lambda: _c6('<table:table-cell office:value-type="date" office:date-value="2024-05-22"><text:p>22/05/24</text:p></table:table-cell>'), **_ODS),
    told("ods_boolean", "TRUE where a figure should be", lambda: _c6('<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'), **_ODS),
    either("ods_shown_otherwise", "a number that shows another in its text", "NUMBER_UNREAD", lambda: _c6(_FLOAT.format("12345", "99999")), **_ODS),
    either("ods_tracked", "figures of before, kept as changes", _DAMAGED, lambda: ods(ods_content(ods_rows(), '<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell office:value-type="float" office:value="99999"/></table:previous></table:cell-content-change></table:tracked-changes>')), **_ODS),
    either("ods_comment", "a comment with 99999 on the figure", _DAMAGED, lambda: _c6('<table:table-cell office:value-type="float" office:value="12345"><office:annotation><text:p>99999</text:p></office:annotation><text:p>12345</text:p></table:table-cell>'), **_ODS),
    told("ods_nested_table", "a table with 99999 within a cell", lambda: ods(A9="", A6='<table:table-cell office:value-type="string"><text:p>Northfield</text:p><table:table table:name="inner"><table:table-row>' + ods_cell(99999) + "</table:table-row></table:table></table:table-cell>"), **_ODS),
    either("ods_remote", "a sheet that is linked to somebody's server", _DAMAGED, lambda: ods(ods_content(ods_rows(), f'<table:table-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{URL}/x.ods"/>')), **_ODS),
    either("ods_deep_groups", "100,000 groups of rows within each other", _BOTH, lambda: ods(ods_content([*ods_rows(), "<table:table-row-group>" * 100_000 + "</table:table-row-group>" * 100_000])), **_ODS),
    either("ods_deep_text", "100,000 marks within each other in a name", _BOTH, lambda: ods(A6='<table:table-cell office:value-type="string"><text:p>' + "<text:span>" * 100_000 + "Northfield" + "</text:span>" * 100_000 + "</text:p></table:table-cell>"), **_ODS),
    *(rejected(f"ods_nested_{n}", f"{depth:,} {what} within each other", _DAMAGED, lambda write=write, depth=depth: write(depth), holds=_plainly, **_ODS) for n, (what, write, depth) in enumerate((("marks", _spans, 5_000), ("marks", _spans, 400), ("groups of rows", _groups, 5_000)))),
    accepted("ods_nested_little", "a name in marks 50 deep", lambda: _spans(50), **_ODS),
    accepted("ods_grouped", "rows in groups 50 deep", lambda: _groups(50), **_ODS),
    *(warned(f"ods_scaled_{n}", f"12345 shown in thousands, {what}", "NUMBER_SCALED", content, **_ODS) for n, (what, content) in enumerate((
        ("by a format of its own", lambda: _shown(_CELL + _format(_SCALED))),
        ("by a format that all parts share", lambda: _shown(_CELL, _format(_SCALED))),
        ("by a style made from another", lambda: _shown('<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Kilo"/>', _CELL.replace("ce1", "Kilo") + _format(_SCALED))),
        ("by the style of all cells", lambda: _shown("", _CELL.replace('style:style style:name="ce1"', "style:default-style") + _format(_SCALED), about="")),
        ("by the style of its column", lambda: _by_column(_CELL + _format(_SCALED))),
        ("by the style of its row", lambda: _by_row(_CELL + _format(_SCALED), 'table:default-cell-style-name="ce1"')),
        ("as all above a thousand", lambda: _shown(_CELL + _some(_DIGITS, "value()>=1000", _SCALED))),
        ("as all but small ones", lambda: _shown(_CELL + _some(_SCALED, "value()<1000", _DIGITS))),
        ("as money", lambda: _shown(_CELL + f'<number:currency-style style:name="N1"><number:currency-symbol>¥</number:currency-symbol>{_SCALED}</number:currency-style>')),
    ))),
    *(warned(f"ods_not_shown_{n}", f"12345 not shown, {what}", "FORMAT_HIDES", content, **_ODS) for n, (what, content) in enumerate((
        ("by a format of nothing", lambda: _shown(_CELL + _format(""))),
        ("by a format of an empty text", lambda: _shown(_CELL + _format("<number:text/>"))),
        ("by a format of words", lambda: _shown(_CELL + _format("<number:text>none</number:text>"))),
        ("by ;;; as programs write it", lambda: _shown(_CELL, _format("<number:text/>", "P1") + '<number:text-style style:name="N1"><number:text/><style:map style:condition="value()&gt;0" style:apply-style-name="P1"/></number:text-style>')),
        ("as all above nothing", lambda: _shown(_CELL + _some(_DIGITS, "value()>0", "<number:text>many</number:text>"))),
    ))),
    *(accepted(f"ods_shown_{n}", what, content, value=value, **_ODS) for n, (what, value, content) in enumerate((
        ("12345 as it is, as small figures are shown in thousands", "12345", lambda: _shown(_CELL + _some(_DIGITS, "value()<1000", _SCALED))),
        ("a zero that is not shown", "0", lambda: _shown(_CELL + _some(_DIGITS, "value()=0", "<number:text/>"), value=0)),
        ("12345 by a format of digits and words", "12345", lambda: _shown(_CELL + _format(f"<number:text>about </number:text>{_DIGITS}"))),
        ("12345 by a style that is made from itself", "12345", lambda: _shown("", _CELL.replace('data-style-name="N1"', 'parent-style-name="ce1"'))),
        ("12345 by a style that is not there", "12345", lambda: _shown("")),
        ("12345 in a cell that names its style, in a column of another", "12345", lambda: ods_styled(_CELL + _format(_SCALED) + '<style:style style:name="ce2" style:family="table-cell"/>', before='<table:table-column table:number-columns-repeated="3" table:default-cell-style-name="ce1"/>', **{f"{c}{r}": ods_cell(v, ' table:style-name="ce2"') for c, r, v in (("B", 6, 7), ("C", 6, 12345), ("B", 7, 3), ("C", 7, 678))})),
    ))),
    *(warned(f"ods_no_height_{n}", f"a row with {how}", "ROWS_HIDDEN", lambda how=how: _by_row(_sized("table-row", how), 'table:style-name="s1"'), **_ODS) for n, how in enumerate(('row-height="0in"', 'row-height="0.000cm"', 'row-height="0"'))),
    warned("ods_no_width", "the column of the figure has no width", "ROWS_HIDDEN", lambda: _by_column(_sized("table-column", 'column-width="0cm"'), 'table:style-name="s1"'), **_ODS),
    accepted("ods_height", "a row with a height", lambda: _by_row(_sized("table-row", 'row-height="0.05in"'), 'table:style-name="s1"'), **_ODS),
    accepted("ods_width", "a column with a width", lambda: _by_column(_sized("table-column", 'column-width="0.2cm"'), 'table:style-name="s1"'), **_ODS),
    either("ods_many_sheets", "2,000 empty sheets", _BOTH, lambda: ods(ods_content(ods_rows()).replace("</office:spreadsheet>", '<table:table table:name="x"/>' * 2_000 + "</office:spreadsheet>")), **_ODS),
    warned("xlsm_activex", "a workbook with a control that runs a program", "", lambda: zipped([*entries(), Entry("xl/activeX/activeX1.bin", b"\xd0\xcf\x11\xe0" + bytes(600))])),
    warned("xlsx_embedded", "a workbook with a program packed into it", "", lambda: zipped([*entries(), Entry("xl/embeddings/oleObject1.bin", b"MZ" + bytes(600))])),
    warned("xlsx_custom_ui", "a workbook with a ribbon that calls a macro", "", lambda: zipped([*entries(), Entry("customUI/customUI.xml", b'<customUI onLoad="evil"/>')])),
    accepted("xlsx_connections", "a workbook with a connection to a data base", lambda: xlsx({"xl/connections.xml": f'<connections><connection id="1" type="5"><webPr url="{URL}/"/></connection></connections>'})),
    either("xls_named_xlsx_cut", "an xls cut off, named .xlsx", _ANY, lambda: xls()[:1000]),
)  # fmt: skip
