"""Each test is a sheet of the kind that offices send out every month."""

from __future__ import annotations

from tests.drawn import read


def test_growth_speaks_of_the_column_before_it() -> None:
    reading = read("""
        2017年11月主要经济指标
        指标                 | 11月 | 同比增长（%） | 1-11月累计 | 同比增长（%）
        工业总产值（万元）   | 7578 | 2.1           | 35346      | 8.2
        固定资产投资（万元） | 2532 | 9.7           | 88011      | 3.5
    """)
    assert [(o.cell, o.time_period, str(o.obs_value), o.unit_measure) for o in reading.observations[:4]] == [
        ("B3", "2017-11", "75780000", "元"),
        ("C3", "2017-11", "2.1", "%"),
        ("D3", "2017-01/2017-11", "353460000", "元"),
        ("E3", "2017-01/2017-11", "8.2", "%"),
    ]
    assert not reading.findings


def test_bracket_behind_a_figure_is_its_unit() -> None:
    reading = read("""
        2019年安全生产月活动统计表
        县区   | 应急演练 | 发放资料 | 参加人次
        巴州区 | 3        | 44       | 883
        恩阳区 | 120（场） | 1.2(万份) | 66（人次）
    """)
    assert [(o.cell, str(o.obs_value), o.unit_measure) for o in reading.observations[3:]] == [
        ("B4", "120", "场"),
        ("C4", "12000", "份"),
        ("D4", "66", "人次"),
    ]
    assert reading.balance.closes
    assert reading.balance.unexplained == 0


def test_meetings_and_times_they_were_held_are_one_count() -> None:
    reading = read("""
        2019年安全生产月活动统计表
        县区   | 场次 | 参加人次
        巴州区 | 3    | 883
        恩阳区 | 12场 | 66人
    """)
    assert [(o.cell, o.unit_measure) for o in reading.observations] == [
        ("B3", "场次"),
        ("C3", "人次"),
        ("B4", "场次"),
        ("C4", "人"),
    ]
    assert [(f.code, f.cell) for f in reading.findings] == [("UNITS_DIFFER", "C4")]
