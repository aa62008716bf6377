"""Tell forms from tables: labels and answers side by side, several a row, with no header over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallybook.model.table import ColumnRole, Place, TableLayout, Token, TokenKind
from tallybook.notation import (
    asks_for_words,
    clean_label,
    implied_unit,
    is_area_header,
    is_code_header,
    is_form_word,
    is_key,
    is_part,
    is_period_header,
    is_reporter_header,
    is_value_header,
    looks_like_place,
    names_kind,
    names_office,
    split_unit,
)

Row = Sequence[tuple[int, Token]]
Pair = tuple[tuple[int, Token], tuple[int, Token]]
_VALUES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)
_TWO, _DIGITS = 2, 5


def pairs_of(cells: Row) -> list[Pair]:
    """Part a row into labels and what stands beside each; none where it is not made of such pairs."""
    filled = [(c, t) for c, t in cells if t.text]
    pairs = list(zip(filled[::2], filled[1::2], strict=False))
    made = len(filled) % _TWO == 0 and all(key.kind is TokenKind.TEXT for (_, key), _ in pairs)
    return pairs if made and len({key.text for (_, key), _ in pairs}) == len(pairs) else []


def is_head(cells: Row) -> bool:
    """Whether a row is a form's head or foot: it asks who reports, where and when, and has the answers beside.

    At least one answer must be sure to be one, so that words over columns are not taken for a form.
    """
    pairs = pairs_of(cells)
    asked = all(_asks(key.text) and _answers(key.text, answer) for (_, key), (_, answer) in pairs)
    return bool(pairs) and asked and any(_surely(key.text, answer) for (_, key), (_, answer) in pairs)


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
    """Whether what stands beside an asking word cannot be a word over a column."""
    if is_period_header(key):
        return answer.yearlike or answer.kind is TokenKind.PERIOD
    placed = is_area_header(key) and (looks_like_place(answer.text) or names_office(answer.text))
    return asks_for_words(key) or placed or (is_reporter_header(key) and names_office(answer.text))


def form_bands(table: TableLayout, tokens: Mapping[Place, Token]) -> list[TableLayout]:
    """Cut a form into tables of one column of labels and one of answers each; none where the table is no form.

    What stands beside 其中 is a part of the label before it, read along the rows.
    """
    if any(table.headers.get(c) for c in table.columns):
        return []
    rows = {
        r: pairs_of([(c, tokens[r, c]) for c in sorted(table.columns) if (r, c) in tokens]) for r in table.body_rows
    }
    if not all(rows.values()) or max(map(len, rows.values()), default=0) < _TWO:
        return []
    wholes = _wholes([(r, pair) for r, pairs in rows.items() for pair in pairs])
    bands: dict[Place, list[int]] = {}
    for row, pairs in rows.items():
        for (label, key), (value, answer) in pairs:
            if answer.kind in _VALUES and not _is_told_aside(key.text, answer):
                bands.setdefault((label, value), []).append(row)
    return [_band(table, place, body, wholes) for place, body in sorted(bands.items())]


def _is_told_aside(key: str, answer: Token) -> bool:
    """Whether a number is a year, a code, or the way to reach someone."""
    dated = is_period_header(key) and answer.yearlike
    return dated or is_form_word(key) or is_code_header(key) or (asks_for_words(key) and _is_long(answer.text))


def _wholes(pairs: Sequence[tuple[int, Pair]]) -> dict[Place, str]:
    found: dict[Place, str] = {}
    whole = ""
    for row, ((col, key), _) in pairs:
        if not is_part(key.text):
            whole = split_unit(clean_label(key.text))[0]
        elif whole:
            found[row, col] = whole
    return found


def _band(table: TableLayout, place: Place, body: Sequence[int], wholes: Mapping[Place, str]) -> TableLayout:
    label, value = place
    parts = {r: wholes[r, label] for r in body if (r, label) in wholes}
    roles = {label: ColumnRole.LABEL, value: ColumnRole.VALUE}
    groups = {r: g for r, g in table.groups.items() if r in body}
    return TableLayout(
        (), tuple(body), roles, {label: (), value: ()}, groups, table.lines, table.doubts, table.answers, parts
    )
