"""Take the cells of an xlsx sheet from its tree, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tallybook.model import a1
from tallybook.read.damage import Unreadable
from tallybook.read.refs import place
from tallybook.read.runs import PLAIN, Look, Part, Text, within, written

_NOTHING = re.compile(r"\s*[+-]?(?:0+(?:\.0*)?|\.0+)(?:[eE][+-]?\d+)?\s*")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

Stored = tuple[tuple[int, int], str, int, str | None, str]
"""A cell as a sheet stores it: its place, its type, a number's style, its formula if it has one, its text."""

_OF_CELLS = frozenset({"f", "v", "is", "extLst"})
_OF_STRINGS = frozenset({"t", "r", "rPh", "phoneticPr", "extLst"})
_NO_NUMBERS = frozenset({"s", "str", "inlineStr", "e", "b"})
_LEVELS = {"superscript": 1, "subscript": -1}


class Sheet(NamedTuple):
    """A sheet: the tree of what stands around its cells, its hidden rows, its cells in their order."""

    tree: Any
    hidden_rows: frozenset[int]
    cells: Iterable[Stored]


def walk(tree: Any, looks: Mapping[int, Look]) -> Sheet:
    """Go through a sheet's tree, whose styles look so; rows beside the table raise Unreadable, a cell outside any sheet does when it is taken."""
    rows = list(_numbered(tree))
    if tree.find("sheetData") is None:
        raise Unreadable("FILE_DAMAGED", where="a sheet without a table")
    hidden = frozenset(n for n, row in rows if is_hidden(row, "ht"))
    return Sheet(tree, hidden, _cells(rows, looks))


def is_hidden(element: Any, size: str) -> bool:
    """Whether a row or a column is hidden, or has no size."""
    return element.get("hidden") in ("1", "true") or bool(_NOTHING.fullmatch(element.get(size, "")))


def listed(tree: Any, place: str, name: str) -> list[Any]:
    """Give the elements of a name in the one place that lists them.

    Raises Unreadable where there are several such places, or something else in it, which programs pass over without a
    word, or take for a member all the same.
    """
    lists = tree.findall(place)
    if len(lists) > 1:
        raise Unreadable("FILE_DAMAGED", where="a list that stands there twice")
    return [found for parent in lists for found in members(parent, name)]


def only_listed(tree: Any, place: str, name: str) -> list[Any]:
    """Give the elements of a name in the place that lists them; raises Unreadable where others stand elsewhere."""
    found = listed(tree, place, name)
    if sum(1 for _ in tree.iter(name)) > len(found):
        raise Unreadable("FILE_DAMAGED", where="rows, sheets or merged cells outside their list")
    return found


def members(parent: Any, name: str) -> Iterator[Any]:
    """Give the children of a name; raises Unreadable where there are others."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag != "extLst":
            raise Unreadable("FILE_DAMAGED", where="something unknown in the place of a row or a cell")


def _numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    number = -1
    for row in only_listed(tree, "sheetData", "row"):
        number = int(row.get("r", number + 2)) - 1
        yield number, row


def _cells(rows: Sequence[tuple[int, Any]], looks: Mapping[int, Look]) -> Iterator[Stored]:
    for number, row in rows:
        at = (number, -1)
        for cell in members(row, "c"):
            at = place(cell.get("r"), number, at[1] + 1)
            _refuse_odd(cell, at)
            yield at, *_stored(cell, looks)


def _refuse_odd(cell: Any, at: tuple[int, int]) -> None:
    """Refuse a cell of which some programs would show another content than others."""
    if len(cell.findall("v")) > 1 or cell.find("v/*") is not None:
        raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that holds more than one value")
    strange = (part for part in cell if part.tag not in _OF_CELLS)
    if any(len(part) or (part.text or "").strip() for part in strange):
        raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that holds what is no value")
    apart = cell.findtext("v") if cell.get("t") == "inlineStr" else any(map(joined, cell.iterfind("is")))
    if apart:
        raise Unreadable("FILE_DAMAGED", a1(*at), where="a cell that holds something else than it says")


def _stored(cell: Any, looks: Mapping[int, Look]) -> tuple[str, int, str | None, str]:
    kind = cell.get("t", "n")
    formula, value = cell.find("f"), cell.find("v")
    text = (value.text or "") if value is not None else ""
    style = int(cell.get("s", "0")) if text and kind not in _NO_NUMBERS else _style_of_text(cell)
    words = (formula.text or "") if formula is not None else None
    if kind != "inlineStr":
        return kind, style, words, text
    inline = cell.find("is")
    if inline is not None:
        return kind, style, words, within(joined(inline), looks.get(style, PLAIN))
    return ("n" if words is not None else kind), style, words, ""


def _style_of_text(cell: Any) -> int:
    """Give the style of a cell of which it says no more than how the text looks."""
    stated = cell.get("s", "0")
    return int(stated) if stated.isdecimal() else 0


def joined(element: Any) -> Text:
    """Join the runs of a string, leaving out phonetic guides; raises Unreadable for what is told twice or unknown."""
    if [part.tag for part in element] == ["t"] and not len(element[0]):
        return unescaped(element[0].text or "")
    runs, plain = element.findall("r"), element.findall("t")
    texts = [*plain, *(text for run in runs for text in run.iterfind("t"))]
    sound = plain in ([], list(element)[:1]) and all(len(run.findall("t")) < 2 for run in runs)  # noqa: PLR2004 - no text twice
    if not sound or {part.tag for part in element} - _OF_STRINGS or any(len(text) for text in texts):
        raise Unreadable("FILE_DAMAGED", where="a text that is written in no known way")
    if not any(run.find("rPr") is not None for run in runs):
        return unescaped("".join(text.text or "" for text in texts))
    return written(_parts(plain, runs))


def _parts(plain: Iterable[Any], runs: Iterable[Any]) -> Iterator[Part]:
    yield from ((unescaped(text.text or ""), None) for text in plain)
    for run in runs:
        font = run.find("rPr")
        look = None if font is None else look_of(font)
        yield from ((unescaped(text.text or ""), look) for text in run.iterfind("t"))


def look_of(font: Any) -> Look:
    """Say how texts in a font are shown."""
    level, struck = font.find("vertAlign"), font.find("strike")
    return Look(
        0 if level is None else _LEVELS.get(level.get("val"), 0),
        struck is not None and struck.get("val") not in ("0", "false", "off"),
    )


def unescaped(text: str) -> str:
    """Put the characters into a string that it writes by their number: _x000D_."""
    return _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text) if "_x" in text else text
