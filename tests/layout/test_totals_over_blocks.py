"""Totals that add up more than the rows right above them."""

from __future__ import annotations

from tallybook.check import footings
from tests.drawn import read

_HALVES = """
    2015年公共图书馆
    县区   | 总藏量 | 流通人次 | 县区 | 总藏量 | 流通人次
    翠屏区 | 440    | 614      | 高县 | 678    | 830
    南溪区 | 225    | 141      | 珙县 | 390    | 173
    宜宾县 | 248    | 647      | 合计 | {total} | 2405
"""


def foots(drawing: str) -> list[bool | None]:
    reading = read(drawing)
    return [f.foots for f in footings(reading.printed_totals, reading.observations)]


def test_a_total_at_the_end_of_the_second_half_adds_up_both() -> None:
    assert foots(_HALVES.format(total="1981")) == [True, True]


def test_a_total_that_neither_half_nor_both_make_differs() -> None:
    assert foots(_HALVES.format(total="1982")) == [False, True]


_GROUPS = """
    外借资料 2019
    地区   | <    | 外借
    香港岛 |      |
           | 东区 | 677
           | 南区 | 803
           | 小计 | 1480
    九龙   |      |
           | 观塘 | 300
           | 黄大仙 | 410
           | 小计 | 710
    总计   |      | {total}
"""


def test_a_grand_total_a_column_to_the_left_of_its_subtotals_adds_up_all_groups() -> None:
    assert foots(_GROUPS.format(total="2190")) == [True, True, True]


def test_a_grand_total_that_no_rows_make_differs() -> None:
    assert foots(_GROUPS.format(total="2191")) == [True, True, False]
