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
