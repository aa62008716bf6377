"""Disks that fill up, quotas, files that may grow no more: the old output stays whole, and the message says why."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.around import also_slow, names_in, often, posix, returns
from tests.running import run

OLD = b"what was there before"
PAGE = 4096


def words(folder: Path, target: Path) -> tuple[str, ...]:
    """Give a call that writes the target; only `inspect` writes pages."""
    command = ("inspect", str(folder / "0000.csv")) if target.suffix == ".html" else ("totals", str(folder))
    return (*command, "-o", str(target), "--force", "-q", "--lang", "en")


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let no file of this process and its workers grow beyond a size; the signal for it is ignored, as Python does."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
@pytest.mark.parametrize("ending", also_slow(["xlsx", "csv"], ["json", "md", "html"]))
@often(2, 20)
def test_a_file_that_may_not_grow_leaves_the_old_one(tmp_path: Path, ending: str, times: int) -> None:
    folder = returns(tmp_path / "in", 1, rows=5 * times)
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / f"totals.{ending}"
    assert run(*words(folder, target)).returncode == 0
    whole = target.read_bytes()
    for n in range(times):
        target.write_bytes(OLD)
        with no_file_beyond(n * len(whole) // times):
            done = run(*words(folder, target))
        assert done == (5, "", f"error: {target} could not be written: File too large\n")
        assert (target.read_bytes(), names_in(target.parent)) == (OLD, [target.name])
    with no_file_beyond(len(whole)):
        assert run(*words(folder, target)).returncode == 0
    assert target.read_bytes() == whole


def mounted(folder: Path, options: str) -> None:
    """Mount a small disk of memory, or mount it anew; where nothing may be mounted, the test is skipped."""
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False
    ).returncode:
        pytest.skip("nothing may be mounted here")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if os.name == "nt" or os.geteuid():
        pytest.skip("only root mounts disks")
    mounted(place, f"size={4 * PAGE}")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("ending", also_slow(["csv"], ["xlsx", "json", "md", "html"]))
@often(2, 20)
def test_a_full_disk_leaves_the_old_output(tmp_path: Path, disk: Path, ending: str, times: int) -> None:
    """Every size is one of whole pages, so that many sizes need a large output."""
    folder = returns(tmp_path / "in", 1, rows=100 * times)
    target = disk / f"totals.{ending}"
    elsewhere = tmp_path / target.name
    assert run(*words(folder, elsewhere)).returncode == 0
    pages = len(elsewhere.read_bytes()) // PAGE
    target.write_bytes(OLD)
    for n in range(times):
        mounted(disk, f"remount,size={PAGE * (2 + n * (pages - 1) // times)}")
        done = run(*words(folder, target))
        assert done == (5, "", f"error: {target} could not be written: No space left on device\n")
        assert (target.read_bytes(), names_in(disk)) == (OLD, [target.name])
    mounted(disk, f"remount,size={PAGE * (pages + 4)}")
    assert run(*words(folder, target)).returncode == 0
    assert target.read_bytes() == elsewhere.read_bytes()


def test_a_disk_that_is_only_read_is_named(tmp_path: Path, disk: Path) -> None:
    folder = returns(tmp_path / "in", 1)
    target = disk / "totals.csv"
    target.write_bytes(OLD)
    (disk / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    (disk / "areas.csv").write_text("code,name\n1,江阳区\n", encoding="utf-8")
    mounted(disk, "remount,ro")
    why = "could not be written: Read-only file system\n"
    assert run(*words(folder, target)) == (5, "", f"error: {target} {why}")
    said = run("name", "江扬区", "1", "--book", str(disk), "--lang", "en")
    assert said == (5, "", f"error: {disk / 'answers.csv'} {why}")
    assert (target.read_bytes(), names_in(disk)) == (OLD, ["areas.csv", "tallybook.toml", target.name])


# -- every step of writing ------------------------------------------------------------------


def failing(function: Callable[..., object], fault: int, *, only: str = "") -> Callable[..., object]:
    def fails(*given: object, **more: object) -> object:
        if only in str(given[0]):
            raise OSError(fault, os.strerror(fault))
        return function(*given, **more)

    return fails


@pytest.mark.parametrize(
    ("place", "step", "only", "fault"),
    [
        (os, "open", ".part", errno.EACCES),
        (os, "fsync", "", errno.EDQUOT),
        (os, "fsync", "", errno.EIO),
        (Path, "replace", ".part", errno.EACCES),
    ],
)
def test_whatever_fails_the_old_output_stays(
    tmp_path: Path, place: object, step: str, only: str, fault: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = returns(tmp_path / "in", 1)
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "totals.csv"
    target.write_bytes(OLD)
    monkeypatch.setattr(place, step, failing(getattr(place, step), fault, only=only))
    done = run(*words(folder, target))
    assert done == (5, "", f"error: {target} could not be written: {os.strerror(fault)}\n")
    assert (target.read_bytes(), names_in(target.parent)) == (OLD, [target.name])


# -- places that take no file ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere/a.csv", "No such file or directory"),
        ("in/0000.csv/a.csv", "No such file or directory"),
        ("folder.csv", "Is a directory"),
        (f"{'长' * 90}.csv", "File name too long"),
    ],
    ids=["no folder", "a file as folder", "a folder as file", "too long"],
)
def test_a_place_that_takes_no_file_is_named(tmp_path: Path, name: str, why: str) -> None:
    folder = returns(tmp_path / "in", 1)
    (tmp_path / "folder.csv").mkdir()
    target = tmp_path / name
    assert run(*words(folder, target)) == (5, "", f"error: {target} could not be written: {why}\n")
    assert names_in(tmp_path) == ["folder.csv", "in"]


def test_a_bad_place_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallybook.cli.answer.read_paths", lambda *_: pytest.fail("was read"))
    folder = returns(tmp_path / "in", 1)
    assert run(*words(folder, tmp_path / "nowhere" / "a.csv")).returncode == 5


def test_the_longest_name_that_a_folder_takes_is_taken(tmp_path: Path) -> None:
    folder = returns(tmp_path / "in", 1)
    target = tmp_path / f"{'长' * 83}.csv"
    assert run(*words(folder, target)).returncode == 0
    assert target.exists()


def test_an_empty_name_is_refused(tmp_path: Path) -> None:
    folder = returns(tmp_path / "in", 1)
    assert run("totals", str(folder), "-o", "").returncode == 2
