"""Load a tallybook.toml and the lists that it names; every fault of all files is told at once."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tallybook.errors import UsageError
from tallybook.model import AreaEntry, Codebook, IndicatorEntry, IndicatorKind, UnitEntry

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from tallybook.settings.schema import AreaRow, BookTable, IndicatorRow

    Schema = TypeVar("Schema", bound=BaseModel)

CODEBOOK = "tallybook.toml"
_NEAR = 60


def load_codebook(path: str) -> Codebook:
    """Read a codebook from its file or folder. Raises UsageError that lists every fault."""
    faults: list[str] = []
    book = _load(Path(path), faults, ())
    if faults:
        raise UsageError("the codebook has faults:\n  " + "\n  ".join(faults))
    return book


def _load(path: Path, faults: list[str], below: tuple[Path, ...]) -> Codebook:
    from tallybook.settings.schema import AreaRow, BookTable, IndicatorRow, UnitRow

    file = path / CODEBOOK if path.is_dir() else path
    if file.resolve() in below:
        faults.append(f"{file}: base: the codebooks are each other's base")
        return Codebook()
    table = _table(file, BookTable, faults)
    base = _load(file.parent / table.base, faults, (*below, file.resolve())) if table.base else Codebook()
    areas = [(p, r) for p, r in _rows(file, table.areas, AreaRow, faults)]
    indicators = _rows(file, table.indicators, IndicatorRow, faults)
    units = _rows(file, table.units, UnitRow, faults)
    book = Codebook(
        tuple(_area(r) for _, r in areas) or base.areas,
        tuple(_indicator(r) for _, r in indicators) or base.indicators,
        tuple(UnitEntry(r.name, r.base, r.multiplier) for _, r in units) or base.units,
        tuple(table.marks.items()) or base.marks,
        tuple(table.part_of.items()) or base.activity_part_of,
        tuple(table.expected) or base.expected,
        table.title or base.title,
        tuple(table.activities) or base.activities,
    )
    faults += _bad_links(file, table, book, areas, indicators)
    return book


def _table(file: Path, schema: type[BookTable], faults: list[str]) -> BookTable:
    from pydantic import ValidationError

    try:
        text = file.read_text(encoding="utf-8-sig")
        stated = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        faults.append(f"{file}: {getattr(fault, 'strerror', None) or fault}")
        return schema()
    unknown = [k for k in stated if k != "codebook"]
    faults += [f"{file}:{_line(text, k)}: [{k}]: unknown table{_nearest(k, ['codebook'])}" for k in unknown]
    table = stated.get("codebook", {})
    if not isinstance(table, dict):
        faults.append(f"{file}:{_line(text, 'codebook')}: codebook: must be a table, [codebook]")
        return schema()
    try:
        return schema.model_validate(table)
    except ValidationError as fault:
        told = _told(fault, schema)
        faults += [f"{file}:{_line(text, key.split('.')[0])}: {key}: {message}" for key, message in told]
        bad = {key.split(".")[0] for key, _ in told}
        return schema.model_validate({k: v for k, v in table.items() if k not in bad})


def _line(text: str, key: str) -> int:
    """Give the line on which a key of the file stands."""
    found = re.search(rf"^\s*\[?(?:codebook\.)?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def _rows(book: Path, name: str, schema: type[Schema], faults: list[str]) -> list[tuple[str, Schema]]:
    """Read a list; a row gives its place (file and line) and its values."""
    from pydantic import ValidationError

    if not name:
        return []
    file = book.parent / name
    known = tuple(schema.model_fields)
    rows: list[tuple[str, Schema]] = []
    seen: set[str] = set()
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            header = reader.fieldnames or []
            faults += [f"{file}:1: {c}: unknown column{_nearest(c, known)}" for c in header if c not in known]
            needed = [c for c, field in schema.model_fields.items() if field.is_required()]
            missing = [c for c in needed if c not in header]
            faults += [f"{file}:1: {c}: the column is missing" for c in missing]
            for line in () if missing else reader:
                place = f"{file}:{reader.line_num}"
                values = {c: (line.get(c) or "").strip() for c in header if c in known}
                key = values[needed[0]]
                if key in seen:
                    faults.append(f"{place}: {needed[0]}: {key!r} stands there twice")
                seen.add(key)
                try:
                    rows.append((place, schema.model_validate(values)))
                except ValidationError as fault:
                    faults += [f"{place}: {k}: {message}" for k, message in _told(fault, schema)]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        faults.append(f"{file}: {getattr(fault, 'strerror', None) or fault}")
    return rows


def _told(fault: ValidationError, schema: type[BaseModel]) -> list[tuple[str, str]]:
    """Put pydantic's errors into (key, words), with the nearest key where one is unknown."""
    told = []
    for error in fault.errors():
        key = ".".join(str(part) for part in error["loc"])
        if error["type"] == "extra_forbidden":
            told.append((key, f"unknown key{_nearest(key, schema.model_fields)}"))
        elif not key:
            told.append((next(iter(schema.model_fields)), error["msg"].removeprefix("Value error, ")))
        else:
            told.append((key, f"{error['input']!r}: {error['msg']}{_near_choice(error)}"))
    return told


def _near_choice(error: object) -> str:
    choices = [k.value for k in IndicatorKind]
    wrong = error["input"] if isinstance(error, dict) else ""
    return _nearest(str(wrong), choices) if isinstance(error, dict) and error["type"] == "enum" else ""


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.strip() for name in names for n in name.split("|") if n.strip()))


def _area(row: AreaRow) -> AreaEntry:
    return AreaEntry(row.code, _names(row.name, row.aliases), row.parent, row.valid_from, row.valid_to)


def _indicator(row: IndicatorRow) -> IndicatorEntry:
    names = _names(row.zh, row.en, row.aliases)
    return IndicatorEntry(row.id, row.zh or row.en, row.en, names, row.unit, row.adds_as, row.part_of)


def _bad_links(
    file: Path,
    table: BookTable,
    book: Codebook,
    areas: Sequence[tuple[str, AreaRow]],
    indicators: Sequence[tuple[str, IndicatorRow]],
) -> list[str]:
    """Name every code that points nowhere and every name that two entries claim."""
    line = _line(file.read_text(encoding="utf-8-sig"), "expected") if table.expected else 1
    codes, ids = {a.code for a in book.areas}, {i.id for i in book.indicators}
    links = [
        *((place, "parent", r.parent, codes) for place, r in areas if r.parent),
        *((place, "part_of", r.part_of, ids) for place, r in indicators if r.part_of),
        *((f"{file}:{line}", "expected", code, codes) for code in table.expected),
    ]
    return [
        *(
            f"{place}: {key}: {to!r} is not in the list{_nearest(to, known)}"
            for place, key, to, known in links
            if to not in known
        ),
        *_claimed_twice([(place, n, r.code) for place, r in areas for n in _names(r.name, r.aliases)]),
        *_claimed_twice([(place, n, r.id) for place, r in indicators for n in _names(r.zh, r.en, r.aliases)]),
    ]


def _claimed_twice(claims: Sequence[tuple[str, str, str]]) -> list[str]:
    owners: dict[str, str] = {}
    faults = []
    for place, name, owner in claims:
        if owners.setdefault(name, owner) != owner:
            faults.append(f"{place}: the name {name!r} belongs to {owners[name]} already")
    return faults


def _nearest(word: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(word, sorted(known), score_cutoff=_NEAR)
    return f"; did you mean {found[0]!r}?" if found else ""
