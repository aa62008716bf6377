"""Layout hints: what the user states of sheets, key by key; what does not fit is said; saved ones reproduce a reading."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import tallybook
from tallybook.errors import UsageError
from tallybook.model import Areas, Codebook, Holds, Role, Severity, SheetReading, a1
from tallybook.model.codes import in_chinese, meaning_of
from tallybook.pipeline import Settings, understand
from tallybook.present import hints_in_words
from tallybook.read import read_workbook
from tallybook.settings import load_codebook
from tests.drawn import grid, read, table
from tests.running import run

COUNTY = """
    2022年表
    区县   | 讲座 | 展览
    江阳区 | 3    | 4
    泸县   | 5    | 6
"""


def hinted(tmp_path: Path, drawing: str, toml: str, **about: str) -> SheetReading:
    """Read a drawing under the hints of a codebook."""
    return read(drawing, codebook=book(tmp_path, toml), **about)


def book(tmp_path: Path, toml: str) -> Codebook:
    (tmp_path / "tallybook.toml").write_text(toml, encoding="utf-8")
    return load_codebook(str(tmp_path))


def told(reading: SheetReading, code: str) -> list[dict[str, str]]:
    return [dict(f.facts) for f in reading.findings if f.code == code]


def values(reading: SheetReading) -> list[str]:
    return [str(o.obs_value) for o in reading.observations]


# -- each key ---------------------------------------------------------------------------


def test_skip_leaves_a_sheet_out_and_names_the_hint(tmp_path: Path) -> None:
    reading = hinted(tmp_path, COUNTY, '[[layout]]\nsheets = "Sheet*"\nskip = true\n')
    assert not reading.observations
    assert (reading.balance.excluded, reading.balance.unexplained) == (4, 0)
    assert told(reading, "LAYOUT_SKIPPED") == [{"n": "4", "hint": "tallybook.toml:3"}]


def test_skip_false_reads_a_hidden_sheet(tmp_path: Path) -> None:
    stated = book(tmp_path, "[[layout]]\nskip = false\n")
    assert len(read(COUNTY, codebook=stated, hidden=True).observations) == 4  # type: ignore[arg-type]


def test_skip_of_rows_leaves_a_table_out(tmp_path: Path) -> None:
    reading = hinted(
        tmp_path,
        COUNTY + "\n去年数\n区县 | 讲座\n江阳区 | 7",
        '[[layout]]\nheader = 2\nrows = "3-4"\n[[layout]]\nrows = "8"\nskip = true\n',
    )
    assert values(reading) == ["3", "4", "5", "6"]
    assert told(reading, "LAYOUT_SKIPPED") == [{"n": "1", "hint": "tallybook.toml:6"}]


def test_header_rows_are_those_stated(tmp_path: Path) -> None:
    drawing = "2022年表\n单位 | 上报\n名称 | 讲座\n甲 | 3\n乙 | 4"
    reading = hinted(tmp_path, drawing, "[[layout]]\nheader = 3\n")
    assert [o.indicator_label for o in reading.observations] == ["甲 / 讲座", "乙 / 讲座"]
    assert [o.indicator_label for o in read(drawing).observations] == ["甲 / 上报 / 讲座", "乙 / 上报 / 讲座"]


def test_words_below_the_stated_header_are_data(tmp_path: Path) -> None:
    drawing = "2022年表\n区县 | 讲座\n江阳区 | 正在统计\n泸县 | 数据未报\n合江县 | 4"
    reading = hinted(tmp_path, drawing, "[[layout]]\nheader = 2\n")
    assert [f.code for f in reading.findings if f.cell in {"B3", "B4"}] == ["VALUE_MISSING"] * 2
    assert values(reading) == ["4"]


def test_only_the_stated_rows_are_the_table_and_the_others_stay_unexplained(tmp_path: Path) -> None:
    reading = hinted(tmp_path, COUNTY.rstrip() + "\n    合江县 | 7 | 8", '[[layout]]\nrows = "3-4"\n')
    assert values(reading) == ["3", "4", "5", "6"]
    assert [f.cell for f in reading.findings if f.code == "NUMBER_UNEXPLAINED"] == ["B5", "C5"]


def test_a_header_may_come_again_below_the_rows(tmp_path: Path) -> None:
    drawing = "2022年表\n区县 | 讲座\n泸县 | 3\n江阳区 | 4\nCounty | Lectures"
    for stated in ('header = "2, 5"', 'header = "2, 5"\nrows = "3-4"'):
        reading = hinted(tmp_path, drawing, f"[[layout]]\n{stated}\n")
        assert [(o.area_label, o.indicator_label) for o in reading.observations] == [
            ("泸县", "讲座"),
            ("江阳区", "讲座"),
        ]
        assert reading.parts[4, 1] == "header"


def test_areas_across_stand_over_years_too(tmp_path: Path) -> None:
    drawing = "名称 | 一组 | < | 二组 | <\n^ | 2021 | 2022 | 2021 | 2022\n甲 | 3 | 4 | 5 | 6\n乙 | 7 | 8 | 9 | 1"
    first = hinted(tmp_path, drawing, '[[layout]]\nareas = "across"\n').observations[0]
    assert (first.area_label, first.indicator_label, first.time_period) == ("一组", "甲", "2021")


def test_rows_without_an_end_go_to_the_last_one(tmp_path: Path) -> None:
    assert values(hinted(tmp_path, COUNTY, '[[layout]]\nrows = "4-"\n')) == ["5", "6"]


def test_tables_side_by_side_by_their_columns(tmp_path: Path) -> None:
    drawing = "2022年表\n区县 | 讲座 | 单位 | 展览\n江阳区 | 3 | 泸县 | 5\n合江县 | 4 | 叙永县 | 6"
    toml = '[[layout]]\nrows = "3-"\ncols = "A-B"\n[[layout]]\nrows = "3-"\ncols = "C-D"\n'
    reading = hinted(tmp_path, drawing, toml)
    assert [(o.area_label, o.indicator_label) for o in reading.observations] == [
        ("江阳区", "讲座"),
        ("合江县", "讲座"),
        ("泸县", "展览"),
        ("叙永县", "展览"),
    ]


@pytest.mark.parametrize(
    ("areas", "first"),
    [("down", ("甲", "一组")), ("across", ("一组", "甲")), ("sheet", ("泸县", "甲 / 一组"))],
)
def test_areas_stand_where_stated(tmp_path: Path, areas: str, first: tuple[str, str]) -> None:
    drawing = "2022年\n名称 | 一组 | 二组\n甲 | 3 | 4\n乙 | 5 | 6"
    reading = hinted(tmp_path, drawing, f'[[layout]]\nareas = "{areas}"\n', sheet="泸县")
    assert (reading.observations[0].area_label, reading.observations[0].indicator_label) == first


def test_columns_hold_what_is_stated(tmp_path: Path) -> None:
    drawing = "2022年\n甲 | 乙 | 丙 | 丁 | 戊 | 己\n讲座 | 春 | 泸县 | 场 | 3 | 9\n展览 | 夏 | 江阳区 | 次 | 4 | 8"
    toml = (
        '[[layout]]\ncolumns = { A = "indicator", B = "activity", C = "area", D = "unit", E = "value", F = "skip" }\n'
    )
    reading = hinted(tmp_path, drawing, toml)
    o = reading.observations[0]
    assert (o.indicator_label, o.activity, o.area_label, o.unit_measure) == ("讲座 / 戊", "春", "泸县", "场")
    assert reading.roles[2, 5] is Role.EXCLUDED
    assert told(reading, "LAYOUT_SKIPPED") == [{"n": "2", "hint": "tallybook.toml:2"}]


def test_a_column_of_dates_and_one_of_codes(tmp_path: Path) -> None:
    drawing = "区县 | 讲座 | 编 | 时间\n泸县 | 3 | 77 | 2021-05\n泸县 | 4 | 78 | 2021-06"
    reading = hinted(tmp_path, drawing, '[[layout]]\ncolumns = { C = "code", D = "period" }\n')
    assert [(o.time_period, str(o.obs_value)) for o in reading.observations] == [("2021-05", "3"), ("2021-06", "4")]


def test_a_column_of_totals_is_not_data_and_one_of_values_is_no_total(tmp_path: Path) -> None:
    drawing = "2022年\n区县 | 男 | 女 | 合计 | 全体\n泸县 | 3 | 4 | 9 | 9\n合江县 | 5 | 6 | 7 | 11"
    reading = hinted(tmp_path, drawing, '[[layout]]\ncolumns = { D = "value", E = "total" }\n')
    assert values(reading) == ["3", "4", "9", "5", "6", "7"]
    assert reading.balance.printed_totals == 2


def test_headings_stand_in_for_a_header_that_is_missing(tmp_path: Path) -> None:
    reading = hinted(
        tmp_path, "2022年\n泸县 | 3 | 4\n江阳区 | 5 | 6", '[[layout]]\nheadings = { B = "讲座", C = "展览" }\n'
    )
    assert table(reading)[:2] == [("泸县", "讲座", "2022", "3"), ("泸县", "展览", "2022", "4")]


@pytest.mark.parametrize(("rows", "left"), [("5", ["3", "4"]), ("none", ["3", "4", "7"]), ("3, 5", ["4"])])
def test_total_rows_are_those_stated(tmp_path: Path, rows: str, left: list[str]) -> None:
    drawing = "2022年\n区县 | 讲座\n泸县 | 3\n江阳区 | 4\n合计 | 7"
    assert values(hinted(tmp_path, drawing, f'[[layout]]\ntotal_rows = "{rows}"\n')) == left


def test_year_area_and_unit(tmp_path: Path) -> None:
    drawing = "项目 | 数量\n讲座 | 3"
    reading = hinted(tmp_path, drawing, '[[layout]]\nyear = 2021\narea = "泸县"\nunit = "万元"\n')
    o = reading.observations[0]
    assert (o.time_period, o.area_label, o.unit_measure, str(o.obs_value)) == ("2021", "泸县", "元", "30000")


def test_what_the_run_states_holds_before_a_hint(tmp_path: Path) -> None:
    stated = book(tmp_path, '[[layout]]\nyear = 2021\narea = "泸县"\n')
    o = read("项目 | 数量\n讲座 | 3", codebook=stated, year="2020", area="合江县").observations[0]
    assert (o.time_period, o.area_label) == ("2020", "合江县")


# -- for which sheets -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "sheets", "holds"),
    [
        ("*.xlsx", "", True),
        ("泸县*", "", True),
        ("2021/*.xlsx", "", True),
        ("2020/*.xlsx", "", False),
        ("*.xls", "", False),
        ("", "附表?", True),
        ("", "附表", False),
        ("泸县[[]1].xlsx", "附表[12]", True),
    ],
)
def test_patterns(files: str, sheets: str, holds: bool) -> None:
    hint = tallybook.model.Hint(files=files, sheets=sheets)
    assert hint.is_about("in/2021/泸县[1].xlsx", "附表1") is holds


def test_the_last_hint_wins_key_by_key(tmp_path: Path) -> None:
    toml = (
        '[[layout]]\nheader = 2\ntotal_rows = "3"\ncolumns = { A = "indicator", B = "skip" }\n'
        '[[layout]]\nfiles = "file*"\ntotal_rows = "4"\ncolumns = { A = "area" }\n'
        '[[layout]]\nfiles = "other*"\nskip = true\n'
    )
    reading = hinted(tmp_path, COUNTY, toml)
    assert [(o.area_label, o.cell) for o in reading.observations] == [("江阳区", "C3")]


def test_hints_of_the_base_come_first(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "tallybook.toml").write_text('[[layout]]\nareas = "down"\nyear = 2020\n', encoding="utf-8")
    stated = book(tmp_path, '[codebook]\nbase = "base"\n[[layout]]\nyear = 2021\n')
    assert [(h.areas, h.year) for h in stated.hints] == [(Areas.DOWN, "2020"), (None, "2021")]


def test_a_hint_holds_for_totals_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2022年表\n区县,讲座\n泸县,3\n合江县,4\n", encoding="utf-8")
    book(tmp_path, '[[layout]]\nfiles = "a.csv"\ntotal_rows = "4"\n')
    reading = tallybook.read_files(tmp_path)
    assert [(t.key["area"], str(t.obs_value)) for t in tallybook.totals(reading, by=("area",))] == [("泸县", "3")]
    done = run("totals", str(tmp_path), "--by", "area", "--format", "csv", "--workers", "2")
    assert [line.split(",")[:2] for line in done.stdout.splitlines()[1:]] == [["泸县", "3"]]


# -- what does not fit ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "key", "why"),
    [
        ('header = "9"', "header", "the sheet ends before"),
        ('header = "3"', "header", "there are figures"),
        ('rows = "3-40"', "rows", "the sheet ends before"),
        ('rows = "1"', "rows", "there are no figures"),
        ('columns = { H = "value" }', "columns", "the column holds no such thing"),
        ('columns = { A = "value" }', "columns", "the column holds no such thing"),
        ('total_rows = "2"', "total_rows", "there is no row of a table"),
    ],
)
def test_a_hint_that_does_not_fit_is_said_and_left_aside(tmp_path: Path, toml: str, key: str, why: str) -> None:
    reading = hinted(tmp_path, COUNTY, f"[[layout]]\n{toml}\n")
    (found,) = told(reading, "LAYOUT_MISFIT")
    assert (found["hint"], found["key"], found["why"]) == ("tallybook.toml:2", key, why)
    assert values(reading) == ["3", "4", "5", "6"]
    assert reading.balance.closes


def test_a_hint_says_nothing_of_sheets_without_numbers(tmp_path: Path) -> None:
    assert not hinted(tmp_path, "说明\n请按时报送", '[[layout]]\nheader = "9"\nrows = "12-"\n').findings


@pytest.mark.parametrize("key", ['header = "2"', 'rows = "3"', 'cols = "B"', 'columns = { B = "skip" }', "skip = true"])
def test_no_hint_makes_a_number_vanish(tmp_path: Path, key: str) -> None:
    balance = hinted(tmp_path, COUNTY, f"[[layout]]\n{key}\n").balance
    assert balance.numbers == 4
    assert balance.closes


# -- faults -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("heder = 4", "layout: heder: unknown key; did you mean 'header'?"),
        ('header = "x"', "layout: header: 'x' names no rows; write them as the spreadsheet numbers them: "),
        ('rows = "9-3"', "layout: rows: '9-3' names no rows"),
        ('cols = "3"', "layout: cols: '3' names no columns; write their letters: A-F or C-"),
        ('areas = "acros"', "layout: areas: 'acros' is none of down, across, sheet; did you mean 'across'?"),
        ('columns = { A = "are" }', "layout: columns: A = 'are' is none of area, indicator, "),
        ('columns = { 7 = "area" }', "layout: columns: '7' names no columns"),
        ('headings = { "?" = "讲座" }', "layout: headings: '?' names no columns"),
        ("total_rows = true", "layout: total_rows: True: "),
        ('year = "20"', "layout: year: '20' is no year; write 2021"),
        ('unit = "quux"', "layout: unit: 'quux' is no unit"),
        ("skip = 1", "layout: skip: 1: "),
        ('skip = true\nareas = "down"', "layout: skip: what is skipped is not read, and areas says how"),
        ("header = 4\nrows = 4", "layout: header: 4 does not stand above rows, 4"),
    ],
)
def test_faults_name_line_and_key(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(UsageError) as caught:
        book(tmp_path, f'[[layout]]\nfiles = "a*"\n\n[[layout]]\n{line}\n')
    (said,) = str(caught.value).splitlines()[1:]
    assert said.strip().startswith(f"{tmp_path}/tallybook.toml:5: {fault}")


def test_a_single_table_is_no_list_of_hints(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"tallybook\.toml:1: layout: must be written \[\[layout\]\]"):
        book(tmp_path, "[layout]\nskip = true\n")


# -- saving -----------------------------------------------------------------------------


def drawings() -> list[str]:
    """Give the sheets that other tests draw."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parent / "layout").glob("test_*.py"))]
    return [d for text in texts for d in re.findall(r'(?<![=\w])"""(\n.*?)"""', text, re.DOTALL) if "|" in d]


def test_a_saved_hint_reproduces_every_drawn_sheet(tmp_path: Path) -> None:
    sheets = drawings()
    assert len(sheets) > 50
    for drawing in sheets:
        first = read(drawing)
        again = hinted(tmp_path, drawing, "\n".join(map(tallybook.notation.write_hint, first.hints)))
        assert not told(again, "LAYOUT_MISFIT"), drawing
        assert again.observations == first.observations, drawing


CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "real"


def workbooks() -> list[Path]:
    """Give the workbooks of the shared folder, when it stands beside the project."""
    return [p for p in sorted(CORPUS.rglob("*.*")) if p.suffix in {".xls", ".xlsx", ".csv", ".ods"}]


@pytest.mark.slow
@pytest.mark.parametrize("path", workbooks(), ids=lambda p: p.name)
def test_a_saved_hint_reproduces_a_real_workbook(tmp_path: Path, path: Path) -> None:
    workbook = read_workbook(str(path))
    first = understand(workbook, Settings())
    stated = book(tmp_path, hints_in_words(str(path), first, year=None, area=None))
    again = understand(workbook, Settings(codebook=stated))
    assert [r.observations for r in again] == [r.observations for r in first]
    assert [r.balance for r in again] == [r.balance for r in first]


def test_saved_into_the_codebook_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "泸县[1].csv"
    path.write_text("表\n区县,讲座\n泸县,3\n合江县,4\n", encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text('[codebook]\ntitle = "x"', encoding="utf-8")
    before = run("observations", str(path), "--year", "2021", "--format", "csv")
    target = str(tmp_path / "tallybook.toml")
    done = run("inspect", str(path), "--year", "2021", "--save-hint", "-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    stated = load_codebook(target)
    assert (stated.title, [h.year for h in stated.hints], len(stated.hints)) == ("x", ["2021", ""], 2)
    assert run("observations", str(path), "--format", "csv").stdout == before.stdout


def test_saved_hints_are_printed_for_the_sheet_they_are_of(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("2022年\n区县,讲座,展览\n泸县,3,5\n合江县,4,6\n合计,7,11\n", encoding="utf-8")
    assert run("inspect", str(path), "--save-hint").stdout.splitlines() == [
        "[[layout]]",
        'files = "a.csv"',
        'header = "2"',
        'rows = "3-5"',
        'areas = "down"',
        'columns = { A = "area", "B-C" = "value" }',
        'total_rows = "5"',
    ]


@pytest.mark.parametrize("options", [("-o", "hints.csv"), ("--format", "json")])
def test_hints_go_into_a_codebook_only(tmp_path: Path, options: tuple[str, str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("2022年\n区县,讲座\n泸县,3\n", encoding="utf-8")
    assert run("inspect", str(path), "--save-hint", *options).returncode == 2


def test_a_name_of_odd_signs_is_saved_so_that_it_is_found(tmp_path: Path) -> None:
    odd = grid(COUNTY, sheet='附"表[*]\x07', source="a.csv")
    hint = replace(read(COUNTY).hints[0], sheets=tallybook.model.hint.named_exactly(odd.sheet))
    (stated,) = book(tmp_path, tallybook.notation.write_hint(hint)).hints
    assert stated.is_about("a.csv", odd.sheet)
    assert not stated.is_about("a.csv", "附表")
    assert dict(stated.columns)[0] is Holds.AREA


# -- what is in doubt -------------------------------------------------------------------

STATIONS = """
    2022年
    Province | Beat    | Crime    | Cases | Solved
    Avonland | Bolt    | Theft    | 3     | 1
    Avonland | Bolt    | Arson    | 4     | 2
    Avonland | Card    | Theft    | 5     | 3
    Avonland | Card    | Arson    | 6     | 5
    Dernland | Eden    | Theft    | 7     | 1
    Dernland | Eden    | Arson    | 8     | 4
    Dernland | Foss    | Theft    | 9     | 7
    Dernland | Foss    | Arson    | 1     | 0
"""
UNSURE = {
    "a finer column may name the areas": STATIONS,
    "nothing says which column names the areas": """
        2022
        Kvik | Blor | Sale | Rent
        abba | dodo | 3    | 4
        baba | dada | 5    | 6
    """,
    "an area may be the total of the others": """
        2022
        Fact    | Kent County | Essex County | Sussex County | Delaware
        Adults  | 4217        | 1805         | 1202          | 7224
        Minors  | 3182        | 1901         | 1007          | 6090
        Score   | 52          | 57           | 45            | 55
    """,
    "a column of years may be periods or values": """
        Visits
        Town | Godyna | Visits
        Avon | 1987   | 75
        Bolt | 2014   | 86
        Card | 2002   | 91
    """,
    "a column of numbers may be codes or values": """
        2022
        Weight | Town | Visits
        75     | Avon | 31
        8      | Bolt | 24
        1204   | Card | 17
    """,
    "columns without a header": """
        2022
        Town |  |
        Avon | 75 | 31
        Bolt | 86 | 24
    """,
    "its rows have no labels": """
        2022
        75
        31
    """,
}


ALONE = {"an area may be the total of the others", "a column of numbers may be codes or values"}
"""What is in doubt of one column only; the rest of its table is read."""


@pytest.mark.parametrize("why", UNSURE)
def test_what_is_in_doubt_stays_unexplained_with_its_readings(why: str) -> None:
    reading = read(UNSURE[why])
    (found,) = (f for f in reading.findings if f.code == "LAYOUT_UNSURE")
    assert why in dict(found.facts)["why"].split("; ")
    assert found.severity is Severity.ERROR
    assert bool(reading.observations) == (why in ALONE)
    assert reading.balance.unexplained == int(dict(found.facts)["n"]) > 0
    assert len(found.offers) >= 2
    assert all(meaning_of(o, lang) for o in found.offers for lang in ("en", "zh"))
    assert any(e.strength < 50 for e in reading.why)


@pytest.mark.parametrize(
    ("drawing", "left"),
    [
        (UNSURE["an area may be the total of the others"], "E"),
        (UNSURE["a column of numbers may be codes or values"], "A"),
        ("2022年\nTown | Visits | | Loans | Guests\nAvon | 75 | 31 | 4 | 8\nBolt | 86 | 24 | 9 | 7", "C"),
    ],
)
def test_a_doubt_about_one_column_leaves_the_rest_of_its_table_read(drawing: str, left: str) -> None:
    reading = read(drawing)
    unexplained = {a1(*p) for p, role in reading.roles.items() if role is Role.UNEXPLAINED}
    assert {cell[:1] for cell in unexplained} == {left}
    assert reading.observations
    assert not unexplained & {o.cell for o in reading.observations}
    assert reading.balance.closes


@pytest.mark.parametrize("why", UNSURE)
def test_each_offered_hint_settles_it(tmp_path: Path, why: str) -> None:
    (found,) = (f for f in read(UNSURE[why]).findings if f.code == "LAYOUT_UNSURE")
    readings = [hinted(tmp_path, UNSURE[why], offer.hint) for offer in found.offers]
    for reading in readings:
        assert not [f.code for f in reading.findings if f.code in {"LAYOUT_UNSURE", "LAYOUT_MISFIT"}]
        assert reading.balance.closes
    told_apart = [(r.observations, r.printed_totals, r.balance) for r in readings]
    assert all(a != b for n, a in enumerate(told_apart) for b in told_apart[:n])
    assert any(r.observations for r in readings)


@pytest.mark.parametrize("why", UNSURE)
def test_a_saved_hint_answers_no_doubt(tmp_path: Path, why: str) -> None:
    saved = "\n".join(map(tallybook.notation.write_hint, read(UNSURE[why]).hints))
    assert "LAYOUT_UNSURE" in [f.code for f in hinted(tmp_path, UNSURE[why], saved).findings]


def test_an_offered_hint_says_what_it_is_about(tmp_path: Path) -> None:
    areas = [
        {o.area_label for o in hinted(tmp_path, STATIONS, offer.hint).observations}
        for offer in read(STATIONS).findings[0].offers
    ]
    assert areas == [{"Avonland", "Dernland"}, {"Bolt", "Card", "Eden", "Foss"}]


@pytest.mark.parametrize(
    "drawing",
    [
        "2022年\n区县 | 活动名称 | 场次 | 人次\n泸县 | 甲 | 3 | 4\n泸县 | 乙 | 5 | 6\n江阳区 | 丙 | 7 | 8\n江阳区 | 丁 | 7 | 8",
        "Town | Visits | < | Loans | <\n^ | 2020 | 2021 | 2020 | 2021\nAvon | 75 | 86 | 64 | 91\nBolt | 3 | 4 | 5 | 6",
        "Visits 2022\nUnit No. | Unit | Visits\n52 | Avon | 31\n99 | Bolt | 24\n107 | Card | 17",
        "Visits 2022\nTown | Adults | Minors\nAvon | 75 | 31\nBolt | 86 | 24",
        "2022\nFact | Kent County | Essex County | Sussex County\nAdults | 421 | 180 | 120\nMinors | 318 | 190 | 100",
    ],
)
def test_plain_sheets_are_in_no_doubt(drawing: str) -> None:
    reading = read(drawing)
    assert "LAYOUT_UNSURE" not in [f.code for f in reading.findings]
    assert reading.observations
    assert all(e.strength >= 60 for e in reading.why)


def test_doubts_are_told_to_people_and_machines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("2022\nKvik,Blor,Sale,Rent\nabba,dodo,3,4\nbaba,dada,5,6\n", encoding="utf-8")
    done = run("observations", str(path), "--json", "--lang", "zh")
    assert done.returncode == 1
    (found,) = (f for f in json.loads(done.stdout)["findings"] if f["code"] == "LAYOUT_UNSURE")
    assert found["readings"][1] == {
        "reading": "B 是地区",
        "hint": '[[layout]]\nfiles = "a.csv"\ncolumns = { A = "indicator", B = "area" }\n',
    }
    shown = run("observations", str(path), "--lang", "en").stderr.splitlines()
    at = shown.index("  B names the areas:")
    assert shown[at + 1 : at + 4] == [
        "    [[layout]]",
        '    files = "a.csv"',
        '    columns = { A = "indicator", B = "area" }',
    ]


def test_a_reading_says_what_it_rests_on() -> None:
    reading = read("""
        2022年表（单位：人次）
        区县   | 培训（场次） | 参观
        江阳区 | 3            | 7
        泸县   | 4            | 9
        合计   | 7            | 16
    """)
    assert [(e.about, e.taken, e.because, e.strength) for e in reading.why] == [
        ("header", "2", "words stand above figures", 90),
        ("areas", "A", "its header says so", 95),
        ("periods", "2022", "stated, or named by title, form or file", 75),
        ("units", "B", "headers name units", 95),
        ("units", "人次", "stated, or named by title, form or file", 75),
        ("totals", "5", "words name totals", 95),
    ]


def test_every_reason_is_told_in_chinese() -> None:
    reasons = {e.because for d in (*drawings(), *UNSURE.values()) for e in read(d).why}
    assert len(reasons) > 15
    assert [r for r in reasons if in_chinese(r) == r] == []


def test_inspect_gives_machines_the_evidence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("2022年\n区县,讲座\n泸县,3\n", encoding="utf-8")
    told_why = json.loads(run("inspect", str(path), "--json").stdout)["why"]
    assert told_why[0] == {
        "sheet": "",
        "rows": "3",
        "about": "header",
        "taken": "2",
        "because": "words stand above figures",
        "strength": 90,
    }
