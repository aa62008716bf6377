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


_BESIDE = "Loans 2019\nDistrict | | Loans | Visits\nIsland | | |\n | {a} | 716 | 307\n | Southern | 809 | 885\nKowloon | | |\n | Tong | 345 | 889\n"


def test_areas_in_the_column_beside_that_of_their_header() -> None:
    reading = read(_BESIDE.format(a="Eastern"))
    assert [o.area_label for o in reading.observations][::2] == ["Eastern", "Southern", "Tong"]
    assert not reading.findings


def test_an_area_left_out_there_is_asked_about() -> None:
    assert [f.code for f in read(_BESIDE.format(a="")).findings] != []


def test_words_below_a_header_for_dates_name_no_areas() -> None:
    reading = read("Events 2021\nTown | Event | Date | Guests\nAlton | Talk | Every Tue | 3\nAlton | Show | 2 May | 5")
    assert {o.area_label for o in reading.observations} == {"Alton"}


def test_one_column_of_events_and_one_of_dates_in_words_leave_no_doubt() -> None:
    reading = read("Events 2021\nEvent | Date | Guests | Cost\nTalk | Every Tue | 3 | 9\nShow | Every Thu | 5 | 8")
    assert len(reading.observations) == 4
    assert not reading.findings
