"""Read the A1 references of xlsx sheets, and refuse those outside any sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from tallybook.model import Merge
from tallybook.read.damage import Unreadable

ROWS, COLS = 1_048_576, 16_384
_CORNER = r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})"
_RANGE = re.compile(f"{_CORNER}(?::{_CORNER})?", re.ASCII)
_REF = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def place(ref: str | None, row: int, col: int) -> tuple[int, int]:
    """Give the place of a cell's reference, which must lie in `row`; of a cell without one, (row, col)."""
    if ref is None:
        return row, col
    match = _REF.fullmatch(ref)
    found = (int(match[2]) - 1, column(match[1])) if match else (ROWS, COLS)
    if found[0] >= ROWS or found[1] >= COLS or found[0] != row:
        raise Unreadable("FILE_DAMAGED", ref if match else "", where="a cell outside any sheet")
    return found


@lru_cache(maxsize=1024)
def column(letters: str) -> int:
    """Give the number of a column, counted from 0: A is 0, AA is 26."""
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - 64
    return n - 1


def merge(ref: str) -> Merge | None:
    """Give the range of a reference with two corners, None of a single cell; any other raises Unreadable."""
    found = _RANGE.fullmatch(ref)
    if found is None:
        raise Unreadable("FILE_DAMAGED", where="merged cells that are none")
    left, top, right, bottom = column(found[1].upper()), int(found[2]) - 1, found[3], found[4]
    if not right:
        return None
    merged = Merge(top, left, int(bottom) - 1, column(right.upper()))
    if not (top <= merged.bottom < ROWS and left <= merged.right < COLS):
        raise Unreadable("FILE_DAMAGED", where="merged cells outside any sheet")
    return merged if merged != Merge(top, left, top, left) else None
