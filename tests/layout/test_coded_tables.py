"""Tables as statistical offices give them to machines, and headers that look like figures."""

from __future__ import annotations

import pytest

from tallybook.model import IndicatorKind
from tallybook.notation import kind_of
from tests.drawn import read, table

_KEYED = "unit,icd10,geo\\time | 2012 | 2013\n{unit},A-R,AT11 | '8.7 | '4.4 b\n{unit},A-R,AT12 | ': u | '8.0 e"


def test_flags_behind_figures_are_their_status() -> None:
    found = [(o.area_label, str(o.obs_value), o.obs_status, o.raw) for o in read(_KEYED.format(unit="NR")).observations]
    assert found == [
        ("AT11", "8.7", "A", "8.7"),
        ("AT11", "4.4", "B", "4.4 b"),
        ("AT12", "None", "O", ": u"),
        ("AT12", "8", "E", "8.0 e"),
    ]


def test_letters_behind_figures_elsewhere_are_no_flags() -> None:
    reading = read("Town | 2012 | 2013\nAlton | '8.7 | '4.4 b\nBerry | '3.1 | '8.0 e")
    assert {o.obs_status for o in reading.observations} == {"A"}


@pytest.mark.parametrize(
    ("unit", "kind"), [("RT", IndicatorKind.RATIO), ("PC", IndicatorKind.RATIO), ("NR", IndicatorKind.FLOW)]
)
def test_the_unit_of_a_key_says_whether_it_adds(unit: str, kind: IndicatorKind) -> None:
    assert kind_of(read(_KEYED.format(unit=unit)).observations[0], {}) is kind


def test_a_key_in_thousand_persons() -> None:
    first = read(_KEYED.format(unit="THS_PER")).observations[0]
    assert (str(first.obs_value), first.unit_measure) == ("8700", "persons")


def test_years_that_come_again_over_each_item_unmerged() -> None:
    reading = read("""
        District | 2019       | 2019     | 2019     | 2020       | 2020     | 2020
        District | Population | Employed | Rate (%) | Population | Employed | Rate (%)
        Alton    | 5295       | 2912     | 55       | 1991       | 1175     | 59
        Berry    | 768        | 440      | 57       | 1479       | 904      | 61
    """)
    assert table(reading)[3] == ("Alton", "Population", "2020", "1991")
    assert not reading.findings


def test_counts_that_happen_to_be_years_are_figures() -> None:
    reading = read(
        "District | Men | Women | Boys | Girls\nAlton | 2019 | 2019 | 2021 | 2020\nBerry | 768 | 440 | 57 | 61"
    )
    assert table(reading)[0] == ("Alton", "Men", "", "2019")


_SIZES = """
    Households by size 2011
    Area  | Households | Of size | <   | <
    ^     | ^          | {sizes}
    Alton | 1350       | 609     | 336 | 405
    Berry | 794        | 443     | 194 | 157
"""


@pytest.mark.parametrize("sizes", ["1 | 2 | 3-5", "1 | 2 | 3+", "'1 | '2-4 | '5 and more", "15-24 | 25-64 | 65+"])
def test_sizes_that_go_on_from_one_another_head_columns(sizes: str) -> None:
    first, *_ = (word.strip(" '") for word in sizes.split("|"))
    reading = read(_SIZES.format(sizes=sizes))
    assert f"Of size / {first}" in {label for _, label, *_ in table(reading)}
    assert not reading.findings


def test_sizes_above_a_row_of_numbers() -> None:
    drawing = _SIZES.format(sizes="1 | 2 | 3+").replace(
        "Alton |", "1     | 2          | 3       | 4   | 5\n    Alton |"
    )
    assert {label for _, label, *_ in table(read(drawing))} == {
        "Households",
        "Of size / 1",
        "Of size / 2",
        "Of size / 3+",
    }


def test_ranges_that_do_not_go_on_are_no_sizes() -> None:
    reading = read("Area | Visits | Age | Staff\nAlton | 3 | 3-5 | 9\nBerry | 4 | 6-8 | 7")
    assert [label for _, label, *_ in table(reading)][:1] == ["Visits"]
