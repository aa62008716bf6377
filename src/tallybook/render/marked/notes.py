"""Mark cells by severity: a colour, and a note that begins with a sign, behind whatever note the sender has there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tallybook.model import Finding, Marking, Severity
from tallybook.model.codes import asked_of_sender, message_of, suggested_in_all
from tallybook.render.signs import COLOURS, SIGNS
from tallybook.render.text import harmless

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_BEGINS, _ENDS = {"zh": "【审核意见】", "en": "[Review]"}, "——"
_OURS = re.compile(r"\n*(?:【审核意见】|\[Review\])\n.*?\n——(?=\n|$)", re.DOTALL)
_WIDTH, _LINE, _PER_LINE = 320, 18, 24


def mark_cells(book: Any, marking: Marking) -> None:
    """Colour the cells of the findings and say in notes what was found; marks of an earlier copy are taken off first."""
    for sheet in book.worksheets:
        if marking.lists:
            _clean(sheet)
        merges = list(sheet.merged_cells.ranges)
        for cell, findings in _by_cell(f for f in marking.findings if f.sheet == sheet.title).items():
            _mark(_shown(sheet[cell], merges, sheet), findings, marking)


def _by_cell(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    cells: dict[str, list[Finding]] = {}
    for finding in findings:
        if place := cell_of(finding):
            cells.setdefault(place, []).append(finding)
    return cells


def cell_of(finding: Finding) -> str:
    """Give the cell of a finding, the first of several; nothing where there is none."""
    found = _CELL.match(finding.cell)
    return found[0] if found else ""


def _shown(cell: Any, merges: Iterable[Any], sheet: Any) -> Any:
    """Give the cell that shows what stands in this one: the corner of its merged cells."""
    found = next((m for m in merges if cell.coordinate in m), None)
    return sheet.cell(found.min_row, found.min_col) if found else cell


def _mark(cell: Any, findings: list[Finding], marking: Marking) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    worst = min(findings, key=_rank)
    cell.fill = PatternFill("solid", fgColor=f"FF{COLOURS[worst.state]}")
    own = cell.comment.text.rstrip() if cell.comment else ""
    author = (cell.comment.author if cell.comment else "") or "Tallybook"
    said = "\n\n".join(_said(f, marking) for f in findings)
    text = f"{_BEGINS[marking.lang]}\n{said}\n{_ENDS}"
    text = f"{own}\n\n{text}" if own else text
    lines = sum(1 + len(line) // _PER_LINE for line in text.splitlines())
    cell.comment = Comment(text, author, height=_LINE * (lines + 1), width=_WIDTH)


def _rank(finding: Finding) -> tuple[int, bool]:
    return list(Severity).index(finding.severity), finding.explained


def _said(finding: Finding, marking: Marking) -> str:
    lines = [f"{SIGNS[finding.state]} {marking.words[finding.state]} {finding.code}", message_of(finding, marking.lang)]
    lines += [asked_of_sender(finding, marking.lang)]
    if finding.suggestions:
        lines.append(f"{marking.words['suggestion']}: {suggested_in_all(finding.suggestions, marking.lang)}")
    if finding.explanation:
        lines.append(marking.words["said"].format(text=finding.explanation))
    return "\n".join(map(harmless, lines))


def _clean(sheet: Any) -> None:
    """Take our colours and our part of notes off again."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for cell in [c for row in sheet.iter_rows() for c in row if getattr(c, "comment", None)]:
        text, author = cell.comment.text, cell.comment.author
        kept = _OURS.sub("", text).strip()
        if kept == text.strip():
            continue
        cell.comment = Comment(kept, author) if kept else None
        if str(cell.fill.fgColor.rgb)[2:] in COLOURS.values():
            cell.fill = PatternFill()
