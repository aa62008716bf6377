"""Find the day on which a sheet says that it was filled in."""

from __future__ import annotations

from collections.abc import Iterator

from tallybook.model.table import SheetLayout, Token, TokenKind
from tallybook.notation import filing_day, whole_day

_NEAR = 4


def filed_on(layout: SheetLayout) -> str:
    """Give the latest of such days, YYYY-MM-DD, or nothing; it stands behind its label, or in the next cell of its row."""
    return max(_days(layout), default="")


def _days(layout: SheetLayout) -> Iterator[str]:
    for (row, col), token in layout.tokens.items():
        if token.kind is not TokenKind.TEXT or (day := filing_day(token.text)) is None:
            continue
        beside = next((t for n in range(1, _NEAR) if (t := layout.tokens.get((row, col + n)))), None)
        yield day or (_day(beside) if beside else "")


def _day(token: Token) -> str:
    return whole_day(token.period or token.text)
