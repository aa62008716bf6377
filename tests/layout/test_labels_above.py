"""Labels left empty: what shows that they mean 'as above', and what does not."""

from __future__ import annotations

from tallybook.model import Severity
from tests.drawn import read, table


def _found(drawing: str) -> list[tuple[str, str, str]]:
    return [(f.code, f.cell, f.severity) for f in read(drawing).findings]


def test_the_same_labels_again_under_each_area() -> None:
    drawing = """
        Population by municipality and sex
                     |       | 2019 | 2020
        0114 Väsby   | men   | 31   | 33
                     | women | 67   | 29
        0115 Vallen  | men   | 25   | 52
                     | women | 65   | 21
    """
    assert [a for a, *_ in table(read(drawing))] == ["0114 Väsby"] * 4 + ["0115 Vallen"] * 4
    assert _found(drawing) == [("LABELS_ABOVE", "A4", Severity.NOTE)]


def test_serial_numbers_that_pause_where_the_offices_do() -> None:
    drawing = """
        2023年科技活动周活动情况统计表
        序号 | 承办单位 | 活动名称   | 参加人次
        1    | 市科技局 | 启动仪式   | 560
             |          | 科技集市   | 254
        2    | 市教育局 | 校园科技节 | 474
        3    | 市卫健局 | 义诊       | 856
             |          | 健康讲座   | 811
        合计 |          |            | 2955
    """
    reading = read(drawing)
    assert [o.area_label for o in reading.observations] == ["市科技局", "市科技局", "市教育局", "市卫健局", "市卫健局"]
    assert _found(drawing) == [("LABELS_ABOVE", "B4", Severity.NOTE)]


def test_years_over_months() -> None:
    drawing = """
        Visitors
        Year | Month    | Persons
        2019 | January  | 31
             | February | 67
        2020 | January  | 25
             | February | 65
    """
    assert [o.time_period for o in read(drawing).observations] == ["2019-01", "2019-02", "2020-01", "2020-02"]


def test_gaps_that_are_the_habit_of_the_sheet_are_filled_with_a_warning() -> None:
    drawing = """
        2023年活动统计表
        区县   | 活动名称   | 参加人次
        江阳区 | 启动仪式   | 560
               | 科技集市   | 254
        泸县   | 校园科技节 | 474
               | 义诊       | 856
    """
    assert [o.area_label for o in read(drawing).observations] == ["江阳区", "江阳区", "泸县", "泸县"]
    assert _found(drawing) == [("LABELS_ABOVE", "A4", Severity.WARNING)]


def test_a_lone_gap_may_be_a_slip() -> None:
    drawing = """
        2023年活动统计表
        区县   | 活动名称   | 参加人次
        江阳区 | 启动仪式   | 560
               | 科技集市   | 254
        泸县   | 校园科技节 | 474
        合江县 | 义诊       | 856
    """
    assert [o.area_label for o in read(drawing).observations] == ["江阳区", "", "泸县", "合江县"]
    assert _found(drawing) == [("AREA_BLANK", "C4", Severity.ERROR)]


def test_nothing_is_filled_over_an_empty_row() -> None:
    drawing = """
        2023年活动统计表
        区县   | 指标 | 数量
        江阳区 | 讲座 | 3
               | 展览 | 30
        泸县   | 讲座 | 4

               | 展览 | 40
    """
    assert [o.area_label for o in read(drawing).observations] == ["江阳区", "", "泸县", ""]


def test_a_sections_total_and_the_labels_above_it() -> None:
    drawing = """
        2023年统计
        区县   | 类别 | 人次
        江阳区 | 讲座 | 300
               | 展览 | 301
               | 小计 | 601
        泸县   | 讲座 | 400
               | 展览 | 402
               | 小计 | 802
        合计   |      | 1403
    """
    reading = read(drawing)
    assert table(reading) == [
        ("江阳区", "讲座 / 人次", "2023", "300"),
        ("江阳区", "展览 / 人次", "2023", "301"),
        ("泸县", "讲座 / 人次", "2023", "400"),
        ("泸县", "展览 / 人次", "2023", "402"),
    ]
    assert [(t.cell, t.parts) for t in reading.printed_totals] == [
        ("C5", ("C3", "C4")),
        ("C8", ("C6", "C7")),
        ("C9", ("C3", "C4", "C6", "C7")),
    ]
