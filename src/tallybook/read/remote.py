"""Files at addresses, s3://bucket/2021/a.xlsx: listed and fetched through fsspec, under the bounds of any other file.

Nothing here is reached unless the user gives an address. Rights come from where the library for that kind of address
looks for them; no message of such a library is passed on, since it may quote them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from tallybook.errors import UsageError
from tallybook.model.limits import MIB, Limits
from tallybook.notation import shown
from tallybook.read.damage import Unreadable

_PAGES = frozenset({"http", "https"})
_PIECE, _NOT_FOUND = MIB, 404
_CHAIN = "::"


def listing_of(url: str) -> tuple[str, ...] | None:
    """Give the addresses of all files under one that is a folder, None for a file; raises Unreadable.

    What a web server lists is nobody's folder: an address there is always one file.
    """
    if url.partition("://")[0].lower() in _PAGES:
        return None
    with _told():
        system, path = _reached(url)
        if not system.isdir(path):
            return None
        root = path.rstrip("/")
        return tuple(url.rstrip("/") + name.removeprefix(root) for name in system.find(path))


def fetched(url: str, limits: Limits) -> bytes:
    """Give the bytes of the file at an address, never more than is borne; raises Unreadable."""
    with _told():
        system, path = _reached(url)
        as_it_comes = {"block_size": 0} if url.partition("://")[0].lower() in _PAGES else {}
        with system.open(path, "rb", **as_it_comes) as file:
            return _taken(file, limits)


def _taken(file: BinaryIO, limits: Limits) -> bytes:
    """Take a file piece by piece, since some give less than is asked for; refuse one that is too large or cut off."""
    size: int | None = getattr(file, "size", None)
    data = bytearray()
    while len(data) <= limits.file >= (size or 0) and (piece := file.read(_PIECE)):
        data += piece
    if max(len(data), size or 0) > limits.file:
        raise Unreadable("FILE_TOO_LARGE", what="the file", limit=f"{limits.file // MIB} MiB")
    if size not in (None, len(data)):
        raise Unreadable("FILE_CHANGED")
    return bytes(data)


def _reached(url: str) -> tuple[Any, str]:
    """Give the file system of an address, and the path in it. Of what is within what, no address may tell."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as fault:
        raise _lacking(url, "pip install 'tallybook[remote]'") from fault
    if _CHAIN in url:
        raise Unreadable("FILE_UNREADABLE", why=f"a name with {_CHAIN}")
    try:
        system, path = url_to_fs(url)
    except ImportError as fault:
        raise _lacking(url, fault.name or str(fault)) from fault
    except ValueError as fault:
        raise UsageError(
            f"{shown(url)}: such addresses are not known; see docs/cluster.md", f"{shown(url)}：不支持此类地址"
        ) from fault
    return system, str(path)


def _lacking(url: str, what: str) -> UsageError:
    return UsageError(f"{shown(url)} needs a further package: {what}", f"{shown(url)} 需要另装一个包：{what}")


@contextmanager
def _told() -> Iterator[None]:
    """Say why something could not be had, in a word that is none of the library's messages."""
    try:
        yield
    except (Unreadable, UsageError, MemoryError):
        raise
    except Exception as fault:
        raise _finding(fault) from fault


def _finding(fault: Exception) -> Unreadable:
    """Say what is wrong; fsspec calls a page that it could not get missing, whatever the server said of it."""
    said = fault.__cause__ or fault if isinstance(fault, FileNotFoundError) else fault
    status = getattr(said, "status", None)
    if status == _NOT_FOUND or (isinstance(fault, FileNotFoundError) and not status and not _is_of_web(said)):
        return Unreadable("FILE_MISSING")
    if isinstance(fault, PermissionError):
        return Unreadable("FILE_UNREADABLE", why="Permission denied")
    return Unreadable("FILE_UNREADABLE", why=f"HTTP {status}" if status else type(said).__name__)


def _is_of_web(fault: BaseException) -> bool:
    return type(fault).__module__.startswith("aiohttp")
