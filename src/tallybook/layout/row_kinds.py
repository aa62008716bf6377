"""Say what a row looks like by itself: blank, a line, a header, data, a numbering of columns."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import groupby, pairwise, takewhile

from tallybook.model.table import Token, TokenKind

_PAIR = 2
_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s?\+[a-z0-9_]+)*$")
_COMPUTED = re.compile(r"\(?(\d{1,2})\)?\s*(=.*)?")
_AGES = re.compile(
    r"(?:under|over|[<>≥])\s*\d{1,3}|\d{1,3}\s*(?:\+|(?:and|or) (?:over|above|more)|[岁歲歳]及?以上)", re.IGNORECASE
)
_SIZE = re.compile(
    r"(?P<low>\d{1,4})(?:\s*[-–~～至]\s*(?P<high>\d{1,4})|(?P<open>\s*(?:\+|(?:and|or) (?:over|above|more)|et plus|y más|e mais|und mehr|人?及?以上|이상)))?",
    re.IGNORECASE,
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_VALUES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)


class RowKind(StrEnum):
    """What a row looks like by itself."""

    BLANK = "blank"
    LINE = "line"
    HEAD = "head"
    DATA = "data"
    NUMBERING = "numbering"


def row_kind(cells: list[tuple[int, Token]]) -> RowKind:
    """Say what a row looks like, from its cells alone."""
    filled = [t for _, t in cells if t.text]
    if not filled:
        return RowKind.BLANK
    values = [t for t in filled if t.kind in _VALUES]
    words = len(filled) - len(values)
    if _is_numbering(filled, values):
        return RowKind.NUMBERING
    if values and not _heads_years(filled, values) and not _heads_classes(filled, values):
        marks_only = all(t.kind is TokenKind.MARK for t in values)
        return RowKind.HEAD if marks_only and words > len(values) and words > 1 else RowKind.DATA
    return RowKind.LINE if words + len(values) == 1 else RowKind.HEAD


def _heads_years(filled: list[Token], values: list[Token]) -> bool:
    """Whether all numbers are years that run on by equal steps, once or under several spanners, as a header does."""
    if not all(t.yearlike for t in values):
        return False
    years = [int(t.quantity.value) for t in values if t.quantity and t.quantity.value]
    if len(years) == 1:
        dated = sum(t.kind is TokenKind.PERIOD for t in filled)
        return len(filled) > 1 and (filled[0] not in values or dated * 2 > len(filled))
    run = years[: years.index(years[0], 1)] if years[0] in years[1:] else years
    repeats = all(y == run[i % len(run)] for i, y in enumerate(years))
    steps = {b - a for a, b in pairwise(run)}
    if filled[0] not in values and _are_groups(years):
        return True
    under_spanners = {b - a for a, b in pairwise(years)} in ({0, 1}, {0, -1}) and filled[0] in values
    return (
        (repeats and (steps <= {1} or steps <= {-1}))
        or under_spanners
        or {abs(s) for s in steps} == {0, 1}
        or (
            repeats and len(steps) == 1 and len(years) > 2  # noqa: PLR2004
        )
    )


def _are_groups(years: list[int]) -> bool:
    """Whether each year comes equally often, twice or more, before the next one: 2019 2019 2019 2020 2020 2020."""
    groups = [len(list(group)) for _, group in groupby(years)]
    steps = {b - a for a, b in pairwise(dict.fromkeys(years))}
    alike = len(set(groups)) == 1 and groups[0] > 1 and len(groups) == len(set(years))
    return alike and (steps in ({1}, {-1}) or groups[0] > _PAIR)


def _heads_classes(filled: list[Token], values: list[Token]) -> bool:
    """Whether words and numbers together name classes: 20-24 … 45+, 1, 2, 3-5, 6+, or the grades K, 1, 2 … 12."""
    if _are_sizes([t.text for t in filled if t.kind in _VALUES or _SIZE.fullmatch(t.text)]):
        return True
    quantities = [t.quantity for t in values if t.quantity]
    if len(filled) - len(values) < _PAIR or len(quantities) != len(values):
        return False
    if all(_AGES.fullmatch(t.text) for t in values):
        return len(filled) - len(values) > len(values)
    numbers = [q.value for q in quantities if q.value is not None]
    counts_on = all(b - a == 1 for a, b in pairwise(numbers)) and bool(numbers) and numbers[0] <= _PAIR
    return len(numbers) == len(values) > _PAIR and counts_on


def _are_sizes(texts: list[str]) -> bool:
    """Whether numbers, stretches and an open end go on from one another without a gap: 1, 2, 3-5, 6-8, 9+."""
    matches = list(takewhile(bool, map(_SIZE.fullmatch, texts)))
    sizes = [(int(m["low"]), m["high"], m["open"]) for m in matches if m]
    if len(sizes) < len(texts) or len(texts) <= _PAIR or not any(high or more for _, high, more in sizes):
        return False
    ends = [int(high or low) for low, high, _ in sizes]
    follow = all(low == end + 1 for end, (low, *_) in zip(ends, sizes[1:], strict=False))
    return follow and not any(more for *_, more in sizes[:-1])


def _is_numbering(filled: list[Token], values: list[Token]) -> bool:
    """Whether the row only numbers the columns, 甲 乙 1 2 3 …, or tags them for machines, #adm1 +name."""
    if _is_numbering_formula(filled) or all(_TAG.match(t.text) for t in filled):
        return True
    words = [t.text for t in filled if t.kind not in _VALUES]
    if not values or not all(w in _STEMS for w in words):
        return False
    numbers = [n for t in values if t.quantity and (n := t.quantity.value) is not None]
    if len(numbers) != len(values) or numbers[0] not in (0, 1, 2) or _are_sizes([t.text for t in values]):
        return False
    return numbers == list(range(int(numbers[0]), int(numbers[0]) + len(numbers))) and (
        bool(words) or len(numbers) > _PAIR
    )


def _is_numbering_formula(filled: list[Token]) -> bool:
    """Whether a row numbers its columns and says how some are computed: (1) (2) (3)=(1)+(2)."""
    matches = list(takewhile(bool, (_COMPUTED.fullmatch(t.text) for t in filled)))
    if len(matches) < len(filled) or len(filled) <= _PAIR:
        return False
    numbers = [int(m[1]) for m in matches if m]
    computed = any(m and m[2] for m in matches) or all(t.text.startswith("(") for t in filled)
    return computed and all(b - a == 1 for a, b in pairwise(numbers))
