"""Where a table's header ends, what its columns say, and which of them name areas; each test is the sheet it is about."""

from __future__ import annotations

from tallybook.layout import lay_out
from tallybook.model import Role, SheetReading
from tests.drawn import grid, read


def header_rows(drawing: str) -> list[tuple[int, ...]]:
    """Give the header rows of each table of a drawing, the first row being 0."""
    return [t.header_rows for t in lay_out(grid(drawing)).tables]


def values(reading: SheetReading) -> list[tuple[str, str]]:
    """Give the observations as (area, value), and see that no number is left over."""
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    return [(o.area_label, str(o.obs_value)) for o in reading.observations]


def totals(reading: SheetReading) -> dict[str, tuple[str, ...]]:
    return {t.cell: t.parts for t in reading.printed_totals}


def test_a_first_data_row_of_words_is_no_header() -> None:
    drawing = """
        2022年基地情况表
        区县   | 基地级别 | 讲解员
        泸县   | 省级     | 暂缺
        合江县 | 市级     | 6
        叙永县 | 县级     | 9
    """
    assert header_rows(drawing) == [(1,)]
    assert ("合江县", "6") in values(read(drawing))


def test_a_first_data_row_of_counts_like_years_is_no_header() -> None:
    drawing = """
        各区县参加人次
        区县   | 讲座 | 展览
        泸县   | 2019 | 2020
        合江县 | 870  | 1350
    """
    assert header_rows(drawing) == [(1,)]
    assert values(read(drawing, year="2022")) == [
        ("泸县", "2019"),
        ("泸县", "2020"),
        ("合江县", "870"),
        ("合江县", "1350"),
    ]


def test_years_repeated_under_spanners_are_a_header() -> None:
    reading = read("""
        Visits and loans by town
        Town | Visits | <    | Loans | <
        ^    | 2020   | 2021 | 2020  | 2021
        Avon | 31     | 42   | 53    | 64
        Bolt | 75     | 86   | 97    | 18
    """)
    assert [(o.indicator_label, o.time_period, str(o.obs_value)) for o in reading.observations[:4]] == [
        ("Visits", "2020", "31"),
        ("Visits", "2021", "42"),
        ("Loans", "2020", "53"),
        ("Loans", "2021", "64"),
    ]


def test_years_that_do_not_repeat_alike_under_spanners_are_figures() -> None:
    assert header_rows("""
        Town | Visits | <    | Loans | <
        Avon | 2020   | 2021 | 2020  | 2023
        Bolt | 75     | 86   | 97    | 18
    """) == [(0,)]


def test_age_bands_are_a_header() -> None:
    reading = read("""
        Residents 2021
        Town | 0-14 | 15-64 | 65+
        Avon | 210  | 640   | 120
        Bolt | 330  | 910   | 250
    """)
    assert [o.indicator_label for o in reading.observations[:3]] == ["0-14", "15-64", "65+"]
    assert values(reading)[3:] == [("Bolt", "330"), ("Bolt", "910"), ("Bolt", "250")]


def test_grades_are_a_header() -> None:
    reading = read("""
        Pupils 2021
        School   | Town | K  | 1  | 2  | 3
        Oak Lane | Avon | 31 | 32 | 37 | 29
        Elm Hill | Bolt | 44 | 41 | 38 | 45
    """)
    assert [o.indicator_label for o in reading.observations[:4]] == ["K", "1", "2", "3"]
    assert len(values(reading)) == 8


def test_key_lines_above_a_gap_are_no_header() -> None:
    drawing = """
        Bookings by town
        Last updated | 18.11.2022
        Season       | Winter

        Town | Adults | Children | Pets
        Avon | 31     | 12       | 5
        Bolt | 24     | 19       | 8
    """
    assert header_rows(drawing) == [(4,)]
    assert [o.indicator_label for o in read(drawing, year="2022").observations[:3]] == ["Adults", "Children", "Pets"]


def test_a_line_of_units_may_have_texts_at_both_ends() -> None:
    drawing = """
        各区县常住人口
        2022年 |        |        | 单位：万人
        区县   | 城镇   | 乡村   | 流动
        泸县   | 31.5   | 42.25  | 7
        合江县 | 25.5   | 38     | 6
    """
    assert header_rows(drawing) == [(2,)]
    reading = read(drawing)
    assert [(o.time_period, str(o.obs_value), o.unit_measure) for o in reading.observations[:3]] == [
        ("2022", "315000", "人"),
        ("2022", "422500", "人"),
        ("2022", "70000", "人"),
    ]


def test_a_row_that_numbers_the_columns_may_compute() -> None:
    reading = read("""
        Funds 2021
        District | Grants | Gifts | Total
        (1)      | (2)    | (3)   | (4)=(2)+(3)
        Avon     | 310    | 42    | 352
        Bolt     | 240    | 19    | 259
    """)
    assert values(reading) == [("Avon", "310"), ("Avon", "42"), ("Bolt", "240"), ("Bolt", "19")]
    assert reading.observations[0].indicator_label == "Grants"
    assert totals(reading) == {"D4": ("B4", "C4"), "D5": ("B5", "C5")}


def test_spanners_may_name_areas() -> None:
    reading = read("""
        2022年科普场馆统计表
        指标           | 泸县 | <    | 合江县 | <
        ^              | 男   | 女   | 男     | 女
        参观（人次）   | 310  | 42   | 240    | 19
        讲解（人）     | 51   | 6    | 73     | 8
    """)
    assert [(o.area_label, o.indicator_label) for o in reading.observations[:4]] == [
        ("泸县", "参观(人次) / 男"),
        ("泸县", "参观(人次) / 女"),
        ("合江县", "参观(人次) / 男"),
        ("合江县", "参观(人次) / 女"),
    ]


def test_of_two_columns_of_areas_the_finer_one_counts() -> None:
    reading = read("""
        2022年各乡镇讲座
        区县   | 乡镇   | 场次
        泸县   | 玄滩镇 | 5
        泸县   | 嘉明镇 | 7
        泸县   | 喻寺镇 | 4
        合江县 | 尧坝镇 | 9
        合江县 | 福宝镇 | 3
        合江县 | 九支镇 | 8
    """)
    assert [area for area, _ in values(reading)] == ["玄滩镇", "嘉明镇", "喻寺镇", "尧坝镇", "福宝镇", "九支镇"]


def test_a_finer_column_keeps_the_subtotals_of_the_coarser() -> None:
    reading = read("""
        2022年各乡镇讲座
        区县   | 乡镇   | 场次
        泸县   | 小计   | 12
        泸县   | 玄滩镇 | 5
        泸县   | 嘉明镇 | 7
        合江县 | 小计   | 17
        合江县 | 尧坝镇 | 9
        合江县 | 九支镇 | 8
        合计   |        | 29
    """)
    assert [area for area, _ in values(reading)] == ["玄滩镇", "嘉明镇", "尧坝镇", "九支镇"]
    assert totals(reading) == {"C3": ("C4", "C5"), "C6": ("C7", "C8"), "C9": ("C4", "C5", "C7", "C8")}


def test_a_column_of_codes_beside_names_is_neither_area_nor_figure() -> None:
    reading = read("""
        2022年各区县讲座
        区县   | 行政区划代码 | 场次
        泸县   | 990521       | 5
        合江县 | 990522       | 7
    """)
    assert values(reading) == [("泸县", "5"), ("合江县", "7")]
    assert [p for p, role in reading.roles.items() if role is Role.CODE] == [(2, 1), (3, 1)]


def test_a_column_that_only_says_what_kind_of_area_a_row_is_names_none() -> None:
    reading = read("""
        Visits 2021
        Name | Level  | Visits
        Avon | County | 31
        Bolt | City   | 24
        Card | County | 17
    """)
    assert values(reading) == [("Avon", "31"), ("Bolt", "24"), ("Card", "17")]


def test_headings_of_areas_stand_above_indicators() -> None:
    reading = read("""
        Libraries 2021
        Item   | Number
        Ohio   |
        Visits | 310
        Loans  | 42
        Texas  |
        Visits | 240
        Loans  | 19
        Utah   |
        Visits | 170
        Loans  | 58
    """)
    assert [(o.area_label, o.indicator_label, str(o.obs_value)) for o in reading.observations[:4]] == [
        ("Ohio", "Visits", "310"),
        ("Ohio", "Loans", "42"),
        ("Texas", "Visits", "240"),
        ("Texas", "Loans", "19"),
    ]


def test_months_run_into_the_next_year() -> None:
    reading = read("""
        Visits by month 2021/2022
        Month    | Avon Museum
        November | 31
        December | 42
        January  | 24
        February | 19
    """)
    assert [o.time_period for o in reading.observations] == ["2021-11", "2021-12", "2022-01", "2022-02"]


def test_months_of_a_fiscal_year_begin_in_the_year_before() -> None:
    reading = read("""
        Visits FY2022
        Month   | Visits
        July    | 31
        August  | 42
        January | 53
        June    | 64
    """)
    assert [o.time_period for o in reading.observations] == ["2021-07", "2021-08", "2022-01", "2022-06"]


def test_months_that_do_not_run_on_stay_in_their_year() -> None:
    reading = read("""
        Visits FY2022
        Month   | Visits
        January | 53
        June    | 64
        July    | 31
    """)
    assert [o.time_period for o in reading.observations] == ["2022-01", "2022-06", "2022-07"]


def test_rows_of_last_year_below_a_total_are_set_aside() -> None:
    reading = read("""
        2022年科普活动统计表
        区县     | 讲座 | 展览
        泸县     | 31   | 12
        合江县   | 24   | 19
        合计     | 55   | 31
        上年同期 | 50   | 28
    """)
    assert values(reading) == [("泸县", "31"), ("泸县", "12"), ("合江县", "24"), ("合江县", "19")]
    assert totals(reading) == {"B5": ("B3", "B4"), "C5": ("C3", "C4")}
    assert [reading.roles[5, c] for c in (1, 2)] == [Role.EXCLUDED] * 2
    assert [(f.code, f.cell, f.raw) for f in reading.findings] == [("ROW_ASIDE", "B6", "上年同期")]


def test_a_whole_county_that_is_where_a_thing_took_place_is_no_total() -> None:
    reading = read("""
        2022年各县讲座台账
        区县   | 讲座 | 地点   | 人次
        泸县   | 防火 | 全县   | 310
        合江县 | 防汛 | 尧坝镇 | 240
        叙永县 | 防震 | 玄滩镇 | 170
    """)
    assert values(reading) == [("泸县", "310"), ("合江县", "240"), ("叙永县", "170")]
    assert not reading.printed_totals


def test_a_total_that_stands_in_every_row_names_none_of_them() -> None:
    reading = read("""
        Visits 2021
        Town        | Doors | Visits
        Avon        | Total | 31
        Bolt        | Total | 24
        Grand total | Total | 55
    """)
    assert values(reading) == [("Avon", "31"), ("Bolt", "24")]
    assert totals(reading) == {"C5": ("C3", "C4")}


def test_the_whole_county_in_another_column_is_no_total() -> None:
    reading = read("""
        2022年各县讲座
        区县   | 范围 | 场次
        泸县   | 全县 | 31
        合江县 | 全县 | 24
        叙永县 | 全县 | 17
    """)
    assert values(reading) == [("泸县", "31"), ("合江县", "24"), ("叙永县", "17")]
    assert not reading.printed_totals


def test_a_total_beside_a_lone_part_that_is_less_is_a_figure() -> None:
    reading = read("""
        2022年讲解员
        区县   | 讲解员 | <
        ^      | 合计   | 专职
        泸县   | 31     | 12
        合江县 | 24     | 19
    """)
    assert values(reading) == [("泸县", "31"), ("泸县", "12"), ("合江县", "24"), ("合江县", "19")]


def test_a_total_beside_a_lone_part_that_is_as_much_repeats_it() -> None:
    reading = read("""
        2022年讲解员
        区县   | 讲解员 | <
        ^      | 合计   | 专职
        泸县   | 31     | 31
        合江县 | 24     | 24
    """)
    assert totals(reading) == {"B4": ("C4",), "B5": ("C5",)}


def test_a_country_that_is_two_kinds_as_well_as_all_authorities() -> None:
    reading = read("""
        Households 2021
        Authority              | Owners | Tenants
        England                | 21160  | 13270
        Metropolitan districts | 9050   | 6130
        Shire districts        | 12110  | 7140
        Avon                   | 4020   | 3110
        Bolt                   | 5030   | 3020
        Card                   | 7090   | 4050
        Dale                   | 5020   | 3090
    """)
    assert [area for area, _ in values(reading)] == ["Avon", "Avon", "Bolt", "Bolt", "Card", "Card", "Dale", "Dale"]
    assert totals(reading)["B3"] == ("B6", "B7", "B8", "B9")


def test_a_forms_head_asks_and_answers_beside_it() -> None:
    reading = read("""
        WASH project return
        District:  | Gulu | Quarter: | Q2 2021
        Submitted: | 12/07/2021

        Activity  | Boreholes | Sessions | Persons
        Training  | 3         | 19       | 70
        Campaigns | 4         | 24       | 96
    """)
    assert {(o.area_label, o.time_period) for o in reading.observations} == {("Gulu", "2021-Q2")}
    assert [f.code for f in reading.findings if f.severity != "note"] == []


def test_rows_of_facts_about_the_columns_are_no_figures() -> None:
    reading = read("""
             | Houses ; North | Houses ; South
        Series Type | Original | Original
        No. Obs     | 30       | 30
        Series ID   | A44      | A45
        2021-01     | 2244     | 2046
        2021-02     | 2830     | 2911
    """)
    assert [(o.time_period, str(o.obs_value)) for o in reading.observations] == [
        ("2021-01", "2244"),
        ("2021-01", "2046"),
        ("2021-02", "2830"),
        ("2021-02", "2911"),
    ]
    assert reading.observations[0].indicator_label == "Houses ; North"


def test_a_row_of_tags_for_machines_is_no_header() -> None:
    reading = read("""
        District | Reached  | Month
        #adm1    | #reached | #date
        Avon     | 300      | 2021-05
        Bolt     | 410      | 2021-05
    """)
    assert {o.indicator_label for o in reading.observations} == {"Reached"}


def test_a_year_in_the_corner_over_months_dates_each_block() -> None:
    reading = read("""
        Crashes by month
        2012   | Jan | Feb | Mar
        Fatal  | 7   | 27  | 8
        Injury | 101 | 136 | 181

        2013   | Jan | Feb | Mar
        Fatal  | 14  | 29  | 25
        Injury | 150 | 124 | 160
    """)
    assert [o.time_period for o in reading.observations[:3]] == ["2012-01", "2012-02", "2012-03"]
    assert {o.time_period[:4] for o in reading.observations} == {"2012", "2013"}
    assert len(reading.observations) == 12


def test_the_state_among_its_counties_is_a_total() -> None:
    reading = read("""
        Marriages 2006
        County   | Marriages
        State    | 9
        Anderson | 4
        Bedford  | 3
    """)
    assert [t.cell for t in reading.printed_totals] == ["B3"]


def test_last_months_column_is_of_the_month_before() -> None:
    reading = read("""
        2021年1月法定传染病统计表
        病名   | 发病数 | <
        ^      | 本月   | 上月
        流感   | 31     | 11
        肺结核 | 3      | 25
    """)
    assert [o.time_period for o in reading.observations] == ["2021-01", "2020-12", "2021-01", "2020-12"]
