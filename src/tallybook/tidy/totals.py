"""Find the printed totals of a table: rows and columns that only repeat what others say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tallybook.model.table import Place
from tallybook.notation import is_total

_UPPER = re.compile(r"^(?:东部|中部|西部|东北|华北|华东|华南|华中|西南|西北)(?:地区)?$")
_MIN_PARTS = 2
_MIN_MATCHES = 2
_MIN_ROWS = 5
_LONGEST_RUN = 400

Values = Mapping[Place, Decimal]


def named_total(words: Sequence[str]) -> bool:
    """Whether any of a row's labels or a column's header words names a total."""
    return any(is_total(w) or _UPPER.match(w) for w in words if w)


def summed_rows(rows: Sequence[int], cols: Sequence[int], values: Values) -> dict[int, tuple[int, ...]]:
    """Find rows that are, in every column, the sum of the run of rows just below them.

    Only nonzero sums of two parts or more in two columns or more count as evidence.
    """
    found: dict[int, tuple[int, ...]] = {}
    for i, row in enumerate(rows):
        parts = _run(row, rows[i + 1 : i + 1 + _LONGEST_RUN], cols, values)
        if parts:
            found[row] = parts
    return found


def _run(row: int, below: Sequence[int], cols: Sequence[int], values: Values) -> tuple[int, ...]:
    filled = [c for c in cols if values.get((row, c))]
    if len(filled) < _MIN_MATCHES:
        return ()
    first, target, running = filled[0], values[row, filled[0]], Decimal(0)
    for n, part in enumerate(below, 1):
        running += values.get((part, first), Decimal(0))
        if running == target and n >= _MIN_PARTS and _all_sum(row, below[:n], cols, values):
            return tuple(below[:n])
    return ()


def _all_sum(row: int, parts: Sequence[int], cols: Sequence[int], values: Values) -> bool:
    """Whether all columns add up, and the parts are more than one filled row."""
    zero = Decimal(0)
    sums = all(values.get((row, c), zero) == sum((values.get((p, c), zero) for p in parts), zero) for c in cols)
    return sums and sum(any(values.get((p, c)) for c in cols) for p in parts) >= _MIN_PARTS


def summed_columns(cols: Sequence[int], rows: Sequence[int], values: Values) -> dict[int, tuple[int, ...]]:
    """Find columns that are, in every row, the sum of the run of columns just before them."""
    turned = {(c, r): v for (r, c), v in values.items()}
    found: dict[int, tuple[int, ...]] = {}
    for i, col in enumerate(cols):
        before = [c for c in cols[:i] if c not in found][::-1]
        if sum(bool(values.get((r, col))) for r in rows) >= _MIN_ROWS:
            parts = _run(col, before, rows, turned)
            if parts:
                found[col] = tuple(sorted(parts))
    return found


def parts_of_row(row: int, body: Sequence[int], totals: Sequence[int], col: int, values: Values) -> tuple[int, ...]:
    """Give the rows a total row adds up: the candidate that foots, else the most natural one."""
    candidates = _row_candidates(row, body, set(totals))
    printed = values.get((row, col))
    for parts in candidates:
        if printed is not None and sum((values.get((p, col), Decimal(0)) for p in parts), Decimal(0)) == printed:
            return parts
    return candidates[0] if candidates else ()


def _row_candidates(row: int, body: Sequence[int], totals: set[int]) -> list[tuple[int, ...]]:
    data = [r for r in body if r not in totals]
    above = [r for r in data if r < row]
    below = [r for r in data if r > row]
    last = max((t for t in totals if t < row), default=-1)
    following = min((t for t in totals if t > row), default=max(body) + 1)
    tries = (
        above if not below else [],
        below if not above else [],
        [r for r in above if r > last],
        data,
        above,
        below,
        [r for r in below if r < following],
    )
    return list(dict.fromkeys(tuple(t) for t in tries if t))
