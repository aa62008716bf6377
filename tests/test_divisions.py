"""Any Chinese city works without a codebook: its divisions are known by name, neighbours, title and year."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import tallybook
from tallybook.errors import UsageError
from tallybook.notation import divisions
from tests.running import run


def read(folder: Path, labels: Sequence[str], title: str = "2021年统计表", name: str = "a.csv") -> tallybook.Reading:
    rows = "".join(f"{label},{n}\n" for n, label in enumerate(labels, 1))
    (folder / name).write_text(f"{title}\n区县,讲座\n{rows}", encoding="utf-8")
    return tallybook.read_files(folder)


def codes(reading: tallybook.Reading) -> list[str]:
    return [o.ref_area for o in reading.observations]


def shown(reading: tallybook.Reading, **asked: str) -> dict[tuple[str, ...], tuple[object, ...]]:
    totals = tallybook.totals(reading, by=("area", "year"), **asked)  # type: ignore[arg-type]
    return {tuple(t.key.values()): (t.obs_value, t.areas_reporting, t.areas_expected) for t in totals}


@pytest.mark.parametrize(
    ("code", "name", "years"),
    [
        ("510500", "泸州市", (None, None)),
        ("510502", "江阳区", (None, None)),
        ("510503", "纳溪区", (None, None)),
        ("510504", "龙马潭区", (None, None)),
        ("510521", "泸县", (None, None)),
        ("510522", "合江县", (None, None)),
        ("510524", "叙永县", (None, None)),
        ("510525", "古蔺县", (None, None)),
        ("110103", "崇文区", (None, 2009)),
        ("310103", "卢湾区", (None, 2010)),
        ("330103", "下城区", (None, 2020)),
        ("330114", "钱塘区", (2021, None)),
        ("420600", "襄樊市", (None, 2009)),
        ("420600", "襄阳市", (2010, None)),
        ("710000", "台湾省", (None, None)),
        ("810000", "香港特别行政区", (None, None)),
        ("820000", "澳门特别行政区", (None, None)),
    ],
)
def test_the_register_has(code: str, name: str, years: tuple[int | None, int | None]) -> None:
    assert [(a.valid_from, a.valid_to) for a in divisions() if (a.code, a.names[0]) == (code, name)] == [years]


def test_what_a_division_became_is_in_the_register() -> None:
    found = {code for a in divisions() for code in a.successor.split("|") if code}
    assert found <= {a.code for a in divisions()}
    assert [a.successor for a in divisions() if a.code == "110103"] == ["110101"]


def test_no_division_stands_twice_in_one_year() -> None:
    for year in ("2000", "2009", "2013", "2021", "2024"):
        there = [a.code for a in divisions() if a.lasts_in(year)]
        assert len(there) == len(set(there))
        assert 2800 < len(there) < 3300


def test_a_city_and_its_total_are_known_without_a_codebook(tmp_path: Path) -> None:
    reading = read(tmp_path, ["涪城区", "游仙", "江 油 市", "三臺縣（90万人）"])
    assert codes(reading) == ["510703", "510704", "510781", "510722"]
    assert shown(reading)["绵阳市", "2021"] == (10, 4, 9)
    assert [f for f in reading.findings if f.severity != "note"] == []


def test_one_district_alone_has_no_total_above_it(tmp_path: Path) -> None:
    assert shown(read(tmp_path, ["涪城区"])) == {("涪城区", "2021"): (1, 1, None)}


def test_labels_beside_the_divisions_leave_their_total_incomplete(tmp_path: Path) -> None:
    city = ["涪城区", "游仙区", "安州区", "江油市", "三台县", "梓潼县", "北川", "平武", "盐停县", "高新区"]
    reading = read(tmp_path, city)
    assert shown(reading)["绵阳市", "2021"] == (36, 8, 11)
    done = run("totals", str(tmp_path))
    assert done.returncode == 0
    assert "AREA_BESIDE" in done.stderr
    assert "盐停县 (盐亭县 510723?), 高新区" in done.stderr


def test_a_city_with_a_figure_of_its_own_is_not_replaced_by_some_of_its_districts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2021年统计表\n区县,讲座\n绵阳市,100\n涪城区,7\n游仙区,8\n", encoding="utf-8")
    assert shown(tallybook.read_files(tmp_path))["绵阳市", "2021"][0] == 100


@pytest.mark.parametrize(
    ("labels", "title", "found"),
    [
        (["朝阳区", "海淀区", "西城区"], "", ["110105", "110108", "110102"]),
        (["朝阳区", "南关区", "二道区"], "", ["220104", "220102", "220105"]),
        (["朝阳", "沈阳", "大连"], "", ["211300", "210100", "210200"]),
        (["吉林", "辽宁", "黑龙江"], "", ["220000", "210000", "230000"]),
        (["吉林", "长春", "四平"], "", ["220200", "220100", "220300"]),
        (["长沙", "浏阳", "宁乡"], "", ["430121", "430181", "430182"]),
        (["朝阳区"], "长春市", ["220104"]),
        (["鼓楼区"], "江苏省徐州市", ["320302"]),
        (["长春市朝阳区"], "", ["220104"]),
    ],
)
def test_context_tells_divisions_of_one_name_apart(
    tmp_path: Path, labels: Sequence[str], title: str, found: Sequence[str]
) -> None:
    assert codes(read(tmp_path, labels, f"{title}2021年统计表")) == found


@pytest.mark.parametrize(
    "labels",
    [
        ["朝阳区"],
        ["铁东区", "铁西区"],
        ["大安區", "松山區", "信義區"],
        ["大安區"],
        ["西区", "东区"],
        ["白山市", "金沢市", "小松市"],
        ["城区", "乡村"],
    ],
)
def test_what_may_be_elsewhere_stays_without_a_code_and_without_noise(tmp_path: Path, labels: Sequence[str]) -> None:
    reading = read(tmp_path, labels)
    assert set(codes(reading)) <= {""}
    assert [f for f in reading.findings if f.code.startswith("AREA")] == []


def test_a_name_of_another_province_than_the_titles_stays_without_a_code(tmp_path: Path) -> None:
    assert codes(read(tmp_path, ["江阳区"], "湖北省2021年统计表")) == [""]


def test_files_of_one_district_each_are_neighbours(tmp_path: Path) -> None:
    for name in ("海淀区", "西城区"):
        read(tmp_path, [name], name=f"{name}.csv")
    assert set(codes(read(tmp_path, ["朝阳区"], name="朝阳区.csv"))) == {"110105", "110108", "110102"}


def test_a_name_is_that_of_its_year(tmp_path: Path) -> None:
    read(tmp_path, ["江津", "合川", "永川"], "2005年统计表", "2005.csv")
    assert codes(read(tmp_path, ["江津", "合川", "永川"], "2010年统计表", "2010.csv")) == [
        *("500381", "500382", "500383"),
        *("500116", "500117", "500118"),
    ]


def test_two_areas_of_one_name_are_two_totals(tmp_path: Path) -> None:
    read(tmp_path, ["朝阳区", "海淀区"], name="a.csv")
    found = shown(read(tmp_path, ["朝阳区", "南关区"], name="b.csv"))
    assert (found["北京市朝阳区", "2021"][0], found["长春市朝阳区", "2021"][0]) == (1, 1)


def test_a_codebooks_own_areas_hold_alone(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("code,name\n1,涪城区\n", encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    assert codes(read(tmp_path, ["涪城区", "游仙区"])) == ["1", ""]


@pytest.mark.parametrize("city", ["510700", "绵阳市"])
def test_a_codebook_may_name_its_city_in_one_line(tmp_path: Path, city: str) -> None:
    (tmp_path / "tallybook.toml").write_text(f'[codebook]\ndivisions = "{city}"\nexpected = "all"\n', encoding="utf-8")
    reading = read(tmp_path, ["涪城区", "安州区", "安县", "三台县", "北川", "江油"], "2021年统计表")
    assert codes(reading) == ["510703", "510705", "510724", "510722", "510726", "510781"]
    assert shown(reading)["绵阳市", "2021"][1:] == (5, 9)
    assert {f.raw for f in reading.findings if f.code == "AREA_OUTSIDE_YEARS"} == {"3"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            'divisions = "绵羊市"',
            "tallybook.toml:2: divisions: '绵羊市' is no division of China, or several; did you mean",
        ),
        (
            'divisions = "510700"\nareas = "a.csv"',
            "tallybook.toml:2: divisions: the areas are listed already, in 'a.csv'",
        ),
        ('divisions = "510700"\nexpected = ["510799"]', "tallybook.toml:3: expected: '510799' is not in the list"),
    ],
)
def test_faults_of_the_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.csv").write_text("code,name\n1,甲\n", encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text(f"[codebook]\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=said.split(";", maxsplit=1)[0].replace("'", ".")):
        tallybook.read_files(tmp_path)


def test_the_register_is_read_only_for_chinese_labels(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2021\nTown,Lectures\nAvon,1\nCanton,2\n", encoding="utf-8")
    script = (
        "import sys, tallybook; tallybook.read_files(sys.argv[1]);"
        "from tallybook.notation.divisions import divisions; print(divisions.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
