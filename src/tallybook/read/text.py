"""Read CSV and its kin: every field is text, addressed by record and field."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from tallybook.model import Cell, CellKind, Grid
from tallybook.notation import decode
from tallybook.read.content import Content
from tallybook.read.damage import Unreadable

_SAMPLE = 200
_RARE = ("\t", ";", "|")
_STATED = frozenset(",;|:~^")
"""What the first line may say parts the fields; a tab is not seen, as it stands at the line's end."""
_QUOTED = re.compile(r'"[^"]*"')


def read_text(content: Content, source: str) -> list[Grid]:
    """Read delimited text into one grid with an empty sheet name."""
    text = decoded(content.data)
    delimiter, text = _delimiter(text)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        raise Unreadable("FILE_DAMAGED", where="not to be read as CSV") from fault
    cells = {
        (r, c): Cell(r, c, CellKind.TEXT, field, field)
        for r, record in enumerate(records)
        for c, field in enumerate(record)
        if field.strip()
    }
    return [Grid(source, "", cells)]


def decoded(data: bytes) -> str:
    """Decode bytes that are text; others raise Unreadable."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = decode(data) if marked or b"\0" not in data else "\0"
    if text is None:
        raise Unreadable("FILE_DAMAGED", where="text in an unknown encoding")
    if "\0" in text:
        raise Unreadable("FILE_TYPE", what="neither a workbook nor text")
    return text


def _delimiter(text: str) -> tuple[str, str]:
    line, _, rest = text.partition("\n")
    first = line.strip().lower()
    if first.startswith("sep=") and first[4:] in _STATED:
        return first[-1], "\n" + rest
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    commas = _evenly(",", lines)
    return next((d for d in _RARE if (times := _evenly(d, lines)) and times >= commas), ","), text


def _evenly(delimiter: str, lines: list[str]) -> int:
    """Say how often a character stands in nearly all lines that have it, be they half of all lines; else 0."""
    counts = Counter(_QUOTED.sub("", line).count(delimiter) for line in lines)
    having = sum(n for times, n in counts.items() if times)
    times, usual = max(((t, n) for t, n in counts.items() if t), key=lambda pair: pair[1], default=(0, 0))
    return times if having * 2 >= len(lines) and usual * 5 >= having * 4 else 0
