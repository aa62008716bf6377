"""A crew of worker processes: each has one file at a time, so that a dead one tells which it was."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_SECONDS = 5


class Crew(Generic[T]):
    """Does the work for files on up to `size` processes."""

    def __init__(self, work: Callable[[str], T], size: int) -> None:
        self.work, self.size = work, size
        self.at_work: dict[Any, _Worker] = {}
        self.waiting: deque[str] = deque()
        self.done: dict[str, T] = {}
        self.killers: list[str] = []

    def results(self, files: Sequence[str]) -> tuple[dict[str, T], list[str]]:
        """Give the results by file, and the files over which a worker died.

        Files in neither were never begun: no process could be started for them.
        """
        self.waiting.extend(files)
        try:
            for _ in range(self.size):
                self._hire()
            while self.at_work:
                for pipe in wait(list(self.at_work)):
                    self._hear(self.at_work[pipe])
        finally:
            for worker in self.at_work.values():
                worker.stop()
        return self.done, self.killers

    def _hire(self) -> None:
        """Start a worker; without one the others do, or nobody does."""
        with suppress(OSError, RuntimeError, AssertionError), _no_interrupts():
            worker = _Worker(self.work)
            self.at_work[worker.pipe] = worker

    def _hear(self, worker: _Worker) -> None:
        try:
            told = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.file is not None:
            self.done[worker.file] = told
        worker.take(self.waiting.popleft() if self.waiting else None)
        if worker.file is None:
            del self.at_work[worker.pipe]
            worker.stop(_SECONDS)

    def _bury(self, worker: _Worker) -> None:
        """Note what a worker died over, and replace it; one that never began is not replaced."""
        del self.at_work[worker.pipe]
        worker.stop()
        if worker.file is not None:
            self.killers.append(worker.file)
            if self.waiting:
                self._hire()


class _Worker:
    """A process that does the work for the files sent to it; `file` is the one it has now."""

    def __init__(self, work: Callable[[str], object]) -> None:
        context = get_context("spawn")
        self.file: str | None = None
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, work), daemon=True)
        self.process.start()
        there.close()

    def take(self, file: str | None) -> None:
        """Send the next file, or None to end; that a worker is gone shows when it is heard."""
        self.file = file
        with suppress(OSError):
            self.pipe.send(file)

    def stop(self, patience: float = 0) -> None:
        """See the process off, after some patience by force."""
        self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join(_SECONDS)


def _serve(pipe: Connection, work: Callable[[str], object]) -> None:
    """Say that we are there, then answer each file, until told to end or left alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BaseException):  # whatever it is, dying without a word is what tells it
        pipe.send(None)
        while (file := pipe.recv()) is not None:
            pipe.send(work(file))


@contextmanager
def _no_interrupts() -> Iterator[None]:
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
