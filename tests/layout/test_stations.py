"""Stations and schools of an area that have several rows each."""

from __future__ import annotations

from tests.drawn import read

_STATIONS = """
    Crime 2014
    Province | {finer}   | Crime | Cases
    Avonland | Bolt      | Theft | 31
    Avonland | Bolt      | Arson | 44
    Avonland | Card      | Theft | 53
    Avonland | Card      | Arson | 65
    Dernland | Eden      | Theft | 72
    Dernland | Eden      | Arson | 81
    Dernland | {last}    | Theft | 97
    Dernland | {last}    | Arson | 12
"""


def areas(drawing: str) -> set[str]:
    return {o.area_label for o in read(drawing).observations}


def test_stations_that_part_each_province_are_the_areas() -> None:
    assert areas(_STATIONS.format(finer="Police station", last="Foss")) == {"Bolt", "Card", "Eden", "Foss"}


def test_stations_of_one_name_in_two_provinces_are_no_areas() -> None:
    assert areas(_STATIONS.format(finer="Police station", last="Card")) == {"Avonland", "Dernland"}


def test_a_finer_column_that_nothing_names_is_asked_about() -> None:
    assert "LAYOUT_UNSURE" in [f.code for f in read(_STATIONS.format(finer="Beat", last="Foss")).findings]
