"""Runs of a cell that are raised, lowered or struck out never join to another figure, nor to another unit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.model import Quantity
from tallybook.notation import clean_label, plain_area, read_quantity, split_unit
from tallybook.read import read_workbook
from tallybook.read.runs import PLAIN, Look, Run, joined, within, written_at

RAISED, LOWERED, STRUCK = Look(1), Look(-1), Look(0, struck=True)
LOOKS = (PLAIN, RAISED, LOWERED, STRUCK, Look(1, struck=True))


def value_of(text: str) -> Decimal | None:
    found = read_quantity(text)
    return found.value if isinstance(found, Quantity) else None


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([("12345", PLAIN), ("1", RAISED)], "12345¹"),
        ([("12345", PLAIN), ("(1)", RAISED)], "12345⁽¹⁾"),
        ([("12345", PLAIN), ("1,2", RAISED)], "12345¹,²"),
        ([("12345", PLAIN), ("*", RAISED)], "12345*"),
        ([("12345", PLAIN), ("a", RAISED)], "12345ᵃ"),
        ([("12345", PLAIN), ("k)", RAISED)], "12345ᵏ⁾"),
        ([("1", PLAIN), ("er", RAISED), (" trimestre", PLAIN)], "1er trimestre"),
        ([("H", PLAIN), ("2", LOWERED), ("O", PLAIN)], "H₂O"),
        ([("999", STRUCK), ("12345", PLAIN)], "999\n/\n12345"),
        ([("12345", PLAIN), ("万", STRUCK)], "12345\n/\n万"),
        ([("泸", PLAIN), ("州市", STRUCK), ("县", PLAIN)], "泸\n州市\n县"),
        ([("人数(人)", PLAIN), ("(万人)", STRUCK)], "人数(人)\n/\n(万人)\n/"),
        ([("12", RAISED), ("345", RAISED)], "12345"),
        ([("999", STRUCK), (" ", PLAIN)], "999 "),
        ([("12345", PLAIN), ("", STRUCK)], "12345"),
        ([], ""),
    ],
)
def test_runs_are_joined_as_they_are_shown(runs: list[Run], text: str) -> None:
    assert joined(runs) == text


@given(st.lists(st.tuples(st.text("0123456789,- (%"), st.sampled_from(LOOKS)), max_size=4))
def test_nothing_but_plain_digits_makes_a_figure(runs: list[Run]) -> None:
    """Of runs that look different, a figure is what the plain ones say, or there is none."""
    plain = "".join(words for words, look in runs if look == PLAIN)
    if plain.strip():
        assert value_of(joined(runs)) in (None, value_of(plain))


@given(st.text("12区𠀀 "), st.lists(st.tuples(st.integers(0, 9), st.sampled_from(LOOKS)), max_size=4))
def test_no_place_of_a_run_loses_a_letter(text: str, starts: list[tuple[int, Look]]) -> None:
    letters = [c for c in within(written_at(text, [(2 * at, look) for at, look in starts]), PLAIN) if c == "区"]
    assert len(letters) == text.count("区")


@pytest.mark.parametrize(
    ("label", "base"),
    [("面积(m{})", "m²"), ("面积(km{})", "km²"), ("Area (km{})", "km²")],
)
def test_a_raised_two_stays_in_its_unit(label: str, base: str) -> None:
    front, back = label.split("{}")
    _, unit = split_unit(joined([(front, PLAIN), ("2", RAISED), (back, PLAIN)]))
    assert unit
    assert unit.base == base


def test_a_power_of_ten_in_a_header_is_no_other_number() -> None:
    assert split_unit(joined([("人数(10", PLAIN), ("4", RAISED), ("人)", PLAIN)]))[1] is None


def test_no_unit_is_read_in_struck_brackets() -> None:
    assert split_unit(joined([("人数(人)", PLAIN), ("(万人)", STRUCK)]))[1] is None


@pytest.mark.parametrize("mark", ["a", "k", "k)", "(a)", "1", "(1)", "1,2", "*"])
def test_a_raised_mark_changes_no_figure_and_no_name(mark: str) -> None:
    assert value_of(joined([("12345", PLAIN), (mark, RAISED)])) == 12345
    if "," not in mark:
        assert plain_area(joined([("Northfield", PLAIN), (mark, RAISED)])) == "northfield"
        assert clean_label(joined([("Visits", PLAIN), (mark, RAISED)])).strip("*") == "Visits"


def test_names_are_known_with_marks_and_struck_letters() -> None:
    assert plain_area(joined([("Northfield", PLAIN), ("a", RAISED)])) == "northfield"
    assert plain_area(joined([("泸", STRUCK), ("县", PLAIN)])) == "泸县"
    assert clean_label(joined([("参加人次", PLAIN), ("(1)", RAISED)])) == "参加人次"
    assert clean_label(joined([("N", PLAIN), ("o", RAISED)])) == "No"


@pytest.mark.parametrize(
    ("own", "runs", "raw"),
    [
        ("font_strikeout", ("999", None, "12345"), "999\n/\n12345"),
        ("font_script", ("12345", None, " in all"), "¹²³⁴⁵ in all"),
        ("bold", ("999", None, "12345"), "99912345"),
    ],
)
def test_a_run_that_says_nothing_of_its_look_looks_as_its_cell(
    tmp_path: Path, own: str, runs: tuple[str | None, ...], raw: str
) -> None:
    """In an xlsx as a program writes it: None stands before a run in a plain font."""
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        parts = [book.add_format({"italic": True}) if run is None else run for run in runs]
        book.add_worksheet().write_rich_string(0, 0, *parts, book.add_format({own: True}))
    (grid,) = read_workbook(str(tmp_path / "a.xlsx")).grids
    assert grid.raw(0, 0) == raw
