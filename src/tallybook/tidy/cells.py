"""The cells of a table, looked up through its merges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from tallybook.model import Grid
from tallybook.model.table import ColumnRole, Place, TableLayout, Token
from tallybook.notation import clean_label
from tallybook.tidy.above import as_above

_NAMING = (ColumnRole.LABEL, ColumnRole.CODE, ColumnRole.PERIOD)


class Cells:
    """Tokens by place; a cell covered by a merge has the token of the merge's anchor, one left empty for 'as above' that above.

    `above` says which columns have such gaps.
    """

    def __init__(self, grid: Grid, table: TableLayout, tokens: Mapping[Place, Token]) -> None:
        """Keep the table and the sheet's tokens."""
        self.table, self._tokens, self._grid, self._anchors = table, tokens, grid, grid.anchors()
        self.above = as_above(table, self.over)
        self._anchors = {
            **self._anchors,
            **{cell: label for found in self.above for cell, label in found.anchors.items()},
        }

    def saying(self, texts: Mapping[Place, str]) -> Cells:
        """Give the same cells with other words in some of them."""
        said = {place: replace(self._tokens[place], text=text) for place, text in texts.items()}
        return Cells(self._grid, self.table, {**self._tokens, **said})

    def at(self, row: int, col: int) -> Token | None:
        """Give the token that the file stores at this very place."""
        return self._tokens.get((row, col))

    def over(self, row: int, col: int) -> Token | None:
        """Give the token at this place, of the merge that covers it, or of the label above that it repeats."""
        return self._tokens.get(self._anchors.get((row, col), (row, col)))

    def label(self, row: int, col: int) -> str:
        """Give the words at this place, merges filled, written plainly."""
        token = self.over(row, col)
        return clean_label(token.text) if token else ""

    def counted(self, row: int, col: int) -> bool:
        """Whether the cell belongs in the balance."""
        token = self.at(row, col)
        return token is not None and token.counted

    def filled(self, row: int, col: int) -> bool:
        """Whether the file stores any text at this very place."""
        token = self.at(row, col)
        return token is not None and bool(token.text)

    def names_of(self, row: int) -> tuple[str, ...]:
        """Give the words that name a row, in whatever column they stand."""
        cols = [c for c in sorted(self.table.columns) if self.table.columns[c] in _NAMING]
        return tuple(clean_label(t.text) for c in cols if (t := self.at(row, c)))

    @cached_property
    def constant(self) -> frozenset[str]:
        """The words that stand in one naming column in every row, and so tell no row from another."""
        found = set()
        for col in (c for c, role in self.table.columns.items() if role in _NAMING):
            words = {clean_label(t.text) if (t := self.at(r, col)) else "" for r in self.table.body_rows}
            found |= words if len(words) == 1 and len(self.table.body_rows) > 1 else set()
        return frozenset(found - {""})

    @cached_property
    def numbers(self) -> dict[Place, Decimal]:
        """The exact values in the value columns of the body."""
        return {
            (r, c): t.quantity.value
            for r in self.table.body_rows
            for c in self.table.having(ColumnRole.VALUE)
            if (t := self.at(r, c)) and t.quantity and t.quantity.value is not None
        }

    @cached_property
    def hidden(self) -> frozenset[Place]:
        """The places in the value columns where a figure exists but is not told: suppressed, unread or faulty."""
        return frozenset(
            (r, c)
            for r in self.table.body_rows
            for c in self.table.having(ColumnRole.VALUE)
            if (t := self.at(r, c)) and t.text and (t.quantity is None or t.quantity.value is None) and t.status != "M"
        )
