"""Take relations to parts that are not there out of a package: spreadsheets pass over them, openpyxl does not."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Container

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def without_gaps(data: bytes) -> bytes:
    """Give the package with relations to its own parts only, and to the outside; the same bytes where nothing is missing."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        names = {n.lower() for n in old.namelist()}
        relations = {n: old.read(n) for n in old.namelist() if n.lower().endswith(".rels")}
        mended = {n: _mended(n, content, names) for n, content in relations.items()}
        if mended == relations:
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, mended.get(name) or old.read(name))
    return out.getvalue()


def _mended(name: str, content: bytes, names: Container[str]) -> bytes:
    from lxml import etree

    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    folder = posixpath.dirname(posixpath.dirname(name))
    gone = [
        r
        for r in tree.iter(_RELATIONS)
        if r.get("TargetMode") != "External" and _part(folder, r.get("Target", "")).lower() not in names
    ]
    for relation in gone:
        relation.getparent().remove(relation)
    return bytes(etree.tostring(tree)) if gone else content


def _part(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
