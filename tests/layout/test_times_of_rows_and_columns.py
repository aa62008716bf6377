"""Where the period of a figure stands in an unusual place or form."""

from __future__ import annotations

import pytest

from tests.drawn import read, table


def periods(drawing: str) -> list[str]:
    return [period for *_, period, _ in table(read(drawing))]


def test_months_in_a_column_behind_the_values() -> None:
    drawing = "Reach 2015\nDistrict | Boys | Girls | Month\nAlton | 15 | 33 | '2015-12\nBerry | 61 | 12 | '2015-11"
    assert periods(drawing) == ["2015-12", "2015-12", "2015-11", "2015-11"]


@pytest.mark.parametrize("head", ["填报日期", "Date"])
def test_days_behind_the_values_may_be_those_of_filling_in(head: str) -> None:
    drawing = (
        f"Reach 2015\nDistrict | Boys | Girls | {head}\nAlton | 15 | 33 | 2016-01-05\nBerry | 61 | 12 | 2016-01-07"
    )
    assert periods(drawing) == ["2015"] * 4


def test_quarters_by_their_letter_where_the_title_speaks_of_trimestres() -> None:
    drawing = "Admissions par trimestre 2017\nProvince | T1 | T2 | T3\nBatha | 62 | 54 | 29\nLac | 80 | 60 | 88"
    assert periods(drawing)[:3] == ["2017-Q1", "2017-Q2", "2017-Q3"]


def test_the_same_letters_elsewhere_are_names() -> None:
    drawing = "Turbines 2017\nProvince | T1 | T2 | T3\nBatha | 62 | 54 | 29\nLac | 80 | 60 | 88"
    assert [(label, period) for _, label, period, _ in table(read(drawing))][:2] == [("T1", "2017"), ("T2", "2017")]


_WEEK = "2022年春播{kind}\n填报单位：农业局 | | 截至4月15日\n镇街 | 计划 | 已播\n江北街道 | 37 | 26\n吴宁街道 | 73 | 55"


def test_a_weekly_return_is_of_the_day_up_to_which_it_tells() -> None:
    assert periods(_WEEK.format(kind="进度周报表")) == ["2022-04-15"] * 4


def test_the_day_of_a_yearly_return_is_not_its_period() -> None:
    assert periods(_WEEK.format(kind="情况统计表")) == ["2022"] * 4


def test_growth_behind_two_years_is_of_the_later_one() -> None:
    drawing = "Arrivals, 2012 and 2013\nPort | 2012 | 2013 | % change | Share %\nAlton | 100 | 121 | 21 | 40\nBerry | 50 | 40 | -20 | 60"
    assert [(label, period) for _, label, period, _ in table(read(drawing))][:3] == [
        ("Arrivals", "2012"),
        ("Arrivals", "2013"),
        ("% change", "2013"),
    ]


def test_ports_named_once_above_their_months() -> None:
    reading = read("""
        Arrivals 2013
        Port      | Month    | Ships | Guests
        Bird      | January  | 77    | 94
                  | February | 135   | 17
        Sub-total |          | 212   | 111
        Deepwater | January  | 92    | 230
                  | February | 125   | 241
        Sub-total |          | 217   | 471
    """)
    assert [o.area_label for o in reading.observations] == ["Bird"] * 4 + ["Deepwater"] * 4


def test_a_project_for_the_whole_county_is_one_of_a_list() -> None:
    drawing = "2021年项目进度\n项目名称 | 实施地点 | 计划 | 支出\n产业路 | 盐井街道 | 283 | 155\n光伏 | 卫城镇 | 127 | 178\n雨露计划 | 全县 | 219 | 222"
    assert [o.area_label for o in read(drawing).observations][-2:] == ["全县", "全县"]


def test_the_whole_county_of_what_others_have_too_is_a_total() -> None:
    drawing = "2021年活动\n活动名称 | 区县 | 场次 | 人次\n讲座 | 泸县 | 28 | 155\n讲座 | 合江县 | 12 | 178\n讲座 | 全县 | 40 | 333"
    assert [t.cell for t in read(drawing).printed_totals] == ["C5", "D5"]
