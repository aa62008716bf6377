"""What totals add, and what they leave out, through the library's face."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import tallybook
from tallybook.api import Reading
from tallybook.errors import UsageError
from tallybook.present import report_totals

ROOT = Path(__file__).parents[1]
KEPU = ROOT / "data" / "kepu"


def read(folder: Path, **files: str) -> Reading:
    """Read CSV files made of the texts; lines are parted by /, cells by spaces."""
    for name, text in files.items():
        lines = [",".join(line.split()) for line in text.split("/")]
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return tallybook.read_files(folder, codebook=KEPU)


def values(reading: Reading, *by: str, **wanted: str) -> dict[tuple[str, ...], Decimal | None]:
    return {tuple(t.key.values()): t.obs_value for t in tallybook.totals(reading, by=by, **wanted)}  # type: ignore[arg-type]


def said(reading: Reading, *by: str) -> list[tuple[str, dict[str, str]]]:
    """Give the findings of taking totals, with their facts."""
    found = tallybook.api.total(reading.run, tallybook.api.Wanted(by), reading.codebook)[1]
    return [(f.code, dict(f.facts)) for f in found]


def codes(reading: Reading) -> list[str]:
    return [f.code for f in reading.findings if f.severity != "note" and f.code != "AREA_MISSING"]


def test_a_city_unites_its_districts(tmp_path: Path) -> None:
    reading = read(tmp_path, a="2021年表 / 区县 赠书 / 江阳区 3 / 泸县 4")
    totals = tallybook.totals(reading, by=("area", "indicator"))
    assert [(t.key["area"], t.obs_value, t.level) for t in totals] == [
        ("江阳区", Decimal(3), 0),
        ("泸县", Decimal(4), 0),
        ("泸州市", Decimal(7), 1),
    ]
    assert [(t.areas_reporting, t.areas_expected) for t in totals] == [(1, 1), (1, 1), (2, 7)]


def test_a_citys_own_figure_is_evidence_when_its_districts_report(tmp_path: Path) -> None:
    reading = read(tmp_path, a="2021年表 / 区县 赠书 / 江阳区 3 / 泸县 4", b="2021年表 / 区县 赠书 / 泸州市 8")
    assert values(reading, "area") == {("江阳区",): 3, ("泸县",): 4, ("泸州市",): 7}
    assert values(reading, "year") == {("2021",): 7}
    run = tallybook.api.total(reading.run, tallybook.api.Wanted(("year",)), reading.codebook)
    assert [f.code for f in run[1]] == ["LEVELS_DIFFER"]


def test_a_year_and_its_months_count_once(tmp_path: Path) -> None:
    months = " / ".join(f"{m}月 10" for m in range(1, 13))
    reading = read(tmp_path, a=f"江阳区2021年表 / 月份 赠书 / {months}", b="江阳区2021年表 / 指标 数量 / 赠书 125")
    assert values(reading, "year") == {("2021",): 120}
    some = "1月 10 / 2月 10"
    partly = read(tmp_path, a=f"江阳区2021年表 / 月份 赠书 / {some}")
    assert values(partly, "year") == {("2021",): 125}
    assert values(partly, "month") == {("2021-01",): 10, ("2021-02",): 10, ("2021",): 125}


def test_stocks_take_the_last_period(tmp_path: Path) -> None:
    reading = read(
        tmp_path, a="江阳区2021年表 / 月份 科技馆 赠书 / 3月 2 5 / 6月 3 5", b="泸县2021年表 / 指标 数量 / 科技馆 4"
    )
    assert values(reading, "indicator", "year") == {("赠送图书", "2021"): 10, ("科技馆", "2021"): 7}


def test_rates_are_never_added(tmp_path: Path) -> None:
    reading = read(tmp_path, a="2021年表 / 区县 参与率（%） 人均科普专项经费 / 江阳区 30 3.5 / 泸县 50 4.5")
    totals = tallybook.totals(reading, by=("area", "indicator"))
    city = [t for t in totals if t.key["area"] == "泸州市"]
    assert [(t.obs_value, t.obs_status, t.observations) for t in city] == [(None, "M", 2)] * 2
    assert all(t.obs_value is not None for t in totals if t.level == 0)


def test_parts_of_an_activity_lie_inside_the_whole(tmp_path: Path) -> None:
    whole = "泸县2021年科技活动周统计 / 指标 数量 / 发放资料 9000"
    part = "泸县2021年启动仪式统计 / 指标 数量 / 发放资料 8000"
    assert values(read(tmp_path, a=whole, b=part), "year") == {("2021",): 9000}


def test_units_are_converted_or_kept_apart(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        a="泸县2021年表 / 指标 单位 数量 / 发放资料 万份 1.5",
        b="江阳区2021年表 / 指标 单位 数量 / 发放资料 套 7",
    )
    totals = tallybook.totals(reading, by=("indicator",))
    assert [(t.obs_value, t.unit_measure) for t in totals] == [(15000, "份"), (7, "套")]


def test_a_return_sent_again_with_other_bytes_counts_once(tmp_path: Path) -> None:
    text = "泸县2021年表 / 指标 数量 / 发放资料 1 / 赠书 2 / 培训场次 3"
    reading = read(tmp_path, a=text, b=text + " / ")
    assert values(reading, "indicator") == {("发放技术资料",): 1, ("赠送图书",): 2, ("举办培训",): 3}
    assert codes(reading) == ["FILE_COPY"]
    assert reading.balance.excluded == 3


def test_two_returns_that_differ_are_an_error(tmp_path: Path) -> None:
    reading = read(tmp_path, a="泸县2021年表 / 指标 数量 / 赠书 2", b="泸县2021年表 / 指标 数量 / 赠书 3")
    assert codes(reading) == ["REPORTED_TWICE"]
    assert {f.severity.value for f in reading.findings if f.code == "REPORTED_TWICE"} == {"error"}


def test_an_earlier_year_stands_beside_each_total(tmp_path: Path) -> None:
    now = "区县 2021年 2020年 / 江阳区 30 20 / 泸县 40 — / 合江县 — 50"
    reading = read(tmp_path, 赠书=now)
    totals = tallybook.totals(reading, by=("area", "year"), compare="2020")
    told = {t.key["area"]: t.comparison for t in totals}
    assert {a: (c.previous, c.change) for a, c in told.items() if c} == {
        "江阳区": (20, 10),
        "泸县": (None, None),
        "合江县": (50, None),
        "泸州市": (70, 0),
    }
    city = told["泸州市"]
    assert city is not None
    assert (city.previous_like_for_like, city.change_like_for_like, city.areas_compared) == (20, 10, 1)


def test_nothing_to_compare_with_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, a="泸县2021年表 / 指标 数量 / 赠书 2")
    with pytest.raises(UsageError, match="no figures of 2019"):
        tallybook.totals(reading, compare="2019")


def test_only_wanted_indicators(tmp_path: Path) -> None:
    reading = read(tmp_path, a="泸县2021年表 / 指标 数量 / 赠书 2 / 发放资料 3")
    assert [t.obs_value for t in tallybook.totals(reading, indicators=["books_given"], by=("area",))] == [2, 2]
    with pytest.raises(UsageError, match="near: 赠送图书"):
        tallybook.totals(reading, indicators=["赠送图画"])


def test_bounds_are_carried() -> None:
    reading = tallybook.read_files(ROOT / "data" / "luzhou-2021")
    handouts = next(t for t in tallybook.totals(reading, by=("indicator",)) if t.key["indicator"] == "发放技术资料")
    assert (handouts.value_low, handouts.value_high, handouts.qualifier) == (100_000, 110_000, "over")
    assert sum(o.obs_value or 0 for o in handouts.members) == handouts.obs_value
    assert all(o.source and o.cell for o in handouts.members)


def dated(folder: Path) -> Reading:
    """Read a return each of 2014 and 2021 under a codebook of areas that came and went between them."""
    lists = "code,name,parent,valid_from,valid_to\n1,甲市,,,\n11,旧区,1,,2015\n12,新区,1,2016,\n13,老区,1,,\n"
    (folder / "areas.csv").write_text(lists, encoding="utf-8")
    book = '[codebook]\nareas = "areas.csv"\nexpected = ["11", "12", "13"]\n'
    (folder / "tallybook.toml").write_text(book, encoding="utf-8")
    for year, areas in (("2014", "旧区,5\n老区,20\n新区,—"), ("2021", "旧区,6\n新区,10\n老区,20")):
        (folder / f"{year}.csv").write_text(f"{year}年统计表\n地区,参加人次\n{areas}\n", encoding="utf-8")
    return tallybook.read_files(folder)


def test_an_area_is_expected_only_in_its_years(tmp_path: Path) -> None:
    totals = tallybook.totals(dated(tmp_path), by=("area", "year"))
    assert {tuple(t.key.values()): (t.areas_reporting, t.areas_expected) for t in totals} == {
        ("旧区", "2014"): (1, 1),
        ("旧区", "2021"): (1, None),
        ("新区", "2014"): (0, None),
        ("新区", "2021"): (1, 1),
        ("老区", "2014"): (1, 1),
        ("老区", "2021"): (1, 1),
        ("甲市", "2014"): (2, 2),
        ("甲市", "2021"): (2, 2),
    }
    assert {tuple(t.key.values()) for t in totals if t.areas_beside} == {("甲市", "2021")}


def test_all_years_together_expect_the_areas_of_any(tmp_path: Path) -> None:
    (total,) = tallybook.totals(dated(tmp_path), by=("indicator",))
    assert (total.areas_reporting, total.areas_expected) == (3, 3)


def test_an_area_is_chased_and_doubted_by_its_years(tmp_path: Path) -> None:
    found = dated(tmp_path).findings
    assert [(f.code, f.raw, dict(f.facts)) for f in found] == [
        ("AREA_OUTSIDE_YEARS", "6", {"area": "旧区", "years": "–2015", "n": "1", "year": "2021"})
    ]


def test_what_only_the_earlier_year_has_expects_the_areas_of_this_year(tmp_path: Path) -> None:
    reading = dated(tmp_path)
    (tmp_path / "2014.csv").write_text("2014年统计表\n地区,发放资料\n旧区,5\n老区,20\n", encoding="utf-8")
    totals = tallybook.totals(tallybook.read_files(tmp_path), by=("indicator", "year"), compare="2014")
    assert [(t.key["indicator"], t.areas_expected) for t in totals] == [("参加人次", 2), ("发放资料", 2)]
    assert reading.balance.closes


def test_a_total_counts_only_areas_with_a_value(tmp_path: Path) -> None:
    reading = read(tmp_path, a="2021年表 / 区县 赠书 / 江阳区 3 / 泸县 —")
    (total,) = tallybook.totals(reading, by=("indicator", "year"))
    assert (total.obs_value, total.areas_reporting, total.areas_expected) == (3, 1, 7)


FUNDS = "泸县2021年表 / 指标 单位 数量 / 科普经费筹集额 元 100 / 政府拨款 元 60 / 科普经费使用额 元 90"


def test_an_indicator_is_not_added_to_the_one_it_is_part_of(tmp_path: Path) -> None:
    reading = read(tmp_path, a=FUNDS)
    assert values(reading, "area", "year") == {("泸县", "2021"): 190, ("泸州市", "2021"): 190}
    assert said(reading, "area", "year") == [("PART_OF_WHOLE", {"n": "1", "whole": "科普经费筹集额"})]
    assert values(reading, "indicator")[("政府拨款",)] == 60
    assert said(reading, "indicator") == []


def test_a_part_counts_where_its_whole_is_not_reported(tmp_path: Path) -> None:
    other = "江阳区2021年表 / 指标 单位 数量 / 科普经费筹集额 元 — / 政府拨款 元 7"
    earlier = "泸县2020年表 / 指标 单位 数量 / 政府拨款 元 5"
    reading = read(tmp_path, a=FUNDS, b=other, c=earlier)
    assert values(reading, "year") == {("2020",): 5, ("2021",): 197}


def test_a_part_by_month_lies_inside_its_whole_of_the_year(tmp_path: Path) -> None:
    months = "泸县2021年表 / 月份 政府拨款（元） / 1月 10 / 2月 20"
    reading = read(tmp_path, a="泸县2021年表 / 指标 单位 数量 / 科普经费筹集额 元 100", b=months)
    assert values(reading, "year") == {("2021",): 100}
    assert said(reading, "year") == [("PART_OF_WHOLE", {"n": "2", "whole": "科普经费筹集额"})]


def test_rates_are_added_to_nothing_and_named(tmp_path: Path) -> None:
    rates = "2021年表 / 区县 人均科普专项经费（元） 政府拨款（元） / 江阳区 3.5 10 / 泸县 4.5 20"
    reading = read(tmp_path, a=rates)
    assert values(reading, "year") == {("2021",): 30}
    assert said(reading, "year") == [("NOT_ADDED", {"names": "人均科普专项经费"})]
    (total,) = tallybook.totals(reading, by=("year",))
    assert (total.observations, total.obs_status) == (2, "A")


def test_stocks_beside_flows_take_their_last_period(tmp_path: Path) -> None:
    reading = read(tmp_path, a="江阳区2021年表 / 月份 科技馆（个） 宣传队（个） / 3月 2 5 / 6月 3 5")
    assert values(reading, "year") == {("2021",): 13}


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("150", "120", (30, 30, 30, "exact")),
        ("100余", "80", (20, 20, 120, "over")),
        ("150以上", "100", (50, 50, None, "at_least")),
        ("150", "100余", (50, -50, 50, "at_most")),
        ("100余", "70余", (30, 20, 130, "about")),
        ("约50", "40", (10, None, None, "about")),
        ("1-3万册", "5000", (None, 5000, 25000, "range")),
    ],
)
def test_a_change_carries_the_bounds_of_both_years(
    tmp_path: Path, now: str, before: str, told: tuple[object, ...]
) -> None:
    reading = read(
        tmp_path,
        a=f"泸县2021年表 / 指标 单位 数量 / 赠书 册 {now}",
        b=f"泸县2020年表 / 指标 单位 数量 / 赠书 册 {before}",
    )
    (total,) = tallybook.totals(reading, by=("indicator",), compare="2020")
    c = total.comparison
    assert c is not None
    assert (c.change, c.change_low, c.change_high, c.change_qualifier) == told
    alike = (c.change_like_for_like_low, c.change_like_for_like_high, c.change_like_for_like_qualifier)
    assert alike == told[1:]


def test_a_change_shows_its_mark(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        a="2021年表 / 区县 赠书 / 江阳区 100余 / 泸县 约50 / 合江县 1-3万册 / 纳溪区 5",
        b="2020年表 / 区县 赠书 / 江阳区 80 / 泸县 60 / 合江县 5000 / 纳溪区 7",
    )
    totals = tallybook.totals(reading, by=("area",), compare="2020")
    shown = report_totals(totals, by=("area",), findings=(), sources=(), lang="en", earlier="2020").shown
    column = shown.columns.index("Change")
    assert {row[0]: row[column] for row in shown.rows if row[0] != "泸州市"} == {
        "江阳区": "≥ +20",
        "泸县": "≈ -10",
        "合江县": "+5,000 … +25,000",
        "纳溪区": "-2",
    }


def test_thirty_digits_are_added_without_rounding(tmp_path: Path) -> None:
    long = "1234567890123456789012345678901.5"
    reading = read(tmp_path, a=f"2021年表 / 区县 经费（万元） / 江阳区 {long} / 泸县 4.25")
    assert values(reading, "year") == {("2021",): Decimal(12345678901234567890123456789057500)}
