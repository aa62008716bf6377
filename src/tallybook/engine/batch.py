"""A batch of files on a worker of a cluster: read by a guarded process of its own, whose results come back as bytes.

The process is a Python of its own because a cluster's worker has threads, and often may have no children of the usual
kind. `python -m tallybook.engine.batch` takes the batch from stdin, pickled by us, and writes each result to stdout,
its length before it. It ends when the worker that began it is gone.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from tallybook.engine import Bounds, run_all

_LENGTH = Struct(">Q")
_AT_ONCE = 10
_LOOK = 1.0


class BatchDied(Exception):  # noqa: N818 - it is named for what happened
    """The process of a batch ended before its work did."""


class OtherVersion(Exception):  # noqa: N818 - it is named for what is wrong
    """The worker has another Tallybook than the one that sent the work."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done for each file, pickled once for all batches; `folder` is what paths are relative to."""

    version: str
    folder: str
    pickled: bytes

    @classmethod
    def of(
        cls,
        work: Callable[[str], object],
        lost: Callable[[str, bool], object],
        pack: Callable[..., bytes],
        bounds: Bounds,
    ) -> Job:
        """Make a job of what `run_all` takes, and of what makes bytes of its results."""
        return cls(version("tallybook"), str(Path.cwd()), pickle.dumps((work, lost, pack, bounds)))


def read_batch(job: Job, files: tuple[str, ...]) -> list[bytes]:
    """Give the packed results of the files in their order; raises BatchDied where there are not as many."""
    if job.version != (ours := version("tallybook")):
        raise OtherVersion(ours)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tallybook.engine.batch"],
        input=pickle.dumps((os.getpid(), job.folder, files, job.pickled)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    told = list(_parted(done.stdout))
    if done.returncode or len(told) != len(files):
        raise BatchDied(str(done.returncode))
    return told


def _parted(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + _LENGTH.size <= len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size + length
        if at <= len(data):
            yield data[at - length : at]


def serve(given: BinaryIO, told: BinaryIO) -> None:
    """Do the batch that is given, a few files at a time, and tell each result."""
    employer, folder, files, pickled = pickle.load(given)  # noqa: S301 - it is what we sent
    _leave_with(employer)
    with suppress(OSError):
        os.chdir(folder)
    work, lost, pack, bounds = pickle.loads(pickled)  # noqa: S301 - it is what we sent
    waiting = iter(files)
    while some := tuple(islice(waiting, _AT_ONCE)):
        packed = run_all(some, _Packed(work, pack), lost=_Packed(lost, pack), workers=1, bounds=bounds)
        told.writelines(_LENGTH.pack(len(one)) + one for one in packed)
        told.flush()


def _leave_with(employer: int) -> None:
    """Look every second whether the process that wants the results is still there; where systems cannot, write on."""
    if not hasattr(signal, "setitimer"):
        return

    def look(*_: object) -> None:
        if os.getppid() != employer:
            sys.exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A function whose result is packed where it is made, so that nobody else takes it for more than bytes."""

    work: Callable[..., object]
    pack: Callable[..., bytes]

    def __call__(self, *given: object) -> bytes:
        return self.pack(self.work(*given))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer)
