"""Returns that were sent in several versions: which of them count, and what is said of the others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tallybook.notation import newer, read_version
from tests.running import run

FIRST = "2021年表 / 区县 讲座 / 泸县 3 / 合江县 4 / 叙永县 5"
SECOND = "2021年表 / 区县 讲座 / 泸县 3 / 合江县 6 / 叙永县 5"


def told(
    folder: Path, files: Mapping[str, str], *by: str
) -> tuple[int, dict[str, str], dict[str, int], list[tuple[str, str, str]]]:
    """Give exit code, totals, balance and findings of a folder of drawn files; lines are parted by /, cells by spaces."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("\n".join(",".join(line.split()) for line in text.split(" / ")), encoding="utf-8")
    done = run("totals", ".", "--json", "--by", ",".join(by or ("indicator", "year")), folder=folder)
    report = json.loads(done.stdout)
    totals = {" ".join(str(t[b]) for b in by or ("indicator", "year")): str(t["obs_value"]) for t in report["totals"]}
    found = [(f["severity"], f["code"], Path(f["source"]).name) for f in report["findings"]]
    return done.returncode, totals, report["balance"], found


@pytest.mark.parametrize(
    ("older", "newest", "severity"),
    [
        ("泸州.csv", "泸州(1).csv", "warning"),
        ("泸州(1).csv", "泸州(2).csv", "warning"),
        ("泸州2021年.csv", "泸州2021年最终上报.csv", "warning"),
        ("泸州.csv", "泸州（修订）.csv", "warning"),
        ("泸州v1.csv", "泸州v2.csv", "warning"),
        ("泸州v9.csv", "泸州v10.csv", "warning"),
        ("Leeds.csv", "Leeds final.csv", "warning"),
        ("泸州最终.csv", "泸州最终（更正）.csv", "warning"),
        ("泸州快报.csv", "泸州.csv", "note"),
        ("泸州2021快报.csv", "泸州2021年报.csv", "note"),
        ("泸州 draft.csv", "泸州 final.csv", "note"),
        ("泸州0-18时.csv", "泸州0-24时.csv", "note"),
        ("泸州截至18时.csv", "泸州截至24时.csv", "note"),
        ("初报/泸州.csv", "终报/泸州.csv", "note"),
        ("第一次上报/泸州.csv", "第二次上报/泸州.csv", "warning"),
    ],
)
def test_the_newer_version_counts(tmp_path: Path, older: str, newest: str, severity: str) -> None:
    code, totals, balance, found = told(tmp_path, {older: FIRST, newest: SECOND})
    assert (code, totals) == (0, {"讲座 2021": "14"})
    assert (balance["numbers"], balance["observations"], balance["excluded"], balance["unexplained"]) == (6, 3, 3, 0)
    assert found == [(severity, "FIGURES_REPLACED", Path(older).name)]


def test_both_cells_and_values_are_named(tmp_path: Path) -> None:
    told(tmp_path, {"泸州.csv": FIRST, "泸州最终.csv": SECOND})
    found = json.loads(run("totals", ".", "--json", folder=tmp_path).stdout)["findings"][0]
    assert (found["cell"], found["raw"]) == ("B4", "4")
    assert "泸州最终.csv" in found["message"]
    assert "B4: 6" in found["message"]


def test_the_last_of_three_counts(tmp_path: Path) -> None:
    files = {"泸州.csv": FIRST, "泸州(1).csv": SECOND, "泸州(2).csv": FIRST.replace("3", "9")}
    assert told(tmp_path, files)[1] == {"讲座 2021": "18"}


@pytest.mark.parametrize("copy", ["泸州 - 副本.csv", "泸州(复件).csv", "泸州 - Copy.csv"])
def test_between_an_original_and_its_changed_copy_names_decide_nothing(tmp_path: Path, copy: str) -> None:
    code, totals, balance, found = told(tmp_path, {"泸州.csv": FIRST, copy: SECOND})
    assert (code, totals, balance["excluded"]) == (1, {"讲座 2021": "12"}, 3)
    assert found == [("error", "VERSION_UNCLEAR", copy)]


def test_nor_between_a_final_and_a_revised_one(tmp_path: Path) -> None:
    code, _, _, found = told(tmp_path, {"泸州最终.csv": FIRST, "泸州修订.csv": SECOND})
    assert code == 1
    assert [f[:2] for f in found] == [("error", "VERSION_UNCLEAR")]


def test_an_unchanged_copy_counts_once_with_a_note(tmp_path: Path) -> None:
    code, totals, balance, found = told(tmp_path, {"泸州.csv": FIRST, "泸州(1).csv": FIRST + " / "})
    assert (code, totals, balance["excluded"]) == (0, {"讲座 2021": "12"}, 3)
    assert [f[:2] for f in found] == [("note", "FILE_COPY")]


def test_titles_tell_versions_too(tmp_path: Path) -> None:
    hours = "2021年5月22日0-{}时统计表 / 区县 人次 / 泸县 {} / 合江县 40"
    code, totals, balance, found = told(tmp_path, {"a.csv": hours.format(18, 30), "b.csv": hours.format(24, 50)})
    assert (code, totals, balance["excluded"]) == (0, {"人次 2021": "90"}, 2)
    assert found == [("note", "FIGURES_REPLACED", "a.csv")]


def test_what_a_newer_version_no_longer_tells_does_not_count(tmp_path: Path) -> None:
    log = "2021年台账 / 区县 日期 人次 / 泸县 5月{}日 10 / 泸县 5月24日 20 / 泸县 5月26日 5"
    code, totals, balance, found = told(tmp_path, {"台账.csv": log.format(22), "台账(修订).csv": log.format(23)})
    assert (code, totals, balance["excluded"]) == (0, {"人次 2021": "35"}, 3)
    assert found == [("warning", "FIGURES_REPLACED", "台账.csv")]


def test_a_correction_of_few_figures_leaves_the_others(tmp_path: Path) -> None:
    files = {"泸州.csv": FIRST, "泸州更正.csv": "2021年表 / 区县 讲座 / 合江县 6"}
    assert told(tmp_path, files)[1:3] == ({"讲座 2021": "14"}, {**told(tmp_path, {})[2], "excluded": 1})


@pytest.mark.parametrize(
    "names", [("泸州教育局.csv", "泸州科协.csv"), ("一中/统计表.csv", "二中/统计表.csv"), ("汇总表.csv", "统计表.csv")]
)
def test_returns_of_two_offices_are_no_versions(tmp_path: Path, names: tuple[str, str]) -> None:
    code, totals, balance, found = told(tmp_path, dict(zip(names, (FIRST, SECOND), strict=True)))
    assert (code, totals, balance["excluded"]) == (0, {"讲座 2021": "26"}, 0)
    assert [f[:2] for f in found] == [("warning", "REPORTED_TWICE")]


def test_numbered_attachments_of_nobody_in_particular_are_an_error(tmp_path: Path) -> None:
    files = {f"附件({n}).csv": f"2021年表 / 指标 数量 / 讲座 {n}" for n in (1, 2)}
    code, _, balance, found = told(tmp_path, files)
    assert (code, balance["excluded"]) == (1, 1)
    assert [f[:2] for f in found] == [("error", "VERSION_UNCLEAR")]


def test_versions_of_two_years_both_count(tmp_path: Path) -> None:
    files = {"泸州2020.csv": FIRST.replace("2021", "2020"), "泸州2021最终.csv": SECOND}
    assert told(tmp_path, files)[1] == {"讲座 2020": "12", "讲座 2021": "14"}


@pytest.mark.parametrize("name", ["v", "2021年", "科技之春", "Finalists", "（57.8万人）", "8小时", "updateable"])
def test_names_without_a_version(name: str) -> None:
    assert not read_version(name).is_told


def test_newer_is_never_both_ways() -> None:
    names = [
        "甲",
        "甲(1)",
        "甲(2)",
        "甲v2",
        "甲最终",
        "甲修订",
        "甲最终修订",
        "甲初稿",
        "甲副本",
        "甲0-18时",
        "甲0-24时",
    ]
    versions = [read_version(n) for n in names]
    for one in versions:
        assert newer(one, one) is None
        for other in versions:
            told_so = newer(one, other)
            assert newer(other, one) is (None if told_so is None else not told_so)
