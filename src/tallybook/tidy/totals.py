"""Say what the rows that name themselves totals add up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from tallybook.notation import is_subtotal, is_total
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import foots

Values = Mapping[int, Mapping[int, Decimal]]
"""Figures by row and column."""


def named_total(words: Sequence[str]) -> bool:
    """Whether any of a row's labels or a column's header words names a total."""
    return any(_names_total(w) for w in words if w)


@lru_cache(maxsize=20_000)
def _names_total(word: str) -> bool:
    return is_total(word) or is_subtotal(word)


class Claims:
    """Which rows the total rows of a table claim to add up."""

    def __init__(self, rows: Mapping[int, Row], totals: Sequence[int], partial: Sequence[int]) -> None:
        """Take the rows of a table, those that are totals, and those among them that say they are subtotals."""
        self.rows, self.totals = rows, sorted(totals)
        taken = set(totals)
        self.data = sorted(r for r in rows if r not in taken)
        self._areas = {rows[r].area for r in self.data}
        self._wholes: dict[int, tuple[int, ...]] = {}
        leads = bool(self.data and self.totals) and self.totals[0] < self.data[0]
        self.segments = {t: self._below(t) if leads else self._above(t) for t in self.totals}
        whole = [t for t in self.totals if t not in partial]
        self.whole = whole[0 if leads else -1] if whole else None
        self.has_sections = all(self.segments[t] for t in self.totals if t != self.whole)

    def _alike(self, row: int, among: Sequence[int]) -> tuple[int, ...]:
        """Give the rows that may be parts of a total: of its area, period, class and activity, where it says them."""
        total = self.rows[row]
        words = {w for w in (*total.words, *total.above) if not is_total(w)}
        owned = bool(total.area) and total.area in self._areas
        return tuple(
            r
            for r in among
            if not owned or self.rows[r].area == total.area
            if total.period in {"", self.rows[r].period}
            and total.activity in {"", self.rows[r].activity}
            and words <= {*self.rows[r].words, *self.rows[r].above}
        )

    def _above(self, row: int) -> tuple[int, ...]:
        before = bisect_left(self.totals, row)
        return self._alike(row, self._between(self.totals[before - 1] if before else -1, row))

    def _below(self, row: int) -> tuple[int, ...]:
        behind = bisect_right(self.totals, row)
        return self._alike(row, self._between(row, self.totals[behind] if behind < len(self.totals) else None))

    def _between(self, above: int, below: int | None) -> Sequence[int]:
        end = len(self.data) if below is None else bisect_left(self.data, below)
        return self.data[bisect_right(self.data, above) : end]

    def parts(self, row: int, col: int, values: Values) -> tuple[int, ...]:
        """Give the rows that a total's figure adds up: those that foot, else the ones its place names, if any."""
        natural = self._natural(row)
        printed = values[row].get(col)
        if printed is None:
            return natural
        tries = (rows for rows in self._tries(row) if rows)
        return next((rows for rows in tries if foots(printed, (values[r].get(col) for r in rows))), natural)

    def _tries(self, row: int) -> Iterator[tuple[int, ...]]:
        yield self._natural(row)
        yield self._above(row)
        yield self._below(row)
        alike = self._whole(row)
        yield alike
        yield tuple(r for r in alike if r < row)
        yield tuple(r for r in alike if r > row)
        if row == self.whole:
            yield tuple(r for r in self.data if self.rows[row].period in {"", self.rows[r].period})

    def _whole(self, row: int) -> tuple[int, ...]:
        if row not in self._wholes:
            self._wholes[row] = self._alike(row, self.data)
        return self._wholes[row]

    def _natural(self, row: int) -> tuple[int, ...]:
        """Give all rows for the whole; for a subtotal its section, where each subtotal has one."""
        if row == self.whole:
            return self._whole(row)
        return self.segments[row] if self.has_sections else ()
