"""Columns that have run on since January, and interim figures beside final ones; each test is the sheet it is about."""

from __future__ import annotations

import pytest

from tallybook.model import Role
from tallybook.notation import kind_of, name_of, running_since, since_january
from tests.drawn import read, table


@pytest.mark.parametrize(
    ("header", "since"),
    [
        ("本年累计", ""),
        ("本月止累计", ""),
        ("自年初累计数", ""),
        ("上年同期累计", ""),
        ("Year to date", ""),
        ("YTD", ""),
        ("с начала года", ""),
        ("1-5月累计", "-01/-05"),
        ("2021年1-5月累计", "2021-01/2021-05"),
        ("5月累计", "-05"),
        ("累计", None),
        ("累计确诊", None),
        ("2021年累计", None),
        ("cumulative", None),
        ("参加人次", None),
    ],
)
def test_what_a_header_says_of_a_running_total(header: str, since: str | None) -> None:
    assert running_since(header) == since


@pytest.mark.parametrize(
    ("period", "stretch"),
    [
        ("2021-05", "2021-01/2021-05"),
        ("2021-01", "2021-01"),
        ("2021-06", "2021-H1"),
        ("2021-12", "2021"),
        ("2021-Q3", "2021-01/2021-09"),
        ("2021-H2", "2021"),
        ("2021-01/2021-05", "2021-01/2021-05"),
        ("2021", "2021"),
        ("2021-05-22", "2021-05-22"),
        ("2020/2021", "2020/2021"),
        ("-05", "-05"),
    ],
)
def test_the_stretch_since_january(period: str, stretch: str) -> None:
    assert since_january(period) == stretch


def test_this_month_and_the_year_so_far() -> None:
    reading = read("""
        2021年5月统计表
        指标 | 本月 | 本年累计 | 上年同期累计
        讲座 | 10   | 50       | 40
    """)
    assert table(reading) == [
        ("", "讲座", "2021-05", "10"),
        ("", "讲座 / 本年累计", "2021-01/2021-05", "50"),
        ("", "讲座 / 上年同期累计", "2020-01/2020-05", "40"),
    ]
    assert {name_of(o) for o in reading.observations} == {"讲座"}
    assert {kind_of(o, {}).value for o in reading.observations} == {"flow"}


def test_a_running_total_under_each_indicator() -> None:
    reading = read("""
        2021年5月统计表
        区县   | 人次 | <          | 场次 | <
        ^      | 本月 | 本月止累计 | 本月 | 本月止累计
        泸县   | 10   | 50         | 1    | 5
        合江县 | 20   | 60         | 2    | 6
    """)
    assert [(p, v) for _, _, p, v in table(reading)[:4]] == [
        ("2021-05", "10"),
        ("2021-01/2021-05", "50"),
        ("2021-05", "1"),
        ("2021-01/2021-05", "5"),
    ]


def test_a_month_beside_the_months_up_to_it() -> None:
    reading = read("""
        2021年讲座统计
        区县   | 5月 | 1-5月累计
        泸县   | 10  | 50
        合江县 | 20  | 60
    """)
    assert [(p, v) for _, _, p, v in table(reading)[:2]] == [("2021-05", "10"), ("2021-01/2021-05", "50")]
    assert len({name_of(o) for o in reading.observations}) == 1


def test_a_running_total_of_nobody_knows_which_month_keeps_its_word() -> None:
    reading = read("""
        2021年统计表
        指标 | 本年累计
        讲座 | 50
        展览 | 60
    """)
    assert table(reading)[0] == ("", "讲座 / 本年累计", "2021", "50")
    assert {kind_of(o, {}).value for o in reading.observations} == {"cumulative"}


@pytest.mark.parametrize(
    ("interim", "final"),
    [("0-18时", "0-24时"), ("初步数", "最终数"), ("截至18时", "截至24时"), ("preliminary", "final")],
)
def test_interim_figures_beside_final_ones_do_not_count(interim: str, final: str) -> None:
    reading = read(f"""
        2021年5月22日统计表
        区县   | 人次 | <
        ^      | {interim} | {final}
        泸县   | 10   | 50
        合江县 | 20   | 60
    """)
    assert [v for *_, v in table(reading)] == ["50", "60"]
    assert [reading.roles[p] for p in ((3, 1), (4, 1))] == [Role.EXCLUDED] * 2
    assert [(f.code, f.severity.value, f.cell, f.raw) for f in reading.findings] == [
        ("FIGURES_REPLACED", "note", "B4", "10")
    ]
    assert reading.balance.closes


def test_columns_of_which_one_says_more_are_no_versions() -> None:
    reading = read("""
        2021年统计表
        区县   | 期刊 | 最新期刊 | 职工 | 正式职工
        泸县   | 10   | 5        | 7    | 4
        合江县 | 20   | 6        | 8    | 3
    """)
    assert len(reading.observations) == 8
