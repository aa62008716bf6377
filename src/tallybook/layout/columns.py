"""Say what each column of a table holds, and its header path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tallybook.model.table import ColumnRole, Place, Token, TokenKind
from tallybook.notation import (
    clean_label,
    is_code_header,
    is_note_header,
    is_period_header,
    is_serial_header,
    is_unit_header,
    is_value_header,
    read_dated,
    read_unit,
)

_MIN_SERIALS = 3
_CODE = re.compile(r"[A-Za-z]{0,6}[-_. ]?\d[\d.\-]*[A-Za-z]?")


def header_paths(
    header: Sequence[int], cols: Sequence[int], tokens: dict[Place, Token], anchors: dict[Place, Place]
) -> dict[int, tuple[str, ...]]:
    """Give each column the words above it, outermost first, repeated words once."""
    return {c: _path(header, c, tokens, anchors) for c in cols}


def _path(header: Sequence[int], col: int, tokens: dict[Place, Token], anchors: dict[Place, Place]) -> tuple[str, ...]:
    path: list[str] = []
    for i, row in enumerate(header):
        word = _word(row, col, tokens, anchors)
        if not word and i + 1 < len(header):
            word = _spanner(row, header[i + 1], col, tokens, anchors)
        if word and (not path or path[-1] != word):
            path.append(word)
    return tuple(path)


def _word(row: int, col: int, tokens: dict[Place, Token], anchors: dict[Place, Place]) -> str:
    token = tokens.get(anchors.get((row, col), (row, col)))
    return clean_label(token.text) if token else ""


def _spanner(row: int, below: int, col: int, tokens: dict[Place, Token], anchors: dict[Place, Place]) -> str:
    """Find the word to the left that spans this column without a merge."""
    if (row, col) in anchors or (below, col) not in tokens:
        return ""
    for left in range(col - 1, -1, -1):
        word = _word(row, left, tokens, anchors)
        if word:
            merged = (row, left) in anchors
            spans = (below, left) in tokens and anchors.get((below, left), (below, left)) == (below, left)
            return "" if merged or not spans else word
        if (below, left) not in tokens:
            return ""
    return ""


def column_roles(
    body: Sequence[int],
    cols: Sequence[int],
    headers: dict[int, tuple[str, ...]],
    tokens: dict[Place, Token],
) -> dict[int, ColumnRole]:
    """Give every column of the body its role, from its header words and its cells."""
    return {c: _role([t for r in body if (t := tokens.get((r, c))) and t.text], headers.get(c, ())) for c in cols}


def _role(cells: list[Token], header: tuple[str, ...]) -> ColumnRole:  # noqa: PLR0911 - one line a role
    if not cells:
        return ColumnRole.EMPTY
    kinds = Counter(t.kind for t in cells)
    numbers = kinds[TokenKind.NUMBER] + kinds[TokenKind.ODD] + kinds[TokenKind.FAULT]
    last = header[-1] if header else ""
    if last and (is_serial_header(last) or (is_code_header(last) and _are_codes(cells))):
        return ColumnRole.CODE
    if last and is_note_header(last):
        return ColumnRole.NOTE
    if _are_periods(cells, kinds, last):
        return ColumnRole.PERIOD
    words = kinds[TokenKind.TEXT]
    if last and is_unit_header(last) and words >= numbers and _are_units(cells):
        return ColumnRole.UNIT
    if numbers and (numbers + kinds[TokenKind.MARK] > words or (last and is_value_header(last))):
        return ColumnRole.CODE if _are_serials(cells, header) else ColumnRole.VALUE
    return ColumnRole.LABEL if words else ColumnRole.VALUE


def _are_periods(cells: list[Token], kinds: Counter[TokenKind], header: str) -> bool:
    if kinds[TokenKind.PERIOD] * 2 > len(cells):
        return True
    dated = sum(t.yearlike or bool(t.period) or read_dated(t.text, header) is not None for t in cells)
    return bool(header) and is_period_header(header) and dated * 2 > len(cells)


def _are_codes(cells: list[Token]) -> bool:
    coded = [t for t in cells if t.kind is not TokenKind.TEXT or _CODE.fullmatch(t.text)]
    return len(coded) * 2 >= len(cells)


def _are_units(cells: list[Token]) -> bool:
    texts = [t.text for t in cells if t.kind is TokenKind.TEXT]
    return bool(texts) and sum(read_unit(t) is not None for t in texts) * 2 >= len(texts)


def _are_serials(cells: list[Token], header: tuple[str, ...]) -> bool:
    """Whether the column counts 1, 2, 3 … under no header word of its own."""
    numbers = [t.quantity.value for t in cells if t.quantity]
    ordered = [int(n) for n in numbers if n is not None and n == n.to_integral_value()]
    counts = len(ordered) >= _MIN_SERIALS and ordered == list(range(1, len(ordered) + 1))
    return counts and not header
