"""Ways to alter bytes, whatever they are; and records of old and binary workbooks, which say how long they are."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random

from tests.fuzz.values import BYTES

Span = tuple[int, int, int]
"""Where a record begins, where its content does, and where it ends."""
_SHEET_BEGINS, _CELLS = 0x809, frozenset({0x06, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xFD})
_LONGS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def flip(rng: Random, data: bytearray) -> None:
    """Flip one bit."""
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def set_byte(rng: Random, data: bytearray) -> None:
    """Set a byte to one that means something, or any."""
    data[rng.randrange(len(data))] = rng.choice(BYTES) if rng.random() < 0.7 else rng.randrange(256)


def set_number(rng: Random, data: bytearray) -> None:
    """Write the end of a range of numbers, of two bytes or four."""
    size = rng.choice((2, 4))
    number = rng.choice(_LONGS) & ((1 << 8 * size) - 1)
    at = rng.randrange(max(1, len(data) - size))
    data[at : at + size] = number.to_bytes(size, "little")


def insert(rng: Random, data: bytearray) -> None:
    """Put bytes in."""
    at = rng.randint(0, len(data))
    data[at:at] = bytes([rng.choice(BYTES)]) * rng.choice((1, 1, 2, 4, 300))


def delete(rng: Random, data: bytearray) -> None:
    """Take bytes out."""
    at = rng.randrange(len(data))
    del data[at : at + rng.choice((1, 1, 2, 4, 16, 300))]


def truncate(rng: Random, data: bytearray) -> None:
    """Cut off the end."""
    del data[rng.randrange(len(data)) :]


def copy_block(rng: Random, data: bytearray) -> None:
    """Write a piece over another, or in front of it."""
    begin, to, size = rng.randrange(len(data)), rng.randrange(len(data)), rng.choice((1, 4, 8, 32, 128, 512))
    piece = bytes(data[begin : begin + size])
    data[to : to + (len(piece) if rng.random() < 0.6 else 0)] = piece


def swap_blocks(rng: Random, data: bytearray) -> None:
    """Let two pieces change places."""
    size = rng.choice((1, 2, 4, 8, 64))
    one, two = rng.randrange(len(data)), rng.randrange(len(data))
    data[one : one + size], data[two : two + size] = data[two : two + size], data[one : one + size]


WAYS: tuple[Callable[[Random, bytearray], None], ...] = (
    flip, flip, set_byte, set_byte, set_number, insert, delete, truncate, copy_block, swap_blocks,
)  # fmt: skip


def altered(rng: Random, data: bytes) -> tuple[bytes, str]:
    """Alter bytes in one way, and say in which."""
    way, changed = rng.choice(WAYS), bytearray(data or b"\0")
    way(rng, changed)
    return bytes(changed), way.__name__


def in_text(rng: Random, data: bytes) -> tuple[bytes, str]:
    """Alter text as one would a table by hand: separators, quotation marks, line ends, figures."""
    piece = rng.choice(
        (
            b",",
            b";",
            b"\t",
            b'"',
            b'""',
            b"\n",
            b"\r",
            b"\r\n",
            b"|",
            b"0",
            b"-",
            b".",
            b" ",
            b"\xa3\xac",
            b"\0",
            "万".encode(),
            b"sep=;\n",
        )
    )
    at = rng.randint(0, len(data))
    gone = rng.choice((0, 0, 1, 2))
    return data[:at] + piece + data[at + gone :], "in text"


def in_records(rng: Random, data: bytes, spans: list[Span]) -> tuple[bytes, str]:
    """Alter one of the records: its content, its length, its place."""
    if not spans:
        return data, "not in records"
    head, begin, end = rng.choice(spans)
    way = rng.choice(("content", "content", "content", "double", "drop", "swap", "kind"))
    if way == "content" and end > begin:
        return data[:begin] + altered(rng, data[begin:end])[0][: end - begin].ljust(end - begin, b"\0") + data[
            end:
        ], "record content"
    if way == "double":
        return data[:end] + data[head:end] + data[end:], "record doubled"
    if way == "drop":
        return data[:head] + data[end:], "record dropped"
    other = rng.choice(spans)
    if way == "swap" and end <= other[0]:
        return data[:head] + data[other[0] : other[2]] + data[end : other[0]] + data[head:end] + data[
            other[2] :
        ], "records swapped"
    return data[:head] + altered(rng, data[head:begin])[0] + data[begin:], "record head"


def old_records(data: bytes) -> list[Span]:
    """Give the records of an xls, whose stream lies in one piece."""
    at, found = data.find(b"\x09\x08\x10\x00"), []
    while 0 <= at <= len(data) - 4:
        kind, size = struct.unpack_from("<2H", data, at)
        if not kind and not size:
            break
        found.append((at, at + 4, min(len(data), at + 4 + size)))
        at += 4 + size
    return found


def filled_twice(data: bytes) -> set[tuple[int, int]]:
    """Give the places that two records of an xls fill, in whichever sheet."""
    places: list[tuple[int, int]] = []
    for head, begin, end in old_records(data):
        kind = int.from_bytes(data[head:begin][:2], "little")
        if kind == _SHEET_BEGINS:
            places.append((-1, len(places)))
        elif kind in _CELLS and end >= begin + 4:
            places.append(struct.unpack_from("<2H", data, begin))
    sheet, found, seen = -1, set(), set()
    for row, col in places:
        sheet += row < 0
        if (sheet, row, col) in seen:
            found.add((row, col))
        seen.add((sheet, row, col))
    return found


def binary_records(data: bytes) -> list[Span]:
    """Give the records of a part of xlsb."""
    at, found = 0, []
    while at < len(data) - 1:
        begin, size, shift = at + (2 if data[at] & 0x80 else 1), 0, 0
        while begin < len(data):
            size |= (data[begin] & 0x7F) << shift
            begin, shift = begin + 1, shift + 7
            if not data[begin - 1] & 0x80:
                break
        found.append((at, begin, min(len(data), begin + size)))
        at = begin + size
    return found
