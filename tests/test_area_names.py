"""Labels are matched to the codebook's areas by whole names; what only looks alike is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import tallybook
from tallybook.model.codes import remedy_of

AREAS = """code,name,aliases,parent
11,青江市,,
1101,上陵区,,11
1102,下陵区,,11
1103,泉县,,11
1104,青江县,,11
1105,石盘苗族土家族自治县,,11
12,承远市,,
1201,承远县,,12
1202,石盘区,,12
21,Hartford County,,
2101,Hartford town,,21
2102,Avon town,,21
"""


def read(folder: Path, *labels: str, title: str = "2021年统计表", areas: str = AREAS) -> tallybook.Reading:
    (folder / "areas.csv").write_text(areas, encoding="utf-8")
    (folder / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    rows = "".join(f'"{label}",{n}\n' for n, label in enumerate(labels, 1))
    (folder / "a.csv").write_text(f"{title}\n区县,讲座\n{rows}", encoding="utf-8")
    return tallybook.read_files(folder)


def codes(reading: tallybook.Reading) -> list[str]:
    return [o.ref_area for o in reading.observations]


def told(reading: tallybook.Reading) -> list[tuple[str, str, str]]:
    return [(f.code, f.raw, remedy_of(f)) for f in reading.findings if f.severity != "note"]


@pytest.mark.parametrize(
    "label",
    [
        "上陵区",
        "上 陵 区",
        "上陵\n区",
        "上陵區",
        "上陵",
        "上陵区（57.8万人）",
        "上陵区(2020年)",
        "上陵区①",
        "上陵区¹",
        "*上陵区",
        "上陵区 [r]",
        "上陵区＊",
        "青江市上陵区",
        "上陵区 Shangling District",
    ],
)
def test_what_a_reader_passes_over_makes_no_difference(tmp_path: Path, label: str) -> None:
    reading = read(tmp_path, label, "泉县", "下陵区")
    assert (codes(reading), told(reading)) == (["1101", "1103", "1102"], [])


@pytest.mark.parametrize("label", ["石盘苗族土家族自治县", "石盤縣"])
def test_a_self_governed_county_may_leave_its_peoples_out(tmp_path: Path, label: str) -> None:
    assert codes(read(tmp_path, label, "泉县"))[0] == "1105"


@pytest.mark.parametrize("label", ["上陵区(含高新区)", "上陵县", "泉", "上凌区", "原上陵区"])
def test_what_may_be_something_else_stays_without_a_code(tmp_path: Path, label: str) -> None:
    reading = read(tmp_path, label, "泉县", "下陵区")
    assert codes(reading)[0] == ""
    assert [(c, raw) for c, raw, _ in told(reading)] == [("AREA_UNKNOWN", label)]


def test_a_slip_is_asked_about_with_the_command_that_settles_it(tmp_path: Path) -> None:
    ((code, raw, remedy),) = told(read(tmp_path, "上凌区", "泉县", "下陵区"))
    assert (code, raw) == ("AREA_UNKNOWN", "上凌区")
    assert f"tallybook name 上凌区 1101 --book {tmp_path}" in remedy


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["青江", "承远"], ["11", "12"]),
        (["青江", "上陵", "泉县"], ["1104", "1101", "1103"]),
        (["石盘", "上陵", "泉县"], ["1105", "1101", "1103"]),
        (["Hartford", "Avon"], ["2101", "2102"]),
    ],
)
def test_of_several_areas_the_neighbours_say_which(tmp_path: Path, labels: Sequence[str], found: Sequence[str]) -> None:
    reading = read(tmp_path, *labels)
    assert (codes(reading), told(reading)) == (found, [])


def test_of_several_areas_the_title_says_which(tmp_path: Path) -> None:
    assert codes(read(tmp_path, "石盘", title="承远市2021年统计表")) == ["1202"]


def test_an_area_that_nothing_tells_apart_is_asked_about(tmp_path: Path) -> None:
    reading = read(tmp_path, "石盘")
    assert codes(reading) == [""]
    ((code, _, remedy),) = told(reading)
    assert code == "AREA_AMBIGUOUS"
    assert "tallybook name 石盘 CODE" in remedy
    facts = next(dict(f.facts) for f in reading.findings if f.code == "AREA_AMBIGUOUS")
    assert facts["candidates"] == "石盘苗族土家族自治县 (1105), 石盘区 (1202)"


def test_neighbours_of_both_say_nothing(tmp_path: Path) -> None:
    areas = "code,name,parent\n1,甲市,\n2,乙市,\n11,朝阳区,1\n12,南关区,1\n21,朝阳县,2\n22,海淀区,2\n"
    assert codes(read(tmp_path, "朝阳", "南关区", "海淀区", areas=areas)) == ["", "12", "22"]


def test_an_area_across_is_known_by_its_short_name(tmp_path: Path) -> None:
    read(tmp_path, "上陵区")
    (tmp_path / "a.csv").write_text("2021年统计表\n指标,上陵,下陵,泉县\n讲座,1,2,3\n", encoding="utf-8")
    found = tallybook.read_files(tmp_path).observations
    assert [(o.ref_area, o.indicator_label) for o in found] == [("1101", "讲座"), ("1102", "讲座"), ("1103", "讲座")]
