"""Find rows that are the sum of those one level below them, where codes or outline numbers tell the levels.

A tree of codes or outline numbers says by itself what lies in what; so a sum need not be told from chance
by its many digits, as in `sums`, but must hold in every figure that is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from tallybook.model.table import ColumnRole
from tallybook.tidy.cells import Cells
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import foots

Within = Callable[[int, int], bool]
"""Whether the second row lies within the first."""
_DIVISION = re.compile(r"\d{6}")


def told_sums(
    rows: Sequence[int], cols: Sequence[int], cells: Cells, about: Mapping[int, Row]
) -> dict[int, tuple[int, ...]]:
    """Map each row that adds up those one level below it, in all of `cols`, to the lowest rows within it."""
    found: dict[int, tuple[int, ...]] = {}
    for within in (*_codes(rows, cells), _outlined(about)):
        below = _children(rows, within)
        for row in reversed(rows):
            if row not in found and _adds_up(row, below.get(row, []), cols, cells):
                found[row] = tuple(leaf for r in below[row] for leaf in found.get(r, (r,)))
    return found


def _codes(rows: Sequence[int], cells: Cells) -> list[Within]:
    """Give how the codes of each column lie within one another: 1111 in 111, division 510502 in 510500."""
    columns = [{r: cells.label(r, c) for r in rows} for c in cells.table.having(ColumnRole.CODE)]
    stems = [_stems(codes) for codes in columns if all(re.fullmatch(r"\d*", c) for c in codes.values())]
    return [_begins_with(stem) for stem in stems]


def _stems(codes: Mapping[int, str]) -> dict[int, str]:
    """Write codes of divisions, which all have six digits, without the pairs of zeros that say 'all of it'."""
    divisions = all(_DIVISION.fullmatch(c) for c in codes.values() if c)
    return {r: re.sub(r"(?:00)+$", "", c) if divisions else c for r, c in codes.items()}


def _begins_with(stems: Mapping[int, str]) -> Within:
    def within(outer: int, inner: int) -> bool:
        whole, part = stems[outer], stems[inner]
        return len(whole) > 1 and len(part) > len(whole) and part.startswith(whole)

    return within


def _outlined(about: Mapping[int, Row]) -> Within:
    def within(outer: int, inner: int) -> bool:
        return 0 < about[outer].level < about[inner].level

    return within


def _children(rows: Sequence[int], within: Within) -> dict[int, list[int]]:
    """Map each row to those right below it that lie within it and in none between."""
    found: dict[int, list[int]] = {}
    above: list[int] = []
    for row in rows:
        while above and not within(above[-1], row):
            above.pop()
        if above:
            found.setdefault(above[-1], []).append(row)
        above.append(row)
    return found


def _adds_up(row: int, parts: Sequence[int], cols: Sequence[int], cells: Cells) -> bool:
    """Whether a row has several parts whose figures make its own in each column in which all of them are told."""
    if len(parts) <= 1:
        return False
    numbers = cells.numbers
    told = [c for c in cols if numbers[row].get(c) and not any((p, c) in cells.hidden for p in parts)]
    return bool(told) and all(foots(numbers[row][c], (numbers[p].get(c) for p in parts)) for c in told)
