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


def labels(drawing: str, **about: str) -> list[tuple[str, str, str, str]]:
    """Read a drawing that must be clean and give its observations."""
    reading = read(drawing, **about)
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    assert not [f for f in reading.findings if f.severity != "note"]
    return table(reading)


def test_indicators_down_areas_across() -> None:
    assert labels("""
        2021年科普活动汇总表 | < | < | < | <
        类别 | 指标         | 单位 | 江阳区 | 合计
        宣传 | 发放资料     | 万份 | 2.5    | 2.5
        ^    | 其中：农村   | 万份 | 1      | 1
    """) == [
        ("江阳区", "宣传 / 发放资料", "2021", "25000"),
        ("江阳区", "宣传 / 发放资料 / 其中:农村", "2021", "10000"),
    ]


def test_halves_under_years() -> None:
    assert [
        p
        for _, _, p, _ in labels("""
        江阳区科普活动统计表
        指标           | 2020年 | <      | 2021年 | <
        ^              | 上半年 | 下半年 | 上半年 | 下半年
        发放资料（份） | 1      | 2      | 3      | 4
    """)
    ] == ["2020-H1", "2020-H2", "2021-H1", "2021-H2"]


def test_this_year_and_last_year() -> None:
    assert labels("""
        江阳区2021年统计
        指标名称 | 计量单位 | 代码  | 本年 | 上年
        甲       | 乙       | 丙    | 1    | 2
        发放资料 | 份       | KP001 | 5    | 60
    """) == [("江阳区", "发放资料", "2021", "5"), ("江阳区", "发放资料", "2020", "60")]


def test_numbered_headings_stand_over_their_rows() -> None:
    assert labels("""
        泸县2021年科普活动
        指标名称     | 计量单位 | 代码  | 数量
        一、科普讲座 |          |       |
        1.举办次数   | 次       | KP511 | 12
        二、科普展览 |          |       |
        1.举办次数   | 次       | KP521 | 3
    """) == [("泸县", "科普讲座 / 举办次数", "2021", "12"), ("泸县", "科普展览 / 举办次数", "2021", "3")]


def test_an_area_may_head_a_group_of_rows() -> None:
    assert [
        (a, v)
        for a, _, _, v in labels("""
        2021年统计
        指标     | 单位 | 数量
        江阳区
        举办次数 | 次   | 3
        泸县
        举办次数 | 次   | 4
    """)
    ] == [("江阳区", "3"), ("泸县", "4")]


def test_an_event_log() -> None:
    reading = read("""
        江阳区2021年科技活动周活动台账
        序号 | 日期        | 活动名称 | 参加人次 | 备注
        1    | '2021-05-22 | 启动仪式 | 100      |
        2    | '5.23       | 讲座     | 200      | 见照片3张
        3    | 5月24-28日  | 展览     | /        |
        合计 |             |          | 300      |
    """)
    assert [(o.activity, o.time_period, o.obs_status) for o in reading.observations] == [
        ("启动仪式", "2021-05-22", "A"),
        ("讲座", "2021-05-23", "A"),
        ("展览", "2021-05-24/2021-05-28", "M"),
    ]
    assert {o.unit_measure for o in reading.observations} == {"人次"}
    assert reading.printed_totals[0].parts == ("D3", "D4", "D5")
    assert [r for r in reading.roles.values() if r is Role.CODE] == [Role.CODE] * 3


def test_a_date_that_cannot_be_read_is_said() -> None:
    reading = read("""
        江阳区2021年活动台账
        日期     | 参加人次
        5月22日  | 100
        五月下旬 | 200
        5月24日  | 300
    """)
    assert [o.time_period for o in reading.observations] == ["2021-05-22", "2021", "2021-05-24"]
    assert [(f.code, f.cell) for f in reading.findings] == [("PERIOD_UNREAD", "A4")]


def test_quarters_among_months_down() -> None:
    reading = read("""
        江阳区2021年
        月份   | 发放资料（份）
        1月    | 5
        2月    | 7
        3月    | 7
        一季度 | 19
        全年   | 19
    """)
    assert [o.time_period for o in reading.observations] == ["2021-01", "2021-02", "2021-03"]
    assert {t.cell: t.parts for t in reading.printed_totals} == {"B6": ("B3", "B4", "B5"), "B7": ("B3", "B4", "B5")}


def test_years_of_the_republic() -> None:
    assert [
        p
        for _, _, p, _ in labels("""
        民國107年各鄉鎮統計
        鄉鎮 | 107年 | 106年
        甲鄉 | 12    | 3
    """)
    ] == ["2018", "2017"]


def test_a_titles_unit_goes_where_it_fits() -> None:
    reading = read("""
        2021年科技经费表
        单位：万元
        区县   | 财政投入 | 其他渠道 | 培训人数
        江阳区 | 3        | 5        | 7
    """)
    assert [(str(o.obs_value), o.unit_measure) for o in reading.observations] == [
        ("30000", "元"),
        ("50000", "元"),
        ("7", "人"),
    ]


def test_a_cells_own_unit_is_believed_and_said() -> None:
    reading = read("""
        2021年表
        区县   | 发放资料（万份）
        江阳区 | 3
        泸县   | 5000份
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["30000", "5000"]
    assert [f.code for f in reading.findings] == ["UNITS_DIFFER"]


def test_words_among_numbers_stay_in_the_body() -> None:
    reading = read("""
        2021年统计
        项目     | 完成情况
        发放资料 | 10万余份
        电视报道 | 报道3次
        培训     | 50余场次
        展览     | 办了两场
    """)
    assert [o.indicator_label for o in reading.observations] == ["发放资料", "培训"]
    assert [(f.code, f.cell) for f in reading.findings if f.cell] == [("NUMBER_UNREAD", "B4"), ("VALUE_MISSING", "B6")]
    assert (reading.balance.numbers, reading.balance.unexplained) == (3, 1)


def test_a_sum_without_a_name_is_a_total_or_set_apart() -> None:
    drawing = "2021年表\n区县 | 资料\n江阳区 | 3\n泸县 | 4\n | {}"
    assert read(drawing.format(7)).balance.printed_totals == 1
    reading = read(drawing.format(8))
    assert reading.balance.unexplained == 1
    assert [f.code for f in reading.findings] == ["ROW_UNNAMED"]


def test_an_empty_label_that_nothing_explains_stays_empty() -> None:
    reading = read("""
        2021年统计
        区县   | 指标 | 数量
        江阳区 | 讲座 | 3
               | 讲座 | 30
        泸县   | 讲座 | 4
        ^      | 展览 | 40
    """)
    assert [o.area_label for o in reading.observations] == ["江阳区", "", "泸县", "泸县"]
    assert [(f.code, f.cell) for f in reading.findings] == [("AREA_BLANK", "C4")]


def test_a_figure_jotted_beside_the_table_is_named() -> None:
    reading = read("""
        2021年统计
        区县   | 讲座 |  |
        江阳区 | 3    |  |
        泸县   | 4    |  | 99
        合江县 | 5    |  |
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["3", "4", "5"]
    assert [(f.code, f.cell) for f in reading.findings] == [("NUMBER_UNEXPLAINED", "D4")]


def test_stated_year_and_area_win_and_contradictions_are_said() -> None:
    drawing = "江阳区2020年表\n指标 | 数量\n讲座 | 3"
    reading = read(drawing, year="2021", source="2021/江阳区.xlsx")
    assert table(reading) == [("江阳区", "讲座", "2021", "3")]
    assert [f.code for f in reading.findings] == ["PERIOD_CONTRADICTS"]
    assert table(read(drawing, area="泸县"))[0][0] == "泸县"


def test_a_missing_year_is_said() -> None:
    reading = read("区县 | 讲座\n江阳区 | 3\n泸县 | 4")
    assert [o.time_period for o in reading.observations] == ["", ""]
    assert [f.code for f in reading.findings] == ["PERIOD_MISSING"]


def test_a_year_alone_above_a_table_is_its_year() -> None:
    reading = read("""
        2021
        Town | Visits
        Avon | 30
        Bolt | 40
    """)
    assert table(reading) == [("Avon", "Visits", "2021", "30"), ("Bolt", "Visits", "2021", "40")]
    assert (reading.balance.periods, reading.balance.unexplained) == (1, 0)
