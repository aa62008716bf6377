"""The first sheet of a marked copy: every finding of the file, with a link to its cell and room for an explanation."""

from __future__ import annotations

from copy import copy
from typing import Any

from tallybook.model import Finding, Marking, Severity
from tallybook.model.codes import asked_of_sender, message_of
from tallybook.notation import Anchor, free_title, write_anchor, write_origin
from tallybook.render.marked.notes import cell_of
from tallybook.render.marked.values import escaped, width_of
from tallybook.render.signs import COLOURS, SIGNS
from tallybook.render.text import harmless, runs

COLUMNS = ("severity", "code", "sheet", "cell", "raw", "message", "remedy", "explanation")
_WIDTHS = (12, 24, 14, 8, 16, 44, 34, 44)
_LINE, _FEWEST_LINES, _HIGHEST = 16, 2, 409
"""The height of a line in points, how many a row has at least, so that there is room to write, and what a row may have."""
_HEAD = 4
_ANCHORS = len(COLUMNS) + 1
_LONGEST = 32_767
_A4 = 9


def add_findings_sheet(book: Any, marking: Marking) -> None:
    """Put the sheet in front and let the workbook open there; its last column, which is hidden, is how it is read back."""
    for view in (
        *(s.sheet_view for s in book.worksheets),
        *(v for s in book.chartsheets for v in s.sheetViews.sheetView),
    ):
        view.tabSelected = False
    sheet = book.create_sheet(free_title(marking.words["Review"], book.sheetnames), 0)
    book.active, sheet.sheet_view.tabSelected = 0, True
    _write_head(sheet, marking)
    for row, finding in enumerate(marking.findings, _HEAD + 1):
        _write_finding(sheet, row, finding, marking, {s.title for s in book.worksheets})
    _lay_out(sheet, _HEAD + len(marking.findings))


def _write_head(sheet: Any, marking: Marking) -> None:
    from openpyxl.styles import PatternFill

    words, found = marking.words, marking.findings
    counts = {s: sum(f.severity is s for f in found) for s in Severity}
    told = words["Review.counts"].format(**{s.value: n for s, n in counts.items()})
    for row, text in enumerate(
        (f"{words['Review']} · {marking.name.rsplit('/', 1)[-1]}", words["Review.how"], told), 1
    ):
        _font(_text(sheet.cell(row, 1), text), **({"b": True, "sz": 14} if row == 1 else {}))
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
    sheet.row_dimensions[2].height = 34
    for col, name in enumerate(COLUMNS, 1):
        cell = _text(sheet.cell(_HEAD, col), words.get(f"Review.{name}") or words[name])
        cell.fill = PatternFill("solid", fgColor="FFDDE7F0")
        _font(cell, b=True)
    _text(sheet.cell(_HEAD, _ANCHORS), write_origin(marking.of, marking.name))


def _write_finding(sheet: Any, row: int, finding: Finding, marking: Marking, sheets: set[str]) -> None:
    from openpyxl.styles import Border, PatternFill, Protection, Side

    state, lang = finding.state, marking.lang
    texts = (
        f"{SIGNS[state]} {marking.words[state]}",
        finding.code,
        finding.sheet,
        finding.cell,
        finding.raw,
        message_of(finding, lang),
        asked_of_sender(finding, lang),
        finding.explanation,
    )
    cells = [_text(sheet.cell(row, col), text) for col, text in enumerate(texts, 1)]
    sheet.row_dimensions[row].height = min(_HIGHEST, _LINE * max(_FEWEST_LINES, *map(_lines, texts, _WIDTHS)))
    for cell in cells:
        cell.border = Border(bottom=Side("hair", "FF8A97A3"))
    cells[0].fill = PatternFill("solid", fgColor=f"FF{COLOURS[state]}")
    cells[-1].protection = Protection(locked=False)
    cells[-1].fill = PatternFill("solid", fgColor="FFFFFFF0")
    if finding.sheet in sheets:
        linked = cells[3 if finding.cell else 2]
        linked.hyperlink = _link(finding)
        _font(linked, color="FF0563C1", u="single")
    anchor = Anchor(finding.code, finding.sheet, cell_of(finding))
    kept = sheet.cell(row, _ANCHORS, _clipped(escaped(write_anchor(anchor))))
    kept.data_type = "s"


def _link(finding: Finding) -> Any:
    from openpyxl.worksheet.hyperlink import Hyperlink

    name = finding.sheet.replace("'", "''")
    return Hyperlink(ref="", location=f"'{name}'!{cell_of(finding) or 'A1'}")


def _text(cell: Any, text: str) -> Any:
    """Write a text as text, whatever a spreadsheet would make of it."""
    from openpyxl.styles import Alignment

    shown = _clipped(escaped("\n".join(map(harmless, text.split("\n")))))
    if shown:
        cell.value = shown
        cell.data_type = "s"
        cell.quotePrefix = int(runs(shown))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _font(cell: Any, **changes: object) -> None:
    """Give a cell the workbook's own font, but for some of its traits."""
    font = copy(cell.font)
    for trait, value in changes.items():
        setattr(font, trait, value)
    cell.font = font


def _lines(text: str, width: int) -> int:
    """Count the lines that a text takes in a column, which a spreadsheet does not do by itself when it opens the sheet."""
    return sum(1 + width_of(line) // width for line in text.split("\n"))


def _clipped(text: str) -> str:
    return text[:_LONGEST]


def _lay_out(sheet: Any, last: int) -> None:
    """Give the columns their widths, keep the head in sight, leave only the explanations to be written, fit pages."""
    from openpyxl.utils import get_column_letter

    for col, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(col)].width = width
    sheet.column_dimensions[get_column_letter(_ANCHORS)].hidden = True
    sheet.freeze_panes = sheet.cell(_HEAD + 1, 1)
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter"):
        setattr(sheet.protection, allowed, False)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = _fit()
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"


def _fit() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)
