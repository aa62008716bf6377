"""Levels in columns of labels, and lines above tables that only look like headers."""

from __future__ import annotations

from tests.drawn import read, table


def _areas(drawing: str) -> list[str]:
    return [o.area_label for o in read(drawing).observations]


def test_names_that_end_in_county_tell_no_level() -> None:
    drawing = """
        Staff 2020
        County       | Grade | Persons
        Kent County  | A     | 31
        Kent County  | B     | 67
        Essex County | A     | 25
        Essex County | B     | 65
    """
    assert _areas(drawing) == ["Kent County", "Kent County", "Essex County", "Essex County"]


def test_classes_under_a_header_with_a_word_for_places_stay_classes() -> None:
    drawing = """
        Población 2020
        Entidad federativa | Tamaño de localidad | Hombres
        México             | Total               | 5007261
        México             | Menos de 2 500      | 1543171
        México             | 2 500 y más         | 3464090
        Colima             | Total               | 2007261
        Colima             | Menos de 2 500      | 543171
        Colima             | 2 500 y más         | 1464090
        Jalisco            | Total               | 3000000
        Jalisco            | Menos de 2 500      | 1000000
        Jalisco            | 2 500 y más         | 2000000
    """
    reading = read(drawing)
    assert table(reading) == [
        ("Colima", "Menos de 2 500 / Hombres", "2020", "543171"),
        ("Colima", "2 500 y más / Hombres", "2020", "1464090"),
        ("Jalisco", "Menos de 2 500 / Hombres", "2020", "1000000"),
        ("Jalisco", "2 500 y más / Hombres", "2020", "2000000"),
    ]
    assert reading.balance.printed_totals == 5


def test_a_state_beside_its_counties_though_medians_do_not_add_up() -> None:
    drawing = """
        County profiles, 2010
        Fact                        | Kent County | Essex County | Sussex County | Delaware
        Persons under 18            | 20126       | 261729       | 242272        | 524127
        Persons 18 to 64            | 91324       | 160864       | 143533        | 395721
        Persons 65 and over         | 184216      | 237547       | 105062        | 526825
        Occupied housing units      | 20322       | 237885       | 143939        | 402146
        Vacant housing units        | 70553       | 81929        | 148432        | 300914
        Median household income ($) | 52525       | 57531        | 45632         | 55383
    """
    reading = read(drawing)
    assert {o.area_label for o in reading.observations} == {"Kent County", "Essex County", "Sussex County"}
    assert reading.balance.printed_totals == 6


def test_boxes_above_a_title_head_no_columns() -> None:
    drawing = """
        公開類 | | 編製機關 | 縣政府衛生局
        季報 | 每季終了後編報 | 表號 | 10590-02-01-2
        各鄉鎮市衛生所辦理衛生教育及健康促進活動
        中華民國111年第2季
        鄉鎮市別 | 場次 | 人次 | 經費
        苗栗市   | 15   | 670  | 1000
        頭份市   | 10   | 450  | 2000
    """
    assert table(read(drawing))[:2] == [("苗栗市", "場次", "2022-Q2", "15"), ("苗栗市", "人次", "2022-Q2", "670")]


def test_a_forms_head_with_a_date_at_its_end_heads_no_columns() -> None:
    drawing = """
        2023年科技活动周活动情况统计表
        汇总单位：市科技局 | | 5月20日—27日
        区县   | 讲座 | 参加人次
        江阳区 | 3    | 560
        泸县   | 4    | 474
    """
    assert [o.indicator_label for o in read(drawing).observations] == ["讲座", "参加人次", "讲座", "参加人次"]


def test_the_offices_of_a_dated_log_are_its_areas() -> None:
    drawing = """
        2023年科技活动周活动情况统计表
        承办单位 | 活动名称 | 活动时间 | 参加人次
        市科技局 | 启动仪式 | 5月25日  | 560
        市教育局 | 科技节   | 5月21日  | 474
    """
    assert _areas(drawing) == ["市科技局", "市教育局"]


def test_a_total_of_which_und_zwar_only_tells_parts_is_data() -> None:
    drawing = """
        Bestand 2015
        Land     | Krafträder | Personenkraftwagen | <        | Lastkraftwagen
                 |            | insgesamt          | und zwar | <
                 |            |                    | Allrad   |
        Saarland | 6022       | 128183             | 10254    | 9598
        Hessen   | 16975      | 142944             | 11435    | 8552
    """
    assert [str(o.obs_value) for o in read(drawing).observations[:4]] == ["6022", "128183", "10254", "9598"]


def test_a_row_of_percentages_below_each_county_is_that_countys() -> None:
    drawing = """
        Registration as of 20 October 2014
        County  | Registered | Green
        Alameda | 77811      | 744
        Percent |            | 0.9
        Alpine  | 149766     | 1373
        Percent |            | 0.7
    """
    assert table(read(drawing))[2:4] == [
        ("Alameda", "Percent / Green", "2014-10-20", "0.9"),
        ("Alpine", "Registered", "2014-10-20", "149766"),
    ]


def test_streets_and_their_communities_are_names_not_levels() -> None:
    drawing = """
        2022年社区情况
        街道       | 社区         | 户数
        浆洗街街道 | 蜀汉街社区   | 1200
        浆洗街街道 | 洗面桥社区   | 900
        望江路街道 | 棕南社区     | 1100
        望江路街道 | 锦官新城社区 | 800
    """
    assert _areas(drawing) == ["蜀汉街社区", "洗面桥社区", "棕南社区", "锦官新城社区"]


def test_years_below_an_unknown_header_are_periods() -> None:
    drawing = """
        Judete | An   | Valoare
        Cluj   | 2011 | 19947
        Cluj   | 2012 | 86412
        Bihor  | 2011 | 2570
        Bihor  | 2012 | 2640
    """
    reading = read(drawing)
    assert [(o.time_period, str(o.obs_value)) for o in reading.observations][:2] == [
        ("2011", "19947"),
        ("2012", "86412"),
    ]
    assert reading.balance.periods == 4


def test_years_in_the_same_words_are_periods() -> None:
    drawing = """
        Judete | Perioade  | Valoare
        Cluj   | Anul 2011 | 19947
        Cluj   | Anul 2012 | 86412
        Bihor  | Anul 2011 | 2570
        Bihor  | Anul 2012 | 2640
    """
    assert [o.time_period for o in read(drawing).observations] == ["2011", "2012", "2011", "2012"]


def test_words_for_a_total_among_dates_name_one() -> None:
    drawing = """
        Volunteers 2014
        Date                  | Activity  | Hours worked
        2014-01-05            | Planting  | 31
        2014-01-19            | Reading   | 12
        Total for the quarter |           | 43
    """
    reading = read(drawing)
    assert [str(o.obs_value) for o in reading.observations] == ["31", "12"]
    assert reading.findings == ()


def test_a_spanner_that_adds_up_the_others_word_for_word() -> None:
    drawing = """
        Schools 2013
        Province     | Public   | <       | Independent | <       | Public and independent | <
                     | Learners | Schools | Learners    | Schools | Learners               | Schools
        Eastern Cape | 6102     | 42      | 859         | 6       | 6961                   | 48
        Free State   | 7514     | 77      | 129         | 3       | 7643                   | 80
    """
    reading = read(drawing)
    assert len(reading.observations) == 8
    assert {t.cell: t.parts for t in reading.printed_totals}["F4"] == ("B4", "D4")


def test_a_mark_in_a_total_row_says_nothing() -> None:
    drawing = """
        Jews and Druze 2012
        District | Jews | Druze
        Haifa    | 4    | -
        Ramla    | 5    | -
        Total    | 9    | -
    """
    reading = read(drawing)
    assert reading.findings == ()
    assert len(reading.observations) == 4
