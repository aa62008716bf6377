"""Say what the rows that name themselves totals add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tallybook.model.table import Place
from tallybook.notation import is_subtotal, is_total
from tallybook.tidy.rows import Row
from tallybook.tidy.sums import rounding

Values = Mapping[Place, Decimal]


def named_total(words: Sequence[str]) -> bool:
    """Whether any of a row's labels or a column's header words names a total."""
    return any(is_total(w) or is_subtotal(w) for w in words if w)


class Claims:
    """Which rows the total rows of a table claim to add up."""

    def __init__(self, rows: Mapping[int, Row], totals: Sequence[int], partial: Sequence[int]) -> None:
        """Take the rows of a table, those that are totals, and those among them that say they are subtotals."""
        self.rows, self.totals = rows, sorted(totals)
        self.data = [r for r in rows if r not in set(totals)]
        leads = bool(self.data and self.totals) and self.totals[0] < self.data[0]
        self.segments = {t: self._below(t) if leads else self._above(t) for t in self.totals}
        whole = [t for t in self.totals if t not in partial]
        self.whole = whole[0 if leads else -1] if whole else None

    def _alike(self, row: int) -> tuple[int, ...]:
        """Give the rows that may be parts of a total: of its area, period, class and activity, where it says them."""
        total = self.rows[row]
        words = {w for w in (*total.words, *total.above) if not is_total(w)}
        own = [r for r in self.data if total.area and self.rows[r].area == total.area]
        return tuple(
            r
            for r in own or self.data
            if total.period in {"", self.rows[r].period}
            and total.activity in {"", self.rows[r].activity}
            and words <= {*self.rows[r].words, *self.rows[r].above}
        )

    def _above(self, row: int) -> tuple[int, ...]:
        last = max((t for t in self.totals if t < row), default=-1)
        return tuple(r for r in self._alike(row) if last < r < row)

    def _below(self, row: int) -> tuple[int, ...]:
        following = min((t for t in self.totals if t > row), default=None)
        return tuple(r for r in self._alike(row) if r > row and (following is None or r < following))

    def parts(self, row: int, col: int, values: Values) -> tuple[int, ...]:
        """Give the rows that a total's figure adds up: those that foot, else the ones its place names, if any."""
        natural, alike = self._natural(row), self._alike(row)
        tries = (
            natural,
            self._above(row),
            self._below(row),
            alike,
            tuple(r for r in alike if r < row),
            tuple(r for r in alike if r > row),
        )
        return next((rows for rows in tries if rows and _foots((row, col), rows, values)), natural)

    def _natural(self, row: int) -> tuple[int, ...]:
        """Give all rows for the whole; for a subtotal its section, where each subtotal has one."""
        if row == self.whole:
            return self._alike(row)
        sections = [self.segments[t] for t in self.totals if t != self.whole]
        return self.segments[row] if all(sections) else ()


def _foots(total: Place, rows: Sequence[int], values: Values) -> bool:
    printed = values.get(total)
    parts = [values.get((r, total[1]), Decimal(0)) for r in rows]
    return printed is not None and abs(sum(parts, -printed)) <= rounding((printed, *parts))
