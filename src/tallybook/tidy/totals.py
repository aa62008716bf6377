"""Say what the rows that name themselves totals add up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from tallybook.notation import holds, is_subtotal, is_total
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import Running, foots

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
        self._wholes: dict[Hashable, tuple[int, ...]] = {}
        self._running: dict[Hashable, Running] = {}
        self._usual: dict[int, tuple[int, ...]] = {}
        leads = bool(self.data and self.totals) and self.totals[0] < self.data[0]
        self.segments = {t: self._below(t) if leads else self._above(t) for t in self.totals}
        whole = [t for t in self.totals if t not in partial]
        self.whole = whole[0 if leads else -1] if whole else None
        self.has_sections = all(self.segments[t] for t in self.totals if t != self.whole)

    def _alike(self, row: int, among: Sequence[int]) -> tuple[int, ...]:
        """Give the rows that may be parts of a total: of its area, period, class and activity, where it says them."""
        area, period, activity, words = self._said(row)
        return tuple(
            r
            for r in among
            if not area or self.rows[r].area == area
            if period in {"", self.rows[r].period} or holds(period, self.rows[r].period)
            if activity in {"", self.rows[r].activity} and words <= {*self.rows[r].words, *self.rows[r].above}
        )

    def _said(self, row: int) -> tuple[str, str, str, frozenset[str]]:
        """Give what a total says of its parts: their area where other rows have it, period, activity and classes."""
        total = self.rows[row]
        words = frozenset(w for w in (*total.words, *total.above) if not is_total(w))
        return total.area if total.area in self._areas else "", total.period, total.activity, words

    def _above(self, row: int) -> tuple[int, ...]:
        return self._alike(row, self._since(row))

    def _since(self, row: int) -> Sequence[int]:
        """Give the rows between a total and the one before it."""
        before = bisect_left(self.totals, row)
        return self._between(self.totals[before - 1] if before else -1, row)

    def _below(self, row: int) -> tuple[int, ...]:
        behind = bisect_right(self.totals, row)
        return self._alike(row, self._between(row, self.totals[behind] if behind < len(self.totals) else None))

    def _between(self, above: int, below: int | None) -> Sequence[int]:
        end = len(self.data) if below is None else bisect_left(self.data, below)
        return self.data[bisect_right(self.data, above) : end]

    def ends_before(self, row: int) -> bool:
        """Whether the whole is told before a row, and most rows before it: what follows is no part of it, but a rate or a mean."""
        return self.whole is not None and row > self.whole and len(self._between(-1, self.whole)) * 2 > len(self.data)

    def parts(self, row: int, col: int, values: Values) -> tuple[int, ...]:
        """Give the rows that a total's figure adds up: those that foot, else the ones its place names, if any."""
        natural = self._natural(row)
        printed = values[row].get(col)
        if printed is None:
            return natural
        return self._footing(row, col, values) or self._of_others(row, values) or natural

    def _footing(self, row: int, col: int, values: Values) -> tuple[int, ...]:
        """Give the rows that a total's figure is the sum of, the likeliest first; none where no run of rows foots."""
        printed = values[row][col]
        near = (rows for rows in (self._natural(row), self._above(row), self._below(row)) if rows)
        found = next((rows for rows in near if foots(printed, (values[r].get(col) for r in rows))), ())
        return found or self._among_all(row, col, printed, values) or self._whatever_the_heading(row, col, values)

    def _whatever_the_heading(self, row: int, col: int, values: Values) -> tuple[int, ...]:
        """Give the rows since the total before, or all for the whole, if they foot though other headings stand above them."""
        wider = (self._between(-1, row), self.data) if row == self.whole else ()
        for among in (self._since(row), *wider):
            rows = tuple(r for r in among if self.rows[row].period in {"", self.rows[r].period})
            if len(rows) > 1 and foots(values[row][col], (values[r].get(col) for r in rows)):
                return rows
        return ()

    def _of_others(self, row: int, values: Values) -> tuple[int, ...]:
        """Give the rows that most other figures of a total are the sum of: a wrong one claims to add up the same."""
        if row not in self._usual:
            found = [rows for c in values[row] if (rows := self._footing(row, c, values))]
            self._usual[row] = max(found, key=found.count, default=())
        return self._usual[row]

    def _among_all(self, row: int, col: int, printed: Decimal, values: Values) -> tuple[int, ...]:
        """Give all rows that may be parts of a total, those before it or those behind it, if they foot."""
        alike, key = self._whole(row), (self._said(row), col)
        if key not in self._running:
            self._running[key] = Running(values[r].get(col) for r in alike)
        place, end = bisect_left(alike, row), len(alike)
        runs = ((first, last) for first, last in ((0, end), (0, place), (place, end)) if first < last)
        return next((alike[a:b] for a, b in runs if self._running[key].foot(printed, a, b)), ())

    def _whole(self, row: int) -> tuple[int, ...]:
        said = self._said(row)
        if said not in self._wholes:
            self._wholes[said] = self._alike(row, self.data)
        return self._wholes[said]

    def _natural(self, row: int) -> tuple[int, ...]:
        """Give all rows for the whole, or those before it where few follow; for a subtotal its section, where each has one."""
        if row == self.whole:
            alike = self._whole(row)
            before = alike[: bisect_left(alike, row)]
            return before if len(before) * 2 >= len(alike) else alike
        return self.segments[row] if self.has_sections else ()
