"""What the grammar of layouts found: each test is the smallest sheet that shows it."""

from __future__ import annotations

import pytest

from tallybook.check import footings
from tallybook.model import SheetReading
from tests.drawn import read, table


def totals(reading: SheetReading) -> dict[str, tuple[str, ...]]:
    return {t.cell: t.parts for t in reading.printed_totals}


def clean(drawing: str, **about: str) -> SheetReading:
    """Read a drawing that must be clean: nothing left over, no warning, no total that differs from its parts."""
    reading = read(drawing, **about)
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    assert [f.code for f in reading.findings if f.severity != "note"] == []
    assert [f for f in footings(reading.printed_totals, reading.observations) if f.foots is False] == []
    return reading


def test_a_total_merged_over_the_years_is_one_in_each_of_them() -> None:
    reading = clean("""
        各区县科普讲座
        区县   | 年份   | 场次
        泸县   | 2020年 | 31
        ^      | 2021年 | 42
        合江县 | 2020年 | 24
        ^      | 2021年 | 19
        合计   | 2020年 | 55
        ^      | 2021年 | 61
    """)
    assert totals(reading) == {"C7": ("C3", "C5"), "C8": ("C4", "C6")}


def test_the_whole_year_of_an_area_adds_up_that_area_alone() -> None:
    reading = clean("""
        2021年各区县讲座
        季度   | 区县   | 场次
        全年   | 泸县   | 73
        全年   | 合江县 | 43
        一季度 | 泸县   | 31
        一季度 | 合江县 | 24
        二季度 | 泸县   | 42
        二季度 | 合江县 | 19
    """)
    assert totals(reading) == {"C3": ("C5", "C7"), "C4": ("C6", "C8")}


def test_regions_across_above_what_lies_in_them() -> None:
    reading = clean("""
        2021年各区县科普活动
        指标   | 合计   | 东片   | 江阳区 | 龙马潭区 | 西片   | 泸县   | 合江县
        资料   | 685034 | 391702 | 173451 | 218251   | 293332 | 194020 | 99312
    """)
    assert totals(reading) == {
        "B3": ("D3", "E3", "G3", "H3"),
        "C3": ("D3", "E3"),
        "F3": ("G3", "H3"),
    }


def test_subtotals_across_add_up_the_columns_up_to_the_one_before() -> None:
    reading = clean("""
        2021年各区县科普活动
        指标 | 江阳区 | 龙马潭区 | 小计 | 泸县 | 合江县 | 小计 | 合计
        讲座 | 31     | 42       | 73   | 24   | 19     | 43   | 116
        展览 | 5      | 6        | 11   | 7    | 8      | 15   | 26
    """)
    assert totals(reading)["D3"] == ("B3", "C3")
    assert totals(reading)["G3"] == ("E3", "F3")
    assert totals(reading)["H3"] == ("B3", "C3", "E3", "F3")


def test_a_total_of_a_total_claims_no_parts() -> None:
    reading = clean("""
        2021年各区县讲座
        指标 | 一季度 | <      | <    | 二季度 | <      | <    | 全年 | <      | <
        ^    | 泸县   | 合江县 | 小计 | 泸县   | 合江县 | 小计 | 泸县 | 合江县 | 小计
        讲座 | 31     | 24     | 55   | 42     | 19     | 61   | 73   | 43     | 116
    """)
    assert (
        totals(reading)
        == {
            "D4": ("B4", "C4"),
            "G4": ("E4", "F4"),
            "H4": ("B4", "E4"),
            "I4": ("C4", "F4"),
            "J4": ("B4", "C4", "E4", "F4"),
        }
        or totals(reading)["J4"] == ()
    )


def test_a_first_row_whose_only_figure_is_missing_is_no_header() -> None:
    reading = clean("""
        各区县讲座
        区县   | 年份   | 场次
        泸县   | 2020年 | —
        泸县   | 2021年 | 42
        合江县 | 2020年 | —
        合江县 | 2021年 | 19
    """)
    assert table(reading) == [
        ("泸县", "场次", "2020", "None"),
        ("泸县", "场次", "2021", "42"),
        ("合江县", "场次", "2020", "None"),
        ("合江县", "场次", "2021", "19"),
    ]


def test_a_missing_figure_after_a_gap_is_no_header() -> None:
    reading = clean("""
        2021年各区县人员
        区县   | 类别 | 人数
        泸县   | 专职 | 31
        泸县   | 兼职 | 12

        合江县 | 专职 | —
        合江县 | 兼职 | 24
    """)
    assert [(o.area_label, str(o.obs_value)) for o in reading.observations][2:] == [
        ("合江县", "None"),
        ("合江县", "24"),
    ]


def test_counts_like_years_in_the_first_rows_are_no_header() -> None:
    reading = clean("""
        2021年各区县参观人数
        指标 | 区县   | 数量
        参观 | 泸县   | 1958
        参观 | 合江县 | 2013
        参观 | 叙永县 | 81
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["1958", "2013", "81"]


def test_a_count_like_a_year_after_a_gap_is_no_header() -> None:
    reading = clean("""
        2021年各区县参观人数
        区县   | 指标 | 数量
        泸县   | 参观 | 310
        泸县   | 讲座 | 12

        合江县 | 参观 | 1977
        合江县 | 讲座 | 24
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["310", "12", "1977", "24"]


def test_counts_like_years_under_a_quarter_are_figures() -> None:
    reading = clean("""
        Visites par département 2021
        Indicateur | Aisne        | <            | Aude         | <            | Jura         | <
        ^          | 1er trimestre | 2e trimestre | 1er trimestre | 2e trimestre | 1er trimestre | 2e trimestre
        Visites    | 2016          | 310          | 870           | 1977         | 51            | 64
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["2016", "310", "870", "1977", "51", "64"]


def test_years_repeated_in_each_column_are_a_header() -> None:
    reading = clean("""
        Staff by county
                | 2020      | 2020      | 2021      | 2021
        County  | Full time | Part time | Full time | Part time
        Adams   | 31        | 12        | 42        | 15
        Brown   | 24        | 19        | 27        | 14
    """)
    assert [(o.time_period, o.indicator_label) for o in reading.observations[:4]] == [
        ("2020", "Full time"),
        ("2020", "Part time"),
        ("2021", "Full time"),
        ("2021", "Part time"),
    ]


def test_a_title_by_county_makes_the_columns_areas() -> None:
    reading = clean("""
        Library use by county, 2021
        Indicator | Adams | Brown | Total
        Visits    | 310   | 240   | 550
        Loans     | 42    | 19    | 61
    """)
    assert table(reading) == [
        ("Adams", "Visits", "2021", "310"),
        ("Brown", "Visits", "2021", "240"),
        ("Adams", "Loans", "2021", "42"),
        ("Brown", "Loans", "2021", "19"),
    ]
    assert totals(reading) == {"D3": ("B3", "C3"), "D4": ("B4", "C4")}


def test_men_and_women_are_no_areas_whatever_the_title_says() -> None:
    reading = read("""
        Staff by county, 2021
        Indicator | Men | Women
        Full time | 310 | 240
        Part time | 42  | 19
    """)
    assert {o.area_label for o in reading.observations} == {""}


def test_an_item_called_area_in_every_row_is_what_is_counted() -> None:
    reading = clean("""
        Libraries 2021
        County | Indicator  | Number
        Adams  | Floor area | 310
        Brown  | Floor area | 240
    """)
    assert {o.indicator_label for o in reading.observations} == {"Floor area"}


@pytest.mark.parametrize(
    ("line", "area"),
    [
        ("Département : Aisne", "Aisne"),
        ("Provincia: Toledo", "Toledo"),
        ("Kreis: Celle", "Celle"),
        ("Powiat: pucki", "pucki"),
        ("Район: Вельский", "Вельский"),
        ("市町村：札幌市", "札幌市"),
        ("Region: All", ""),
        ("参加区县：泸县、合江县", ""),
    ],
)
def test_a_form_says_its_area_in_any_language(line: str, area: str) -> None:
    reading = read(f"2021\n{line}\nIndicator | Value\nVisits | 310\nLoans | 42")
    assert {o.area_label for o in reading.observations} == {area}


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("2021 год", "2021"),
        ("2021 r.", "2021"),
        ("Año 2021", "2021"),
        ("2 квартал 2021", "2021-Q2"),
        ("III kwartał 2021", "2021-Q3"),
        ("4. čtvrtletí 2021", "2021-Q4"),
    ],
)
def test_years_and_quarters_of_further_languages(header: str, period: str) -> None:
    reading = read(f"Powiat | {header}\npucki | 310\ngdański | 42")
    assert {o.time_period for o in reading.observations} == {period}


def test_a_unit_line_in_japanese() -> None:
    reading = clean("""
        2021年 市町村別図書館の状況
        単位：千冊
        市町村 | 蔵書
        札幌市 | 310
        小樽市 | 42
    """)
    assert [(str(o.obs_value), o.unit_measure) for o in reading.observations] == [("310000", "册"), ("42000", "册")]


def test_all_districts_in_a_title_are_no_area() -> None:
    reading = clean("""
        各鄉鎮市區借閱冊數統計表
        年度   | 竹東鎮 | 北埔鄉 | 峨眉鄉
        2021年 | 310    | 240    | 42
    """)
    assert {o.indicator_label for o in reading.observations} == {"各鄉鎮市區借閱冊數"}


def test_a_count_like_a_year_beside_the_first_quarter_is_no_header() -> None:
    reading = clean("""
        Visites en 2021
        Trimestre     | Nombre
        1er trimestre | 1944
        2e trimestre  | 117248
    """)
    assert [(o.time_period, str(o.obs_value)) for o in reading.observations] == [
        ("2021-Q1", "1944"),
        ("2021-Q2", "117248"),
    ]


def test_a_title_that_ends_in_its_year_names_what_is_counted() -> None:
    reading = clean("""
        Visitas. Año 2021
        Provincia: Cuenca
        Mes     | Número
        Enero   | 24
        Febrero | 89
    """)
    assert {o.indicator_label for o in reading.observations} == {"Visitas."}


def test_a_word_for_a_subtotal_across_needs_no_large_figures() -> None:
    reading = clean("""
        Agents par département en 2021
        Indicateur | Aisne | Somme | Sous-total | Doubs | Jura | Sous-total
        Titulaires | 3     | -     | 3          | 4     | 5    | 9
    """)
    assert totals(reading) == {"D3": ("B3", "C3"), "G3": ("E3", "F3")}


def test_full_time_is_no_time() -> None:
    reading = clean("""
        Staff 2021
        County | Full time | Part time
        Adams  | 2058      | 31
        Brown  | 1977      | 24
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["2058", "31", "1977", "24"]


def test_the_only_row_of_a_table_is_no_header() -> None:
    reading = clean("""
        Libraries 2021
        County | Indicator | Number
        Adams  | Visits    | 2095
    """)
    assert table(reading) == [("Adams", "Visits", "2021", "2095")]


def test_a_header_of_three_rows_opens_a_table_below_another() -> None:
    reading = clean("""
        各区县科普人员
        年份   | 指标 | 区县   | 数量
        2022年 | 展板 | 泸县   | 31
        2022年 | 展板 | 合江县 | 24

        各区县科普人员
               | 科普人员 | <      | <      | <      | 志愿者 | <
               | 专职     | <      | 兼职   | <      | 注册   | <
        区县   | 2022年   | 2021年 | 2022年 | 2021年 | 2022年 | 2021年
        泸县   | 42       | 19     | 7      | 5      | 61     | 64
        合江县 | 12       | 15     | 8      | 9      | 72     | 75
    """)
    assert table(reading)[2] == ("泸县", "科普人员 / 专职", "2022", "42")
    assert len(reading.observations) == 14
