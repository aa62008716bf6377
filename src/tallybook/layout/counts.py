"""Find columns whose texts count things: 35 bags, about 40 bags, 12."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from tallybook.model import Quantity
from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import names_kind, read_bounded, read_counted

_NEARLY_ALL = 0.8
_DIGIT = re.compile(r"\d")
_FEWEST = 2
_FIGURES = (TokenKind.NUMBER, TokenKind.MARK, TokenKind.ODD, TokenKind.FAULT)

Column = Mapping[int, Token]


def counting_tokens(tokens: Mapping[Place, Token], *, commas: bool = False) -> dict[Place, Token]:
    """Give the cells of columns that count things or only bound their figures, anew as numbers with their unit.

    A column counts things where nearly all cells below its header are figures, most of them with one of few words
    behind them, and texts before it name the rows: a list of streets or of courses does not. `commas` part decimals.
    """
    columns: dict[int, dict[int, Token]] = {}
    for row, col in sorted(tokens):
        if (token := tokens[row, col]).text:
            columns.setdefault(col, {})[row] = token
    named = {r for c in list(columns)[:1] for r, t in columns[c].items() if t.kind is TokenKind.TEXT}
    found: dict[Place, Token] = {}
    for col in list(columns)[1:]:
        counting = _counting(columns[col], named, commas=commas)
        found |= {(r, col): token for r, token in counting.items()}
        named |= {r for r, t in columns[col].items() if t.kind is TokenKind.TEXT and r not in counting}
    return found


def _counting(column: Column, named: set[int], *, commas: bool) -> dict[int, Token]:
    """Give the cells of one column as numbers; none where it does not count things in rows that are named."""
    words = {r: t.text for r, t in column.items() if t.kind is TokenKind.TEXT and r in named and _DIGIT.search(t.text)}
    bounded = {r: q for r, text in words.items() if isinstance(q := read_bounded(text, commas=commas), Quantity)}
    counted = {r: c for r, text in words.items() if r not in bounded and (c := read_counted(text))}
    texts = counted | {r: (q, "") for r, q in bounded.items()}
    if len(texts) < (1 if bounded else _FEWEST) or not _may_be_figures(column, texts):
        return {}
    things = Counter(thing for _, thing in texts.values() if thing)
    if len(things) * 2 > len(texts):
        return {}
    bare = {r: t.quantity for r, t in column.items() if r >= min(texts) and t.quantity and not t.yearlike}
    return {r: _number(column[r], q) for r, q in _in_one_unit(bare, texts).items()}


def _in_one_unit(bare: Mapping[int, Quantity], texts: Mapping[int, tuple[Quantity, str]]) -> dict[int, Quantity]:
    """Give figures without a unit, or with only the singular of it, the commonest unit of the column."""
    common = Counter(q.unit for q, _ in texts.values()).most_common(1)[0][0]
    same = {"", common.removesuffix("s"), common.removesuffix("es")}
    figures = {**bare, **{r: q for r, (q, _) in texts.items()}}
    return {r: q._replace(unit=common) if q.unit in same else q for r, q in sorted(figures.items())}


def _may_be_figures(column: Column, texts: Mapping[int, object]) -> bool:
    """Whether a column has a header that names no kind of label, and hardly anything but figures below it."""
    header = [t for r, t in column.items() if r < min(texts) and t.kind not in _FIGURES]
    below = {r: t for r, t in column.items() if r >= min(texts)}
    figures = sum(r in texts or t.kind in _FIGURES for r, t in below.items())
    return bool(header) and not names_kind(header[-1].text) and figures >= _NEARLY_ALL * len(below)


def _number(token: Token, quantity: Quantity) -> Token:
    return Token(TokenKind.NUMBER, token.text, quantity, counted=True)
