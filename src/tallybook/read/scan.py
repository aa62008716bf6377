"""Take the cells of an xlsx sheet from its text in one pass, several times faster than by way of a tree.

Only what programs usually write is known here, and every character must be known: else the sheet is left to the tree,
so that nothing is read otherwise than there and no damage passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from tallybook.read.package import bare, parsed
from tallybook.read.refs import COLS, ROWS, column
from tallybook.read.walk import Sheet, Stored, is_hidden, unescaped

_MORE = r"((?: [^<>/]*)?)"
_TEXT = r"([^<>\x00-\x08\x0b-\x1f\ufffe\uffff]*)"
_ROW = re.compile(rf'<row r="([1-9]\d{{0,6}})"{_MORE}(/?)>')
_CELL = re.compile(
    rf'<c r="([A-Z]{{1,3}})([1-9]\d{{0,6}})"{_MORE}'
    rf"(?:/>|>(?:(?:(<f{_MORE}(?:/>|>{_TEXT}</f>)))?(?:<v>{_TEXT}</v>|<v ?/>)?"
    rf'|<is><t(?: xml:space="preserve")?>{_TEXT}</t></is>)</c>)|.',
    re.DOTALL,
)
_ROOT = re.compile(r"<worksheet(?: [^<>]*)?>")
_ENCODING = re.compile(r"<\?xml [^<>]*encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
_END = "</row>"


class Unusual(Exception):  # noqa: N818 - it is no error, the tree reads such a sheet
    """A sheet is written in a way that is not known here."""


class _Tag(NamedTuple):
    kind: str
    style: int
    hidden: bool


class _Tags(dict[str, _Tag]):
    """What the attributes of rows and cells say; the parser judges each way to write them once."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, written: str) -> _Tag:
        try:
            tree = bare(parsed(f'{self._root}<c r="A1"{written}/></worksheet>'.encode()), "worksheet")
            (element,) = tree.iterfind("c")
            style = int(element.get("s", "0"))
        except (ParseError, ValueError) as fault:
            raise Unusual from fault
        self[written] = tag = _Tag(element.get("t", "n"), style, is_hidden(element, "ht"))
        return tag


def scan(data: bytes) -> Sheet:
    """Scan a sheet. Raises Unusual, or does so while the cells are taken, where it must be parsed instead."""
    try:
        text = data.decode("utf-8-sig")
        head, _, rest = text.partition("<sheetData>")
        body, closing, tail = rest.rpartition("</sheetData>")
        tree = bare(parsed(f"{head}<sheetData/>{tail}".encode()), "worksheet")
    except (UnicodeDecodeError, ParseError, ValueError) as fault:
        raise Unusual from fault
    root = _ROOT.search(head)
    if (
        not (root and closing)
        or _is_odd(head, tail)
        or len(tree.findall("sheetData")) != 1
        or next(tree.iter("row"), None) is not None
    ):
        raise Unusual
    tags, rows = _Tags(root[0]), list(_ROW.finditer(body))
    hidden = frozenset(int(row[1]) - 1 for row in rows if tags[row[2]].hidden)
    return Sheet(tree, hidden, _cells(body, rows, tags))


def _is_odd(head: str, tail: str) -> bool:
    """Whether comments or the like may hide what stands around the cells, or these are in another encoding."""
    return "<!" in head or "<!" in tail or "<?" in head[1:] or "<?" in tail or bool(_ENCODING.match(head))


def _cells(body: str, rows: Sequence[re.Match[str]], tags: _Tags) -> Iterator[Stored]:
    begins = [*(row.start() for row in rows), len(body)]
    if begins[0]:
        raise Unusual
    for opening, (_, end) in zip(rows, pairwise(begins), strict=True):
        number, first, last = opening[1], opening.end(), end if opening[3] else end - len(_END)
        row = int(number) - 1
        if last < first or not (opening[3] or body.startswith(_END, last)) or row >= ROWS:
            raise Unusual
        for letters, digits, written, calculated, how, words, text, inline in _CELL.findall(body, first, last):
            kind, style, _ = tags[written]
            col = column(letters)
            if digits != number or col >= COLS or (how and not tags[how]):
                raise Unusual
            if kind == "inlineStr":
                yield (row, col), kind, style, None, _inline(calculated or text, inline)
            elif inline:
                raise Unusual
            else:
                yield (
                    (row, col),
                    kind,
                    style,
                    _plain(words) if calculated else None,
                    _plain(text) if "&" in text else text,
                )


def _inline(other: str, text: str) -> str:
    if other:
        raise Unusual
    return unescaped(_plain(text))


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    try:
        return parsed(f"<t>{text}</t>".encode()).text or ""
    except ParseError as fault:
        raise Unusual from fault
