"""Find the empty label cells that say 'as above': the sheet itself must show that they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallybook.model.table import ColumnRole, Place, TableLayout, Token
from tallybook.notation import is_total

_NAMING = (ColumnRole.LABEL, ColumnRole.PERIOD)
_FEW_GROUPS = 2

Look = Callable[[int, int], Token | None]


@dataclass(frozen=True, slots=True)
class AsAbove:
    """The empty cells of one column that take the label above them.

    `proven`: the labels behind them come again under each label, or the serial numbers pause with them.
    """

    col: int
    anchors: Mapping[Place, Place]
    proven: bool


@dataclass(slots=True)
class _Group:
    """A row with a label, and the rows below it that have none, with what else names each of them."""

    rows: list[int]
    keys: list[tuple[str, ...]]


def as_above(table: TableLayout, look: Look) -> tuple[AsAbove, ...]:
    """Give the columns of labels in which empty cells mean the label above, the innermost first.

    `look` gives the token of a cell, merges filled. An empty cell may also be one that was forgotten, or a total's: so
    the labels behind it must tell the rows under one label apart, the gaps must have a pattern, and no empty row may
    lie between.
    """
    reader = _Reader(table, look)
    naming = [c for c in reader.before if table.columns[c] in _NAMING]
    found = (reader.column(col, naming[i + 1 :]) for i, col in reversed(list(enumerate(naming))))
    return tuple(f for f in found if f)


class _Reader:
    """Looks at the rows of a table that hold figures; remembers what it has filled."""

    def __init__(self, table: TableLayout, look: Look) -> None:
        values = table.having(ColumnRole.VALUE)
        self.table, self.look = table, look
        self.before = [c for c in sorted(table.columns) if c < min(values, default=0)]
        self.rows = [r for r in table.body_rows if any(_text(look(r, c)) for c in values)]
        self.filled: dict[Place, Place] = {}

    def column(self, col: int, inner: Sequence[int]) -> AsAbove | None:
        labelled = {r for r in self.rows if self._label(r, col)}
        rows = [r for r in self.rows if r in labelled or not self._totals_all(r, col)]
        blank = [r for r in rows if r not in labelled]
        groups = self._groups(rows, col, inner) if blank else []
        if not groups or not all(_tells_apart(g) for g in groups):
            return None
        proven = _recurs(groups) or self._serials_pause(blank)
        if not (proven or _has_pattern(groups)):
            return None
        anchors = {(row, col): (g.rows[0], col) for g in groups for row in g.rows[1:]}
        self.filled.update(anchors)
        return AsAbove(col, anchors, proven)

    def _totals_all(self, row: int, col: int) -> bool:
        """Whether a row names itself a total before this column: it stands under no label of it."""
        return any(is_total(self._label(row, c)) for c in self.before if c < col)

    def _groups(self, rows: Sequence[int], col: int, inner: Sequence[int]) -> list[_Group]:
        """Part the rows at the labels of a column; none where a row without a label has no row above to belong to."""
        groups: list[_Group] = []
        body = set(self.table.body_rows)
        for row in rows:
            key = tuple(self._label(row, c) for c in inner)
            if self._label(row, col):
                groups.append(_Group([row], [key]))
            elif groups and all(r in body for r in range(groups[-1].rows[-1] + 1, row)):
                groups[-1].rows.append(row)
                groups[-1].keys.append(key)
            else:
                return []
        return groups

    def _label(self, row: int, col: int) -> str:
        return _text(self.look(*self.filled.get((row, col), (row, col))))

    def _serials_pause(self, blank: Sequence[int]) -> bool:
        """Whether a column of serial numbers is empty where the labels are, and only there."""
        codes = [c for c in self.before if self.table.columns[c] is ColumnRole.CODE]
        empty = ([r for r in self.rows if not self._label(r, c)] for c in codes)
        return any(rows == list(blank) for rows in empty)


def _text(token: Token | None) -> str:
    return token.text if token else ""


def _tells_apart(group: _Group) -> bool:
    """Whether each row under a label is named by another label of its own."""
    return len(group.rows) == 1 or (all(any(key) for key in group.keys) and len(set(group.keys)) == len(group.keys))


def _recurs(groups: Sequence[_Group]) -> bool:
    """Whether the same labels come again, in the same order, under most labels: men, women, men, women."""
    several = [g.keys for g in groups if len(g.rows) > 1]
    again = sum(one[: len(other)] == other[: len(one)] for one, other in pairwise(several))
    return len(several) >= _FEW_GROUPS and again * 2 > len(several) - 1


def _has_pattern(groups: Sequence[_Group]) -> bool:
    """Whether gaps are the habit of the sheet rather than a slip: under several labels, and as many as there are labels."""
    several = [g for g in groups if len(g.rows) > 1]
    blank = sum(len(g.rows) - 1 for g in several)
    return len(several) >= _FEW_GROUPS and blank * 2 >= len(groups)
