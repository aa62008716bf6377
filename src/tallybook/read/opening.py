"""Take the bytes of a file: of regular files only, never through a link, no more than is borne, and as they stood."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from tallybook.model.limits import MIB, Limits
from tallybook.notation import is_url
from tallybook.read.damage import Unreadable
from tallybook.read.remote import fetched

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_KINDS = {
    stat.S_IFLNK: "a link to another file",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFDIR: "a folder",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def content_of(path: str, limits: Limits) -> bytes:
    """Give the bytes of a file; raises Unreadable. What is no regular file is never opened, so that nothing waits on it."""
    data = fetched(path, limits) if is_url(path) else _opened(path, limits)
    if not data:
        raise Unreadable("FILE_EMPTY")
    return data


def _opened(path: str, limits: Limits) -> bytes:
    try:
        _refuse_odd(os.lstat(path))
        return _read(path, limits)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise Unreadable("FILE_TYPE", what=_KINDS[stat.S_IFLNK]) from fault
        raise Unreadable("FILE_UNREADABLE", why=str(fault.strerror)) from fault


def _refuse_odd(about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise Unreadable("FILE_TYPE", what=_KINDS.get(stat.S_IFMT(about.st_mode), "no regular file"))


def _read(path: str, limits: Limits) -> bytes:
    with os.fdopen(os.open(Path(path), _FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        _refuse_odd(before)
        data = file.read(limits.file + 1)
        after = os.fstat(file.fileno())
    if len(data) > limits.file:
        raise Unreadable("FILE_TOO_LARGE", what="the file", limit=f"{limits.file // MIB} MiB")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise Unreadable("FILE_CHANGED")
    return data
