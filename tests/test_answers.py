"""What was said once of a label is remembered in answers.csv."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import tallybook
from tests.running import run

BOOK = '[codebook]\nareas = "areas.csv"\nindicators = "list.csv"\n'


def book(folder: Path, toml: str = BOOK) -> Path:
    (folder / "tallybook.toml").write_text(toml, encoding="utf-8")
    (folder / "areas.csv").write_text("code,name\n1,上陵区\n2,下陵区\n", encoding="utf-8")
    (folder / "list.csv").write_text("id,zh\nlectures,讲座\n2,宣传 车\n", encoding="utf-8")
    (folder / "a.csv").write_text("2021年统计表\n区县,讲坐\n上凌区,3\n下陵区,4\n", encoding="utf-8")
    return folder


def test_the_command_of_a_finding_makes_it_go_away(tmp_path: Path) -> None:
    folder = book(tmp_path)
    told = run("totals", str(folder)).stderr
    command = shlex.split(re.findall(r"tallybook (name .*)", told)[0])
    assert run(*command).returncode == 0
    assert "AREA_UNKNOWN" not in run("totals", str(folder)).stderr
    assert [o.ref_area for o in tallybook.read_files(folder).observations] == ["1", "2"]


def test_an_indicator_is_answered_for_alike(tmp_path: Path) -> None:
    folder = book(tmp_path)
    assert run("name", "讲坐", "lectures", "--book", str(folder)).returncode == 0
    assert {o.indicator for o in tallybook.read_files(folder).observations} == {"lectures"}


def test_who_and_when_are_remembered(tmp_path: Path) -> None:
    folder = book(tmp_path)
    run("name", "上凌区", "1", "--book", str(folder), "--who", "统计科", "--when", "2022-01-05")
    run("name", "讲坐", "lectures", "--book", str(folder))
    run("name", "讲坐", "lectures", "--book", str(folder))
    assert (folder / "answers.csv").read_bytes().decode("utf-8-sig") == (
        "kind,said,means,who,when\narea,上凌区,1,统计科,2022-01-05\nindicator,讲坐,lectures,,\n"
    )


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("上凌区", "9"), "'9' is no code of an area and no id of an indicator"),
        (("下陵区", "1"), "'下陵区' means 2 already"),
        (("上凌区", "2"), "say --kind area or --kind indicator"),
        (("上凌区", "1", "--kind", "indicator"), "'1' is no indicator of the codebook"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused(tmp_path: Path, call: tuple[str, ...], told: str) -> None:
    folder = book(tmp_path)
    done = run("name", *call, "--book", str(folder))
    assert (done.returncode, (folder / "answers.csv").exists()) == (2, False)
    assert told in done.stderr


def test_a_second_answer_does_not_contradict_the_first(tmp_path: Path) -> None:
    folder = book(tmp_path)
    run("name", "上凌区", "1", "--book", str(folder))
    before = (folder / "answers.csv").read_bytes()
    assert run("name", "上凌区", "2", "--kind", "area", "--book", str(folder)).returncode == 2
    assert (folder / "answers.csv").read_bytes() == before


def test_where_there_is_no_book_nothing_is_written(tmp_path: Path) -> None:
    done = run("name", "上凌区", "1", "--book", str(tmp_path))
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("area,甲,9,,", "answers.csv:2: means: '9' is no area of the codebook"),
        ("indicator,甲,lectres,,", "no indicator of the codebook; did you mean 'lectures'?"),
        ("area,甲,1,,\narea,甲,2,,", "answers.csv:3: '甲' means 1 already"),
        ("place,甲,1,,", "answers.csv:2: kind: 'place': Input should be 'area' or 'indicator'"),
        ("area,,1,,", "answers.csv:2: said: the cell is empty"),
    ],
)
def test_faults_of_answers(tmp_path: Path, rows: str, told: str) -> None:
    folder = book(tmp_path)
    (folder / "answers.csv").write_text(f"kind,said,means,who,when\n{rows}\n", encoding="utf-8")
    done = run("totals", str(folder))
    assert done.returncode == 2
    assert told in done.stderr


def test_an_area_and_an_indicator_may_be_called_alike(tmp_path: Path) -> None:
    folder = book(tmp_path)
    rows = "kind,said,means,who,when\narea,甲,1,,\nindicator,甲,lectures,,\narea,乙,1,,\narea,乙,1,,\n"
    (folder / "answers.csv").write_text(rows, encoding="utf-8")
    assert tallybook.read_files(folder).codebook.areas[0].names == ("上陵区", "甲", "乙")


def test_an_answer_may_name_a_division_where_no_areas_are_listed(tmp_path: Path) -> None:
    folder = book(tmp_path, "[codebook]\n")
    (folder / "b.csv").write_text("2021年统计表\n区县,讲座\n涪城区,3\n游先区,4\n", encoding="utf-8")
    (folder / "a.csv").unlink()
    run("name", "游先区", "510704", "--book", str(folder))
    assert [o.ref_area for o in tallybook.read_files(folder / "b.csv").observations] == ["510703", "510704"]


def test_answers_are_no_return(tmp_path: Path) -> None:
    folder = book(tmp_path)
    run("name", "上凌区", "1", "--book", str(folder))
    assert [s.source.path for s in tallybook.read_files(folder).run.sources] == [str(folder / "a.csv")]


def test_a_whole_path_may_be_answered_for(tmp_path: Path) -> None:
    folder = book(tmp_path)
    (folder / "a.csv").write_text(
        "2021年统计表,,\n区县,活动,活动\n,场数,人数\n上陵区,3,5\n下陵区,4,6\n", encoding="utf-8"
    )
    run("name", "活动 / 场数", "lectures", "--book", str(folder))
    found = {o.indicator_label: o.indicator for o in tallybook.read_files(folder).observations}
    assert found == {"活动 / 场数": "lectures", "活动 / 人数": ""}
