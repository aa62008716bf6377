"""What whole processes cost: seconds, seconds of processors, memory; several commands in turn, and how they compare."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

MIB = 1 << 20
_LOOK = 0.01


class Bounds(NamedTuple):
    """What one process may take, in seconds and bytes, before it is ended."""

    seconds: float
    memory: int


class Cost(NamedTuple):
    """What a process took: `peak` is the memory of itself alone, `largest` that of the largest one it started, or its own.

    `said` is what it printed, `failed` why it is no result.
    """

    seconds: float
    processor: float
    peak: int
    largest: int
    said: str = ""
    failed: str = ""


class _Watch(threading.Thread):
    """Looks at a process until it has ended: notes the most memory it had, and ends it when it takes too much."""

    def __init__(self, process: subprocess.Popen[bytes], bounds: Bounds) -> None:
        super().__init__(daemon=True)
        self.process, self.bounds = process, bounds
        self.status = Path(f"/proc/{process.pid}/status")
        self.until = time.monotonic() + bounds.seconds
        self.peak, self.failed, self.over = 0, "", threading.Event()

    def run(self) -> None:
        while not self.over.wait(_LOOK):
            self.peak = max(self.peak, self._memory())
            if time.monotonic() > self.until:
                self._end(f"not done in {self.bounds.seconds / 60:,.0f} min")
            elif self.peak > self.bounds.memory:
                self._end(f"more than {self.bounds.memory / MIB:,.0f} MiB")

    def _memory(self) -> int:
        try:
            lines = self.status.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM")), 0)

    def _end(self, why: str) -> None:
        self.failed = why
        self.process.kill()
        self.over.set()


def cost(command: Sequence[str], bounds: Bounds) -> Cost:
    """Run a command as a process and give what it took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as talk:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=talk)  # noqa: S603 - our own commands
        watch = _Watch(process, bounds)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.over.set()
        watch.join()
        said, complaint = (_text(stream) for stream in (out, talk))
    failed = watch.failed or (_why(process.returncode, complaint) if process.returncode else "")
    largest = used.ru_maxrss << 10
    return Cost(seconds, used.ru_utime + used.ru_stime, watch.peak or largest, largest, said, failed)


def _text(stream: tempfile._TemporaryFileWrapper[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace").strip()


def _why(code: int, complaint: str) -> str:
    return f"ended with {code}: {complaint.splitlines()[-1][:80] if complaint else ''}"


class Costs(dict[str, list[Cost]]):
    """What each command cost in each round."""

    def middle(self, name: str, of: Callable[[Cost], float]) -> float:
        """Give the median of what one command took."""
        return median(of(c) for c in self[name])

    def ratio(self, name: str, other: str, of: Callable[[Cost], float] = lambda c: c.seconds) -> float:
        """Give the median of the ratios of two commands, round by round."""
        return median(of(a) / of(b) for a, b in zip(self[name], self[other], strict=False))

    def failed(self, name: str) -> str:
        """Give why a command has no result, where it has none."""
        return next((c.failed for c in self[name] if c.failed), "")


def in_turn(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    bounds: Bounds,
    check: Callable[[str], str] = lambda _: "",
) -> Costs:
    """Run the commands one after the other, so many rounds, so that whatever else the machine does disturbs all alike.

    `check` looks at what a command gave, and says what is wrong with it. What failed once is not tried again.
    """
    costs = Costs({name: [] for name in commands})
    for _ in range(rounds):
        for name, command in commands.items():
            if not costs.failed(name):
                spent = cost(command, bounds)
                costs[name].append(spent if spent.failed else spent._replace(failed=check(name)))
    return costs


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay a table out in Markdown; all columns but the first are numbers."""
    lines = [headings, ["---", *("---:" for _ in headings[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
