"""`inspect`: the drawing for people, a row for each cell for machines."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.running import run


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "r.csv"
    path.write_text("2021年科普活动\n区县,发放资料（份）\n江阳区,5\n泸县,7\n合计,13\n", encoding="utf-8")
    return path


def test_a_row_for_each_cell(sheet: Path) -> None:
    told = json.loads(run("inspect", str(sheet), "--json").stdout)
    assert told["schema"] == "tallybook.inspect/1"
    assert [(c["cell"], c["role"], c["header"], c["raw"]) for c in told["inspect"]] == [
        ("A1", "line", "", "2021年科普活动"),
        ("A2", "header", "", "区县"),
        ("B2", "header", "", "发放资料（份）"),
        ("A3", "label", "", "江阳区"),
        ("B3", "observation", "发放资料(份)", "5"),
        ("A4", "label", "", "泸县"),
        ("B4", "observation", "发放资料(份)", "7"),
        ("A5", "label", "", "合计"),
        ("B5", "printed_total", "", "13"),
    ]


def test_totals_that_do_not_foot_are_told(sheet: Path) -> None:
    done = run("inspect", str(sheet), "--lang", "en")
    assert "FOOTING_DIFFERS" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("balance: 3 numbers read = 2 observations, 1 printed totals")
    assert done.returncode == 0
    assert run("inspect", str(sheet), "--strict").returncode == 1


def test_the_drawing_names_columns_units_and_signs(sheet: Path) -> None:
    out = run("inspect", str(sheet), "--lang", "zh").stdout
    assert "13 Σ" in out
    assert out.splitlines()[-2:] == ["观测  Σ 表内合计", "  B: 发放资料(份) → 份"]


def test_the_drawing_shows_what_it_rests_on(sheet: Path) -> None:
    assert "why: " in run("inspect", str(sheet), "--why").stdout


def test_into_a_file(sheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "cells.csv"
    done = run("inspect", str(sheet), "-o", str(target), "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 9
    assert run("inspect", str(sheet), "-o", str(target)).returncode == 2


def test_what_is_not_there_is_told_on_stderr(tmp_path: Path) -> None:
    done = run("inspect", str(tmp_path / "nope.xlsx"))
    assert (done.returncode, done.stdout) == (3, "")
    assert "FILE_MISSING" in done.stderr


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert run("inspect", str(tmp_path)).returncode == 2


def test_areas_that_are_not_in_one_file_are_not_missed() -> None:
    sample = Path(__file__).parents[1] / "data" / "luzhou-2021" / "江阳区.xlsx"
    assert "AREA_MISSING" not in run("inspect", str(sample)).stderr
