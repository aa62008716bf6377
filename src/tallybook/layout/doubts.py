"""Say where the columns of a table could as well be something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tallybook.model import Choice, Doubt, Hint, Holds
from tallybook.model.table import ColumnRole, Place, TableLayout, Token
from tallybook.notation import (
    is_code_header,
    is_contact_header,
    is_serial_header,
    letters,
)

_MANY = 3


def doubts_of(table: TableLayout, tokens: Mapping[Place, Token]) -> tuple[Doubt, ...]:
    """Give what is in doubt and not stated by the user."""
    looks = _Looks(table, tokens)
    return (*looks.years_as_values(), *looks.values_as_codes())


class _Looks:
    """Looks at the columns of one table."""

    def __init__(self, table: TableLayout, tokens: Mapping[Place, Token]) -> None:
        self.table, self.tokens = table, tokens
        self.stated = dict(table.hint.columns)

    def years_as_values(self) -> Iterator[Doubt]:
        """Find columns among the values in which nothing but years stands."""
        values = self.table.having(ColumnRole.VALUE)
        found = [c for c in values if c not in self.stated and self._all_years(c)]
        for col in found if len(found) < len(values) else ():
            choices = [_held(col, holds) for holds in (Holds.PERIOD, Holds.VALUE)]
            yield Doubt("a column of years may be periods or values", tuple(choices), (), "columns")

    def _all_years(self, col: int) -> bool:
        if not all(t.yearlike for t in self._column(col)):
            return False
        texts = [t.text for t in self._column(col)]
        return len(texts) >= _MANY and len(set(texts)) > 1

    def values_as_codes(self) -> Iterator[Doubt]:
        """Find columns of whole numbers taken for codes that no header calls so, nor their order, nor their length."""
        for col in self.table.having(ColumnRole.CODE):
            if col not in self.stated and not _calls_codes(self._header(col)) and self._could_be_values(col):
                places = tuple((r, col) for r in self.table.body_rows)
                choices = [_held(col, holds) for holds in (Holds.CODE, Holds.VALUE)]
                yield Doubt("a column of numbers may be codes or values", tuple(choices), places, "columns", (col,))

    def _could_be_values(self, col: int) -> bool:
        cells = list(self._column(col))
        numbers = [n for t in cells if t.quantity and (n := t.quantity.value) is not None]
        in_order = all(a <= b for a, b in pairwise(numbers)) or all(a <= b for a, b in pairwise(map(str, numbers)))
        return (
            bool(self._header(col))
            and len(numbers) == len(cells)
            and not in_order
            and len(set(map(len, map(str, numbers)))) > 1
        )

    def _header(self, col: int) -> str:
        return next(iter(self.table.headers.get(col, ())[-1:]), "")

    def _column(self, col: int) -> Iterator[Token]:
        return (t for r in self.table.body_rows if (t := self._at(r, col)))

    def _at(self, row: int, col: int) -> Token | None:
        token = self.tokens.get((row, col))
        return token if token and token.text else None


def _calls_codes(header: str) -> bool:
    return is_code_header(header) or is_serial_header(header) or is_contact_header(header)


def _held(col: int, holds: Holds) -> Choice:
    return Choice(holds.value, letters(col), Hint(columns=((col, holds),)))
