"""Make the observations and printed totals of a table: each figure pairs what its row says with what its column says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import cast

from tallybook.model import (
    Grid,
    Observation,
    PrintedTotal,
    Qualifier,
    Quantity,
    Role,
    Severity,
    Unread,
    a1,
)
from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import read_bounded, read_quantity
from tallybook.tidy.meaning import Meaning, Said, times
from tallybook.tidy.names import Names
from tallybook.tidy.printed import Printed
from tallybook.tidy.reading import TableReading
from tallybook.tidy.several import Several
from tallybook.tidy.sums import foots

_DIGITS_FIRST = re.compile(r"[^A-Za-z0-9附见表第注]{0,4}\d")
_FAULTS = {"error": "CELL_ERROR", "uncalculated": "CELL_UNCALCULATED"}
_FEWEST, _FEW = 2, 3
_OBSERVATION = partial(tuple.__new__, Observation)
"""Makes an observation of all its fields in order, in a third of the time that naming them takes."""


def _is_plain(token: Token) -> bool:
    """Whether a cell holds a figure and nothing else, no unit and no word."""
    quantity = token.quantity
    return token.kind is TokenKind.NUMBER and quantity is not None and not (quantity.unit or quantity.multiplier)


class Pairing:
    """Goes through the figures of a table, row by row; `out` takes what they give."""

    def __init__(
        self, grid: Grid, meaning: Meaning, printed: Printed, several: Several, names: Names, out: TableReading
    ) -> None:
        """Take a table as read so far."""
        self.grid, self.meaning, self.printed, self.several, self.names = grid, meaning, printed, several, names
        self.cells, self.out = meaning.cells, out
        self._months: dict[int, list[int]] = {}

    def pair(self, rows: Iterable[int], cols: Sequence[int]) -> None:
        """Read all figures in these rows and columns."""
        self._months = {c: months for c in cols if (months := self._alike_but_running(c, cols))}
        wanted = frozenset(cols)
        plain = wanted - {*self.printed.cols, *self._months}
        for row in rows:
            usual = frozenset[int]() if row in self.printed.rows else plain
            for col, token in self.cells.told[row].items():
                if col in usual and _is_plain(token):
                    self._observe(row, col, token, cast("Quantity", token.quantity))
                elif col in wanted:
                    self._cell(row, col, token)

    def _cell(self, row: int, col: int, token: Token) -> None:
        held = self.printed.holds(row, col) and not self._is_rate_of_all(row, col)
        month = None if held or col not in self._months else self._of_one_month(row, col)
        total = held or month is not None
        if token.kind is TokenKind.NUMBER and token.quantity is not None:
            if total:
                self._total(row, col, token.quantity, month)
            else:
                if token.quantity.unit or token.quantity.multiplier:
                    self._hold_units(row, col, token, token.quantity)
                self._observe(row, col, token, token.quantity)
        elif token.kind is TokenKind.MARK:
            self._missing(row, col, token, total=total)
        elif token.kind is TokenKind.ODD and (figures := self.several.at(row, col)):
            for meaning, quantity in figures:
                self._one_of_several(row, col, meaning, quantity)
        elif token.kind is TokenKind.TEXT:
            self._words(row, col, token, total=total)
        else:
            self._unread(row, col, token, total=total)

    def _alike_but_running(self, col: int, cols: Sequence[int]) -> list[int]:
        """Give the columns that say the same as one of running totals, but for the month."""
        columns = self.meaning.columns
        one = columns[col]
        if not one.running:
            return []
        bare = replace(one, running="")
        return [
            c
            for c, month in columns.items()
            if c in cols and month == replace(bare, period=month.period, one_month=month.one_month)
        ]

    def _of_one_month(self, row: int, col: int) -> int | None:
        """Give the column that a running total in January only repeats."""
        period = self.meaning.period(row, col)
        return next((c for c in self._months[col] if self.meaning.period(row, c) == period), None)

    def _is_rate_of_all(self, row: int, col: int) -> bool:
        """Whether a cell of a total column is a rate of all, in a row of rates: its parts do not add up to it."""
        if row in self.printed.rows or self.meaning.columns[col].area or not self.meaning.rates(row):
            return False
        numbers, parts = self.cells.numbers, self.printed.parts(row, col, self.cells)
        whole = numbers[row].get(col)
        return bool(parts) and (whole is None or not foots(whole, (numbers[r].get(c) for r, c in parts), exactly=True))

    # -- observations -----------------------------------------------------------------

    def _observe(self, row: int, col: int, token: Token, read: Quantity) -> None:
        meaning, place = self.meaning, (row, col)
        said = meaning.said(row, col)
        quantity = meaning.quantity(said, read)
        for doubt in quantity.doubts:
            self.out.find("QUALIFIER_CONTRADICTS", a1(row, col), token.text, why=doubt)
        self.out.roles[place] = Role.OBSERVATION
        self._add(place, said, meaning.area(row, col), quantity, token.status or "A")

    def _hold_units(self, row: int, col: int, token: Token, own: Quantity) -> None:
        """Report a cell whose own unit or power of ten is not that of its header."""
        units = self.meaning.other_unit(row, col, own)
        if units:
            self.out.find("UNITS_DIFFER", a1(row, col), token.text, cell_unit=units[0], header_unit=units[1])

    def _one_of_several(self, row: int, col: int, meaning: Meaning, read: Quantity) -> None:
        """Take one figure of a cell that holds several; one in a total is evidence that no single cell can be held to."""
        said = meaning.said(row, col)
        quantity = meaning.quantity(said, read)
        if self.printed.holds(row, col):
            self.out.roles[row, col] = Role.PRINTED_TOTAL
            self._print(row, col, quantity.value)
        else:
            self.out.roles[row, col] = Role.OBSERVATION
            self._add((row, col), said, meaning.area(row, col), quantity)

    def _missing(self, row: int, col: int, token: Token, *, total: bool) -> None:
        self.out.parts[row, col] = "mark"
        if not total:
            said = self.meaning.said(row, col)
            empty = Quantity(None, None, None, Qualifier.EXACT, said.base)
            self._add((row, col), said, self.meaning.area(row, col), empty, token.status)
        elif self._tells_all(row):
            self.out.find("VALUE_MISSING", a1(row, col), token.text)

    def _tells_all(self, row: int) -> bool:
        """Whether a row says nothing but what stands in its totals: 未报 below 合计, and blanks behind it."""
        return row not in self.printed.rows and all(c in self.printed.cols for c in self.cells.told[row])

    def _words(self, row: int, col: int, token: Token, *, total: bool) -> None:
        """Read words in the place of a number: with the unit that the header states, as an unread number, or as a gap."""
        unit = self.meaning.said(row, col).unit
        base = unit.base if unit else ""
        reading = read_quantity(token.text, base)
        bounded = read_bounded(token.text, base, commas=self.several.commas) if isinstance(reading, Unread) else None
        reading = bounded or reading
        if isinstance(reading, Quantity) and not total:
            power = 0 if reading.multiplier or unit is None else unit.multiplier
            self._observe(row, col, token, times(reading, power))
        elif bounded or _DIGITS_FIRST.match(token.text):
            self.out.roles[row, col] = Role.UNEXPLAINED
            why = reading.reason if isinstance(reading, Unread) else token.reason
            self.out.find("NUMBER_UNREAD", a1(row, col), token.text, why=why)
        else:
            self.out.parts[row, col] = "note"
            if not total or self._tells_all(row):
                self.out.find("VALUE_MISSING", a1(row, col), token.text)

    def _unread(self, row: int, col: int, token: Token, *, total: bool) -> None:
        if token.counted:
            self.out.roles[row, col] = Role.UNEXPLAINED
        code = _FAULTS.get(token.reason, "NUMBER_UNREAD")
        severity = Severity.WARNING if total and not token.counted else Severity.ERROR
        why = token.reason or "a date stands where a number is expected"
        self.out.find(code, a1(row, col), token.text, severity, why=why)

    def _add(self, place: Place, said: Said, area: str, quantity: Quantity, status: str = "A") -> None:
        out = self.out
        indicator, label, activity, period, *_ = said
        value, low, high, qualifier, unit, *_ = quantity
        told = (self.names.area(area), area, indicator, label, activity, period, value, low, high, qualifier, unit)
        out.headers.setdefault(place, label)
        stands = (out.source, out.sheet, a1(*place), self.grid.raw(*place), 1)
        out.observations.append(_OBSERVATION((*told, status, *stands)))

    # -- printed totals ---------------------------------------------------------------

    def _total(self, row: int, col: int, printed: Quantity, month: int | None) -> None:
        self.out.roles[row, col] = Role.PRINTED_TOTAL
        places = [(row, month)] if month is not None else self.printed.parts(row, col, self.cells)
        alike = {self.meaning.base(*p) for p in places} <= {self.meaning.base(row, col)}
        filled = [p for p in places if self.cells.filled(*p)]
        claims = alike and not self._is_mean(row, col, filled)
        parts = tuple([a1(*p) for p in filled]) if claims else ()
        value = self.meaning.quantity(self.meaning.said(row, col), printed).value
        self._print(row, col, value, parts, self.meaning.rounding([(row, col), *filled]))

    def _is_mean(self, row: int, col: int, places: Sequence[Place]) -> bool:
        """Whether a figure behind the whole table's total lies between its few parts, as a mean of them does and no sum can."""
        if not self.printed.claims.ends_before(row):
            return False
        whole = self.cells.numbers[row].get(col)
        told = [v for r, c in places if (v := self.cells.numbers[r].get(c)) is not None]
        return whole is not None and _FEWEST <= len(told) <= _FEW and 0 <= min(told) < whole < max(told)

    def _print(
        self, row: int, col: int, value: Decimal | None, parts: tuple[str, ...] = (), tolerance: Decimal = Decimal(0)
    ) -> None:
        label = " ".join(w for w in self.cells.names_of(row) if w)
        axis = "down" if row in self.printed.rows else "across"
        place = (self.grid.source, self.grid.sheet, a1(row, col))
        raw = self.grid.raw(row, col)
        self.out.printed_totals.append(PrintedTotal(*place, raw, label, value, parts, axis, tolerance))
