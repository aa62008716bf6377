"""Worker processes: the same answer as without them, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from tallybook import pipeline
from tallybook.engine import Bounds, run_all
from tallybook.model import FileReading
from tests.running import processes_of, run

SAMPLE = Path(__file__).parents[1] / "data" / "luzhou-2021"
FILES = ["a", "b", "c", "d", "e", "f", "g"]
posix = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


def shout(file: str) -> str:
    return file.upper()


def die_over_c(file: str) -> str:
    if file == "c":
        os.kill(os.getpid(), signal.SIGKILL)
    return file.upper()


def die_once(file: str) -> str:
    """Die over a file that is still there, having removed it."""
    if Path(file).exists():
        Path(file).unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return "read"


def fail_over_c(file: str) -> str:
    if file == "c":
        raise SystemExit(3)
    return file.upper()


def die_over_all(path: str, settings: pipeline.Settings) -> FileReading:
    assert settings.workers > 1
    os.kill(os.getpid(), signal.SIGKILL)
    return FileReading(path, None)


def hang_over_c(file: str) -> str:
    if file == "c":
        Event().wait()
    return file.upper()


def eat_over_c(file: str) -> str:
    try:
        return file.upper() * (1 << 30) if file == "c" else file.upper()
    except MemoryError:
        return "too much"


def lost(file: str, late: bool) -> str:
    return f"late {file}" if late else f"lost {file}"


AMPLE = Bounds(memory=1 << 29, seconds=60)


def results(work: Callable[[str], str], files: Sequence[str] = FILES, *, seconds: int = 60) -> tuple[str, ...]:
    return run_all(files, work, lost=lost, workers=2, bounds=replace(AMPLE, seconds=seconds))


def test_results_come_in_the_order_of_the_files() -> None:
    assert results(shout) == tuple("ABCDEFG")


@posix
def test_a_file_that_kills_its_worker_costs_only_itself() -> None:
    assert results(die_over_c) == ("A", "B", "lost c", "D", "E", "F", "G")


def test_a_file_that_takes_too_long_costs_only_itself() -> None:
    assert results(hang_over_c, seconds=1) == ("A", "B", "late c", "D", "E", "F", "G")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound memory so")
def test_a_file_that_takes_too_much_memory_costs_only_itself() -> None:
    assert results(eat_over_c) == ("A", "B", "too much", "D", "E", "F", "G")


def test_beside_threads_workers_are_started_anew() -> None:
    done = Event()
    thread = Thread(target=done.wait)
    thread.start()
    try:
        assert results(shout) == tuple("ABCDEFG")
    finally:
        done.set()
        thread.join()


@posix
def test_a_file_whose_worker_died_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    files = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert results(die_once, files) == ("read", "read")


def test_a_worker_that_leaves_says_nothing_and_costs_only_its_file(capfd: pytest.CaptureFixture[str]) -> None:
    assert results(fail_over_c) == ("A", "B", "lost c", "D", "E", "F", "G")
    assert capfd.readouterr().err == ""


def test_without_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refused)
    assert results(shout) == tuple("ABCDEFG")


@posix
def test_the_killing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.run, "read_file", die_over_all)
    read = pipeline.read_paths([str(SAMPLE / "江阳区.xlsx"), str(SAMPLE / "合江县.xlsx")], pipeline.Settings(workers=2))
    assert [(f.code, Path(f.source).name) for f in read.findings] == [
        ("FILE_KILLED", "合江县.xlsx"),
        ("FILE_KILLED", "江阳区.xlsx"),
    ]


def test_workers_change_no_byte() -> None:
    alone, many = (run("observations", str(SAMPLE), "--json", "--workers", n) for n in "13")
    assert alone.returncode == 0
    assert alone.stdout == many.stdout


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("seconds", [0, 0.1, 0.5])
def test_an_interrupt_ends_all_quietly(seconds: float, tmp_path: Path) -> None:
    rows = "".join(f"江阳区{k},1\n" for k in range(3000))
    for n in range(40):
        (tmp_path / f"{n}.csv").write_text(f"区县,参加人次（人次）\n{rows}", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tallybook", "totals", str(tmp_path), "--workers", "3"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while process.poll() is None and len(processes_of(process.pid)) < 2:
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate()[1]
    time.sleep(0.2)
    assert (process.returncode, said, processes_of(process.pid)) == (130, "", [])
