"""Closed and broken streams: each way has its exit code, and nobody sees a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.faults.around import COMMAND, also_slow, names_in, posix, returns, started, until
from tests.running import processes_of, run

pytestmark = posix
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which T is the command and the folder is the working one; what it prints last is the exit code of T."""
    line = line.replace("T ", f"'{COMMAND[0]}' -m tallybook ")
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, cwd=folder)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("T explain --format md | head -n 1; echo ${PIPESTATUS[0]}", 0),
        ("T totals --help | true; echo ${PIPESTATUS[0]}", 0),
        ("T --help >&-; echo $?", 5),
        ("T --no-such-option 2>&-; echo $?", 2),
        ("T --no-such-option 2> >(true); echo $?", 2),
        pytest.param("T --no-such-option 2>/dev/full; echo $?", 2, marks=FULL),
        pytest.param("T explain NOTHING 2>/dev/full; echo $?", 2, marks=FULL),
        pytest.param("T --help >/dev/full; echo $?", 5, marks=FULL),
    ],
)
def test_each_end_has_its_code(tmp_path: Path, line: str, code: int) -> None:
    done = shell(line, tmp_path)
    assert done.stdout.splitlines()[-1] == str(code)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_with_all_streams_closed_the_file_is_written(tmp_path: Path) -> None:
    """What is opened then takes the numbers of the streams, and nothing that is said may get into it."""
    folder = returns(tmp_path / "in", 3)
    (folder / "bad.csv").write_bytes(b"")
    done = shell("T totals in -o a.csv <&- >&- 2>&-; echo $?", tmp_path)
    told = run("totals", str(folder), "-o", str(tmp_path / "b.csv"))
    assert (done.stdout, done.stderr, told.returncode) == ("1\n", "", 1)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert names_in(tmp_path) == ["a.csv", "b.csv", "in"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_is_redirected_may_be_cut_but_never_in_silence(tmp_path: Path, unbuffered: str) -> None:
    done = shell(f"ulimit -f 1; export PYTHONUNBUFFERED={unbuffered}; T explain --lang en >a.txt; echo $?", tmp_path)
    assert done.stdout == "5\n"
    assert "error: stdout could not be written: File too large\n" in done.stderr
    assert (tmp_path / "a.txt").stat().st_size == 1024


@pytest.mark.parametrize(
    ("sent", "code"),
    also_slow([(signal.SIGTERM, -signal.SIGTERM)], [(signal.SIGHUP, -signal.SIGHUP), (signal.SIGINT, 130)]),
)
def test_signals_leave_nothing(tmp_path: Path, sent: signal.Signals, code: int) -> None:
    """SIGTERM and SIGHUP end a run at once as the system does it; its workers follow, and no output is begun."""
    folder = returns(tmp_path / "in", 40, rows=300)
    target = tmp_path / "a.csv"
    with started("totals", str(folder), "--workers", "2", "-o", str(target), stderr=subprocess.PIPE) as process:
        assert until(lambda: len(processes_of(process.pid)) > 2)
        os.kill(process.pid, sent)
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (code, "")
        assert until(lambda: not processes_of(process.pid))
    assert names_in(tmp_path) == ["in"]
