"""Take the cells of an xlsx sheet from its tree, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tallybook.model import a1
from tallybook.read.damage import Unreadable
from tallybook.read.package import all_named, child, local
from tallybook.read.refs import place

_NOTHING = re.compile(r"0+(?:\.0*)?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

Stored = tuple[tuple[int, int], str, int, str | None, str]
"""A cell as a sheet stores it: its place, its type, a number's style, its formula if it has one, its text."""

_NO_NUMBERS = frozenset({"s", "str", "inlineStr", "e", "b"})


class Sheet(NamedTuple):
    """A sheet: the tree of what stands around its cells, its hidden rows, its cells in their order."""

    tree: Any
    hidden_rows: frozenset[int]
    cells: Iterable[Stored]


def walk(tree: Any) -> Sheet:
    """Go through a sheet's tree; a cell that lies outside any sheet raises Unreadable when it is taken."""
    rows = list(_numbered(tree))
    hidden = frozenset(n for n, row in rows if is_hidden(row, "ht"))
    return Sheet(tree, hidden, _cells(rows))


def is_hidden(element: Any, size: str) -> bool:
    """Whether a row or a column is hidden, or has no size."""
    return element.get("hidden") in ("1", "true") or bool(_NOTHING.fullmatch(element.get(size, "")))


def _numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    number = -1
    for row in all_named(tree, "row"):
        number = int(row.get("r", number + 2)) - 1
        yield number, row


def _cells(rows: Sequence[tuple[int, Any]]) -> Iterator[Stored]:
    for number, row in rows:
        at = (number, -1)
        for cell in (c for c in row if local(c.tag) == "c"):
            at = place(cell.get("r"), number, at[1] + 1)
            if sum(local(part.tag) == "v" for part in cell) > 1 or any(part for part in cell if local(part.tag) == "v"):
                raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that holds more than one value")
            yield at, *_stored(cell)


def _stored(cell: Any) -> tuple[str, int, str | None, str]:
    kind = cell.get("t", "n")
    formula, value = child(cell, "f"), child(cell, "v")
    text = (value.text or "") if value is not None else ""
    style = int(cell.get("s", "0")) if text and kind not in _NO_NUMBERS else 0
    words = (formula.text or "") if formula is not None else None
    if kind != "inlineStr":
        return kind, style, words, text
    if words is not None and not text:
        return "n", style, words, ""
    inline = child(cell, "is")
    return kind, style, words, joined(inline) if inline is not None else ""


def joined(element: Any) -> str:
    """Join the runs of a string, leaving out phonetic guides."""
    found = []
    for part in element:
        if local(part.tag) == "t":
            found.append(part.text or "")
        elif local(part.tag) == "r":
            found += [t.text or "" for t in part if local(t.tag) == "t"]
    return unescaped("".join(found))


def unescaped(text: str) -> str:
    """Put the characters into a string that it writes by their number: _x000D_."""
    return _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text) if "_x" in text else text
