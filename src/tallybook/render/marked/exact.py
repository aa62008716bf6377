"""Finish the copy: what is stored in cells as it was in the original, and no trace of when it was made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

Stored = Mapping[str, Mapping[str, tuple[str, str]]]
"""By sheet and A1 the type and the text of what is stored in a cell."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_THEN, _EPOCH = "2000-01-01T00:00:00Z", (1980, 1, 1, 0, 0, 0)
_CHANGED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")
_PART = "xl/worksheets/sheet{n}.xml"


def finished(book: Any, stored: Stored) -> bytes:
    """Give the bytes of a workbook; the same content gives the same ones."""
    out = io.BytesIO()
    book.save(out)
    parts = {_PART.format(n=n): stored.get(sheet.title, {}) for n, sheet in enumerate(book.worksheets, 1)}
    return _rewritten(out.getvalue(), parts)


def _rewritten(data: bytes, parts: Mapping[str, Mapping[str, tuple[str, str]]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if cells := parts.get(name):
                content = _restored(content, cells)
            elif name == "docProps/core.xml":
                content = _CHANGED.sub(rb"\g<1>" + _THEN.encode(), content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()


def _restored(content: bytes, cells: Mapping[str, tuple[str, str]]) -> bytes:
    """Put back what cells store: a number with all its digits, and the result of a formula, which openpyxl leaves out."""
    from lxml import etree

    tree = etree.fromstring(content, etree.XMLParser(huge_tree=True, resolve_entities=False))
    for cell in tree.iter(f"{_MAIN}c"):
        kind, text = cells.get(cell.get("r"), ("", ""))
        if kind:
            _put_back(cell, kind, text)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _put_back(cell: Any, kind: str, text: str) -> None:
    value = cell.find(f"{_MAIN}v")
    if value is None:
        value = cell.makeelement(f"{_MAIN}v", {})
        cell.append(value)
    for other in cell.findall(f"{_MAIN}is"):
        cell.remove(other)
    value.text = text
    cell.set("t", kind)
