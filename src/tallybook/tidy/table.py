"""Turn one table into observations and printed totals, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from tallybook.model import (
    NO_HINT,
    Choice,
    Codebook,
    Doubt,
    Evidence,
    Finding,
    Grid,
    Hint,
    Holds,
    Observation,
    Offer,
    PrintedTotal,
    Qualifier,
    Quantity,
    Role,
    Severity,
    Unread,
    a1,
    make_finding,
)
from tallybook.model.hint import named_exactly
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, Token, TokenKind
from tallybook.notation import is_change, is_last_year, is_ratio, read_quantity, write_hint
from tallybook.tidy.axes import read_axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import read_column
from tallybook.tidy.context import Context
from tallybook.tidy.days import by_days
from tallybook.tidy.doubts import doubts_of
from tallybook.tidy.evidence import evidence_of
from tallybook.tidy.meaning import Meaning, times
from tallybook.tidy.names import Names
from tallybook.tidy.printed import find_printed
from tallybook.tidy.rows import labels_of, read_rows
from tallybook.tidy.second_rows import second_rows
from tallybook.tidy.several import Several
from tallybook.tidy.statement import statement
from tallybook.tidy.versions import interim_columns

_STRAY_SHARE = 3
_DIGITS_FIRST = re.compile(r"[^A-Za-z0-9附见表第注]{0,4}\d")
_FAULTS = {"error": "CELL_ERROR", "uncalculated": "CELL_UNCALCULATED"}
_ROLE_OF = {
    ColumnRole.CODE: Role.CODE,
    ColumnRole.PERIOD: Role.PERIOD,
    ColumnRole.LABEL: Role.CODE,
    ColumnRole.NOTE: Role.EXCLUDED,
    ColumnRole.UNIT: Role.EXCLUDED,
}


@dataclass(slots=True)
class TableReading:
    """What one table gave."""

    observations: list[Observation] = field(default_factory=list)
    printed_totals: list[PrintedTotal] = field(default_factory=list)
    roles: dict[Place, Role] = field(default_factory=dict)
    parts: dict[Place, str] = field(default_factory=dict)
    headers: dict[Place, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    why: tuple[Evidence, ...] = ()
    across: tuple[int, int] = (0, 0)
    hint: Hint = NO_HINT


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
        self.asides = self._rows_aside()
        self.seconds = self._second_rows()
        if self.asides or self.seconds:
            gone = {*self.asides, *self.seconds}
            self.table = replace(table, body_rows=tuple(r for r in table.body_rows if r not in gone))
            self.cells = Cells(grid, self.table, layout.tokens)
        self.columns = by_days({c: read_column(table, c, self.axes, self.names) for c in self.values}, context)
        self.rows, periods = read_rows(self.cells, self.axes, self.names, (grid.source, grid.sheet), context.period)
        self.printed = find_printed(self.cells, self.axes, self.columns, self.rows)
        self.meaning = Meaning(self.cells, self.rows, self.columns, context, self.names)
        self.several = Several(
            self.cells, self.axes, self.rows, self.columns, context, self.names, commas=layout.decimal_comma
        )
        left, right = table.across
        filled = {r for r, c in layout.tokens if left <= c <= right and layout.tokens[r, c].text}
        self.out = TableReading(findings=list(periods), across=table.across)
        self.out.hint = statement(table, self.axes, self.printed, filled)

    def read(self) -> TableReading:
        """Give all cells of the table their roles."""
        self._headers()
        if self.table.hint.skip:
            return self._skip()
        self._other_columns()
        self._set_rows_aside()
        self._set_seconds_aside()
        self._set_strays_apart()
        doubts = self._doubts()
        self.out.why = self._why(doubts)
        if doubts:
            return self._refuse(doubts)
        for row, parts in self.printed.unnamed.items():
            self._find("TOTAL_UNMATCHED", a1(row, self.values[0]), " ".join(labels_of(self.rows[row])), n=len(parts))
        nameless = self._nameless_rows()
        self._set_interim_apart()
        years = self._years_apart()
        for row in self.table.body_rows:
            for col in self.values if row not in nameless and row not in years else ():
                self._cell(row, col)
        self._filled_labels()
        self._blank_areas()
        return self.out

    # -- around the values ------------------------------------------------------------

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
        for row in self.table.body_rows:
            for col, kind in self.table.columns.items():
                token = self.cells.at(row, col)
                if token is None or kind not in _ROLE_OF:
                    continue
                self.out.parts[row, col] = kind.value
                if token.counted:
                    self.out.roles[row, col] = _ROLE_OF[kind]
        skipped = [p for c in self.table.hint.holding(Holds.SKIP) for p in self._counted([c])]
        self._tell_skipped(skipped, "columns")

    def _counted(self, cols: Iterable[int]) -> list[Place]:
        return [(r, c) for r in self.table.body_rows for c in cols if self.cells.counted(r, c)]

    def _skip(self) -> TableReading:
        """Leave a table out that the user states to be none."""
        places = self._counted(self.table.columns)
        self.out.roles.update(dict.fromkeys(places, Role.EXCLUDED))
        self._tell_skipped(places, "skip")
        return self.out

    def _tell_skipped(self, places: Sequence[Place], key: str) -> None:
        for first in places[:1]:
            self._find("LAYOUT_SKIPPED", a1(*first), "", n=len(places), hint=self.table.hint.place(key))

    def _rows_aside(self) -> tuple[int, ...]:
        """Give rows among those of areas or years that hold last year's figures or a change: 上年同期, 平均每年增长（%）."""
        naming = (*self.axes.area_cols, *self.axes.period_cols)
        labels = {r: [self.cells.label(r, c) for c in naming] for r in self.table.body_rows}
        counted = self.axes.measures
        aside = tuple(r for r, words in labels.items() if any(_is_aside(w) for w in words if w not in counted))
        return aside if len(aside) < len(labels) else ()

    def _set_rows_aside(self) -> None:
        for row in self.asides:
            places = [(row, c) for c in self.values if self.cells.counted(row, c)]
            self.out.roles.update(dict.fromkeys(places, Role.EXCLUDED))
            for place in places[:1]:
                self._find("ROW_ASIDE", a1(*place), " ".join(self.cells.names_of(row)), n=len(places))

    def _second_rows(self) -> dict[int, str]:
        filled = [r for r in self.table.body_rows if any(self.cells.counted(r, c) for c in self.values)]
        return second_rows({r for r in filled if not self._named(r)}, filled, self.values, self.cells)

    def _set_seconds_aside(self) -> None:
        """Leave out the second of each two rows: what it is to the first is known, but not what it is called."""
        places = [(r, c) for r in sorted(self.seconds) for c in self.values if self.cells.counted(r, c)]
        self.out.roles.update(dict.fromkeys(places, Role.EXCLUDED))
        for first in places[:1]:
            self._find(
                "ROWS_SECOND", a1(*first), "", rows=len(self.seconds), n=len(places), what=self.seconds[first[0]]
            )

    def _set_strays_apart(self) -> None:
        """Leave out columns without a header that hold next to nothing: figures jotted beside the table."""
        counts = {c: sum(self.cells.counted(r, c) for r in self.table.body_rows) for c in self.values}
        most = max(counts.values(), default=0)
        strays = {c for c, n in counts.items() if not self.table.headers.get(c) and n * _STRAY_SHARE <= most}
        self.values = tuple(c for c in self.values if c not in strays)

    def _set_interim_apart(self) -> None:
        """Leave out columns of interim figures beside those of the final ones: 0-18时 and 0-24时."""
        pairs = {
            c: f for c, f in interim_columns(self.columns).items() if c in self.values and c not in self.printed.cols
        }
        for col, final in pairs.items():
            places = [(r, col) for r in self.table.body_rows if self.cells.counted(r, col)]
            self.out.roles.update(dict.fromkeys(places, Role.EXCLUDED))
            told = [(p, q) for p in places if (q := (p[0], final)) in self.cells.numbers and p in self.cells.numbers]
            differ = [(p, q) for p, q in told if self.cells.numbers[p] != self.cells.numbers[q]]
            for p, q in (differ or told)[:1]:
                where = f"{self.grid.sheet} {a1(*q)}: {self._raw(*q)}"
                facts: dict[str, Any] = {
                    "n": len(places),
                    "differing": len(differ),
                    "where": where,
                    "counted": self.grid.source,
                    "alone": 0,
                }
                self._find("FIGURES_REPLACED", a1(*p), self._raw(*p), Severity.NOTE, **facts)
        self.values = tuple(c for c in self.values if c not in pairs)

    def _years_apart(self) -> set[int]:
        """Leave out years beside some of their months that are not their sum: both would count twice."""
        apart = {r for r, row in self.rows.items() if row.year_of and r not in self.printed.rows}
        for row in sorted(apart):
            places = [(row, c) for c in self.values if self.cells.counted(row, c)]
            self.out.roles.update(dict.fromkeys(places, Role.EXCLUDED))
            for first in places[:1]:
                self._find("YEAR_ABOVE", a1(*first), self._raw(*first), n=len(places), year=self.rows[row].period)
        return apart

    def _doubts(self) -> tuple[Doubt, ...]:
        read = {c: self.columns[c] for c in self.values}
        return doubts_of(self.cells, self.axes, read, self.printed) if read else ()

    def _why(self, doubts: Sequence[Doubt]) -> tuple[Evidence, ...]:
        read = (self.cells, self.axes, self.columns, self.rows, self.context, self.printed)
        return evidence_of(*read, doubts) if self.values else ()

    def _refuse(self, doubts: Sequence[Doubt]) -> TableReading:
        """Leave all figures unexplained, and name each way to read them with the hint that settles it."""
        beside = (p for doubt in doubts for p in doubt.places if self.cells.counted(*p))
        places = sorted({*self._counted(self.values), *beside})
        stated = self.table.hint
        self.out.hint = replace(self.out.hint, columns=stated.columns, areas=stated.areas)
        self.out.roles.update(dict.fromkeys(places, Role.UNEXPLAINED))
        first = a1(*places[0]) if places else ""
        why = "; ".join(dict.fromkeys(doubt.why for doubt in doubts))
        offers = dict.fromkeys(self._offer(choice) for doubt in doubts for choice in doubt.choices)
        self._find("LAYOUT_UNSURE", first, "", n=len(places), why=why, offers=tuple(offers))
        return self.out

    def _offer(self, choice: Choice) -> Offer:
        """Put a choice into words; the hint speaks of this sheet of this file."""
        file, sheet = named_exactly(PurePath(self.grid.source).name), named_exactly(self.grid.sheet)
        return Offer(choice.meaning, choice.what, write_hint(replace(choice.hint, files=file, sheets=sheet)))

    def _nameless_rows(self) -> set[int]:
        """Set rows apart that nothing names, in a table whose other rows have names."""
        filled = [r for r in self.table.body_rows if any(self.cells.counted(r, c) for c in self.values)]
        nameless = {r for r in filled if not self._named(r) and r not in self.printed.rows}
        if len(nameless) == len(filled):
            return set()
        for row in sorted(nameless):
            places = [(row, c) for c in self.values if self.cells.counted(row, c)]
            self.out.roles.update(dict.fromkeys(places, Role.UNEXPLAINED))
            self._find("ROW_UNNAMED", a1(*places[0]), "", n=len(places))
        return nameless

    def _named(self, row: int) -> bool:
        naming = (ColumnRole.LABEL, ColumnRole.CODE, ColumnRole.PERIOD)
        return any(self.cells.label(row, c) for c, role in self.table.columns.items() if role in naming)

    def _filled_labels(self) -> None:
        """Say which empty labels were read as the ones above them."""
        for found in self.cells.above:
            severity = None if found.proven else Severity.WARNING
            first = min(found.anchors)
            label = self.cells.label(*first)
            self._find("LABELS_ABOVE", a1(*first), label, severity, n=len(found.anchors))

    def _blank_areas(self) -> None:
        """Report figures whose row leaves the area column empty, where nothing shows that it means 'as above'."""
        if not self.axes.area_cols:
            return
        blank = {o.cell for o in self.out.observations if not o.area_label}
        if blank:
            first = next(o for o in self.out.observations if o.cell in blank)
            self._find("AREA_BLANK", first.cell, first.raw, n=len(blank))

    # -- cells ------------------------------------------------------------------------

    def _cell(self, row: int, col: int) -> None:
        token = self.cells.at(row, col)
        if token is None or not token.text:
            return
        total = self.printed.holds(row, col) or self._of_one_month(row, col) is not None
        if token.kind is TokenKind.NUMBER:
            assert token.quantity is not None  # noqa: S101 - a NUMBER token always has one
            if total:
                self._total(row, col, token.quantity)
            else:
                self._hold_units(row, col, token, token.quantity)
                self._observe(row, col, token, token.quantity)
        elif token.kind is TokenKind.MARK:
            self._missing(row, col, token, total=total)
        elif token.kind is TokenKind.ODD and (figures := self.several.at(row, col)):
            for meaning, quantity in figures:
                self._one_of_several(row, col, meaning, quantity)
        elif token.kind in (TokenKind.ODD, TokenKind.FAULT):
            self._unread(row, col, token, total=total)
        elif token.kind is TokenKind.TEXT:
            self._words(row, col, token, total=total)
        else:
            self._unread(row, col, token, total=total)

    def _one_of_several(self, row: int, col: int, meaning: Meaning, read: Quantity) -> None:
        """Take one figure of a cell that holds several; one in a total is evidence that no single cell can be held to."""
        quantity = meaning.quantity(row, col, read)
        if not self.printed.holds(row, col):
            self.out.roles[row, col] = Role.OBSERVATION
            self.out.observations.append(self._observation(row, col, quantity, "A", meaning))
            return
        self.out.roles[row, col] = Role.PRINTED_TOTAL
        self._print(row, col, quantity.value)

    def _words(self, row: int, col: int, token: Token, *, total: bool) -> None:
        """Read words in the place of a number: with the unit that the header states, as an unread number, or as a gap."""
        unit = self.meaning.said(row, col).unit
        reading = read_quantity(token.text, unit.base if unit else "")
        if isinstance(reading, Quantity) and not total:
            power = 0 if reading.multiplier or unit is None else unit.multiplier
            self._observe(row, col, token, times(reading, power))
        elif _DIGITS_FIRST.match(token.text):
            self.out.roles[row, col] = Role.UNEXPLAINED
            why = reading.reason if isinstance(reading, Unread) else token.reason
            self._find("NUMBER_UNREAD", a1(row, col), token.text, why=why)
        else:
            self.out.parts[row, col] = "note"
            if not total:
                self._find("VALUE_MISSING", a1(row, col), token.text)

    def _observe(self, row: int, col: int, token: Token, read: Quantity) -> None:
        quantity = self.meaning.quantity(row, col, read)
        for doubt in quantity.doubts:
            self._find("QUALIFIER_CONTRADICTS", a1(row, col), token.text, why=doubt)
        self.out.roles[row, col] = Role.OBSERVATION
        self.out.observations.append(self._observation(row, col, quantity, "A"))

    def _hold_units(self, row: int, col: int, token: Token, own: Quantity) -> None:
        """Report a cell whose own unit or power of ten is not that of its header."""
        units = self.meaning.other_unit(row, col, own) if own.unit or own.multiplier else None
        if units:
            self._find("UNITS_DIFFER", a1(row, col), token.text, cell_unit=units[0], header_unit=units[1])

    def _missing(self, row: int, col: int, token: Token, *, total: bool) -> None:
        self.out.parts[row, col] = "mark"
        if total:
            return
        empty = Quantity(None, None, None, Qualifier.EXACT, self.meaning.base(row, col))
        self.out.observations.append(self._observation(row, col, empty, token.status))

    def _unread(self, row: int, col: int, token: Token, *, total: bool) -> None:
        if token.counted:
            self.out.roles[row, col] = Role.UNEXPLAINED
        code = _FAULTS.get(token.reason, "NUMBER_UNREAD")
        severity = Severity.WARNING if total and not token.counted else Severity.ERROR
        why = token.reason or "a date stands where a number is expected"
        self._find(code, a1(row, col), token.text, severity, why=why)

    def _observation(
        self, row: int, col: int, quantity: Quantity, status: str, own: Meaning | None = None
    ) -> Observation:
        meaning = own or self.meaning
        area, said = meaning.area(row, col), meaning.said(row, col)
        self.out.headers.setdefault((row, col), said.label)
        return Observation(
            self.names.area(area),
            area,
            said.indicator,
            said.label,
            said.activity,
            said.period,
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.qualifier,
            quantity.unit,
            status,
            self.grid.source,
            self.grid.sheet,
            a1(row, col),
            self._raw(row, col),
        )

    def _raw(self, row: int, col: int) -> str:
        """Give what stands in the cell, as the file has it."""
        return self.grid.cells[row, col].raw.strip()

    # -- totals -----------------------------------------------------------------------

    def _total(self, row: int, col: int, printed: Quantity) -> None:
        self.out.roles[row, col] = Role.PRINTED_TOTAL
        month = self._of_one_month(row, col)
        places = [(row, month)] if month is not None else self.printed.parts(row, col, self.cells)
        alike = all(self.meaning.base(*p) == self.meaning.base(row, col) for p in places)
        parts = tuple(a1(*p) for p in places if self.cells.filled(*p)) if alike else ()
        value = self.meaning.quantity(row, col, printed).value
        self._print(row, col, value, parts, self.meaning.rounding([(row, col), *places]))

    def _print(
        self, row: int, col: int, value: Decimal | None, parts: tuple[str, ...] = (), tolerance: Decimal = Decimal(0)
    ) -> None:
        label = " ".join(w for w in self.cells.names_of(row) if w)
        axis = "down" if row in self.printed.rows else "across"
        place = (self.grid.source, self.grid.sheet, a1(row, col))
        self.out.printed_totals.append(PrintedTotal(*place, self._raw(row, col), label, value, parts, axis, tolerance))

    def _of_one_month(self, row: int, col: int) -> int | None:
        """Give the column that a running total in January only repeats."""
        running = self.columns[col]
        if not running.running or self.printed.holds(row, col):
            return None
        alike = (
            c
            for c, month in self.columns.items()
            if c in self.values
            and month == replace(running, running="", period=month.period, one_month=month.one_month)
        )
        return next((c for c in alike if self.meaning.period(row, c) == self.meaning.period(row, col)), None)

    # -- words ------------------------------------------------------------------------

    def _find(
        self,
        code: str,
        cell: str,
        raw: str,
        severity: Severity | None = None,
        offers: tuple[Offer, ...] = (),
        **facts: object,
    ) -> None:
        made = make_finding(code, self.grid.source, self.grid.sheet, cell, raw, severity=severity, **facts)
        self.out.findings.append(replace(made, offers=offers))


def _is_aside(label: str) -> bool:
    """Whether a row's label names last year's figures, a change or a rate rather than an area."""
    return is_last_year(label) or is_change(label) or is_ratio(label)
