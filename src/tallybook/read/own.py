"""Know the files that Tallybook wrote itself, so that no total is ever read as a return."""

from __future__ import annotations

from tallybook.model import FINDING_COLUMNS, INSPECT_COLUMNS, OBSERVATION_COLUMNS, OWN_MARK, TOTAL_COLUMNS
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable
from tallybook.read.package import Package, all_named

_PROPERTIES = "docProps/core.xml"
_LONGEST_HEADER = 2048


def is_own(content: Content) -> bool:
    """Whether a workbook or a page bears our mark, or a CSV file the header of one of our tables."""
    if content.kind == "html":
        return f'content="{OWN_MARK}"'.encode() in content.data[:_LONGEST_HEADER]
    if content.kind == "csv":
        header = content.data[:_LONGEST_HEADER].split(b"\n", 1)[0].decode("ascii", "ignore").strip()
        ours = (OBSERVATION_COLUMNS, TOTAL_COLUMNS, INSPECT_COLUMNS, FINDING_COLUMNS)
        return any(",".join(columns) in header for columns in ours)
    return content.kind == "xlsx" and _marked(content.parts)


def _marked(package: Package) -> bool:
    try:
        if not package.has(_PROPERTIES):
            return False
        return any(e.text == OWN_MARK for e in all_named(package.tree(_PROPERTIES), "category"))
    except Unreadable:
        return False
