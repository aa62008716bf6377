"""Each test is the sheet it is about."""

from __future__ import annotations

from tallybook.model import Role
from tests.drawn import read, table


def test_areas_down_indicators_across() -> None:
    reading = read("""
        2021年科普活动统计表
        区县   | 培训（场次） | 参加人次
        江阳区 | 3            | 120
        泸县   | 4            | 80
        合计   | 7            | 200
    """)
    assert table(reading) == [
        ("江阳区", "培训(场次)", "2021", "3"),
        ("江阳区", "参加人次", "2021", "120"),
        ("泸县", "培训(场次)", "2021", "4"),
        ("泸县", "参加人次", "2021", "80"),
    ]
    assert [(t.cell, t.parts) for t in reading.printed_totals] == [("B5", ("B3", "B4")), ("C5", ("C3", "C4"))]
    assert reading.balance.closes
    assert reading.balance.unexplained == 0


def test_merged_spanners_give_header_paths() -> None:
    reading = read("""
        2021年培训情况表（单位：人次）
        区县   | 培训人员 | <    | 合计
        ^      | 男       | 女   | ^
        江阳区 | 3        | 120  | 123
        泸县   | 4        | 80   | 84
    """)
    assert [o.indicator_label for o in reading.observations[:2]] == ["培训人员 / 男", "培训人员 / 女"]
    assert {t.cell: t.parts for t in reading.printed_totals} == {"D4": ("B4", "C4"), "D5": ("B5", "C5")}


def test_quarters_among_months_are_printed_totals() -> None:
    reading = read("""
        2008 filings
        Town    | January | February | March | Qtr 1 | Total
        Andover | 1       | 2        | 3     | 6     | 6
        Avon    | 2       | 2        | 2     | 6     | 6
    """)
    assert [o.time_period for o in reading.observations[:3]] == ["2008-01", "2008-02", "2008-03"]
    assert reading.balance.printed_totals == 4


def test_survey_form_takes_unit_from_its_column() -> None:
    reading = read("""
        2021年科普统计调查表
        填报单位：江阳区科技局
        指标名称 | 计量单位 | 代码 | 数量
        科普经费 | 万元     | 01   | 12.5
        发放资料 | 份       | 02   | 300
    """)
    assert [(str(o.obs_value), o.unit_measure) for o in reading.observations] == [("125000", "元"), ("300", "份")]
    assert {o.area_label for o in reading.observations} == {"江阳区"}


def test_years_across_indicators_down() -> None:
    reading = read("""
        指标           | 2019年 | 2018年
        人口数(万人)   | 12     | 11
        注：不含外来
    """)
    assert table(reading) == [("", "人口数(万人)", "2019", "120000"), ("", "人口数(万人)", "2018", "110000")]


def test_numbers_without_header_stay_out_with_an_error() -> None:
    reading = read("""
        甲 | 3 | 4
        乙 | 5 | 6
    """)
    assert not reading.observations
    assert reading.balance.unexplained == 4
    assert [f.code for f in reading.findings] == ["LAYOUT_UNSURE"]


def test_marks_stay_apart_from_zero() -> None:
    reading = read("""
        2021年
        Town  | Visits
        Avon  | 0
        Bolt  | -
        Card  | *
        Dale  |
    """)
    assert [(o.area_label, o.obs_value is None, o.obs_status) for o in reading.observations] == [
        ("Avon", False, "A"),
        ("Bolt", True, "M"),
        ("Card", True, "Q"),
    ]


def test_hidden_sheet_is_excluded() -> None:
    from tallybook.layout import lay_out
    from tallybook.tidy import tidy_sheet
    from tests.drawn import grid

    sheet = grid("Town | Visits\nAvon | 5", hidden=True)
    reading = tidy_sheet(sheet, lay_out(sheet))
    assert set(reading.roles.values()) == {Role.EXCLUDED}
    assert [f.code for f in reading.findings] == ["SHEET_HIDDEN"]


def test_side_by_side_blocks_with_the_same_header() -> None:
    reading = read("""
        Population 1997
        Town | Pop. | Town | Pop.
        Avon | 10   | Bolt | 20
        Card | 30   | Dale | 40
    """)
    assert sorted((o.area_label, str(o.obs_value)) for o in reading.observations) == [
        ("Avon", "10"),
        ("Bolt", "20"),
        ("Card", "30"),
        ("Dale", "40"),
    ]
