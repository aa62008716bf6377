"""Cells of xlsb are what they are of xlsx: exact figures, errors, formulas, percentages, dates, what is hidden."""

from __future__ import annotations

import io
import struct
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tallybook.model import CellKind, Grid, Merge
from tallybook.read import read_workbook
from tests.hostile.others import record, wide, xlsb, xlsb_row, xlsb_sheet

STYLES = (
    record(44, struct.pack("<H", 164) + wide("0.00%"))
    + record(626, struct.pack("<L", 1)) + record(47, struct.pack("<2H", 0, 9)) + record(627)
    + record(617, struct.pack("<L", 3)) + b"".join(record(47, struct.pack("<2H", 0, n)) for n in (0, 164, 14)) + record(618)
)  # fmt: skip
"""Styles 0 to 2: general, a percentage, a date; a style of styles before them is none of cells."""
STRINGS = record(159, bytes(8)) + record(19, b"\0" + wide("区县")) + record(160)


def cell(kind: int, value: bytes, style: int = 0, col: int = 0) -> bytes:
    return record(kind, struct.pack("<2L", col, style) + value)


def book(*rows: bytes, extra: bytes = b"", hidden: int = 0) -> bytes:
    written = b"".join(xlsb_row(n, row) for n, row in enumerate(rows))
    return xlsb(xlsb_sheet({}, extra=written + extra), {"sharedStrings": STRINGS, "styles": STYLES}, hidden=hidden)


def read(tmp_path: Path, data: bytes) -> Grid:
    (tmp_path / "a.xlsb").write_bytes(data)
    found = read_workbook(str(tmp_path / "a.xlsb"))
    assert {f.code for f in found.findings} <= {"NUMBER_EXTREME"}
    return found.grids[0]


def rk(number: int, kind: int) -> bytes:
    return struct.pack("<L", (number << 2 & 0xFFFFFFFF) | kind)


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        (cell(2, rk(12345, 2)), CellKind.NUMBER, Decimal(12345)),
        (cell(2, rk(-12345, 2)), CellKind.NUMBER, Decimal(-12345)),
        (cell(2, rk(12345, 3)), CellKind.NUMBER, Decimal("123.45")),
        (cell(2, struct.pack("<Q", 0x3FF8000000000000)[4:]), CellKind.NUMBER, Decimal("1.5")),
        (cell(5, struct.pack("<d", 0.1 + 0.2)), CellKind.NUMBER, Decimal("0.3")),
        (cell(5, struct.pack("<d", 0.125), 1), CellKind.NUMBER, Decimal("0.125")),
        (cell(5, struct.pack("<d", 45434), 2), CellKind.DATE, date(2024, 5, 22)),
        (cell(3, b"\x07"), CellKind.ERROR, None),
        (cell(4, b"\x01"), CellKind.BOOL, True),
        (cell(6, wide("泸县")), CellKind.TEXT, "泸县"),
        (cell(62, b"\0" + wide("泸县")), CellKind.TEXT, "泸县"),
        (cell(7, struct.pack("<L", 0)), CellKind.TEXT, "区县"),
        (cell(8, wide("12") + bytes(10)), CellKind.TEXT, "12"),
        (cell(9, struct.pack("<d", 7) + bytes(10)), CellKind.NUMBER, Decimal(7)),
        (cell(10, b"\0" + bytes(10)), CellKind.BOOL, False),
        (cell(11, b"\x2a" + bytes(10)), CellKind.ERROR, None),
    ],
)
def test_a_cell_of_each_kind(tmp_path: Path, written: bytes, kind: CellKind, value: object) -> None:
    found = read(tmp_path, book(written)).cells[0, 0]
    assert (found.kind, found.value) == (kind, value)
    assert found.percent is (value == Decimal("0.125"))
    assert found.formula is (8 <= written[0] <= 11)


def test_short_cells_stand_beside_the_one_before(tmp_path: Path) -> None:
    short = (
        record(16, struct.pack("<L", 0) + struct.pack("<d", 5))
        + record(12, bytes(4))
        + record(17, bytes(4) + wide("x"))
    )
    cells = read(tmp_path, book(cell(6, wide("a"), col=3) + short)).cells
    assert {at: c.value for at, c in cells.items()} == {(0, 3): "a", (0, 4): Decimal(5), (0, 6): "x"}


def test_what_is_hidden_and_merged(tmp_path: Path) -> None:
    row = struct.pack("<2LHBBBL", 0, 0, 300, 0, 0x10, 0, 0)
    extra = record(60, struct.pack("<4LH", 2, 3, 0, 0, 1)) + record(176, struct.pack("<4L", 0, 1, 0, 2))
    data = xlsb(xlsb_sheet({}, extra=record(0, row) + cell(6, wide("a")) + extra), hidden=2)
    grid = read(tmp_path, data)
    assert (grid.hidden, grid.hidden_rows, grid.hidden_cols) == (True, {0}, {2, 3})
    assert grid.merges == (Merge(0, 0, 1, 2),)


@pytest.mark.parametrize(("size", "hidden"), [(0, True), (1, False), (256, False)])
def test_rows_and_columns_of_no_size_are_hidden(tmp_path: Path, size: int, hidden: bool) -> None:
    row = record(0, struct.pack("<2LHBBBL", 0, 0, size, 0, 0x20, 0, 0)) + cell(6, wide("a"))
    columns = record(60, struct.pack("<4LH", 2, 3, size, 0, 2))
    grid = read(tmp_path, xlsb(xlsb_sheet({}, extra=columns + row)))
    assert (grid.hidden_rows, grid.hidden_cols) == (({0}, {2, 3}) if hidden else (set(), set()))


@given(
    st.lists(
        st.one_of(
            st.floats(-1e15, 1e15, allow_subnormal=False),
            st.integers(-(2**29), 2**29 - 1),
            st.text("ab区 <&", min_size=1).filter(str.strip),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_values_are_those_of_another_reader(values: list[float | str]) -> None:
    from tempfile import TemporaryDirectory

    row = b"".join(
        cell(6, wide(v), col=n)
        if isinstance(v, str)
        else cell(2, rk(v, 2), col=n)
        if isinstance(v, int)
        else cell(5, struct.pack("<d", v), col=n)
        for n, v in enumerate(values)
    )
    data = book(row)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)[0]
    with TemporaryDirectory() as folder:
        cells = read(Path(folder), data).cells
    ours = [cells[0, n].value for n in range(len(values))]
    assert ours == [v if isinstance(v, str) else Decimal(f"{v:.15g}") for v in theirs]
