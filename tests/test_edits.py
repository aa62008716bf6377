"""Each edit: a sheet that trips it, in which cell, and one that nearly does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tallybook.model.codes import message_of
from tallybook.model.codes.edits import EDITS
from tests.reviewing import cells_of, checked, review, written

INDICATORS = "id,zh,unit,part_of,min,max\njf,经费,万元,,,\nbk,拨款,万元,,,\njz,捐赠,万元,,,\nkf,开放天数,天,,0,366\nry,专职人员,人,,,\nnx,女性,人,ry,,\n"
BALANCE = '[[rule]]\nleft = "经费"\noperator = "="\nright = "拨款 + jz"\nexplanation = "应等于来源之和"\n'


class Case(NamedTuple):
    """Drawn sheets with a codebook, and the cells that a code is told of."""

    sheets: tuple[str, ...]
    cells: tuple[str, ...] = ()
    book: str = ""
    indicators: str = ""


def of(*sheets: str, cells: str = "", book: str = "", indicators: str = "") -> Case:
    return Case(sheets, tuple(cells.split()), book, indicators)


MONEY = "2022年表\n区县 | 经费（万元） | 拨款（万元） | 捐赠（万元）\n"
TWO_FORMS = "2022年表\n区县 | 讲座（场） | 展览（场） | 读者（人次） | 资料（份）\n江阳区 | 12 | 217 | 4318 | 90152\n"

ROWS = "2022年表\n区县 | 展览（场） | 读者（人次） | 资料（份） | 讲座（场）\n泸县 | 217 | 4318 | 90152 | 3\n合江县 | 12 | 50 | 600 | 2\n合江县 | 12 | 50 | 600 | 2\n"

TRIPS = {
    "RULE_FAILED": of(
        MONEY + "泸县 | 100 | 60 | 40\n合江县 | 12.5 | 6 | 6", cells="B4", book=BALANCE, indicators=INDICATORS
    ),
    "RULE_UNCHECKED": of(
        MONEY + "泸县 | 100 | 60 | 40\n合江县 | 12.5 | 6 |", cells="B4", book=BALANCE, indicators=INDICATORS
    ),
    "VALUE_OUTSIDE": of(
        "2022年表\n区县 | 开放天数 | 讲座\n泸县 | 366 | 5\n合江县 | 367 | 6", cells="B4", indicators=INDICATORS
    ),
    "PART_EXCEEDS": of(
        "2022年表\n区县 | 专职人员 | 其中：女性\n泸县 | 30 | 30\n合江县 | 25 | 52\n叙永县 | 9 | 4", cells="C4"
    ),
    "EVENTS_ALONE": of(
        "2022年表\n区县 | 讲座场次 | 讲座人次\n泸县 | 3 | 210\n合江县 | 4 | 0\n叙永县 | 5 | 340", cells="C4"
    ),
    "PEOPLE_FEWER": of(
        "2022年表\n区县 | 讲座场次 | 讲座人次\n泸县 | 3 | 210\n合江县 | 410 | 41\n叙永县 | 5 | 340", cells="C4"
    ),
    "COUNT_FRACTION": of("2022年表\n区县 | 读者（人次）\n泸县 | 210\n合江县 | 41.5\n叙永县 | 340", cells="B4"),
    "COUNT_NEGATIVE": of("2022年表\n区县 | 读者（人次）\n泸县 | 210\n合江县 | -41\n叙永县 | 340", cells="B4"),
    "FORM_COPIED": of(TWO_FORMS, TWO_FORMS.replace("江阳区", "纳溪区").replace("12", "15"), cells="C3"),
    "ROW_REPEATED": of(ROWS + "泸县 | 217 | 4318 | 90152 | 3", cells="B6"),
}
NEAR_MISSES = {
    "RULE_FAILED": of(MONEY + "泸县 | 100.5 | 60.2 | 40.3\n合江县 | 12 | 6 | 6", book=BALANCE, indicators=INDICATORS),
    "RULE_UNCHECKED": of(
        MONEY + "泸县 | 100 | 60 | 40\n合江县 | 6 | 6 |",
        book=BALANCE + 'missing = "all"\n',
        indicators=INDICATORS,
    ),
    "VALUE_OUTSIDE": of("2022年表\n区县 | 开放天数 | 讲座\n泸县 | 366 | 400\n合江县 | 0 | 6", indicators=INDICATORS),
    "PART_EXCEEDS": of("2022年表\n区县 | 专职人员 | 其中：女性\n泸县 | 30 | 30\n合江县 | 52 | 25\n叙永县 | 9 | 9"),
    "EVENTS_ALONE": of("2022年表\n区县 | 讲座场次 | 讲座人次\n泸县 | 3 | 210\n合江县 | 0 | 0\n叙永县 | 5 |"),
    "PEOPLE_FEWER": of("2022年表\n区县 | 讲座场次 | 讲座人次\n泸县 | 3 | 210\n合江县 | 41 | 41\n叙永县 | 5 | 340"),
    "COUNT_FRACTION": of(
        "2022年表\n区县 | 读者（万人次） | 经费（元）\n泸县 | 2 | 21\n合江县 | 4.15 | 0.5\n叙永县 | 3 | 7"
    ),
    "COUNT_NEGATIVE": of(
        "2022年表\n区县 | 读者净增（人次） | 经费（元）\n泸县 | 210 | 8\n合江县 | -41 | -5\n叙永县 | 3 | 7"
    ),
    "FORM_COPIED": of(TWO_FORMS, TWO_FORMS.replace("江阳区", "纳溪区").replace("217", "218")),
    "ROW_REPEATED": of(ROWS + "泸县 | 217 | 4318 | 90152 | 4"),
}


def found(case: Case, code: str, folder: Path) -> list[str]:
    lists = {"indicators": case.indicators} if case.indicators else {}
    return checked(written(folder, *case.sheets, book=case.book, **lists), code)


@pytest.mark.parametrize("code", TRIPS)
def test_it_is_tripped(code: str, tmp_path: Path) -> None:
    assert found(TRIPS[code], code, tmp_path) == list(TRIPS[code].cells)


@pytest.mark.parametrize("code", NEAR_MISSES)
def test_a_near_miss_is_let_by(code: str, tmp_path: Path) -> None:
    assert found(NEAR_MISSES[code], code, tmp_path) == []


def test_each_code_has_a_sheet_that_trips_it_and_a_near_miss() -> None:
    codes = {c.code for c in EDITS}
    assert codes == set(TRIPS) == set(NEAR_MISSES)


def test_a_part_of_the_codebook_is_an_error_and_one_that_only_headers_name_a_warning(tmp_path: Path) -> None:
    sheet = "2022年表\n区县 | 专职人员（人） | 女性（人）\n泸县 | 30 | 31\n合江县 | 25 | 52"
    told = [f for f in review(tmp_path, sheet, indicators=INDICATORS) if f.code == "PART_EXCEEDS"]
    assert [(f.cell, f.severity) for f in told] == [("C3", "error"), ("C4", "error")]


def test_headers_that_most_figures_contradict_were_understood_wrongly(tmp_path: Path) -> None:
    sheet = "2022年表\n区县 | 专职人员 | 其中：经办 | 讲座场次 | 讲座人次 | 读者（人次）\n泸县 | 3 | 30 | 30 | 4 | 1.5\n合江县 | 5 | 52 | 40 | 3 | 2.5\n叙永县 | 9 | 8 | 7 | 8 | 7"
    codes = {f.code for f in review(tmp_path, sheet)}
    assert codes.isdisjoint({"PART_EXCEEDS", "PEOPLE_FEWER", "COUNT_FRACTION"})


def test_a_part_is_held_against_a_whole_that_is_a_printed_total(tmp_path: Path) -> None:
    sheet = "2022年表\n区县 | 合计 | 其中：女性\n泸县 | 30 | 13\n合江县 | 25 | 52\n叙永县 | 9 | 4"
    assert cells_of(review(tmp_path, sheet), "PART_EXCEEDS") == ["C4"]


def test_a_part_in_rows_is_held_against_the_row_above(tmp_path: Path) -> None:
    sheet = "2022年泸县报表\n指标 | 单位 | 数量\n专职人员 | 人 | 120\n其中：女性 | 人 | 210\n兼职人员 | 人 | 500\n其中：女性 | 人 | 60"
    assert cells_of(review(tmp_path, sheet), "PART_EXCEEDS") == ["C4"]


def test_events_and_people_below_one_header_are_a_pair(tmp_path: Path) -> None:
    sheet = "2022年表\n区县 | 讲座 | | 展览（场） | 展览（人次）\n | 场次 | 人次 | |\n泸县 | 3 | 210 | 4 | 0\n合江县 | 4 | 0 | 5 | 600\n叙永县 | 5 | 90 | 6 | 700"
    assert cells_of(review(tmp_path, sheet), "EVENTS_ALONE") == ["E4", "C5"]


def test_the_corner_is_held_against_the_totals_beside_it(tmp_path: Path) -> None:
    table = "2022年表\n区县 | 城镇 | 农村 | 合计\n泸县 | 31 | 12 | 43\n合江县 | 24 | 19 | 43\n合计 | 55 | 31 | {}"
    (tmp_path / "right").mkdir()
    assert cells_of(review(tmp_path / "right", table.format(86)), "FOOTING_DIFFERS") == []
    (tmp_path / "wrong").mkdir()
    assert cells_of(review(tmp_path / "wrong", table.format(68)), "FOOTING_DIFFERS") == ["D5"]


def test_small_round_and_zero_figures_make_no_copied_form(tmp_path: Path) -> None:
    form = "2022年表\n区县 | 讲座 | 展览 | 读者 | 资料 | 经费\n{} | 12 | 0 | 5000 | 70 | {}\n"
    assert cells_of(review(tmp_path, form.format("江阳区", 517), form.format("纳溪区", 517)), "FORM_COPIED") == []


def test_a_copied_form_names_the_other_area(tmp_path: Path) -> None:
    findings = review(tmp_path, *TRIPS["FORM_COPIED"].sheets)
    (told,) = (message_of(f, "zh") for f in findings if f.code == "FORM_COPIED")
    assert told.startswith("纳溪区 2022 年的 4 个数字中有 3 个与江阳区相同")
