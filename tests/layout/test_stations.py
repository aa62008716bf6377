"""Stations and schools of an area that have several rows each."""

from __future__ import annotations

import pytest

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


_SCHOOLS = "{title}中小学运动会\n类别 | 学校 | 运动员 | 裁判员\n小学 | 实验小学 | 8 | 4\n小学 | 东街小学 | 11 | 6\n中学 | 龙潭中学 | 21 | 9"


@pytest.mark.parametrize("title", ["2018年全县", "2018年度全县", "2018年全市各区县", "2018年三季度各区县"])
def test_schools_beside_their_class_are_areas_where_the_title_names_none(title: str) -> None:
    assert [o.area_label for o in read(_SCHOOLS.format(title=title)).observations][::2] == [
        "实验小学",
        "东街小学",
        "龙潭中学",
    ]


def test_schools_of_an_area_that_the_title_names_are_within_it() -> None:
    reading = read(_SCHOOLS.format(title="2018年泸县"))
    assert {(o.area_label, o.activity) for o in reading.observations} == {
        ("泸县", "实验小学"),
        ("泸县", "东街小学"),
        ("泸县", "龙潭中学"),
    }


def test_words_below_a_header_for_dates_still_name_rows_that_nothing_else_names() -> None:
    reading = read("Visits\nPeriod | Guests | Loans\nWet season | 3 | 4\nDry season | 5 | 6")
    assert len({(o.area_label, o.indicator_label) for o in reading.observations}) == 4
