"""Years that stand in a row of their own above the rows of their months or quarters."""

from __future__ import annotations

import pytest

from tallybook.model import Role, SheetReading
from tests.drawn import read, table

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _periods(reading: SheetReading) -> list[str]:
    return [o.time_period for o in reading.observations]


def _totals(reading: SheetReading) -> list[str]:
    return [t.cell for t in reading.printed_totals]


def _codes(reading: SheetReading) -> list[str]:
    return [f.code for f in reading.findings]


@pytest.mark.parametrize("year", ["2017年", "2017", "'2017", "106年 2017"])
def test_quarters_below_a_year_are_of_that_year(year: str) -> None:
    reading = read(
        f"""
        接待人数
        时间 | 东坡区 | 彭山区
        {year} | 100 | 204
        第1季度 | 10 | 51
        第2季度 | 20 | 51
        第3季度 | 30 | 52
        第4季度 | 40 | 50
        2018年 | 26 | 46
        一季度 | 11 | 21
        二季度 | 15 | 25
        """
    )
    assert _periods(reading)[::2] == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1", "2018-Q2"]
    assert _totals(reading) == ["B3", "C3", "B8", "C8"]
    assert "PERIOD_MISSING" not in _codes(reading)


@pytest.mark.parametrize("year", ["2017", "2017年"])
def test_a_year_without_figures_heads_its_months(year: str) -> None:
    reading = read(f"Visitors\nTime | North | South\n{year}\nJan | 1 | 2\nFeb | 3 | 5\n2018\nJan | 4 | 6\nFeb | 7 | 9")
    assert _periods(reading)[::2] == ["2017-01", "2017-02", "2018-01", "2018-02"]
    assert not _codes(reading)


def test_year_and_month_in_two_columns() -> None:
    reading = read(
        "人数\n年份 | 月份 | 甲区 | 乙区\n2017年 | | 4 | 7\n | 1月 | 1 | 2\n | 2月 | 3 | 5\n2018年 | | 11 | 15\n | 1月 | 4 | 6\n | 2月 | 7 | 9"
    )
    assert _periods(reading)[::2] == ["2017-01", "2017-02", "2018-01", "2018-02"]
    assert _totals(reading) == ["C3", "D3", "C6", "D6"]


def test_months_and_quarters_in_several_languages_below_years() -> None:
    reading = read(
        """
        住客數目
        年/季 | | 五星 | 四星
        2017 | | 24 | 6
        | 第1季 1.º T 1st Q | 3 | 1
        | 第2季 2.º T 2nd Q | 5 | 1
        | 第3季 3.º T 3rd Q | 7 | 2
        | 第4季 4.º T 4th Q | 9 | 2
        2018 | | 9 | 4
        | 第1季 1.º T 1st Q | 4 | 1
        | 第2季 2.º T 2nd Q | 5 | 3
        """
    )
    assert _periods(reading)[::2] == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1", "2018-Q2"]
    assert _totals(reading) == ["C3", "D3", "C8", "D8"]
    months = read("回收量\n年(月)別 | 新北市 | 臺北市\n'2018 | 4 | 7\n1月 Jan. | 1 | 2\n2月 Feb. | 3 | 5")
    assert table(months)[0] == ("新北市", "回收量", "2018-01", "1")


def test_a_year_above_all_its_months_is_their_total_even_where_it_differs() -> None:
    months = "\n".join(f"{m} | {n} | {n + 1}" for n, m in enumerate(_MONTHS, 1))
    reading = read(f"Visitors\nTime | North | South\n2017 | 80 | 91\n{months}")
    assert _totals(reading) == ["B3", "C3"]
    assert len(_periods(reading)) == 24


def test_a_year_above_some_months_that_are_not_its_sum_is_left_out() -> None:
    reading = read(
        "Visitors\nTime | North | South\n2016 | 70 | 80\n2017 | 80 | 91\nJan | 1 | 2\nFeb | 3 | 5\nMar | 4 | 4"
    )
    assert _periods(reading)[::2] == ["2016", "2017-01", "2017-02", "2017-03"]
    assert [(f.code, f.cell) for f in reading.findings] == [("YEAR_ABOVE", "B4")]
    assert [c for c, r in reading.roles.items() if r is Role.EXCLUDED] == [(3, 1), (3, 2)]


def test_months_behind_whole_years_are_of_the_titles_year() -> None:
    reading = read("2018年接待人数\n时间 | 甲区 | 乙区\n2016年 | 70 | 80\n2017年 | 80 | 91\n1月 | 1 | 2\n2月 | 3 | 5")
    assert _periods(reading)[::2] == ["2016", "2017", "2018-01", "2018-02"]


def test_years_below_all_their_quarters_give_them_their_year() -> None:
    quarters = "Q1 | 1 | 2\nQ2 | 2 | 3\nQ3 | 3 | 4\nQ4 | 4 | 6"
    reading = read(f"Visitors\nTime | North | South\n{quarters}\n2017 | 10 | 15\n{quarters}\n2018 | 10 | 15")
    assert _periods(reading)[::2] == [f"{y}-Q{q}" for y in (2017, 2018) for q in range(1, 5)]
    assert _totals(reading) == ["B7", "C7", "B12", "C12"]


@pytest.mark.parametrize(("year", "begun"), [("2017/18", "2017"), ("2017", "2017")])
def test_months_that_begin_anew_run_into_the_next_year(year: str, begun: str) -> None:
    reading = read(f"Visitors\nTime | North | South\n{year}\nNov | 1 | 2\nDec | 3 | 5\nJan | 4 | 6\nFeb | 7 | 9")
    assert _periods(reading)[::2] == [f"{begun}-11", f"{begun}-12", "2018-01", "2018-02"]


@pytest.mark.parametrize(("header", "other"), [("本月", "累计"), ("当月", "1-11月"), ("本月", "1-11月累计")])
def test_this_month_under_a_title_of_several_is_the_last(header: str, other: str) -> None:
    reading = read(f"2017年1—11月各区县工业投资\n区县 | {header} | {other}\n东坡区 | 8 | 63\n彭山区 | 7 | 87")
    assert _periods(reading) == ["2017-11", "2017-01/2017-11"] * 2
    assert not _codes(reading)


@pytest.mark.parametrize("name", ["FY14", "FY 14", "FYE14", "FYE 14"])
def test_short_fiscal_years_in_a_title_are_years(name: str) -> None:
    reading = read(
        f"Public Library Statistics: {name}\nCity | Population | Loans\nAkron | 3445 | 5240\nDike | 310 | 279"
    )
    assert set(_periods(reading)) == {"2014"}


def test_a_year_beside_its_first_month_is_that_of_the_next_months() -> None:
    reading = read("Visitors\nTime | North | South\n2017年11月 | 1 | 2\n12月 | 3 | 4\n2018年1月 | 5 | 6\n2月 | 7 | 8")
    assert _periods(reading)[::2] == ["2017-11", "2017-12", "2018-01", "2018-02"]
    turning = read("Visitors\nTime | North | South\n2017年11月 | 1 | 2\n12月 | 3 | 4\n1月 | 5 | 6\n2月 | 7 | 8")
    assert _periods(turning)[::2] == ["2017-11", "2017-12", "2018-01", "2018-02"]
