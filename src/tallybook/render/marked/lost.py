"""Say what a workbook has beside its cells that its copy has not."""

from __future__ import annotations

import io
import re
import zipfile

_PARTS = {
    "macros": re.compile(r"vbaproject\.bin$"),
    "pictures": re.compile(r"^xl/media/"),
    "charts": re.compile(r"^xl/charts/chart[^/]*\.xml$"),
    "form controls": re.compile(r"^xl/(?:ctrlprops|activex)/"),
    "slicers": re.compile(r"^xl/(?:slicers|timelines)/"),
    "diagrams": re.compile(r"^xl/diagrams/data"),
    "embedded files": re.compile(r"^xl/embeddings/"),
    "threaded comments": re.compile(r"^xl/threadedcomments/"),
    "connections": re.compile(r"^xl/connections\.xml$"),
    "macro sheets and dialogs": re.compile(r"^xl/(?:macrosheets|dialogsheets)/"),
}
_MARKS = {
    "shapes and text boxes": (
        re.compile(r"^xl/drawings/drawing[^/]*\.xml$"),
        re.compile(rb"<(?:\w+:)?(?:sp|grpSp|cxnSp)[ >]"),
    ),
    "newer conditional formats and sparklines": (
        re.compile(r"^xl/worksheets/sheet[^/]*\.xml$"),
        re.compile(rb"<extLst[ >]"),
    ),
}


def lost(original: bytes, copy: bytes) -> tuple[str, ...]:
    """Name what there is less of; charts that are there still may look otherwise, which is named as well."""
    old, new = _counted(original), _counted(copy)
    less = [what for what, n in old.items() if n > new[what]]
    return (*less, *(("the finer points of its charts",) if old["charts"] and "charts" not in less else ()))


def _counted(data: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = {n: n.lower() for n in parts.namelist()}
        counts = {what: sum(bool(p.search(n)) for n in names.values()) for what, p in _PARTS.items()}
        for what, (place, mark) in _MARKS.items():
            counts[what] = sum(len(mark.findall(parts.read(n))) for n, low in names.items() if place.search(low))
    return counts
