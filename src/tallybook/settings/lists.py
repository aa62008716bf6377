"""Read the codebook's CSV lists: rows with their places, and every fault that stands in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tallybook.notation import decode
from tallybook.settings.faults import nearest, told

if TYPE_CHECKING:
    from tallybook.settings.schema import ListRow

    Row = TypeVar("Row", bound=ListRow)

Record = tuple[str, list[str]]


def read_list(file: Path, schema: type[Row], faults: list[str]) -> list[tuple[str, Row]]:
    """Give each row's place (file and line) and its values. Raises OSError or ValueError for what is no text.

    A faulty value is told and left out, so that it hides no other fault of its row or of the list.
    """
    records = list(_records(file, read_text(file), faults))
    place, header = records[0] if records else (f"{file}:1", [])
    faults += _bad_header(place, header, schema)
    columns = {c: header.index(c) for c in schema.model_fields if c in header}
    rows = [(place, _values(cells, columns)) for place, cells in records[1:]]
    faults += [fault for place, cells in records[1:] for fault in _stray(place, cells, header)]
    faults += _repeated(rows, schema.key())
    return [(place, _row(schema, values, place, faults)) for place, values in rows]


def read_text(file: Path) -> str:
    """Decode a file as UTF-8, UTF-16 or GB18030. Raises OSError, or ValueError for other bytes."""
    text = decode(file.read_bytes())
    if text is None or "\0" in text:
        raise ValueError("this is neither UTF-8 nor GB18030 text; save it as UTF-8")
    return text


def _records(file: Path, text: str, faults: list[str]) -> Iterator[Record]:
    """Give the records that hold anything, each with the place where it begins.

    A quotation mark that is never closed costs its own line, not the rest of the file.
    """
    lines = io.StringIO(text, newline="").readlines()
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start:], strict=True)
        begun = start
        try:
            for record in reader:
                if any(cell.strip() for cell in record):
                    yield f"{file}:{begun + 1}", [cell.strip() for cell in record]
                begun = start + reader.line_num
        except csv.Error:
            faults.append(f"{file}:{begun + 1}: a quotation mark is not closed, or stands inside a cell")
            begun += 1
        start = begun


def _bad_header(place: str, header: Sequence[str], schema: type[ListRow]) -> Iterator[str]:
    known = tuple(schema.model_fields)
    yield from (f"{place}: {c}: unknown column{nearest(c, known)}" for c in header if c and c not in known)
    yield from (f"{place}: {c}: the column is missing" for c in _needed(schema) if c not in header)
    yield from (f"{place}: {c}: the column stands there twice" for c in known if header.count(c) > 1)


def _needed(schema: type[ListRow]) -> list[str]:
    return [c for c, about in schema.model_fields.items() if about.is_required()]


def _values(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {c: cells[n] if n < len(cells) else "" for c, n in columns.items()}


def _stray(place: str, cells: Sequence[str], header: Sequence[str]) -> Iterator[str]:
    for n, cell in enumerate(cells):
        if cell and (n >= len(header) or not header[n]):
            yield f"{place}: {cell!r} stands under no column; is there a comma too many?"


def _repeated(rows: Sequence[tuple[str, Mapping[str, str]]], key: str) -> Iterator[str]:
    seen: set[str] = set()
    for place, values in rows:
        value = values.get(key)
        if value and value in seen:
            yield f"{place}: {key}: {value!r} stands there twice"
        seen.add(value or "")


def _row(schema: type[Row], values: Mapping[str, str], place: str, faults: list[str]) -> Row:
    """Check a row. What is faulty is told and left out; where it is needed, the place stands for it."""
    from pydantic import ValidationError

    stated = {k: v for k, v in values.items() if v}
    try:
        row = schema.model_validate(stated)
    except ValidationError as fault:
        bad = dict(told(fault, schema))
        faults += [f"{place}: {k}: {words}" for k, words in bad.items() if k in values]
        sound = {k: v for k, v in stated.items() if k not in bad}
        row = schema.model_validate(dict.fromkeys(_needed(schema), place) | sound)
    faults += [f"{place}: {k}: {words}" for k, words in row.contradictions()]
    return row
