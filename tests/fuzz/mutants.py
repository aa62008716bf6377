"""Make the altered workbook of a number: `mutant("1-17")` is always the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import NamedTuple

from tests.fuzz import of_bytes, of_xml, of_zips
from tests.fuzz.books import BOOKS
from tests.hostile.archive import Entry, zipped

_SHARES = {"xlsx": 55, "ods": 15, "xls": 12, "xlsb": 6, "csv": 8, "html": 4}
"""How many of a hundred are of each format."""
_TIMES = (1, 1, 1, 2, 2, 3)
Way = Callable[[Random, bytes], tuple[bytes, str]]


class Mutant(NamedTuple):
    """An altered workbook: its number, its format, its bytes, and what was done to which book."""

    id: str
    format: str
    data: bytes
    how: str


def mutant(number: str) -> Mutant:
    """Make the altered workbook of a number."""
    rng = Random(number)
    kind = rng.choices(list(_SHARES), _SHARES.values())[0]
    name = rng.choice([name for name, _ in BOOKS[kind]])
    data, how = _ALTERED[kind](rng, _book(kind, name))
    return Mutant(number, kind, data, f"{kind} {name}: {how}")


@cache
def _book(kind: str, name: str) -> bytes:
    return dict(BOOKS[kind])[name]()


def _entries(data: bytes) -> list[Entry]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [Entry(n, package.read(n)) for n in package.namelist()]


def _package(rng: Random, data: bytes) -> tuple[bytes, str]:
    """Alter a package of parts: mostly what these say, else how they are packed, else its bytes."""
    chance = rng.random()
    if chance < 0.06:
        return of_bytes.altered(rng, data)
    if chance < 0.14:
        return of_zips.altered(rng, _entries(data))
    entries, done = {e.name: e.data for e in _entries(data)}, []
    for _ in range(rng.choice(_TIMES)):
        name = _part(rng, entries)
        entries[name], how = _altered_part(rng, name, entries[name])
        done.append(f"{how} in {name}")
    return zipped(Entry(n, d) for n, d in entries.items()), ", ".join(done)


def _part(rng: Random, entries: dict[str, bytes]) -> str:
    """Choose a part, those that hold cells more often than others."""
    cells = [n for n in entries if "sheet" in n.rsplit("/", 1)[-1] and not n.endswith(".rels")] + [
        n for n in entries if n == "content.xml"
    ]
    about = [n for n in entries if n.rsplit("/", 1)[-1].split(".")[0] in {"styles", "sharedStrings", "workbook"}]
    chance = rng.random()
    return rng.choice(cells if chance < 0.6 else about if chance < 0.85 and about else list(entries))


def _altered_part(rng: Random, name: str, part: bytes) -> tuple[bytes, str]:
    if name.endswith(".bin"):
        return (
            of_bytes.in_records(rng, part, of_bytes.binary_records(part))
            if rng.random() < 0.7
            else of_bytes.altered(rng, part)
        )
    chance = rng.random()
    if chance < 0.05:
        return of_bytes.altered(rng, part)
    return of_xml.encoded(rng, part) if chance < 0.08 else of_xml.altered(rng, part)


def _old(rng: Random, data: bytes) -> tuple[bytes, str]:
    """Alter an old workbook: a record of its stream, or any bytes."""
    return _several_times(rng, data, _in_records, of_bytes.altered, 0.6)


def _in_records(rng: Random, data: bytes) -> tuple[bytes, str]:
    return of_bytes.in_records(rng, data, of_bytes.old_records(data))


def _text(rng: Random, data: bytes) -> tuple[bytes, str]:
    return _several_times(rng, data, of_bytes.in_text, of_bytes.altered, 0.5)


def _page(rng: Random, data: bytes) -> tuple[bytes, str]:
    return _several_times(rng, data, of_xml.altered, of_bytes.altered, 0.7)


def _several_times(rng: Random, data: bytes, one: Way, other: Way, share: float) -> tuple[bytes, str]:
    """Alter bytes in one way or, but for this share of the times, in another."""
    done = []
    for _ in range(rng.choice(_TIMES)):
        data, how = (one if rng.random() < share else other)(rng, data)
        done.append(how)
    return data, ", ".join(done)


_ALTERED = {"xlsx": _package, "ods": _package, "xlsb": _package, "xls": _old, "csv": _text, "html": _page}
