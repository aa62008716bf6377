"""The sample data add up to the figures of the annual report that they are made for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.running import run

ROOT = Path(__file__).parents[1]
SCIENCE_WEEK = {
    "参加科技人员": 1000,
    "参与单位": 90,
    "宣传队": 10,
    "出动宣传车": 200,
    "悬挂横幅": 300,
    "展板挂图": 200,
    "发放技术资料": 100000,
    "赠送图书": 10000,
    "举办培训": 50,
    "培训人次": 5000,
    "咨询服务": 10000,
    "放映电影": 120,
    "观影人次": 10000,
    "科技专栏": 500,
    "信息报道": 300,
}


def test_city_totals_of_2021() -> None:
    done = run("totals", str(ROOT / "data" / "luzhou-2021"), "--by", "indicator,year", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert {t["indicator"]: t["obs_value"] for t in report["totals"]} == SCIENCE_WEEK
    assert {t["areas_reporting"] for t in report["totals"]} == {7}
    assert report["balance"]["unexplained"] == 0


def test_2020_says_that_a_district_is_missing() -> None:
    report = json.loads(run("totals", str(ROOT / "data" / "luzhou-2020"), "--by", "indicator,year", "--json").stdout)
    assert {(t["areas_reporting"], t["areas_expected"]) for t in report["totals"]} == {(6, 7)}


def test_order_of_files_does_not_matter() -> None:
    files = sorted(str(p) for p in (ROOT / "data" / "luzhou-2021").glob("*.xlsx"))
    book = ("--codebook", str(ROOT / "data" / "kepu"), "--format", "csv")
    assert run("totals", *files, *book).stdout == run("totals", *files[::-1], *book).stdout


def test_the_script_makes_the_committed_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "examples" / "make_luzhou.py"), str(tmp_path)], check=True)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert made
    assert all((ROOT / "data" / name).read_bytes() == content for name, content in made.items())
