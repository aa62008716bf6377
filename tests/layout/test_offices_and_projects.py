"""Lists of projects with their offices and places; what stands under 场次 and 人次."""

from __future__ import annotations

from tallybook.notation import without_units
from tests.drawn import read

PROJECTS = """
2021年度基层科普行动计划项目表
项目名称 | 实施单位 | 所在区县 | 资助金额（万元）
科普示范社区 | 南苑社区 | 江阳区 | 10
农技协奖补 | 龙眼协会 | 泸县 | 20
科普示范社区 | 红星社区 | 龙马潭区 | 10
"""


def test_a_column_that_says_it_names_places_goes_before_that_of_offices() -> None:
    assert [o.area_label for o in read(PROJECTS).observations] == ["江阳区", "泸县", "龙马潭区"]


def test_a_project_that_comes_again_elsewhere_is_no_part_of_the_one_above() -> None:
    labels = [o.indicator_label for o in read(PROJECTS).observations]
    assert labels == [f"{project} / 资助金额(万元)" for project in ("科普示范社区", "农技协奖补", "科普示范社区")]


def test_a_header_that_is_a_unit_is_part_of_the_path() -> None:
    reading = read(
        """
        单位名称 | 举办讲座 | | 举办展览 |
        | 场次 | 人次 | 场次 | 人次
        科技馆 | 12 | 3000 | 3 | 1200
        图书馆 | 8 | 1500 | 2 | 800
        """
    )
    told = [(o.indicator_label, o.unit_measure) for o in reading.observations[:2]]
    assert told == [("举办讲座 / 场次", "场次"), ("举办讲座 / 人次", "人次")]
    assert without_units("举办讲座 / 场次") == without_units("举办讲座（场次）") == "举办讲座"
