"""Workers that die: over a file that kills, by a hand from outside, and with the run they belong to."""

from __future__ import annotations

import csv
import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tallybook import pipeline
from tallybook.model import FileReading
from tests.faults.around import forks, in_proc, names_in, often, returns, started, until
from tests.running import processes_of, run

POISONED = "0007.csv"
read_file = pipeline.read_file


def die_over_poison(path: str, settings: pipeline.Settings) -> FileReading:
    if path.endswith(POISONED):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_file(path, settings)


@forks
@often(60, 1000)
def test_one_poisoned_file_costs_only_itself(tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = returns(tmp_path / "in", times)
    words = ("totals", str(folder), "--format", "csv", "--workers", "2")
    monkeypatch.setattr(pipeline.run, "read_file", die_over_poison)
    poisoned = run(*words)
    (folder / POISONED).unlink()
    without = run(*words)
    assert (poisoned.returncode, without.returncode) == (1, 0)
    assert poisoned.stdout == without.stdout
    assert len(poisoned.stdout.splitlines()) == times
    assert re.findall(r"error: (\w+) \S+/(\S+):", poisoned.stderr) == [("FILE_KILLED", POISONED)]


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Give the processes that a run has started, but for the one that only keeps count."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == process.pid and b"resource_tracker" not in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


def kill_workers(process: subprocess.Popen[str], most: int, chance: random.Random) -> int:
    """Kill one of the run's workers again and again, at random moments, and say how many were killed.

    Where all are killed all the time, no file is ever read: a few in each run are what may happen.
    """
    killed = 0
    while process.poll() is None and killed < most:
        time.sleep(chance.uniform(0, 0.1))
        begun = set(workers_of(process))
        time.sleep(0.02)  # until then, the one that keeps count may look like a worker
        found = sorted(begun.intersection(workers_of(process)))
        for worker in chance.sample(found, min(1, len(found))):
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
                killed += 1
    return killed


def named_of(folder: Path, undisturbed: str, most: int, chance: random.Random) -> tuple[int, int]:
    """Run over the folder, kill up to `most` workers, and hold the answer against the undisturbed one.

    Gives how many were killed, and how many files were named: those are left out of the answer, nothing else is.
    """
    words = ("totals", str(folder), "--format", "csv", "--lang", "en", "--workers", "3", "-q")
    out, said = folder.parent / "out", folder.parent / "said"
    with out.open("w") as stdout, said.open("w") as stderr, started(*words, stdout=stdout, stderr=stderr) as process:
        killed = kill_workers(process, most, chance)
        code = process.wait(120)
    told = said.read_text(encoding="utf-8").splitlines()
    named = [m[1] for line in told if (m := re.match(r"error: FILE_KILLED \S+/0*(\d+)\.csv:", line))]
    left = [r for r in csv.reader(undisturbed.splitlines()) if not any(r[0].startswith(f"第{n}街") for n in named)]
    assert (len(told), code) == (len(named), bool(named))
    assert list(csv.reader(out.read_text(encoding="utf-8").splitlines())) == left
    return killed, len(named)


@in_proc
@often(2, 100)
def test_workers_that_are_killed_change_nothing(
    tmp_path: Path, times: int, record_property: Callable[[str, object], None]
) -> None:
    """A file that loses two workers, its own and the one that reads it anew, alone, is named; all others are counted."""
    folder = returns(tmp_path / "in", 24, rows=20)
    undisturbed = run("totals", str(folder), "--format", "csv").stdout
    killed = named = 0
    chance = random.Random(times)
    for _ in range(10 * times):
        more, lost = named_of(folder, undisturbed, min(3, times - killed), chance)
        killed, named = killed + more, named + lost
        if killed == times:
            break
    assert killed == times
    record_property("named", named)


@in_proc
def test_no_worker_outlives_a_run_that_was_killed(tmp_path: Path) -> None:
    folder = returns(tmp_path / "in", 40, rows=400)
    with started("totals", str(folder), "--workers", "2", stdout=subprocess.DEVNULL) as process:
        assert until(lambda: len(workers_of(process)) == 2)
        process.kill()
        process.wait()
        assert until(lambda: not processes_of(process.pid))
    assert names_in(tmp_path) == ["in"]
