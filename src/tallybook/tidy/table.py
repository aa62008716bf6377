"""Turn one table into observations and printed totals, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tallybook.model import (
    Codebook,
    Finding,
    Grid,
    Observation,
    PrintedTotal,
    Qualifier,
    Quantity,
    Role,
    Severity,
    a1,
    make_finding,
)
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, Token, TokenKind
from tallybook.notation import (
    clean_label,
    find_period,
    is_part,
    is_total,
    join_period,
    read_partial,
    read_period,
    read_unit,
    split_unit,
)
from tallybook.notation.units import Unit
from tallybook.tidy.axes import Axes, indicator_words, read_axes
from tallybook.tidy.context import Context
from tallybook.tidy.names import Names, area_name
from tallybook.tidy.periods import holding_columns
from tallybook.tidy.totals import named_total, parts_of_row, summed_columns, summed_rows

_NUMBERS = (TokenKind.NUMBER, TokenKind.ODD)


@dataclass(slots=True)
class TableReading:
    """What one table gave."""

    observations: list[Observation] = field(default_factory=list)
    printed_totals: list[PrintedTotal] = field(default_factory=list)
    roles: dict[Place, Role] = field(default_factory=dict)
    parts: dict[Place, str] = field(default_factory=dict)
    headers: dict[Place, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its words without period, area and unit, and those three."""

    words: tuple[str, ...]
    shown: tuple[str, ...]
    period: str
    area: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its area, indicator words, activity, period, unit and all its labels."""

    labels: tuple[str, ...]
    area: str
    words: tuple[str, ...]
    shown: tuple[str, ...]
    activity: str
    period: str
    unit: Unit | None


def tidy_table(
    grid: Grid, layout: SheetLayout, table: TableLayout, context: Context, *, year: str | None, codebook: Codebook
) -> TableReading:
    """Read a table; when its layout is in doubt its numbers stay unexplained, with an error."""
    return _Reader(grid, layout, table, context, year, codebook).read()


class _Reader:
    """One pass over one table; holds what its steps share."""

    def __init__(
        self,
        grid: Grid,
        layout: SheetLayout,
        table: TableLayout,
        context: Context,
        year: str | None,
        codebook: Codebook,
    ) -> None:
        self.grid, self.tokens, self.table = grid, layout.tokens, table
        self.context, self.year, self.names = context, year, Names(codebook)
        self.values = table.having(ColumnRole.VALUE)
        self.axes: Axes = read_axes(table, layout.tokens, codebook)
        self.anchors = grid.anchors()
        self.columns = {c: self._column(c) for c in self.values}
        self.rows = {r: self._row(r) for r in table.body_rows} if self.values else {}
        self.out = TableReading()

    # -- dimensions -------------------------------------------------------------------

    def _column(self, col: int) -> Column:
        words: list[str] = []
        shown: list[str] = []
        unit: Unit | None = None
        period, area = "", ""
        for part in self.table.headers.get(col, ()):
            label, found = split_unit(part)
            unit = found or unit
            time = read_period(part) or read_partial(part) or read_period(label) or read_partial(label)
            if time:
                period = _joined(period, time)
            elif part == self.table.headers[col][-1] and self.axes.areas_across:
                area = label
            else:
                inner = find_period(label) or ""
                period = _joined(period, inner) if inner and not inner.startswith("-") else period
                if read_unit(part) is not None and not found and words:
                    unit = read_unit(part)
                elif indicator_words((part,)):
                    words.append(label)
                    shown.append(part)
        return Column(tuple(words), tuple(shown), period, area, unit)

    def _row(self, row: int) -> Row:
        axes = self.axes
        words = [self._label(row, c) for c in axes.indicator_cols]
        unit = None
        kept: list[str] = []
        for word in words:
            label, found = split_unit(word)
            unit = found or unit
            if label and (not kept or kept[-1] != label):
                kept.append(label)
        area = next((area_name(w) for c in axes.area_cols if (w := self._label(row, c))), "")
        activity = " / ".join(w for c in axes.activity_cols if (w := self._label(row, c)))
        labels = tuple(self._label(row, c) for c in self.table.having(ColumnRole.LABEL))
        shown = tuple(w for w in dict.fromkeys(words) if w)
        return Row(labels, area, tuple(kept), shown, activity, self._row_period(row), self._row_unit(row) or unit)

    def _label(self, row: int, col: int) -> str:
        token = self.tokens.get(self.anchors.get((row, col), (row, col)))
        return clean_label(token.text) if token else ""

    def _row_period(self, row: int) -> str:
        period = ""
        for col in (c for c in self.table.having(ColumnRole.PERIOD) if c < self.values[0]):
            token = self.tokens.get(self.anchors.get((row, col), (row, col)))
            if token is None:
                continue
            text = token.period or (str(token.quantity.value) if token.yearlike and token.quantity else "")
            period = _joined(period, text) if text else period
        return period

    def _row_unit(self, row: int) -> Unit | None:
        texts = (self._label(row, c) for c in self.table.having(ColumnRole.UNIT))
        return next((u for t in texts if t and (u := read_unit(t))), None)

    def _period(self, row: Row, column: Column) -> str:
        own = _joined(column.period, row.period)
        own = _joined(self._own_year(), own) if own.startswith("-") else own
        if self.year and own and not own.startswith("-") and not own.startswith(self.year):
            return own
        return own or self.context.period

    def _own_year(self) -> str:
        found = self.context.period
        return "" if found.startswith("-") else found[:4]

    # -- reading ----------------------------------------------------------------------

    def read(self) -> TableReading:
        """Give all cells of the table their roles."""
        self._headers()
        self._other_columns()
        doubts = self._doubts()
        if doubts:
            return self._refuse(doubts)
        total_cols, total_rows = self._total_columns(), self._total_rows()
        for row in self.table.body_rows:
            for col in self.values:
                self._cell(row, col, total_rows, total_cols)
        self._explain(total_rows, total_cols)
        return self.out

    def _headers(self) -> None:
        for row in self.table.header_rows:
            for col in self.table.columns:
                token = self.tokens.get((row, col))
                if token is None:
                    continue
                self.out.parts[row, col] = "header"
                if token.counted:
                    plain_period = token.yearlike or token.kind is TokenKind.PERIOD
                    self.out.roles[row, col] = Role.PERIOD if plain_period else Role.CODE

    def _other_columns(self) -> None:
        role_of = {
            ColumnRole.CODE: Role.CODE,
            ColumnRole.PERIOD: Role.PERIOD,
            ColumnRole.LABEL: Role.CODE,
            ColumnRole.NOTE: Role.EXCLUDED,
            ColumnRole.UNIT: Role.EXCLUDED,
        }
        for row in self.table.body_rows:
            for col, kind in self.table.columns.items():
                token = self.tokens.get((row, col))
                if token is None or kind not in role_of:
                    continue
                self.out.parts[row, col] = kind.value
                if token.counted:
                    self.out.roles[row, col] = role_of[kind]

    def _doubts(self) -> list[str]:
        if not self.values:
            return []
        several = len(self.values) > 1
        nameless = [c for c in self.values if not self.table.headers.get(c)]
        dims = (ColumnRole.LABEL, ColumnRole.PERIOD)
        labelled = any(self.table.having(r) for r in dims) or any(self.table.headers.get(c) for c in self.values)
        doubts = []
        if several and nameless:
            doubts.append("columns without a header")
        if not labelled:
            doubts.append("its rows have no labels")
        return doubts

    def _refuse(self, doubts: list[str]) -> TableReading:
        cells = [(r, c) for r in self.table.body_rows for c in self.values if self._counted(r, c)]
        for place in cells:
            self.out.roles[place] = Role.UNEXPLAINED
        first = a1(*cells[0]) if cells else ""
        self._find("LAYOUT_UNSURE", first, "", n=len(cells), why="; ".join(doubts))
        return self.out

    def _counted(self, row: int, col: int) -> bool:
        token = self.tokens.get((row, col))
        return token is not None and token.counted

    # -- totals -----------------------------------------------------------------------

    def _total_columns(self) -> dict[int, tuple[int, ...]]:
        named = {c for c in self.values if named_total(self.table.headers.get(c, ())) or is_total(self.columns[c].area)}
        found: dict[int, tuple[int, ...]] = {}
        for col in named:
            parts = self._sisters(col, named)
            if parts:
                found[col] = parts
        rest = {c: self.columns[c].period for c in self.values if c not in found}
        names = {c: "/".join(self.columns[c].words) + self.columns[c].area for c in rest}
        found.update(holding_columns(rest, names))
        rest_cols = [c for c in self.values if c not in found]
        found.update(summed_columns(rest_cols, self.table.body_rows, self._numbers()))
        return found

    def _sisters(self, col: int, named: set[int]) -> tuple[int, ...]:
        """Give the columns a total column adds up: those under the same spanner."""
        path = self.table.headers.get(col, ())
        depth = next((i for i, w in enumerate(path) if is_total(w)), len(path))
        above = path[:depth]
        others = [c for c in self.values if c not in named]
        return tuple(c for c in others if self.table.headers.get(c, ())[:depth] == above)

    def _total_rows(self) -> dict[int, tuple[int, ...]]:
        body = self.table.body_rows
        named = [r for r in body if named_total(self._first_labels(r))]
        if len(named) == sum(any(self._counted(r, c) for c in self.values) for r in body):
            return {}
        plain = [r for r in body if r not in named]
        summed = summed_rows(plain, self.values, self._numbers()) if not self.axes.indicator_cols else {}
        self._announce(summed)
        return {**dict.fromkeys(named, ()), **summed}

    def _first_labels(self, row: int) -> tuple[str, ...]:
        cols = [
            c
            for c in sorted(self.table.columns)
            if self.table.columns[c] in (ColumnRole.LABEL, ColumnRole.CODE, ColumnRole.PERIOD)
        ]
        return tuple(clean_label(t.text) for c in cols if (t := self.tokens.get((row, c))))

    def _announce(self, summed: dict[int, tuple[int, ...]]) -> None:
        for row, parts in summed.items():
            labels = " ".join(self.rows[row].labels)
            self._find("TOTAL_UNMATCHED", a1(row, self.values[0]), labels, n=len(parts))

    def _numbers(self) -> dict[Place, Decimal]:
        return {
            (r, c): t.quantity.value
            for r in self.table.body_rows
            for c in self.values
            if (t := self.tokens.get((r, c))) and t.quantity and t.quantity.value is not None
        }

    # -- cells ------------------------------------------------------------------------

    def _cell(
        self, row: int, col: int, total_rows: dict[int, tuple[int, ...]], total_cols: dict[int, tuple[int, ...]]
    ) -> None:
        token = self.tokens.get((row, col))
        if token is None or not token.text:
            return
        total = row in total_rows or col in total_cols
        if token.kind is TokenKind.NUMBER:
            self._total(row, col, token, total_rows, total_cols) if total else self._observe(row, col, token)
        elif token.kind is TokenKind.MARK and not total:
            self._missing(row, col, token)
        elif token.kind in (TokenKind.ODD, TokenKind.FAULT):
            self._unread(row, col, token, total=total)
        elif token.kind is TokenKind.TEXT:
            self.out.parts[row, col] = "note"
            if not total:
                self._text_among_numbers(row, col, token)
        elif token.counted:
            self.out.roles[row, col] = Role.UNEXPLAINED
            self._unread(row, col, token, total=total)

    def _quantity(self, row: int, col: int, token: Token) -> Quantity:
        quantity = token.quantity
        assert quantity is not None  # noqa: S101 - a NUMBER token always has one
        unit = self._unit(row, col)
        if quantity.unit or unit is None:
            return quantity
        if quantity.multiplier:
            return replace(quantity, unit=unit.base)
        return Quantity(
            _scaled(quantity.value, unit.multiplier),
            _scaled(quantity.low, unit.multiplier),
            _scaled(quantity.high, unit.multiplier),
            quantity.qualifier,
            unit.base,
            unit.multiplier,
            quantity.doubts,
        )

    def _hold_units(self, row: int, col: int, token: Token) -> None:
        """Report a cell whose own unit or power of ten is not that of its header."""
        own, unit = token.quantity, self._unit(row, col)
        if own is None or unit is None or not (own.unit or own.multiplier):
            return
        said = Unit(own.unit or unit.base, own.multiplier)
        if said.base != unit.base or ((own.multiplier or own.unit) and unit.multiplier):
            self._find("UNITS_DIFFER", a1(row, col), token.text, cell_unit=said, header_unit=unit)

    def _unit(self, row: int, col: int) -> Unit | None:
        return self.columns[col].unit or self.rows[row].unit or self.context.unit

    def _observe(self, row: int, col: int, token: Token) -> None:
        quantity = self._quantity(row, col, token)
        for doubt in quantity.doubts:
            self._find("QUALIFIER_CONTRADICTS", a1(row, col), token.text, why=doubt)
        self._hold_units(row, col, token)
        self.out.roles[row, col] = Role.OBSERVATION
        self.out.observations.append(self._observation(row, col, token, quantity, "A"))

    def _missing(self, row: int, col: int, token: Token) -> None:
        empty = Quantity(None, None, None, Qualifier.EXACT, unit.base if (unit := self._unit(row, col)) else "")
        self.out.parts[row, col] = "mark"
        self.out.observations.append(self._observation(row, col, token, empty, token.status))

    def _observation(self, row: int, col: int, token: Token, quantity: Quantity, status: str) -> Observation:
        r, c = self.rows[row], self.columns[col]
        area = r.area or c.area or self.context.area
        label = " / ".join(dict.fromkeys((*self._parent_words(row), *r.shown, *c.shown))) or self.context.subject
        self.out.headers[row, col] = label
        return Observation(
            self.names.area(area),
            area,
            self.names.indicator((*r.words, *c.words)),
            label,
            r.activity,
            self._period(r, c),
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.qualifier,
            quantity.unit,
            status,
            self.grid.source,
            self.grid.sheet,
            a1(row, col),
            token.text,
        )

    def _parent_words(self, row: int) -> tuple[str, ...]:
        """Give a 其中 row the words of the row it is part of."""
        words = self.rows[row].words
        if not words or not is_part(words[-1]):
            return ()
        above = [
            r for r in self.table.body_rows if r < row and self.rows[r].words and not is_part(self.rows[r].words[-1])
        ]
        return self.rows[above[-1]].words if above else ()

    def _total(
        self,
        row: int,
        col: int,
        token: Token,
        total_rows: dict[int, tuple[int, ...]],
        total_cols: dict[int, tuple[int, ...]],
    ) -> None:
        self.out.roles[row, col] = Role.PRINTED_TOTAL
        down = row in total_rows
        if down:
            cells = [(r, col) for r in self._down_parts(row, col, total_rows)]
        else:
            cells = [(row, c) for c in total_cols[col]]
        if down and col in total_cols:
            cells = []
        quantity = self._quantity(row, col, token)
        parts = tuple(a1(*p) for p in cells if self._addable(p, row, col))
        self.out.printed_totals.append(
            PrintedTotal(
                self.grid.source,
                self.grid.sheet,
                a1(row, col),
                token.text,
                " ".join(w for w in self._first_labels(row) if w),
                quantity.value,
                parts if len(parts) == len(cells) else (),
                "down" if down else "across",
            )
        )

    def _addable(self, place: Place, row: int, col: int) -> bool:
        mine, theirs = self._unit(row, col), self._unit(*place)
        return (mine.base if mine else "") == (theirs.base if theirs else "")

    def _down_parts(self, row: int, col: int, total_rows: dict[int, tuple[int, ...]]) -> Sequence[int]:
        return total_rows[row] or parts_of_row(row, self.table.body_rows, tuple(total_rows), col, self._numbers_once)

    @property
    def _numbers_once(self) -> dict[Place, Decimal]:
        if not hasattr(self, "_kept"):
            self._kept = self._numbers()
        return self._kept

    def _unread(self, row: int, col: int, token: Token, *, total: bool) -> None:
        if token.counted:
            self.out.roles[row, col] = Role.UNEXPLAINED
        code = _FAULTS.get(token.reason, "NUMBER_UNREAD")
        severity = Severity.WARNING if total and not token.counted else Severity.ERROR
        why = token.reason or "a date stands where a number is expected"
        self._find(code, a1(row, col), token.text, severity, why=why)

    def _text_among_numbers(self, row: int, col: int, token: Token) -> None:
        self._find("VALUE_MISSING", a1(row, col), token.text)

    def _find(self, code: str, cell: str, raw: str, severity: Severity | None = None, **facts: object) -> None:
        made = make_finding(code, self.grid.source, self.grid.sheet, cell, raw, severity=severity, **facts)
        self.out.findings.append(made)

    def _explain(self, total_rows: dict[int, tuple[int, ...]], total_cols: dict[int, tuple[int, ...]]) -> None:
        where = f"rows {self.table.body_rows[0] + 1}-{self.table.body_rows[-1] + 1}"
        self.out.why.append(
            f"{where}: header rows {[r + 1 for r in self.table.header_rows]}, {len(self.values)} value columns, "
            f"{len(total_rows)} total rows, {len(total_cols)} total columns, area {self.context.area or 'from rows'!r}, "
            f"period {self.context.period or 'from cells'!r}"
        )


_FAULTS = {"error": "CELL_ERROR", "uncalculated": "CELL_UNCALCULATED"}


def _scaled(value: Decimal | None, power: int) -> Decimal | None:
    if value is None or not power:
        return value
    scaled = value.scaleb(power)
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled


def _joined(period: str, more: str) -> str:
    """Join a period with a finer one: 2021 and -05, -05 and 2021, or the one that is there."""
    if not period or not more:
        return period or more
    if more.startswith("-") and not period.startswith("-"):
        return join_period(period, more)
    if period.startswith("-") and not more.startswith("-"):
        return join_period(more, period)
    return more if len(more) > len(period) else period
