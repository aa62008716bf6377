"""Say what the reading of a table rests on, decision by decision, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tallybook.model import Doubt, Evidence, Holds
from tallybook.model.evidence import ASSUMED, LIKELY, PLAIN, SAID, STATED, UNSURE
from tallybook.model.hint import spans_of
from tallybook.notation import is_area_header, letters, looks_like_place, write_columns, write_rows
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.context import Context
from tallybook.tidy.printed import Printed
from tallybook.tidy.rows import Row

Told = tuple[str, str, int]
"""What was taken, because of what, how strong that is."""
_NEARLY_ALL = 0.9


def evidence_of(
    cells: Cells,
    axes: Axes,
    columns: Mapping[int, Column],
    rows: Mapping[int, Row],
    context: Context,
    printed: Printed,
    doubts: Sequence[Doubt],
) -> tuple[Evidence, ...]:
    """Give the evidence for header, areas, periods, units and totals; what is in doubt is UNSURE whatever else speaks for it."""
    looks = _Looks(cells, axes, columns, rows, context, printed)
    told = {
        "header": looks.header(),
        "areas": looks.areas(),
        "periods": looks.periods(),
        "units": looks.units(),
        "totals": [*looks.total_rows(), *looks.total_columns()],
    }
    where = _rows(cells.table.body_rows)
    unsure = {doubt.about: doubt.why for doubt in doubts}
    found = [Evidence(where, about, *line) for about, lines in told.items() if about not in unsure for line in lines]
    return (*found, *(Evidence(where, about, "", because, UNSURE) for about, because in unsure.items()))


def _rows(rows: Sequence[int]) -> str:
    return write_rows(spans_of(rows, range(max(rows, default=0)))) if rows else ""


class _Looks:
    """Looks at one table as it was read."""

    def __init__(
        self,
        cells: Cells,
        axes: Axes,
        columns: Mapping[int, Column],
        rows: Mapping[int, Row],
        context: Context,
        printed: Printed,
    ) -> None:
        self.cells, self.axes, self.columns, self.rows = cells, axes, columns, rows
        self.context, self.printed, self.hint = context, printed, cells.table.hint

    def header(self) -> Iterator[Told]:
        """Tell which rows head the table."""
        rows = self.cells.table.header_rows
        if self.hint.header is not None or self.hint.headings:
            yield _rows(rows), "a hint says so", STATED
        elif rows:
            yield write_rows(spans_of(rows)), "words stand above figures", PLAIN
        else:
            yield "none", "no row of words stands above the figures", ASSUMED

    def areas(self) -> Iterator[Told]:
        """Tell which column or row names the areas, or what else does."""
        if self.hint.areas is not None or self.hint.holding(Holds.AREA):
            yield _letters(self.axes.area_cols) or self.hint.areas or "", "a hint says so", STATED
        elif self.axes.areas_across:
            yield _letters([c for c, column in self.columns.items() if column.area]), "headers name areas", PLAIN
        elif self.axes.area_cols:
            yield _letters(self.axes.area_cols), *self._area_column(self.axes.area_cols[0])
        elif self.axes.areas_head:
            yield "headings", "the headings of groups name places", LIKELY
        elif self.context.area:
            yield self.context.area, "stated, or named by title, form or file", LIKELY
        else:
            yield "none", "nothing names an area", ASSUMED

    def _area_column(self, col: int) -> tuple[str, int]:
        if any(map(is_area_header, self.cells.table.headers.get(col, ())[-1:])):
            return "its header says so", SAID
        if self.axes.guessed:
            return "no other column of labels is there", ASSUMED
        words = [w for r in self.cells.table.body_rows if (w := self.cells.label(r, col))]
        formed = sum(map(looks_like_place, words))
        return "its labels are places", PLAIN if formed >= _NEARLY_ALL * len(words) else LIKELY

    def periods(self) -> Iterator[Told]:
        """Tell where the periods come from."""
        across = [c for c, column in self.columns.items() if column.period]
        if self.axes.period_cols:
            stated = self.hint.holding(Holds.PERIOD)
            yield (
                _letters(self.axes.period_cols),
                *(("a hint says so", STATED) if stated else ("it holds dates", PLAIN)),
            )
        if across:
            yield _letters(across), "headers name periods", PLAIN
        if self.context.period:
            yield self.context.period, "stated, or named by title, form or file", LIKELY
        elif not across and not self.axes.period_cols:
            yield "none", "nothing names a period", ASSUMED

    def units(self) -> Iterator[Told]:
        """Tell where the units come from."""
        headed = [c for c, column in self.columns.items() if column.unit]
        if headed:
            yield _letters(headed), "headers name units", SAID
        labelled = [r for r, row in self.rows.items() if row.unit]
        if labelled:
            yield _rows(labelled), "labels or a column of units name units", SAID
        if self.hint.unit:
            yield self.hint.unit, "a hint says so", STATED
        elif self.context.units:
            yield ", ".join(map(str, self.context.units)), "stated, or named by title, form or file", LIKELY
        elif not headed and not labelled:
            yield "none", "what is counted tells its unit, if anything does", ASSUMED

    def total_rows(self) -> Iterator[Told]:
        """Tell which rows are totals, by their words, and which by arithmetic."""
        if self.hint.total_rows is not None:
            yield write_rows(spans_of(self.printed.rows)), "a hint says so", STATED
            return
        named = [r for r in self.printed.rows if r not in self.printed.unnamed]
        if named:
            yield write_rows(spans_of(named)), "words name totals", SAID
        if self.printed.unnamed:
            yield write_rows(spans_of(self.printed.unnamed)), "they add up other rows", LIKELY

    def total_columns(self) -> Iterator[Told]:
        """Tell which columns are totals."""
        stated = self.hint.holding(Holds.TOTAL)
        named = [c for c in self.printed.cols if c not in stated]
        if stated:
            yield _letters(stated), "a hint says so", STATED
        if named:
            yield _letters(named), "words, periods or sums make them totals", LIKELY


def _letters(cols: Sequence[int]) -> str:
    runs = spans_of(cols)
    return ", ".join(letters(a) if a == b else write_columns((a, b)) for a, b in runs)
