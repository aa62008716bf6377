"""City, district and street in one column; codes, indents, outline numbers and words for parts: one sheet a phenomenon."""

from __future__ import annotations

from tallybook.check import footings
from tallybook.model import SheetReading
from tests.drawn import read


def parts(reading: SheetReading) -> dict[str, tuple[str, ...]]:
    """Give the parts of each printed total, and see that nothing is left over."""
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    return {t.cell: t.parts for t in reading.printed_totals}


def data(reading: SheetReading) -> list[tuple[str, str]]:
    """Give the observations as (label, value): the area, or what is counted where no areas are named."""
    return [(o.area_label or o.indicator_label, str(o.obs_value)) for o in reading.observations]


def differing(reading: SheetReading) -> list[str]:
    """Give the cells of the printed totals that are not the sum of their parts."""
    found = footings(reading.printed_totals, reading.observations)
    return [f.printed.cell for f in found if f.foots is False]


def test_city_district_and_street() -> None:
    reading = read("""
        2021年各街道科普活动
        地区       | 参加人次 | 发放资料
        泸州市     | 68512    | 93207
        江阳区     | 41208    | 55103
        南城街道   | 23107    | 31002
        北城街道   | 18101    | 24101
        龙马潭区   | 27304    | 38104
        红星街道   | 15203    | 20103
        莲花池街道 | 12101    | 18001
    """)
    assert parts(reading) == {
        "B3": ("B5", "B6", "B8", "B9"),
        "C3": ("C5", "C6", "C8", "C9"),
        "B4": ("B5", "B6"),
        "C4": ("C5", "C6"),
        "B7": ("B8", "B9"),
        "C7": ("C8", "C9"),
    }


def test_a_district_below_its_streets() -> None:
    reading = read("""
        2021年各街道科普活动
        地区         | 参加人次 | 发放资料
        南城街道     | 23107    | 31002
        北城街道     | 18101    | 24101
        江阳区小计   | 41208    | 55103
        红星街道     | 15203    | 20103
        莲花池街道   | 12101    | 18001
        龙马潭区小计 | 27304    | 38104
        全市合计     | 68512    | 93207
    """)
    assert parts(reading)["B5"] == ("B3", "B4")
    assert parts(reading)["B8"] == ("B6", "B7")
    assert parts(reading)["B9"] == ("B3", "B4", "B6", "B7")


def test_a_nation_its_regions_and_provinces() -> None:
    reading = read("""
        2021年各地区科普经费
        地区     | 金额（万元）
        全国     | 68512
        东部地区 | 41208
        北京     | 23107
        上海     | 18101
        西部地区 | 27304
        四川     | 15203
        云南     | 12101
    """)
    assert parts(reading) == {"B3": ("B5", "B6", "B8", "B9"), "B4": ("B5", "B6"), "B7": ("B8", "B9")}


def test_codes_that_grow_with_their_level() -> None:
    reading = read("""
        Establishments 2021
        NAICS | Industry    | Number | Employees
        11    | Agriculture | 5310   | 48213
        111   | Crops       | 3208   | 29110
        1111  | Grain       | 1907   | 17006
        1112  | Vegetables  | 1301   | 12104
        112   | Animals     | 2102   | 19103
        1121  | Cattle      | 1100   | 10002
        1122  | Hogs        | 1002   | 9101
    """)
    assert [v for _, v in data(reading)] == ["1907", "17006", "1301", "12104", "1100", "10002", "1002", "9101"]
    assert parts(reading)["C3"] == ("C5", "C6", "C8", "C9")


def test_codes_of_divisions_tell_city_and_districts() -> None:
    reading = read("""
        2021年参加人次
        区划代码 | 地区     | 人次
        990500   | 甲市     | 68512
        990502   | 江阳区   | 41208
        990504   | 龙马潭区 | 27304
    """)
    assert parts(reading) == {"C3": ("C4", "C5")}


def test_indents_by_leading_spaces() -> None:
    reading = read("""
        Population 2021
        Area | Persons | Households
        'North | 41208 | 15103
        '  Avon | 23107 | 8002
        '  Bolt | 18101 | 7101
        'South | 27304 | 9104
        '  Card | 15203 | 5103
        '  Dale | 12101 | 4001
    """)
    assert [a for a, _ in data(reading)] == ["Avon", "Avon", "Bolt", "Bolt", "Card", "Card", "Dale", "Dale"]
    assert parts(reading)["B3"] == ("B4", "B5")


def test_outline_numbers_tell_a_whole_from_its_parts() -> None:
    reading = read("""
        泸县2021年科普经费
        指标         | 金额（万元）
        一、筹集额   | 120
        （一）政府拨款 | 70
        （二）捐赠   | 20
        （三）自筹   | 30
        二、使用额   | 110
        （一）行政支出 | 60
        （二）活动支出 | 50
    """)
    assert parts(reading) == {"B3": ("B4", "B5", "B6"), "B7": ("B8", "B9")}


def test_decimal_outline_numbers() -> None:
    reading = read("""
        泸县2021年科普经费
        指标         | 金额（万元）
        1 筹集额     | 120
        1.1 政府拨款 | 70
        1.2 捐赠     | 50
    """)
    assert [v for _, v in data(reading)] in (["700000", "500000"], ["1200000", "700000", "500000"])
    assert differing(reading) == []


def test_a_part_of_which_more_is_told_is_data_beside_its_whole() -> None:
    reading = read("""
        泸县2021年科普统计
        指标           | 单位 | 数量
        科普专职人员   | 人   | 120
        其中：女性     | 人   | 70
        其中：农村     | 人   | 80
    """)
    assert parts(reading) == {}
    assert [(o.indicator_label, str(o.obs_value)) for o in reading.observations] == [
        ("科普专职人员", "120"),
        ("科普专职人员 / 其中:女性", "70"),
        ("科普专职人员 / 其中:农村", "80"),
    ]


def test_a_hash_is_a_word_for_a_part() -> None:
    reading = read("""
        泸县2021年科普统计
        指标         | 数量
        科普专职人员 | 120
        #女性        | 70
        科普场馆     | 12
    """)
    assert [(o.indicator_label, str(o.obs_value)) for o in reading.observations] == [
        ("科普专职人员", "120"),
        ("科普专职人员 / #女性", "70"),
        ("科普场馆", "12"),
    ]


def test_of_which_in_a_row_of_an_english_table() -> None:
    reading = read("""
        Libraries in Avon 2021
        Indicator      | Number
        Staff          | 120
        of which women | 70
        Visits         | 4310
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["120", "70", "4310"]
    assert reading.observations[1].indicator_label == "Staff / of which women"


def test_a_total_row_on_top() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 场次
        合计   | 55
        泸县   | 31
        合江县 | 24
    """)
    assert parts(reading) == {"B3": ("B4", "B5")}


def test_a_total_row_in_the_middle_adds_up_what_stands_above_it() -> None:
    reading = read("""
        2021年各单位讲座
        单位   | 场次
        泸县   | 31
        合江县 | 24
        合计   | 55
        市科协 | 7
        市文旅局 | 9
    """)
    assert parts(reading) == {"B5": ("B3", "B4")}
    assert [v for _, v in data(reading)] == ["31", "24", "7", "9"]


def test_a_total_whose_label_is_shifted_to_the_left() -> None:
    reading = read("""
        2021年各区县讲座
        序号 | 区县   | 场次
        1    | 泸县   | 31
        2    | 合江县 | 24
        合计 |        | 55
    """)
    assert parts(reading) == {"C5": ("C3", "C4")}
    assert [a for a, _ in data(reading)] == ["泸县", "合江县"]


def test_a_total_column_on_the_left() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 合计 | 城区 | 农村
        泸县   | 31   | 12   | 19
        合江县 | 24   | 9    | 15
    """)
    assert parts(reading) == {"B3": ("C3", "D3"), "B4": ("C4", "D4")}


def test_a_total_column_among_the_values() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 专职 | 兼职 | 合计 | 场馆
        泸县   | 12   | 19   | 31   | 5
        合江县 | 9    | 15   | 24   | 7
    """)
    assert parts(reading) == {"D3": ("B3", "C3"), "D4": ("B4", "C4")}
    assert [v for _, v in data(reading)] == ["12", "19", "5", "9", "15", "7"]


def test_a_grand_total_behind_total_columns() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 人员 | <    | <    | 经费 | <    | <
        ^      | 专职 | 兼职 | 小计 | 拨款 | 捐赠 | 小计
        泸县   | 12   | 19   | 31   | 5    | 6    | 11
        合江县 | 9    | 15   | 24   | 7    | 8    | 15
    """)
    assert parts(reading) == {
        "D4": ("B4", "C4"),
        "D5": ("B5", "C5"),
        "G4": ("E4", "F4"),
        "G5": ("E5", "F5"),
    }


def test_a_total_row_and_a_total_column_cross() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 城区 | 农村 | 合计
        泸县   | 12   | 19   | 31
        合江县 | 9    | 15   | 24
        合计   | 21   | 34   | 55
    """)
    assert parts(reading) == {
        "D3": ("B3", "C3"),
        "D4": ("B4", "C4"),
        "B5": ("B3", "B4"),
        "C5": ("C3", "C4"),
        "D5": (),
    }


def test_a_total_that_covers_only_a_part_of_the_rows_differs() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 场次
        泸县   | 31
        合江县 | 24
        叙永县 | 17
        古蔺县 | 12
        合计   | 72
    """)
    assert [v for _, v in data(reading)] == ["31", "24", "17", "12"]
    assert differing(reading) == ["B7"]


def test_a_total_that_was_not_brought_up_to_date_differs() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 场次
        泸县   | 31
        合江县 | 24
        合计   | 54
    """)
    assert differing(reading) == ["B5"]


def test_suppressed_cells_leave_a_total_that_cannot_be_checked() -> None:
    reading = read("""
        Cases 2021
        County | Cases
        Avon   | 31
        Bolt   | *
        Card   | 24
        Total  | 58
    """)
    assert parts(reading) == {"B6": ("B3", "B4", "B5")}
    assert [f.foots for f in footings(reading.printed_totals, reading.observations)] == [None]


def test_parts_that_do_not_make_the_whole_stay_beside_it() -> None:
    reading = read("""
        2021年各地区观众
        地区 | 人次
        全国 | 70512
        北京 | 23107
        上海 | 18101
        四川 | 27304
        注：全国数含港澳台。
    """)
    assert [v for _, v in data(reading)] == ["23107", "18101", "27304"]
    assert differing(reading) == ["B3"]


def test_quarters_and_halves_among_months_across() -> None:
    months = " | ".join(f"{n}月" for n in range(1, 7))
    reading = read(f"""
        2021年参加人次
        区县 | {months.replace("3月", "3月 | 一季度")} | 二季度 | 上半年
        泸县 | 1 | 2 | 3 | 6 | 4 | 5 | 6 | 15 | 21
        合江县 | 2 | 2 | 3 | 7 | 4 | 5 | 6 | 15 | 22
    """)
    assert parts(reading)["E3"] == ("B3", "C3", "D3")
    assert parts(reading)["I3"] == ("F3", "G3", "H3")
    assert parts(reading)["J3"] == ("B3", "C3", "D3", "F3", "G3", "H3")


def test_years_below_each_area_are_no_levels() -> None:
    reading = read("""
        Visits by county
        County | Year | Visits
        Avon   | 2020 | 31
        Avon   | 2021 | 42
        Bolt   | 2020 | 24
        Bolt   | 2021 | 19
    """)
    assert [(a, o.time_period) for (a, _), o in zip(data(reading), reading.observations, strict=True)] == [
        ("Avon", "2020"),
        ("Avon", "2021"),
        ("Bolt", "2020"),
        ("Bolt", "2021"),
    ]


def test_other_is_a_part_like_any() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 场次
        泸县   | 31
        合江县 | 24
        其他   | 5
        合计   | 60
    """)
    assert parts(reading) == {"B6": ("B3", "B4", "B5")}


def test_the_citys_own_row_beside_its_districts_is_a_part() -> None:
    reading = read("""
        2021年各区县讲座
        单位   | 场次
        市本级 | 12
        泸县   | 31
        合江县 | 24
        全市合计 | 67
    """)
    assert parts(reading) == {"B6": ("B3", "B4", "B5")}
    assert len(reading.observations) == 3


def test_two_sections_with_subtotals_of_their_own_and_no_grand_total() -> None:
    reading = read("""
        2021年讲座
        区县   | 场次
        泸县   | 31
        合江县 | 24
        小计   | 55
        叙永县 | 17
        古蔺县 | 12
        小计   | 29
    """)
    assert parts(reading) == {"B5": ("B3", "B4"), "B8": ("B6", "B7")}


def test_subtotals_before_their_sections() -> None:
    reading = read("""
        2021年讲座
        区县   | 场次
        合计   | 84
        小计   | 55
        泸县   | 31
        合江县 | 24
        小计   | 29
        叙永县 | 17
        古蔺县 | 12
    """)
    assert parts(reading) == {"B3": ("B5", "B6", "B8", "B9"), "B4": ("B5", "B6"), "B7": ("B8", "B9")}


def test_an_empty_row_before_the_total() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 场次
        泸县   | 31
        合江县 | 24

        合计   | 55
    """)
    assert parts(reading) == {"B6": ("B3", "B4")}


def test_a_total_with_a_space_in_its_word() -> None:
    reading = read("""
        2021年各区县讲座
        区县   | 场次
        泸县   | 31
        合江县 | 24
        合　计 | 55
    """)
    assert parts(reading) == {"B5": ("B3", "B4")}


def test_a_total_with_a_count_of_its_districts_in_brackets() -> None:
    reading = read("""
        2021年各区县讲座
        区县          | 场次
        泸县          | 31
        合江县        | 24
        合计（2个区县） | 55
    """)
    assert parts(reading) == {"B5": ("B3", "B4")}


def test_a_rate_in_a_total_row_claims_no_sum() -> None:
    reading = read("""
        2021年各区县
        区县   | 场次 | 覆盖率（%）
        泸县   | 31   | 62.5
        合江县 | 24   | 48
        合计   | 55   | 55.2
    """)
    assert differing(reading) == []
    assert "B5" in parts(reading)


def test_money_and_persons_in_one_total_column_do_not_add_up() -> None:
    reading = read("""
        2021年各区县
        区县   | 经费（万元） | 人员（人） | 合计
        泸县   | 3            | 12         | 15
        合江县 | 5            | 9          | 14
    """)
    assert differing(reading) == []


def test_an_indicator_row_that_says_total_adds_up_those_under_its_heading() -> None:
    reading = read("""
        泸县2021年科普人员
        类别     | 指标 | 人数
        科普人员 | 合计 | 31
        ^        | 专职 | 12
        ^        | 兼职 | 19
        志愿者   | 合计 | 70
        ^        | 注册 | 40
        ^        | 临时 | 30
    """)
    assert parts(reading) == {"C3": ("C4", "C5"), "C6": ("C7", "C8")}


def test_men_women_and_both_sexes_below_each_area() -> None:
    reading = read("""
        Staff 2021
        County | Sex        | Staff
        Avon   | Both sexes | 31
        Avon   | Men        | 12
        Avon   | Women      | 19
        Bolt   | Both sexes | 24
        Bolt   | Men        | 9
        Bolt   | Women      | 15
    """)
    assert parts(reading) == {"C3": ("C4", "C5"), "C6": ("C7", "C8")}


def test_all_ages_above_the_ages() -> None:
    reading = read("""
        Residents of Avon 2021
        Age      | Persons
        All ages | 970
        0-14     | 210
        15-64    | 640
        65+      | 120
    """)
    assert [str(o.obs_value) for o in reading.observations] == ["210", "640", "120"]


def test_a_county_seat_with_the_name_of_its_county_is_data() -> None:
    reading = read("""
        Visits 2021
        Town     | Visits
        Hartford | 4310
        Avon     | 3105
        Bolton   | 2870
        Total    | 10285
    """)
    assert parts(reading) == {"B6": ("B3", "B4", "B5")}


def test_a_total_in_capitals_with_stars() -> None:
    reading = read("""
        Visits 2021
        Town    | Visits
        Avon    | 31
        Bolt    | 24
        *TOTAL* | 55
    """)
    assert parts(reading) == {"B5": ("B3", "B4")}


def test_a_total_in_many_languages() -> None:
    for word in ("Ensemble", "Insgesamt", "Итого", "Ogółem", "Totale", "Totaal", "Toplam", "합계", "総数", "Totalt"):
        reading = read(f"2021\nTown | Visits\nAvon | 31\nBolt | 24\n{word} | 55")
        assert parts(reading) == {"B5": ("B3", "B4")}, word


def test_codes_whose_rows_do_not_make_the_whole_are_no_sum() -> None:
    reading = read("""
        Establishments 2021
        NAICS | Industry   | Number
        11    | Farms      | 53
        111   | Crops      | 32
        112   | Animals    | 20
    """)
    assert parts(reading) == {}
    assert [v for _, v in data(reading)] == ["53", "32", "20"]


def test_serial_numbers_are_no_tree() -> None:
    rows = "\n".join(f"{n} | T{n} | {v}" for n, v in enumerate((31, 4, 5, 6, 7, 8, 9, 10, 11, 45, 22, 23), 1))
    assert parts(read(f"Visits 2021\nCode | Town | Visits\n{rows}")) == {}


def test_parts_of_parts_lead_down_to_the_lowest_level() -> None:
    reading = read("""
        泸县2021年科普经费
        指标           | 金额（万元）
        一、筹集额     | 12
        （一）政府拨款 | 7
        1.专项         | 3
        2.一般         | 4
        （二）捐赠     | 5
    """)
    assert parts(reading) == {"B3": ("B5", "B6", "B7"), "B4": ("B5", "B6")}
