"""Write findings as a workbook: one sheet to filter, and how many there are of each code and area."""

from __future__ import annotations

import io
from dataclasses import astuple
from datetime import datetime
from typing import Any

from tallybook.model import OWN_MARK, Balance, ReviewReport
from tallybook.render.findings import in_words
from tallybook.render.pages import Pages
from tallybook.render.signs import COLOURS, SIGNS

_CREATED = datetime(2000, 1, 1)
_BALANCE = tuple(Balance.__dataclass_fields__)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FIXED = 2


def to_findings_book(report: ReviewReport) -> bytes:
    """Give the bytes of the workbook; the same content gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": _CREATED, "category": OWN_MARK})
    pages = Pages(book)
    _findings(pages, report)
    for name, listing in (("By code", report.by_code), ("By area", report.by_area)):
        counts = in_words(listing, report)
        pages.add(report.words[name], counts.columns, counts.rows, fixed=1)
    _sources(pages, report)
    book.close()
    return out.getvalue()


def _findings(pages: Pages, report: ReviewReport) -> Any:
    """Write a row for each finding; its severity bears a sign and a colour."""
    words, columns = report.words, report.rows.columns
    headings = [words.get(c, c) for c in columns]
    severity, share = columns.index("severity"), columns.index("effect_share")
    page = pages.add(words["Findings"], headings, report.rows.rows, fixed=_FIXED)
    for row, weighed in enumerate(report.review.told, 1):
        state = weighed.finding.state
        pages.cell(page, row, severity, f"{SIGNS[state]} {words[state]}", bg_color=f"#{COLOURS[state]}")
        if weighed.share is not None:
            pages.cell(page, row, share, weighed.share, num_format="0.00%")
        pages.heighten(page, row, [str(v) for v in report.rows.rows[row - 1] if isinstance(v, str)])
    pages.widen(page, severity, [headings[severity], *(f"{sign} {words[state]}" for state, sign in SIGNS.items())])
    return page


def _sources(pages: Pages, report: ReviewReport) -> None:
    words, sources = report.words, report.review.sources
    rows = [
        [s.source.path, name, *astuple(balance), s.source.format, s.source.sha256]
        for s in sources
        for name, balance in s.sheets or (("", Balance()),)
    ]
    rows.append([words["balance"], None, *astuple(report.review.balance), None, None])
    columns = ("path", "sheet", *_BALANCE, "format", "sha256")
    headings = [words.get(f"Sources.{c}", words.get(c, c)) for c in columns]
    pages.add(words["Sources"], headings, rows)
