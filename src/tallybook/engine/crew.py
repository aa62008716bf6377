"""A crew of worker processes: each has one file at a time, so that a dead or a late one tells which it was."""

from __future__ import annotations

import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic, TypeVar

from tallybook.engine import Wire
from tallybook.engine.bounds import Bounds, bound_memory, bound_time
from tallybook.garbage import collect_seldom

T = TypeVar("T")
_SECONDS, _TO_BEGIN = 5, 120


class Crew(Generic[T]):
    """Does the work for files on up to `size` processes."""

    def __init__(self, work: Callable[[str], T], size: int, bounds: Bounds, wire: Wire[T]) -> None:
        self.work, self.size, self.bounds, self.wire = work, size, bounds, wire
        self.at_work: dict[Any, _Worker] = {}
        self.waiting: deque[str] = deque()
        self.done: dict[str, T] = {}
        self.killers: list[str] = []
        self.late: list[str] = []

    def results(self, files: Sequence[str]) -> tuple[dict[str, T], list[str], list[str]]:
        """Give the results by file, the files over which a worker died, and those that took too long.

        Files in none of them were never begun: no process could be started for them.
        """
        self.waiting.extend(files)
        try:
            for _ in range(self.size):
                self._hire()
            while self.at_work:
                due = min(worker.due for worker in self.at_work.values())
                for pipe in wait(list(self.at_work), max(0.0, due - monotonic())):
                    self._hear(self.at_work[pipe])
                for worker in [w for w in self.at_work.values() if w.due <= monotonic()]:
                    self._dismiss(worker)
        finally:
            for worker in self.at_work.values():
                worker.stop()
        return self.done, self.killers, self.late

    def _hire(self) -> None:
        """Start a worker; without one the others do, or nobody does."""
        with suppress(OSError, RuntimeError, AssertionError), no_interrupts():
            worker = _Worker(_Sent(self.work, self.wire.pack), self.bounds)
            self.at_work[worker.pipe] = worker

    def _hear(self, worker: _Worker) -> None:
        """Take what a worker has done, its next file given to it before that is unpacked."""
        file = worker.file
        try:
            told = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._replace(worker, self.killers)
            return
        worker.take(self.waiting.popleft() if self.waiting else None)
        if file is not None:
            self._keep(file, told)
        if worker.file is None:
            del self.at_work[worker.pipe]
            worker.stop(_SECONDS)

    def _keep(self, file: str, told: bytes) -> None:
        try:
            self.done[file] = self.wire.unpack(told)
        except ValueError:
            self.killers.append(file)

    def _dismiss(self, worker: _Worker) -> None:
        """End a worker that takes too long, note over what, and replace it."""
        worker.process.kill()
        self._replace(worker, self.late)

    def _replace(self, worker: _Worker, noted: list[str]) -> None:
        """Take another worker where there is more to do; for one that never began there is none."""
        del self.at_work[worker.pipe]
        worker.stop()
        if worker.file is not None:
            noted.append(worker.file)
            if self.waiting:
                self._hire()


class _Worker:
    """A process that does the work for the files sent to it; `file` is the one it has now, until `due`."""

    def __init__(self, work: Callable[[str], bytes], bounds: Bounds) -> None:
        context = _context()
        self.bounds = bounds
        self.file: str | None = None
        self.due = monotonic() + _TO_BEGIN
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, self.pipe, work, bounds), daemon=True)
        self.process.start()
        there.close()

    def take(self, file: str | None) -> None:
        """Send the next file, or None to end; that a worker is gone shows when it is heard."""
        self.file = file
        self.due = monotonic() + self.bounds.seconds
        with suppress(OSError):
            self.pipe.send(file)

    def stop(self, patience: float = 0) -> None:
        """See the process off, after some patience by force."""
        self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join(_SECONDS)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A function whose result is made bytes in the process that makes it."""

    work: Callable[[str], Any]
    pack: Callable[[Any], bytes]

    def __call__(self, file: str) -> bytes:
        return self.pack(self.work(file))


def _serve(pipe: Connection, theirs: Connection, work: Callable[[str], bytes], bounds: Bounds) -> None:
    """Say that we are there, then answer each file, until told to end or left alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    theirs.close()  # a fork holds it too, and would never see that the other side is gone
    with suppress(BaseException):  # whatever it is, dying without a word is what tells it
        bound_memory(bounds.memory)
        pipe.send_bytes(b"")
        while (file := pipe.recv()) is not None:
            bound_time(bounds.seconds)
            pipe.send_bytes(work(file))


def _context() -> Any:
    """Fork where that is safe, as it takes no time; a process with threads, or a system without it, spawns."""
    forks = "fork" in get_all_start_methods() and threading.active_count() == 1 and sys.platform != "darwin"
    return get_context("fork" if forks else "spawn")


@contextmanager
def no_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it inherits that, and the interrupt is ours alone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # where it starts within, it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
