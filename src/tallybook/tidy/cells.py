"""The cells of a table, looked up through its merges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        self._labels: dict[int, dict[int, str]] = {}
        self._names: dict[int, tuple[str, ...]] = {}
        self.above = as_above(table, self.over)
        for found in self.above:
            self._anchors.update(found.anchors)

    def saying(self, texts: Mapping[Place, str]) -> Cells:
        """Give the same cells with other words in some of them."""
        said = {place: self._tokens[place]._replace(text=text) for place, text in texts.items()}
        return Cells(self._grid, self.table, {**self._tokens, **said})

    def at(self, row: int, col: int) -> Token | None:
        """Give the token that the file stores at this very place."""
        return self._tokens.get((row, col))

    def over(self, row: int, col: int) -> Token | None:
        """Give the token at this place, of the merge that covers it, or of the label above that it repeats."""
        place = (row, col)
        return self._tokens.get(self._anchors.get(place, place))

    def covered(self, row: int, col: int) -> range:
        """Give the rows of the merge that begins here, or this one."""
        return self._heights.get((row, col), range(row, row + 1))

    @cached_property
    def _heights(self) -> dict[Place, range]:
        return {(m.top, m.left): range(m.top, m.bottom + 1) for m in self._grid.merges}

    def label(self, row: int, col: int) -> str:
        """Give the words at this place, merges filled, written plainly."""
        told = self._labels.get(col)
        if told is None:
            told = self._labels[col] = {}
        label = told.get(row)
        if label is None:
            token = self.over(row, col)
            label = told[row] = clean_label(token.text) if token else ""
        return label

    def labels(self, row: int, cols: Iterable[int]) -> list[str]:
        """Give the words of a row in some columns."""
        return [self.label(row, c) for c in cols]

    def counted(self, row: int, col: int) -> bool:
        """Whether the cell belongs in the balance."""
        token = self.at(row, col)
        return token is not None and token.counted

    def filled(self, row: int, col: int) -> bool:
        """Whether the file stores any text at this very place."""
        token = self.at(row, col)
        return token is not None and bool(token.text)

    def counted_in(self, cols: Iterable[int]) -> list[Place]:
        """Give the cells of the body in some columns that belong in the balance."""
        cols = list(cols)
        return [(r, c) for r in self.table.body_rows for c in cols if self.counted(r, c)]

    @cached_property
    def told(self) -> dict[int, dict[int, Token]]:
        """What is told in the value columns of each row of the body."""
        values, tokens = self.table.having(ColumnRole.VALUE), self._tokens
        return {
            r: {c: t for c in values if (t := tokens.get((r, c))) is not None and t.text} for r in self.table.body_rows
        }

    @cached_property
    def figures(self) -> dict[int, list[int]]:
        """The rows of the body that hold figures, each with the value columns in which they stand."""
        counted = ((r, [c for c, t in told.items() if t.counted]) for r, told in self.told.items())
        return {r: cols for r, cols in counted if cols}

    def names_of(self, row: int) -> tuple[str, ...]:
        """Give the words that name a row, in whatever column they stand."""
        if row not in self._names:
            cols = (c for c in self._naming if self._stands(row, c) and self.over(row, c))
            self._names[row] = tuple(self.label(row, c) for c in cols)
        return self._names[row]

    @cached_property
    def _naming(self) -> tuple[int, ...]:
        return tuple(c for c in sorted(self.table.columns) if self.table.columns[c] in _NAMING)

    def _stands(self, row: int, col: int) -> bool:
        """Whether a word stands in this very column, in this row or spread down to it by a merge."""
        return not self._anchors or self._anchors.get((row, col), (row, col))[1] == col

    def _name(self, row: int, col: int) -> str:
        return self.label(row, col) if self._stands(row, col) else ""

    @cached_property
    def constant(self) -> frozenset[str]:
        """The words that stand in one naming column in every row, and so tell no row from another."""
        found = set()
        for col in (c for c, role in self.table.columns.items() if role in _NAMING):
            words = {self._name(r, col) for r in self.table.body_rows}
            found |= words if len(words) == 1 and len(self.table.body_rows) > 1 else set()
        return frozenset(found - {""})

    @cached_property
    def numbers(self) -> dict[int, dict[int, Decimal]]:
        """The exact values in the value columns of each row of the body."""
        rows = ((r, [(c, t.quantity) for c, t in told.items()]) for r, told in self.told.items())
        return {r: {c: q.value for c, q in told if q and q.value is not None} for r, told in rows}

    @cached_property
    def hidden(self) -> frozenset[Place]:
        """The places in the value columns where a figure exists but is not told: suppressed, unread or faulty."""
        return frozenset(
            (r, c)
            for r, told in self.told.items()
            for c, t in told.items()
            if (t.quantity is None or t.quantity.value is None) and t.status != "M"
        )
