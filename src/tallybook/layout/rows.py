"""Tell blank, line, header and data rows apart and gather them into tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from tallybook.layout.forms import closes_form, is_answering, is_doubtful, is_head, is_keyed
from tallybook.layout.row_kinds import RowKind, row_kind
from tallybook.layout.segments import Rows, Segment, is_mostly, shape_of, texts_of
from tallybook.model.table import Token, TokenKind
from tallybook.notation import (
    has_chinese,
    is_continuation,
    is_form_line,
    is_header,
    is_meta,
    is_note,
    is_total,
    is_unit_line,
    looks_like_note,
    looks_like_place,
    names_kind,
    outline,
)

_PAIR, _FEW, _BOXES = 2, 3, 4
_TITLE = 20
_LABELS = (TokenKind.TEXT, TokenKind.PERIOD)
_VALUES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)


def _opens_years(cells: list[tuple[int, Token]], rows: Rows, header: list[int]) -> bool:
    """Whether three years or more, rising or falling by any steps, head columns that nothing else heads."""
    values = {c: t for c, t in cells if t.kind in _VALUES}
    years = [t.quantity.value for t in values.values() if t.yearlike and t.quantity and t.quantity.value]
    if len(years) != len(values) or len(years) < 3:  # noqa: PLR2004 - two may be figures
        return False
    headed = sum(c in values for c, t in rows[header[-1]] if t.text) if header else 0
    runs = all(a < b for a, b in pairwise(years)) or all(a > b for a, b in pairwise(years))
    return runs and headed < len(values)


def segments(rows: Rows) -> list[Segment]:
    """Gather the rows of a block into tables, top to bottom."""
    return _Gatherer(rows).gather()


class _Gatherer:
    """Goes through the rows; `waiting` holds lines and header rows whose table has not begun yet."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.filled = rows, sorted(rows)
        self.tables: list[Segment] = []
        self.waiting = Segment()
        self.current: Segment | None = None

    def gather(self) -> list[Segment]:
        """Give the tables; words that follow the last body at once belong to it."""
        blank_before, above = True, -1
        for row in self.filled:
            blank_before = blank_before or row > above + 1
            kind = self._kind(row, blank_before=blank_before)
            if kind is not RowKind.BLANK:
                self._take(row, kind, blank_before=blank_before)
            blank_before, above = kind is RowKind.BLANK, row
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
            kind is RowKind.DATA and (closes_form(cells) or self._notes(row, blank_before=blank_before))
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
            or is_answering(cells)
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
        return is_keyed(cells) or (is_head(cells) and (not heads or closes_form(below) or is_head(below)))

    def _notes(self, row: int, *, blank_before: bool) -> bool:
        """Whether a row with numbers is a note, or the next one of a numbered list of notes: 注： / 1 | 不含省属单位."""
        cells, before = self.rows[row], self.waiting.lines[-1:]
        listed = before == [row - 1] and (_is_note(self.rows[row - 1]) or _is_numbered_text(self.rows[row - 1]))
        return (blank_before and _is_note(cells)) or (listed and self.current is not None and _is_numbered_text(cells))

    def _repeats_header(self, cells: list[tuple[int, Token]]) -> bool:
        """Whether a row says what a header row of the table so far does, for the most part, or begins so and goes on with other years."""
        headers = self.current.headings(self.rows) if self.current else []
        texts = texts_of(cells)
        if len(texts) < _PAIR or not headers:
            return False
        dated = all(t.yearlike or t.kind is TokenKind.PERIOD for _, t in cells[1:])
        begun = next(iter(texts.items()))
        return (
            any(is_mostly(texts, h) for h in headers)
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
        alike = shape_of(cells) == shape_of(below) and cells[0][1].text == below[0][1].text
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
