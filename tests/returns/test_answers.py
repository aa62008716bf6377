"""A marked copy that comes back: it stands for the return, and what its sender explains stands beside the findings."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tallybook
from tests.returns.senders import WRONG, check, edit, elaborate, explain, plain, told
from tests.running import run

ROUND = "一场未列入下级报表"


def findings(*words: object) -> list[dict[str, Any]]:
    """Check and give the findings."""
    return list(json.loads(run("check", *map(str, words), "--json", "--lang", "zh").stdout)["findings"])


def sent(tmp_path: Path, make: Callable[[Path], Path] = plain, name: str = "江阳区.xlsx") -> tuple[Path, Path]:
    """Give a return and its marked copy, which lies beside it."""
    (tmp_path / "in").mkdir()
    path = make(tmp_path / "in" / name)
    check(tmp_path / "out", path)
    copy = tmp_path / "in" / "退回 件.xlsx"
    shutil.copy(tmp_path / "out" / f"{path.stem}.xlsx", copy)
    return path, copy


def correct(book: Any) -> None:
    book["讲座"]["B6"] = 25


# -- explanations ---------------------------------------------------------------------------


def test_an_explained_warning_is_no_longer_one(tmp_path: Path) -> None:
    path, copy = sent(tmp_path)
    assert run("check", str(path), "--strict").returncode == 1
    edit(copy, lambda book: explain(book, ROUND))
    done = run("check", str(copy), "--strict", "--json", "--lang", "zh")
    (found,) = json.loads(done.stdout)["findings"]
    assert (found["code"], found["severity"], found["explanation"]) == ("FOOTING_DIFFERS", "warning", ROUND)
    assert done.returncode == 0


def test_the_explanation_is_in_every_output(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)
    edit(copy, lambda book: explain(book, ROUND))
    for words in (["--format", "table"], ["--format", "csv"], ["--format", "md"], ["--format", "github"]):
        assert ROUND in run("check", str(copy), "--lang", "zh", *words).stdout.replace("\n", ""), words
    (row,) = csv.DictReader(io.StringIO(run("check", str(copy), "--format", "csv").stdout))
    assert row["explanation"] == ROUND
    for name in ("f.html", "f.xlsx"):
        run("check", str(copy), "-o", str(tmp_path / name))
    assert ROUND in (tmp_path / "f.html").read_text(encoding="utf-8")
    from openpyxl import load_workbook

    cells = [c for s in load_workbook(tmp_path / "f.xlsx") for row in s.iter_rows(values_only=True) for c in row]
    assert ROUND in cells
    assert f"已说明: FOOTING_DIFFERS {copy}" in run("totals", str(copy), "--lang", "zh").stderr


def test_an_error_stays_one(tmp_path: Path) -> None:
    rows = [["区县", "讲座（场）"], ["江阳区", "1.500,00"], ["纳溪区", 8]]
    _, copy = sent(tmp_path, lambda p: plain(p, rows))
    edit(copy, lambda book: explain(book, ROUND))
    done = run("check", str(copy), "--json")
    assert done.returncode == 1
    assert [
        (f["severity"], f["explanation"]) for f in json.loads(done.stdout)["findings"] if f["code"] == "NUMBER_UNREAD"
    ] == [("error", ROUND)]


def test_an_explanation_holds_for_another_finding_of_the_cell(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)

    def alter(book: Any) -> None:
        explain(book, ROUND)
        sheet = book["审核意见"]
        sheet["I5"] = sheet["I5"].value.replace("FOOTING_DIFFERS", "VALUE_MISSING")

    edit(copy, alter)
    assert [f["explanation"] for f in findings(copy) if f["code"] == "FOOTING_DIFFERS"] == [ROUND]


def test_an_explanation_of_what_is_gone_is_told(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)

    def alter(book: Any) -> None:
        explain(book, ROUND)
        correct(book)

    edit(copy, alter)
    (found,) = findings(copy)
    assert (found["code"], found["severity"], found["cell"]) == ("EXPLANATION_ALONE", "note", "B6")
    assert ROUND in found["message"]


def test_rows_may_be_sorted_and_columns_moved(tmp_path: Path) -> None:
    rows = [["区县", "讲座（场）", "展览（场）"], ["江阳区", 12, 3], ["纳溪区", 8, 4], ["合计", 26, 13]]
    _, copy = sent(tmp_path, lambda p: plain(p, rows))

    def alter(book: Any) -> None:
        sheet = book["审核意见"]
        for n in (5, 6):
            sheet.cell(n, 8).value = f"说明 {sheet.cell(n, 4).value}"
        swapped = [[c.value for c in sheet[n]] for n in (6, 5)]
        for n, row in enumerate(swapped, 5):
            for m, value in enumerate(row, 1):
                sheet.cell(n, m).value = value
        sheet.insert_cols(3)

    edit(copy, alter)
    assert {f["cell"]: f["explanation"] for f in findings(copy)} == {"B5": "说明 B5", "C5": "说明 C5"}


def test_names_and_numbers_of_persons_are_not_taken_over(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)
    edit(copy, lambda book: explain(book, "已核实，联系电话：13800138000"))
    (found,) = findings(copy)
    assert "13800138000" not in json.dumps(found)
    assert found["explanation"].startswith("已核实")


def test_an_explanation_steers_no_terminal(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)
    edit(copy, lambda book: explain(book, "\u202e=1+1\nzweite"))
    for words in (["--format", "table"], ["--format", "csv"], ["--format", "md"], ["--format", "github"]):
        assert "\u202e" not in run("check", str(copy), *words).stdout
    assert "'" in run("check", str(edit(copy, lambda b: explain(b, "=1+1"))), "--format", "csv").stdout


# -- the return and its copy ----------------------------------------------------------------


def test_the_copy_stands_for_the_return(tmp_path: Path) -> None:
    path, copy = sent(tmp_path)
    alone = told(path)
    edit(copy, correct)
    reading = tallybook.read_files(tmp_path / "in")
    assert reading.balance.closes
    assert {o.source for o in reading.observations} == {str(copy)}
    assert len(reading.observations) == len(alone.figures)
    found = [(f.code, Path(f.source).name, f.cell, dict(f.facts)) for f in reading.findings]
    assert found == [
        ("CELLS_CORRECTED", "退回 件.xlsx", "B6", {"n": "1", "original": str(path), "change": " [26 → 25]"}),
        ("FILE_ANSWERED", "江阳区.xlsx", "", {"answer": str(copy)}),
    ] or sorted(f[0] for f in found) == ["CELLS_CORRECTED", "FILE_ANSWERED"]
    assert reading.balance.excluded >= alone.numbers


def test_nothing_corrected_is_told_too(tmp_path: Path) -> None:
    path, _ = sent(tmp_path)
    (found,) = (f for f in findings(tmp_path / "in") if f["code"] == "CELLS_CORRECTED")
    assert (found["cell"], found["severity"]) == ("", "note")
    assert f"与 {path} 相比有 0 个单元格不同。" in found["message"]


def test_every_cell_that_differs_is_told(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)

    def alter(book: Any) -> None:
        correct(book)
        book["讲座"]["A3"] = "江阳区 "
        book["讲座"]["B4"] = "8"
        book["讲座"]["C5"] = None
        book["讲座"]["D9"] = "新"

    edit(copy, alter)
    changes = {f["cell"]: f["message"] for f in findings(tmp_path / "in") if f["code"] == "CELLS_CORRECTED"}
    assert set(changes) == {"B4", "B6", "C5", "D9"}
    assert "[8 → '8]" in changes["B4"]
    assert "[6 → ∅]" in changes["C5"]
    assert "[26 → 25]" in changes["B6"]
    assert "有 4 个单元格不同" in changes["D9"]


def test_the_list_holds_no_data(tmp_path: Path) -> None:
    path, copy = sent(tmp_path)
    edit(copy, lambda book: explain(book, "2021年讲座 300 场"))
    reading = tallybook.read_files(copy)
    ((_, listed), (_, data)) = reading.run.sources[0].sheets
    assert (listed.numbers, listed.excluded) == (listed.excluded, listed.numbers)
    assert listed.numbers > 0
    assert data == tallybook.read_files(path).balance
    assert reading.balance.closes


def test_the_copy_is_read_under_the_name_of_the_return(tmp_path: Path) -> None:
    rows = [["指标", "数量（场）"], ["讲座", "1.500,00"], ["展览", 4]]
    path, copy = sent(tmp_path, lambda p: plain(p, rows, title="科普活动"), name="2019年泸县.xlsx")
    mine, theirs = (tallybook.read_files(p).observations for p in (path, copy))
    assert [(o.area_label, o.time_period) for o in theirs] == [(o.area_label, o.time_period) for o in mine]
    assert {o.source for o in theirs} == {str(copy)}


def test_a_copy_of_a_copy(tmp_path: Path) -> None:
    path, copy = sent(tmp_path)
    edit(copy, lambda book: explain(book, ROUND))
    check(tmp_path / "again", copy)
    second = tmp_path / "in" / "二次.xlsx"
    shutil.copy(tmp_path / "again" / "退回 件.xlsx", second)
    from openpyxl import load_workbook

    book = load_workbook(second)
    assert book.sheetnames == ["审核意见", "讲座"]
    assert book["审核意见"]["H5"].value == ROUND
    assert book["审核意见"]["A5"].value == "✓ 已说明"
    assert book["讲座"]["B6"].comment.text.count("【审核意见】") == 1
    edit(second, correct)
    for others in ([path, copy], [path], [copy]):
        reading = tallybook.read_files(*others, second)
        assert {o.source for o in reading.observations} == {str(second)}
        assert reading.balance.closes
        assert [f.cell for f in reading.findings if f.code == "CELLS_CORRECTED"] == ["B6"]


def test_marks_of_what_was_corrected_are_gone_from_the_next_copy(tmp_path: Path) -> None:
    rows = [["区县", "讲座（场）", "展览（场）"], ["江阳区", 12, 3], ["纳溪区", 8, 4], ["合计", 26, 13]]
    _, copy = sent(tmp_path, lambda p: plain(p, rows))

    def alter(book: Any) -> None:
        book["讲座"]["B5"] = 20

    edit(copy, alter)
    check(tmp_path / "again", copy)
    from openpyxl import load_workbook

    sheet = load_workbook(tmp_path / "again" / "退回 件.xlsx")["讲座"]
    assert (sheet["B5"].comment, sheet["B5"].fill.fill_type) == (None, None)
    assert sheet["C5"].comment


def test_two_answers_to_one_return_count_once(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)
    other = tmp_path / "in" / "再次退回.xlsx"
    edit(copy, lambda book: explain(book, ROUND), to=other)
    found = findings(tmp_path / "in")
    assert sorted(f["code"] for f in found) == [
        "CELLS_CORRECTED",
        "FILE_ANSWERED",
        "FILE_COPY",
        "FOOTING_DIFFERS",
    ]
    assert [f["severity"] for f in found if f["code"] == "FILE_COPY"] == ["note"]
    assert [f["explanation"] for f in found if f["code"] == "FOOTING_DIFFERS"] == [ROUND]
    edit(copy, correct)
    edit(other, lambda book: book["讲座"].__setitem__("C3", 30))
    reading = tallybook.read_files(tmp_path / "in")
    assert len({o.source for o in reading.observations}) == 1
    assert [f.code for f in reading.findings if f.severity == "error"] == ["VERSION_UNCLEAR"]
    assert reading.balance.closes


def test_the_later_of_two_answers_counts_though_only_a_total_differs(tmp_path: Path) -> None:
    _, copy = sent(tmp_path)
    first, second = (tmp_path / "in" / f"江阳区答复 v{n}.xlsx" for n in (1, 2))
    copy.rename(first)
    edit(first, correct, to=second)
    found = findings(tmp_path / "in")
    assert {o.source for o in tallybook.read_files(tmp_path / "in").observations} == {str(second)}
    assert not {"FILE_COPY", "FOOTING_DIFFERS"} & {f["code"] for f in found}


def test_answers_to_other_returns_stay_apart(tmp_path: Path) -> None:
    sent(tmp_path)
    rows = [
        ["区县", "讲座（场）", "展览（场）"],
        ["泸县", 21, 3],
        ["合江县", 17, 4],
        ["叙永县", 5, 6],
        ["合计", 50, 13],
    ]
    check(tmp_path / "other", plain(tmp_path / "b.xlsx", rows))
    shutil.copy(tmp_path / "other" / "b.xlsx", tmp_path / "in" / "c.xlsx")
    reading = tallybook.read_files(tmp_path / "in")
    assert len({o.source for o in reading.observations}) == 2
    assert "VERSION_UNCLEAR" not in {f.code for f in reading.findings}


@pytest.mark.parametrize("workers", ["1", "2"])
def test_workers_change_nothing(tmp_path: Path, workers: str) -> None:
    _, copy = sent(tmp_path)
    edit(copy, correct)
    words = ("check", str(tmp_path / "in"), "--json")
    assert run(*words, "--workers", workers).stdout == run(*words).stdout


@pytest.mark.parametrize("text", ["tallybook.return/1 abc x", "审核意见", "tallybook.return/1"])
def test_what_only_looks_like_a_copy_is_none(tmp_path: Path, text: str) -> None:
    path = plain(tmp_path / "a.xlsx", [*WRONG, [text, 5]])
    from tallybook.read import read_workbook

    assert read_workbook(str(path)).answer is None


# -- other programs -------------------------------------------------------------------------


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_copy_that_libreoffice_saved_is_an_answer(tmp_path: Path, kind: str) -> None:
    path, copy = sent(tmp_path, elaborate)
    edit_here = tmp_path / "edited.xlsx"
    shutil.move(copy, edit_here)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(tmp_path / "in"), str(edit_here)], check=True, timeout=180)
    found = [
        (f["code"], f["cell"], f["message"])
        for f in findings(tmp_path / "in")
        if f["code"] in {"FILE_ANSWERED", "CELLS_CORRECTED"}
    ]
    assert [f[0] for f in found if f[0] == "FILE_ANSWERED"] == ["FILE_ANSWERED"]
    calculated_anew = {"", "A12"}
    assert {f[1] for f in found if f[0] == "CELLS_CORRECTED"} <= calculated_anew
    assert {o.source for o in tallybook.read_files(tmp_path / "in").observations} == {
        str(tmp_path / "in" / f"edited.{kind}")
    }
    assert path.exists()
