"""Go through the records of an xls for what xlrd does not hand on: formulas never calculated, cells that stand nowhere.

The records are those of [MS-XLS], of workbooks of Excel 5 and later.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tallybook.model import a1
from tallybook.read.damage import Unreadable

_BEGIN, _END, _SHEET, _SIZE, _ROW, _FORMULA = 0x809, 0x0A, 0x85, 0x200, 0x208, 0x06
_CELLS = frozenset({_FORMULA, 0x203, 0x204, 0x205, 0x27E, 0xBD, 0xD6, 0xFD})
_SEVERAL = 0xBD
"""A record of several numbers beside each other, each behind two bytes of its format."""
_WORKSHEET = 0
_EMPTY = b"\xff\xff"
"""How the result of a formula ends that is no number; its first byte says what it is."""
_NO_TEXT = 3
_ON_LOAD = 2
_TOKENS = 22
"""Where the tokens of a formula begin."""
_PLACED = {
    **dict.fromkeys(range(0x03, 0x17), 1), 0x01: 5, 0x02: 5, 0x1C: 2, 0x1D: 2, 0x1E: 3, 0x1F: 9, 0x20: 8, 0x21: 3, 0x22: 4, 0x23: 5,
    0x24: 5, 0x25: 9, 0x26: 7, 0x27: 7, 0x28: 7, 0x29: 3, 0x2A: 5, 0x2B: 9, 0x2C: 5, 0x2D: 9, 0x39: 7, 0x3A: 7, 0x3B: 11, 0x3C: 7, 0x3D: 11,
}  # fmt: skip
"""How long the tokens are that are always of one length; operands of other classes are written 32 or 64 higher."""
_TEXT, _ATTRIBUTE, _PAREN, _CALL, _CALL_OF_MANY = 0x17, 0x19, 0x15, 0x21, 0x22
_CHOOSE, _SUM, _CLASSES = 0x04, 0x10, 0x40
_EXCEL_97 = b"\0\6"
_SIGNS = frozenset({0x03, 0x04, 0x05, 0x06, 0x07, *range(0x09, 0x0F), 0x13, 0x14})
"""What never gives a text: + - * / ^, comparisons, minus and percent; a plus before a text gives that text."""
_COUNTING = frozenset({0, 4, 5, 6, 7, 24, 25, 27, 39, 169, 183, 212, 213, 228, 344, 345, 346})
"""Functions that do: COUNT, SUM, AVERAGE, MIN, MAX, ABS, INT, ROUND, MOD, COUNTA, PRODUCT, ROUNDUP, ROUNDDOWN, SUMPRODUCT, SUBTOTAL, SUMIF, COUNTIF."""
Place = tuple[int, int]


@dataclass(slots=True)
class _Sheet:
    """The formulas of a sheet without a result, and those that ask to be calculated, with whether they give nothing but 0."""

    without: set[Place] = field(default_factory=set)
    asking: dict[Place, bool] = field(default_factory=dict)


def uncalculated(data: bytes) -> list[frozenset[Place]]:
    """Give for each worksheet of a workbook's stream, in its order, the cells whose formula was never calculated.

    Programs that do not calculate store no text where a number must come, or 0 together with the wish to be calculated;
    where any of those that wish it has another result, the workbook was calculated. Nothing is given of a workbook whose
    records are too short for it. A cell outside the size that its sheet states, in a row that the sheet does not have,
    raises Unreadable, and so does one that two records fill with different values.
    """
    wide = data[4:6] == _EXCEL_97
    try:
        sheets = [_sheet(_records(data, at), wide=wide) for at in _places(data)]
    except struct.error:
        return []
    never = all(zero for s in sheets for zero in s.asking.values())
    return [frozenset(s.without | (s.asking.keys() if never else set())) for s in sheets]


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Give the records of what begins at a place, without those of what is embedded in it."""
    depth = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<2H", data, at)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _places(data: bytes) -> list[int]:
    """Give where the worksheets begin."""
    told = (struct.unpack_from("<L2B", r) for kind, r in _records(data, 0) if kind == _SHEET)
    return [at for at, _, what in told if what == _WORKSHEET]


def _sheet(records: Iterable[tuple[int, bytes]], *, wide: bool) -> _Sheet:
    sheet, rows, filled = _Sheet(), set[int](), dict[Place, bytes]()
    size: tuple[int, ...] = ()
    for kind, told in records:
        if kind == _SIZE:
            size = struct.unpack_from("<2L2H" if len(told) >= 14 else "<4H", told)  # noqa: PLR2004 - long since Excel 97
        elif kind == _ROW:
            rows.add(struct.unpack_from("<H", told)[0])
        elif kind in _CELLS:
            row, col = struct.unpack_from("<2H", told)
            if size and row not in rows and not size[0] <= row < size[1]:
                raise Unreadable("FILE_DAMAGED", where="a cell outside any sheet")
            for at, value in _values(kind, told, row, col):
                if filled.setdefault(at, value) != value:
                    raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that stands there twice")
            if kind == _FORMULA:
                _look(told, (row, col), sheet, wide=wide)
    return sheet


def _values(kind: int, told: bytes, row: int, col: int) -> Iterator[tuple[Place, bytes]]:
    """Give the cells that a record fills, each with the bytes of its value."""
    if kind != _SEVERAL:
        yield (row, col), told[6:]
        return
    for n, at in enumerate(range(4, len(told) - 2, 6)):
        yield (row, col + n), told[at + 2 : at + 6]


def _look(told: bytes, place: Place, sheet: _Sheet, *, wide: bool) -> None:
    """Look at the result of a formula, and at how it is to be calculated; `wide` are its tokens since Excel 97."""
    result, (flags,) = told[6:14], struct.unpack_from("<H", told, 14)
    empty = result.endswith(_EMPTY) and result[0] == _NO_TEXT
    if empty and wide and _gives_number(told):
        sheet.without.add(place)
    elif flags & _ON_LOAD:
        sheet.asking[place] = empty or result == bytes(8)


def _gives_number(told: bytes) -> bool:
    """Whether what a formula does last never gives a text; where a token is not known it may be anything."""
    (size,) = struct.unpack_from("<H", told, _TOKENS - 2)
    tokens, at, last = told[_TOKENS : _TOKENS + size], 0, False
    while at < len(tokens):
        kind = tokens[at] if tokens[at] < _CLASSES else tokens[at] & 0x9F | 0x20
        length = _length(kind, tokens, at)
        if not length or at + length > len(tokens):
            return False
        last = _is_number(kind, tokens[at : at + length], last)
        at += length
    return last


def _length(kind: int, tokens: bytes, at: int) -> int:
    """Give how long a token is, 0 for one that is not known."""
    if kind == _TEXT:
        letters, wide = tokens[at + 1 : at + 3].ljust(2, b"\0")
        return 3 + letters * (2 if wide & 1 else 1)
    if kind == _ATTRIBUTE:
        what, count = struct.unpack_from("<BH", tokens[at + 1 :].ljust(3, b"\0"))
        return 4 + (2 * (count + 1) if what & _CHOOSE else 0)
    return _PLACED.get(kind, 0)


def _is_number(kind: int, token: bytes, last: bool) -> bool:
    if kind == _CALL:
        return struct.unpack_from("<H", token, 1)[0] in _COUNTING
    if kind == _CALL_OF_MANY:
        return struct.unpack_from("<H", token, 2)[0] in _COUNTING
    if kind in {_PAREN, _ATTRIBUTE}:
        return last or bool(kind == _ATTRIBUTE and token[1] & _SUM)
    return kind in _SIGNS
