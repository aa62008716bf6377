"""Rounded figures and their totals: half a unit of the last digit of each figure may part them, and no more."""

from __future__ import annotations

from tallybook.model import Role
from tests.drawn import read

COUNTRY = """
Area         | Output ({unit})
Germany      | {whole}
Baden        | {parts[0]}
Bayern       | {parts[1]}
Hessen       | {parts[2]}
Sachsen      | {parts[3]}
"""
MONTHS = """
2021年粮食产量
月份     | 产量（{unit}） | 销量（{unit}）
2021年   | {whole} | 24.3
1月      | {parts[0]} | 8.1
2月      | {parts[1]} | 8.1
3月      | {parts[2]} | 8.1
"""
ROUNDED = ("1.4", "2.4", "3.4", "4.4")


def country(whole: str) -> tuple[int, int]:
    reading = read(COUNTRY.format(unit="t", whole=whole, parts=ROUNDED))
    return len(reading.observations), len(reading.printed_totals)


def test_a_country_is_the_sum_of_its_rounded_parts() -> None:
    assert country("11.8") == (4, 1)


def test_a_country_that_misses_its_parts_by_more_than_rounding_is_data() -> None:
    assert country("12.2") == (5, 0)


def test_a_year_is_the_sum_of_its_rounded_months() -> None:
    reading = read(MONTHS.format(unit="吨", whole="7.3", parts=ROUNDED))
    assert [t.cell for t in reading.printed_totals] == ["B3", "C3"]
    assert not [f for f in reading.findings if f.code == "YEAR_ABOVE"]


def test_a_year_that_misses_its_months_by_more_than_rounding_is_left_out() -> None:
    reading = read(MONTHS.format(unit="吨", whole="9.9", parts=ROUNDED))
    assert reading.roles[2, 1] is Role.EXCLUDED
    assert [f.code for f in reading.findings] == ["YEAR_ABOVE"]
