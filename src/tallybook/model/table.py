"""Where the parts of the printed tables on a sheet are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from tallybook.model.evidence import Doubt
from tallybook.model.hint import NO_HINT, Hint
from tallybook.model.quantity import Quantity

Place = tuple[int, int]


class TokenKind(StrEnum):
    """What a cell's text or value reads as, before anything is known of its place."""

    NUMBER = "number"
    ODD = "odd"
    MARK = "mark"
    PERIOD = "period"
    TEXT = "text"
    FAULT = "fault"


class Token(NamedTuple):
    """A cell as read by itself. `counted`: it belongs in the balance as a number."""

    kind: TokenKind
    text: str
    quantity: Quantity | None = None
    status: str = ""
    period: str = ""
    yearlike: bool = False
    counted: bool = False
    reason: str = ""


class ColumnRole(StrEnum):
    """What a column of a table's body holds."""

    LABEL = "label"
    VALUE = "value"
    PERIOD = "period"
    UNIT = "unit"
    CODE = "code"
    NOTE = "note"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One table: its header rows, body rows and the role of each column, counted from 0.

    `headers` maps a column to its header path, outermost first. `groups` maps a body row to
    the heading line that stands above it. `across` are the first and last column of the block from which it was
    cut. `hint` is what the user stated of it, `doubts` what else it could be. `answers` are those of the `lines`
    that answer what stands before them; `wholes` maps a row of a form to what it is part of.
    """

    header_rows: tuple[int, ...]
    body_rows: tuple[int, ...]
    columns: dict[int, ColumnRole]
    headers: dict[int, tuple[str, ...]]
    groups: dict[int, str] = field(default_factory=dict)
    lines: tuple[Place, ...] = ()
    across: tuple[int, int] = (0, 0)
    hint: Hint = NO_HINT
    doubts: tuple[Doubt, ...] = ()
    answers: frozenset[Place] = frozenset()
    wholes: dict[int, str] = field(default_factory=dict)

    def having(self, role: ColumnRole) -> tuple[int, ...]:
        """Give the columns of one role, left to right."""
        return tuple(c for c in sorted(self.columns) if self.columns[c] is role)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key of a hint that says what is not so on a sheet, and was left aside: where it was stated, what, and why not."""

    place: str
    key: str
    said: str
    why: str


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The tables of a sheet, its cells as read one by one, and its lines of plain text.

    `decimal_comma`: its texts were read with commas between units and decimals. `hint` is what the user stated of
    the whole sheet, `misfits` what of all that does not fit it.
    """

    tables: tuple[TableLayout, ...]
    tokens: dict[Place, Token]
    lines: tuple[Place, ...]
    decimal_comma: bool = False
    hint: Hint = NO_HINT
    misfits: tuple[Misfit, ...] = ()
