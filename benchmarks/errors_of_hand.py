"""Errors that people make in returns, each planted in one of them by chance.

Where `follows`, the totals are those of the wrong figures, as formulas would give them; else they stay as they were, as totals do
that were typed, or counted from the right figures. A planted error names the cells in which it is, none where the whole return is wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from yearly_returns import ABOVE, ACROSS, MONEY, MONTHS, SUMMED, YEARS, Return, Row, table

Rows = list[tuple[str, Row]]
_TYPED = (0, 1, 2, 3, 5, 6)
"""The columns that somebody types: all but the total across."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A return with an error in it: its rows as written, and the cells that are wrong."""

    kind: str
    told: Return
    rows: Rows
    cells: frozenset[str] = frozenset()


Error = Callable[[random.Random, Return, Sequence[Return], bool], Planted | None]


def _cell(row: int, col: int) -> str:
    return f"{chr(ord('B') + col)}{ABOVE + row + 1}"


def _months_of(rows: Rows) -> list[int]:
    return [n for n, (label, _) in enumerate(rows) if label.endswith("月")]


def _one_cell(kind: str, change: Callable[[random.Random, Decimal], Decimal | None]) -> Error:
    """Make an error of one typed figure; a figure that it would not change is no place for it."""

    def plant(chance: random.Random, told: Return, _: Sequence[Return], follows: bool) -> Planted | None:
        month, col = chance.randrange(MONTHS), chance.choice(_TYPED)
        label, figures = told.months[month]
        new = change(chance, figures[col])
        if new is None or new == figures[col]:
            return None
        wrong = [*figures[:col], new, *figures[col + 1 :]]
        if follows:
            wrong[ACROSS] = sum(wrong[:SUMMED], Decimal(0))
        months = (*told.months[:month], (label, tuple(wrong)), *told.months[month + 1 :])
        rows = table(replace(told, months=months) if follows else told)
        row = _months_of(rows)[month]
        rows[row] = (label, wrong)
        return Planted(kind, told, rows, frozenset({_cell(row, col)}))

    return plant


def _other_digit(chance: random.Random, value: Decimal) -> Decimal | None:
    text = f"{value}"
    at = chance.choice([n for n, c in enumerate(text) if c.isdigit()])
    digit = chance.choice([d for d in "0123456789" if d != text[at] and (at or d != "0" or len(text) == 1)])
    return Decimal(text[:at] + digit + text[at + 1 :])


def _swapped(chance: random.Random, value: Decimal) -> Decimal | None:
    text = f"{value}"
    pairs = [n for n in range(len(text) - 1) if text[n] != text[n + 1] and "." not in text[n : n + 2]]
    pairs = [n for n in pairs if n or text[1] != "0"]
    if not pairs:
        return None
    n = chance.choice(pairs)
    return Decimal(text[:n] + text[n + 1] + text[n] + text[n + 2 :])


def _shifted(chance: random.Random, value: Decimal) -> Decimal:
    return value * 10 ** chance.choice((1, 2, 3, 4))


def _row_twice(chance: random.Random, told: Return, _: Sequence[Return], follows: bool) -> Planted:
    month = chance.randrange(MONTHS)
    months = (*told.months[: month + 1], told.months[month], *told.months[month + 1 :])
    rows = table(replace(told, months=months) if follows else told)
    at = _months_of(rows)[month]
    if not follows:
        rows.insert(at + 1, rows[at])
    cells = frozenset(_cell(row, col) for row in (at, at + 1) for col in range(MONEY + 1))
    return Planted("row twice", told, rows, cells)


def _subtotal_counted(_: random.Random, told: Return, __: Sequence[Return], ___: bool) -> Planted:
    rows = table(told)
    label, figures = rows[-1]
    rows[-1] = (label, [2 * f for f in figures])
    return Planted("subtotal counted", told, rows, frozenset(_cell(len(rows) - 1, col) for col in range(MONEY + 1)))


def _copied_form(chance: random.Random, told: Return, all_told: Sequence[Return], _: bool) -> Planted:
    other = chance.choice([r for r in all_told if r.year == told.year and r.district != told.district])
    return Planted("copied form", told, table(other))


def _wrong_unit(_: random.Random, told: Return, __: Sequence[Return], ___: bool) -> Planted:
    rows = [(label, [*figures[:MONEY], figures[MONEY] * 10_000]) for label, figures in table(told)]
    cells = frozenset(_cell(row, MONEY) for row in range(len(rows)))
    return Planted("wrong unit", told, rows, cells)


def _wrong_year(chance: random.Random, told: Return, all_told: Sequence[Return], _: bool) -> Planted | None:
    """Put last year's title above this year's figures, or this year's above those of last year."""
    if told.year == YEARS[0]:
        return None
    if chance.random() < 0.5:
        return Planted("wrong year", replace(told, title=told.year - 1), table(told))
    before = next(r for r in all_told if (r.district, r.year) == (told.district, told.year - 1))
    return Planted("wrong year", told, table(before))


def _missing_month(chance: random.Random, told: Return, _: Sequence[Return], follows: bool) -> Planted:
    month = chance.randrange(MONTHS)
    rows = table(replace(told, months=(*told.months[:month], *told.months[month + 1 :])) if follows else told)
    if not follows:
        del rows[_months_of(rows)[month]]
    return Planted("missing month", told, rows)


ERRORS: tuple[Error, ...] = (
    _one_cell("digit typo", _other_digit),
    _one_cell("swap", _swapped),
    _one_cell("×10ⁿ", _shifted),
    _one_cell("sign", lambda _, value: -value),
    _row_twice,
    _subtotal_counted,
    _copied_form,
    _wrong_unit,
    _wrong_year,
    _missing_month,
)
"""Every kind of error."""
FOLLOWING = frozenset({"digit typo", "swap", "×10ⁿ", "sign", "row twice", "missing month"})
"""The kinds whose totals may follow the error or not."""
