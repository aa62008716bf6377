"""Read the A1 references of xlsx sheets, and refuse those outside any sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from tallybook.model import Merge
from tallybook.read.damage import Unreadable

ROWS, COLS = 1_048_576, 16_384
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
    """Give the range of a reference with two corners."""
    found = _REF.findall(ref)
    if len(found) != 2:  # noqa: PLR2004 - two corners
        return None
    (c1, r1), (c2, r2) = found
    return Merge(int(r1) - 1, column(c1), int(r2) - 1, column(c2))
