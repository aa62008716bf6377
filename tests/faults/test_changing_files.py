"""Files that vanish, grow, shrink or are exchanged between listing and reading, and while they are read."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tallybook import pipeline
from tests.faults.around import also_slow, forks, returns, started
from tests.running import run

VICTIM = "0001.csv"


def vanish(path: Path) -> None:
    path.unlink()


def grow(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("新区,5\n")


def shrink(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def exchange(path: Path) -> None:
    other = path.with_suffix(".part")
    other.write_text("2021年科普活动\n区县,参加人次（人次）\n新区,5\n", encoding="utf-8")
    other.replace(path)


def become_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def become_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("0002.csv"))


def told(folder: Path, code: int) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Give the values by area and the errors by file of a run over the folder, which must leave with this code."""
    done = run("observations", str(folder), "--json", "--workers", "2")
    assert done.returncode == code, done.stderr
    answer = json.loads(done.stdout)
    errors = [(f["code"], Path(f["source"]).name) for f in answer["findings"] if f["severity"] == "error"]
    return {o["area_label"]: int(o["obs_value"]) for o in answer["observations"]}, errors


SIBLINGS = {"第0街0区": 0, "第2街0区": 2}


@forks
@pytest.mark.parametrize(
    ("change", "code", "also"),
    also_slow(
        [(vanish, "FILE_UNREADABLE", {}), (become_pipe, "FILE_TYPE", {}), (exchange, None, {"新区": 5})],
        [
            (empty, "FILE_EMPTY", {}),
            (become_link, "FILE_TYPE", {}),
            (grow, None, {"第1街0区": 1, "新区": 5}),
        ],
    ),
)
def test_a_file_that_changes_after_it_was_listed(
    tmp_path: Path,
    change: Callable[[Path], None],
    code: str | None,
    also: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is read is the file as it is when it is opened; what is then no file is named."""
    folder, find = returns(tmp_path / "in", 3), pipeline.run.find_files

    def list_and_change(*given: tuple[str, ...]) -> object:
        found = find(*given)
        change(folder / VICTIM)
        return found

    monkeypatch.setattr(pipeline.run, "find_files", list_and_change)
    assert told(folder, int(code is not None)) == (SIBLINGS | also, [(code, VICTIM)] if code else [])


@forks
@pytest.mark.parametrize(
    ("change", "changed"),
    also_slow([(grow, True), (exchange, False)], [(shrink, True), (empty, True), (vanish, False)]),
)
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, change: Callable[[Path], None], changed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was opened is read whole or not at all: an exchanged file is the old one to whoever holds it."""
    folder, look = returns(tmp_path / "in", 3), os.fstat
    opened = (folder / VICTIM).stat().st_ino

    def look_and_change(handle: int) -> os.stat_result:
        about = look(handle)
        if about.st_ino == opened and (folder / VICTIM).exists() and about.st_size == os.stat(handle).st_size:
            change(folder / VICTIM)
        return about

    monkeypatch.setattr("tallybook.read.opening.os.fstat", look_and_change)
    values, errors = told(folder, int(changed))
    assert errors == ([("FILE_CHANGED", VICTIM)] if changed else [])
    assert values == SIBLINGS | ({} if changed else {"第1街0区": 1})


def test_a_folder_that_vanishes_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = returns(tmp_path / "in", 3)
    gone, scan = returns(folder / "gone", 1), os.scandir

    def scan_late(path: str | Path) -> object:
        if str(path) == str(gone):
            shutil.rmtree(gone)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scan_late)
    assert told(folder, 1) == ({**SIBLINGS, "第1街0区": 1}, [("FILE_UNREADABLE", "gone")])


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = returns(tmp_path / "in", 3)
    shut, scan = returns(folder / "shut", 1), os.scandir

    def scan_open(path: str | Path) -> object:
        if str(path) == str(shut):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scan_open)
    assert told(folder, 1)[1] == [("FILE_UNREADABLE", "shut")]


def test_paths_that_no_file_can_have_are_only_missing(tmp_path: Path) -> None:
    folder, words = returns(tmp_path / "in", 1), ("a" * 300, "a" * 300 + "/b.csv")
    done = run("totals", str(folder), *words, "--json")
    assert done.returncode == 1
    assert [f["code"] for f in json.loads(done.stdout)["findings"]] == ["FILE_MISSING", "FILE_MISSING"]
    assert [run("totals", str(folder), "--codebook", word).returncode for word in words] == [2, 2]


@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.slow)])
@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_amid_changing_files_the_others_are_counted(tmp_path: Path, times: int) -> None:
    """Files come, go, grow and shrink at random all the while; those that stay as they are give what they hold."""
    folder = returns(tmp_path / "in", 30)
    kept = {f"第{n}街0区": n for n in range(30)}
    chance = random.Random(times)
    changes = (vanish, grow, shrink, empty, exchange)
    for _ in range(times):
        with started(
            "observations", str(folder), "--json", "--workers", "2", stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            for n in range(100_000):
                victim = folder / f"x{n % 20}.csv"
                shutil.copy(folder / VICTIM, victim)
                chance.choice(changes)(victim)
                if process.poll() is not None:
                    break
            out, said = process.communicate()
        assert process.returncode in {0, 1}, said
        seen = {o["area_label"]: int(o["obs_value"]) for o in json.loads(out)["observations"]}
        assert kept.items() <= seen.items()
        assert set(seen) <= {*kept, "新区"}
