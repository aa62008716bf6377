"""A batch of files on a worker of a cluster: read by a guarded process of its own, whose results come back as bytes.

The process is a Python of its own because a cluster's worker has threads, and often may have no children of the usual
kind. `python -m tallybook.engine.batch` takes the batch from stdin, pickled by us, and writes the results to stdout,
the length before each. It ends when the worker that began it is gone.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from tallybook.engine import Bounds, run_all

_LENGTH = Struct(">Q")
_LOOK = 1.0


class BatchDied(Exception):  # noqa: N818 - it is named for what happened
    """The process of a batch ended before its work did."""


class Unfit(Exception):  # noqa: N818 - it is named for what is wrong
    """The worker cannot do this work, whatever the files: it has another Tallybook, or lacks something."""


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
    """Give the packed results of the files in their order.

    Raises BatchDied where there are not as many, Unfit where not even the first file was begun.
    """
    if job.version != (ours := version("tallybook")):
        raise Unfit(f"it has Tallybook {ours}, not {job.version}")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tallybook.engine.batch"],
        input=pickle.dumps((os.getpid(), job.folder, files, job.pickled)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    said, *told = _parted(done.stdout) or [f"it ended with {done.returncode}".encode()]
    if said:
        raise Unfit(said.decode(errors="replace"))
    if done.returncode or len(told) != len(files):
        raise BatchDied(str(done.returncode))
    return told


def _parted(data: bytes) -> list[bytes]:
    return list(_parts(data))


def _parts(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + _LENGTH.size <= len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size + length
        if at <= len(data):
            yield data[at - length : at]


def serve(given: BinaryIO, told: BinaryIO) -> None:
    """Tell that nothing is amiss, or what; then do the batch that is given, and tell the results."""
    employer, folder, files, pickled = pickle.load(given)  # noqa: S301 - it is what we sent
    with suppress(OSError):
        os.chdir(folder)
    with _leaving_with(employer):
        _do(files, pickled, told)


def _do(files: tuple[str, ...], pickled: bytes, told: BinaryIO) -> None:
    try:
        work, lost, pack, bounds = pickle.loads(pickled)  # noqa: S301 - it is what we sent
    except (ImportError, AttributeError) as fault:
        told.write(_framed(str(fault).encode()))
        return
    told.write(_framed(b""))
    told.flush()
    packed = run_all(files, _Packed(work, pack), lost=_Packed(lost, pack), workers=1, bounds=bounds)
    told.writelines(map(_framed, packed))
    told.flush()


def _framed(data: bytes) -> bytes:
    return _LENGTH.pack(len(data)) + data


@contextmanager
def _leaving_with(employer: int) -> Iterator[None]:
    """Look every second whether the process that wants the results is still there, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def look(*_: object) -> None:
        if os.getppid() != employer:
            sys.exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A function whose result is packed where it is made, so that nobody else takes it for more than bytes."""

    work: Callable[..., object]
    pack: Callable[..., bytes]

    def __call__(self, *given: object) -> bytes:
        return self.pack(self.work(*given))


def _own_stdout() -> BinaryIO:
    """Take stdout for the results alone: nothing that is printed gets among them, and no child holds it open."""
    number = os.dup(sys.stdout.fileno())
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=partial(os.close, number))
    return os.fdopen(number, "wb")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError), _own_stdout() as told:
        serve(sys.stdin.buffer, told)
