"""Open a zip only if its entries lie side by side and are what its directory says of them.

Readers of zips differ where entries overlap, bear one name twice or are described twice in two ways, so what is
counted would not be what the sender sees. How large everything is stands in the directory, and is held against the
limits before anything is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from tallybook.model.limits import MIB, Limits
from tallybook.read.damage import Unreadable

_LOCAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s4H2LH")
_LOCAL_MARK, _ENTRY_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ENCRYPTED, _SIZES_BEHIND = 0x1, 0x8
_IN_ZIP64, _MANY_IN_ZIP64 = 0xFFFFFFFF, 0xFFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class _Span(NamedTuple):
    """Where an entry begins and ends in the file."""

    begins: int
    ends: int


def opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a zip; raises Unreadable where it is cut off, refuses to be one thing, or is larger than is borne."""
    if data.count(_ENTRY_MARK) > limits.parts:
        raise Unreadable("FILE_TOO_LARGE", what="the number of its parts", limit=str(limits.parts))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        spans = [_span(data, e) for e in entries]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as fault:
        raise Unreadable("FILE_DAMAGED", where="zip") from fault
    _end_well(data, len(entries))
    _bear(entries, limits)
    _tell_apart(entries)
    _side_by_side(data, spans, archive.start_dir)
    return archive


def bytes_behind(data: bytes) -> int:
    """Give how many bytes follow the end of a zip, such as the footer of a mail; fewer than none where it is cut off."""
    end = data.rfind(_END_MARK)
    comment: int = _END.unpack_from(data, end)[-1]
    return len(data) - end - _END.size - comment


def _end_well(data: bytes, entries: int) -> None:
    """Refuse an end that counts other entries than there are, or a comment that is cut off."""
    _, _, _, _, counted, *_ = _END.unpack_from(data, data.rfind(_END_MARK))
    if counted not in (entries, _MANY_IN_ZIP64) or bytes_behind(data) < 0:
        raise Unreadable("FILE_DAMAGED", where="zip")


def _bear(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what would unpack to more than is borne, as the directory itself says."""
    for entry in entries:
        if entry.file_size > limits.part:
            raise Unreadable("FILE_TOO_LARGE", what=entry.filename, limit=f"{limits.part // MIB} MiB")
        if entry.file_size > max(limits.free, limits.ratio * entry.compress_size):
            raise Unreadable("FILE_TOO_LARGE", what=entry.filename, limit=f"{limits.ratio} : 1")
    if sum(e.file_size for e in entries) > limits.total:
        raise Unreadable("FILE_TOO_LARGE", what="what it unpacks to", limit=f"{limits.total // MIB} MiB")


def _tell_apart(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse two entries under what some program takes for one name."""
    names: set[str] = set()
    for entry in entries:
        name = posixpath.normpath("/" + unquote(entry.filename).replace("\\", "/")).casefold()
        if name in names:
            raise Unreadable("FILE_DAMAGED", where="two parts of one name")
        names.add(name)


def _span(data: bytes, entry: zipfile.ZipInfo) -> _Span:
    """Hold the directory's word for an entry against what stands before its content."""
    mark, _, flags, method, _, _, crc, packed, size, name, extra = _LOCAL.unpack_from(data, entry.header_offset)
    if entry.flag_bits & _ENCRYPTED or flags & _ENCRYPTED:
        raise Unreadable("FILE_PASSWORD")
    stated = (entry.CRC, entry.compress_size, entry.file_size)
    later = bool(flags & _SIZES_BEHIND)
    told = all(a in (b, _IN_ZIP64) or (later and not a) for a, b in zip((crc, packed, size), stated, strict=True))
    if mark != _LOCAL_MARK or method != entry.compress_type or method not in _METHODS or not told:
        raise Unreadable("FILE_DAMAGED", where="a part that is described in two ways or packed in an unusual one")
    return _Span(entry.header_offset, entry.header_offset + _LOCAL.size + name + extra + entry.compress_size)


def _side_by_side(data: bytes, spans: Sequence[_Span], directory: int) -> None:
    """Refuse entries that share bytes, others that no directory lists, and bytes in front of them."""
    ordered = [*sorted(spans), _Span(directory, directory)]
    if ordered[0].begins:
        raise Unreadable("FILE_DAMAGED", where="bytes before the first part")
    for one, next_one in pairwise(ordered):
        if next_one.begins < one.ends:
            raise Unreadable("FILE_DAMAGED", where="parts that overlap")
        if _LOCAL_MARK in data[one.ends : next_one.begins]:
            raise Unreadable("FILE_DAMAGED", where="a part that is listed nowhere")
