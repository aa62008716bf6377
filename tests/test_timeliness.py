"""Which returns came late, by what they say of themselves and the codebook of when they were due."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tallybook.check import edit_findings
from tallybook.errors import UsageError
from tallybook.model import AreaEntry, Codebook, Finding, Returns, SheetReading
from tallybook.model.codes import message_of
from tallybook.pipeline import Settings, read_paths, review
from tallybook.settings import load_codebook
from tests.drawn import read

NAMES = "甲乙丙丁"
BOOK = Codebook(
    areas=tuple(AreaEntry(str(n), (f"东{name}县",)) for n, name in enumerate(NAMES)),
    expected=tuple(str(n) for n in range(4)),
    due=31,
)


def returned(name: str, foot: str = "", *, period: str = "2021年") -> SheetReading:
    """Draw what one area returned, with a line below it."""
    drawing = f"东{name}县{period}科普活动\n指标 | 数量\n讲座（场次） | 12\n展览（次） | 3\n{foot}"
    return read(drawing, source=f"{name}.xlsx", codebook=BOOK)


def asked(*sheets: SheetReading, codebook: Codebook = BOOK) -> list[Finding]:
    observations = tuple(o for s in sheets for o in s.observations)
    filed = {s.grid.source: s.filed for s in sheets if s.filed}
    found = edit_findings(Returns(observations, codebook=codebook, filed=filed))
    return [f for f in found if f.code in {"RETURN_LATE", "RETURNS_LATE"}]


def test_a_return_filled_in_after_it_was_due() -> None:
    (late, rate) = asked(
        *(
            returned(n, f"填表人：某某 | 填报日期：2022年{d}")
            for n, d in zip(NAMES, ("1月5日", "1月31日", "2月1日", "3月5日"), strict=True)
        )
    )[-2:]
    assert (late.code, late.severity, late.source) == ("RETURN_LATE", "warning", "丙.xlsx")
    assert dict(late.facts) == {"day": "2022-02-01", "due": "2022-01-31", "n": "1"}
    assert (rate.code, rate.severity) == ("RETURNS_LATE", "note")
    assert dict(rate.facts) == {"year": "2021", "in_time": "2", "expected_returns": "4", "rate": "50.0", "undated": "0"}


def test_all_in_time_on_the_last_day_says_nothing() -> None:
    assert asked(*(returned(n, "填报日期：2022年1月31日") for n in NAMES)) == []


def test_nothing_is_late_where_nobody_said_when_it_is_due() -> None:
    assert asked(*(returned(n, "填报日期：2023年1月31日") for n in NAMES), codebook=replace(BOOK, due=None)) == []


def test_those_that_say_no_day_are_counted_apart() -> None:
    (rate,) = asked(returned("甲", "填报日期：2022年1月5日"), returned("乙"), returned("丙", "填报日期：   年  月  日"))
    assert dict(rate.facts) == {"year": "2021", "in_time": "1", "expected_returns": "4", "rate": "25.0", "undated": "2"}


def test_months_are_due_after_each_of_them() -> None:
    (late,) = asked(returned("甲", "填报日期：2021年5月5日", period="2021年3月"), codebook=replace(BOOK, due=10))
    assert dict(late.facts) == {"day": "2021-05-05", "due": "2021-04-10", "n": "25"}


@pytest.mark.parametrize("foot", ["填报日期 | 2022-03-05", "填报日期 | | 2022年3月5日"])
def test_the_day_may_stand_in_the_cell_beside(foot: str) -> None:
    assert returned("甲", foot).filed == "2022-03-05"


def test_the_latest_day_of_a_sheet_counts() -> None:
    assert returned("甲", "填报日期：2022年1月5日\n报送日期：2022年1月9日").filed == "2022-01-09"


def test_a_review_of_files_tells_which_came_late(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("code,name\n1,泸县\n2,合江县\n", encoding="utf-8")
    book = '[codebook]\nareas = "areas.csv"\nexpected = "all"\ndue = 15\n'
    (tmp_path / "tallybook.toml").write_text(book, encoding="utf-8")
    for name, day in {"泸县": "2022年1月15日", "合江县": "2022年1月16日"}.items():
        rows = f"{name}2021年科普活动,\n指标,数量\n讲座（场次）,12\n填报日期：{day},\n"
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    codebook = load_codebook(str(tmp_path))
    run = read_paths([str(tmp_path)], Settings(codebook=codebook))
    told = [w.finding for w in review(run, codebook).told]
    late = [(f.code, Path(f.source).name, message_of(f)) for f in told if f.code.endswith("_LATE")]
    assert late == [
        (
            "RETURN_LATE",
            "合江县.csv",
            "It says that it was filled in on 2022-01-16; it was due on 2022-01-15, 1 day(s) earlier.",
        ),
        (
            "RETURNS_LATE",
            "",
            "For 2021, 1 of 2 expected returns came in time (50.0 %); 0 do not say when they were filled in.",
        ),
    ]


def test_due_is_a_number_of_days(tmp_path: Path) -> None:
    (tmp_path / "tallybook.toml").write_text("[codebook]\ndue = -1\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"tallybook.toml:2: due: "):
        load_codebook(str(tmp_path))


def test_a_quarter_left_blank_makes_a_return_due_no_sooner() -> None:
    head = "2021年科普活动\n指标 | 一季度 | 二季度 | 三季度 | 四季度"
    foot = "填报日期：2022年1月20日"
    full = [
        read(f"东{n}县{head}\n讲座（场次） | 12 | 13 | 14 | 15\n{foot}", source=f"{n}.xlsx", codebook=BOOK)
        for n in NAMES[:3]
    ]
    short = read(f"东丁县{head}\n讲座（场次） | 12 | 13 | 14 | \n{foot}", source="丁.xlsx", codebook=BOOK)
    assert [f.code for f in asked(*full, short)] == []
    observations = tuple(o for s in (*full, short) for o in s.observations)
    found = edit_findings(Returns(observations, codebook=BOOK))
    lacking = [(f.source, dict(f.facts)["periods"]) for f in found if f.code == "PERIODS_LACKING"]
    assert lacking == [("丁.xlsx", "2021-Q4")]
