"""Find total rows beside a column of classes that parts the areas: England above UA, SC and L, a class of one authority."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log10

from tallybook.model.table import ColumnRole
from tallybook.tidy.cells import Cells
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import foots

_DIGITS, _FEWEST, _PAIR = 6.0, 3, 2
Key = tuple[tuple[str, ...], str]


def across_classes(
    rows: Sequence[int], sums: Collection[int], cols: Sequence[int], cells: Cells, about: Mapping[int, Row]
) -> dict[int, tuple[int, ...]]:
    """Give the rows that add up classes, with their parts, among `rows` that are no sums within a class.

    `sums` are those that are. A class of a lone area has a row like theirs with the figures of that area; a row of no
    class, or of one of its own, at the edge of the table is the whole where it is the sum of all others in every column.
    """
    lone = _lone(rows, sums, cols, cells, about) if sums else {}
    rest = [r for r in rows if r not in lone]
    return lone | _whole(rest, cols, cells, about)


def _class_of(row: Row) -> Key:
    return row.words, row.activity


def _lone(
    rows: Sequence[int], sums: Collection[int], cols: Sequence[int], cells: Cells, about: Mapping[int, Row]
) -> dict[int, tuple[int, ...]]:
    """Find classes of two rows with the same figures, of which one is filled in as the sums of the other classes are."""
    classes: dict[tuple[Key, str], list[int]] = {}
    for row in rows:
        classes.setdefault((_class_of(about[row]), about[row].period), []).append(row)
    filled = {_filled(r, cells) for r in sums}
    found: dict[int, tuple[int, ...]] = {}
    for pair in classes.values():
        like = [r for r in pair if _filled(r, cells) in filled]
        if len(pair) == _PAIR and len(like) == 1 and _foots(like[0], [r for r in pair if r not in like], cols, cells):
            found[like[0]] = tuple(r for r in pair if r not in like)
    return found


def _filled(row: int, cells: Cells) -> frozenset[int]:
    """Give the columns in which a row has a name or a code."""
    return frozenset(
        c for c, role in cells.table.columns.items() if role is not ColumnRole.VALUE and cells.label(row, c)
    )


def _whole(
    rows: Sequence[int], cols: Sequence[int], cells: Cells, about: Mapping[int, Row]
) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    periods = dict.fromkeys(about[r].period for r in rows)
    for period in periods:
        alike = [r for r in rows if about[r].period == period]
        edges = (alike[0], alike[-1]) if len(alike) > _FEWEST else ()
        for row in edges:
            others = tuple(r for r in alike if r != row)
            alone = _class_of(about[row]) not in {_class_of(about[r]) for r in others}
            if alone and _foots(row, others, cols, cells):
                found[row] = others
                break
    return found


def _foots(row: int, parts: Sequence[int], cols: Sequence[int], cells: Cells) -> bool:
    """Whether a row is the sum of others in every column, by digits enough to be no chance."""
    values = cells.numbers
    told = {c: v for c, v in values[row].items() if c in cols and not any((p, c) in cells.hidden for p in parts)}
    agree = all(foots(v, (values[p].get(c) for p in parts), exactly=True) for c, v in told.items())
    return agree and sum(log10(abs(v)) for v in told.values() if v) >= _DIGITS
