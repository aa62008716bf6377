"""Which rows and columns of a sheet are drawn, which are empty for long, and which are folded away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

_LONGEST_GAP = 3
_HEAD, _TAIL, _WORTH_FOLDING = 30, 5, 60

Stretch = tuple[int, int]
"""The first and the last of rows or columns that stand as one; mostly the same."""


def stretches(used: Collection[int]) -> tuple[Stretch, ...]:
    """Give rows or columns one by one from the first of the sheet to the last used, long empty ones as one."""
    found: list[Stretch] = []
    after = 0
    for at in sorted(used):
        if at - after > _LONGEST_GAP:
            found.append((after, at - 1))
        else:
            found += [(n, n) for n in range(after, at)]
        found.append((at, at))
        after = at + 1
    return tuple(found)


def folds(rows: Sequence[int], telling: Collection[int], merged: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """Cut rows into blocks, as (from, to, folded) by position; long runs without a telling row are folded.

    The first and the last of a run stay in sight. No merge is cut: `merged` are the rows that go on one above them.
    """
    begin = 0
    for first, last in _runs(rows, telling):
        start, end = first + _HEAD, last + 1 - _TAIL
        while start < end and rows[start] in merged:
            start += 1
        while end > start and rows[end] in merged:
            end -= 1
        if end - start >= _WORTH_FOLDING:
            yield begin, start, False
            yield start, end, True
            begin = end
    if begin < len(rows):
        yield begin, len(rows), False


def _runs(rows: Sequence[int], telling: Collection[int]) -> Iterator[Stretch]:
    """Give the runs of positions whose rows tell nothing by themselves."""
    first = 0
    for at, row in enumerate(rows):
        if row in telling:
            if at > first:
                yield first, at - 1
            first = at + 1
    if len(rows) > first:
        yield first, len(rows) - 1
