"""Text of foreign files stays text, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.running import run

FORMULAS = ["=1+1", "+cmd|x", "@SUM(A1)", "-2+3", '=HYPERLINK("http://x")']
STEERING = ["红\x1b[31m区", "蓝\x07县", "反\u202e县"]
STEERING_SHOWN = ["红\\x1b[31m区", "蓝\\x07县", "反\\x202e县"]


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    path = tmp_path / "evil.csv"
    out = io.StringIO()
    rows = [["区县", "参加人次（人次）"], *([label, 100 + n] for n, label in enumerate([*FORMULAS, *STEERING]))]
    csv.writer(out).writerows([["2021年科普活动"], *rows])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def labels(text: str) -> list[str]:
    return [row["area_label"] for row in csv.DictReader(io.StringIO(text))]


def test_csv_runs_nothing_and_steers_nothing(evil: Path) -> None:
    done = run("observations", str(evil), "--format", "csv")
    assert labels(done.stdout) == [*(f"'{f}" for f in FORMULAS), *STEERING_SHOWN]


def test_csv_leaves_numbers_and_lone_marks_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("2021年科普活动\n区县,参加人次（人次）,增减（人次）\n江阳区,-,-12.5\n泸县,5,7\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("observations", str(path), "--format", "csv").stdout)))
    assert [(r["obs_value"], r["raw"]) for r in rows] == [("", "-"), ("-12.5", "-12.5"), ("5", "5"), ("7", "7")]


def test_json_keeps_the_text_and_writes_no_control_character(evil: Path) -> None:
    out = run("observations", str(evil), "--json").stdout
    assert [o["area_label"] for o in json.loads(out)["observations"]] == [*FORMULAS, *STEERING]
    assert not {c for c in out if c in "\x1b\x07\u202e"}


def test_markdown_is_text(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    label = "<b>a|b</b> [x](y) \\ *z*"
    path.write_text(f"2021年科普活动\n区县,参加人次（人次）\n{label},1\n", encoding="utf-8")
    line = run("inspect", str(path), "--format", "md").stdout.splitlines()[-2]
    assert line == "|  | A3 | label |  | \\<b>a\\|b\\</b> \\[x](y) \\\\ \\*z\\* |"


def test_the_workbook_holds_text(evil: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert run("observations", str(evil), "-o", str(target), "--lang", "en").returncode == 0
    cells = [row[1] for row in load_workbook(target)["Observations"].iter_rows(min_row=2)]
    assert [c.value for c in cells] == [*FORMULAS, *STEERING_SHOWN]
    assert {c.data_type for c in cells} == {"s"}
    assert [c.quotePrefix for c in cells] == [*(True for _ in FORMULAS), *(False for _ in STEERING)]


def test_a_name_that_is_no_text_breaks_nothing(tmp_path: Path) -> None:
    try:
        book = Path(str(tmp_path / "\udcff.xlsx"))
        made = Workbook()
        for row in (("2021年科普活动",), ("区县", "参加人次（人次）"), ("江阳区", 5)):
            made.active.append(row)
        with book.open("wb") as file:
            made.save(file)
    except (OSError, UnicodeEncodeError):
        pytest.skip("the file system takes no such names")
    (tmp_path / "out").mkdir()
    for target in ("o.csv", "o.json", "o.md", "o.xlsx"):
        assert run("observations", str(book), "-o", str(tmp_path / "out" / target)).returncode == 0
    done = run("observations", str(book), "--json")
    assert json.loads(done.stdout)["sources"][0]["path"].endswith("\udcff.xlsx")
