"""Whether two readers say the same of a workbook, by a short list of ways to say one thing in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from tallybook.model import Cell, CellKind, Grid, a1
from tallybook.read.formats import is_percent, section_for
from tests.fuzz.second import Seen, Sheet, decimal, moment

_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Comparison(NamedTuple):
    """What is said differently, cell by cell; how many cells agree by each rule; how many are told as unread."""

    differences: tuple[str, ...]
    rules: Counter[str]


def equal(cell: Cell, seen: Seen) -> bool:
    """Find the same figure, text, moment or truth."""
    if cell.kind is CellKind.NUMBER:
        return isinstance(cell.value, Decimal) and decimal(seen.value) is not None and cell.value == decimal(seen.value)
    if cell.kind is CellKind.DATE:
        there = moment(seen.value)
        return there is not None and abs(there - (moment(cell.value) or there)) <= timedelta(milliseconds=1)
    if cell.kind is CellKind.BOOL:
        return seen.value is cell.value
    return cell.kind is CellKind.TEXT and isinstance(seen.value, str) and not seen.error and cell.value == seen.value


def error(cell: Cell, seen: Seen) -> bool:
    """Find an error in both; calamine leaves its cell empty."""
    return cell.kind is CellKind.ERROR and seen.value in {None, cell.raw}


def uncalculated(cell: Cell, seen: Seen) -> bool:
    """Find a formula without a result, which has no value in the other reader."""
    return cell.kind is CellKind.UNCALCULATED and seen.value is None


def unread(cell: Cell, _: Seen) -> bool:
    """Find a figure that is none, or too large for a spreadsheet: it is told as unread, whatever the other makes of it."""
    return cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal) and cell.value.is_nan()


def escaped(cell: Cell, seen: Seen) -> bool:
    """Find characters that a text writes by number, _x000D_, which the other reader leaves as they are."""
    if cell.kind is not CellKind.TEXT or not isinstance(seen.value, str):
        return False
    return cell.value == _unescaped(seen.value)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)


def runs(cell: Cell, seen: Seen) -> bool:
    """Find runs that are raised, lowered or struck out: they stay so here; the other reader joins them as if they were not."""
    if cell.kind is not CellKind.TEXT or not isinstance(seen.value, str):
        return False
    return cell.value != seen.value and _level(cell.raw) == _level(_unescaped(seen.value))


def _level(text: str) -> str:
    """Write a text without what tells its runs apart."""
    return "".join(normalize("NFKC", text).replace("−", "-").replace("/", "").split())


def of_the_day(cell: Cell, seen: Seen) -> bool:
    """Find a time of the day: a text here, to the second, and a time there, where its last moment is the next day."""
    if cell.raw == "23:59:59" and seen.value in {datetime(1900, 1, 1), time(0)}:
        return True
    if cell.kind is not CellKind.TEXT or not isinstance(seen.value, time):
        return False
    there = timedelta(
        hours=seen.value.hour, minutes=seen.value.minute, seconds=seen.value.second, microseconds=seen.value.microsecond
    )
    here = datetime.strptime(cell.raw, "%H:%M:%S") - datetime(1900, 1, 1)  # noqa: DTZ007
    return abs(here - there) <= timedelta(seconds=1)


def duration(cell: Cell, seen: Seen) -> bool:
    """Find hours beyond the day: they are a text here and a span there."""
    if cell.kind is not CellKind.TEXT or not isinstance(seen.value, timedelta):
        return False
    hours, minutes, seconds = (int(part) for part in cell.raw.lstrip("-").split(":"))
    return abs(abs(seen.value) - timedelta(hours=hours, minutes=minutes, seconds=seconds)) <= timedelta(seconds=1)


def beyond_dates(cell: Cell, seen: Seen) -> bool:
    """Find a figure that is formatted as a date and is none: it stays one here; openpyxl makes an error or a day before the first."""
    there = moment(seen.value)
    return cell.kind is CellKind.NUMBER and (seen.value == "#VALUE!" if there is None else there < _EPOCHS[0])


def undated(cell: Cell, seen: Seen) -> bool:
    """Find a date that is the number of its day to calamine, which knows fewer formats."""
    there = moment(cell.value) if cell.kind is CellKind.DATE else None
    if there is None or not isinstance(seen.value, int | float):
        return False
    return any(abs(there - epoch - timedelta(days=seen.value)) <= timedelta(days=1) for epoch in _EPOCHS)


def as_shown(cell: Cell, seen: Seen) -> bool:
    """Find a cell of ods whose value is not where its type says: it gives the text that it shows; calamine takes any value, or none."""
    if seen.value is None:
        return cell.kind in {CellKind.TEXT, CellKind.NUMBER}
    return cell.kind is CellKind.TEXT and cell.raw in _writings(seen.value)


def _writings(value: object) -> set[str]:
    """Give the ways to write a figure or a date."""
    if isinstance(value, float):
        return {f"{value:.15g}", f"{value:.1%}"}
    there = moment(value)
    return {there.date().isoformat()} if there else set()


def joined(cell: Cell, seen: Seen) -> bool:
    """Find one text within the other: calamine joins paragraphs, runs and stray text of a cell by rules of its own."""
    if cell.kind is not CellKind.TEXT or not isinstance(seen.value, str):
        return False
    here, there = ("".join(text.split()) for text in (cell.raw, seen.value))
    return here in there or there in here


Rule = Callable[[Cell, Seen], bool]
RULES: tuple[Rule, ...] = (equal, error, uncalculated, unread, escaped, runs, of_the_day, duration)
"""The ways to agree, tried in this order. Each says why in its first line."""
OF_A_READER: dict[str, tuple[Rule, ...]] = {
    "openpyxl": (beyond_dates,),
    "calamine": (undated, joined),
    "calamine for ods": (as_shown, joined),
}
"""Further ways, by the reader whose habits they allow for."""


def blank(seen: Seen) -> bool:
    """Whether a cell holds blanks only, which is none here."""
    return seen.value is None or (isinstance(seen.value, str) and not _unescaped(seen.value).strip())


def compared(grids: Sequence[Grid], sheets: Sequence[Sheet], told: Collection[tuple[str, str]]) -> Comparison:
    """Compare sheets; what is said differently of a cell that a finding names, by sheet and cell in `told`, is reported."""
    rules: Counter[str] = Counter()
    if len(grids) != len(sheets) or not all(map(_same_name, grids, sheets)):
        return Comparison((f"sheets {[g.sheet for g in grids]} and {[s.name for s in sheets]}",), rules)
    found = [d for g, s in zip(grids, sheets, strict=True) for d in _of_sheet(g, s, told, rules)]
    return Comparison(tuple(found), rules)


def _same_name(grid: Grid, sheet: Sheet) -> bool:
    """Whether two sheets bear one name; openpyxl names one without, xlrd and calamine cut a damaged one off differently."""
    if sheet.reader == "calamine":
        return "\0" in grid.sheet or sheet.name == grid.sheet or (grid.sheet != "" and sheet.name.endswith(grid.sheet))
    return sheet.name == (grid.sheet or "Sheet" if sheet.reader == "openpyxl" else grid.sheet)


def _of_sheet(grid: Grid, sheet: Sheet, told: Collection[tuple[str, str]], rules: Counter[str]) -> Iterator[str]:
    for place in sorted({*grid.cells, *sheet.cells}):
        rule = _rule(grid.cells.get(place), sheet.cells.get(place), sheet.reader)
        if not rule and (grid.sheet, a1(*place)) in told:
            rule = "reported"
        rules[rule] += bool(rule)
        if not rule:
            yield f"{grid.sheet} {a1(*place)}: {_shown(grid.cells.get(place))} and {sheet.cells.get(place)}"
    yield from _about(grid, sheet)


def _percent(cell: Cell, code: str) -> bool:
    """Whether the section of the format that shows the figure shows hundredths."""
    counts = isinstance(cell.value, Decimal) and cell.value.is_finite()
    return is_percent(section_for(code, cell.value) if counts else code)


def _shown(cell: Cell | None) -> str:
    return (
        f"{cell.kind} {cell.value!r} {cell.raw!r}{' %' if cell.percent else ''}{' formula' if cell.formula else ''}"
        if cell
        else "nothing"
    )


def _rule(cell: Cell | None, seen: Seen | None, reader: str) -> str:
    """Give the rule by which a cell is said alike, or nothing."""
    if cell is None:
        return "blank" if seen is None or blank(seen) else ""
    seen = seen or Seen(None)
    if (
        seen.format
        and cell.kind is CellKind.NUMBER
        and (cell.percent != _percent(cell, seen.format) or cell.formula != seen.formula)
    ):
        return ""
    return next((rule.__name__ for rule in (*RULES, *OF_A_READER[reader]) if rule(cell, seen)), "")


def _about(grid: Grid, sheet: Sheet) -> Iterator[str]:
    if sheet.hidden is not None and sheet.hidden != grid.hidden:
        yield f"{grid.sheet} is hidden: {grid.hidden} and {sheet.hidden}"
    if sheet.merges is not None and sheet.merges != (
        here := frozenset((m.top, m.left, m.bottom, m.right) for m in grid.merges)
    ):
        yield f"{grid.sheet} merges: {sorted(here)} and {sorted(sheet.merges)}"
    if sheet.hidden_rows is not None and sheet.hidden_rows != grid.hidden_rows:
        yield f"{grid.sheet} hidden rows: {sorted(grid.hidden_rows)} and {sorted(sheet.hidden_rows)}"


def agree_on_one(grid: Grid, sheets: Sequence[Sheet]) -> Comparison:
    """Compare delimited text, which each of the readings takes apart in another way: one must be the same throughout."""
    ours = {place: cell.value for place, cell in grid.cells.items()}
    for sheet in sheets:
        if ours == {place: seen.value for place, seen in sheet.cells.items() if not blank(seen)}:
            return Comparison((), Counter({"equal": len(ours)}))
    return Comparison(("no reading of the text is the same",), Counter())
