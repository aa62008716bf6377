"""Check the [[layout]] tables of a codebook and make hints of them; every fault is told with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from tallybook.model import Areas, Hint, Holds
from tallybook.model.hint import Span, Spans
from tallybook.notation import read_columns, read_period, read_rows, read_unit
from tallybook.settings.faults import nearest, told
from tallybook.settings.lines import Lines

_ROWS = ("header", "rows", "total_rows")
_PATTERNS = ("files", "sheets")
_YEAR = re.compile(r"\d{4}(?:/\d{4})?")
_MOST_COLUMNS = 16_384
Fault = tuple[str, str]


def read_hints(stated: object, lines: Lines, units: Collection[str], faults: list[str]) -> tuple[Hint, ...]:
    """Give the hints that are stated; what is faulty is told and left out. `units` are the codebook's own."""
    if not isinstance(stated, list) or not all(isinstance(table, dict) for table in stated):
        faults.append(f"{lines.place(0)}: layout: must be written [[layout]], once for each statement")
        return ()
    return tuple(_hint(table, n, lines, units, faults) for n, table in enumerate(stated))


def _hint(table: Mapping[str, object], nth: int, lines: Lines, units: Collection[str], faults: list[str]) -> Hint:
    sound = dict(table)
    bad = _bad_shapes(table)
    for key, _ in bad:
        sound.pop(key.split(".")[0], None)
    bad += list(_bad_values(sound, units))
    faults += [f"{lines.place(nth, key.split('.')[0])}: layout: {key}: {words}" for key, words in bad]
    wrong = {key.split(".")[0] for key, _ in bad}
    place = Path(lines.file).name
    places = tuple((k, f"{place}:{lines.place(nth, k).rsplit(':', 1)[1]}") for k in sorted(sound))
    return _made({k: v for k, v in sound.items() if k not in wrong}, places)


def _bad_shapes(table: Mapping[str, object]) -> list[Fault]:
    from pydantic import ValidationError

    from tallybook.settings.schema import LayoutTable

    try:
        LayoutTable.model_validate(table)
    except ValidationError as fault:
        return list({key.split(".")[0]: words for key, words in reversed(told(fault, LayoutTable))}.items())
    return []


def _bad_values(table: Mapping[str, object], units: Collection[str]) -> Iterator[Fault]:
    """Name every value that cannot be read, and what does not go together."""
    for key in _ROWS:
        if key in table and read_rows(str(table[key])) is None:
            yield (
                key,
                f"{table[key]!r} names no rows; write them as the spreadsheet numbers them: 4, 4-5, 6-40, 6- or none",
            )
    if "cols" in table and read_columns(str(table["cols"])) is None:
        yield "cols", f"{table['cols']!r} names no columns; write their letters: A-F or C-"
    for key in ("columns", "headings"):
        yield from _bad_letters(key, table.get(key))
    yield from _bad_words(table)
    if "year" in table and not _YEAR.fullmatch(_year(table["year"])):
        yield "year", f"{table['year']!r} is no year; write 2021, 2009/2010 or 民国107年"
    if "unit" in table and table["unit"] not in units and read_unit(str(table["unit"])) is None:
        yield "unit", f"{table['unit']!r} is no unit{nearest(str(table['unit']), units)}"
    yield from _contradictions(table)


def _bad_words(table: Mapping[str, object]) -> Iterator[Fault]:
    """Name the words that are none of those that a key takes."""
    if "areas" in table and table["areas"] not in set(Areas):
        yield "areas", f"{table['areas']!r} is none of {', '.join(Areas)}{nearest(str(table['areas']), Areas)}"
    for letter, said in _pairs(table.get("columns")):
        if said not in set(Holds):
            yield "columns", f"{letter} = {said!r} is none of {', '.join(Holds)}{nearest(said, Holds)}"


def _contradictions(table: Mapping[str, object]) -> Iterator[Fault]:
    others = sorted(table.keys() - {"skip", "rows", "cols", *_PATTERNS})
    if table.get("skip") is True and others:
        yield "skip", f"what is skipped is not read, and {', '.join(others)} says how"
    header, rows = (read_rows(str(table.get(key, ""))) for key in ("header", "rows"))
    if header and rows and header[0][0] >= rows[0][0]:
        yield "header", f"{table['header']!r} does not stand above rows, {table['rows']!r}"


def _bad_letters(key: str, stated: object) -> Iterator[Fault]:
    for letter, _ in _pairs(stated):
        if read_columns(letter) is None:
            yield key, f'{letter!r} names no columns; write their letters: B or "B-F"'


def _pairs(stated: object) -> list[tuple[str, str]]:
    return [(str(k), str(v)) for k, v in stated.items()] if isinstance(stated, dict) else []


def _year(stated: object) -> str:
    return read_period(str(stated)) or ""


def _made(table: Mapping[str, object], places: Sequence[Fault]) -> Hint:
    spans: dict[str, Spans | None] = {k: read_rows(str(table[k])) if k in table else None for k in _ROWS}
    cols: Span | None = read_columns(str(table["cols"])) if "cols" in table else None
    texts = {k: str(table.get(k, "")) for k in (*_PATTERNS, "area", "unit")}
    skip = table.get("skip")
    return Hint(
        files=texts["files"],
        sheets=texts["sheets"],
        skip=skip if isinstance(skip, bool) else None,
        header=spans["header"],
        rows=spans["rows"],
        cols=cols,
        areas=Areas(str(table["areas"])) if "areas" in table else None,
        columns=tuple((c, Holds(said)) for c, said in _each(table.get("columns"))),
        headings=_each(table.get("headings")),
        total_rows=spans["total_rows"],
        year=_year(table.get("year", "")),
        area=texts["area"],
        unit=texts["unit"],
        places=tuple(places),
    )


def _each(stated: object) -> tuple[tuple[int, str], ...]:
    """Give each column by itself; what reaches to the end goes as far as a sheet can."""
    found: dict[int, str] = {}
    for letter, said in _pairs(stated):
        first, last = read_columns(letter) or (0, -1)
        found |= dict.fromkeys(range(first, _MOST_COLUMNS if last is None else last + 1), said)
    return tuple(sorted(found.items()))
