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


def test_a_region_that_is_the_sum_in_every_year_though_figures_are_small() -> None:
    drawing = """
        Macroregiuni, judete | Perioade  | Valoare
        Regiunea NORD        | Anul 2011 | 34
        Bihor                | Anul 2011 | 12
        Cluj                 | Anul 2011 | 22
        Regiunea NORD        | Anul 2012 | 30
        Bihor                | Anul 2012 | 11
        Cluj                 | Anul 2012 | 19
        Regiunea NORD        | Anul 2013 | 41
        Bihor                | Anul 2013 | 20
        Cluj                 | Anul 2013 | 21
    """
    reading = read(drawing)
    assert [str(o.obs_value) for o in reading.observations] == ["12", "22", "11", "19", "20", "21"]
    assert reading.balance.printed_totals == 3


def test_a_spanner_that_adds_up_the_others_may_average_their_rates() -> None:
    drawing = """
        Schools 2013
        Province     | Public   | <       | <    | Independent | <       | <    | Both     | <       | <
                     | Learners | Schools | LER  | Learners    | Schools | LER  | Learners | Schools | LER
        Eastern Cape | 6102     | 42      | 25.1 | 859         | 6       | 10.9 | 6961     | 48      | 23.8
        Free State   | 7514     | 77      | 17.5 | 129         | 3       | 20.5 | 7643     | 80      | 18.8
    """
    reading = read(drawing)
    assert {o.cell[0] for o in reading.observations} == set("BCDEFG")
    assert not [f for f in reading.findings if f.severity != "note"]


def test_months_in_two_languages_are_months() -> None:
    drawing = """
        Visitors 2013
        Ay - Month       | Arrivals
        Ocak - January   | 1104754
        Şubat - February | 1268440
    """
    assert [o.time_period for o in read(drawing).observations] == ["2013-01", "2013-02"]


def test_a_header_that_comes_again_below_in_another_language_is_no_data() -> None:
    drawing = """
        População em 31/12/2021
              | Total  | 0-14  | 15-64 | 65 e mais
        Minho | 668425 | 97869 | 11463 | 22115
        Cávado | 179874 | 34069 | 29670 | 35799
              | Total  | 0-14  | 15-64 | 65 and over
        Fonte: INE
    """
    reading = read(drawing)
    assert not [f for f in reading.findings if f.severity == "error"]
    assert {o.cell[1:] for o in reading.observations} == {"3", "4"}


def test_a_sheet_of_contents_holds_no_figures() -> None:
    reading = read(
        """
        Contents
        Table 1 | Population |  | 7
        Table 2 | Births     |  | 9
        """,
        sheet="Contents",
    )
    assert [f.code for f in reading.findings] == ["SHEET_FRONT"]
    assert reading.balance.excluded == reading.balance.numbers == 2


def test_serial_numbers_under_the_header_of_the_labels_are_codes() -> None:
    drawing = """
        Luas panen 2013
        Kabupaten/Kota | <           | Luas Panen (ha) | Produktivitas (kuintal/ha)
        1              | Tanah Laut  | 32990           | 42.48
        2              | Kotabaru    | 18894           | 38.92
        3              | Banjar      | 80957           | 40.58
    """
    reading = read(drawing)
    assert _areas(drawing) == ["Tanah Laut", "Tanah Laut", "Kotabaru", "Kotabaru", "Banjar", "Banjar"]
    assert reading.balance.codes == 3


def test_a_row_that_only_stands_there_twice_keeps_its_name() -> None:
    head = "Kisumu 2024\nItem | Figure\nPersons reached | 120"
    for rows in (
        "Leaflets | 7\nLeaflets | 7\nFairs | 3",
        "Leaflets | 7\nTraining | 9\nLeaflets | 7\nFairs | 3\nStaff | 2",
    ):
        labels = [label for _, label, *_ in table(read(f"{head}\n{rows}"))]
        assert labels.count("Leaflets") == 2


def test_quarter_over_quarters_is_no_name() -> None:
    for head in ("Quarter", "Quarter 2024"):
        reading = read(f"""
            Kisumu County 2024
            Item            | {head} | <  | <  | <
            ^               | Q1      | Q2 | Q3 | Q4
            Persons reached | 10      | 20 | 30 | 40
            Leaflets        | 7       | 8  | 9  | 6
        """)
        assert [(label, period) for _, label, period, _ in table(reading)][:2] == [
            ("Persons reached", "2024-Q1"),
            ("Persons reached", "2024-Q2"),
        ]


def test_a_line_of_which_makes_the_row_above_it_the_total_of_those_below() -> None:
    reading = read("Visits to museums 2020\nDistrict | Visits\nCity | 605\nof which:\nNorth | 205\nSouth | 400")
    assert [(o.area_label, str(o.obs_value)) for o in reading.observations] == [("North", "205"), ("South", "400")]
    assert [t.cell for t in reading.printed_totals] == ["B3"]


def test_parts_that_do_not_make_the_row_above_leave_it_a_figure_of_its_own() -> None:
    reading = read("Visits to museums 2020\nDistrict | Visits\nCity | 700\nof which:\nNorth | 205\nSouth | 400")
    assert [o.area_label for o in reading.observations] == ["City", "North", "South"]


def test_a_line_that_names_only_the_kind_of_area_parts_no_total_from_its_parts() -> None:
    reading = read(
        "Visits to museums\nRegion | 2021 | 2022\nCounty\nNorth | 1234 | 2345\nSouth | 567 | 678\nCity\nEast | 4321 | 5432\nWest | 17 | 19\nAltogether Land | 6139 | 8474"
    )
    assert {o.indicator_label for o in reading.observations} == {"Visits to museums"}
    assert [t.cell for t in reading.printed_totals] == ["B9", "C9"]
