"""Load a tallybook.toml and the lists that it names."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from tallybook.errors import UsageError
from tallybook.model import AreaEntry, Codebook, IndicatorEntry, IndicatorKind, UnitEntry

CODEBOOK = "tallybook.toml"
_KEYS = ("base", "title", "areas", "indicators", "units", "expected", "marks", "part_of")
_AREA = ("code", "name", "aliases", "parent", "valid_from", "valid_to")
_INDICATOR = ("id", "zh", "en", "aliases", "unit", "kind", "part_of")
_UNIT = ("name", "base", "multiplier")
T = TypeVar("T")
Row = dict[str, str]


def load_codebook(path: str) -> Codebook:
    """Read a codebook. Raises UsageError that lists every fault of all its files."""
    faults: list[str] = []
    book = _load(Path(path), faults)
    if faults:
        raise UsageError("the codebook has faults:\n  " + "\n  ".join(faults))
    return book


def _load(path: Path, faults: list[str]) -> Codebook:
    file = path / CODEBOOK if path.is_dir() else path
    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8")).get("codebook", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        faults.append(f"{file}: {fault}")
        return Codebook()
    faults += [f"{file}: [codebook] {k}: unknown key{_nearest(k, _KEYS)}" for k in stated if k not in _KEYS]
    if "base" in stated:
        return _load(file.parent / str(stated["base"]), faults)
    lists = {
        k: _rows(file.parent / str(stated[k]), c, faults)
        for k, c in (("areas", _AREA), ("indicators", _INDICATOR), ("units", _UNIT))
        if k in stated
    }
    areas = _made(lists.get("areas", ()), _area, faults)
    indicators = _made(lists.get("indicators", ()), _indicator, faults)
    units = _made(lists.get("units", ()), _unit, faults)
    expected = tuple(str(c) for c in stated.get("expected", ()))
    _check_links(file, areas, indicators, expected, faults)
    return Codebook(
        areas,
        indicators,
        units,
        _pairs(stated.get("marks")),
        _pairs(stated.get("part_of")),
        expected,
        str(stated.get("title", "")),
    )


def _pairs(table: object) -> tuple[tuple[str, str], ...]:
    return tuple((str(k), str(v)) for k, v in table.items()) if isinstance(table, dict) else ()


def _rows(file: Path, columns: tuple[str, ...], faults: list[str]) -> list[tuple[str, Row]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            header = reader.fieldnames or []
            faults += [f"{file}:1: {c}: unknown column{_nearest(c, columns)}" for c in header if c not in columns]
            faults += [f"{file}:1: {c}: the column is missing" for c in columns if c not in header]
            return [
                (f"{file}:{n}", {c: (row.get(c) or "").strip() for c in columns}) for n, row in enumerate(reader, 2)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        faults.append(f"{file}: {fault}")
        return []


def _made(
    rows: Iterable[tuple[str, Row]], make: Callable[[str, Row, list[str]], T], faults: list[str]
) -> tuple[T, ...]:
    made = []
    seen: set[str] = set()
    for place, row in rows:
        key = next(iter(row.values()))
        if not key or key in seen:
            faults.append(f"{place}: {next(iter(row))}: {key!r} is empty or stands there twice")
        seen.add(key)
        made.append(make(place, row, faults))
    return tuple(made)


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.strip() for name in names for n in name.split("|") if n.strip()))


def _year(place: str, row: Row, key: str, faults: list[str]) -> int | None:
    if row[key] and not row[key].isdigit():
        faults.append(f"{place}: {key}: {row[key]!r} is no year")
        return None
    return int(row[key]) if row[key] else None


def _area(place: str, row: Row, faults: list[str]) -> AreaEntry:
    years = (_year(place, row, "valid_from", faults), _year(place, row, "valid_to", faults))
    return AreaEntry(row["code"], _names(row["name"], row["aliases"]), row["parent"], *years)


def _indicator(place: str, row: Row, faults: list[str]) -> IndicatorEntry:
    kinds = [k.value for k in IndicatorKind]
    if row["kind"] not in kinds:
        faults.append(f"{place}: kind: {row['kind']!r} is none of {', '.join(kinds)}{_nearest(row['kind'], kinds)}")
    kind = IndicatorKind(row["kind"]) if row["kind"] in kinds else IndicatorKind.FLOW
    names = _names(row["zh"], row["en"], row["aliases"])
    return IndicatorEntry(row["id"], row["zh"], row["en"], names, row["unit"], kind, row["part_of"])


def _unit(place: str, row: Row, faults: list[str]) -> UnitEntry:
    if not row["multiplier"].isdigit():
        faults.append(f"{place}: multiplier: {row['multiplier']!r} is no power of ten")
        return UnitEntry(row["name"], row["base"])
    return UnitEntry(row["name"], row["base"], int(row["multiplier"]))


def _check_links(
    file: Path,
    areas: tuple[AreaEntry, ...],
    indicators: tuple[IndicatorEntry, ...],
    expected: tuple[str, ...],
    faults: list[str],
) -> None:
    codes, ids = {a.code for a in areas}, {i.id for i in indicators}
    links = [
        *(("parent", a.parent, codes) for a in areas if a.parent),
        *(("part_of", i.part_of, ids) for i in indicators if i.part_of),
        *(("expected", c, codes) for c in expected),
    ]
    faults += [
        f"{file}: {key}: {to!r} is not in the list{_nearest(to, known)}" for key, to, known in links if to not in known
    ]
    faults += _claimed_twice(file, [(n, a.code) for a in areas for n in a.names])
    faults += _claimed_twice(file, [(n, i.id) for i in indicators for n in i.names])


def _claimed_twice(file: Path, pairs: list[tuple[str, str]]) -> list[str]:
    owners: dict[str, set[str]] = {}
    for name, owner in pairs:
        owners.setdefault(name, set()).add(owner)
    return [f"{file}: the name {n!r} belongs to {' and '.join(sorted(o))}" for n, o in owners.items() if len(o) > 1]


def _nearest(word: str, known: Iterable[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(word, list(known), score_cutoff=60)
    return f"; did you mean {found[0]!r}?" if found else ""
