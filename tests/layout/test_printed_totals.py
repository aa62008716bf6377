"""Which rows and columns only say again what others say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallybook.check import footings
from tallybook.model import SheetReading
from tests.drawn import read


def totals(reading: SheetReading) -> dict[str, tuple[str, ...]]:
    return {t.cell: t.parts for t in reading.printed_totals}


def test_regions_and_a_country_above_their_provinces() -> None:
    reading = read("""
        Population 2021
        Area     | Men  | Women
        Freedon  | 2410 | 2511
        North    | 1307 | 1408
        Avon     | 805  | 901
        Bolt     | 502  | 507
        South    | 1103 | 1103
        Card     | 600  | 700
        Dale     | 303  | 202
        Erne     | 200  | 201
    """)
    assert totals(reading) == {
        "B3": ("B5", "B6", "B8", "B9", "B10"),
        "C3": ("C5", "C6", "C8", "C9", "C10"),
        "B4": ("B5", "B6"),
        "C4": ("C5", "C6"),
        "B7": ("B8", "B9", "B10"),
        "C7": ("C8", "C9", "C10"),
    }


def test_a_region_of_one_province_is_its_total_too() -> None:
    reading = read("""
        Año 2021
        Territorio | Hombres | Mujeres
        Alto       | 3000    | 3300
        Uno        | 1000    | 1100
        Dos        | 2000    | 2200
        Solo       | 4100    | 4200
        Solo       | 4100    | 4200
        Bajo       | 9000    | 9900
        Tres       | 4000    | 4400
        Cuatro     | 5000    | 5500
    """)
    assert sorted({t.cell[1:] for t in reading.printed_totals}) == ["3", "6", "8"]


def test_a_rate_among_the_columns_hides_no_sum() -> None:
    reading = read("""
        2021
        Area    | Births | Deaths | Rate per 1000
        Freedon | 2410   | 2511   | 11.2
        Avon    | 1805   | 1901   | 10.1
        Bolt    | 605    | 610    | 14.3
    """)
    assert {t.cell for t in reading.printed_totals} == {"B3", "C3", "D3"}


def test_small_figures_that_happen_to_add_up_are_data() -> None:
    reading = read("""
        2021
        Town | Events
        Avon | 5
        Bolt | 3
        Card | 2
        Dale | 9
    """)
    assert not reading.printed_totals


def test_a_country_whose_parts_are_partly_suppressed() -> None:
    towns = "\n".join(f"T{n} | {900 + n} | {400 + n}" for n in range(10))
    reading = read(f"2021\nArea | Men | Women\nFreedon | 9055 | 4049\n{towns}\nT10 | * | *")
    assert {t.cell for t in reading.printed_totals} == {"B3", "C3"}


def test_regions_listed_before_all_provinces_claim_no_parts() -> None:
    reading = read("""
        2021年
        地区     | 人数  | 户数
        全国     | 1000  | 300
        东部地区 | 700   | 100
        西部地区 | 300   | 200
        甲省     | 700   | 100
        乙省     | 200   | 150
        丙省     | 100   | 50
    """)
    parts = totals(reading)
    assert parts["B3"] == ("B6", "B7", "B8")
    assert parts["B4"] in {(), ("B6",)}
    assert [f.foots for f in footings(reading.printed_totals, reading.observations) if f.foots is False] == []


def test_rounded_provinces_foot_within_half_a_digit_each() -> None:
    reading = read("""
        2021年
        地区 | 机械总动力（万千瓦）
        全国 | 100.2
        甲省 | 50.0
        乙省 | 30.0
        丙省 | 20.1
    """)
    assert [f.foots for f in footings(reading.printed_totals, reading.observations)] == [True]


def test_a_total_of_which_only_a_part_is_told_is_data() -> None:
    reading = read("""
        2021年
        区县   | 教师 | <
        ^      | 合计 | 其中：女
        江阳区 | 120  | 70
        泸县   | 80   | 45
    """)
    assert not reading.printed_totals
    assert [str(o.obs_value) for o in reading.observations] == ["120", "70", "80", "45"]


def test_persons_before_males_and_females() -> None:
    rows = "\n".join(f"T{n} | {30 + 2 * n} | {10 + n} | {20 + n}" for n in range(6))
    reading = read(f"2021\nTown | Persons | Males | Females\n{rows}")
    assert {t.cell[0] for t in reading.printed_totals} == {"B"}


def test_columns_of_other_things_that_add_up_are_data() -> None:
    rows = "\n".join(f"T{n} | {30 + 2 * n} | {10 + n} | {20 + n}" for n in range(6))
    reading = read(f"2021\nTown | Doses | First doses | Second doses\n{rows}")
    assert not reading.printed_totals


regions = st.lists(
    st.lists(st.tuples(st.integers(1000, 10**6), st.integers(1000, 10**6)), min_size=2, max_size=6),
    min_size=2,
    max_size=5,
)


@given(regions)
def test_every_tree_of_sums_is_found_again(drawn: list[list[tuple[int, int]]]) -> None:
    lines, data = [], []
    for n, provinces in enumerate(drawn):
        lines.append((f"R{n}", *map(sum, zip(*provinces, strict=True))))
        data += [(f"P{n}x{m}", *p) for m, p in enumerate(provinces)]
        lines += data[-len(provinces) :]
    whole = ("W", sum(p[1] for p in data), sum(p[2] for p in data))
    text = "\n".join(" | ".join(map(str, line)) for line in (whole, *lines))
    reading = read("2021\nArea | Men | Women\n" + text)
    assert {(o.area_label, str(o.obs_value)) for o in reading.observations} == {
        (name, str(v)) for name, *values in data for v in values
    }


def test_a_country_among_its_counties_is_their_total_however_small() -> None:
    reading = read("""
        Population by county 2021
        County  | Visits
        Clare   | 3
        Cork    | 5
        Ireland | 8
    """)
    assert totals(reading) == {"B5": ("B3", "B4")}


def test_a_town_that_comes_near_the_sum_of_all_villages_is_data() -> None:
    villages = "\n".join(f"村{n} | {100 + n} | {200 + n}" for n in range(8))
    reading = read(f"2021年\n乡镇 | 讲座 | 资料\n城区镇 | 830 | 1640\n{villages}")
    assert not reading.printed_totals
    assert len(reading.observations) == 18


def test_rows_without_a_name_add_up_all_above_or_those_since_a_total() -> None:
    reading = read("""
        2021年
        乡镇 | 人数 | 户数
        甲镇 | 120  | 30
        乙镇 | 310  | 50
             | 430  | 80
    """)
    assert totals(reading) == {"B5": ("B3", "B4"), "C5": ("C3", "C4")}
    reading = read("""
        2021年
        乡镇 | 人数 | 户数
        甲镇 | 120  | 30
        乙镇 | 310  | 50
        小计 | 430  | 80
        丙镇 | 7    | 19
        丁镇 | 90   | 4
             | 97   | 23
    """)
    assert totals(reading)["B8"] == ("B6", "B7")


def test_a_wrong_figure_does_not_take_its_parts_from_a_total() -> None:
    reading = read("""
        2021年
        乡镇 | 讲座 | 展览 | 合计 | 人数
        甲镇 | 12   | 30   | 42   | 310
        乙镇 | 31   | 50   | 81   | 520
        丙镇 | 27   | 91   | 46   | 207
        丁镇 | 90   | 14   | 104  | 98
        戊镇 | 44   | 23   | 67   | 431
    """)
    assert totals(reading)["D5"] == ("B5", "C5")


def test_a_subtotal_of_half_a_year_adds_its_months_whether_it_foots_or_not() -> None:
    months = "\n".join(f"{m}月 | {10 + m} | {m}" for m in range(1, 7))
    later = "\n".join(f"{m}月 | {20 + m} | {m}" for m in range(7, 13))
    drawing = f"2021年讲座\n月份 | 场次 | 人次\n{months}\n上半年小计 | 80 | 21\n{later}\n下半年小计 | 177 | 57\n全年合计 | 258 | 78"
    found = totals(read(drawing))
    assert found["B9"] == tuple(f"B{n}" for n in range(3, 9))
    assert found["B16"] == tuple(f"B{n}" for n in range(10, 16))


def test_levels_among_things_that_a_named_total_proves() -> None:
    reading = read("""
        2022年品种权（单位：件）
        项目   | 申请  | 授权
        总计   | 4611  | 1347
        境内   | 4100  | 1128
        甲类   | 1865  | 285
        乙类   | 1031  | 628
        丙类   | 1204  | 215
        境外   | 511   | 219
        丁类   | 387   | 106
        戊类   | 124   | 113
    """)
    assert {c: p for c, p in totals(reading).items() if c.startswith("B")} == {
        "B3": ("B5", "B6", "B7", "B9", "B10"),
        "B4": ("B5", "B6", "B7"),
        "B8": ("B9", "B10"),
    }
    assert all(f.foots is not False for f in footings(reading.printed_totals, reading.observations))


def test_levels_among_things_that_no_total_proves_are_data() -> None:
    reading = read("""
        2022年品种权（单位：件）
        项目   | 申请  | 授权
        境内   | 4100  | 1128
        甲类   | 1865  | 285
        乙类   | 1031  | 628
        丙类   | 1204  | 215
    """)
    assert totals(reading) == {}


def test_a_total_merged_over_rows_adds_all_of_them() -> None:
    reading = read("""
        2022年蔬菜包
        区县   | 来源 | 统筹 | 自采 | 合计
        东甲区 | 市级 | 120  | 30   | 150
        东乙区 | 市级 | 0    | 15   | 1015
        ^      | 支援 | 1000 |      | ^
        东丙区 | 市级 | 44   | 6    | 50
        东丁区 | 市级 | 71   | 9    | 80
    """)
    assert totals(reading)["E4"] == ("C4", "D4", "C5")
    assert all(f.foots is not False for f in footings(reading.printed_totals, reading.observations))


WORKPLACES = """
    2021年工作人口
    工作地点 | 男性 | 女性 | 合計
    同區工作 | 2198 | 1608 | 3806
    跨區工作
    香港島   | 924  | 718  | 1642
    九龍     | 472  | 438  | 910
    香港以外 | 246  | 101  | 347
    總計     | {}   | 2865 | 6705
    同區工作比例（百分比） | 49.1 | 40.9 | 45.3
    收入中位數（元） | 19000 | 8500 | 15000
"""


def test_a_total_below_a_heading_adds_what_stands_above_the_heading_too() -> None:
    found = totals(read(WORKPLACES.format(3840)))
    assert found["B8"] == ("B3", "B5", "B6", "B7")
    assert found["C8"] == ("C3", "C5", "C6", "C7")


def test_a_wrong_figure_of_a_total_claims_what_its_other_figures_add_up() -> None:
    reading = read(WORKPLACES.format(3480))
    assert totals(reading)["B8"] == ("B3", "B5", "B6", "B7")
    off = [
        (f.printed.cell, str(f.summed))
        for f in footings(reading.printed_totals, reading.observations)
        if f.foots is False
    ]
    assert off == [("B8", "3840")]


def test_means_behind_the_total_are_no_sums_that_went_wrong() -> None:
    reading = read(WORKPLACES.format(3840))
    assert all(f.foots is not False for f in footings(reading.printed_totals, reading.observations))
    assert totals(reading).get("D10", ()) == ()


def test_rounded_figures_of_what_is_measured_may_miss_their_total() -> None:
    drawing = "2021年\n地区 | 全时当量（{}）\n东甲县 | 1204\n东乙县 | 980\n东丙县 | 455\n合计 | 2641"
    for unit, holds in {"人年": True, "万吨标准煤": True, "人": False}.items():
        reading = read(drawing.format(unit))
        assert [f.foots for f in footings(reading.printed_totals, reading.observations)] == [holds]
