"""Find texts that hold a whole row of their table, because nothing parted its fields: `Northfield;7;12345`."""

from __future__ import annotations

import re
from functools import lru_cache

from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, TokenKind

_PARTED_BY = tuple(map(re.compile, (r"[;；]", r"\t", r"[|｜]", r"[,，]")))
_FIGURE = re.compile(r"[-+]?\d[\d ,.]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 1000
_FEWEST = (2, 1)


def unparted_rows(layout: SheetLayout) -> list[Place]:
    """Give the texts of which a line parts into as many fields as a table has columns, its figures among them.

    A text of one line with figures beside it is a label, whatever it says. On a sheet without a table
    such lines are rows where they are half of all it says.
    """
    begin = min((max(t.header_rows, default=-1) for t in layout.tables), default=-1)
    fields, figures = min(map(_widths, layout.tables), default=_FEWEST)
    filled = {row for (row, _), token in layout.tokens.items() if token.counted}
    texts = {p: t.text for p, t in layout.tokens.items() if t.kind is TokenKind.TEXT and p[0] > begin}
    found = sorted(
        place
        for place, text in texts.items()
        if place[0] not in filled or "\n" in text
        if len(text) <= _LONGEST and _holds_row(text, fields, figures)
    )
    return found if layout.tables or len(found) * 2 >= len(texts) else []


def _widths(table: TableLayout) -> tuple[int, int]:
    """Give how many columns a table has, and how many of them hold figures."""
    return (
        sum(role is not ColumnRole.EMPTY for role in table.columns.values()),
        len(table.having(ColumnRole.VALUE)),
    )


@lru_cache(maxsize=20_000)
def _holds_row(text: str, fields: int, figures: int) -> bool:
    if not any(map(str.isdigit, text)):
        return False
    return any(
        len(parts) >= fields and sum(map(_is_figure, parts)) >= max(figures, 1)
        for line in text.splitlines()
        for parts in (mark.split(line) for mark in _PARTED_BY)
        if len(parts) > 1 and _names(parts[0])
    )


def _names(field: str) -> bool:
    """Whether a first field names something; where words end in a number more of these follow: `Tables 3, 4, 5`."""
    text = field.strip().strip('"')
    return any(map(str.isalpha, text)) and not text[-1].isdigit()


def _is_figure(field: str) -> bool:
    """Whether a field is a bare figure; a year is none, as titles end in one: `Visits, 2021`."""
    text = field.strip().strip('"')
    return _FIGURE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None
