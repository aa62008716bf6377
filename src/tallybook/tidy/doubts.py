"""Say where what rows and columns stand for could as well be something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tallybook.model import Areas, Choice, Doubt, Hint, Holds
from tallybook.model.table import ColumnRole
from tallybook.notation import letters
from tallybook.tidy.axes import Axes, parts_each
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.printed import Printed
from tallybook.tidy.sums import foots
from tallybook.tidy.total_columns import adds

_FEW, _DIGITS, _HALF, _TWICE = 2, 6, 0.5, 2


def doubts_of(cells: Cells, axes: Axes, columns: Mapping[int, Column], printed: Printed) -> tuple[Doubt, ...]:
    """Give what is in doubt and not stated by the user."""
    doubts = (
        *_without_header(cells, columns),
        *_first_of_several(axes),
        *_finer_areas(cells, axes),
        *_last_area_adds(cells, columns, printed),
    )
    return (*cells.table.doubts, *doubts)


def _without_header(cells: Cells, columns: Mapping[int, Column]) -> Iterator[Doubt]:
    """Tell columns of figures that nothing heads, and figures that nothing names at all."""
    headers = {c: cells.table.headers.get(c) for c in columns}
    nameless = [c for c, path in headers.items() if not path]
    named_rows = any(cells.table.having(r) for r in (ColumnRole.LABEL, ColumnRole.PERIOD))
    if len(headers) > 1 and nameless:
        alone = tuple(nameless) if named_rows and _TWICE * len(nameless) < len(headers) else ()
        yield Doubt("columns without a header", _called_or_left_out(nameless), (), "header", alone)
    if not named_rows and len(nameless) == len(headers):
        yield Doubt("its rows have no labels", _called_or_left_out(nameless), (), "header")


def _called_or_left_out(cols: Sequence[int]) -> tuple[Choice, ...]:
    what = ", ".join(map(letters, cols))
    return (
        Choice("skip", what, Hint(columns=tuple((c, Holds.SKIP) for c in cols))),
        Choice("called by letters", what, Hint(headings=tuple((c, letters(c)) for c in cols))),
    )


def _first_of_several(axes: Axes) -> Iterator[Doubt]:
    """Tell that of several columns of labels of which nothing names areas the first was taken."""
    if len(axes.guessed) > 1:
        yield Doubt("nothing says which column names the areas", _each_the_area(axes.guessed), (), "areas")


def _each_the_area(cols: Sequence[int]) -> tuple[Choice, ...]:
    """Offer each column as the one of areas, the others as indicators, and none."""
    return (
        *(
            Choice(
                "area", letters(c), Hint(columns=tuple((o, Holds.AREA if o == c else Holds.INDICATOR) for o in cols))
            )
            for c in cols
        ),
        Choice("no area", ", ".join(map(letters, cols)), Hint(columns=tuple((o, Holds.INDICATOR) for o in cols))),
    )


def _finer_areas(cells: Cells, axes: Axes) -> Iterator[Doubt]:
    """Find a column that parts each area into several, each on several rows: a station of a province, or an event there."""
    for area in axes.area_cols if not cells.table.hint.holding(Holds.AREA) else ():
        for col in axes.activity_cols:
            if parts_each(cells, area, col):
                yield Doubt("a finer column may name the areas", _area_or_activity(area, col), (), "areas")


def _area_or_activity(area: int, col: int) -> tuple[Choice, ...]:
    return (
        Choice("area", letters(area), Hint(columns=((area, Holds.AREA), (col, Holds.ACTIVITY)))),
        Choice("area", letters(col), Hint(columns=((area, Holds.LABEL), (col, Holds.AREA)))),
    )


def _last_area_adds(cells: Cells, columns: Mapping[int, Column], printed: Printed) -> Iterator[Doubt]:
    """Find an area at the edge that adds up all others in most rows, but not in so many that it must be their total."""
    cols = [c for c, column in columns.items() if c not in printed.cols and column.area and adds(column)]
    if cells.table.hint.areas not in (None, Areas.ACROSS) or len(cols) <= _FEW:
        return
    stated = dict(cells.table.hint.columns)
    for col in (cols[-1], cols[0]):
        if col not in stated and _mostly_adds(col, [c for c in cols if c != col], cells, printed):
            choices = (_held(col, Holds.TOTAL), _held(col, Holds.VALUE))
            yield Doubt("an area may be the total of the others", choices, (), "totals", (col,))


def _mostly_adds(col: int, others: Sequence[int], cells: Cells, printed: Printed) -> bool:
    """Whether a column is the sum of others in half its rows or more, by digits enough to be no chance."""
    values = cells.numbers
    rows = [r for r in cells.table.body_rows if r not in printed.rows and values[r].get(col)]
    told = [r for r in rows if sum(o in values[r] for o in others) > 1]
    feet = [r for r in told if foots(values[r][col], map(values[r].get, others), exactly=True)]
    digits = sum(values[r][col].adjusted() + 1 for r in feet)
    return len(feet) >= _FEW and len(feet) >= _HALF * len(told) and digits >= _DIGITS


def _held(col: int, holds: Holds) -> Choice:
    return Choice(holds.value, letters(col), Hint(columns=((col, holds),)))
