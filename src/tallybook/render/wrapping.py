"""Break lines where people would: between words, between Chinese letters, behind the folders of a path."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_CLOSING = "，。；：！？、）》」』】”’,.;:!?)]"
_OPENING = "（《「『【“‘(["
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\s/{_WIDE}]+/?|/|[{re.escape(_OPENING)}]+)[{re.escape(_CLOSING)}]*\s*"
)
_WIDEST_LETTER = 2
_NAME = re.compile(r"[^\s/]*/?\s*")


def wrapped(text: str, width: int, *, indent: str = "", names: bool = False) -> Iterator[str]:
    """Give the lines of a text that are at most so wide; all but the first begin with the indent.

    Of `names`, which are paths and sheets, only a part that is wider than a line is broken within.
    """
    from rich.cells import cell_len

    line, room = "", width
    for piece in (_NAME if names else _PIECE).findall(text):
        if line.strip() and cell_len(line + piece.rstrip()) > room:
            yield line.rstrip()
            line, room = indent, max(width, len(indent) + _WIDEST_LETTER)
        line += piece
        while cell_len(line.rstrip()) > room:
            head = _fitting(line, room)
            yield head
            line, room = indent + line[len(head) :], max(width, len(indent) + _WIDEST_LETTER)
    if line.strip():
        yield line.rstrip()


def _fitting(line: str, room: int) -> str:
    """Give as much of a line as fits, at least one letter."""
    from rich.cells import cell_len

    n = len(line)
    while n > 1 and cell_len(line[:n]) > room:
        n -= 1
    return line[:n]
