"""Figures held against other periods: for each code a sheet that trips it, and a near miss that does not."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from tallybook.check import edit_findings
from tallybook.check.long_series import scores
from tallybook.model import AreaEntry, Codebook, Finding, Returns, SheetReading
from tallybook.pipeline import Settings, read_paths, review
from tallybook.settings import codebook_for
from tests.drawn import read

NAMES = "甲乙丙丁戊己庚辛壬癸"
EXPECTED = Codebook(
    areas=tuple(AreaEntry(str(n), (f"东{name}县",)) for n, name in enumerate(NAMES[:4])),
    expected=tuple(str(n) for n in range(4)),
)


def asked(*sheets: SheetReading, codebook: Codebook = Codebook()) -> tuple[Finding, ...]:
    return edit_findings(Returns(tuple(o for s in sheets for o in s.observations), codebook=codebook))


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.cell) for f in findings]


def years(*rows: tuple[int, ...], thing: str = "参加人次") -> SheetReading:
    """Draw areas down and years across, in 人次 unless it is told otherwise."""
    head = " | ".join(str(2020 + n) for n in range(len(rows[0])))
    lines = [f"东{NAMES[n]}县 | {' | '.join(map(str, row))}" for n, row in enumerate(rows)]
    return read("\n".join([f"各区县{thing}", f"区县 | {head}", *lines]))


def test_a_figure_in_the_wrong_unit() -> None:
    (found,) = asked(years((1_204, 12_040_000), (900, 950)))
    assert (found.code, found.cell, found.raw, found.severity) == ("UNIT_SLIP", "C3", "12040000", "warning")
    facts = dict(found.facts)
    assert (facts["power"], facts["value"], facts["other"]) == ("10,000", "12,040,000", "1,204")


def test_a_figure_three_hundred_times_another_is_no_other_unit() -> None:
    (found,) = asked(years((1_000, 310_000), (900, 950)))
    assert found.code == "FIGURE_JUMPS"


LEVELS = """
    科普讲座参加人次（万人次）
    层级   | 2022    | 2023
    第一级 | 166.14  | 10347.44
    第二级 | 2130.5  | 2287.1
    第三级 | 3310.25 | 3020.8
    第四级 | 5120.9  | 5461.3
"""


def test_one_level_of_few_that_leaps_in_a_year_is_found() -> None:
    assert told(asked(read(LEVELS))) == [("FIGURE_JUMPS", "C3")]


def test_a_level_that_leaps_is_found_where_headers_name_the_years() -> None:
    drawing = LEVELS.replace("| 2022    | 2023", "| 2022年参加人次 | 2023年参加人次")
    assert told(asked(read(drawing))) == [("FIGURE_JUMPS", "C3")]


def test_a_level_that_grows_less_than_threefold_is_not_asked_about() -> None:
    assert told(asked(read(LEVELS.replace("10347.44", "431.9")))) == []


def test_a_stock_that_falls_by_half() -> None:
    assert told(asked(years((40, 20), thing="年末科普场馆"))) == [("FIGURE_JUMPS", "C3")]
    assert told(asked(years((40, 21), thing="年末科普场馆"))) == []


def test_a_stock_that_grows_threefold_needs_no_note() -> None:
    assert told(asked(years((40, 120), thing="年末科普场馆"))) == []


def test_few_events_more_or_less_are_chance() -> None:
    assert told(asked(years((2, 7), thing="讲座"))) == []
    assert told(asked(years((20, 70), thing="讲座"))) == [("FIGURE_JUMPS", "C3")]


def test_what_comes_to_nothing_is_asked_about() -> None:
    assert told(asked(years((90, 0)))) == [("FIGURE_JUMPS", "C3")]
    assert told(asked(years((0, 90)))) == []


def test_what_all_areas_do_alike_is_asked_of_none() -> None:
    assert told(asked(years((100, 400), (200, 790), (150, 610), (300, 1180)))) == []


def test_the_figure_farther_from_its_series_is_the_one_that_is_named() -> None:
    assert told(asked(years((1_000, 9_800, 1_010)))) == [("FIGURE_JUMPS", "C3")]
    assert told(asked(years((9_800, 1_000, 1_010)))) == [("FIGURE_JUMPS", "B3")]


MANY = [(1000 + 70 * n, 1020 + 72 * n) for n in range(9)]


def test_an_area_that_stands_out_among_many() -> None:
    found = asked(years(*MANY, (1_000, 1_900)))
    assert told(found) == [("AREA_STANDS_OUT", "C12")]
    assert {k: v for k, v in found[0].facts if k in {"times", "usual", "n"}} == {
        "times": "1.90",
        "usual": "1.02",
        "n": "10",
    }


def test_a_quarter_more_than_the_others_is_let_be() -> None:
    assert told(asked(years(*MANY, (1_000, 1_250)))) == []


def test_many_that_differ_widely_make_nobody_stand_out() -> None:
    wild = [(1000, 400), (900, 1700), (1100, 500), (1000, 2300), (950, 1000), (1050, 1500), (1000, 700), (980, 1300)]
    assert told(asked(years(*wild, (1_000, 2_600)))) == []


def test_an_area_that_moves_otherwise_than_the_few_others() -> None:
    found = asked(years((1_000, 1_600), (800, 810), (1_200, 1_190), (500, 505)))
    assert [(f.code, f.cell, f.severity) for f in found] == [("AREA_AGAINST_OTHERS", "C3", "note")]
    assert told(asked(years((1_000, 1_300), (800, 810), (1_200, 1_190), (500, 505)))) == []


def months(*values: int) -> str:
    head = " | ".join(f"{2021 + n // 12}年{n % 12 + 1}月" for n in range(len(values)))
    return f"东甲县讲座\n区县 | {head}\n东甲县 | {' | '.join(map(str, values))}"


STEADY = [40, 43, 38, 41, 45, 39, 42, 40, 44, 37, 41, 43]


def test_a_month_that_stands_out_of_a_long_series() -> None:
    assert told(asked(read(months(*STEADY[:6], 400, *STEADY[7:])))) == [("MONTH_STANDS_OUT", "H3")]
    assert told(asked(read(months(*STEADY[:6], 52, *STEADY[7:])))) == []


def test_less_than_twelve_months_tell_no_month_apart() -> None:
    assert told(asked(read(months(*STEADY[:6], 400, *STEADY[7:11])))) == []


def test_a_month_that_stands_out_every_year_is_the_season() -> None:
    year = [*STEADY[:6], 110, *STEADY[7:]]
    assert told(asked(read(months(*year, *year)))) == []


def test_modified_scores_of_iglewicz_and_hoaglin() -> None:
    # median 4, deviations 3 2 1 0 1 2 96: their median is 2
    assert scores([1, 2, 3, 4, 5, 6, 100])[-1] == pytest.approx(0.6745 * 96 / 2)
    # half of the deviations are 0, their mean is 2
    assert scores([5, 5, 5, 5, 15])[-1] == pytest.approx(0.7979 * 10 / 2)
    assert scores([5, 5, 5]) == [0, 0, 0]


FORM = "东甲县{year}年表\n指标 | 数量\n讲座 | {0}\n展览 | {1}\n培训 | {2}\n咨询 | {3}"


def form(year: int, *values: int) -> SheetReading:
    return read(FORM.format(*values, year=year), source=f"{year}.xlsx")


def test_last_years_return_under_this_years_title() -> None:
    found = asked(form(2021, 31, 24, 75, 58), form(2022, 31, 24, 75, 58))
    assert [(f.code, f.source, f.cell) for f in found] == [("YEAR_CARRIED", "2022.xlsx", "B3")]
    facts = dict(found[0].facts)
    assert (facts["same"], facts["n"], facts["period"], facts["other_period"]) == ("4", "4", "2022", "2021")


def test_returns_that_meet_in_some_figures_are_not_carried() -> None:
    assert told(asked(form(2021, 31, 24, 75, 58), form(2022, 31, 24, 75, 61))) == []
    assert told(asked(form(2021, 3, 2, 7, 5), form(2022, 3, 2, 7, 5))) == []


def monthly(lacking: dict[str, set[int]], *, areas: int = 4) -> list[SheetReading]:
    """Draw each area's own workbook, a row a month."""
    drawn = []
    for n, name in enumerate(NAMES[:areas]):
        rows = [f"{m}月 | {40 + m + n} | {30 + m}" for m in range(1, 13) if m not in lacking.get(name, set())]
        drawn.append(
            read(
                "\n".join([f"东{name}县2021年科普工作", "月份 | 讲座 | 展览", *rows]),
                source=f"{name}.xlsx",
                area=f"东{name}县",
                codebook=EXPECTED,
            )
        )
    return drawn


def test_a_month_that_one_area_lacks() -> None:
    (found,) = asked(*monthly({"乙": {4}}))
    assert (found.code, found.source, found.severity) == ("PERIODS_LACKING", "乙.xlsx", "warning")
    assert dict(found.facts) == {"area": "东乙县", "periods": "2021-04", "n": "11"}
    assert told(asked(*monthly({}))) == []


def test_the_last_months_are_late() -> None:
    (found,) = asked(*monthly({"丙": {11, 12}}))
    assert dict(found.facts)["periods"] == "2021-11, 2021-12"


def test_a_month_that_all_lack_is_asked_of_none() -> None:
    assert told(asked(*monthly({name: {4, 5, 6, 8, 9, 10} for name in NAMES[:4]}))) == []


def test_a_gap_in_the_only_series() -> None:
    assert told(asked(*monthly({"甲": {4}}, areas=1))) == [("PERIODS_LACKING", "")]
    assert told(asked(*monthly({"甲": {2, 4, 6, 8}}, areas=1))) == []


def test_a_blank_among_the_figures_of_other_areas_is_worth_a_note() -> None:
    head = "2021年讲座\n区县 | 1月 | 2月 | 3月"
    found = asked(read(f"{head}\n东甲县 | 11 | 12 | 13\n东乙县 | 21 | | 23\n东丙县 | 31 | 32 | 33"))
    assert [(f.code, f.severity, dict(f.facts)["periods"]) for f in found] == [("PERIODS_LACKING", "note", "2021-02")]


def test_an_expected_area_that_lacks_a_whole_year_is_missing_and_not_late() -> None:
    rows = [(100, 110, 120), (90, 95, 100), (70, 75, 80)]
    lines = [f"东{NAMES[n]}县 | {' | '.join(map(str, row))}" for n, row in enumerate(rows)]
    drawing = "\n".join(["讲座", "区县 | 2020 | 2021 | 2022", *lines, "东丁县 | 50 | | 60"])
    codes = [code for code, _ in told(asked(read(drawing, codebook=EXPECTED), codebook=EXPECTED))]
    assert codes == ["RETURNS_INCOMPLETE"]
    assert [code for code, _ in told(asked(read(drawing)))] == ["PERIODS_LACKING"]


def test_rates_of_what_has_come_in() -> None:
    found = asked(*monthly({"乙": {4}, "丙": {11, 12}}), codebook=EXPECTED)
    (note,) = [f for f in found if f.code == "RETURNS_INCOMPLETE"]
    assert dict(note.facts) == {
        "year": "2021",
        "returns": "45",
        "expected_returns": "48",
        "rate": "93.8",
        "cells": "90",
        "expected_cells": "96",
        "filled": "93.8",
    }
    assert [f for f in asked(*monthly({}), codebook=EXPECTED) if f.code == "RETURNS_INCOMPLETE"] == []


def test_a_year_without_a_figure_here_and_there_is_told_by_its_rate() -> None:
    lines = [f"东{name}县 | {30 + n} | {40 + n}" for n, name in enumerate(NAMES[:3])]
    drawing = "\n".join(["2021年科普活动", "区县 | 讲座 | 展览", *lines, "东丁县 | 50 | "])
    (note,) = asked(read(drawing, codebook=EXPECTED), codebook=EXPECTED)
    facts = dict(note.facts)
    assert (note.code, facts["rate"], facts["filled"]) == ("RETURNS_INCOMPLETE", "100.0", "87.5")


def test_figures_beyond_all_measure_are_borne() -> None:
    sheet = years(*((3, 3) for _ in NAMES))
    for far in ("1e400", "1e-400", "1e90"):
        for n in range(2):
            rows = tuple(
                o._replace(obs_value=Decimal(far)) if i % 2 == n else o for i, o in enumerate(sheet.observations)
            )
            assert {f.code for f in edit_findings(Returns(rows))} <= {"UNIT_SLIP"}


def test_the_sample_data_cry_no_wolf() -> None:
    data = Path(__file__).parents[1] / "data"
    folders = [str(data / f"luzhou-{year}") for year in (2020, 2021)]
    book = codebook_for(None, folders)
    run = read_paths(folders, Settings(codebook=book))
    more = [w.finding for w in review(run, book).told if w.finding not in run.findings]
    assert {f.code for f in more} <= {"FIGURE_JUMPS", "RETURNS_INCOMPLETE"}
    assert sorted(f.raw for f in more if f.code == "FIGURE_JUMPS") == ["100余", "100余", "100多"]
