"""Know the rows without a label of which one follows each named row, and what their figures are to those above."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from tallybook.tidy.cells import Cells

_RUN, _OFTEN = 3, 1 / 5
_HUNDRED = Decimal(100)


def second_rows(nameless: Collection[int], filled: Sequence[int], cols: Sequence[int], cells: Cells) -> dict[int, str]:
    """Map the second of each two rows to what it tells of the first: a part of it, or its share of a total.

    Rows without a label are explained only where three or more of them each follow a named row, and where
    their arithmetic fits in every column; all else stays unnamed.
    """
    pairs = [(a, b) for a, b in pairwise(filled) if b in nameless and a not in nameless]
    if len(pairs) < _RUN or len(pairs) != len(nameless):
        return {}
    if _are_shares(pairs, [r for r, _ in pairs], cols, cells):
        return {b: "share" for _, b in pairs}
    return {b: "part" for _, b in pairs} if _are_parts(pairs, cols, cells) else {}


def _are_parts(pairs: Sequence[tuple[int, int]], cols: Sequence[int], cells: Cells) -> bool:
    """Whether no figure is more than that above it, and many are the same: a part is at times the whole."""
    numbers = cells.numbers
    both = [(numbers[a].get(c), part) for a, b in pairs for c in cols if (part := numbers[b].get(c))]
    parts = all(whole is not None and 0 <= part <= whole for whole, part in both)
    same = sum(whole == part for whole, part in both)
    return parts and len(both) > same >= len(both) * _OFTEN


def _are_shares(pairs: Sequence[tuple[int, int]], firsts: Sequence[int], cols: Sequence[int], cells: Cells) -> bool:
    """Whether the second rows are the first ones in % of one row, or of one column, as far as they are rounded."""
    down = any(all(_shares(cells, a, b, c, (w, c)) for a, b in pairs for c in cols) for w in firsts)
    return down or any(all(_shares(cells, a, b, c, (a, w)) for a, b in pairs for c in cols) for w in cols)


def _shares(cells: Cells, first: int, second: int, col: int, whole: tuple[int, int]) -> bool:
    figure, share, total = (cells.numbers[r].get(c) for r, c in ((first, col), (second, col), whole))
    if share is None:
        return True
    if figure is None or not total:
        return False
    step = Decimal(1).scaleb(min(int(share.as_tuple().exponent), 0))
    return abs(figure * _HUNDRED / total - share) <= step
