"""Write the workbook: totals as live formulas over the observations, with the values computed."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tallybook.model import Finding, Source
from tallybook.render.text import Row, plain

_CREATED = datetime(2000, 1, 1)
_WIDEST, _NARROWEST = 48, 8
_SUMMED = ("obs_value", "value_low", "value_high")
_FINDING_COLUMNS = ("code", "severity", "source", "sheet", "cell", "raw", "message", "remedy")


@dataclass(frozen=True, slots=True)
class Export:
    """What goes into the workbook; `counted` maps an observation's index to its total's index."""

    total_columns: Sequence[str]
    totals: Sequence[Row]
    area_columns: Sequence[str]
    by_area: Sequence[Row]
    observation_columns: Sequence[str]
    observations: Sequence[Row]
    counted: dict[int, int]
    findings: Sequence[Finding]
    sources: Sequence[Source]


def to_xlsx(export: Export) -> bytes:
    """Give the bytes of the workbook; the same export gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1})
    number = book.add_format({"num_format": "#,##0.######"})
    whole = book.add_format({"num_format": "#,##0"})
    styles = (head, whole, number)
    columns = (*export.observation_columns, "total")
    rows = [
        {**o, "total": f"T{export.counted[i] + 1}" if i in export.counted else ""}
        for i, o in enumerate(export.observations)
    ]
    totals = [{"total": f"T{n}", **t} for n, t in enumerate(export.totals, 1)]
    sheet = _sheet(book, "合计", ("total", *export.total_columns), totals, styles)
    _sheet(book, "分区", export.area_columns, export.by_area, styles)
    _sheet(book, "观测", columns, rows, styles)
    _sheet(
        book,
        "问题",
        _FINDING_COLUMNS,
        [dict(zip(_FINDING_COLUMNS, astuple(f), strict=True)) for f in export.findings],
        styles,
    )
    _sheet(
        book,
        "来源",
        ("path", "sha256", "format"),
        [{"path": s.path, "sha256": s.sha256, "format": s.format} for s in export.sources],
        styles,
    )
    _formulas(sheet, ("total", *export.total_columns), totals, columns, len(rows), styles)
    book.close()
    return out.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Row], styles: tuple[Any, ...]) -> Any:
    head, whole, number = styles
    sheet = book.add_worksheet(name)
    for c, column in enumerate(columns):
        sheet.write_string(0, c, column, head)
        for r, row in enumerate(rows, 1):
            _write(sheet, r, c, row[column], whole, number)
        widest = max((_width(plain(v)) for v in (column, *(row[column] for row in rows))), default=0)
        sheet.set_column(c, c, min(max(widest + 2, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return sheet


def _write(sheet: Any, row: int, col: int, value: object, whole: Any, number: Any) -> None:
    if isinstance(value, (int, Decimal)):
        sheet.write_number(row, col, value, whole if value == int(value) else number)
    elif value not in (None, ""):
        sheet.write_string(row, col, plain(value)[:32_767])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _formulas(
    sheet: Any,
    columns: Sequence[str],
    totals: Sequence[Row],
    observed: Sequence[str],
    rows: int,
    styles: tuple[Any, ...],
) -> None:
    """Put SUMIFS over the observations where a total is their sum."""
    from xlsxwriter.utility import xl_col_to_name

    _, whole, number = styles
    last = rows + 1
    key = xl_col_to_name(observed.index("total"))
    for r, total in enumerate(totals, 1):
        for name in _SUMMED:
            value = total[name]
            if not isinstance(value, Decimal):
                continue
            source = xl_col_to_name(observed.index(name))
            formula = f"=SUMIFS('观测'!${source}$2:${source}${last},'观测'!${key}$2:${key}${last},$A{r + 1})"
            sheet.write_formula(
                r,
                columns.index(name),
                formula,
                whole if value == int(value) else number,
                float(value) if value != int(value) else int(value),
            )
