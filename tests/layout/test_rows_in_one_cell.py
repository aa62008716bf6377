"""Rows that stand in one cell, as nothing parted their fields, told from labels and notes that list numbers."""

from __future__ import annotations

import pytest

from tallybook.model import SheetReading
from tests.drawn import read

SHEET = """
    Activities 2024
    District   | Visits | Handouts
    Eastfield  | 7      | 4500
    {row}
    Southfield | 3      | 678
    {foot}
"""
GIVEN = {"Eastfield", "Southfield"}


def _read(row: str = "Westfield | 5 | 91", foot: str = "") -> SheetReading:
    return read(SHEET.format(row=row, foot=foot))


def _told(reading: SheetReading) -> list[str]:
    return [f.cell for f in reading.findings if f.code == "ROW_UNPARTED"]


@pytest.mark.parametrize(
    "row", ["Northfield;7;12345", "Northfield, 7, 12345", "Northfield,7,12,345", "Northfield;7;2021", "北区；7；12345"]
)
def test_a_row_in_one_cell_is_an_error_and_not_lost(row: str) -> None:
    reading = _read(row)
    assert _told(reading) == ["A4"]
    assert {o.area_label for o in reading.observations} == GIVEN
    assert reading.balance.unexplained == 1
    assert reading.balance.closes


def test_it_is_found_below_the_table_too() -> None:
    assert _told(_read(foot="Northfield;7;12345")) == ["A6"]


@pytest.mark.parametrize(
    "row",
    [
        "Of the above, in 2023, 2024",
        "Tables 3, 4, 5",
        "Lectures, visits",
        "Rooms 12;13;14",
        "Northfield, 7",
        "Visits, 2023, 2024",
    ],
)
def test_words_that_list_numbers_are_no_row(row: str) -> None:
    assert not _told(_read(row))


@pytest.mark.parametrize(
    "foot", ["Note: see tables, 3, 4", "Tel.: 2716 8025; 2716 8026; 2716 8027", "注：北区，7，12345"]
)
def test_a_note_or_a_line_of_contact_is_no_row(foot: str) -> None:
    assert not _told(_read(foot=foot))


def test_a_label_with_figures_beside_it_is_no_row() -> None:
    reading = _read("Northfield, 7, 12345 | 5 | 91")
    assert not _told(reading)
    assert len(reading.observations) == 6


def test_a_sheet_of_nothing_but_such_rows_is_not_blank() -> None:
    reading = read("""
        Activities 2024
        District;Visits;Handouts
        Northfield;7;12345
        Southfield;3;678
    """)
    assert _told(reading) == ["A3", "A4"]


def test_a_sheet_of_words_holds_no_such_rows() -> None:
    assert not _told(
        read("""
        How the figures were collected
        Every district filled in the form of last year
        Northfield, 2023, was late
    """)
    )
