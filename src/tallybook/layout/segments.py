"""The rows that make one table, and what its body has shown so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallybook.model.table import Place, Token, TokenKind

Rows = dict[int, list[tuple[int, Token]]]
Texts = dict[int, str]
"""The texts of a row by column, left to right."""
Shape = tuple[tuple[int, TokenKind], ...]
"""The columns of a row with the kinds of its cells."""
_BOXES = 4


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
        return shape_of(cells) in self._shapes

    def headings(self, rows: Rows) -> list[Texts]:
        """Give the texts of each header row."""
        if len(self._headings) < len(self.header):
            self._headings = [texts_of(rows[r]) for r in self.header]
        return self._headings

    def _look(self, rows: Rows) -> None:
        """Look at the rows that came since the last look, so that each is looked at once."""
        for row in self.body[self._seen :]:
            self._shapes.add(shape_of(rows[row]))
            for col, token in rows[row]:
                self._columns.setdefault(token.kind, set()).add(col)
        self._seen = len(self.body)


def shape_of(cells: list[tuple[int, Token]]) -> Shape:
    """Give the columns of a row with the kinds of its cells."""
    return tuple((col, token.kind) for col, token in cells)


def is_mostly(texts: Texts, header: Texts) -> bool:
    """Whether a row says what a header does, for the most part."""
    alike = sum([header.get(col) == text for col, text in texts.items()])
    return 2 * alike > max(len(header), len(texts), _BOXES)


def texts_of(cells: list[tuple[int, Token]]) -> Texts:
    """Give the texts of a row by column, left to right."""
    return {col: token.text for col, token in cells if token.text}


def by_row(tokens: dict[Place, Token]) -> Rows:
    """Arrange tokens by row, left to right."""
    rows: Rows = {}
    for place in sorted(tokens):
        rows.setdefault(place[0], []).append((place[1], tokens[place]))
    return rows
