"""Turn one table into observations and printed totals: what rows and columns say, what is set apart, the figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from tallybook.model import Choice, Codebook, Doubt, Evidence, Grid, Holds, Offer, Role, Severity, a1
from tallybook.model.hint import named_exactly
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, Token, TokenKind
from tallybook.notation import write_hint
from tallybook.tidy.apart import nameless_rows, parted_rows, rows_aside, rows_second, stray_columns, years_above
from tallybook.tidy.axes import read_axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import read_column
from tallybook.tidy.context import Context
from tallybook.tidy.days import by_days
from tallybook.tidy.doubts import doubts_of
from tallybook.tidy.evidence import evidence_of
from tallybook.tidy.growth_columns import of_growth
from tallybook.tidy.growth_rows import compared_rows, read_compared
from tallybook.tidy.meaning import Meaning
from tallybook.tidy.names import Names
from tallybook.tidy.observations import Pairing
from tallybook.tidy.printed import find_printed
from tallybook.tidy.reading import TableReading
from tallybook.tidy.rows import labels_of, read_rows
from tallybook.tidy.several import Several
from tallybook.tidy.statement import statement
from tallybook.tidy.versions import Told, interim_columns, replaced_by

_FEW_LETTERS = 3
_ROLE_OF = {
    ColumnRole.CODE: Role.CODE,
    ColumnRole.PERIOD: Role.PERIOD,
    ColumnRole.LABEL: Role.CODE,
    ColumnRole.NOTE: Role.EXCLUDED,
    ColumnRole.UNIT: Role.EXCLUDED,
}


def tidy_table(
    grid: Grid, layout: SheetLayout, table: TableLayout, context: Context, codebook: Codebook
) -> TableReading:
    """Read a table; when its layout is in doubt its numbers stay unexplained, with an error."""
    return _Reader(grid, layout, table, context, codebook).read()


class _Reader:
    """One pass over one table; holds what its steps share."""

    def __init__(
        self, grid: Grid, layout: SheetLayout, table: TableLayout, context: Context, codebook: Codebook
    ) -> None:
        self.grid, self.table, self.context = grid, table, context
        self.names = Names(codebook)
        self.cells = Cells(grid, table, layout.tokens)
        self.values = table.having(ColumnRole.VALUE)
        self.axes = read_axes(self.cells, codebook, about=context.area, title=context.title)
        self.asides, self.seconds = rows_aside(self.cells, self.axes), rows_second(self.cells, self.values)
        whole = self.cells
        self._without({*self.asides, *self.seconds}, layout)
        columns = {c: read_column(table, c, self.axes, self.names) for c in self.values}
        self.columns = of_growth(by_days(columns, context))
        self.rows, periods = read_rows(self.cells, self.axes, self.names, (grid.source, grid.sheet), context.period)
        self.printed = find_printed(self.cells, self.axes, self.columns, self.rows)
        self._with_compared(whole, layout)
        self.meaning = Meaning(self.cells, self.rows, self.columns, context, self.names)
        self.several = Several(
            self.cells, self.axes, self.rows, self.columns, context, self.names, commas=layout.decimal_comma
        )
        self.out = TableReading(grid.source, grid.sheet, findings=list(periods), across=table.across)
        self.out.hint = statement(table, self.axes, self.printed, self._filled_rows(layout.tokens))

    def _without(self, gone: Collection[int], layout: SheetLayout) -> None:
        """Go on with the table without some of its rows."""
        if gone:
            self.table = replace(self.table, body_rows=tuple(r for r in self.table.body_rows if r not in gone))
            self.cells = Cells(self.grid, self.table, layout.tokens)

    def _with_compared(self, whole: Cells, layout: SheetLayout) -> None:
        """Take back those of the rows set aside that say plainly which period or growth they give."""
        compared = compared_rows(self.asides, whole, self.axes)
        read = (self.rows, self.columns, whole, self.axes, self.names, self.context.period)
        found = read_compared(compared, *read) if compared else {}
        if found:
            self.asides = tuple(r for r in self.asides if r not in found)
            self.rows = dict(sorted((self.rows | found).items()))
            self.table = replace(self.table, body_rows=tuple(sorted({*self.table.body_rows, *found})))
            self.cells = Cells(self.grid, self.table, layout.tokens)

    def read(self) -> TableReading:
        """Give all cells of the table their roles."""
        self._headers()
        if self.table.hint.skip:
            self._skip(self.cells.counted_in(self.table.columns), "skip")
            return self.out
        self._other_columns()
        self._rows_apart()
        strays = stray_columns(self.cells, self.values)
        self.values = tuple(c for c in self.values if c not in strays)
        doubts = self._doubts()
        self.out.why = self._why(doubts)
        alone = {c for doubt in doubts for c in doubt.cols}
        if doubts and (any(not doubt.cols for doubt in doubts) or alone >= set(self.values)):
            return self._refuse(doubts, self.values)
        if doubts:
            self._refuse(doubts, sorted(alone))
            self.values = tuple(c for c in self.values if c not in alone)
        for row, parts in self.printed.unnamed.items():
            self.out.find("TOTAL_UNMATCHED", a1(row, self.values[0]), " ".join(labels_of(self.rows[row])), n=len(parts))
        apart = {*self._nameless_apart(), *self._parted_apart()}
        self._interim_apart()
        apart |= {*self._years_apart()}
        pairing = Pairing(self.grid, self.meaning, self.printed, self.several, self.names, self.out)
        pairing.pair([r for r in self.table.body_rows if r not in apart], self.values)
        self._filled_labels()
        self._blank_areas()
        return self.out

    # -- around the values ------------------------------------------------------------

    def _filled_rows(self, tokens: Mapping[Place, Token]) -> set[int]:
        """Give the rows in which anything stands within the columns of the table's block."""
        left, right = self.table.across
        return {r for (r, c), token in tokens.items() if left <= c <= right and token.text}

    def _headers(self) -> None:
        for row in self.table.header_rows:
            for col in self.table.columns:
                token = self.cells.at(row, col)
                if token is None:
                    continue
                self.out.parts[row, col] = "header"
                if token.counted:
                    plain_period = token.yearlike or token.kind is TokenKind.PERIOD
                    self.out.roles[row, col] = Role.PERIOD if plain_period else Role.CODE

    def _other_columns(self) -> None:
        others = [(c, kind.value, _ROLE_OF[kind]) for c, kind in self.table.columns.items() if kind in _ROLE_OF]
        words = frozenset(self._words_behind_values())
        for row in self.table.body_rows:
            for col, part, role in others:
                token, place = self.cells.at(row, col), (row, col)
                if token is not None:
                    self.out.parts[place] = part
                    if token.counted and col in words and token.kind is TokenKind.ODD:
                        self.out.roles[place] = Role.UNEXPLAINED
                        self.out.find("NUMBER_UNREAD", a1(*place), token.text, why=token.reason)
                    elif token.counted:
                        self.out.roles[place] = role
                    elif col in words and token.kind is TokenKind.TEXT and token.text:
                        self.out.find("VALUE_MISSING", a1(*place), token.text)
        self._skip([p for c in self.table.hint.holding(Holds.SKIP) for p in self.cells.counted_in([c])], "columns")

    def _words_behind_values(self) -> tuple[int, ...]:
        """Give the columns behind figures in which every text has digits and hardly a letter: they name no row."""
        first = min(self.table.having(ColumnRole.VALUE), default=0)
        behind = (c for c in self.table.having(ColumnRole.LABEL) if c > first and self.table.headers.get(c))
        texts = {c: [t.text for r in self.table.body_rows if (t := self.cells.at(r, c)) and t.text] for c in behind}
        return tuple(c for c, told in texts.items() if all(map(_is_nearly_a_figure, told)))

    def _skip(self, places: Sequence[Place], key: str) -> None:
        """Leave cells out that the user states to be no data."""
        self.out.set_apart("LAYOUT_SKIPPED", places, hint=self.table.hint.place(key))

    def _in_row(self, row: int) -> list[Place]:
        """Give the cells of a row that hold figures."""
        return [(row, c) for c in self.values if self.cells.counted(row, c)]

    def _rows_apart(self) -> None:
        """Leave out last year's rows, and second rows: what these are to the first is known, but not what they are called."""
        for row in self.asides:
            self.out.set_apart("ROW_ASIDE", self._in_row(row), " ".join(self.cells.names_of(row)))
        places = [p for r in sorted(self.seconds) for p in self._in_row(r)]
        what = self.seconds[places[0][0]] if places else ""
        self.out.set_apart("ROWS_SECOND", places, rows=len(self.seconds), what=what)

    def _nameless_apart(self) -> list[int]:
        nameless = nameless_rows(self.cells, self.values, self.printed)
        for row in nameless:
            self.out.set_apart("ROW_UNNAMED", self._in_row(row), role=Role.UNEXPLAINED)
        return nameless

    def _parted_apart(self) -> list[int]:
        parted = parted_rows(self.cells)
        for row in parted:
            self.out.set_apart("ROW_PARTED", self._in_row(row), role=Role.UNEXPLAINED)
        return parted

    def _years_apart(self) -> list[int]:
        years = years_above(self.rows, self.printed)
        for row in years:
            places = self._in_row(row)
            raw = self.grid.raw(*places[0]) if places else ""
            self.out.set_apart("YEAR_ABOVE", places, raw, year=self.rows[row].period)
        return years

    def _interim_apart(self) -> None:
        """Leave out columns of interim figures beside those of the final ones: 0-18时 and 0-24时."""
        numbers, pairs = self.cells.numbers, interim_columns(self.columns)
        pairs = {c: final for c, final in pairs.items() if c in self.values and c not in self.printed.cols}
        for col, final in pairs.items():
            places = self.cells.counted_in([col])
            self.out.roles.update(dict.fromkeys(places, Role.EXCLUDED))
            both = [((r, c), (r, final)) for r, c in places if {c, final} <= numbers[r].keys()]
            differ = [(p, q) for p, q in both if numbers[p[0]][col] != numbers[q[0]][final]]
            for p, q in (differ or both)[:1]:
                self.out.findings.append(replaced_by(self._told(p), self._told(q), len(places), len(differ)))
        self.values = tuple(c for c in self.values if c not in pairs)

    def _told(self, place: Place) -> Told:
        return Told(self.grid.source, self.grid.sheet, a1(*place), self.grid.raw(*place))

    # -- doubts -----------------------------------------------------------------------

    def _doubts(self) -> tuple[Doubt, ...]:
        read = {c: self.columns[c] for c in self.values}
        return doubts_of(self.cells, self.axes, read, self.printed) if read else ()

    def _why(self, doubts: Sequence[Doubt]) -> tuple[Evidence, ...]:
        read = (self.cells, self.axes, self.columns, self.rows, self.context, self.printed)
        return evidence_of(*read, doubts) if self.values else ()

    def _refuse(self, doubts: Sequence[Doubt], cols: Sequence[int]) -> TableReading:
        """Leave the figures of columns unexplained, and name each way to read them with the hint that settles it."""
        beside = (p for doubt in doubts for p in doubt.places if self.cells.counted(*p))
        places = sorted({*self.cells.counted_in(cols), *beside})
        stated = self.table.hint
        read = {c: holds for c, holds in self.out.hint.columns if c not in cols and len(cols) < len(self.values)}
        columns = tuple(sorted((read | dict(stated.columns)).items()))
        self.out.hint = replace(self.out.hint, columns=columns, areas=stated.areas)
        self.out.roles.update(dict.fromkeys(places, Role.UNEXPLAINED))
        first = a1(*places[0]) if places else ""
        why = "; ".join(dict.fromkeys(doubt.why for doubt in doubts))
        offers = dict.fromkeys(self._offer(choice) for doubt in doubts for choice in doubt.choices)
        self.out.find("LAYOUT_UNSURE", first, "", n=len(places), why=why, offers=tuple(offers))
        return self.out

    def _offer(self, choice: Choice) -> Offer:
        """Put a choice into words; the hint speaks of this sheet of this file."""
        file, sheet = named_exactly(PurePath(self.grid.source).name), named_exactly(self.grid.sheet)
        return Offer(choice.meaning, choice.what, write_hint(replace(choice.hint, files=file, sheets=sheet)))

    # -- what was taken for granted ---------------------------------------------------

    def _filled_labels(self) -> None:
        """Say which empty labels were read as the ones above them."""
        for found in self.cells.above:
            severity = None if found.proven else Severity.WARNING
            first = min(found.anchors)
            self.out.find("LABELS_ABOVE", a1(*first), self.cells.label(*first), severity, n=len(found.anchors))

    def _blank_areas(self) -> None:
        """Report figures whose row leaves the area column empty, where nothing shows that it means 'as above'."""
        blank = [o for o in self.out.observations if not o.area_label] if self.axes.area_cols else []
        if blank:
            self.out.find("AREA_BLANK", blank[0].cell, blank[0].raw, n=len({o.cell for o in blank}))


def _is_nearly_a_figure(text: str) -> bool:
    """Whether a text has digits, or words for them, and hardly a letter: №12345, [12345], 两万; no time of the day."""
    return (
        any(map(str.isnumeric, text))
        and ":" not in text
        and sum(c.isalpha() and not c.isnumeric() for c in text) <= _FEW_LETTERS
    )
