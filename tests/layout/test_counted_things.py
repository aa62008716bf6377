"""Columns of texts that count things in words of their own."""

from __future__ import annotations

from tests.drawn import read, table


def test_bags_and_hours_are_figures_with_their_unit() -> None:
    reading = read("""
        Parish spring clean 2013
        Parish | Litter         | Work
        Ashby  | 35 bags        | 48 hrs
        Barton | about 40 bags  | 1 850 h
        Corby  | 1 bag          | 12 hrs
        Denton | 12             | n/a
        Total  | 88 bags        |
    """)
    assert [(o.area_label, str(o.obs_value), o.unit_measure, o.qualifier) for o in reading.observations] == [
        ("Ashby", "35", "bags", "exact"),
        ("Ashby", "48", "hours", "exact"),
        ("Barton", "40", "bags", "about"),
        ("Barton", "1850", "hours", "exact"),
        ("Corby", "1", "bags", "exact"),
        ("Corby", "12", "hours", "exact"),
        ("Denton", "12", "bags", "exact"),
        ("Denton", "None", "", "exact"),
    ]
    assert reading.balance.printed_totals == 1
    assert reading.balance.closes


def test_money_behind_its_figure() -> None:
    reading = read("""
        Associations 2014
        Commune | Subvention
        Aubagne | 3 200 €
        Cassis  | 450 €
    """)
    assert [(str(o.obs_value), o.unit_measure) for o in reading.observations] == [("3200", "EUR"), ("450", "EUR")]


def test_streets_and_courses_are_no_figures() -> None:
    reading = read("""
        Libraries 2014
        Town   | Address        | Visits
        Ashby  | 12 High Street | 480
        Barton | 7 Mill Lane    | 1850
        Corby  | 3 Church Road  | 120
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["480", "1850", "120"]
    assert [a for a, *_ in table(reading)] == ["Ashby", "Barton", "Corby"]
