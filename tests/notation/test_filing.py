"""The day on which a form says that it was filled in."""

from __future__ import annotations

import pytest

from tallybook.notation import filing_day, whole_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("填报日期：2022年1月20日", "2022-01-20"),
        ("填表人：王某  联系电话：0830-1234567  填表日期： 2022 年 1 月 5 日  审核人：李某", "2022-01-05"),
        ("报送日期 2022-01-31", "2022-01-31"),
        ("上报时间:2022.3.5", "2022-03-05"),
        ("填表日期：民国111年1月20日", "2022-01-20"),
        ("填报日期（公历）：20220120", "2022-01-20"),
        ("Date submitted: 3 May 2022", "2022-05-03"),
        ("Date of submission: May 3, 2022", "2022-05-03"),
        ("Submitted on 2022/5/3 by the office", "2022-05-03"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert filing_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "填报日期",
        "填报日期：    年   月   日",
        "Date submitted: 3/4/2022",
        "填表日期：2022年2月30日",
        "填报日期：2022年1月",
    ],
)
def test_what_names_no_one_day_gives_none(text: str) -> None:
    assert filing_day(text) == ""


@pytest.mark.parametrize(
    "text", ["2022年1月20日", "活动日期：2022年1月20日", "Date: 3 May 2022", "讲座场次", "Reporting date 2021-12-31"]
)
def test_other_days_are_not_asked(text: str) -> None:
    assert filing_day(text) is None


@pytest.mark.parametrize(
    ("text", "day"), [("2021-12-03", "2021-12-03"), ("2021-12", ""), ("2021-12-03/2021-12-05", ""), ("", "")]
)
def test_a_whole_text_may_be_a_day(text: str, day: str) -> None:
    assert whole_day(text) == day
