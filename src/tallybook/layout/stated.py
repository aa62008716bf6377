"""Lay tables out as the user stated them; what is stated and not so on the sheet is a misfit and left aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tallybook.layout.blocks import Block
from tallybook.layout.forms import is_form_row
from tallybook.layout.row_kinds import RowKind, row_kind
from tallybook.layout.rows import heading, is_facts, is_numbered, segments
from tallybook.layout.segments import Rows, Segment, by_row
from tallybook.model import NO_HINT, Hint, Holds
from tallybook.model.hint import Spans, within
from tallybook.model.table import ColumnRole, Misfit, Place, TableLayout, Token, TokenKind
from tallybook.notation import letters, write_rows

_ROLE_OF = {
    Holds.PERIOD: ColumnRole.PERIOD,
    Holds.UNIT: ColumnRole.UNIT,
    Holds.CODE: ColumnRole.CODE,
    Holds.VALUE: ColumnRole.VALUE,
    Holds.TOTAL: ColumnRole.VALUE,
    Holds.SKIP: ColumnRole.NOTE,
}
_FIGURES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)
_WORDS = (TokenKind.TEXT, TokenKind.PERIOD)


@dataclass(slots=True)
class Stated:
    """Tables by the block in which they stand, and what did not fit."""

    tables: dict[Block, list[tuple[Segment, Hint]]] = field(default_factory=dict)
    misfits: list[Misfit] = field(default_factory=list)


def stated_tables(hints: Sequence[Hint], blocks: Sequence[Block], tokens: dict[Place, Token]) -> Stated:
    """Find the rows of each stated table. A table of which nothing fits is not there."""
    found = Stated()
    placed: list[tuple[Block, Block, Segment, Hint]] = []
    for hint in hints:
        around, block = _block(hint, blocks, tokens)
        rows = by_row({p: t for p, t in tokens.items() if t.text and block.left <= p[1] <= block.right})
        misfits = list(_misfits(hint, rows))
        segment = _segment(hint.without(*(m.key for m in misfits)), rows)
        found.misfits += misfits
        if segment:
            placed.append((around, _reaching(block, segment), segment, hint))
    used = {r for _, _, segment, _ in placed for r in (*segment.header, *segment.body)}
    for around, block, segment, hint in placed:
        beside = {p for p in tokens if around.holds(p) and not block.holds(p) and p[0] not in used}
        segment.reach = tuple(range(min(around.left, block.left), max(around.right, block.right) + 1))
        with_lines = replace(block, lines=tuple(sorted({*block.lines, *beside})))
        found.tables.setdefault(with_lines, []).append((segment, hint))
    return found


def _block(hint: Hint, blocks: Sequence[Block], tokens: dict[Place, Token]) -> tuple[Block, Block]:
    """Give the block in which a stated table begins, as found and as wide as stated."""
    last_row, last_col = (max((p[axis] for p in tokens), default=0) for axis in (0, 1))
    left, right = hint.cols or (0, None)
    right = last_col if right is None else min(right, last_col)
    first = min((s[0] for spans in (hint.header, hint.rows) for s in spans or ()), default=0)
    around = next((b for b in blocks if b.holds((first, left))), Block(0, last_row, left, right))
    return around, replace(around, left=left, right=right)


def _reaching(block: Block, segment: Segment) -> Block:
    """Give the block with all rows of the table in it."""
    rows = (*segment.header, *segment.body)
    return replace(block, top=min(block.top, *rows), bottom=max(block.bottom, *rows))


def _misfits(hint: Hint, rows: Rows) -> Iterable[Misfit]:
    if (why := _past(hint.rows, rows)) or (hint.rows and not _any(hint.rows, rows, _FIGURES)):
        yield _misfit(hint, "rows", write_rows(hint.rows or ()), why or "there are no figures")
    if (why := _past(hint.header, rows)) or (hint.header and not _any(hint.header, rows, None)):
        yield _misfit(hint, "header", write_rows(hint.header or ()), why or "there are no words")
    elif any(_holds_data(rows[r]) for r in within(hint.header, rows)):
        yield _misfit(hint, "header", write_rows(hint.header or ()), "there are figures")


def _misfit(hint: Hint, key: str, said: str, why: str) -> Misfit:
    return Misfit(hint.place(key), key, said, why)


def _past(spans: Spans | None, rows: Rows) -> str:
    last = max(rows, default=-1)
    return "the sheet ends before" if any(max(a, b or 0) > last for a, b in spans or ()) else ""


def _any(spans: Spans, rows: Rows, kinds: Sequence[TokenKind] | None) -> bool:
    return any(kinds is None or t.kind in kinds for r in within(spans, rows) for _, t in rows[r])


def _holds_data(cells: list[tuple[int, Token]]) -> bool:
    """Whether a row said to be a header holds figures: a year or the rows of facts about columns are none."""
    values = [t for _, t in cells if t.kind in _FIGURES]
    headlike = all(t.yearlike for t in values) or is_facts(cells)
    return row_kind(cells) is RowKind.DATA and not headlike


def _segment(hint: Hint, rows: Rows) -> Segment | None:
    """Give the rows of a stated table; where only its header or its body is stated, the other as it is found."""
    if hint.header is None and hint.rows is None and hint.cols is None:
        return None
    if hint.rows is not None:
        body = [r for r in within(hint.rows, rows) if r not in within(hint.header, rows)]
        header = _header_above(body[0], rows) if hint.header is None and body else list(within(hint.header, rows))
    elif hint.header is not None:
        header = list(within(hint.header, rows))
        body = [r for r in rows if r > min(header, default=-1) and r not in header and _may_be_body(rows[r])]
    else:
        return next((s for s in segments(rows) if s.body), None)
    numbering = [
        r for r in header if row_kind(rows[r]) is RowKind.NUMBERING or is_facts(rows[r]) or r > min(body, default=r)
    ]
    return Segment([], header, numbering, body, _groups(header, body, rows)) if body else None


def _header_above(first: int, rows: Rows) -> list[int]:
    """Give the header rows that are found for the table in which a body's first row stands."""
    found = segments({r: cells for r, cells in rows.items() if r <= first})
    above = found[-1] if found else Segment()
    return [r for r in above.header if r < first]


def _may_be_body(cells: list[tuple[int, Token]]) -> bool:
    return row_kind(cells) not in (RowKind.BLANK, RowKind.LINE) and not is_form_row(cells)


def _groups(header: Sequence[int], body: Sequence[int], rows: Rows) -> dict[int, str]:
    """Give each row of the body the heading that stands last above it: below the header, or a numbered one if none is."""
    groups: dict[int, str] = {}
    lines = [r for r in rows if r not in header and not _may_be_body(rows[r])]
    above = body[0] - 1 if body else 0
    numbered = not header and above in lines and is_numbered(rows[above])
    words = heading([above], rows) if numbered else ""
    before = max((r for r in header if r <= above), default=above)
    for row in body:
        words = heading([r for r in lines if before < r < row], rows) or words
        if words:
            groups[row] = words
        before = row
    return groups


def with_columns(table: TableLayout, hint: Hint, tokens: dict[Place, Token]) -> TableLayout:
    """Give a table's columns the roles and the headings that are stated of them, where they have what it takes."""
    if hint is NO_HINT:
        return table
    fitting = tuple((c, m) for c, m in hint.columns if c in table.columns and _fits(c, m, table, tokens))
    roles = {c: _role(table.columns[c], holds) for c, holds in fitting}
    headings = {c: (words,) for c, words in hint.headings if c in table.columns}
    return replace(
        table,
        columns={**table.columns, **roles},
        headers={**table.headers, **headings},
        hint=replace(hint, columns=fitting),
    )


def _role(found: ColumnRole, holds: Holds) -> ColumnRole:
    """Give the role of a column that is stated to hold something; dates that only name rows stay dates."""
    if holds is Holds.LABEL and found is ColumnRole.PERIOD:
        return found
    return _ROLE_OF.get(holds, ColumnRole.LABEL)


def _fits(col: int, meaning: Holds, table: TableLayout, tokens: dict[Place, Token]) -> bool:
    kinds = {t.kind for r in table.body_rows if (t := tokens.get((r, col))) and t.text}
    return bool(kinds & set(_FIGURES)) if meaning in (Holds.VALUE, Holds.TOTAL) else bool(kinds)


def misfits_of(hints: Sequence[Hint], tables: Sequence[TableLayout]) -> list[Misfit]:
    """Name the columns and total rows that are stated and that no table of the sheet has."""
    fitting = {pair for t in tables for pair in t.hint.columns}
    widest = max((c for t in tables for c in t.columns), default=-1)
    body = {r for t in tables for r in t.body_rows}
    found: dict[Misfit, None] = {}
    for hint in hints if tables else ():
        for col, meaning in hint.columns:
            if (col, meaning) not in fitting and not _open_ended(col, meaning, hint, widest):
                found[_misfit(hint, "columns", f"{letters(col)} = {meaning}", "the column holds no such thing")] = None
        spans = [s for s in hint.total_rows or () if not within((s,), body)]
        for span in spans:
            found[_misfit(hint, "total_rows", write_rows((span,)), "there is no row of a table")] = None
    return list(found)


def _open_ended(col: int, meaning: Holds, hint: Hint, widest: int) -> bool:
    """Whether a column beyond the last one was meant by one that reaches to the end: C-."""
    return col > widest and any(c <= widest and m is meaning for c, m in hint.columns)
