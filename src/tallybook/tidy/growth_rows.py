"""Read rows among those of periods that give last year's figures, or the growth from one row to another: 前年度, 同比增长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tallybook.notation import Unit, is_change, is_last_year, is_ratio, last_digit
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.names import Names
from tallybook.tidy.rows import Row, row_of
from tallybook.tidy.times import year_of, years_before
from tallybook.tidy.totals import named_total

_PERCENT, _MOST = Decimal(100), Decimal("0.8")
_FEWEST, _YEAR = 2, 4
_PART = re.compile(r"^\d{4}(?=-)")
_WHOLE_YEARS = ({f"-{month:02d}" for month in range(1, 13)}, {f"-Q{quarter}" for quarter in range(1, 5)})


def compared_rows(aside: Sequence[int], cells: Cells, axes: Axes) -> tuple[int, ...]:
    """Give the rows, of those that hold no period's figures, that stand where the others have a period, and name no total."""
    if not axes.period_cols:
        return ()
    return tuple(r for r in aside if _word(r, cells, axes) and not named_total(cells.names_of(r)))


def _word(row: int, cells: Cells, axes: Axes) -> str:
    """Give the word for last year or for a change that stands in a row instead of its period."""
    words = (cells.label(row, c) for c in axes.period_cols)
    return next((w for w in words if is_last_year(w) or is_change(w) or is_ratio(w)), "")


def read_compared(
    compared: Sequence[int],
    rows: Mapping[int, Row],
    columns: Mapping[int, Column],
    cells: Cells,
    axes: Axes,
    names: Names,
    title: str,
) -> dict[int, Row]:
    """Read the compared rows that say plainly what they hold; `title` is the period of the title.

    Last year's figures are those of the title's period a year before, where the other rows are all of that period. A
    growth is what the two rows above it of the same area make it, in most columns: in % it is a measure of its own of
    the later period.
    """
    dated = any(column.period for column in columns.values())
    found: dict[int, Row] = {}
    for row in compared:
        own = row_of(cells, row, axes, names)
        word = _word(row, cells, axes)
        above = rows[max((r for r in rows if r < row), default=min(rows))].above if rows else ()
        if is_last_year(word):
            if year_of(title) and not dated and _tell_all_of(title, rows):
                found[row] = replace(own, period=years_before(title, 1), above=above)
        elif growth := next(_growths(row, own, rows, columns, cells), None):
            period, unit = growth
            words, shown = (*own.words, word), (*own.shown, word)
            found[row] = replace(own, period=period, unit=unit or own.unit, above=above, words=words, shown=shown)
    return found


def _tell_all_of(title: str, rows: Mapping[int, Row]) -> bool:
    """Whether rows are of the title's period, or of all months or quarters of its year."""
    periods = {row.period for row in rows.values() if row.period}
    parts = {_PART.sub("", p) for p in periods}
    whole_year = len(title) == _YEAR or "/" in title
    return periods == {title} or (whole_year and len(parts) == len(periods) and any(w <= parts for w in _WHOLE_YEARS))


def _growths(
    row: int, own: Row, rows: Mapping[int, Row], columns: Mapping[int, Column], cells: Cells
) -> Iterator[tuple[str, Unit | None]]:
    """Give the later of the two periods above that a row compares, and % where it gives the growth in per cent."""
    alike = (own.area, own.words, own.activity)
    above = [r for r in rows if r < row and (rows[r].area, rows[r].words, rows[r].activity) == alike and rows[r].period]
    pair = sorted(above[-_FEWEST:], key=lambda r: rows[r].period)
    if len(pair) < _FEWEST:
        return
    later = pair[-1]
    values = cells.numbers
    told = [[values[r][c] for r in (row, *pair)] for c in columns if all(c in values[r] for r in (row, *pair))]
    percent = [_near(growth, (new - old) / old * _PERCENT) for growth, old, new in told if old]
    plain = [growth == new - old for growth, old, new in told]
    if len(percent) >= _FEWEST and sum(percent) >= _MOST * len(percent):
        yield rows[later].period, Unit("%")
    elif len(plain) >= _FEWEST and all(plain):
        yield rows[later].period, None


def _near(printed: Decimal, growth: Decimal) -> bool:
    """Whether a growth as printed is the one that was worked out, rounded in whatever direction."""
    return abs(printed - growth) <= Decimal(1).scaleb(min(0, last_digit(printed)))
