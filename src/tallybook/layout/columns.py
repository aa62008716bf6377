"""Say what each column of a table holds, and its header path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from tallybook.model import Qualifier
from tallybook.model.table import ColumnRole, Place, Token, TokenKind
from tallybook.notation import (
    clean_label,
    find_period,
    has_chinese,
    is_area_header,
    is_change,
    is_code_header,
    is_contact_header,
    is_note_header,
    is_part,
    is_period_header,
    is_ratio,
    is_serial_header,
    is_unit_header,
    is_value_header,
    names_kind,
    read_dated,
    read_partial,
    read_period,
    read_unit,
    split_unit,
)

_MIN_SERIALS = 3
_LONG = 10
"""The power of ten of numbers that, like those of telephones and papers, are none of things counted one by one."""
_NEARLY_ALL = 10
_SHORT = 6
_PHRASE = 12
_LABELS = 2
_WORDS = re.compile(r"(?=.*[^\W\d_]{3})[^\u3400-\u9fff\d(]+$", re.DOTALL)
_OPEN = frozenset({Qualifier.RANGE, Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.OVER})
_TAG = re.compile(r"[A-Za-z]{0,6}[-_. ]?\d[\d. \-]*[A-Za-z]?|(?=[A-Z\d]*\d)[A-Z\d]{4,}")
_SIGN = re.compile(r"[A-Za-z*†‡#]{1,3}|[(\[][A-Za-z]{1,2}[)\]]")
_CODE = re.compile(r"[A-Za-z]{0,6}[-_. ]?\d[\d. \-]*[A-Za-z]?")


def header_paths(
    header: Sequence[int], cols: Sequence[int], tokens: dict[Place, Token], anchors: dict[Place, Place]
) -> dict[int, tuple[str, ...]]:
    """Give each column the words above it, outermost first, repeated words once.

    Where several columns say no more than %, 同比 or 其中: 女, each speaks of the column before it.
    """
    said_again = _translated(header, cols, tokens)
    paths = {c: _path(header, c, tokens, anchors, said_again) for c in cols}
    counts = Counter(paths.values())
    return {c: _after(c, paths) if path and counts[path] > 1 else path for c, path in paths.items()}


def _after(col: int, paths: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    path = paths[col]
    if not _depends(path[-1]):
        return path
    before = [path for c, path in paths.items() if c < col and path and not _depends(path[-1])]
    whole = before[-1] if before else ()
    return (*whole, path[-1]) if whole[:-1] == path[:-1] and whole else path


def _depends(word: str) -> bool:
    """Whether a header says nothing by itself: a unit, a rate, a change since last year, a part."""
    name = split_unit(word)[0]
    rate = (is_ratio(name) and len(name) <= _SHORT) or (is_change(name) and len(name) <= _PHRASE)
    return read_unit(word) is not None or is_part(word) or rate


def _translated(header: Sequence[int], cols: Sequence[int], tokens: dict[Place, Token]) -> frozenset[int]:
    """Find header rows that only say in another language, column by column, what the row before says."""
    rows = [{c: t.text for c in cols if (t := tokens.get((r, c))) and t.text} for r in header]
    return frozenset(
        row for row, (one, other) in zip(header[1:], pairwise(rows), strict=True) if _says_again(one, other)
    )


def _says_again(one: dict[int, str], other: dict[int, str]) -> bool:
    """Whether a row of words has one in another script below each of another row, but for those over labels."""
    below, above = list(other.values()), [one.get(c, "") for c in other]
    complete = len(below) > 1 and all(above) and len(one) - len(below) <= _LABELS
    chinese, western = (above, below) if has_chinese(above[0] if above else "") else (below, above)
    parted = all(map(has_chinese, chinese)) and all(map(_WORDS.match, western))
    return complete and parted and len(set(below)) == len(below)


def _path(
    header: Sequence[int],
    col: int,
    tokens: dict[Place, Token],
    anchors: dict[Place, Place],
    said_again: frozenset[int] = frozenset(),
) -> tuple[str, ...]:
    path: list[str] = []
    for i, row in enumerate(header):
        word = _word(row, col, tokens, anchors) or _spanner(i, header, col, tokens, anchors)
        if word and path and row in said_again:
            path[-1] = f"{path[-1]} {word}"
        elif word and (not path or path[-1] != word):
            path.append(word)
    return tuple(path)


def _word(row: int, col: int, tokens: dict[Place, Token], anchors: dict[Place, Place]) -> str:
    token = tokens.get(anchors.get((row, col), (row, col)))
    return clean_label(token.text) if token else ""


def _spanner(
    level: int, header: Sequence[int], col: int, tokens: dict[Place, Token], anchors: dict[Place, Place]
) -> str:
    """Find the word to the left that spans this column without a merge.

    It reaches as far as columns have words below it, and never over the start of a wider spanner.
    """
    row, below, above = header[level], header[level + 1 :], header[:level]
    if (row, col) in anchors:
        return ""
    for left in range(col, -1, -1):
        if not any(anchors.get((r, left), (r, left)) in tokens for r in below):
            return ""
        word = _word(row, left, tokens, anchors)
        if word:
            spans = (row, left) not in anchors and any((r, left) in tokens for r in below)
            return word if spans else ""
        if any((r, left) in tokens for r in above):
            return ""
    return ""


def column_roles(
    body: Sequence[int],
    cols: Sequence[int],
    headers: dict[int, tuple[str, ...]],
    tokens: dict[Place, Token],
) -> dict[int, ColumnRole]:
    """Give every column of the body its role, from its header words and its cells."""
    cells = {c: [t for r in body if (t := tokens.get((r, c))) and t.text] for c in cols}
    roles = {c: _role(cells[c], headers.get(c, ())) for c in cols}
    roles |= dict.fromkeys(_codes_beside_names(roles, cells), ColumnRole.CODE)
    roles |= dict.fromkeys(_numbers_of_areas(roles, headers, body, tokens), ColumnRole.CODE)
    roles |= dict.fromkeys(_marks_before_names(roles, cells), ColumnRole.EMPTY)
    roles |= dict.fromkeys(_half_told(roles, cells, headers), ColumnRole.VALUE)
    roles |= dict.fromkeys(_years_before_values(roles, cells), ColumnRole.PERIOD)
    roles |= dict.fromkeys(_serials_under_the_stub(roles, cells, headers), ColumnRole.CODE)
    roles |= dict.fromkeys(_signs_beside_values(roles, headers, body, tokens), ColumnRole.NOTE)
    years = _years_that_name_rows(roles, cells, headers)
    stub = _stub(roles, cells) if years is None else years
    named = ColumnRole.LABEL if years is None else ColumnRole.PERIOD
    return roles if stub is None else roles | {stub: named}


def _codes_beside_names(roles: dict[int, ColumnRole], cells: dict[int, list[Token]]) -> list[int]:
    """Find columns of codes that have a column of names beside them: 01001 | Flensburg, 11000 | Antwerpen."""
    labels = [c for c, role in roles.items() if role is ColumnRole.LABEL]
    coded = [c for c in labels if sum(bool(_CODE.fullmatch(t.text)) for t in cells[c]) * 5 >= len(cells[c]) * 4]
    names = [c for c in labels if c not in coded]
    if not names:
        return []
    before = [c for c, role in roles.items() if role is ColumnRole.VALUE and c < names[0] and _are_keys(cells[c])]
    return [*(c for c in coded if c < names[-1]), *before]


def _numbers_of_areas(
    roles: dict[int, ColumnRole], headers: dict[int, tuple[str, ...]], body: Sequence[int], tokens: dict[Place, Token]
) -> list[int]:
    """Find columns of whole numbers that stand for areas, before the names or the same wherever a name comes again."""
    names = [c for c, role in roles.items() if role is ColumnRole.LABEL]
    numbers = [c for c, role in roles.items() if role is ColumnRole.VALUE and names and c < names[-1]]
    found = []
    for col in numbers:
        rows = {r: t for r in body if (t := tokens.get((r, col))) and t.text}
        headed = bool(headers.get(col)) and is_area_header(headers[col][-1])
        if headed and _are_whole(list(rows.values())):
            said = [{r: tokens[r, n].text for r in rows if (r, n) in tokens} for n in names if n < col]
            found += [col] if not said or any(_go_together(s, rows) for s in said) else []
    return found


def _marks_before_names(roles: dict[int, ColumnRole], cells: dict[int, list[Token]]) -> list[int]:
    """Find columns of nothing but marks among those that name the rows: a class that does not apply."""
    names = [c for c, role in roles.items() if role is ColumnRole.LABEL]
    values = [c for c, role in roles.items() if role is ColumnRole.VALUE]
    blank = [c for c in values if all(t.kind is TokenKind.MARK for t in cells[c])]
    first = min((c for c in values if c not in blank), default=0)
    within = max((c for c in names if c < first), default=0)
    return [c for c in blank if c < within]


def _go_together(names: dict[int, str], numbers: dict[int, Token]) -> bool:
    """Whether names come again, each time with the same number."""
    pairs = {(name, numbers[r].text) for r, name in names.items()}
    return len(pairs) == len(set(names.values())) < len(names)


def _serials_under_the_stub(
    roles: dict[int, ColumnRole], cells: dict[int, list[Token]], headers: dict[int, tuple[str, ...]]
) -> list[int]:
    """Find columns that count 1, 2, 3 … beside the labels, under one header with them."""
    pairs = ((c, c + 1) for c, role in roles.items() if role is ColumnRole.VALUE)
    return [
        c
        for c, label in pairs
        if roles.get(label) is ColumnRole.LABEL and headers.get(c) and headers[c] == headers.get(label)
        if sum(bool(t.quantity) for t in cells[c]) >= _MIN_SERIALS and _count_on(cells[c])
    ]


def _years_before_values(roles: dict[int, ColumnRole], cells: dict[int, list[Token]]) -> list[int]:
    """Find columns before the last that hold nothing but a few years in a row, whatever their header says."""
    values = [c for c, role in roles.items() if role is ColumnRole.VALUE]
    return [c for c in values[:-1] if _are_running_years(cells[c])]


def _signs_beside_values(
    roles: dict[int, ColumnRole], headers: dict[int, tuple[str, ...]], body: Sequence[int], tokens: dict[Place, Token]
) -> list[int]:
    """Find narrow columns of nothing but signs, each behind a figure of the column before: 50 | x, with no header of their own."""
    found = []
    for col in (c for c, role in roles.items() if role in (ColumnRole.VALUE, ColumnRole.LABEL)):
        before, path = roles.get(col - 1), headers.get(col, ())
        signs = {r: t for r in body if (t := tokens.get((r, col))) and t.text}
        plain = all(_SIGN.fullmatch(t.text) for t in signs.values())
        figures = all((t := tokens.get((r, col - 1))) and t.kind is TokenKind.NUMBER for r in signs)
        headless = path == headers.get(col - 1, ())[: len(path)]
        if before is ColumnRole.VALUE and signs and plain and figures and headless:
            found.append(col)
    return found


def _years_that_name_rows(
    roles: dict[int, ColumnRole], cells: dict[int, list[Token]], headers: dict[int, tuple[str, ...]]
) -> int | None:
    """Find the first column where nothing else names the rows and years rise or fall in it: 2011, 2012, 2013 under no header.

    Under a header that nobody knows they must follow one another.
    """
    first = next((c for c, role in roles.items() if role not in (ColumnRole.EMPTY, ColumnRole.CODE)), None)
    if first is None or roles[first] is not ColumnRole.VALUE or len(roles) < _LABELS:
        return None
    figures = [t for t in cells[first] if t.kind is not TokenKind.TEXT]
    years = [int(t.quantity.value) for t in figures if t.yearlike and t.quantity and t.quantity.value]
    steps = {b - a for a, b in pairwise(years)}
    run = steps in ({1}, {-1}) or (not headers.get(first) and (min(steps, default=0) > 0 or max(steps, default=0) < 0))
    told = len(years) == len(figures) >= _MIN_SERIALS and len(cells[first]) - len(years) <= _LABELS
    return first if told and run else None


def _are_running_years(cells: list[Token]) -> bool:
    if not all(t.yearlike for t in cells):
        return False
    years = {int(t.quantity.value) for t in cells if t.quantity and t.quantity.value}
    runs = max(years, default=0) - min(years, default=0) == len(years) - 1
    return 1 < len(years) < len(cells) and runs


def _are_keys(cells: list[Token]) -> bool:
    """Whether whole numbers stand in a column, each once."""
    numbers = [t.quantity.value for t in cells if t.quantity]
    return _are_whole(cells) and len(set(numbers)) == len(numbers) > 1 and not any(t.yearlike for t in cells)


def _are_whole(cells: list[Token]) -> bool:
    values = [t.quantity.value for t in cells if t.quantity]
    return bool(values) and all(n is not None and n == n.to_integral_value() for n in values)


def _half_told(
    roles: dict[int, ColumnRole], cells: dict[int, list[Token]], headers: dict[int, tuple[str, ...]]
) -> list[int]:
    """Find columns of figures of which many are words, such as 正在统计, behind one that names the rows."""
    labels = [c for c, role in roles.items() if role is ColumnRole.LABEL]
    found = []
    for col in labels[1:]:
        figures = sum(t.kind in (TokenKind.NUMBER, TokenKind.ODD) or t.text[:1].isdigit() for t in cells[col])
        numbers = any(t.kind is TokenKind.NUMBER for t in cells[col])
        header = headers.get(col, ())
        if numbers and figures * 4 >= len(cells[col]) and header and not names_kind(header[-1]):
            found.append(col)
    return found


def _stub(roles: dict[int, ColumnRole], cells: dict[int, list[Token]]) -> int | None:
    """Find the column of numbers that names the rows where no other does: 1-9, 10-19, or 1, 2, 3, or 3(1), 3(2)."""
    values = [c for c, role in roles.items() if role is ColumnRole.VALUE]
    if len(values) < 2 or any(roles[c] in (ColumnRole.LABEL, ColumnRole.PERIOD) for c in roles if c < values[0]):  # noqa: PLR2004
        return None
    quantities = [t.quantity for t in cells[values[0]] if t.quantity]
    classes = sum(q.qualifier in _OPEN for q in quantities) * 2 >= len(quantities)
    lows = [q.low if q.low is not None else q.high for q in quantities]
    numbers = [n for n in lows if n is not None]
    rises = len(numbers) >= _MIN_SERIALS and all(a < b for a, b in pairwise(numbers))
    unread = all(t.kind is TokenKind.ODD for t in cells[values[0]])
    return values[0] if (classes and len(quantities) > 1) or rises or unread else None


def _role(cells: list[Token], header: tuple[str, ...]) -> ColumnRole:  # noqa: PLR0911 - one line a role
    if not cells:
        return ColumnRole.EMPTY
    kinds = Counter(t.kind for t in cells)
    numbers = kinds[TokenKind.NUMBER] + kinds[TokenKind.ODD] + kinds[TokenKind.FAULT]
    last = header[-1] if header else ""
    if last and (is_contact_header(last) or (is_code_header(last) and _are_codes(cells))):
        return ColumnRole.CODE
    if last and is_serial_header(last) and (_count_on(cells, anywhere=True) or _are_long(cells)):
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
    if kinds[TokenKind.PERIOD] * 2 > len(cells) or _are_worded_years(cells):
        return True
    if not header or not is_period_header(header):
        return False
    dated = sum(t.yearlike or bool(t.period) or read_dated(t.text, header) is not None for t in cells)
    return not _is_period(header) and dated * 2 > len(cells)


def _is_period(header: str) -> bool:
    """Whether a header names one period, such as 1er trimestre, so that figures stand below it."""
    return bool(read_period(header) or read_partial(header))


def _are_worded_years(cells: list[Token]) -> bool:
    """Whether each cell names another year and hardly anything else, or a year in the same words: End of 2013, Anul 2011."""
    years = (find_period(t.text) if t.kind is TokenKind.TEXT and _few_letters(t.text) else None for t in cells)
    found = list(takewhile(bool, years))
    if len(found) < len(cells):
        return False
    told, words = set(found), {re.sub(r"\d+", "", t.text) for t in cells}
    return len(told) == len(cells) >= _MIN_SERIALS or (len(words) == 1 and len(told) > 1)


def _few_letters(text: str) -> bool:
    return sum(c.isalpha() for c in text) <= _SHORT


def _are_codes(cells: list[Token]) -> bool:
    coded = [t for t in cells if t.kind is not TokenKind.TEXT or _TAG.fullmatch(t.text)]
    return len(coded) * 2 >= len(cells)


def _are_units(cells: list[Token]) -> bool:
    texts = [t.text for t in cells if t.kind is TokenKind.TEXT]
    return bool(texts) and sum(read_unit(t) is not None for t in texts) * 2 >= len(texts)


def _are_long(cells: list[Token]) -> bool:
    """Whether whole numbers stand in a column that are as long as those of identity papers."""
    numbers = [n for t in cells if t.quantity and (n := t.quantity.value) is not None]
    return _are_whole(cells) and all(n.adjusted() >= _LONG for n in numbers)


def _are_serials(cells: list[Token], header: tuple[str, ...]) -> bool:
    """Whether the column counts 1, 2, 3 … under no header word of its own."""
    return not header and len(cells) >= _MIN_SERIALS and _count_on(cells)


def _count_on(cells: list[Token], *, anywhere: bool = False) -> bool:
    """Whether a column's numbers go on by one, or begin anew, in nearly all rows, from 1 or `anywhere`."""
    numbers = [n for t in cells if t.quantity and (n := t.quantity.value) is not None]
    steps = [b - a == 1 or b == 1 for a, b in pairwise(numbers)]
    return not numbers or (
        (anywhere or numbers[0] in (0, 1)) and sum(steps) * _NEARLY_ALL >= len(steps) * (_NEARLY_ALL - 1)
    )
