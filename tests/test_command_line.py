"""The commands end to end, on workbooks made here."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from openpyxl import Workbook

    for area, handouts in (("江阳区", "10万余份"), ("泸县", 8000)):
        book = Workbook()
        sheet = book.active
        for row in (
            (f"{area}2021年科普活动统计表",),
            ("区县", "发放资料（份）", "培训（场次）"),
            (area, handouts, 0.1),
            ("合计", handouts, 0.1),
        ):
            sheet.append(row)
        book.save(tmp_path / f"{area}.xlsx")
    return tmp_path


def test_totals_keep_bounds_and_balance(folder: Path) -> None:
    done = run("totals", str(folder), "--by", "indicator,year", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert report["balance"] == {
        "numbers": 8,
        "observations": 4,
        "printed_totals": 4,
        "periods": 0,
        "codes": 0,
        "excluded": 0,
        "unexplained": 0,
    }
    handouts = next(t for t in report["totals"] if t["indicator"] == "发放资料")
    assert (handouts["obs_value"], handouts["value_low"], handouts["value_high"], handouts["qualifier"]) == (
        108000,
        108000,
        118000,
        "over",
    )
    assert next(t for t in report["totals"] if t["indicator"] == "培训")["obs_value"] == 0.2


def test_observations_as_csv(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("observations", str(folder / "泸县.xlsx"), "--format", "csv").stdout)))
    assert [(r["area_label"], r["time_period"], r["obs_value"], r["unit_measure"], r["cell"]) for r in rows] == [
        ("泸县", "2021", "8000", "份", "B3"),
        ("泸县", "2021", "0.1", "场次", "C3"),
    ]


def test_a_damaged_file_costs_only_itself(folder: Path) -> None:
    (folder / "bad.xlsx").write_bytes(b"PK\x03\x04 cut off")
    done = run("totals", str(folder), "--json")
    assert done.returncode == 1
    assert [f["code"] for f in json.loads(done.stdout)["findings"]] == ["FILE_DAMAGED"]
    assert "bad.xlsx" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_file_twice_is_counted_once(folder: Path) -> None:
    (folder / "copy.xlsx").write_bytes((folder / "泸县.xlsx").read_bytes())
    report = json.loads(run("totals", str(folder), "--json").stdout)
    assert report["balance"]["excluded"] == 4
    assert [f["code"] for f in report["findings"]] == ["FILE_DUPLICATE"]


def test_exit_codes(tmp_path: Path) -> None:
    assert run("totals", str(tmp_path)).returncode == 3
    assert run("totals", str(tmp_path), "--by", "planet").returncode == 2
    assert run("nonsense").returncode == 2


def test_output_is_not_replaced_unasked(folder: Path) -> None:
    target = folder.parent / "out.csv"
    assert run("totals", str(folder), "-o", str(target)).returncode == 0
    assert run("totals", str(folder), "-o", str(target)).returncode == 2
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_help_is_light() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tallybook", "--help"], capture_output=True, text=True, check=True
    )
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in imported
    assert not imported & {"pandas", "numpy", "openpyxl", "lxml", "pydantic", "xlsxwriter", "pycountry"}
