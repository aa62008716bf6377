"""The pages of a workbook: headings, cells in their formats, widths, what is frozen and printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tallybook.errors import OutputError
from tallybook.model import Qualifier
from tallybook.render.text import harmless, plain, runs

_WIDEST, _WIDEST_WORD, _NARROWEST, _MARGIN = 48, 70, 6, 3
_BROKEN_AT, _HEIGHT, _MOST_LINES = 42, 15, 27
_EXACT_DIGITS = 15
_MOST_TEXT = 32_767
_A4 = 9
_MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""How many columns a sheet has."""
_LINE = {"bottom": 7, "bottom_color": "#B8C4CE", "valign": "vcenter"}
_TEXT = {"align": "left", "indent": 1}
_HEADING = {"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "valign": "vcenter"}


class Pages:
    """Adds pages to a workbook; holds its formats, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def add(self, name: str, headings: Sequence[str], rows: Sequence[Sequence[object]], *, fixed: int = 0) -> Any:
        """Write a table under its headings; the first `fixed` columns stay in sight."""
        _refuse_too_many(name, len(rows) + 1)
        page = self.book.add_worksheet(name)
        for col, heading in enumerate(headings):
            column = [row[col] for row in rows]
            side = {"align": "right"} if all(v is None or _is_number(v) for v in column) else _TEXT
            page.write_string(0, col, harmless(heading), self.format(**_HEADING, **side))
            for row, value in enumerate(column, 1):
                self.cell(page, row, col, value)
            self.widen(page, col, (heading, *(shown(v) for v in column)))
        page.freeze_panes(1, fixed)
        if rows:
            page.autofilter(0, 0, len(rows), len(headings) - 1)
        _set_print(page)
        return page

    def cell(self, page: Any, row: int, col: int, value: object, **style: object) -> None:
        """Write a value as what it is; text stays text, whatever it looks like."""
        if value in (None, ""):
            page.write_blank(row, col, None, self.format(**_LINE))
        elif _is_number(value) and fits(value):
            page.write_number(row, col, value, self.format(**{"num_format": number_format(value), **_LINE, **style}))
        elif _is_number(value):
            page.write_string(row, col, plain(value), self.format(align="right", **_LINE))
        else:
            text = harmless(plain(value))[:_MOST_TEXT]
            kept = {"quote_prefix": True} if runs(text) else {}
            wrap = {"text_wrap": True} if _width(text) > _WIDEST - _MARGIN and not text.isalnum() else {}
            page.write_string(row, col, text, self.format(**_TEXT, **_LINE, **wrap, **kept, **style))

    def formula(self, page: Any, row: int, col: int, formula: str, value: Decimal, code: str) -> None:
        """Write a formula with the value that it has."""
        cached = int(value) if value == int(value) else float(value)
        page.write_formula(row, col, formula, self.format(num_format=code, **_LINE), cached)

    def bound(self, page: Any, row: int, col: int, text: str) -> None:
        """Write what is known of a number that has no one value."""
        page.write_string(row, col, text, self.format(align="right", **_LINE))

    def widen(self, page: Any, col: int, texts: Sequence[str]) -> None:
        """Make a column as wide as its texts, within reason."""
        widest = max((_width(t) for t in texts), default=0) + _MARGIN
        most = _WIDEST_WORD if all(t.isalnum() for t in texts[1:] if t) else _WIDEST
        page.set_column(col, col, min(max(widest, _NARROWEST), most))

    def heighten(self, page: Any, row: int, texts: Sequence[str]) -> None:
        """Make a row as high as its texts need where they are broken into lines; not every program does so by itself."""
        most = max((-(-_width(t) // _BROKEN_AT) for t in texts if _width(t) > _WIDEST - _MARGIN), default=1)
        if most > 1:
            page.set_row(row, _HEIGHT * min(most, _MOST_LINES))

    def format(self, **style: object) -> Any:
        """Give the format of a style."""
        key = tuple(sorted(style.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(style)
        return self.formats[key]


def _refuse_too_many(name: str, rows: int) -> None:
    """Raise OutputError for more rows than a sheet has: the writer would leave the last ones out without a word."""
    if rows > _MOST_ROWS:
        raise OutputError(
            f"{name}: {rows:,} rows are more than a sheet of a workbook has ({_MOST_ROWS:,}); write CSV or JSON, or fewer files at a time",
            f"{name}：共 {rows:,} 行，超过工作表的行数上限（{_MOST_ROWS:,}）；请改用 CSV 或 JSON，或分批输出",
        )


def number_format(
    value: object, qualifier: Qualifier = Qualifier.EXACT, note: str = "", *, signed: bool = False
) -> str:
    """Give the format that shows a number with its mark before and a note behind it, and leaves it a number."""
    whole = isinstance(value, int) or (isinstance(value, Decimal) and value == int(value))
    mark, behind = qualifier.mark, f'"{note}"' if note else ""
    before, digits = f'"{mark}"' if mark else "", "#,##0" if whole else "#,##0.######"
    if signed:
        return f"{before}+{digits}{behind};{before}-{digits}{behind};{before}0{behind}"
    return before + digits + behind


def shown(value: object, qualifier: Qualifier = Qualifier.EXACT, note: str = "") -> str:
    """Give a value as the page shows it."""
    number = f"{value:,f}" if isinstance(value, Decimal) else plain(value)
    return f"{qualifier.mark}{number}{note}"


def fits(value: object) -> bool:
    """Whether spreadsheets keep all digits of a number."""
    return not isinstance(value, Decimal) or len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS


def _is_number(value: object) -> bool:
    return isinstance(value, (int, Decimal))


def _set_print(page: Any) -> None:
    """Print on A4 across, as wide as the page, with the headings and a page number on each."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(left=0.5, right=0.5)
    page.set_footer("&L&A&R&P / &N")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
