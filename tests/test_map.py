"""Figures of another year on one year's map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tallybook
from tests.running import run
from tests.test_divisions import read, shown

BEFORE = ["上城区", "下城区", "江干区", "拱墅区", "西湖区"]
AFTER = ["上城区", "拱墅区", "西湖区", "钱塘区"]


def both(folder: Path) -> tallybook.Reading:
    read(folder, BEFORE, "杭州市2020年统计表", "2020.csv")
    return read(folder, AFTER, "杭州市2021年统计表", "2021.csv")


def said(folder: Path, *options: str) -> list[tuple[str, str]]:
    told = json.loads(run("totals", str(folder), "--json", *options).stdout)["findings"]
    return sorted((f["code"], f["raw"]) for f in told if "RESTATED" in f["code"])


def test_what_merged_is_counted_where_it_went(tmp_path: Path) -> None:
    reading = both(tmp_path)
    assert shown(reading)["拱墅区", "2020"][0] == 4
    assert shown(reading, on_map="2021")["拱墅区", "2020"][0] == 6
    assert said(tmp_path, "--map", "2021") == [("AREA_NOT_RESTATED", "江干区"), ("AREA_RESTATED", "下城区")]


def test_what_was_split_stays_where_it_was(tmp_path: Path) -> None:
    found = shown(both(tmp_path), on_map="2021")
    assert (found["江干区", "2020"][0], found["上城区", "2020"][0]) == (3, 1)


def test_a_comparison_is_made_on_one_map(tmp_path: Path) -> None:
    totals = tallybook.totals(both(tmp_path), by=("area", "year"), compare="2020", on_map="2021")
    changes = {t.key["area"]: t.comparison.previous for t in totals if t.comparison}
    assert changes["拱墅区"] == 6
    assert "下城区" not in changes


def test_a_new_name_is_no_new_area(tmp_path: Path) -> None:
    read(tmp_path, ["襄樊市", "宜昌市"], "2009年统计表", "2009.csv")
    reading = read(tmp_path, ["襄阳市", "宜昌市"], "2011年统计表", "2011.csv")
    assert shown(reading, on_map="2011")["襄阳市", "2009"][0] == 1
    assert said(tmp_path, "--map", "2011") == [("AREA_RESTATED", "襄樊市")]


def test_without_a_map_nothing_is_restated(tmp_path: Path) -> None:
    assert ("下城区", "2020") in shown(both(tmp_path))
    assert said(both(tmp_path) and tmp_path) == []


def listed(folder: Path, rows: str) -> None:
    folder.joinpath("areas.csv").write_text(f"code,name,parent,valid_from,valid_to,successor\n{rows}", encoding="utf-8")
    folder.joinpath("list.csv").write_text("id,zh,kind\na,讲座,flow\nb,场馆,stock\n", encoding="utf-8")
    book = '[codebook]\nareas = "areas.csv"\nindicators = "list.csv"\nexpected = "all"\n'
    folder.joinpath("tallybook.toml").write_text(book, encoding="utf-8")


TREE = "9,甲市,,,,\n1,东区,9,,,\n2,南区,9,,2020,1\n3,北区,9,,2020,1|4\n4,新区,9,2021,,\n"


def test_a_codebook_says_itself_what_its_areas_became(tmp_path: Path) -> None:
    listed(tmp_path, TREE)
    reading = read(tmp_path, ["东区", "南区", "北区"], "2020年统计表")
    found = shown(reading, on_map="2021")
    assert found["东区", "2020"] == (3, 1, 1)
    assert found["北区", "2020"][0] == 3
    assert found["甲市", "2020"] == (6, 1, 2)


def test_levels_of_merged_areas_are_added_when_they_are_of_one_day(tmp_path: Path) -> None:
    listed(tmp_path, TREE)
    (tmp_path / "a.csv").write_text("2020年统计表\n区县,场馆\n东区,3\n南区,4\n", encoding="utf-8")
    assert shown(tallybook.read_files(tmp_path), on_map="2021")["东区", "2020"][0] == 7


def test_levels_of_different_days_are_not_taken_for_one_area(tmp_path: Path) -> None:
    listed(tmp_path, TREE)
    (tmp_path / "a.csv").write_text("区县,月份,场馆\n东区,2020年12月,3\n南区,2020年11月,4\n", encoding="utf-8")
    found = shown(tallybook.read_files(tmp_path), on_map="2021")
    assert (found["东区", "2020"][0], found["南区", "2020"][0]) == (3, 4)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1,甲,,,2020,2\n", "successor: '2' is not in the list"),
        ("1,甲,,,2020,2\n2,乙,,,2020,1\n", "successor: 1 → 2 → 1 leads back to itself"),
    ],
)
def test_faults_of_successors(tmp_path: Path, rows: str, told: str) -> None:
    listed(tmp_path, rows)
    (tmp_path / "a.csv").write_text("2020年统计表\n区县,讲座\n甲,3\n", encoding="utf-8")
    done = run("totals", str(tmp_path))
    assert done.returncode == 2
    assert told in done.stderr


def test_a_map_is_one_of_a_year(tmp_path: Path) -> None:
    both(tmp_path)
    assert run("totals", str(tmp_path), "--map", "now").returncode == 2
