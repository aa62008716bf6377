"""Tell blank, line, header and data rows apart and gather them into tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, pairwise, takewhile

from tallybook.layout.forms import is_doubtful, is_head
from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import (
    find_period,
    has_chinese,
    is_answered,
    is_continuation,
    is_form_line,
    is_form_word,
    is_header,
    is_key,
    is_meta,
    is_note,
    is_total,
    is_unit_line,
    looks_like_note,
    looks_like_place,
    names_kind,
    outline,
)


class RowKind(StrEnum):
    """What a row looks like by itself."""

    BLANK = "blank"
    LINE = "line"
    HEAD = "head"
    DATA = "data"
    NUMBERING = "numbering"


Texts = dict[int, str]
"""The texts of a row by column, left to right."""
Shape = tuple[tuple[int, TokenKind], ...]
"""The columns of a row with the kinds of its cells."""


@dataclass(slots=True)
class Segment:
    """Rows that make one table: lines above, header rows (numbering rows among them), body rows.

    `reach` are the columns over which its header goes, where the table itself is narrower.
    """

    lines: list[int] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    numbering: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    reach: tuple[int, ...] = ()
    _headings: list[Texts] = field(default_factory=list)
    _seen: int = 0
    _columns: dict[TokenKind, set[int]] = field(default_factory=dict)
    _shapes: set[Shape] = field(default_factory=set)

    def columns_of(self, kind: TokenKind, rows: Rows) -> set[int]:
        """Give the columns in which the body so far has cells of a kind."""
        self._look(rows)
        return self._columns.get(kind, set())

    def first_column(self, rows: Rows) -> int:
        """Give the first column in which the body so far has cells."""
        self._look(rows)
        return min(col for cols in self._columns.values() for col in cols)

    def has_alike(self, cells: list[tuple[int, Token]], rows: Rows) -> bool:
        """Whether a row of the body so far has cells of the same kinds in the same columns."""
        self._look(rows)
        return _shape(cells) in self._shapes

    def headings(self, rows: Rows) -> list[Texts]:
        """Give the texts of each header row."""
        if len(self._headings) < len(self.header):
            self._headings = [_texts(rows[r]) for r in self.header]
        return self._headings

    def _look(self, rows: Rows) -> None:
        """Look at the rows that came since the last look, so that each is looked at once."""
        for row in self.body[self._seen :]:
            self._shapes.add(_shape(rows[row]))
            for col, token in rows[row]:
                self._columns.setdefault(token.kind, set()).add(col)
        self._seen = len(self.body)


def _shape(cells: list[tuple[int, Token]]) -> Shape:
    return tuple((col, token.kind) for col, token in cells)


def _is_mostly(texts: Texts, header: Texts) -> bool:
    """Whether a row says what a header does, for the most part."""
    alike = sum([header.get(col) == text for col, text in texts.items()])
    return 2 * alike > max(len(header), len(texts), _BOXES)


def _texts(cells: list[tuple[int, Token]]) -> Texts:
    return {col: token.text for col, token in cells if token.text}


Rows = dict[int, list[tuple[int, Token]]]
_PAIR, _FEW, _BOXES = 2, 3, 4
_TITLE = 20
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
_LABELS = (TokenKind.TEXT, TokenKind.PERIOD)
_VALUES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)


def by_row(tokens: dict[Place, Token]) -> Rows:
    """Arrange tokens by row, left to right."""
    rows: Rows = {}
    for place in sorted(tokens):
        rows.setdefault(place[0], []).append((place[1], tokens[place]))
    return rows


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
    if _are_sizes([t.text for t in filled if t in values or _SIZE.fullmatch(t.text)]):
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
    matches = [_SIZE.fullmatch(text) for text in texts]
    sizes = [(int(m["low"]), m["high"], m["open"]) for m in matches if m]
    if len(sizes) < len(texts) or len(texts) <= _PAIR or not any(high or more for _, high, more in sizes):
        return False
    ends = [int(high or low) for low, high, _ in sizes]
    follow = all(low == end + 1 for end, (low, *_) in zip(ends, sizes[1:], strict=False))
    return follow and not any(more for *_, more in sizes[:-1])


def _opens_years(cells: list[tuple[int, Token]], rows: Rows, header: list[int]) -> bool:
    """Whether three years or more, rising or falling by any steps, head columns that nothing else heads."""
    values = {c: t for c, t in cells if t.kind in _VALUES}
    years = [t.quantity.value for t in values.values() if t.yearlike and t.quantity and t.quantity.value]
    if len(years) != len(values) or len(years) < 3:  # noqa: PLR2004 - two may be figures
        return False
    headed = sum(c in values for c, t in rows[header[-1]] if t.text) if header else 0
    runs = all(a < b for a, b in pairwise(years)) or all(a > b for a, b in pairwise(years))
    return runs and headed < len(values)


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


def segments(rows: Rows) -> list[Segment]:
    """Gather the rows of a block into tables, top to bottom."""
    return _Gatherer(rows).gather()


class _Gatherer:
    """Goes through the rows; `waiting` holds lines and header rows whose table has not begun yet."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.filled, self.last = rows, sorted(rows), max(rows, default=-1)
        self.tables: list[Segment] = []
        self.waiting = Segment()
        self.current: Segment | None = None

    def gather(self) -> list[Segment]:
        """Give the tables; words that follow the last body at once belong to it."""
        blank_before = True
        for row in range(min(self.rows, default=0), self.last + 1):
            kind = self._kind(row, blank_before=blank_before)
            if kind is not RowKind.BLANK:
                self._take(row, kind, blank_before=blank_before)
            blank_before = kind is RowKind.BLANK
        waiting, current = self.waiting, self.current
        if waiting.header and current is None:
            self.tables.append(waiting)
        elif current is not None and any(self._repeats_header(self.rows[r]) for r in waiting.header):
            current.header.extend(waiting.header)
            current.numbering.extend(waiting.header)
        elif current is not None and not waiting.lines:
            current.body.extend(_tail(waiting.header, current, self.rows))
        return self.tables

    def _kind(self, row: int, *, blank_before: bool) -> RowKind:
        cells = self.rows.get(row, [])
        kind = row_kind(cells)
        may_head = self.current is None or blank_before or bool(self.waiting.header)
        if kind is RowKind.DATA and len(cells) == 1 and cells[0][1].yearlike and may_head:
            return RowKind.LINE
        if kind is RowKind.DATA and self._repeats_header(cells):
            return RowKind.HEAD
        if kind is RowKind.DATA and may_head and _opens_years(cells, self.rows, self.waiting.header):
            return RowKind.DATA if self._is_one_more_place(cells) else RowKind.HEAD
        return kind

    def _is_one_more_place(self, cells: list[tuple[int, Token]]) -> bool:
        """Whether a row has figures and the name of a place just as a row of the body has."""
        if self.current is None or self.waiting.header or not self.current.has_alike(cells, self.rows):
            return False
        above = self.rows[self.current.body[-1]]
        return looks_like_place(cells[0][1].text) and looks_like_place(above[0][1].text)

    def _take(self, row: int, kind: RowKind, *, blank_before: bool) -> None:
        cells, waiting, current = self.rows[row], self.waiting, self.current
        if (kind is RowKind.NUMBERING or is_facts(cells)) and (waiting.header or current is None or not current.body):
            waiting.header.append(row)
            waiting.numbering.append(row)
        elif self._asks(row) or (
            kind is RowKind.DATA and (_closes_form(cells) or self._notes(row, blank_before=blank_before))
        ):
            waiting.lines.append(row)
        elif kind in (RowKind.DATA, RowKind.NUMBERING) or (kind is RowKind.HEAD and self._opens_body(row)):
            self.current = _take_data(row, self.tables, waiting, current, self.rows)
            self.waiting = Segment() if waiting.header else waiting
            self.waiting.lines = []
        elif kind is RowKind.LINE:
            _take_line(row, cells, waiting)
        elif (
            any(is_form_line(t.text) for _, t in cells)
            or all(is_continuation(t.text) for _, t in cells)
            or _states_units(cells)
            or _answers(cells)
        ):
            waiting.lines.append(row)
        elif (
            current
            and not waiting.header
            and not self._repeats_header(cells)
            and not self._heads_anew(row)
            and (self._goes_on_below(row) or _reads_on(cells, current, self.rows, blank_before=blank_before))
        ):
            _read_on(row, current)
        else:
            waiting.header.append(row)

    def _asks(self, row: int) -> bool:
        """Whether a row of a form's head gives words or dates beside what it asks for: District: | Gulu.

        A lone pair of words right above the first figures may as well be a header.
        """
        cells, below = self.rows[row], self.rows.get(row + 1, [])
        heads = self.current is None and is_doubtful(cells) and row_kind(below) is RowKind.DATA
        return _keyed(cells) or (is_head(cells) and (not heads or _closes_form(below) or is_head(below)))

    def _notes(self, row: int, *, blank_before: bool) -> bool:
        """Whether a row with numbers is a note, or the next one of a numbered list of notes: 注： / 1 | 不含省属单位."""
        cells, before = self.rows[row], self.waiting.lines[-1:]
        listed = before == [row - 1] and (_is_note(self.rows[row - 1]) or _is_numbered_text(self.rows[row - 1]))
        return (blank_before and _is_note(cells)) or (listed and self.current is not None and _is_numbered_text(cells))

    def _repeats_header(self, cells: list[tuple[int, Token]]) -> bool:
        """Whether a row says what a header row of the table so far does, for the most part, or begins so and goes on with other years."""
        headers = self.current.headings(self.rows) if self.current else []
        texts = _texts(cells)
        if len(texts) < _PAIR or not headers:
            return False
        dated = all(t.yearlike or t.kind is TokenKind.PERIOD for _, t in cells[1:])
        begun = next(iter(texts.items()))
        return (
            any(_is_mostly(texts, h) for h in headers)
            or texts in headers
            or (dated and any(h and next(iter(h.items())) == begun for h in headers))
        )

    def _heads_anew(self, row: int) -> bool:
        """Whether a row that does not follow the body at once has years or a header's words over its first column."""
        if self.current is None or row <= self.current.body[-1] + 1:
            return False
        cells = self.rows[row]
        first = self.current.first_column(self.rows)
        spans = cells[0][0] > first and self._is_header(self._below_spanners(row, first), first)
        return spans or self._is_header(row, first) or sum(t.yearlike for _, t in cells) > 1

    def _goes_on_below(self, row: int) -> bool:
        """Whether the next row has figures in the same columns, and begins with the same label, as under no header."""
        cells, below = self.rows[row], self.rows.get(row + 1, [])
        alike = _shape(cells) == _shape(below) and cells[0][1].text == below[0][1].text
        return alike and row_kind(below) is RowKind.DATA and not any(is_header(t.text) for _, t in cells)

    def _below_spanners(self, row: int, first: int) -> int:
        """Give the first row below one that has no words in the first column, past others of its kind."""
        below = row + 1
        while (cells := self.rows.get(below, [])) and cells[0][0] > first and row_kind(cells) is RowKind.HEAD:
            below += 1
        return below

    def _is_header(self, row: int, first: int) -> bool:
        """Whether a row of words begins with a header's word in the first column."""
        cells = self.rows.get(row, [])
        begins = len(cells) > 1 and cells[0][0] == first and row_kind(cells) is RowKind.HEAD
        return begins and _heads_column(first, cells[0][1], self.current, self.rows)

    def _opens_body(self, row: int) -> bool:
        """Whether a row of words or years is data: the row above it heads each of its columns, and it has a label.

        A further header row would have no label, one that names a kind, or one in another script than those below.
        """
        cells, header = self.rows[row], self.waiting.header
        if not header or header[-1] != row - 1 or len(cells) < _PAIR:
            return False
        if self._stands_for_figures(row):
            return True
        words = [r for r in header if r not in self.waiting.numbering] or header
        above, own, below = dict(self.rows[words[-1]]), dict(cells), dict(self._next_figures(row))
        below = own if not below and self._is_last(row) else below
        labels = [c for c, t in cells if c in below and t.kind is below[c].kind and t.kind in _LABELS]
        headed = _heads_each(above, own, below, labels)
        return bool(labels) and headed and _are_labels(own[labels[0]], below[labels[0]])

    def _is_last(self, row: int) -> bool:
        """Whether no row of figures follows in its table, so that one with numbers or marks must be the only one."""
        figures = any(t.kind in (TokenKind.NUMBER, TokenKind.MARK) for _, t in self.rows[row])
        return figures and all(kind not in (RowKind.DATA, RowKind.NUMBERING) for _, kind in self._below(row))

    def _next_figures(self, row: int) -> list[tuple[int, Token]]:
        """Give the first row of figures below a row, with none but rows of words and numbers between, or also less below a number."""
        numbers = any(t.kind is TokenKind.NUMBER for _, t in self.rows[row])
        between = (RowKind.HEAD, RowKind.BLANK, RowKind.LINE) if numbers else (RowKind.HEAD,)
        below = next(((r, kind) for r, kind in self._below(row) if kind not in between), (row, RowKind.BLANK))
        return self.rows[below[0]] if below[1] is RowKind.DATA else []

    def _below(self, row: int) -> Iterator[tuple[int, RowKind]]:
        """Go down from a row, a gap at a time, up to a row of nothing but words after one: it heads another table."""
        gap, before = False, row
        for r in self.filled[bisect_right(self.filled, row) :]:
            if r > before + 1:
                yield r - 1, RowKind.BLANK
            cells = self.rows[r]
            kind = row_kind(cells)
            gap = gap or r > before + 1 or kind is RowKind.BLANK
            if gap and kind is RowKind.HEAD and all(t.kind in _LABELS for _, t in cells):
                return
            yield r, kind
            before = r

    def _stands_for_figures(self, row: int) -> bool:
        """Whether marks of a row, and none of its words, stand over the figures of the next row that has any."""
        marks = {c for c, t in self.rows[row] if t.kind is TokenKind.MARK}
        figures = {c for c, t in self._next_figures(row) if t.kind in _VALUES}
        words = {c for c, t in self.rows[row] if t.text} - marks
        return bool(marks) and marks <= figures and not words & figures


def _heads_each(above: dict[int, Token], row: dict[int, Token], below: dict[int, Token], labels: list[int]) -> bool:
    """Whether a header has a word over each cell of a row but the first, and another one over each of its figures.

    A word that nothing stands below is a label, which goes on below itself.
    """
    heads = {c: above[c].text for c in sorted(row)[1:] if c in above}
    figures = [h for c, h in heads.items() if c not in labels and (c in below or row[c].kind not in _LABELS)]
    told = len(heads) == len(row) - 1 and not set(heads.values()) & {t.text for t in row.values()}
    return told and len(set(figures)) == len(figures) and not set(figures) & {heads.get(c) for c in labels}


def is_facts(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row tells facts about the columns: its label says so."""
    return cells[0][1].kind is TokenKind.TEXT and is_meta(cells[0][1].text)


def is_form_row(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row is a form's head or foot, with words or with numbers."""
    return _keyed(cells) or is_head(cells) or _closes_form(cells)


def _keyed(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row begins with what it asks for, 'District:', and gives no number."""
    return len(cells) > 1 and is_key(cells[0][1].text) and not any(t.kind is TokenKind.NUMBER for _, t in cells)


def _are_labels(one: Token, below: Token) -> bool:
    """Whether two texts below each other can both be labels of rows: two periods, two places, or words that name no kind of thing."""
    if one.kind is TokenKind.PERIOD or (_ends_in_header(one) and _ends_in_header(below)):
        return True
    named = names_kind(one.text) or names_kind(below.text)
    return not named and has_chinese(one.text) == has_chinese(below.text)


def _states_units(cells: list[tuple[int, Token]]) -> bool:
    """Whether a short row says in what the table counts: 2021年 … 单位：万人; before two headers it is the corner's word."""
    others = cells[1:] if len(cells) > _PAIR else cells
    return len(cells) <= _FEW and any(is_unit_line(t.text) for _, t in others)


def _answers(cells: list[tuple[int, Token]]) -> bool:
    """Whether a short row is a form's head: 汇总单位：科技局 … 5月20日—27日."""
    (_, first), *others = cells
    beside = all(is_answered(t.text) or find_period(t.text) for _, t in others)
    return len(cells) <= _FEW and is_answered(first.text) and beside


def _closes_form(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row with numbers is a form's head or foot: who filled it in, under which telephone number."""
    return any(t.kind is TokenKind.TEXT and is_form_line(t.text) for _, t in cells) or is_form_word(cells[0][1].text)


def _is_note(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row with numbers says of itself that it is a note: 注：另有 | 3 | 场未计入."""
    return is_note(cells[0][1].text)


def _is_numbered_text(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row is no more than a number and words behind it."""
    filled = [t for _, t in cells if t.text]
    return len(filled) == _PAIR and [t.kind for t in filled] == [TokenKind.NUMBER, TokenKind.TEXT]


def _tail(header: list[int], current: Segment, rows: Rows) -> list[int]:
    """Give rows of words that follow the body at once and head nothing: they belong to it."""
    found: list[int] = []
    for row in sorted(header):
        if row != (found[-1] if found else current.body[-1]) + 1 or any(is_header(t.text) for _, t in rows[row]):
            break
        found.append(row)
    return found


def _take_data(row: int, tables: list[Segment], waiting: Segment, current: Segment | None, rows: Rows) -> Segment:
    heads = [r for r in waiting.lines if current is not None or (waiting.header and r > max(waiting.header))]
    if waiting.header or current is None:
        _release_boxes(waiting, rows)
        _release_keys(waiting, rows, row)
        heads = [r for r in heads if waiting.header and r > max(waiting.header)] or _numbered(row - 1, waiting, rows)
        lines = [r for r in waiting.lines if r not in heads]
        current = Segment(lines, sorted(waiting.header), list(waiting.numbering))
        tables.append(current)
    elif waiting.lines:
        current.lines.extend(waiting.lines)
    words = heading(heads, rows) or (current.groups.get(current.body[-1], "") if current.body else "")
    if words:
        current.groups[row] = words
    current.body.append(row)
    return current


def _numbered(row: int, waiting: Segment, rows: Rows) -> list[int]:
    """Give the numbered line that stands right above the first row of a table without header: 一、人员."""
    return [row] if not waiting.header and row in waiting.lines and is_numbered(rows[row]) else []


def is_numbered(cells: list[tuple[int, Token]]) -> bool:
    """Whether a line has an outline number."""
    return bool(outline(cells[0][1].text)[0])


def _release_keys(waiting: Segment, rows: Rows, row: int) -> None:
    """Take short rows above a gap for lines: 'Last updated | 18.11.2022' and 'Sex | Total' head no columns.

    Only where the table is wider than they are, and a header without gaps is left.
    """
    near: list[int] = []
    for r in reversed(waiting.header):
        if near and r != near[-1] - 1:
            break
        near.append(r)
    keys = [r for r in waiting.header if r not in near and len(rows[r]) <= _PAIR]
    if keys and len(rows[row]) > _PAIR and len(keys) + len(near) == len(waiting.header):
        waiting.header = sorted(near)
        waiting.lines = sorted({*waiting.lines, *keys})


def _release_boxes(waiting: Segment, rows: Rows) -> None:
    """Take short rows above a title for lines: the boxes 公開類 and 編製機關 of a form head no columns."""
    titles = [r for r in waiting.lines if _is_title(rows[r]) and waiting.header and r < max(waiting.header)]
    boxes = [r for r in waiting.header if titles and r < titles[-1]]
    if boxes and all(len(rows[r]) <= _BOXES for r in boxes):
        waiting.header = [r for r in waiting.header if r not in boxes]
        waiting.lines = sorted({*waiting.lines, *boxes})


def _is_title(cells: list[tuple[int, Token]]) -> bool:
    """Whether a lone text is long enough to say what a table is about."""
    text = cells[0][1].text
    return len(cells) == 1 and len(text) * (1 + has_chinese(text)) >= _TITLE and not looks_like_note(text)


def _read_on(row: int, current: Segment) -> None:
    """Put a row of words or years into the body, under the heading of the row before."""
    if words := current.groups.get(current.body[-1], ""):
        current.groups[row] = words
    current.body.append(row)


def heading(lines: list[int], rows: Rows) -> str:
    """Give the words of the last line that heads a group of rows."""
    texts = [rows[r][0][1].text for r in lines]
    return next((t for t in reversed(texts) if not (looks_like_note(t) or is_form_line(t) or is_continuation(t))), "")


def _take_line(row: int, cells: list[tuple[int, Token]], waiting: Segment) -> None:
    col, token = cells[0] if cells else (0, None)
    if waiting.header and token is not None and not looks_like_note(token.text) and col > 0:
        waiting.header.append(row)
    else:
        waiting.lines.append(row)


def _reads_on(cells: list[tuple[int, Token]], current: Segment, rows: Rows, *, blank_before: bool) -> bool:
    """Whether a row of words goes on with the table's body rather than heading a new one."""
    value_cols = current.columns_of(TokenKind.NUMBER, rows)
    words_there = [t for c, t in cells if c in value_cols and t.kind in (TokenKind.TEXT, TokenKind.PERIOD)]
    if is_total(cells[0][1].text) and len(words_there) < _PAIR:
        return True
    marked = any(c in value_cols and t.kind is TokenKind.MARK for c, t in cells)
    if _fills_a_row(cells, current, rows):
        return True
    if blank_before and len(cells) > 2 and not marked:  # noqa: PLR2004 - a label and one remark may follow a gap
        return False
    if not words_there:
        return True
    return not blank_before and not _heads(cells, current, rows, words_there)


def _fills_a_row(cells: list[tuple[int, Token]], current: Segment, rows: Rows) -> bool:
    """Whether a lone figure like a year stands with its labels where another row of the body has its own."""
    figures = [c for c, t in cells if t.kind is TokenKind.NUMBER]
    headed = any(_heads_column(c, t, current, rows) for c, t in cells)
    return len(figures) == 1 and current.has_alike(cells, rows) and not headed


def _heads(cells: list[tuple[int, Token]], current: Segment, rows: Rows, words_there: list[Token]) -> bool:
    """Whether a row of words is a header: it repeats one, has a header's words, or words beside the labels."""
    texts = {t.text for _, t in cells}
    labels = current.columns_of(TokenKind.TEXT, rows)
    if sum(c not in labels for c, _ in cells) > 1:
        return True
    repeats = any(len(texts & {t.text for _, t in rows[r]}) > 1 for r in current.header)
    return repeats or len(words_there) > 1 or any(_heads_column(c, t, current, rows) for c, t in cells)


def _heads_column(col: int, token: Token, current: Segment | None, rows: Rows) -> bool:
    """Whether a text is a header's word, and not one more of the names in its column that end in such a word: 凤岭街道, Kent County; or a period: 2023 год."""
    body = current.body if current else []
    names = [t for r in {*body[:2], *body[-2:]} for c, t in rows[r] if c == col]
    said = token.kind is not TokenKind.PERIOD and is_header(token.text)
    return said and not (_ends_in_header(token) and any(map(_ends_in_header, names)))


def _ends_in_header(token: Token) -> bool:
    return looks_like_place(token.text) and is_header(token.text)
