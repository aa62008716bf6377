"""Periods as whole texts, as parts without a year, and inside titles."""

from __future__ import annotations

import pytest

from tallybook.notation import find_period, join_period, read_dated, read_partial, read_period

WHOLE = [
    ("2023", "2023"),
    ("２０２３年", "2023"),
    ("2023年度", "2023"),
    ("二〇二二年", "2022"),
    ("2022年7月", "2022-07"),
    ("2022年十一月", "2022-11"),
    ("2022-07", "2022-07"),
    ("2022/07", "2022-07"),
    ("July 2022", "2022-07"),
    ("Jul-22", "2022-07"),
    ("2022 Jul", "2022-07"),
    ("agosto de 2020", "2020-08"),
    ("März 2019", "2019-03"),
    ("2022年第三季度", "2022-Q3"),
    ("2022Q3", "2022-Q3"),
    ("Q3 2022", "2022-Q3"),
    ("3rd quarter of 2022", "2022-Q3"),
    ("fourth quarter, 2022", "2022-Q4"),
    ("quarter ended 30 June 2022", "2022-Q2"),
    ("2. Quartal 2018", "2018-Q2"),
    ("3T 2017", "2017-Q3"),
    ("2022年上半年", "2022-H1"),
    ("H2 2022", "2022-H2"),
    ("first half of 2022", "2022-H1"),
    ("1. Halbjahr 2018", "2018-H1"),
    ("2022年6月18日", "2022-06-18"),
    ("2022-06-18", "2022-06-18"),
    ("2022-06-18 09:30:00", "2022-06-18"),
    ("18.06.2022", "2022-06-18"),
    ("18 June 2022", "2022-06-18"),
    ("June 18, 2022", "2022-06-18"),
    ("20220618", "2022-06-18"),
    ("2022年1-4月", "2022-01/2022-04"),
    ("2022年4月至6月", "2022-Q2"),
    ("2022年1-12月", "2022"),
    ("2022年前三季度", "2022-01/2022-09"),
    ("2021年9月-2022年3月", "2021-09/2022-03"),
    ("2021年9月至2022年8月", "2021/2022"),
    ("2022年6月1日至30日", "2022-06"),
    ("2022年6月3日-6月9日", "2022-06-03/2022-06-09"),
    ("2022年12月28日至2023年1月4日", "2022-12-28/2023-01-04"),
    ("2016-17", "2016/2017"),
    ("2016/2017", "2016/2017"),
    ("FY2019", "2019"),
    ("FY 2019-20", "2019/2020"),
    ("fiscal year 2019/20", "2019/2020"),
    ("school year 2018–19", "2018/2019"),
    ("2018-2019学年", "2018/2019"),
    ("FY'19", "2019"),
    ("year ended 31 March 2021", "2020/2021"),
    ("year ending December 2021", "2021"),
    ("April 2020 to March 2021", "2020/2021"),
    ("April to June 2021", "2021-Q2"),
    ("民國110年", "2021"),
    ("民國元年", "1912"),
    ("令和3年", "2021"),
    ("令和元年", "2019"),
    ("平成30年", "2018"),
    ("110年第2季", "2021-Q2"),
    ("110年 5月", "2021-05"),
]
NONE = [
    "",
    "12",
    "1850",
    "20215",
    "2021.5",
    "2021-19",
    "2019-2016",
    "2021年13月",
    "2022-02-31",
    "Q5 2021",
    "2022年7-3月",
    "五月下旬",
    "江阳区2021年",
    "第一季度",
    "January",
]


@pytest.mark.parametrize(("text", "period"), WHOLE)
def test_a_whole_text(text: str, period: str) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize("text", NONE)
def test_no_period(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(("text", "period"), [("98年", "2009"), ("112", "2023"), ("112年度", "2023"), ("2021", "2021")])
def test_years_of_the_republic_where_the_sheet_counts_so(text: str, period: str) -> None:
    assert read_period(text, roc=True) == period


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("7月", "-07"),
        ("7月份", "-07"),
        ("十二月", "-12"),
        ("Sept.", "-09"),
        ("novembre", "-11"),
        ("第四季度", "-Q4"),
        ("二季度", "-Q2"),
        ("Q1", "-Q1"),
        ("Qtr 3", "-Q3"),
        ("2nd quarter", "-Q2"),
        ("third quarter", "-Q3"),
        ("下半年", "-H2"),
        ("前三季度", "-01/-09"),
        ("1-6月", "-H1"),
        ("3月至5月", "-03/-05"),
        ("6月18日", "-06-18"),
        ("13月", None),
        ("2月30日", None),
        ("7", None),
        ("2021", None),
        ("一村", None),
        ("Mayor", None),
    ],
)
def test_a_part_that_names_no_year(text: str, part: str | None) -> None:
    assert read_partial(text) == part


@pytest.mark.parametrize(
    ("text", "header", "period"),
    [
        ("6.18", "活动日期", "-06-18"),
        ("2022.6.18", "时间", "2022-06-18"),
        ("6.18-24", "日期", "-06-18/-06-24"),
        ("6月28日至7月2日", "时间", "-06-28/-07-02"),
        ("20220618", "Date", "2022-06-18"),
        ("9", "月份", "-09"),
        ("9", "Month", "-09"),
        ("2", "季度", "-Q2"),
        ("13", "月份", None),
        ("5", "季度", None),
        ("6.24-18", "日期", None),
        ("6.18", "参加人次", None),
    ],
)
def test_what_stands_under_a_header_of_dates(text: str, header: str, period: str | None) -> None:
    assert read_dated(text, header) == period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("泸县2022年科普活动统计表", "2022"),
        ("关于2022年9月活动的报表（初稿）", "2022-09"),
        ("县级2022年第一季度汇总", "2022-Q1"),
        ("Visits by town, year ended 30 June 2020", "2019/2020"),
        ("Visits by town, 2016-17 (final)", "2016/2017"),
        ("各縣市 民國109年底 人口", "2020"),
        ("令和2年国勢調査結果", "2020"),
        ("2022年1-9月完成情况", "2022-01/2022-09"),
        ("上半年各区县汇总", "-H1"),
        ("科技周5.22日启动", "-05-22"),
        ("2021年与2022年对比", None),
        ("2022年3月、2022年4月数据", "2022"),
        ("文号〔12021〕5", None),
        ("Budget 3.2021 of 7", None),
        ("科普活动统计表", None),
    ],
)
def test_the_period_inside_a_title(title: str, period: str | None) -> None:
    assert find_period(title) == period


@pytest.mark.parametrize(
    ("year", "part", "period"),
    [
        ("2022", "-07", "2022-07"),
        ("2022", "-03/-05", "2022-03/2022-05"),
        ("2022-H1", "-Q2", "2022-Q2"),
        ("2022", "", "2022"),
    ],
)
def test_a_part_goes_behind_its_year(year: str, part: str, period: str) -> None:
    assert join_period(year, part) == period
