"""Tell forms from tables: labels and answers side by side, several a row, with no header over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tallybook.model.table import ColumnRole, Place, TableLayout, Token, TokenKind
from tallybook.notation import (
    asks_for_words,
    clean_label,
    find_period,
    implied_unit,
    is_answered,
    is_area_header,
    is_code_header,
    is_form_line,
    is_form_word,
    is_key,
    is_part,
    is_period_header,
    is_reporter_header,
    is_value_header,
    looks_like_place,
    names_kind,
    names_office,
    read_unit,
    split_unit,
)

Row = Sequence[tuple[int, Token]]
_VALUES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)
_TWO, _FEW, _DIGITS = 2, 3, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A label with what stands beside it, and the column of the unit before or behind that, if any."""

    label: int
    key: str
    value: int
    answer: Token
    unit: int | None = None


def entries_of(cells: Row) -> list[Entry]:
    """Part a row into labels and answers, with units between or behind them; none where it is not made so."""
    left = [(c, t) for c, t in cells if t.text]
    found: list[Entry] = []
    while left:
        entry, taken = _entry(left)
        if entry is None or entry.key in {e.key for e in found}:
            return []
        found.append(entry)
        left = left[taken:]
    return found


def _entry(cells: Row) -> tuple[Entry | None, int]:
    """Take the first entry of a row: 讲座 | 12, 讲座 | 12 | 场次 or 讲座 | 场次 | 12."""
    if len(cells) < _TWO or cells[0][1].kind is not TokenKind.TEXT:
        return None, 0
    (label, key), (second, answer) = cells[:2]
    third = cells[2] if len(cells) > _TWO else None
    if third and answer.kind in _VALUES and _is_unit(third[1]):
        return Entry(label, key.text, second, answer, third[0]), 3
    if third and third[1].kind in _VALUES and _is_unit(answer):
        return Entry(label, key.text, third[0], third[1], second), 3
    return Entry(label, key.text, second, answer), _TWO


def _is_unit(token: Token) -> bool:
    return token.kind is TokenKind.TEXT and read_unit(token.text) is not None


def is_head(cells: Row) -> bool:
    """Whether a row is a form's head or foot: it asks who reports, where and when, and has the answers beside.

    At least one answer must be sure to be one, so that words over columns are not taken for a form.
    """
    first = next((t for _, t in cells if t.text), None)
    if first is None or first.kind is not TokenKind.TEXT or not _asks(first.text):
        return False
    entries = entries_of(cells)
    asked = all(_asks(e.key) and _answers(e.key, e.answer) for e in entries)
    return bool(entries) and asked and any(_surely(e.key, e.answer) for e in entries)


def is_doubtful(cells: Row) -> bool:
    """Whether such a head is one lone pair of words, which might as well stand over two columns: Director | Sessions."""
    entries = entries_of(cells)
    return (
        len(entries) == 1
        and entries[0].answer.kind is TokenKind.TEXT
        and not _is_told(entries[0].key, entries[0].answer)
    )


def is_form_row(cells: Row) -> bool:
    """Whether a row is a form's head or foot, with words or with numbers."""
    return is_keyed(cells) or is_head(cells) or closes_form(cells)


def is_keyed(cells: Row) -> bool:
    """Whether a row begins with what it asks for, 'District:', and gives no number."""
    return len(cells) > 1 and is_key(cells[0][1].text) and not any(t.kind is TokenKind.NUMBER for _, t in cells)


def is_answering(cells: Row) -> bool:
    """Whether a short row is a form's head: 汇总单位：科技局 … 5月20日—27日."""
    (_, first), *others = cells
    beside = all(is_answered(t.text) or find_period(t.text) for _, t in others)
    return len(cells) <= _FEW and is_answered(first.text) and beside


def closes_form(cells: Row) -> bool:
    """Whether a row with numbers is a form's head or foot: who filled it in, under which telephone number."""
    return any(t.kind is TokenKind.TEXT and is_form_line(t.text) for _, t in cells) or is_form_word(cells[0][1].text)


@lru_cache(maxsize=20_000)
def _asks(key: str) -> bool:
    kinds = (asks_for_words, is_code_header, is_area_header, is_reporter_header, is_period_header, is_key)
    return any(asks(key) for asks in kinds)


def _answers(key: str, answer: Token) -> bool:
    """Whether a cell may answer what the label beside it asks for: no figure to a name, and no word that heads columns."""
    if answer.kind in _VALUES:
        return _is_told_aside(key, answer)
    heads = names_kind(answer.text) and not names_office(answer.text)
    measures = is_value_header(answer.text) or split_unit(answer.text)[1] or implied_unit(answer.text)
    return not (heads or measures or asks_for_words(answer.text))


def _is_long(text: str) -> bool:
    """Whether a number has as many digits as a postcode or telephone number has at least."""
    return text.isdigit() and len(text) >= _DIGITS


def _surely(key: str, answer: Token) -> bool:
    """Whether what stands beside an asking word is hardly a word over a column."""
    if is_period_header(key):
        return answer.yearlike or answer.kind is TokenKind.PERIOD
    return asks_for_words(key) or _is_told(key, answer)


def _is_told(key: str, answer: Token) -> bool:
    """Whether an answer is formed as the place or office that is asked for, or a number to reach someone."""
    placed = is_area_header(key) and (looks_like_place(answer.text) or names_office(answer.text))
    return is_form_word(key) or placed or (is_reporter_header(key) and names_office(answer.text))


def form_bands(table: TableLayout, tokens: Mapping[Place, Token]) -> list[TableLayout]:
    """Cut a form into tables of one column of labels and one of answers each; none where the table is no form.

    What stands beside 其中 is a part of the label before it, read along the rows.
    """
    if any(table.headers.get(c) for c in table.columns):
        return []
    cols = sorted(table.columns)
    rows = {r: entries_of([(c, tokens[r, c]) for c in cols if (r, c) in tokens]) for r in table.body_rows}
    if not all(rows.values()) or max(map(len, rows.values()), default=0) < _TWO:
        return []
    wholes = _wholes([(r, e) for r, entries in rows.items() for e in entries])
    bands: dict[tuple[int, int, int], list[int]] = {}
    for row, entries in rows.items():
        for e in entries:
            if e.answer.kind in _VALUES and not _is_told_aside(e.key, e.answer):
                bands.setdefault((e.label, e.value, -1 if e.unit is None else e.unit), []).append(row)
    return [_band(table, columns, body, wholes) for columns, body in sorted(bands.items())]


def _is_told_aside(key: str, answer: Token) -> bool:
    """Whether a number is a year, a code, or the way to reach someone."""
    dated = is_period_header(key) and answer.yearlike
    return dated or is_form_word(key) or is_code_header(key) or (asks_for_words(key) and _is_long(answer.text))


def _wholes(entries: Sequence[tuple[int, Entry]]) -> dict[Place, str]:
    """Give what each label of a part is part of."""
    found: dict[Place, str] = {}
    whole = ""
    for row, entry in entries:
        if not is_part(entry.key):
            whole = split_unit(clean_label(entry.key))[0]
        elif whole:
            found[row, entry.label] = whole
    return found


def _band(
    table: TableLayout, columns: tuple[int, int, int], body: Sequence[int], wholes: Mapping[Place, str]
) -> TableLayout:
    label, value, unit = columns
    roles = {label: ColumnRole.LABEL, value: ColumnRole.VALUE, unit: ColumnRole.UNIT}
    roles.pop(-1, None)
    return replace(
        table,
        body_rows=tuple(body),
        columns=roles,
        headers=dict.fromkeys(roles, ()),
        groups={r: g for r, g in table.groups.items() if r in body},
        wholes={r: wholes[r, label] for r in body if (r, label) in wholes},
    )
