"""Put an output file in its place, whole or not at all, and take away what killed runs left of theirs."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from tallybook.cli.request import taken
from tallybook.cli.streams import unwritable

_BEGINS, _ENDS = ".tallybook.", ".part"
_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_LOOK = os.O_RDWR | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY"))
_TRIES = 10


def replace_file(target: Path, content: bytes, *, force: bool = True) -> None:
    """Write beside the target and move into place; nothing is left behind, nor what killed runs left there.

    Raises OutputError, and without `force` UsageError where the target exists by now.
    """
    try:
        _clear(target.parent)
        if not any(_placed(target, content, force=force) for _ in range(_TRIES)):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except FileExistsError as fault:
        raise taken(target) from fault
    except OSError as fault:
        raise unwritable(target, fault) from fault


def refuse_place(target: Path) -> None:
    """Refuse before any work what could not be written after it: a folder, or a file in none; raises OutputError."""
    wrong = errno.EISDIR if os.path.isdir(target) else 0 if os.path.isdir(target.parent) else errno.ENOENT
    if wrong:
        raise unwritable(target, OSError(wrong, os.strerror(wrong)))


def _placed(target: Path, content: bytes, *, force: bool) -> bool:
    """Whether the content is in its place; it is not if another run has taken the waiting file for a dead one's."""
    waiting = target.with_name(f"{_BEGINS}{token_hex(8)}{_ENDS}")
    handle = os.open(waiting, _NEW, 0o666)
    try:
        _fill(handle, content)
        _move(waiting, target, force=force)
    except FileNotFoundError:
        return False
    finally:
        waiting.unlink(missing_ok=True)
    return True


def _fill(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        _lock(handle)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _move(waiting: Path, target: Path, *, force: bool) -> None:
    """Move in one step; without force, only where nothing is. Where files have one name only, that cannot be told in one step."""
    try:
        if not force:
            target.hardlink_to(waiting)
            return
    except FileExistsError:
        raise
    except OSError:
        pass
    waiting.replace(target)


def _clear(folder: Path) -> None:
    """Remove the waiting files of killed runs; a run that lives holds its own."""
    for left in folder.glob(f"{_BEGINS}*{_ENDS}"):
        with suppress(OSError):
            if _abandoned(left):
                left.unlink()


def _abandoned(waiting: Path) -> bool:
    handle = os.open(waiting, _LOOK)
    try:
        return _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Whether the file is ours alone; the system gives it free when we are gone. Where no file can be locked, none that is open can be removed."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other run alters a file of the folder by what it holds; where no folder can be locked, do not wait."""
    handle = None
    with suppress(ImportError, OSError):
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)
