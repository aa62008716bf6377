"""What spreadsheet programs and those who type into them leave in workbooks: marks, notes, caches, tables, other calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.hostile.case import Answer, Case, Holds, Required, accepted, either, holding, rejected, told, warned
from tests.hostile.others import csv_text
from tests.hostile.workbook import (
    BOOK,
    BOOK_RELATIONS,
    DECLARED,
    MAIN,
    SHEET,
    STRINGS,
    book_part,
    formula,
    number,
    relation,
    relations,
    rows,
    sheet,
    strings,
    styles,
    text,
    typed,
    with_cells,
    with_sheet,
    xlsx,
)

_SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
_RELS = "xl/_rels/workbook.xml.rels"
_UNREAD = "NUMBER_UNREAD LAYOUT_UNSURE VALUE_MISSING"
_FOOTED = frozenset({"7", "3", "678", "10", "13023"})


def _with(kind: str, target: str, part: str, *, after: str = "", **cells: str) -> bytes:
    """Give the workbook with a part that its sheet refers to."""
    return xlsx(
        {
            SHEET: sheet(after=after, **cells),
            _SHEET_RELATIONS: relations(relation("rId1", kind, f"../{target}")),
            f"xl/{target}": part,
        }
    )


def _commented() -> bytes:
    """Let a comment on the figure say another one."""
    note = f'{DECLARED}<comments xmlns="{MAIN}"><authors><author>99999</author></authors><commentList><comment ref="C6" authorId="0"><text><t>99999</t></text></comment></commentList></comments>'
    return _with("comments", "comments1.xml", note)


def _pivoted() -> bytes:
    """Keep figures of before in the cache of a pivot table."""
    records = f'{DECLARED}<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s v="Northfield"/><n v="99999"/></r></pivotCacheRecords>'
    fields = f'{DECLARED}<pivotCacheDefinition xmlns="{MAIN}"><cacheFields count="1"><cacheField name="District"/></cacheFields></pivotCacheDefinition>'
    return xlsx(
        {
            _RELS: relations(
                *BOOK_RELATIONS, relation("rId7", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
            ),
            "xl/pivotCache/pivotCacheDefinition1.xml": fields,
            "xl/pivotCache/pivotCacheRecords1.xml": records,
        }
    )


def _tabled(label: str) -> bytes:
    """Make the report a table with a row of totals, which a label names or none."""
    table = f'{DECLARED}<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A5:C8" totalsRowCount="1"><tableColumns count="3"><tableColumn id="1" name="District" totalsRowLabel="{label}"/></tableColumns></table>'
    last = {
        "B8": formula("B8", "SUBTOTAL(109,T[Events])", "10"),
        "C8": formula("C8", "SUBTOTAL(109,T[Participants])", "13023"),
    }
    named = {"A8": text("A8", label)} if label else {}
    after = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
    return _with("table", "tables/table1.xml", table, after=after, **named, **last)


def _no_total_read(answer: Answer) -> Iterable[str]:
    read = [o["cell"] for o in answer.observations("Report.xlsx") if o["cell"] in {"B8", "C8"}]
    return [f"a total is read: {read}"] if read else ()


def _of_1904(title: str) -> bytes:
    """Count days from 1904, and write the title as a day or in words."""
    dated = number("A1", "43972", 1) if not title else text("A1", title)
    return xlsx(
        {
            BOOK: book_part(before='<workbookPr date1904="1"/>'),
            SHEET: sheet(A1=dated),
            "xl/styles.xml": styles("yyyy-mm-dd"),
        }
    )


def _periods(*wanted: str) -> Holds:
    def holds(answer: Answer) -> Iterable[str]:
        found = {str(o["time_period"]) for o in answer.observations("Report.xlsx")}
        return () if found == set(wanted) else (f"periods are {sorted(found)}",)

    return holds


def _quoted(value: str) -> bytes:
    """Store a text under a style that says an apostrophe stood before it."""
    more = styles("General").replace('<xf numFmtId="164"', '<xf quotePrefix="1" numFmtId="164"')
    return xlsx({SHEET: sheet(C6=text("C6", value).replace('r="C6"', 'r="C6" s="1"')), "xl/styles.xml": more})


def _two_sheets(name: str, **cells: str) -> bytes:
    """Add a second sheet of another name, or one that looks the same."""
    listed = f'<sheet name="Report" sheetId="1" r:id="rId1"/><sheet name="{name}" sheetId="2" r:id="rId9"/>'
    return xlsx(
        {
            BOOK: book_part(listed),
            _RELS: relations(*BOOK_RELATIONS, relation("rId9", "worksheet", "worksheets/sheet2.xml")),
            "xl/worksheets/sheet2.xml": sheet(**cells),
        }
    )


def _loudtwice(answer: Answer) -> Iterable[str]:
    """Ask that both figures of the district are an error with its place, each under its own sheet's name."""
    read = {(o["sheet"], o["obs_value"]) for o in answer.observations("Report.xlsx") if o["cell"] == "C6"}
    if len({sheet for sheet, _ in read}) != 2 or {value for _, value in read} != {12345, 99999}:
        yield f"read: {read}"
    loud = {(f["cell"], f["severity"]) for f in answer.findings("Report.xlsx") if f["code"] == "REPORTED_TWICE"}
    if ("C6", "error") not in loud or answer.code != 1:
        yield f"exit {answer.code}, told: {loud}"


def _second_table() -> bytes:
    """Merge a label over the end of one table and the beginning of another."""
    more = '<row r="9">' + text("A9", "School") + text("B9", "Pupils") + "</row>"
    more += '<row r="10">' + text("A10", "Hill") + number("B10", "55") + "</row>"
    return with_sheet(sheet(rows() + more, after='<mergeCells count="1"><mergeCell ref="A7:A9"/></mergeCells>'))


def _spilled() -> bytes:
    """Let a formula fill its neighbours, as new programs store it."""
    first = '<c r="C6" cm="1"><f t="array" aca="1" ref="C6:C7">_xlfn.SORT(E6:E7)</f><v>12345</v></c>'
    return with_cells(C6=first)


def _styled(code: str, value: str) -> bytes:
    return xlsx({SHEET: sheet(C6=number("C6", value, 1)), "xl/styles.xml": styles(code)})


def _codes() -> bytes:
    """Put a column of identity numbers, stored as texts, before the districts' figures."""
    cells = {"D5": text("D5", "编号"), "D6": text("D6", "510502197001011234"), "D7": text("D7", "510502197001015678")}
    return with_cells(**cells)


def _numbered() -> bytes:
    """Type the identity numbers as numbers, which lose their last digits."""
    cells = {
        "D5": text("D5", "编号"),
        "D6": number("D6", "5.1050219700101101E+17"),
        "D7": number("D7", "5.1050219700101603E+17"),
    }
    return with_cells(**cells)


def _no_digits(answer: Answer) -> Iterable[str]:
    return ("an identity number is shown",) if "510502197001" in answer.out + answer.err else ()


def _row_of(about: str) -> Callable[[], bytes]:
    return lambda: xlsx({SHEET: sheet().replace('<row r="6"', f'<row r="6" {about}')})


def _texts() -> Iterable[Case]:
    same = {
        "habit_thin_space": "12\u2009345", "habit_figure_space": "12\u2007345", "habit_nbsp_around": "\u00a012345\u00a0",
        "habit_mixed_widths": "12３45", "habit_fullwidth_point": "１２３４５．0", "habit_halfwidth_point": "１２３４５.0",
        "habit_unit_below": "12345\n人次", "habit_fullwidth_blank": "12345\u3000人次",
    }  # fmt: skip
    yield from (warned(n, f"the text {w!r}", "", with_cells(C6=text("C6", w))) for n, w in same.items())
    other = {
        "habit_right_to_left": "\u200f12345\u200e", "habit_mark_within": "12\u200e345", "habit_embedding": "\u202b12345\u202c",
        "habit_apostrophe": "'12345", "habit_apostrophe_curly": "\u201912345", "habit_formula_text": "=SUM(B6:B7)", "habit_ref_text": "#REF!",
        "habit_percent_words": "百分之十二", "habit_choose": "请选择", "habit_choose_number": "请填写（0-100）", "habit_date_words": "2024年5月22日",
        "habit_arabic_separator": "12٬345", "habit_middle_dot": "12·345", "habit_low_line_blank": "12_345", "habit_slash_date": "12/3/45",
    }  # fmt: skip
    yield from (told(n, f"the text {w!r}", with_cells(C6=text("C6", w))) for n, w in other.items())
    yield accepted(
        "habit_nothing_seen",
        "a mark that nobody sees where a figure should be",
        with_cells(C6=text("C6", "\u200b")),
        value=None,
    )
    yield rejected(
        "habit_label_unseen",
        "a mark that nobody sees where the district should be",
        "ROW_UNNAMED AREA_BLANK",
        with_cells(A6=text("A6", "\u200b\u2060")),
        cell="B6",
    )
    yield warned("habit_percent_wide", "the text 12％", "", with_cells(C6=text("C6", "12％")), value="12")


CASES: tuple[Case, ...] = (
    *_texts(),
    accepted("habit_comment", "a comment with 99999 on the figure", _commented),
    accepted("habit_threaded_comment", "a talk about the figure, with 99999", lambda: _with("threadedComment", "threadedComments/t1.xml", f'{DECLARED}<ThreadedComments xmlns="urn:t"><threadedComment ref="C6"><text>99999</text></threadedComment></ThreadedComments>')),
    accepted("habit_pivot_cache", "the cache of a pivot table, with 99999", _pivoted),
    accepted("habit_drawing_text", "a box with the text 99999", lambda: _with("drawing", "drawings/drawing1.xml", '<wsDr xmlns="urn:d"><sp><txBody><p><r><t>99999</t></r></p></txBody></sp></wsDr>', after='<drawing r:id="rId1"/>')),
    accepted("habit_table_total", "a table with a row of totals", lambda: _tabled("Total"), holds=_no_total_read),
    either("habit_table_total_unnamed", "a table with a row of totals that no label names", "ROW_UNNAMED TOTAL_UNMATCHED", lambda: _tabled(""), others=_FOOTED, holds=_no_total_read),
    accepted("habit_1904", "a day counted from 1904 as title", lambda: _of_1904(""), holds=_periods("2024-05-22")),
    accepted("habit_1904_words", "days counted from 1904, and the year in words", lambda: _of_1904("Science outreach in 2024"), holds=_periods("2024")),
    either("habit_time_below_zero", "a time before midnight, which no program shows", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("h:mm", "-0.5"), value="-0.5", cell="C6"),
    accepted("habit_inline_sound", "a district written in the cell, with a guide to its sound", lambda: with_cells(A6='<c r="A6" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>99999</t></rPh></is></c>'), label="東京"),
    told("habit_sound_of_figure", "a figure stored as text, with a guide to its sound", lambda: xlsx({SHEET: sheet(C6=typed("C6", "s", str(len(STRINGS)))), "xl/sharedStrings.xml": strings().replace("</sst>", '<si><t>12345</t><rPh sb="0" eb="1"><t>9</t></rPh></si></sst>')})),
    accepted("habit_spill", "a formula that fills its neighbours", _spilled),
    *(rejected(f"habit_error_{n}", f"the error {e}", "CELL_ERROR", lambda e=e: with_cells(C6=typed("C6", "e", e)), cell="C6") for n, e in enumerate(("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#BUSY!"))),
    warned("habit_quote_prefix", "12345 behind an apostrophe", "NUMBER_AS_TEXT", lambda: _quoted("12345")),
    told("habit_quote_prefix_formula", "=12345 behind an apostrophe", lambda: _quoted("=12345")),
    accepted("habit_codes_as_text", "identity numbers stored as texts", _codes, holds=_no_digits),
    warned("habit_codes_as_numbers", "identity numbers typed as numbers", "NUMBER_EXTREME", _numbered, holds=_no_digits),
    rejected("habit_sheets_by_case", "two sheets, Report and REPORT", "FILE_DAMAGED", lambda: _two_sheets("REPORT", C6=number("C6", "99999"))),
    Case("habit_sheets_by_unseen", "two sheets whose names differ in a mark that nobody sees", Required.SET, holding(lambda: _two_sheets("Report\u200b", C6=number("C6", "99999")), "Report.xlsx"), holds=_loudtwice),
    Case("habit_sheets_by_width", "two sheets whose names differ in the width of a letter", Required.SET, holding(lambda: _two_sheets("Ｒeport", C6=number("C6", "99999")), "Report.xlsx"), holds=_loudtwice),
    accepted("habit_sheet_31", "a sheet whose name has 31 letters", lambda: xlsx({BOOK: book_part(f'<sheet name="{"R" * 31}" sheetId="1" r:id="rId1"/>')})),
    accepted("habit_sheet_blank_behind", "a sheet whose name ends in a blank", lambda: xlsx({BOOK: book_part('<sheet name="Report " sheetId="1" r:id="rId1"/>')})),
    either("habit_merge_over_tables", "a label merged over the end of a table and the beginning of another", "LAYOUT_UNSURE ROW_UNNAMED AREA_BLANK COLUMNS_ALIKE NUMBER_UNEXPLAINED", _second_table, others=frozenset({"7", "3", "678", "55"})),
    warned("habit_row_of_no_height", "the district's row has no height", "ROWS_HIDDEN", _row_of('ht="0" customHeight="1"')),
    accepted("habit_row_of_height", "the district's row has a height", _row_of('ht="30" customHeight="1"')),
    warned("habit_column_of_no_width", "the column of the figure has no width", "ROWS_HIDDEN", lambda: xlsx({SHEET: sheet(before='<cols><col min="3" max="3" width="0" customWidth="1"/></cols>')})),
    warned("habit_row_folded", "the district's row is folded away", "ROWS_HIDDEN", _row_of('outlineLevel="1" hidden="true"')),
    told("habit_csv_apostrophe", "a figure behind an apostrophe, in a CSV", csv_text(C6="'12345"), file="Report.csv"),
    told("habit_csv_exponent", "a figure as a spreadsheet mangles long ones", csv_text(C6="1.23E+04"), file="Report.csv"),
    told("habit_csv_hash", "a figure that was too wide for its column when it was printed", csv_text(C6="########"), file="Report.csv"),
)  # fmt: skip
