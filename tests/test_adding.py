"""What counts once where a folder tells it twice: periods, activities, areas, sheets and earlier years."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import tallybook
from tallybook.api import Reading
from tallybook.pipeline import Wanted, total
from tests.running import run

KEPU = Path(__file__).parents[1] / "data" / "kepu"
FORM = ("赠书", "发放资料", "举办培训", "培训人次", "咨询服务", "放映电影", "观影人次", "科技专栏")
Sheet = list[list[object]]


def read(folder: Path, *texts: str, codebook: Path | None = KEPU) -> Reading:
    """Read CSV files made of the texts; lines are parted by /, cells by spaces."""
    for n, text in enumerate(texts):
        lines = "\n".join(",".join(line.split()) for line in text.split("/"))
        (folder / f"{n}.csv").write_text(lines, encoding="utf-8")
    return tallybook.read_files(folder, codebook=codebook)


def book(folder: Path, codebook: Path | None = KEPU, /, **sheets: str) -> Reading:
    """Read a workbook with sheets of such texts."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, text in sheets.items():
        sheet = made.create_sheet(name)
        for line in text.split("/"):
            sheet.append([float(cell) if cell.isdigit() else cell for cell in line.split()])
    made.save(folder / "a.xlsx")
    return tallybook.read_files(folder, codebook=codebook)


def summed(reading: Reading, *by: str) -> list[Decimal | None]:
    return [t.obs_value for t in tallybook.totals(reading, by=by or ("year",))]


def told(reading: Reading) -> list[tuple[str, str]]:
    findings = (*reading.findings, *total(reading.run, Wanted(("year",)), reading.codebook)[1])
    return [(f.code, f.severity.value) for f in findings if f.code not in {"AREA_MISSING", "NOT_ADDED"}]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (["江阳区2021年表 / 指标 一季度 6月 / 科技馆 2 5"], 5),
        (["江阳区2021年表 / 指标 上半年 12月 / 科技馆 2 5"], 5),
        (["江阳区2021年表 / 月份 科技馆 / 1月 2 / 2月 2", "江阳区2021年表 / 指标 数量 / 科技馆 5"], 5),
        (["江阳区2021年表 / 月份 参与单位 科技馆 / 3月 1 2 / 6月 1 3"], 5),
    ],
)
def test_stocks_take_what_ends_last(tmp_path: Path, texts: list[str], value: int) -> None:
    reading = read(tmp_path, *texts)
    assert summed(reading) == [value]
    assert told(reading) == []


def test_two_levels_of_one_day_are_told(tmp_path: Path) -> None:
    months = "江阳区2021年表 / 月份 科技馆 / 11月 2 / 12月 4"
    reading = read(tmp_path, months, "江阳区2021年表 / 指标 数量 / 科技馆 5")
    assert summed(reading) == [5]
    assert told(reading) == [("PERIODS_OVERLAP", "warning")]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (["江阳区2021年表 / 指标 1-3月 1-6月 1-9月 / 赠书 1 2 3"], 3),
        (["江阳区2021年表 / 月份 赠书 / 1-3月 1 / 1-6月 2 / 1-9月 3"], 3),
        (["江阳区2021年表 / 指标 1-2月 3月 / 赠书 5 2", "江阳区2021年一季度表 / 指标 数量 / 赠书 7"], 7),
        (["江阳区2021年表 / 月份 赠书 / 5月 100", "江阳区2021年台账 / 日期 赠书 / 5月24-28日 60 / 5月22日 40"], 100),
    ],
)
def test_no_day_of_a_flow_counts_twice(tmp_path: Path, texts: list[str], value: int) -> None:
    reading = read(tmp_path, *texts)
    assert summed(reading) == [value]
    assert told(reading) == [("PERIODS_OVERLAP", "note")]


@pytest.mark.parametrize(
    ("texts", "value", "facts"),
    [
        (
            ["江阳区2021年表 / 指标 1-2月 3月 / 赠书 5 2", "江阳区2021年一季度表 / 指标 数量 / 赠书 8"],
            7,
            ("2021-Q1", "8", "7"),
        ),
        (
            ["江阳区2021年上半年表 / 指标 数量 / 赠书 9", "江阳区2021年表 / 指标 数量 / 赠书 8"],
            8,
            ("2021-H1", "9", "8"),
        ),
        (
            ["江阳区2021年2月表 / 指标 本月 本年累计 / 赠书 4 9", "江阳区2021年1月表 / 指标 本月 本年累计 / 赠书 4 4"],
            8,
            ("2021-01/2021-02", "9", "8"),
        ),
    ],
)
def test_periods_that_do_not_fit_are_told(tmp_path: Path, texts: list[str], value: int, facts: tuple[str, ...]) -> None:
    reading = read(tmp_path, *texts)
    assert summed(reading) == [value]
    found = [f for f in total(reading.run, Wanted(("year",)), reading.codebook)[1] if f.code == "PERIODS_DIFFER"]
    assert [tuple(dict(f.facts)[k] for k in ("period", "own", "summed")) for f in found] == [facts]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        ([f"江阳区2021年1-{m}月表 / 指标 数量 / 赠书 {m}" for m in (3, 6, 9, 12)], 12),
        (["江阳区2021年一季度表 / 指标 数量 / 赠书 3", "江阳区2021年1-2季度表 / 指标 数量 / 赠书 7"], 7),
        ([f"江阳区2021年{m}月表 / 指标 本月 本月止累计 / 赠书 1 {m}" for m in range(1, 13)], 12),
        (["江阳区2021年5月表 / 指标 本月 本年累计 / 赠书 1 7"], 7),
        (["江阳区2021年表 / 指标 5月 1-5月累计 / 赠书 1 7"], 7),
        (["江阳区2021年5月表 / 月份 赠书 / 4月 1 / 5月 2 / 1-5月 7"], 7),
    ],
)
def test_a_running_total_is_never_added_to_its_parts(tmp_path: Path, texts: list[str], value: int) -> None:
    reading = read(tmp_path, *texts)
    assert summed(reading) == [value]
    assert {severity for _, severity in told(reading)} == {"note"}
    assert reading.balance.closes


@pytest.mark.parametrize(("header", "value"), [("本年累计", 10), ("累计", 1)])
def test_nor_where_totals_keep_no_indicators_apart(tmp_path: Path, header: str, value: int) -> None:
    reading = read(tmp_path, f"2021年3月表 / 区县 赠书 赠书 / 区县 本月 {header} / 泸县 1 10 / 合江县 2 20")
    assert {t.key["area"]: t.obs_value for t in tallybook.totals(reading, by=("area",)) if t.level == 0} == {
        "泸县": value,
        "合江县": 2 * value,
    }


def test_school_years_are_not_added_to_calendar_years(tmp_path: Path) -> None:
    texts = [f"江阳区{year}表 / 指标 数量 / 赠书 {n}" for year, n in (("2020-2021学年", 2), ("2021年", 3))]
    reading = read(tmp_path, *texts)
    assert {t.key["year"]: t.obs_value for t in tallybook.totals(reading, by=("year",))} == {"2020/2021": 2, "2021": 3}
    assert told(reading) == []
    assert summed(reading, "indicator") == [3]
    found = total(reading.run, Wanted(("indicator",)), reading.codebook)[1]
    assert [(f.code, f.severity.value) for f in found] == [("YEARS_MIXED", "warning")]


def test_a_school_year_may_be_asked_for(tmp_path: Path) -> None:
    texts = [f"江阳区{year}表 / 指标 数量 / 赠书 {n}" for year, n in (("2020-2021学年", 2), ("2021年", 3))]
    reading = read(tmp_path, *texts)
    for year, value in (("2020/2021", 2), ("2021", 3)):
        assert [t.obs_value for t in tallybook.totals(reading, by=("indicator", "year"), year=year)] == [value]


def test_a_stretch_of_years_is_in_the_total_of_none(tmp_path: Path) -> None:
    reading = read(tmp_path, "江阳区表 / 指标 2015-2019年 2019年 / 赠书 9 3")
    assert [t.obs_value for t in tallybook.totals(reading, by=("indicator", "year"), year="2019")] == [3]
    assert not tallybook.totals(reading, by=("indicator", "year"), year="2015")


def test_years_across_alone_are_added(tmp_path: Path) -> None:
    texts = [f"江阳区{year}学年表 / 指标 数量 / 赠书 2" for year in ("2019-2020", "2020-2021")]
    assert summed(read(tmp_path, *texts), "indicator") == [4]


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ("5月24-28日 60 / 5月25日 40 / 5月25日 5", 105),
        ("5月 30 / 5月24日 40", 70),
        ("5月24日 40 / 5月24日 40", 80),
    ],
)
def test_rows_of_a_log_are_added(tmp_path: Path, rows: str, value: int) -> None:
    reading = read(tmp_path, f"江阳区2021年台账 / 日期 赠书 / {rows}")
    assert summed(reading) == [value]
    assert told(reading) == []


def test_a_school_year_is_no_part_of_a_year(tmp_path: Path) -> None:
    reading = read(tmp_path, "江阳区2009-2010学年统计 / 指标 数量 / 赠书 1", "江阳区2010年统计 / 指标 数量 / 赠书 2")
    assert {t.key["year"]: t.obs_value for t in tallybook.totals(reading, by=("year",))} == {"2009/2010": 1, "2010": 2}


LOG = "江阳区2021年科技活动周台账 / 日期 赠书 / 5月24日 60 / 5月22日 40"


def test_the_return_of_a_year_has_its_activities_inside(tmp_path: Path) -> None:
    reading = read(tmp_path, "江阳区2021年表 / 指标 数量 / 赠书 120", LOG)
    assert summed(reading) == [120]
    assert told(reading) == [("WHOLE_AND_PARTS", "warning")]
    assert summed(reading, "activity") == [120, 100]


def test_a_whole_is_never_less_than_its_parts(tmp_path: Path) -> None:
    reading = read(tmp_path, "江阳区2021年表 / 指标 数量 / 赠书 90", LOG)
    assert summed(reading) == [100]
    assert told(reading) == [("WHOLE_TOO_SMALL", "error")]


def test_a_return_of_january_has_no_activity_of_may_inside(tmp_path: Path) -> None:
    reading = read(tmp_path, "江阳区2021年表 / 月份 赠书 / 1月 10", LOG)
    assert summed(reading) == [110]
    assert told(reading) == []


def test_a_row_without_an_activity_is_a_further_row_of_its_log(tmp_path: Path) -> None:
    reading = read(tmp_path, "2021年台账 / 区县 活动名称 赠书 / 江阳区 科技活动周 60 / 江阳区 培训 5 / 江阳区 — 40")
    activities = {o.activity for o in reading.observations}
    assert len(activities) > 1
    assert summed(reading) == [105]


def test_parts_of_parts_of_a_reported_activity_lie_inside_it(tmp_path: Path) -> None:
    (tmp_path / "tallybook.toml").write_text(
        '[codebook.part_of]\n"开幕式" = "启动仪式"\n"启动仪式" = "活动周"\n', "utf-8"
    )
    reading = read(
        tmp_path,
        "泸县2021年活动周统计 / 指标 数量 / 赠书 9",
        "泸县2021年开幕式统计 / 指标 数量 / 赠书 4",
        codebook=tmp_path,
    )
    assert summed(reading) == [9]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (["2021年表 / 地区 赠书 / 四川省 7 / 泸州市 7"], 7),
        (["泸州市2021年科技活动周 / 指标 数量 / 赠书 100", "2021年表 / 区县 赠书 / 江阳区 40 / 泸县 60"], 100),
        (["泸州市2021年表 / 指标 数量 / 赠书 100", "2021年科技活动周 / 区县 赠书 / 江阳区 40 / 泸县 60"], 100),
        (
            [
                "泸州市2021年表 / 指标 数量 / 赠书 100",
                "2021年科技活动周 / 区县 赠书 / 泸县 60",
                "江阳区2021年表 / 指标 数量 / 赠书 40",
            ],
            100,
        ),
        (["泸州市2021年表 / 指标 数量 / 赠书 100", "2021年表 / 区县 赠书 / 江阳区 — / 泸县 —"], 100),
    ],
)
def test_an_area_counts_at_one_level(tmp_path: Path, texts: list[str], value: int) -> None:
    assert summed(read(tmp_path, *texts)) == [value]


def test_months_of_a_city_are_held_against_the_months_of_its_districts_together(tmp_path: Path) -> None:
    city = "泸州市2021年表 / 月份 赠书 / 1月 7 / 2月 7"
    reading = read(
        tmp_path, city, "2021年1月 / 区县 赠书 / 江阳区 3 / 泸县 4", "2021年2月 / 区县 赠书 / 江阳区 3 / 泸县 4"
    )
    assert summed(reading) == [14]
    assert told(reading) == []


def test_coverage_counts_only_who_is_expected(tmp_path: Path) -> None:
    rows = " / ".join(f"{a} 1" for a in ("江阳区", "纳溪区", "龙马潭区", "泸县", "合江县", "叙永县", "市科协"))
    reading = read(tmp_path, f"2021年表 / 区县 赠书 / {rows}")
    (whole,) = tallybook.totals(reading, by=("year",))
    assert (whole.areas_reporting, whole.areas_expected, whole.areas_beside) == (6, 7, 1)
    assert "6/7 +1" in run("totals", str(tmp_path), "--codebook", str(KEPU), "--by", "year").stdout


def test_a_sheet_of_all_districts_repeats_their_own(tmp_path: Path) -> None:
    reading = book(
        tmp_path,
        汇总="2021年汇总 / 区县 赠书 发放资料 / 江阳区 3 30 / 泸县 4 40",
        江阳区="江阳区2021年统计 / 指标 数量 / 赠书 3 / 发放资料 30",
        泸县="泸县2021年统计 / 指标 数量 / 赠书 4 / 发放资料 40",
    )
    assert summed(reading, "indicator") == [70, 7]
    assert told(reading) == [("REPORTED_TWICE", "warning")] * 2
    assert (reading.balance.observations, reading.balance.excluded) == (4, 4)


def test_a_sheet_that_tells_another_figure_is_an_error_that_names_both(tmp_path: Path) -> None:
    reading = book(
        tmp_path, 汇总="2021年汇总 / 区县 赠书 / 江阳区 3 / 泸县 5", 泸县="泸县2021年统计 / 指标 数量 / 赠书 4"
    )
    assert summed(reading) == [12]
    assert told(reading) == [("REPORTED_TWICE", "error")]
    (finding,) = (f for f in reading.findings if f.code == "REPORTED_TWICE")
    assert (finding.sheet, finding.cell, finding.raw, dict(finding.facts)["where"]) == ("泸县", "B3", "4", "汇总 B4: 5")


TABLE = "2021年统计 / 区县 赠书 / 江阳区 3 / 泸县 4"


@pytest.mark.parametrize(("again", "value", "severity"), [("4", 7, "warning"), ("5", 12, "error")])
def test_two_tables_on_a_sheet_tell_a_figure_once(tmp_path: Path, again: str, value: int, severity: str) -> None:
    reading = book(tmp_path, S=f"{TABLE} / / {TABLE[:-1]}{again}")
    assert summed(reading) == [value]
    assert told(reading)[-1] == ("REPORTED_TWICE", severity)


def test_a_district_on_several_rows_is_added(tmp_path: Path) -> None:
    reading = book(tmp_path, S="2021年统计 / 区县 赠书 / 江阳区 3 / 江阳区 3 / 泸县 4")
    assert summed(reading) == [10]
    assert told(reading) == []


def test_logs_on_two_sheets_are_added(tmp_path: Path) -> None:
    head = "2021年台账 / 日期 区县 赠书"
    reading = book(
        tmp_path, 城区=f"{head} / 5月1日 江阳区 3 / 5月1日 江阳区 4", 乡镇=f"{head} / 5月1日 江阳区 5 / 5月1日 江阳区 2"
    )
    assert summed(reading) == [14]
    assert told(reading) == []


def test_sheets_that_mostly_differ_are_told_apart_by_their_names(tmp_path: Path) -> None:
    head = "Visits-2021 / Town Visits"
    reading = book(
        tmp_path, None, Adults=f"{head} / Avon 3 / Bolt 4 / Clun 5", Children=f"{head} / Avon 3 / Bolt 7 / Clun 8"
    )
    totals = tallybook.totals(reading, by=("indicator",))
    assert [(t.key["indicator"], t.obs_value) for t in totals] == [("Adults / Visits", 12), ("Children / Visits", 18)]
    assert told(reading) == []


def test_sheets_without_names_of_their_own_that_differ_are_reported(tmp_path: Path) -> None:
    head = "Visits-2021 / Town Visits"
    reading = book(
        tmp_path, None, Sheet1=f"{head} / Avon 3 / Bolt 4 / Clun 5", Sheet2=f"{head} / Avon 3 / Bolt 7 / Clun 8"
    )
    assert summed(reading) == [30]
    assert told(reading) == [("REPORTED_TWICE", "warning")]


def test_sheets_of_schools_are_not_compared(tmp_path: Path) -> None:
    reading = book(tmp_path, None, 一小="2021年 / 指标 数量 / 赠书 3", 二小="2021年 / 指标 数量 / 赠书 5")
    assert summed(reading) == [8]
    assert told(reading) == []


@pytest.mark.parametrize(
    ("whole", "value", "code", "printed"),
    [("7", 7, ("SHEET_SUMS", "warning"), 1), ("8", 15, ("SHEET_SUMS_DIFFER", "error"), 0)],
)
def test_a_sheet_named_as_a_total_adds_up_the_others(
    tmp_path: Path, whole: str, value: int, code: tuple[str, str], printed: int
) -> None:
    one = "2021年 / 指标 数量 / 赠书"
    reading = book(tmp_path, None, 汇总=f"{one} {whole}", 一小=f"{one} 3", 二小=f"{one} 4")
    assert summed(reading) == [value]
    assert told(reading) == [code]
    assert reading.balance.printed_totals == printed


def test_sums_of_many_digits_are_no_chance(tmp_path: Path) -> None:
    sheets = {"全部": (4691, 8024), "一小": (1234, 3456), "二小": (3457, 4568)}
    made = {name: f"2021年 / 指标 数量 / 赠书 {a} / 资料 {b}" for name, (a, b) in sheets.items()}
    reading = book(tmp_path, None, **made)
    assert sorted(summed(reading, "indicator")) == [4691, 8024]
    assert told(reading) == [("SHEET_SUMS", "warning")]


def form(title: str, figures: list[int], words: tuple[str, ...] = FORM) -> str:
    return f"{title} / 指标 数量 / " + " / ".join(f"{w} {f}" for w, f in zip(words, figures, strict=True))


def test_forms_of_two_districts_filled_in_alike_are_no_copies(tmp_path: Path) -> None:
    zero = form("2021年统计", [0] * 8)
    reading = book(tmp_path, 江阳区=zero, 泸县=zero)
    assert reading.balance.observations == 16
    assert told(reading) == []


def test_forms_of_two_months_filled_in_alike_are_no_copies(tmp_path: Path) -> None:
    same = form("江阳区2021年统计", [5, 6, 7, 8, 9, 10, 11, 12])
    reading = book(tmp_path, **{"1月": same, "2月": same})
    assert summed(reading, "indicator")[:2] == [12, 10]
    assert told(reading) == []


def test_a_copied_sheet_counts_once(tmp_path: Path) -> None:
    same = form("江阳区2021年统计", [5, 6, 7, 8, 9, 10, 11, 12])
    reading = book(tmp_path, **{"统计": same, "统计 (2)": same})
    assert (reading.balance.observations, reading.balance.excluded) == (8, 8)
    assert told(reading) == [("SHEET_COPY", "warning")]


def test_a_twin_in_another_language_counts_once(tmp_path: Path) -> None:
    figures = [5, 6, 7, 8, 9, 10, 11, 12]
    english = form("Statistics-2021", figures, tuple(f"Item-{c}" for c in "ABCDEFGH"))
    reading = book(tmp_path, 中文=form("2021年统计", figures), English=english.replace("指标 数量", "Indicator Number"))
    assert (reading.balance.observations, reading.balance.excluded) == (8, 8)
    assert "SHEET_TWIN" in [code for code, _ in told(reading)]


def test_levels_of_months_are_not_footed(tmp_path: Path) -> None:
    reading = read(tmp_path, "江阳区2021年表 / 指标 1月 2月 3月 一季度 / 科技馆 2 2 3 3")
    assert told(reading) == []


def test_last_years_returns_are_read_and_count_first(tmp_path: Path) -> None:
    now, before = tmp_path / "r-2021", tmp_path / "r-2020"
    for folder, text in (
        (now, "指标:赠书\n区县,2021年,2020年\n江阳区,30,21\n泸县,40,"),
        (before, "2020年统计\n区县,赠书\n泸县,39\n江阳区,20"),
    ):
        folder.mkdir()
        (folder / "b.csv").write_text(text, encoding="utf-8")
    made = run("totals", str(now), "--compare", "2020", "--by", "area,indicator", "--format", "csv")
    assert "江阳区,赠书,30,30,30,exact,,A,1,1,,20,exact,10" in made.stdout
    assert "泸县,赠书,40,40,40,exact,,A,1,1,,39,exact,1" in made.stdout
    assert "1 figure(s) of 2020 are also in that year's own returns" in made.stderr
    both = run("totals", str(now), str(before), "--compare", "2020", "--by", "area,indicator", "--format", "csv")
    assert both.stdout == made.stdout
    assert "compared with" not in both.stderr


NOW = "指标:赠书 / 区县 2021年 2020年 / 江阳区 30 21 / 泸县 40 —"


@pytest.mark.parametrize(
    ("before", "value"), [("2020年统计 / 区县 赠书 / 江阳区 20", 20), ("2020年1月 / 区县 赠书 / 江阳区 2", 21)]
)
def test_a_file_is_a_return_of_its_latest_year(tmp_path: Path, before: str, value: int) -> None:
    reading = read(tmp_path, NOW, before, codebook=None)
    assert {t.key["year"]: t.obs_value for t in tallybook.totals(reading, by=("year",))} == {"2020": value, "2021": 70}
    assert (("YEAR_RESTATED", "warning") in told(reading)) is (value == 20)
    assert reading.balance.closes
    assert reading.balance.excluded == (value == 20)
