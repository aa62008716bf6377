"""Figures that words of many languages bound, as read where a figure is expected."""

from __future__ import annotations

import pytest

from tallybook.model import Qualifier, Quantity, Unread
from tallybook.notation import read_bounded, read_quantity
from tests.drawn import read

OVER, LEAST, MOST, NEARLY, ABOUT = (
    Qualifier.OVER,
    Qualifier.AT_LEAST,
    Qualifier.AT_MOST,
    Qualifier.NEARLY,
    Qualifier.ABOUT,
)


@pytest.mark.parametrize(
    ("text", "qualifier", "value", "low", "high"),
    [
        ("más de 4.000", OVER, "4000", "4000", None),
        ("plus de 1 300", OVER, "1300", "1300", None),
        ("mehr als 1.300,5", OVER, "1300.5", "1300.5", None),
        ("oltre 300", OVER, "300", "300", None),
        ("свыше 300", OVER, "300", "300", None),
        ("hơn 300", OVER, "300", "300", None),
        ("au moins 20", LEAST, "20", "20", None),
        ("300명 이상", LEAST, "300", "300", None),
        ("menos de 5", MOST, None, None, "5"),
        ("weniger als 5", MOST, None, None, "5"),
        ("jusqu'à 50", MOST, "50", None, "50"),
        ("do 50", MOST, "50", None, "50"),
        ("près de 1 200", NEARLY, "1200", None, "1200"),
        ("knapp 200", NEARLY, "200", None, "200"),
        ("prawie 200", NEARLY, "200", None, "200"),
        ("environ 200", ABOUT, "200", None, None),
        ("200 environ", ABOUT, "200", None, None),
        ("env. 200", ABOUT, "200", None, None),
        ("rund 1.200", ABOUT, "1200", None, None),
        ("około 200", ABOUT, "200", None, None),
        ("около 200", ABOUT, "200", None, None),
        ("약 200", ABOUT, "200", None, None),
        ("200人程度", ABOUT, "200", None, None),
        ("sekitar 200", ABOUT, "200", None, None),
        ("yaklaşık 200", ABOUT, "200", None, None),
        ("roughly 1,200", ABOUT, "1200", None, None),
    ],
)
def test_a_word_bounds_its_figure(
    text: str, qualifier: Qualifier, value: str | None, low: str | None, high: str | None
) -> None:
    found = read_bounded(text)
    assert isinstance(found, Quantity)
    told = [None if v is None else str(v) for v in (found.value, found.low, found.high)]
    assert (found.qualifier, *told) == (qualifier, value, low, high)


@pytest.mark.parametrize(
    ("text", "unit"), [("mehr als 300 Personen", "Personen"), ("около 200 чел.", "человек"), ("약 200명", "명")]
)
def test_what_is_counted_may_stand_behind(text: str, unit: str) -> None:
    found = read_bounded(text)
    assert isinstance(found, Quantity)
    assert found.unit == unit


@pytest.mark.parametrize("text", ["note 5", "see table 3", "Ward 3", "10人", "environ", "plus de mille"])
def test_other_words_bound_nothing(text: str) -> None:
    assert read_bounded(text) is None


def test_a_point_that_may_part_thousands_is_not_guessed() -> None:
    assert isinstance(read_bounded("some 1.200"), Unread)
    counted = read_bounded("some 1.200", commas=True)
    assert isinstance(counted, Quantity)
    assert counted.value == 1200


@pytest.mark.parametrize("text", ["unter 18", "plus de 65", "mais de 65"])
def test_elsewhere_such_words_name_classes(text: str) -> None:
    assert isinstance(read_quantity(text), Unread)


def test_a_column_of_nothing_but_bounded_figures_is_one_of_figures() -> None:
    reading = read(
        """
        Commune | Ateliers | Public
        Aubagne | 4 | env. 120
        Cassis | 3 | plus de 85
        La Ciotat | 2 | env. 1 200
        """
    )
    told = [
        (o.area_label, str(o.obs_value), o.qualifier) for o in reading.observations if o.indicator_label == "Public"
    ]
    assert told == [("Aubagne", "120", ABOUT), ("Cassis", "85", OVER), ("La Ciotat", "1200", ABOUT)]


def test_a_lone_bounded_figure_keeps_its_word_and_an_unreadable_one_is_an_error() -> None:
    reading = read(
        """
        Town | Visits | Loans
        Ashby | 1,204 | roughly 300
        Corby | some 1.200 | 41
        Derby | 998 | 57
        """
    )
    assert [o.qualifier for o in reading.observations if o.raw == "roughly 300"] == [ABOUT]
    assert [(f.code, f.cell) for f in reading.findings if f.code == "NUMBER_UNREAD"] == [("NUMBER_UNREAD", "B3")]


def test_columns_of_ages_stay_classes() -> None:
    reading = read(
        """
        Gemeinde | unter 18 | 18-64 | über 64
        Ahr | 120 | 640 | 210
        Mayen | 90 | 410 | 170
        """
    )
    assert [o.indicator_label for o in reading.observations][:3] == ["unter 18", "18-64", "über 64"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Rs 5 lakh", "500000", "Rs"),
        ("₹5,00,000", "500000", "Rs"),
        ("1 lakh", "100000", ""),
        ("$1.2M", "1200000", "$"),
        ("EUR 300", "300", "EUR"),
    ],
)
def test_money_is_read_with_its_sign_and_power(text: str, value: str, unit: str) -> None:
    found = read_quantity(text)
    assert isinstance(found, Quantity)
    assert (str(found.value), found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["1.2m", "2.5 cr", "5L"])
def test_a_letter_behind_a_bare_number_is_no_power(text: str) -> None:
    assert isinstance(read_quantity(text), Unread)
