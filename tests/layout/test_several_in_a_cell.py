"""Drawn sheets: cells that hold several figures."""

from __future__ import annotations

from tallybook.model import Balance, SheetReading
from tests.drawn import read, table


def _codes(reading: SheetReading) -> list[str]:
    return [f.code for f in reading.findings]


def test_two_years_in_one_cell() -> None:
    reading = read("""
科普经费
区县 | 2021/2020（万元）
江阳区 | 22144 / 20708
纳溪区 | 1300 / 1200
""")
    assert [o[0] for o in table(reading)] == ["江阳区", "江阳区", "纳溪区", "纳溪区"]
    assert [o[2:] for o in table(reading)] == [
        ("2021", "221440000"),
        ("2020", "207080000"),
        ("2021", "13000000"),
        ("2020", "12000000"),
    ]
    assert [o.cell for o in reading.observations] == ["B3", "B3", "B4", "B4"]
    assert reading.balance == Balance(numbers=2, observations=2)


def test_the_unit_of_two_figures_may_stand_behind_them() -> None:
    reading = read("""
科普经费
区县 | 2021年/2020年
江阳区 | 22144 / 20708 (万元)
纳溪区 | 1300 / 1200 (万元)
""")
    assert [(o.time_period, str(o.obs_value), o.unit_measure) for o in reading.observations[:2]] == [
        ("2021", "221440000", "元"),
        ("2020", "207080000", "元"),
    ]


def test_two_things_in_one_cell() -> None:
    assert table(
        read("""
Trainees 2021
District | Male/Female
Gulu | 12/15
Lira | 5/30
""")
    ) == [
        ("Gulu", "Male", "2021", "12"),
        ("Gulu", "Female", "2021", "15"),
        ("Lira", "Male", "2021", "5"),
        ("Lira", "Female", "2021", "30"),
    ]


def test_a_label_may_name_the_two_things() -> None:
    assert table(
        read("""
江阳区2021年科普情况
指标 | 数量
讲座场次/讲座人次 | 12/1200
展板（块） | 7
""")
    ) == [
        ("江阳区", "讲座场次", "2021", "12"),
        ("江阳区", "讲座人次", "2021", "1200"),
        ("江阳区", "展板(块)", "2021", "7"),
    ]


def test_their_units_may_tell_two_figures_apart() -> None:
    reading = read("""
2021年科普情况
区县 | 培训情况
江阳区 | 12场次/1200人次
""")
    assert [(str(o.obs_value), o.unit_measure) for o in reading.observations] == [("12", "场次"), ("1200", "人次")]


def test_a_part_in_brackets_that_the_header_names() -> None:
    assert table(
        read("""
2021年培训
区县 | 人数(女)
江阳区 | 120(95)
纳溪区 | 80(30)
""")
    ) == [
        ("江阳区", "人数", "2021", "120"),
        ("江阳区", "人数 / 女", "2021", "95"),
        ("纳溪区", "人数", "2021", "80"),
        ("纳溪区", "人数 / 女", "2021", "30"),
    ]


def test_a_part_in_brackets_that_the_cell_names() -> None:
    assert table(
        read("""
2021年培训
区县 | 培训人数
江阳区 | 120（其中女95）
""")
    ) == [("江阳区", "培训人数", "2021", "120"), ("江阳区", "培训人数 / 其中女", "2021", "95")]


def test_two_figures_that_nothing_names_are_an_error() -> None:
    reading = read("""
2021年培训
区县 | 培训
江阳区 | 12/5
纳溪区 | 120(95)
泸县 | 7
""")
    assert table(reading) == [("泸县", "培训", "2021", "7")]
    assert _codes(reading) == ["NUMBER_UNREAD", "NUMBER_UNREAD"]
    assert reading.balance == Balance(numbers=3, observations=1, unexplained=2)


def test_a_total_of_two_figures_is_no_data() -> None:
    reading = read("""
2021年科普情况
区县 | 场次/人次
江阳区 | 12/1200
纳溪区 | 5/300
合计 | 17/1500
""")
    assert [str(o.obs_value) for o in reading.observations] == ["12", "1200", "5", "300"]
    assert [str(t.value) for t in reading.printed_totals] == ["17", "1500"]
    assert reading.balance == Balance(numbers=3, observations=2, printed_totals=1)


def test_labels_and_figures_listed_in_one_cell_each() -> None:
    reading = read("""
Population 2021
Town | Residents
Fairfield     Hartford     Tolland | 833,315 825,141 131,023
Windham | 105129
""")
    assert table(reading) == [
        ("Fairfield", "Residents", "2021", "833315"),
        ("Hartford", "Residents", "2021", "825141"),
        ("Tolland", "Residents", "2021", "131023"),
        ("Windham", "Residents", "2021", "105129"),
    ]
    assert reading.balance == Balance(numbers=2, observations=2)


def test_a_list_of_more_figures_than_labels_is_an_error() -> None:
    reading = read("""
2021年培训
区县 | 人次
江阳区   纳溪区   泸县 | 5   30
古蔺县 | 7
""")
    assert table(reading) == [("古蔺县", "人次", "2021", "7")]
    assert _codes(reading) == ["NUMBER_UNREAD"]


def test_classes_written_like_two_figures_name_their_rows() -> None:
    reading = read("""
2021年学生
班级 | 人数
3(1) | 45
3(2) | 51
""")
    assert [(o.area_label, str(o.obs_value)) for o in reading.observations] == [("3(1)", "45"), ("3(2)", "51")]
    assert reading.findings == ()
