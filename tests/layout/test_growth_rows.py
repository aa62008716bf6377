"""Rows among those of periods that compare them, or give last year's figures."""

from __future__ import annotations

import pytest

from tallybook.model import IndicatorKind
from tallybook.notation import kind_of
from tests.drawn import read, table

_COMPARED = """
    2023年上半年旅游接待情况同比表
    区县   | 时间         | 游客   | 收入（万元）
    利州区 | 2023年上半年 | 173.23 | 19.54
    ^      | 2022年上半年 | 179.84 | 7.92
    ^      | 同比增长     | -3.7   | 146.7
    昭化区 | 2023年上半年 | 263.61 | 34.85
    ^      | 2022年上半年 | 274.54 | 17.81
    ^      | 同比增长     | -4     | 95.7
"""


def test_growth_below_two_periods_of_each_area_is_a_rate_of_the_later_one() -> None:
    reading = read(_COMPARED)
    assert [(o.cell, o.indicator_label, o.time_period, str(o.obs_value), o.unit_measure) for o in reading.observations][
        4:6
    ] == [
        ("C5", "同比增长 / 游客", "2023-H1", "-3.7", "%"),
        ("D5", "同比增长 / 收入(万元)", "2023-H1", "146.7", "%"),
    ]
    assert kind_of(reading.observations[4], {}) is IndicatorKind.RATIO
    assert not reading.findings


def test_growth_that_the_two_rows_do_not_make_is_set_aside() -> None:
    reading = read(_COMPARED.replace("-3.7 ", "12   ").replace("146.7", "3.5"))
    assert [(f.code, f.cell) for f in reading.findings] == [("ROW_ASIDE", "C5")]


def test_a_difference_keeps_the_unit_of_its_column() -> None:
    reading = read("讲座\n年份 | 场次 | 经费（万元）\n2020年 | 7 | 30\n2021年 | 9 | 34\n增减 | 2 | 4")
    found = [(o.indicator_label, o.time_period, str(o.obs_value), o.unit_measure) for o in reading.observations]
    assert found[-2:] == [("增减 / 场次", "2021", "2", ""), ("增减 / 经费(万元)", "2021", "40000", "元")]


_QUARTERS = "{title}开放情况\n季度 | 东馆 | 西馆\n1季度 | 149 | 100\n2季度 | 133 | 190\n3季度 | 101 | 173\n4季度 | 97 | 181\n上年同期 | 388 | 410"


def test_last_years_figures_below_a_whole_year_are_of_last_year() -> None:
    reading = read(_QUARTERS.format(title="2021年"))
    assert [(period, value) for *_, period, value in table(reading)][-2:] == [("2020", "388"), ("2020", "410")]
    assert not reading.findings


@pytest.mark.parametrize(
    "drawing",
    [
        _QUARTERS.format(title=""),
        _QUARTERS.format(title="2021年").replace("4季度 | 97 | 181\n", ""),
        _QUARTERS.format(title="2021年").replace("季度", "区"),
    ],
)
def test_last_years_figures_of_an_unknown_time_or_area_are_set_aside(drawing: str) -> None:
    assert "ROW_ASIDE" in [f.code for f in read(drawing).findings]
