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
    texts = {p: t.text for p, t in layout.tokens.items() if t.kind is TokenKind.TEXT and p[0] > begin}
    found = sorted(p for p, t in texts.items() if len(t) <= _LONGEST and _holds_row(t, fields, figures))
    if not layout.tables:
        return found if len(found) * 2 >= len(texts) else []
    filled = {row for (row, _), token in layout.tokens.items() if token.counted} if found else ()
    return [place for place in found if place[0] not in filled or "\n" in texts[place]]


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
        len(parts) >= fields and _are_figures([f for f in parts if _is_figure(f)], figures)
        for line in text.splitlines()
        for parts in (mark.split(line) for mark in _PARTED_BY)
        if len(parts) > 1 and _names(parts[0])
    )


def _names(field: str) -> bool:
    """Whether a first field names something; where words end in a number more of these follow: `Tables 3, 4, 5`."""
    text = _bare(field)
    return any(map(str.isalpha, text)) and not text[-1].isdigit()


def _is_figure(field: str) -> bool:
    return _FIGURE.fullmatch(_bare(field)) is not None


def _are_figures(fields: list[str], least: int) -> bool:
    """Whether there are so many figures, and not years alone, in which titles end: `Visits, 2021`."""
    return len(fields) >= least and not all(_YEAR.fullmatch(_bare(f)) for f in fields)


def _bare(field: str) -> str:
    return field.strip().strip('"')
