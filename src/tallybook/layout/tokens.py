"""Read every cell of a grid by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from tallybook.model import Cell, CellKind, Grid, Qualifier, Quantity, Unread
from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import (
    Separators,
    may_be_thousands,
    read_mark,
    read_partial,
    read_period,
    read_quantity,
    read_unit,
    seen,
    separators,
    several_figures,
    shifted,
    with_point,
)

_FIRST_YEAR, _LAST_YEAR = Decimal(1900), Decimal(2100)
_ISO_DAY = 10
_PERCENT_POWER = 2
_ROC_YEAR = re.compile(r"(?:民[国國])?\d{2,3}年?度?")
_DECIMAL = re.compile(r"\d+\.\d+")
_ROC = re.compile(r"民[国國]")
_KEYED = re.compile(r"\w+(?:,\w+)*\\(?:time|TIME_PERIOD)\s*")
_FLAGGED = re.compile(r"(?P<figure>-?\d[\d.,]*|:) (?P<flags>[a-z]{1,3})")
_LONGEST, _FIRST = 1000, 200
_FIGURES = re.compile(r"[\d\s.,，．、·'’+\-–—/:%()（）〇零一二两三四五六七八九十百千万亿萬億]+")
_STATUS = {"b": "B", "d": "D", "e": "E", "f": "F", "i": "I", "n": "N", "p": "P", "s": "E", "u": "U"}


def separators_of(grid: Grid) -> Separators:
    """Say what parts the decimals of a sheet's texts."""
    return separators(
        cell.raw for cell in grid.cells.values() if cell.kind is CellKind.TEXT and len(cell.raw) <= _LONGEST
    )


def read_tokens(grid: Grid, marks: Mapping[str, str], parted: Separators) -> dict[Place, Token]:
    r"""Give one token for every non-empty cell; `marks` says what the user's own marks mean.

    In a table whose rows are named by keys, geo\time, letters behind figures are flags.
    """
    words = [c.raw for c in grid.cells.values() if c.kind is not CellKind.NUMBER]
    keyed = any("\\" in text and _KEYED.fullmatch(text) for text in words)
    roc = any(map(_ROC.search, words))
    read: dict[tuple[CellKind, bool], dict[str, Token]] = {(kind, p): {} for kind in CellKind for p in (False, True)}
    tokens: dict[Place, Token] = {}
    for place, cell in grid.cells.items():
        alike = read[cell.kind, cell.percent]
        token = alike.get(cell.raw)
        if token is None:
            own = (_marked(cell, marks) if marks else None) or (_flagged(cell, parted) if keyed else None)
            token = alike[cell.raw] = own or _token(cell, parted, roc=roc)
        tokens[place] = token
    return tokens


def _marked(cell: Cell, marks: Mapping[str, str]) -> Token | None:
    meaning = marks.get(cell.raw.strip()) if cell.kind is CellKind.TEXT else None
    if meaning is None:
        return None
    if meaning == "0":
        zero = Decimal(0)
        return Token(TokenKind.NUMBER, cell.raw.strip(), Quantity(zero, zero, zero), counted=True)
    return Token(TokenKind.MARK, cell.raw.strip(), status=meaning)


def _flagged(cell: Cell, parted: Separators) -> Token | None:
    """Read a figure with the flags behind it, 8.0 e; the first that SDMX has a letter for is its status."""
    match = _FLAGGED.fullmatch(cell.raw.strip()) if cell.kind is CellKind.TEXT else None
    if match is None:
        return None
    token = _text(match["figure"], parted, roc=False)
    status = next((s for flag in match["flags"] if (s := _STATUS.get(flag))), "")
    return token if token.kind is TokenKind.MARK else token._replace(text=cell.raw.strip(), status=status)


def _token(cell: Cell, parted: Separators, *, roc: bool) -> Token:
    if cell.kind is CellKind.NUMBER:
        return _number(cell, roc=roc)
    if cell.kind is CellKind.DATE:
        return _date(cell)
    if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
        return Token(TokenKind.FAULT, cell.raw, reason=cell.kind.value)
    return _text(cell.raw, parted, roc=roc)


def _number(cell: Cell, *, roc: bool) -> Token:
    value = cell.value
    if not isinstance(value, Decimal) or not value.is_finite():
        return Token(TokenKind.ODD, cell.raw, counted=True, reason="not a number")
    if cell.percent:
        value = shifted(value, _PERCENT_POWER)
    quantity = Quantity(value, value, value, Qualifier.EXACT, "%" if cell.percent else "")
    period = read_period(cell.raw, roc=True) or "" if roc else ""
    return Token(TokenKind.NUMBER, cell.raw, quantity, "", period, _yearlike(value), counted=True)


def _yearlike(value: Decimal) -> bool:
    return _FIRST_YEAR <= value <= _LAST_YEAR and value == value.to_integral_value()


def _date(cell: Cell) -> Token:
    if isinstance(cell.value, date):
        return Token(TokenKind.PERIOD, cell.raw, period=cell.raw[:_ISO_DAY], counted=True)
    return Token(TokenKind.TEXT, cell.raw)


@lru_cache(maxsize=20_000)
def _text(raw: str, parted: Separators, *, roc: bool) -> Token:
    text = seen(raw).strip()
    if not text:
        return Token(TokenKind.TEXT, "")
    if len(text) > _LONGEST:
        return _long(text)
    status = read_mark(text)
    if status is not None:
        return Token(TokenKind.MARK, text, status=status)
    if parted is Separators.UNSURE and may_be_thousands(text):
        return Token(TokenKind.ODD, text, counted=True, reason="a point may part thousands or decimals")
    number = with_point(text) if parted is Separators.COMMA else text
    return _period_text(number, roc=roc) or _quantity_text(text, number)


def _long(text: str) -> Token:
    """Take a text that is longer than any figure for the words with which it begins, and nothing but figures for unread."""
    first = text[:_FIRST]
    if _FIGURES.fullmatch(first) and any(map(str.isnumeric, first)):
        return Token(TokenKind.ODD, text[:_LONGEST], counted=True, reason="it is too long to be a number")
    return Token(TokenKind.TEXT, text[:_LONGEST])


def _period_text(text: str, *, roc: bool) -> Token | None:
    text = text.rstrip("*")
    bare_year = text.isdigit() and len(text) == 4  # noqa: PLR2004 - the digits of a year
    if bare_year and _yearlike(Decimal(text)):
        value = Decimal(text)
        return Token(TokenKind.NUMBER, text, Quantity(value, value, value), yearlike=True, counted=True)
    if roc and text.isdigit() and len(text) <= 3:  # noqa: PLR2004 - the digits of such a year
        value = Decimal(text)
        return Token(
            TokenKind.NUMBER,
            text,
            Quantity(value, value, value),
            period=read_period(text, roc=True) or "",
            counted=True,
        )
    period = None if _DECIMAL.fullmatch(text) else read_period(text, roc=roc) or read_partial(text)
    if period is None:
        return None
    said = period if roc and _ROC_YEAR.fullmatch(text) else text
    return Token(TokenKind.PERIOD, said, period=period, counted=text.isdigit())


def _quantity_text(text: str, number: str) -> Token:
    """Read a text as a quantity, from the way this program writes its number."""
    if read_unit(text) is not None:
        return Token(TokenKind.TEXT, text)
    reading = read_quantity(number)
    if isinstance(reading, Unread):
        if several := _several(number):
            return several
        if reading.numberlike:
            return Token(TokenKind.ODD, text, counted=True, reason=reading.reason)
        return Token(TokenKind.TEXT, text)
    return Token(TokenKind.NUMBER, text, reading, counted=True)


def _several(text: str) -> Token | None:
    """Read a text as several figures in one cell; several years are words of a header."""
    if not several_figures(text):
        return None
    if all(_yearlike(Decimal(digits)) for digits in re.findall(r"\d+", text)):
        return Token(TokenKind.TEXT, text)
    return Token(TokenKind.ODD, text, counted=True, reason="several figures stand in one cell")
