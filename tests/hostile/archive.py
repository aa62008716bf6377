"""Write zip archives of which every field may lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_UTF8, _STREAMED = 0x800, 0x8
_HERE, _THERE, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DAY = 0x5821
STORED, DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of an archive. What is None is told as it is; what is given is told instead."""

    name: str
    data: bytes
    method: int = DEFLATED
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    name_here: str | None = None
    """The name that stands before the data, where that in the directory is another."""
    flags: int = 0
    streamed: bool = False
    """Whether the sizes come after the data."""
    external: int = 0
    extra: bytes = b""
    times: int = 1
    """How often the directory lists it."""
    listed: bool = True

    def content(self) -> bytes:
        """Give the bytes that stand in the archive."""
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == DEFLATED else self.data


def deflated(data: bytes) -> bytes:
    """Pack as zip does."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zipped(
    entries: Iterable[Entry],
    *,
    prefix: bytes = b"",
    suffix: bytes = b"",
    comment: bytes = b"",
    count: int | None = None,
    shift: int = 0,
    shifted: bool = False,
) -> bytes:
    """Give an archive; `count` and `shift` lie about how many entries there are and where the directory stands.

    `shifted` says whether the places of the entries reckon with the prefix.
    """
    body, directory, n = bytearray(prefix), bytearray(), 0
    for entry in entries:
        at = len(body) - (0 if shifted else len(prefix))
        body += _before(entry) + entry.content() + (_after(entry) if entry.streamed else b"")
        if entry.listed:
            directory += _line(entry, at) * entry.times
            n += entry.times
    told = min(n if count is None else count, 0xFFFF)
    start = len(body) - (0 if shifted else len(prefix)) + shift
    end = struct.pack("<4s4H2LH", _END, 0, 0, told, told, len(directory), start, len(comment))
    return bytes(body + directory) + end + comment + suffix


def _sizes(entry: Entry) -> tuple[int, int, int]:
    packed = len(entry.content()) if entry.packed_size is None else entry.packed_size
    crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
    return crc, packed, len(entry.data) if entry.size is None else entry.size


def _flags(entry: Entry) -> int:
    return entry.flags | (_STREAMED if entry.streamed else 0) | (0 if entry.name.isascii() else _UTF8)


def _before(entry: Entry) -> bytes:
    name = (entry.name if entry.name_here is None else entry.name_here).encode()
    sizes = (0, 0, 0) if entry.streamed else _sizes(entry)
    head = (_HERE, 20, _flags(entry), entry.method, 0, _DAY, *sizes, len(name), len(entry.extra))
    return struct.pack("<4s5H3L2H", *head) + name + entry.extra


def _after(entry: Entry) -> bytes:
    return struct.pack("<4s3L", b"PK\x07\x08", *_sizes(entry))


def _line(entry: Entry, at: int) -> bytes:
    name = entry.name.encode()
    head = (_THERE, 0x314, 20, _flags(entry), entry.method, 0, _DAY, *_sizes(entry), len(name), len(entry.extra))
    return struct.pack("<4s6H3L5H2L", *head, 0, 0, 0, entry.external, at) + name + entry.extra
