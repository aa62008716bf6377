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


def test_a_count_like_a_year_that_opens_a_group_of_another_depth_is_no_header() -> None:
    reading = clean("""
        Bibliotecas 2021
        Indicador   | Indicador  | Valor
        Empréstimos |            | 2197

        Pessoal     | Efetivo    | 1988
        Pessoal     | Temporário | 2
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["2197", "1988", "2"]


def test_a_total_of_nothing_but_missing_figures_is_one() -> None:
    reading = clean("""
        Visitas por município, 2021
        Município | Valor
        Faro      | -
        Tavira    | -
        Total     | 0
    """)
    assert [(o.area_label, o.obs_value) for o in reading.observations] == [("Faro", None), ("Tavira", None)]
    assert set(totals(reading)) == {"B5"}


def test_subtotals_across_above_kinds_and_units_add_up_their_own_section() -> None:
    reading = clean("""
        2021年各区县科普人员
        区县 | 江阳区 | <    | 纳溪区 | <    | 小计 | <    | 泸县 | <    | 合江县 | <    | 小计 | <
        ^    | 专职   | 兼职 | 专职   | 兼职 | 专职 | 兼职 | 专职 | 兼职 | 专职   | 兼职 | 专职 | 兼职
             | 人     | 人   | 人     | 人   | 人   | 人   | 人   | 人   | 人     | 人   | 人   | 人
        学校 | 31     | 12   | 24     | 19   | 55   | 31   | 42   | 15   | 27     | 14   | 69   | 29
    """)
    assert totals(reading) == {
        "F5": ("B5", "D5"),
        "G5": ("C5", "E5"),
        "L5": ("H5", "J5"),
        "M5": ("I5", "K5"),
    }


@pytest.mark.parametrize(
    ("drawing", "figures"),
    [
        ("Bibliothèques 2021\nIndicateur | Nombre\nDépenses | '1345,6", ["1345.6"]),
        ("Библиотеки 2021\nРайон | Расходы | Фонд\nАзовский | '0,6 | '4 310", ["0.6", "4310"]),
        ("Besuche nach Kreisen 2021\nKreis | Besuche\nCelle | '1.204\nPeine | '845", ["1204", "845"]),
    ],
)
def test_one_decimal_comma_is_enough_among_words_of_its_language(drawing: str, figures: list[str]) -> None:
    assert [str(o.obs_value) for o in clean(drawing).observations] == figures


def test_a_number_with_a_comma_among_words_of_no_such_language_is_asked_about() -> None:
    reading = read("Library use 2021\nCounty | Visits\nAdams | '12,34\nBrown | '31")
    assert [(f.code, f.cell) for f in reading.findings if f.severity == "error"] == [("NUMBER_UNREAD", "B3")]


def test_names_that_end_in_a_header_word_head_no_columns() -> None:
    reading = read("""
        2021年各街道科普资料
        街道     | 发放资料
        永桥街道 | 310
        长溪街道 | 未开展
        龙桥街道 | 240
        青溪街道 | 未开展
        白泉街道 | 19
    """)
    assert {o.indicator_label for o in reading.observations} == {"发放资料"}
    assert [(o.area_label, str(o.obs_value)) for o in reading.observations if o.obs_value] == [
        ("永桥街道", "310"),
        ("龙桥街道", "240"),
        ("白泉街道", "19"),
    ]


def test_a_lone_count_like_a_year_after_a_gap_among_counties_is_no_header() -> None:
    reading = clean("""
        Visits 2021
        County       | Visits
        Adams County | 310
        Brown County | 240

        Lake County  | 1977
        Wood County  | 42
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["310", "240", "1977", "42"]


def test_a_column_that_says_cumulative_and_adds_up_the_months_is_a_total() -> None:
    reading = clean("""
        2021年各区县讲座
        区县   | 累计 | 1月 | 2月 | 3月
        泸县   | 97   | 31  | 42  | 24
        合江县 | 43   | 24  | 19  | 0
    """)
    assert totals(reading) == {"B3": ("C3", "D3", "E3"), "B4": ("C4", "D4", "E4")}


def test_a_column_that_says_cumulative_and_has_run_on_since_before_is_data() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 累计 | 2月 | 3月
        泸县   | 97   | 42  | 24
        合江县 | 43   | 19  | 0
    """)
    assert not reading.printed_totals


def test_a_row_that_says_cumulative_and_adds_up_the_quarters_is_a_total() -> None:
    reading = clean("""
        2021年科普活动
        月份   | 讲座 | 展览
        一季度 | 31   | 5
        二季度 | 42   | 6
        累计   | 73   | 11
    """)
    assert totals(reading) == {"B5": ("B3", "B4"), "C5": ("C3", "C4")}


@pytest.mark.parametrize(
    ("line", "unit", "power"),
    [
        ("Unité : milliers €", "EUR", 3),
        ("Einheit: Mio. €", "EUR", 6),
        ("Unidad: personas", "personas", 0),
        ("(단위: 천원)", "원", 3),
        ("（単位：千円）", "円", 3),
    ],
)
def test_a_line_states_the_unit_in_any_language(line: str, unit: str, power: int) -> None:
    reading = clean(f"2021\n{line}\nIndicator | Value\nVisits | 310")
    (told,) = reading.observations
    assert (told.unit_measure, told.obs_value) == (unit, 310 * 10**power)


def test_a_line_that_states_percent_is_about_rates_too() -> None:
    reading = clean("2021年各区县科普覆盖率\n单位：%\n区县 | 覆盖率\n泸县 | 66.9\n合江县 | 71.3")
    assert {o.unit_measure for o in reading.observations} == {"%"}


def test_korean_places_below_a_word_for_any_class_are_areas() -> None:
    reading = clean("""
        2021년 시군구별 도서관 현황
        번호 | 구분   | 방문자수 (명) | 예산 (천원)
        1    | 가산군 | 310           | 42
        2    | 나천시 | 240           | 19
    """)
    assert [(o.area_label, str(o.obs_value)) for o in reading.observations[:2]] == [
        ("가산군", "310"),
        ("가산군", "42000"),
    ]


@pytest.mark.parametrize("mark", ["无数据", "無資料", "자료 없음", "データなし"])
def test_words_that_say_there_is_no_figure(mark: str) -> None:
    reading = clean(f"2021年各区县讲座\n区县 | 讲座\n泸县 | {mark}\n合江县 | 24")
    assert [str(o.obs_value) for o in reading.observations] == ["None", "24"]


@pytest.mark.parametrize("total", ["Total année", "Jahressumme", "Total anual", "All districts"])
def test_further_words_for_totals(total: str) -> None:
    assert set(totals(clean(f"Visits 2021\nArea | Visits\nAdams | 31\nBrown | 24\n{total} | 55"))) == {"B5"}


def test_a_count_like_a_year_above_a_gap_is_no_header() -> None:
    reading = clean("""
        Visitas por município
        Município | 2021
        Faro      | 1958

        Fafe      | 16294

        Braga     | 235
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["1958", "16294", "235"]


def test_a_count_like_a_year_under_merged_labels_is_no_header() -> None:
    reading = clean("""
        Biblioteki w 2021 r.
        Powiat   | Wyszczególnienie | Wyszczególnienie | Liczba
        tczewski | Pracownicy       | etatowi          | 2016
        ^        | ^                | pozostali        | 5
        pucki    | Pracownicy       | etatowi          | 8945
        ^        | ^                | pozostali        | 24
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["2016", "5", "8945", "24"]


def test_a_year_in_words_after_a_gap_is_no_header() -> None:
    reading = clean("""
        Библиотеки
        Год      | Показатель | Показатель | Количество
        2024 год | Работники  | Штатные    | 27
        ^        | ^          | Внештатные | 101

        2023 год | Работники  | Штатные    | -
        ^        | ^          | Внештатные | 13
    """)
    assert [(o.time_period, str(o.obs_value)) for o in reading.observations] == [
        ("2024", "27"),
        ("2024", "101"),
        ("2023", "None"),
        ("2023", "13"),
    ]


def test_a_lone_row_whose_figure_is_missing_is_no_header() -> None:
    reading = clean("""
        図書館の状況
        市町村：北斗市
        項目   | 単位 | 2021年
        来館者 | 人   | -
    """)
    assert [(o.indicator_label, o.obs_value) for o in reading.observations] == [("来館者", None)]


def test_months_written_as_six_digits_down_are_periods() -> None:
    reading = clean("""
        各区县讲座
        时间   | 区县   | 场次
        202411 | 泸县   | 31
        202412 | 泸县   | 42
        202411 | 合江县 | 24
        202412 | 合江县 | 19
    """)
    assert [(o.area_label, o.time_period, str(o.obs_value)) for o in reading.observations] == [
        ("泸县", "2024-11", "31"),
        ("泸县", "2024-12", "42"),
        ("合江县", "2024-11", "24"),
        ("合江县", "2024-12", "19"),
    ]


@pytest.mark.parametrize("header", ["时期", "月份", "Period", "期間"])
def test_months_written_with_a_point_are_periods(header: str) -> None:
    reading = clean(f"各区县讲座\n{header} | 区县 | 场次\n'2024.09 | 泸县 | 31\n'2024.10 | 泸县 | 42")
    assert [o.time_period for o in reading.observations] == ["2024-09", "2024-10"]


def test_months_written_as_six_digits_across_are_periods() -> None:
    reading = clean("""
        各区县讲座
        区县   | 202411 | 202412 | 202501
        泸县   | 31     | 42     | 24
        合江县 | 24     | 19     | 202503
    """)
    assert [o.time_period for o in reading.observations[:3]] == ["2024-11", "2024-12", "2025-01"]
    assert [str(o.obs_value) for o in reading.observations] == ["31", "42", "24", "24", "19", "202503"]


def test_three_counts_like_months_below_figures_are_figures() -> None:
    reading = read("""
        2021年各区县经费
        区县   | 甲     | 乙     | 丙
        泸县   | 31     | 42     | 24
        合江县 | 202411 | 202412 | 202501
    """)
    assert [str(o.obs_value) for o in reading.observations[3:]] == ["202411", "202412", "202501"]


@pytest.mark.parametrize(("one", "other"), [("平桥街道", "云溪街道"), ("Adams County", "Brown County")])
def test_a_count_like_a_year_beside_a_name_that_ends_in_a_header_word_is_no_header(one: str, other: str) -> None:
    reading = clean(f"Visits 2021\nArea | Visits\n{one} | 1932\n{other} | 24")
    assert [(o.area_label, str(o.obs_value)) for o in reading.observations] == [(one, "1932"), (other, "24")]


def test_counts_that_rise_like_years_beside_one_more_place_are_no_header() -> None:
    reading = clean("""
        2023年各区县参加人次
        区县   | 1月  | 2月  | 3月
        泸县   | 31   | 42   | 24
        合江县 | 24   | 19   | 12

        叙永县 | 2016 | 2027 | 2053
        古蔺县 | 7    | 8    | 9
    """)
    assert [str(o.obs_value) for o in reading.observations[6:9]] == ["2016", "2027", "2053"]


def test_a_count_like_a_year_above_a_row_left_empty_is_no_header() -> None:
    reading = clean("""
        2012年科技培训
        月份   | 志愿者人数
        一季度 | 1924
        二季度 |
        三季度 | 214942
    """)
    assert [(o.time_period, str(o.obs_value)) for o in reading.observations] == [
        ("2012-Q1", "1924"),
        ("2012-Q3", "214942"),
    ]


def test_the_only_row_of_a_table_above_another_is_no_header() -> None:
    reading = clean("""
        Bibliotecas, 2021
        Município: Braga
        Indicador | Valor
        Visitas   | 1983
        Fonte: inquérito anual

        Bibliotecas
        Município: Braga
        Ano  | Visitas | Empréstimos
        2021 | -       | 8985
        2022 | 24      | 4555
    """)
    assert table(reading)[0] == ("Braga", "Visitas", "2021", "1983")
    assert len(reading.observations) == 5
