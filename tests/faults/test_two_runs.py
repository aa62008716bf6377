"""Runs at once that write to one place: one of their results, whole, and nothing of the others; no answer is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from tallybook.cli.output import replace_file
from tests.faults.around import also_slow, forks, names_in, often, posix, returns
from tests.running import run


def at_once(work: Callable[[int], object], count: int) -> list[int | None]:
    """Do work in so many forks of this process, and give their exit codes."""
    context = get_context("fork")
    processes = [context.Process(target=work, args=(n,)) for n in range(count)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    return [process.exitcode for process in processes]


@forks
@pytest.mark.parametrize("ending", also_slow(["xlsx"], ["csv"]))
@often(1, 20)
def test_one_of_the_results_is_there_whole(tmp_path: Path, ending: str, times: int) -> None:
    folders = [returns(tmp_path / name, 1, rows=5, add=add) for name, add in (("a", 0), ("b", 1000))]
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / f"totals.{ending}"
    calls = [("totals", str(folder), "-o", str(target), "--force", "-q", "--workers", "1") for folder in folders]
    wholes = [target.read_bytes() for call in calls if run(*call).returncode == 0]
    assert len(set(wholes)) == 2
    for _ in range(times):
        assert at_once(lambda n: os._exit(run(*calls[n]).returncode), len(calls)) == [0, 0]
        assert target.read_bytes() in wholes
        assert names_in(target.parent) == [target.name]


@posix
@often(20, 500)
def test_without_force_only_one_of_them_writes(tmp_path: Path, times: int) -> None:
    def write(n: int) -> None:
        from tallybook.errors import UsageError

        try:
            replace_file(target, b"%d" % n * 1000, force=False)
        except UsageError:
            os._exit(2)

    for n in range(times):
        target = tmp_path / f"{n}.csv"
        codes = at_once(write, 3)
        assert sorted(codes, key=str) == [0, 2, 2]
        assert target.read_bytes() == b"%d" % codes.index(0) * 1000
    assert len(names_in(tmp_path)) == times


def test_what_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, target = returns(tmp_path / "in", 1), tmp_path / "totals.csv"
    monkeypatch.setattr("tallybook.cli.output._clear", lambda _: target.write_bytes(b"another's"))
    done = run("totals", str(folder), "-o", str(target), "--lang", "en")
    assert (done.returncode, "exists; give --force" in done.stderr) == (2, True)
    assert (target.read_bytes(), names_in(tmp_path)) == (b"another's", ["in", "totals.csv"])


def test_a_disk_without_second_names_takes_outputs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    replace_file(tmp_path / "a.csv", b"whole", force=False)
    assert ((tmp_path / "a.csv").read_bytes(), names_in(tmp_path)) == (b"whole", ["a.csv"])


@posix
@often(25, 1000)
def test_many_writers_hinder_none(tmp_path: Path, times: int) -> None:
    """Each clears away what others may have left, and none takes what another is about to move."""
    target = tmp_path / "a.csv"

    def write(n: int) -> None:
        for _ in range(times):
            replace_file(target, b"%d" % n * 5000)

    assert at_once(write, 4) == [0, 0, 0, 0]
    assert target.read_bytes() in {b"%d" % n * 5000 for n in range(4)}
    assert names_in(tmp_path) == ["a.csv"]


@forks
@often(4, 40)
def test_no_answer_is_lost(tmp_path: Path, times: int) -> None:
    (tmp_path / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    (tmp_path / "areas.csv").write_text("code,name\n1,江阳区\n", encoding="utf-8")

    def answer(n: int) -> None:
        os._exit(run("name", f"江{n}区", "1", "--book", str(tmp_path)).returncode)

    assert at_once(answer, times) == [0] * times
    lines = (tmp_path / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sorted(line.split(",")[1] for line in lines[1:]) == sorted(f"江{n}区" for n in range(times))


@forks
def test_no_hint_is_lost(tmp_path: Path) -> None:
    folder, book = returns(tmp_path / "in", 4), tmp_path / "tallybook.toml"

    def save(n: int) -> None:
        words = ("inspect", str(folder / f"{n:04}.csv"), "--save-hint", "-o", str(book))
        os._exit(run(*words).returncode)

    assert at_once(save, 4) == [0] * 4
    assert book.read_text(encoding="utf-8").count("[[layout]]") == 4
