"""Make the copy: of the workbook itself, or where that cannot be had of its values alone."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tallybook.model import Finding, Grid, Marking
from tallybook.notation import sheet_titles
from tallybook.render.marked.exact import Stored, finished
from tallybook.render.marked.findings_sheet import add_findings_sheet
from tallybook.render.marked.notes import mark_cells
from tallybook.render.marked.values import stored_values, workbook_of
from tallybook.render.marked.whole import without_gaps


def copy_of_workbook(data: bytes, stored: Stored, marking: Marking) -> bytes:
    """Give the marked copy of an xlsx with its formulas, formats and notes; raises what openpyxl does.

    `stored` is put back into the cells as the file has it, as openpyxl rounds numbers and leaves results of formulas out.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(without_gaps(data)), rich_text=True)
        return _marked(book, stored, marking)


def copy_of_values(grids: Sequence[Grid], marking: Marking) -> bytes:
    """Give a marked xlsx of what stands in the cells of any workbook."""
    kept = [g for g in grids if g.sheet not in marking.lists]
    titles = sheet_titles([g.sheet for g in kept])
    sheets = dict(zip(titles, kept, strict=True))
    called = {grid.sheet: title for title, grid in sheets.items()}
    findings = tuple(_under(f, called) for f in marking.findings)
    return _marked(workbook_of(sheets), stored_values(sheets), replace(marking, findings=findings))


def _under(finding: Finding, called: Mapping[str, str]) -> Finding:
    """Put a finding under its sheet's new name; one about the file as a whole is under none."""
    whole = not finding.cell and finding.code.startswith("FILE_")
    return finding if whole else replace(finding, sheet=called.get(finding.sheet, finding.sheet))


def _marked(book: Any, stored: Stored, marking: Marking) -> bytes:
    for name in marking.lists:
        if name in book.sheetnames:
            del book[name]
    mark_cells(book, marking)
    add_findings_sheet(book, marking)
    return finished(book, stored)
