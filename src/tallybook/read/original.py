"""Take a file that was read before once more, to make a copy of it or to hold the copy against it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tallybook.model import Grid
from tallybook.model.limits import Limits
from tallybook.read.bounds import bounded
from tallybook.read.content import opened
from tallybook.read.damage import Unreadable
from tallybook.read.opening import content_of
from tallybook.read.workbook import grids_of


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it is, to make a copy of: its kind, the bytes of the workbook itself, its sheets.

    `stored` are the types and texts of an xlsx's cells, but for plain texts, by sheet and A1.
    """

    kind: str
    data: bytes
    grids: tuple[Grid, ...]
    stored: dict[str, dict[str, tuple[str, str]]]


def original_of(path: str, name: str, sha256: str, limits: Limits) -> Original:
    """Give a file that was read before, to be copied; raises Unreadable where it cannot be, or is another by now."""
    data = content_of(path, limits)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Unreadable("FILE_CHANGED")
    return original_in(data, name, limits)


def original_in(data: bytes, name: str, limits: Limits) -> Original:
    """Give what bytes hold, to be copied or compared with its copy; raises Unreadable."""
    content = opened(data, limits)
    grids = tuple(bounded(grids_of(content, name), limits))
    if content.kind != "xlsx":
        return Original(content.kind, content.data, grids, {})
    from tallybook.read.xlsx import stored_values

    return Original(content.kind, content.data, grids, stored_values(content))
