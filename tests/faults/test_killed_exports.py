"""Runs that are killed while they write: the output is the old one or the new one, at any moment and for any reader."""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tallybook.cli.output import replace_file
from tests.faults.around import also_slow, names_in, often, posix, returns, started
from tests.running import run

ENDINGS = also_slow(["xlsx"], ["csv", "json"])


@dataclass
class Export:
    """An output with what it held before and what a run puts there, and the seconds until one begins to."""

    target: Path
    words: tuple[str, ...]
    old: bytes
    new: bytes
    seconds: float = 60

    def restore(self) -> None:
        """Put the old content back in one step, as readers may be looking."""
        beside = self.target.parent.parent / "old"
        beside.write_bytes(self.old)
        beside.replace(self.target)

    def waiting(self) -> bool:
        """Whether a run is writing beside the output, or was when it was killed."""
        return len(names_in(self.target.parent)) > 1


def export(tmp_path: Path, ending: str) -> Export:
    """Write the output of two folders one after the other, to know what was and what will be there."""
    for name, add in (("a", 0), ("b", 10**6)):
        returns(tmp_path / name, 3, rows=10, add=add)
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / f"totals.{ending}"
    words = ("totals", str(tmp_path / "b"), "-o", str(target), "--force", "-q")
    assert run(*words).returncode == 0
    new = target.read_bytes()
    assert run("totals", str(tmp_path / "a"), "-o", str(target), "--force").returncode == 0
    return Export(target, words, target.read_bytes(), new)


def killed(exported: Export, after: float | None) -> bytes:
    """Start the export and kill it after some seconds, else at the sight of what it writes, and note when that was.

    The output is read all the while; what it holds then is given. What runs before have left is no sight.
    """
    before, begun = names_in(exported.target.parent), time.monotonic()
    with started(*exported.words, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and time.monotonic() < begun + (after or exported.seconds):
            assert exported.target.read_bytes() in {exported.old, exported.new}
            if after is None and names_in(exported.target.parent) != before:
                exported.seconds = time.monotonic() - begun
                break
            time.sleep(0.001)
        process.kill()
    return exported.target.read_bytes()


@posix
@pytest.mark.parametrize("ending", ENDINGS)
@often(2, 100)
def test_a_killed_export_leaves_the_old_or_the_new(
    tmp_path: Path, ending: str, times: int, record_property: Callable[[str, object], None]
) -> None:
    exported, chance = export(tmp_path, ending), random.Random(ending)
    renewed = left = 0
    for n in range(times):
        exported.restore()
        found = killed(exported, exported.seconds * chance.uniform(0, 1.1) if n % 2 else None)
        assert found in {exported.old, exported.new}
        renewed += found == exported.new
        left += exported.waiting()
    record_property("renewed", renewed)
    record_property("left", left)
    assert run(*exported.words).returncode == 0
    assert exported.target.read_bytes() == exported.new
    assert names_in(exported.target.parent) == [exported.target.name]


@posix
@often(30, 1000)
def test_a_killed_write_leaves_the_old_or_the_new(
    tmp_path: Path, times: int, record_property: Callable[[str, object], None]
) -> None:
    """The writing alone, over and over in a process that is killed: most of these moments lie within it."""
    target, chance = tmp_path / "totals.csv", random.Random(times)
    contents = {letter * 100_000 for letter in (b"a", b"b")}
    replace_file(target, min(contents))
    left = 0
    for _ in range(times):
        writer = os.fork()
        if not writer:
            while True:
                for content in contents:
                    replace_file(target, content)
        end = time.monotonic() + chance.uniform(0, 0.02)
        while time.monotonic() < end:
            assert target.read_bytes() in contents
        os.kill(writer, 9)
        os.waitpid(writer, 0)
        assert target.read_bytes() in contents
        left += len(names_in(tmp_path)) - 1
    record_property("left", left)
    assert left > 0
    replace_file(target, b"c")
    assert (target.read_bytes(), names_in(tmp_path)) == (b"c", [target.name])


def test_what_a_killed_run_left_is_taken_away_but_nothing_else(tmp_path: Path) -> None:
    kept = ["tallybook.toml", ".tallybook.1", "a.part", ".a.csv.part"]
    for name in [*kept, ".tallybook.00.part", ".tallybook.11.part"]:
        (tmp_path / name).write_bytes(b"half")
    replace_file(tmp_path / "b.csv", b"whole")
    assert names_in(tmp_path) == sorted([*kept, "b.csv"])


@posix
def test_a_link_named_like_a_leftover_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "private").write_bytes(b"private")
    (tmp_path / ".tallybook.00.part").symlink_to(tmp_path / "private")
    replace_file(tmp_path / "b.csv", b"whole")
    assert (tmp_path / "private").read_bytes() == b"private"


@posix
def test_what_another_run_writes_is_left_to_it(tmp_path: Path) -> None:
    import fcntl

    with (tmp_path / ".tallybook.00.part").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        replace_file(tmp_path / "b.csv", b"whole")
        assert names_in(tmp_path) == [".tallybook.00.part", "b.csv"]
    replace_file(tmp_path / "b.csv", b"whole")
    assert names_in(tmp_path) == ["b.csv"]


def test_a_waiting_file_that_is_taken_away_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Path] = []
    replace = Path.replace

    def late(waiting: Path, target: Path) -> Path:
        if not taken:
            taken.append(waiting)
            waiting.unlink()
        return replace(waiting, target)

    monkeypatch.setattr(Path, "replace", late)
    replace_file(tmp_path / "b.csv", b"whole")
    assert ((tmp_path / "b.csv").read_bytes(), names_in(tmp_path), len(taken)) == (b"whole", ["b.csv"], 1)
