"""What the user states of how some sheets are laid out, where the machine cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import PurePath, PurePosixPath

Span = tuple[int, int | None]
"""First and last row or column, both included, counted from 0; None for all that follow."""
Spans = tuple[Span, ...]
_MERGED = ("columns", "headings", "places")
_TABLE = ("header", "rows", "cols")
_SPANS = ("header", "rows", "total_rows")


class Holds(StrEnum):
    """What a column holds, in the user's words; a `label` only names its rows."""

    AREA = "area"
    INDICATOR = "indicator"
    ACTIVITY = "activity"
    PERIOD = "period"
    UNIT = "unit"
    CODE = "code"
    VALUE = "value"
    TOTAL = "total"
    LABEL = "label"
    SKIP = "skip"


class Areas(StrEnum):
    """Where the areas stand: in the labels of rows, in the headers of columns, or in the sheet's name."""

    DOWN = "down"
    ACROSS = "across"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Hint:
    """A statement about the sheets of some files; what is None or empty says nothing.

    `files` and `sheets` are patterns of names. `rows` and `cols` are the body of one table, `headings` the words
    that its columns ought to have. `places` says where each key was stated.
    """

    files: str = ""
    sheets: str = ""
    skip: bool | None = None
    header: Spans | None = None
    rows: Spans | None = None
    cols: Span | None = None
    areas: Areas | None = None
    columns: tuple[tuple[int, Holds], ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    total_rows: Spans | None = None
    year: str = ""
    area: str = ""
    unit: str = ""
    places: tuple[tuple[str, str], ...] = ()

    def is_about(self, source: str, sheet: str) -> bool:
        """Whether it speaks of a sheet of a file: a pattern with / is held against the end of its path."""
        path = PurePath(source).as_posix()
        folder = "/" in self.files
        file = PurePosixPath(path).match(self.files) if folder else fnmatchcase(PurePosixPath(path).name, self.files)
        return (not self.files or file) and (not self.sheets or fnmatchcase(sheet, self.sheets))

    @property
    def names_table(self) -> bool:
        """Whether it says where a table stands."""
        return any(getattr(self, key) is not None for key in _TABLE)

    def then(self, later: Hint) -> Hint:
        """Give what both state; where both state a key, or the same column, the later one."""
        values = {f.name: getattr(later, f.name) for f in fields(later)}
        said = {k: v for k, v in values.items() if v not in (None, "") and (v != () or k in _SPANS)}
        joined = {k: tuple(sorted((dict(getattr(self, k)) | dict(said[k])).items())) for k in _MERGED if k in said}
        return replace(self, **(said | joined))

    def without(self, *keys: str) -> Hint:
        """Give the statement but for some keys."""
        blank = Hint()
        return replace(self, **{k: getattr(blank, k) for k in keys})

    def place(self, key: str) -> str:
        """Say where a key was stated."""
        return dict(self.places).get(key, "")

    def holding(self, *things: Holds) -> tuple[int, ...]:
        """Give the columns that are stated to hold any of these."""
        return tuple(c for c, m in self.columns if m in things)


NO_HINT = Hint()


def of_sheet(hints: Sequence[Hint]) -> Hint:
    """Put together what is stated of a whole sheet."""
    return _joined(h for h in hints if not h.names_table)


def of_tables(hints: Sequence[Hint]) -> tuple[Hint, ...]:
    """Give one statement for each table that is stated; those whose rows and columns meet are of one table."""
    tables: list[tuple[Hint, set[int]]] = []
    for n, hint in enumerate(hints):
        if hint.names_table:
            same = next((i for i, (t, _) in enumerate(tables) if _meet(t, hint)), len(tables))
            before, members = tables[same] if same < len(tables) else (NO_HINT, set())
            tables[same : same + 1] = [(before.then(hint), {*members, n})]
    return tuple(_joined(h for n, h in enumerate(hints) if n in own or not h.names_table) for _, own in tables)


def _joined(hints: Iterable[Hint]) -> Hint:
    whole = NO_HINT
    for hint in hints:
        whole = whole.then(hint)
    return whole


def _meet(one: Hint, other: Hint) -> bool:
    rows = one.rows is None or other.rows is None or any(_overlap(a, b) for a in one.rows for b in other.rows)
    cols = one.cols is None or other.cols is None or _overlap(one.cols, other.cols)
    return rows and cols


def _overlap(one: Span, other: Span) -> bool:
    (a, b), (c, d) = one, other
    return (d is None or a <= d) and (b is None or c <= b)


def within(spans: Spans | None, numbers: Iterable[int]) -> tuple[int, ...]:
    """Give those of some rows or columns that lie in the spans."""
    return tuple(n for n in numbers if any(a <= n and (b is None or n <= b) for a, b in spans or ()))


def spans_of(numbers: Iterable[int], gaps: Iterable[int] = ()) -> Spans:
    """Give the spans in which rows lie; of what stands between them only `gaps` may be inside one."""
    free = frozenset(gaps)
    spans: list[tuple[int, int]] = []
    for n in sorted(numbers):
        if spans and all(g in free for g in range(spans[-1][1] + 1, n)):
            spans[-1] = (spans[-1][0], n)
        else:
            spans.append((n, n))
    return tuple(spans)


def named_exactly(name: str) -> str:
    """Give the pattern that only this name fits, or one that differs in characters no file could hold."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "?", re.sub(r"([*?[])", r"[\1]", name))
