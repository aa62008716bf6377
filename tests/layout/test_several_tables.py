"""Drawn sheets: several tables on one sheet, below each other and side by side."""

from __future__ import annotations

from tallybook.model import Balance, SheetReading
from tests.drawn import read, table


def _figures(reading: SheetReading) -> list[tuple[str, str, str]]:
    return [(o.cell, o.indicator_label, o.time_period) for o in reading.observations]


def test_stacked_tables_have_titles_units_and_years_of_their_own() -> None:
    reading = read("""
表一 2020年科普讲座情况
单位：万人次
区县 | 参加人次
江阳区 | 12

表二 2021年科普经费情况
单位：万元
区县 | 经费
江阳区 | 100
""")
    assert [(o.time_period, str(o.obs_value), o.unit_measure) for o in reading.observations] == [
        ("2020", "120000", "人次"),
        ("2021", "1000000", "元"),
    ]


def test_a_stacked_table_is_about_its_own_title() -> None:
    reading = read("""
表1 2021年讲座人次
区县 | 一季度 | 二季度
江阳区 | 5 | 100
表2 2021年经费
区县 | 一季度 | 二季度
纳溪区 | 6 | 7
""")
    assert [label for _, label, _ in _figures(reading)] == ["讲座人次", "讲座人次", "经费", "经费"]


def test_another_header_directly_below_opens_another_table() -> None:
    assert table(
        read("""
2021年培训统计表
区县 | 场次 | 人次
江阳区 | 5 | 100
区县 | 经费(万元) | 展板(块)
江阳区 | 2 | 7
""")
    ) == [
        ("江阳区", "场次", "2021", "5"),
        ("江阳区", "人次", "2021", "100"),
        ("江阳区", "经费(万元)", "2021", "20000"),
        ("江阳区", "展板(块)", "2021", "7"),
    ]


def test_years_in_a_header_that_comes_again_are_no_figures() -> None:
    reading = read("""
Outreach
Indicator | 2019 | 2020
Sessions | 5 | 6
Indicator | 2021 | 2022
Sessions | 3 | 4
""")
    assert table(reading) == [
        ("", "Sessions", "2019", "5"),
        ("", "Sessions", "2020", "6"),
        ("", "Sessions", "2021", "3"),
        ("", "Sessions", "2022", "4"),
    ]
    assert reading.balance == Balance(numbers=8, observations=4, periods=4)


def test_columns_go_on_in_a_continuation() -> None:
    reading = read("""
表3 各区县经费
单位：万元
区县 | 2018 | 2019
江阳区 | 5 | 100
纳溪区 | 3 | 90
续表
区县 | 2020 | 2021
江阳区 | 2 | 30
纳溪区 | 4 | 40
""")
    assert [(o.area_label, o.time_period, str(o.obs_value)) for o in reading.observations[4:]] == [
        ("江阳区", "2020", "20000"),
        ("江阳区", "2021", "300000"),
        ("纳溪区", "2020", "40000"),
        ("纳溪区", "2021", "400000"),
    ]
    assert {o.indicator_label for o in reading.observations} == {"各区县经费"}


def test_rows_go_on_in_a_continuation_without_header() -> None:
    reading = read("""
2021年培训统计表
单位：万元
区县 | 投入
江阳区 | 5
纳溪区 | 3

(续)
泸县 | 2
""")
    assert table(reading)[-1] == ("泸县", "投入", "2021", "20000")


def test_a_line_of_an_area_over_each_table() -> None:
    assert table(
        read("""
Outreach 2021
Gulu
Indicator | 2020 | 2021
Sessions | 5 | 6

Lira
Indicator | 2020 | 2021
Sessions | 3 | 4
""")
    ) == [
        ("Gulu", "Sessions", "2020", "5"),
        ("Gulu", "Sessions", "2021", "6"),
        ("Lira", "Sessions", "2020", "3"),
        ("Lira", "Sessions", "2021", "4"),
    ]


def test_a_line_tells_like_tables_apart() -> None:
    assert table(
        read("""
泸州市2021年科普统计
一、讲座
区县 | 场次
江阳区 | 5
纳溪区 | 3
二、展览
区县 | 场次
江阳区 | 50
纳溪区 | 30
""")
    ) == [
        ("江阳区", "讲座 / 场次", "2021", "5"),
        ("纳溪区", "讲座 / 场次", "2021", "3"),
        ("江阳区", "展览 / 场次", "2021", "50"),
        ("纳溪区", "展览 / 场次", "2021", "30"),
    ]


def test_figures_in_a_note_are_no_data() -> None:
    reading = read("""
2021年培训统计表
区县 | 场次 | 人次
江阳区 | 5 | 100

注：另有 | 3 | 场未计入
""")
    assert reading.balance == Balance(numbers=3, observations=2, excluded=1)


def test_the_same_table_in_two_languages_counts_once() -> None:
    reading = read("""
2021年培训统计表
区县 | 场次 | 人次
江阳区 | 5 | 100
纳溪区 | 3 | 90

Training 2021
District | Sessions | Persons
Jiangyang | 5 | 100
Naxi | 3 | 90
""")
    assert [o.area_label for o in reading.observations] == ["江阳区", "江阳区", "纳溪区", "纳溪区"]
    assert [(f.code, f.cell) for f in reading.findings] == [("TABLE_TWIN", "B8")]
    assert reading.balance == Balance(numbers=8, observations=4, excluded=4)


def test_two_languages_side_by_side_count_once() -> None:
    reading = read("""
Kurse 2021 | | | | Cours 2021
Kreis | Kurse | Teilnehmer | | Arrondissement | Cours | Inscrits
Aachen | 51 | 100 | | Aix-la-Chapelle | 51 | 100
Köln | 32 | 90 | | Cologne | 32 | 90
Trier | 74 | 60 | | Trèves | 74 | 60
Mainz | 15 | 50 | | Mayence | 15 | 50
""")
    assert {o.indicator_label for o in reading.observations} == {"Kurse", "Teilnehmer"}
    assert [f.code for f in reading.findings] == ["TABLE_TWIN"]


def test_other_areas_with_the_same_figures_are_no_twin() -> None:
    reading = read("""
2021年培训统计表
区县 | 场次 | 人次
江阳区 | 5 | 100
纳溪区 | 3 | 90

区县 | 场次 | 人次
泸县 | 5 | 100
合江县 | 3 | 90
""")
    assert len(reading.observations) == 8
    assert reading.findings == ()


def test_tables_side_by_side_begin_on_different_rows() -> None:
    assert table(
        read("""
2021年培训
区县 | 场次
江阳区 | 5 | | 区县 | 人次
纳溪区 | 3 | | 江阳区 | 100
泸县 | 4 | | 纳溪区 | 90
| | | 泸县 | 70
""")
    )[3:] == [
        ("江阳区", "人次", "2021", "100"),
        ("纳溪区", "人次", "2021", "90"),
        ("泸县", "人次", "2021", "70"),
    ]


def test_a_list_goes_on_in_the_next_block() -> None:
    reading = read("""
江阳区2021年科普物资统计表
序号 | 项目 | 单位 | 数量 | 序号 | 项目 | 单位 | 数量
1 | 讲座 | 场次 | 5 | 4 | 展板 | 块 | 10
2 | 参加人次 | 人次 | 100 | 5 | 图书 | 册 | 90
3 | 横幅 | 条 | 7 | | | |
""")
    assert [(o.indicator_label, str(o.obs_value), o.unit_measure) for o in reading.observations] == [
        ("讲座", "5", "场次"),
        ("参加人次", "100", "人次"),
        ("横幅", "7", "条"),
        ("展板", "10", "块"),
        ("图书", "90", "册"),
    ]


def test_second_rows_that_are_a_part_of_those_above() -> None:
    reading = read("""
2021年人口
乡镇 | 男 | 女 | 合计
通滩镇 | 40 | 39 | 79
 | 40 | 37 | 77
石洞镇 | 142 | 1037 | 1179
 | 142 | 305 | 447
方洞镇 | 116 | 398 | 514
 | 116 | 227 | 343
总计 | 298 | 1474 | 1772
 | 298 | 569 | 867
""")
    assert [str(o.obs_value) for o in reading.observations] == ["40", "39", "142", "1037", "116", "398"]
    assert [(f.code, f.cell, dict(f.facts)["what"]) for f in reading.findings] == [("ROWS_SECOND", "B4", "part")]
    assert [t.parts for t in reading.printed_totals if t.cell == "B9"] == [("B3", "B5", "B7")]
    assert reading.balance == Balance(numbers=24, observations=6, printed_totals=6, excluded=12)


def test_second_rows_that_are_shares() -> None:
    reading = read("""
2021年人口
乡镇 | 男 | 女
通滩镇 | 40 | 39
 | 13.4 | 2.6
石洞镇 | 142 | 1037
 | 47.7 | 70.4
方洞镇 | 116 | 398
 | 38.9 | 27
合计 | 298 | 1474
 | 100 | 100
""")
    assert [str(o.obs_value) for o in reading.observations] == ["40", "39", "142", "1037", "116", "398"]
    assert [(f.code, dict(f.facts)["what"]) for f in reading.findings] == [("ROWS_SECOND", "share")]


def test_second_rows_of_something_else_stay_unexplained() -> None:
    reading = read("""
2021年人口
乡镇 | 男 | 女
通滩镇 | 40 | 39
 | 13 | 200
石洞镇 | 142 | 1037
 | 47 | 70
方洞镇 | 116 | 398
 | 38 | 27
""")
    assert [f.code for f in reading.findings] == ["ROW_UNNAMED"] * 3
    assert reading.balance.unexplained == 6


def test_indicators_with_their_values_beside_a_table_of_areas() -> None:
    assert table(
        read("""
2021年培训情况
区县 | 场次 | 指标 | 数量
江阳区 | 5 | 电影放映 | 100
纳溪区 | 3 | 图书赠送 | 90
""")
    ) == [
        ("江阳区", "场次", "2021", "5"),
        ("纳溪区", "场次", "2021", "3"),
        ("", "电影放映", "2021", "100"),
        ("", "图书赠送", "2021", "90"),
    ]


def test_a_self_evaluation_is_about_its_finest_indicators() -> None:
    reading = read("""
2021年度绩效自评表
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
产出指标 | 数量指标 | 讲座场次 | ≥10场次 | 12场次
效益指标 | 社会效益 | 受益人数 | ≥500人 | 600人
""")
    assert [(o.indicator_label.split(" / ")[-2:], str(o.obs_value)) for o in reading.observations] == [
        (["讲座场次", "年度指标值"], "10"),
        (["讲座场次", "实际完成值"], "12"),
        (["受益人数", "年度指标值"], "500"),
        (["受益人数", "实际完成值"], "600"),
    ]
    assert {o.area_label for o in reading.observations} == {""}


def test_a_unit_over_the_indicators_is_that_of_their_figures() -> None:
    reading = read("""
江阳区科普经费
项目（万元） | 2020年 | 2021年
财政拨款 | 100 | 120
""")
    assert [(str(o.obs_value), o.unit_measure) for o in reading.observations] == [("1000000", "元"), ("1200000", "元")]


def test_numbers_of_notes_are_codes() -> None:
    reading = read("""
2021年培训统计表
区县 | 场次 | 人次
江阳区 | 5 | 100

注：
1 | 不含省属单位
2 | 纳溪区含开发区
""")
    assert reading.findings == ()
    assert reading.balance == Balance(numbers=4, observations=2, codes=2)


def test_a_continuation_said_in_two_cells_is_no_header() -> None:
    reading = read("""
        16-2 零售总额
        年份 | 城镇 | 乡村
        2016 | 2118 | 529
        2017 | 2965 | 741

        16-2 续表 | continued
        年份 | 批发和零售业 | 其他
        2016 | 2250 | 79
        2017 | 3150 | 111
    """)
    assert {o.indicator_label for o in reading.observations} == {"城镇", "乡村", "批发和零售业", "其他"}
