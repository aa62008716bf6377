"""Returns to read, the command as a process of its own, and what a run may leave in the folder of its output."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

T = TypeVar("T")
COMMAND = (sys.executable, "-m", "tallybook")
posix = pytest.mark.skipif(os.name == "nt", reason="kills by signal")
in_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
forks = pytest.mark.skipif(
    sys.platform != "linux", reason="what the test alters reaches workers only where they are forked"
)


def often(few: int, many: int) -> pytest.MarkDecorator:
    """Run a test a few times in every suite, and as often as the fault asks for when told so."""
    return pytest.mark.parametrize("times", [few, pytest.param(many, marks=pytest.mark.slow)])


def also_slow(few: Sequence[T], others: Sequence[T]) -> list[Any]:
    """Give the few cases of every suite, and others that only a slow run has."""
    return [*few, *(pytest.param(*(o if isinstance(o, tuple) else (o,)), marks=pytest.mark.slow) for o in others)]


def returns(folder: Path, count: int, *, rows: int = 1, add: int = 0) -> Path:
    """Fill a folder with the returns of so many districts, each with districts of its own in so many rows."""
    folder.mkdir()
    for n in range(count):
        lines = "".join(f"第{n}街{k}区,{n + k + add}\n" for k in range(rows))
        (folder / f"{n:04}.csv").write_text(f"2021年科普活动\n区县,参加人次（人次）\n{lines}", encoding="utf-8")
    return folder


def started(*words: str, **more: Any) -> subprocess.Popen[str]:
    """Start the command; it and its workers are a group of processes named after it."""
    return subprocess.Popen([*COMMAND, *words], text=True, encoding="utf-8", start_new_session=True, **more)


def until(holds: Callable[[], bool], *, seconds: float = 60) -> bool:
    """Wait, but not for ever, until something holds."""
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.005)
    return held


def names_in(folder: Path) -> list[str]:
    """Name all that a folder holds, hidden or not."""
    return sorted(path.name for path in folder.iterdir())
