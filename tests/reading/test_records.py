"""What the records of an xls tell of formulas that no program calculated."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.model import CellKind
from tallybook.read import read_workbook
from tallybook.read.compound import workbook_of
from tallybook.read.damage import Unreadable
from tallybook.read.records import uncalculated
from tests.hostile.others import xls

EMPTY = struct.pack("<Q", 0xFFFF000000000003)


def writing(*formulas: str) -> Callable[[Any, Any], None]:
    """Write formulas into column E, one a row, and more of them into a second sheet."""

    def alter(book: Any, sheet: Any) -> None:
        import xlwt

        other = book.add_sheet("Other")
        for row, words in enumerate(formulas):
            for place in (sheet, other):
                place.write(row, 4, xlwt.Formula(words))

    return alter


def told(data: bytes) -> list[set[tuple[int, int]]]:
    return [set(places) for places in uncalculated(workbook_of(data))]


@pytest.mark.parametrize(
    "words",
    ["1+2", "A1^2", "-A1", "5%", "SUM(A1:B2)", "SUM(A1,5)", "(A1-1)", 'A1="x"', "COUNT(A1:A3)/2", "ROUND(1.5,0)", 'IF(A1>1,"a","b")*2'],
)  # fmt: skip
def test_what_can_only_be_a_number_was_never_calculated_where_it_is_no_text(words: str) -> None:
    assert told(xls(writing(words))) == [{(0, 4)}, {(0, 4)}]


@pytest.mark.parametrize("words", ['A1&"x"', "A1", 'IF(A1>1,2,"")', "VLOOKUP(1,A1:B2,2)", '"abc"'])
def test_what_may_be_no_text_is_left_alone(words: str) -> None:
    assert told(xls(writing(words))) == [set(), set()]


@pytest.mark.parametrize(
    ("results", "flags", "found"),
    [((0, 0), 2, {0, 1}), ((0, 5), 2, set()), ((0, 0), 0, set()), ((0, 0), 1, set()), ((0, 0), 3, {0, 1})],
)
def test_a_zero_that_asks_to_be_calculated_is_none_where_no_other_was(
    results: tuple[float, float], flags: int, found: set[int]
) -> None:
    data = xls(writing("A1+1", "A1+2"))
    for result in (*results, *results):
        data = data.replace(EMPTY + bytes(2), struct.pack("<dH", result, flags), 1)
    assert told(data) == [{(row, 4) for row in found}] * 2


def test_the_cell_is_uncalculated_and_no_zero(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(xls(writing("1+2")))
    first, second = read_workbook(str(tmp_path / "a.xls")).grids
    assert first.cells[0, 4].kind is second.cells[0, 4].kind is CellKind.UNCALCULATED
    assert first.cells[0, 4].formula


@given(st.integers(0, 5600), st.binary(min_size=1, max_size=8))
def test_damage_is_left_to_the_reader_of_cells(at: int, damage: bytes) -> None:
    stream = workbook_of(xls(writing("SUM(A1:B2)", '"a"&"b"')))
    place = at % len(stream)
    changed = stream[:place] + damage + stream[place + len(damage) :]
    with suppress(Unreadable):
        assert len(uncalculated(changed)) <= len(changed)


@pytest.mark.parametrize(("again", "damaged"), [(0.123, False), (0.456, True)])
def test_a_cell_that_stands_there_twice_must_say_the_same(tmp_path: Path, again: float, damaged: bool) -> None:
    def alter(_: Any, sheet: Any) -> None:
        sheet.write(0, 4, 0.123)
        sheet.write(0, 5, again)

    beside, over = (struct.pack("<4H", 0x203, 14, 0, col) for col in (5, 4))
    (tmp_path / "a.xls").write_bytes(xls(alter).replace(beside, over))
    book = read_workbook(str(tmp_path / "a.xls"))
    assert [(f.code, f.cell) for f in book.findings] == [("FILE_DAMAGED", "E1")] * damaged
    assert [g.raw(0, 4) for g in book.grids] == ["0.123"] * (not damaged)
