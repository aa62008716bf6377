"""Take the workbook out of a compound file, the container of old workbooks, if all of it is there."""

from __future__ import annotations

import io
from typing import Any

from tallybook.read.damage import Unreadable

_BOOKS = ("workbook", "book")
_OTHERS = {"worddocument": "a Word document", "powerpoint document": "a presentation"}


def workbook_of(data: bytes) -> bytes:
    """Give the stream that holds the workbook; raises Unreadable for another document and for one that is cut off."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return _stream(container)
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=type(fault).__name__) from fault


def _stream(container: Any) -> bytes:
    names = {path[-1].casefold(): path for path in container.listdir(storages=False) if len(path) == 1}
    name = next((n for n in _BOOKS if n in names), None)
    if name is None:
        what = next((w for n, w in _OTHERS.items() if n in names), "a document of another kind")
        raise Unreadable("FILE_TYPE", what=what)
    stream = bytes(container.openstream(names[name]).read())
    if len(stream) != container.get_size(names[name]):
        raise Unreadable("FILE_DAMAGED", where="the end of the workbook")
    return stream
