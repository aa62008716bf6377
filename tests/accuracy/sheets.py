"""A column of figures, one a district, as a file of each format, the numbers stored as its programs store them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from tests.hostile.others import ods as ods_file
from tests.hostile.others import ods_cell, ods_content, xlsb_sheet
from tests.hostile.others import xlsb as xlsb_file
from tests.hostile.workbook import number, sheet, text, with_sheet

TITLE, HEADS = "Science outreach in 2024", ("District", "Spending")
_FIRST = 3
"""The row of the first figure, counted from one."""


def _csv(labels: Sequence[str], figures: Sequence[str]) -> bytes:
    lines = [TITLE, ",".join(HEADS), *map(",".join, zip(labels, figures, strict=True))]
    return "\n".join(lines).encode()


def _xlsx(labels: Sequence[str], figures: Sequence[str]) -> bytes:
    """Store 17 digits, as Excel does: 1.1 is 1.1000000000000001 there."""
    rows = [f'<row r="1">{text("A1", TITLE)}</row><row r="2">{text("A2", HEADS[0])}{text("B2", HEADS[1])}</row>']
    for n, (label, figure) in enumerate(zip(labels, figures, strict=True), _FIRST):
        rows.append(f'<row r="{n}">{text(f"A{n}", label)}{number(f"B{n}", f"{float(figure):.17g}")}</row>')
    return with_sheet(sheet("".join(rows)))


def _placed(labels: Sequence[str], figures: Sequence[str]) -> dict[tuple[int, int], str | float]:
    cells: dict[tuple[int, int], str | float] = {(0, 0): TITLE, (1, 0): HEADS[0], (1, 1): HEADS[1]}
    for n, (label, figure) in enumerate(zip(labels, figures, strict=True), _FIRST - 1):
        cells |= {(n, 0): label, (n, 1): float(figure)}
    return cells


def _xlsb(labels: Sequence[str], figures: Sequence[str]) -> bytes:
    return xlsb_file(xlsb_sheet(_placed(labels, figures), size=(0, len(figures) + 1, 0, 1)))


def _xls(labels: Sequence[str], figures: Sequence[str]) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    written = book.add_sheet("Report")
    for place, value in _placed(labels, figures).items():
        written.write(*place, value)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(labels: Sequence[str], figures: Sequence[str]) -> bytes:
    words = [ods_cell(TITLE), "".join(map(ods_cell, HEADS))]
    stored = (_ods_number(float(figure)) for figure in figures)
    rows = [*words, *(ods_cell(label) + cell for label, cell in zip(labels, stored, strict=True))]
    return ods_file(ods_content(f"<table:table-row>{row}</table:table-row>" for row in rows))


def _ods_number(value: float) -> str:
    """Store the shortest digits that give the same double, as LibreOffice does, and show but two decimals."""
    about = f'office:value-type="float" office:value="{value!r}"'
    return f"<table:table-cell {about}><text:p>{escape(f'{value:.2f}')}</text:p></table:table-cell>"


FORMATS: dict[str, Callable[[Sequence[str], Sequence[str]], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "xlsb": _xlsb,
    "xls": _xls,
    "ods": _ods,
}
