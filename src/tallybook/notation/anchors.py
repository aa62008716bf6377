"""How a marked copy says, to be read back, of which file it is a copy and which finding a row is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_NAME = "tallybook.return/1"
_MARK = re.compile(rf"{re.escape(_NAME)} ([0-9a-f]{{64}}(?:,[0-9a-f]{{64}})*) (.*)", re.DOTALL)
_ANCHOR = re.compile(r"([A-Z]+(?:_[A-Z]+)+)\|((?:[A-Z]{1,3}[1-9]\d{0,6})?)\|(.*)", re.DOTALL)


class Anchor(NamedTuple):
    """The finding of a row: its code, its sheet and cell, which may be empty."""

    code: str
    sheet: str
    cell: str


def write_origin(of: Iterable[str], name: str) -> str:
    """Say by SHA-256 of which files something is a copy, the first one first, and how that was called."""
    return f"{_NAME} {','.join(of)} {name}"


def read_origin(text: str) -> tuple[tuple[str, ...], str] | None:
    """Give the files and the name that a mark tells, None for any other text."""
    found = _MARK.fullmatch(text.strip()) if _NAME in text else None
    return (tuple(found[1].split(",")), found[2]) if found else None


def write_anchor(anchor: Anchor) -> str:
    """Say which finding a row is about; a sheet's name comes last, as it may hold any character."""
    return f"{anchor.code}|{anchor.cell}|{anchor.sheet}"


def read_anchor(text: str) -> Anchor | None:
    """Give the finding that a row is about, None for any other text."""
    found = _ANCHOR.fullmatch(text)
    return Anchor(found[1], found[3], found[2]) if found else None
