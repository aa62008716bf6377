"""Tables by activities: 活动名称 beside figures names what the office did, never where."""

from __future__ import annotations

import pytest

from tests.drawn import read, table

FORM = """
2020年科普活动统计表 | < | < | < | <
序号 | {head} | 场次 | 参加人次 | 发放资料（份）
1 | 讲座 | 25 | 6990 | 381
2 | 展览 | 17 | 8476 | 4030
 | 合计 | 42 | 15466 | 4411
{foot}
"""


@pytest.mark.parametrize("head", ["活动", "活动名称", "活动形式", "Activity", "Events", "Programme"])
def test_what_stands_under_activities_is_no_area(head: str) -> None:
    reading = read(FORM.format(head=head, foot=""))
    told = [(o.area_label, o.activity, o.indicator_label, str(o.obs_value)) for o in reading.observations]
    assert told[:3] == [
        ("", "讲座", "场次", "25"),
        ("", "讲座", "参加人次", "6990"),
        ("", "讲座", "发放资料(份)", "381"),
    ]
    assert len(told) == 6
    assert len(reading.printed_totals) == 3


@pytest.mark.parametrize(
    ("foot", "area"),
    [
        ("填报单位：江阳区科协", "江阳区"),
        ("填报单位（盖章）： | 江阳区科协 | 填表人： | 张三", "江阳区"),
        ("填表人：张三 | | 填报单位：市第一中学", "市第一中学"),
        ("数据来源：市统计局", ""),
        ("注：江阳区含开发区", ""),
    ],
)
def test_the_foot_of_a_form_says_whose_it_is(foot: str, area: str) -> None:
    assert {o.area_label for o in read(FORM.format(head="活动名称", foot=foot)).observations} == {area}


def test_the_foot_speaks_for_the_last_table_alone() -> None:
    reading = read(
        """
        项目 | 数量
        讲座 | 25

        项目 | 数量
        展览 | 17
        填报单位：江阳区科协
        """
    )
    assert [(o.indicator_label.split(" / ")[0], o.area_label) for o in reading.observations] == [
        ("讲座", ""),
        ("展览", "江阳区"),
    ]


def test_hosts_beside_activities_are_areas_and_subjects_are_not() -> None:
    hosted = read("活动名称 | 主办单位 | 参加人次\n讲座 | 科协 | 300\n讲座 | 科技局 | 200\n展览 | 科协 | 700")
    assert [(o.area_label, o.activity) for o in hosted.observations] == [
        ("科协", "讲座"),
        ("科技局", "讲座"),
        ("科协", "展览"),
    ]
    subjects = read("活动名称 | 主题 | 参加人次\n讲座 | 碳达峰 | 300\n讲座 | 航天 | 200\n展览 | 航天 | 700")
    assert [(o.area_label, o.activity) for o in subjects.observations] == [
        ("", "讲座 / 碳达峰"),
        ("", "讲座 / 航天"),
        ("", "展览 / 航天"),
    ]


def test_activities_beside_bare_figures_are_what_is_counted() -> None:
    assert table(read("2020年活动统计\n活动名称 | 数量\n讲座 | 300\n展览 | 700")) == [
        ("", "讲座", "2020", "300"),
        ("", "展览", "2020", "700"),
    ]


def test_economic_activity_is_a_class_of_people() -> None:
    reading = read("经济活动身份 | 男 | 女\n雇员 | 3785 | 3539\n雇主 | 325 | 165")
    assert [o.activity for o in reading.observations] == [""] * 4


LOG = """
2021年科技活动周活动情况统计表 | < | < | < | <
填报单位（盖章）：泸县科学技术协会
序号 | 活动名称 | 活动时间 | 主办单位 | 参加人数（人次）
1 | 启动仪式 | 5月22日 | 县科协 | 1200余
2 | 科普进校园 | 5月23日-25日 | 县教育局 | 800
"""


def test_the_office_that_filed_a_log_goes_before_those_that_held_its_events() -> None:
    told = [(o.area_label, o.activity, o.time_period) for o in read(LOG).observations]
    assert told == [("泸县", "启动仪式", "2021-05-22"), ("泸县", "科普进校园", "2021-05-23/2021-05-25")]


def test_a_part_of_a_line_that_comes_again_is_named_after_it_and_what_it_belongs_to() -> None:
    reading = read(
        """
        指标名称 | 计量单位 | 数量
        （一）科普讲座 | 次 | 125
        参加人次 | 人次 | 12000
        其中：青少年 | 人次 | 8000
        （二）科普展览 | 次 | 36
        参加人次 | 人次 | 30000
        其中：青少年 | 人次 | 9000
        """
    )
    labels = [o.indicator_label for o in reading.observations]
    assert labels[2] == "科普讲座 / 参加人次 / 其中:青少年"
    assert labels[5] == "科普展览 / 参加人次 / 其中:青少年"


def test_a_place_that_says_only_under_the_total_that_it_has_not_reported_is_told() -> None:
    reading = read(
        """
        区县 | 合计 | 线上 | 线下
        江阳区 | 120 | 20 | 100
        纳溪区 | 75 | 15 | 60
        龙马潭区 | 98 | 18 | 80
        泸县 | 未报
        """
    )
    told = [(f.cell, f.raw) for f in reading.findings if f.code == "VALUE_MISSING"]
    assert told == [("B5", "未报")]
