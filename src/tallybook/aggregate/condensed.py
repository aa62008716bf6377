"""Condense what stands under one another and means the same, before it is known what counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import is_, itemgetter

from tallybook.model import Observation, exact_sum, parted, row_by_row

_APART = frozenset({"obs_value", "value_low", "value_high", "cell", "raw", "figures"})
"""What those that are condensed in one may differ in; the column of the cell they have in common."""
_TELLING = itemgetter(*(n for n, name in enumerate(Observation._fields) if name not in _APART))
Alike = tuple[object, ...]


def condense(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Give one observation for those of a column that differ in their row and numbers alone, in order of the first.

    It has the exact sums of their numbers and the topmost place: whatever chooses among them, and whatever adds them
    up, does with it what it does with them. What a rate is condensed to is no rate, and only counts figures.
    """
    columns: dict[Alike, list[Observation]] = {}
    for o in observations:
        columns.setdefault(alike(o), []).append(o)
    return tuple(rows[0] if len(rows) == 1 else _one(rows) for rows in columns.values())


def alike(o: Observation) -> Alike:
    """Give what an observation has in common with those that it is condensed with."""
    return (_TELLING(o), parted(o.cell)[0], o.obs_value is None, o.value_low is None, o.value_high is None)


def _one(rows: Sequence[Observation]) -> Observation:
    values = [o.obs_value for o in rows]
    value = _sum(values)
    low, high = (
        value if all(map(is_, bounds, values)) else _sum(bounds)
        for bounds in ([o.value_low for o in rows], [o.value_high for o in rows])
    )
    figures = sum(o.figures for o in rows)
    return _topmost(rows)._replace(obs_value=value, value_low=low, value_high=high, figures=figures)


def _topmost(rows: Iterable[Observation]) -> Observation:
    return min(rows, key=lambda o: row_by_row(o.cell))


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [v for v in values if v is not None]
    return exact_sum(known) if known else None
