"""Read every cell of a grid by itself."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tallybook.model import Cell, CellKind, Grid, Quantity, Unread
from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import read_mark, read_partial, read_period, read_quantity

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_PERCENT = Decimal(100)


def read_tokens(grid: Grid) -> dict[Place, Token]:
    """Give one token for every non-empty cell."""
    return {place: _token(cell) for place, cell in grid.cells.items()}


def _token(cell: Cell) -> Token:
    if cell.kind is CellKind.NUMBER:
        return _number(cell)
    if cell.kind is CellKind.DATE:
        return _date(cell)
    if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
        return Token(TokenKind.FAULT, cell.raw, reason=cell.kind.value)
    return _text(cell.raw)


def _number(cell: Cell) -> Token:
    value = cell.value
    if not isinstance(value, Decimal) or not value.is_finite():
        return Token(TokenKind.ODD, cell.raw, counted=True, reason="not a number")
    if cell.percent:
        value = value * _PERCENT
    quantity = Quantity(value, value, value, unit="%" if cell.percent else "")
    return Token(TokenKind.NUMBER, cell.raw, quantity, yearlike=_yearlike(value), counted=True)


def _yearlike(value: Decimal) -> bool:
    return value == value.to_integral_value() and _FIRST_YEAR <= value <= _LAST_YEAR


def _date(cell: Cell) -> Token:
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Token(TokenKind.PERIOD, cell.raw, period=value.isoformat(), counted=True)
    return Token(TokenKind.TEXT, cell.raw)


def _text(raw: str) -> Token:
    text = raw.strip()
    if not text:
        return Token(TokenKind.TEXT, "")
    status = read_mark(text)
    if status is not None:
        return Token(TokenKind.MARK, text, status=status)
    return _period_text(text) or _quantity_text(text)


def _period_text(text: str) -> Token | None:
    bare_year = text.isdigit() and len(text) == 4  # noqa: PLR2004 - the digits of a year
    if bare_year and _yearlike(Decimal(text)):
        value = Decimal(text)
        return Token(TokenKind.NUMBER, text, Quantity(value, value, value), yearlike=True, counted=True)
    period = read_period(text) or read_partial(text)
    if period is None:
        return None
    return Token(TokenKind.PERIOD, text, period=period, counted=text.isdigit())


def _quantity_text(text: str) -> Token:
    reading = read_quantity(text)
    if isinstance(reading, Unread):
        if reading.numberlike:
            return Token(TokenKind.ODD, text, counted=True, reason=reading.reason)
        return Token(TokenKind.TEXT, text)
    return Token(TokenKind.NUMBER, text, reading, counted=True)
