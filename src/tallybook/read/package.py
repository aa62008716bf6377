"""A zipped package of XML parts, read with bounds."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from tallybook.model.limits import Limits
from tallybook.read.archive import bytes_behind, opened
from tallybook.read.damage import Unreadable

_SPREADSHEETS = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)


class Package:
    """The parts of the package; what is more or other than it says raises Unreadable, at once or when it is taken."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self._zip = opened(data, limits)
        self._names = {n.lower(): n for n in self._zip.namelist()}
        self.bytes_behind = bytes_behind(data)

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts, in small letters."""
        return frozenset(self._names)

    def find(self, name: str) -> str:
        """Give the name of a part that must be there."""
        if name.lower() not in self._names:
            raise Unreadable("FILE_DAMAGED", where=name)
        return name

    def has(self, name: str) -> bool:
        """Whether the part is there."""
        return name.lower() in self._names

    def content(self, name: str) -> bytes:
        """Give the bytes of a part, of which there are never more than the package says; damaged ones raise Unreadable."""
        entry = self._zip.getinfo(self._names[self.find(name).lower()])
        try:
            return self._zip.read(entry)
        except Exception as fault:
            raise Unreadable("FILE_DAMAGED", where=name) from fault

    def tree(self, name: str) -> Any:
        """Parse a part; too large or damaged ones raise Unreadable."""
        data = self.content(name)
        try:
            return parsed(data)
        except Exception as fault:
            raise Unreadable("FILE_DAMAGED", where=name) from fault

    def spreadsheet(self, name: str, root: str) -> Any:
        """Parse a part of a spreadsheet, whose first element is so called; its elements have bare names."""
        try:
            return bare(self.tree(name), root)
        except ValueError as fault:
            raise Unreadable("FILE_DAMAGED", where=name) from fault

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Map each relation of a part to its target and type."""
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {r.get("Id", ""): (_target(folder, r.get("Target", "")), r.get("Type", "")) for r in tree}
        if len(found) < len(tree):
            raise Unreadable("FILE_DAMAGED", where="two parts of one name")
        return found


def parsed(data: bytes) -> Any:
    """Parse XML that may declare no entities; raises what its parser does.

    The guarded parser is several times slower, so it reads only what may declare a document type: that is written
    in ASCII letters, whatever encoding the parser takes, unless zeros stand between them.
    """
    if b"<!DOCTYPE" in data or b"\0" in data:
        from defusedxml.ElementTree import fromstring

        return fromstring(data, forbid_dtd=True)
    return ET.fromstring(data)  # noqa: S314 - it declares nothing


def bare(tree: Any, root: str) -> Any:
    """Take the namespace of spreadsheets off the names in a tree, in place; raises ValueError for another root.

    No other program takes elements of another namespace, or of none, for rows and cells, whatever they are called.
    """
    space = tree.tag.removesuffix(root)
    if space not in _SPREADSHEETS:
        raise ValueError(tree.tag)
    for element in tree.iter():
        name = element.tag.removeprefix(space)
        element.tag = f"{{}}{name}" if name == element.tag and not name.startswith("{") else name
    return tree


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def local(name: str) -> str:
    """Give a name without its namespace."""
    return name.rsplit("}", 1)[-1]


def all_named(tree: Any, name: str) -> Iterator[Any]:
    """Give the elements of a local name, in document order."""
    return (e for e in tree.iter() if isinstance(e.tag, str) and local(e.tag) == name)
