"""Areas whose names differ in letter case alone are one area, in whatever order their files come."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import tallybook
from tallybook import Reading
from tests.running import run

NOTED = {("NORTHFIELD", "Northfield"), ("northfield", "Northfield")}


def returns(folder: Path, *districts: str, year: str = "2024") -> list[str]:
    """Write a return of each district, of 1, 2, 4 … lectures."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"office {n} of {year}.csv" for n, _ in enumerate(districts)]
    for n, (path, district) in enumerate(zip(paths, districts, strict=True)):
        path.write_text(f"Outreach in {year}\nDistrict,Lectures\n{district},{2**n}\n", encoding="utf-8")
    return list(map(str, paths))


def added(reading: Reading) -> list[tuple[str, int]]:
    return [(t.key["area"], int(t.obs_value or 0)) for t in tallybook.totals(reading, by=("area",), year="2024")]


def spelt(reading: Reading) -> set[tuple[str, str]]:
    return {(f.raw, dict(f.facts)["area"]) for f in reading.findings if f.code == "AREA_SPELT"}


def test_capitals_tell_no_two_areas_of_different_files_apart(tmp_path: Path) -> None:
    paths = returns(tmp_path, "NORTHFIELD", "Northfield", "northfield", "Westfield")
    for order in permutations(paths):
        reading = tallybook.read_files(*order)
        assert added(reading) == [("Northfield", 7), ("Westfield", 8)]
        assert spelt(reading) == NOTED
        assert {f.severity for f in reading.findings if f.code == "AREA_SPELT"} == {"note"}


def test_the_order_of_files_changes_no_byte(tmp_path: Path) -> None:
    paths = returns(tmp_path, "NORTHFIELD", "Northfield", "Ｎorthfield")
    words = ("totals", "--by", "area,indicator,year", "--format", "json")
    told = {run(*words, *order).stdout for order in permutations(paths)}
    assert len(told) == 1


def test_the_first_of_several_is_shown_where_none_has_both_letters(tmp_path: Path) -> None:
    assert added(tallybook.read_files(*returns(tmp_path, "northfield", "NORTHFIELD"))) == [("NORTHFIELD", 3)]


def test_what_one_sheet_writes_in_two_ways_may_be_two_things(tmp_path: Path) -> None:
    (one,) = returns(tmp_path, "Essex")
    other = tmp_path / "regions.csv"
    other.write_text("Outreach in 2024\nDistrict,Lectures\nESSEX,8\nEssex,16\n", encoding="utf-8")
    reading = tallybook.read_files(one, str(other))
    assert added(reading) == [("ESSEX", 8), ("Essex", 17)]
    assert not spelt(reading)


@pytest.mark.parametrize("code", ["1", ""])
def test_the_codebooks_areas_have_its_names(tmp_path: Path, code: str) -> None:
    paths = returns(tmp_path, "NORTHFIELD", "Northfield")
    if code:
        (tmp_path / "areas.csv").write_text("code,name\n1,Northfield\n", encoding="utf-8")
        (tmp_path / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    reading = tallybook.read_files(*paths)
    assert added(reading) == [("Northfield", 3)]
    assert bool(spelt(reading)) is not bool(code)
    assert {o.area_label for o in reading.observations} == ({"NORTHFIELD", "Northfield"} if code else {"Northfield"})


def test_an_earlier_year_is_compared_whatever_its_letters(tmp_path: Path) -> None:
    (now,) = returns(tmp_path / "2024", "Northfield")
    returns(tmp_path / "2023", "NORTHFIELD", year="2023")
    done = run("totals", now, "--compare", "2023", "--by", "area", "--year", "2024", "--format", "csv")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split(",")[:3] for line in lines[1:]] == [["Northfield", "1", "1"]]
