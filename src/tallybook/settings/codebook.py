"""Load a tallybook.toml and the lists that it names; every fault of all files is told at once."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tallybook.errors import UsageError
from tallybook.model import WORST_FIRST, AreaEntry, Codebook, IndicatorEntry, UnitEntry
from tallybook.settings.answers import ANSWERS, bad_answers, read_answers, with_answers
from tallybook.settings.faults import nearest, told
from tallybook.settings.layout import read_hints
from tallybook.settings.lines import Lines
from tallybook.settings.links import circles, claimed_twice, unknown
from tallybook.settings.lists import read_list, read_text
from tallybook.settings.rules import read_rules

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tallybook.settings.schema import AreaRow, IndicatorRow, ListRow

    Row = TypeVar("Row", bound=ListRow)
    Table = TypeVar("Table", bound=BaseModel)

CODEBOOK = "tallybook.toml"
_TABLES = ("codebook", "layout", "limits", "rule")
_NORMAL, _NOTHING = "A", "0"
_AT_LINE = re.compile(r" ?\(at line (\d+), column \d+\)")


def load_codebook(path: str) -> Codebook:
    """Read a codebook from its file or folder. Raises UsageError that lists every fault."""
    faults: list[str] = []
    book = _load(Path(path), faults, ())
    if faults:
        raise UsageError("the codebook has faults:\n  " + "\n  ".join(faults))
    return replace(book, folder=path if os.path.isdir(path) else str(Path(path).parent))


def files_of(codebook: Path) -> tuple[str, ...]:
    """Give the real paths of a tallybook.toml and of the lists that it names, be it faulty or not."""
    return _Stated(codebook, []).files


def lists_named_in(text: str) -> tuple[str, ...]:
    """Give the names of the lists that the text of a tallybook.toml names, be it faulty or not."""
    try:
        table = tomllib.loads(text).get("codebook")
    except ValueError:
        return (ANSWERS,)
    stated = table if isinstance(table, dict) else {}
    named = (stated.get(key) for key in ("areas", "indicators", "units"))
    return (*(name for name in named if isinstance(name, str)), ANSWERS)


def _load(path: Path, faults: list[str], below: tuple[Path, ...]) -> Codebook:
    from tallybook.settings.schema import AreaRow, IndicatorRow, UnitRow

    file = path / CODEBOOK if os.path.isdir(path) else path
    if file.resolve() in below:
        faults.append(f"{file}: base: the codebooks are each other's base")
        return Codebook()
    stated = _Stated(file, faults)
    table = stated.table
    base = _load(file.parent / table.base, faults, (*below, file.resolve())) if table.base else Codebook()
    areas = stated.rows("areas", AreaRow, faults)
    indicators = stated.rows("indicators", IndicatorRow, faults)
    units = stated.rows("units", UnitRow, faults)
    within = _divisions(stated, faults)
    listed = tuple(_area(r) for _, r in areas) or within or base.areas
    own_units = {r.name for _, r in units} or {u.name for u in base.units}
    book = Codebook(
        listed,
        tuple(_indicator(r) for _, r in indicators) or base.indicators,
        tuple(UnitEntry(r.name, r.base, r.multiplier) for _, r in units) or base.units,
        tuple(table.marks.items()) or base.marks,
        tuple(table.part_of.items()) or base.activity_part_of,
        _expected(table.expected, listed) or base.expected,
        table.title or base.title,
        tuple(table.activities) or base.activities,
        (*base.hints, *read_hints(stated.layout, Lines(file, stated.text), own_units, faults)),
        (*stated.files, *base.files),
        answers=base.answers,
        limits=stated.limits.over(base.limits),
        due=base.due if table.due is None else table.due,
    )
    rules = read_rules(stated.rules, Lines(file, stated.text, "rule"), book.indicators, faults)
    book = replace(book, rules=(*base.rules, *rules))
    answers = read_answers(file.parent, faults)
    faults += _bad_links(stated, book, areas, indicators)
    faults += _bad_marks(stated)
    faults += bad_answers(book, answers)
    return with_answers(book, answers)


class _Stated:
    """What one tallybook.toml states, and on which line."""

    def __init__(self, file: Path, faults: list[str]) -> None:
        from tallybook.settings.schema import BookTable, LimitsTable

        self.file, self.text = file, ""
        told = self._read(faults)
        self.layout: object = told.get("layout", [])
        self.rules: object = told.get("rule", [])
        self.table = self._checked("codebook", told, BookTable, faults)
        self.limits = self._checked("limits", told, LimitsTable, faults)

    @property
    def files(self) -> tuple[str, ...]:
        """The file, the lists that it names, and the answers beside it."""
        lists = (self.table.areas, self.table.indicators, self.table.units, ANSWERS)
        return tuple(os.path.realpath(p) for p in (self.file, *(self.file.parent / name for name in lists if name)))

    def place(self, key: str) -> str:
        """Give file and line where a key stands."""
        found = re.search(rf"^\s*\[?(?:(?:codebook|limits)\.)?[\"']?{re.escape(key)}(?!\w)", self.text, re.MULTILINE)
        return f"{self.file}:{self.text.count(chr(10), 0, found.end()) + 1 if found else 1}"

    def rows(self, key: str, schema: type[Row], faults: list[str]) -> list[tuple[str, Row]]:
        """Read one of the lists, if it is named."""
        name = getattr(self.table, key)
        try:
            return read_list(self.file.parent / name, schema, faults) if name else []
        except OSError as fault:
            near = nearest(name, (p.name for p in self.file.parent.glob("*.csv")))
            faults.append(f"{self.place(key)}: {key}: {name!r}: {fault.strerror}{near}")
        except ValueError as fault:
            faults.append(f"{self.file.parent / name}: {fault}")
        return []

    def _read(self, faults: list[str]) -> dict[str, object]:
        try:
            self.text = read_text(self.file)
            stated = tomllib.loads(self.text.replace("\r\n", "\n"))
        except OSError as fault:
            faults.append(f"{self.file}: {fault.strerror}")
            return {}
        except ValueError as fault:
            line = _AT_LINE.search(str(fault))
            at = f":{line[1]}" if line else ""
            faults.append(f"{self.file}{at}: {_AT_LINE.sub('', str(fault))}")
            return {}
        others = [k for k in stated if k not in _TABLES]
        faults += [f"{self.place(k)}: [{k}]: unknown table{nearest(k, _TABLES)}" for k in others]
        return stated

    def _checked(self, name: str, stated: Mapping[str, object], schema: type[Table], faults: list[str]) -> Table:
        """Give a table of the file without the keys that have faults."""
        from pydantic import ValidationError

        table = stated.get(name, {})
        if not isinstance(table, dict):
            faults.append(f"{self.place(name)}: {name}: must be a table, [{name}]")
            return schema()
        try:
            return schema.model_validate(table)
        except ValidationError as fault:
            bad = told(fault, schema)
            faults += [f"{self.place(key.split('.')[0])}: {key}: {words}" for key, words in bad]
            wrong = {key.split(".")[0] for key, _ in bad}
            return schema.model_validate({k: v for k, v in table.items() if k not in wrong})


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.strip() for name in names for n in name.split("|") if n.strip()))


def _area(row: AreaRow) -> AreaEntry:
    return AreaEntry(row.code, _names(row.name, row.aliases), row.parent, row.valid_from, row.valid_to, row.successor)


def _expected(stated: Sequence[str], areas: Sequence[AreaEntry]) -> tuple[str, ...]:
    """Give the codes that are expected; all means those of areas without areas in them."""
    from tallybook.settings.schema import ALL

    above = {a.parent for a in areas}
    everyone = dict.fromkeys(a.code for a in areas if a.code not in above)
    return tuple(everyone) if list(stated) == [ALL] else tuple(stated)


def _divisions(stated: _Stated, faults: list[str]) -> tuple[AreaEntry, ...]:
    """Give the division of China that is named by code or name, and those right within it, of all years."""
    from tallybook.notation import divisions, register

    named = stated.table.divisions
    if not named:
        return ()
    if stated.table.areas:
        faults.append(
            f"{stated.place('divisions')}: divisions: the areas are listed already, in {stated.table.areas!r}"
        )
    whole = {a.code: a for a in divisions() if a.code == named} or {a.code: a for a in register().whole(named)}
    if len(whole) != 1:
        near = nearest(named, (word for a in divisions() for word in (a.code, a.names[0])))
        faults.append(f"{stated.place('divisions')}: divisions: {named!r} is no division of China, or several{near}")
        return ()
    code = next(iter(whole))
    return tuple(replace(a, parent="" if a.code == code else code) for a in divisions() if code in {a.code, a.parent})


def _indicator(row: IndicatorRow) -> IndicatorEntry:
    names = _names(row.zh, row.en, row.aliases)
    return IndicatorEntry(row.id, row.zh or row.en, row.en, names, row.unit, row.adds_as, row.part_of, row.min, row.max)


def _bad_links(
    stated: _Stated,
    book: Codebook,
    areas: Sequence[tuple[str, AreaRow]],
    indicators: Sequence[tuple[str, IndicatorRow]],
) -> Iterator[str]:
    """Name every code that points nowhere or in a circle, and every name that two entries claim."""
    from tallybook.settings.schema import ALL

    codes, ids = {a.code for a in book.areas}, {i.id for i in book.indicators}
    parents = [(place, r.code, r.parent) for place, r in areas]
    wholes = [(place, r.id, r.part_of) for place, r in indicators]
    expected = [(stated.place("expected"), "", code) for code in stated.table.expected if code != ALL]
    successors = [(place, r.code, code) for place, r in areas for code in r.successor.split("|") if code]
    yield from unknown("parent", parents, codes)
    yield from unknown("successor", successors, codes)
    yield from unknown("part_of", wholes, ids)
    yield from unknown("expected", expected, codes) if codes or not stated.table.areas else ()
    yield from (f"{place}: expected: {code!r} stands there twice" for place, code in _twice(expected))
    yield from circles("parent", parents)
    yield from circles("successor", successors)
    yield from circles("part_of", wholes)
    yield from circles("part_of", [(stated.place(a), a, whole) for a, whole in stated.table.part_of.items()])
    yield from claimed_twice([(place, n, r.code) for place, r in areas for n in _names(r.name, r.aliases)])
    yield from claimed_twice([(place, n, r.id) for place, r in indicators for n in _names(r.zh, r.en, r.aliases)])


def _twice(links: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    codes = [(place, code) for place, _, code in links]
    return [c for c in dict.fromkeys(codes) if codes.count(c) > 1]


def _bad_marks(stated: _Stated) -> Iterator[str]:
    """Name every mark that means neither nothing nor one of SDMX's letters for a value that is not there."""
    letters = [c for c in WORST_FIRST if c != _NORMAL]
    for mark, status in stated.table.marks.items():
        if status != _NOTHING and status not in letters:
            valid = f"'0' for nothing, M not there, O not reported, Q suppressed, or another of {''.join(letters)}"
            yield f"{stated.place(mark)}: marks: {mark} = {status!r} is none of: {valid}"
