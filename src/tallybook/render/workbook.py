"""Write the workbook: totals as live formulas over the observations, with the values computed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tallybook.model import (
    COMPARISON_COLUMNS,
    OBSERVATION_COLUMNS,
    OWN_MARK,
    TOTAL_COLUMNS,
    Balance,
    Finding,
    Observation,
    Part,
    Qualifier,
    SourceBalance,
    Total,
)
from tallybook.model.codes import message_of, remedy_of
from tallybook.model.total import HIDDEN
from tallybook.render.pages import MOST_COLUMNS, Pages, fits, number_format, shown

_CREATED = datetime(2000, 1, 1)
_SUMMED = ("obs_value", "value_low", "value_high")
_COMPARED = tuple(c for c in COMPARISON_COLUMNS if c.startswith(("previous", "change")) and "qualifier" not in c)
_BALANCE = tuple(Balance.__dataclass_fields__)
_PART_FORMATS = {"ratio": "#,##0.00", "share": "0.0%", "share_like_for_like": "0.0%"}
_INCOMPLETE = {"bg_color": "#FCE4B0", "bold": True}


@dataclass(frozen=True, slots=True)
class Sheets:
    """What goes into the workbook: totals as asked for, totals by area, and what they rest on.

    Without `by` there are no totals. A `discreet` workbook holds plain totals and nothing that they rest on. `headings` maps columns and sheet names to the words that
    people read.
    """

    by: tuple[str, ...]
    totals: Sequence[Total]
    by_area: Sequence[Total]
    observations: Sequence[Observation]
    findings: Sequence[Finding]
    sources: Sequence[SourceBalance]
    headings: dict[str, str]
    lang: str
    discreet: bool = False
    parts: Sequence[Part] = ()


def to_xlsx(sheets: Sheets) -> bytes:
    """Give the bytes of the workbook; the same content gives the same bytes.

    Each counted observation names its totals in columns of its own; a total is the SUMIFS of
    the observations that name it.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": _CREATED, "category": OWN_MARK})
    _Writer(book, sheets).write()
    book.close()
    return out.getvalue()


class _Writer:
    """Writes the sheets of one workbook; knows in which columns the observations name their totals."""

    def __init__(self, book: Any, sheets: Sheets) -> None:
        self.pages, self.sheets = Pages(book), sheets
        self.keys = [*_keys("T", sheets.totals), *_keys("A", sheets.by_area)]
        self.key_columns = {
            f"{name[0]}{n}": _letters(len(OBSERVATION_COLUMNS) + i)
            for i, (name, members) in enumerate(self.keys)
            for n, _ in members
        }

    def write(self) -> None:
        """Write all sheets in the order they are read."""
        if self.sheets.by:
            self._totals()
            self._by_area()
        for part in (p for p in self.sheets.parts if p.rows.rows):
            self._part(part)
        if not self.sheets.discreet:
            self._observations()
            self._findings()
        self._sources()

    # -- sheets -----------------------------------------------------------------------

    def _totals(self) -> None:
        by, totals = self.sheets.by, self.sheets.totals
        columns = (*by, *TOTAL_COLUMNS, *(COMPARISON_COLUMNS if any(t.comparison for t in totals) else ()))
        rows = [[self._value(t, c) for c in columns] for t in totals]
        page = self.pages.add(self._word("Totals"), self._headings("Totals", columns), rows, fixed=len(by))
        for n, total in enumerate(totals, 1):
            for name in _SUMMED:
                self._sum(page, n, columns.index(name), total, name, f"T{n}")
            self._beside(page, n, columns, total)
            if _coverage(total):
                self.pages.cell(page, n, columns.index("areas_reporting"), total.areas_reporting, **_INCOMPLETE)
        for name in _SUMMED:
            texts = [shown(getattr(t, name), _qualifier(t, name)) or _bounds(t) for t in totals]
            self.pages.widen(page, columns.index(name), [self._word(name), *texts])

    def _beside(self, page: Any, row: int, columns: Sequence[str], total: Total) -> None:
        """Show the earlier year with its mark and changes with their sign."""
        beside = total.comparison
        if beside is None:
            return
        for name in _COMPARED:
            value, word = getattr(beside, name), getattr(beside, f"{name}_qualifier", None) or Qualifier.EXACT
            code = number_format(value, word, signed=name.startswith("change"))
            self.pages.cell(page, row, columns.index(name), value, num_format=code)

    def _value(self, total: Total, column: str) -> object:
        if column in total.key:
            return total.key[column]
        return self._told(getattr(total.comparison if column in COMPARISON_COLUMNS else total, column, None))

    def _by_area(self) -> None:
        """Write indicators down and areas across, each cell a live sum; one of some areas only says so.

        More areas than a sheet has columns get no such page: the totals are all on the first.
        """
        totals, names = self.sheets.by_area, ("indicator", "unit_measure", "year")
        areas = {area: col for col, area in enumerate(dict.fromkeys(t.key["area"] for t in totals), len(names))}
        lines = {line: row for row, line in enumerate(dict.fromkeys(map(_line, totals)), 1)}
        if len(names) + len(areas) > MOST_COLUMNS:
            return
        rows = [[*line, *(None for _ in areas)] for line in lines]
        headings = (*self._headings("By area", names), *areas)
        page = self.pages.add(self._word("By area"), headings, rows, fixed=len(names))
        texts: dict[str, list[str]] = {area: [area] for area in areas}
        for n, total in enumerate(totals, 1):
            area, note = total.key["area"], _coverage(total)
            self._sum(page, lines[_line(total)], areas[area], total, "obs_value", f"A{n}", note)
            texts[area].append(shown(total.obs_value, total.qualifier, note) or _bounds(total))
        for area, col in areas.items():
            self.pages.widen(page, col, texts[area])

    def _part(self, part: Part) -> None:
        """Write a further table; shares are shown in percent, quotients rounded to what a cell can hold."""
        name, columns = part.name.capitalize(), part.rows.columns
        rows = [[self._part_value(c, v) for c, v in zip(columns, row, strict=True)] for row in part.rows.rows]
        page = self.pages.add(self._word(name), self._headings(name, columns), rows, fixed=columns.index("area") + 1)
        for col, column in enumerate(columns):
            for n, row in enumerate(rows, 1):
                if code := number_format(row[col], signed=True) if column == "change" else _PART_FORMATS.get(column):
                    self.pages.cell(page, n, col, row[col], num_format=code)

    def _part_value(self, column: str, value: object) -> object:
        quotient = column in _PART_FORMATS and isinstance(value, Decimal)
        return Decimal(f"{value:.6f}") if quotient else self._told(value)

    def _observations(self) -> None:
        named = [{id(o): f"{name[0]}{n}" for n, o in members} for name, members in self.keys]
        rows = [
            [*(self._told(getattr(o, c)) for c in OBSERVATION_COLUMNS), *(names.get(id(o)) for names in named)]
            for o in self.sheets.observations
        ]
        headings = (*self._headings("Observations", OBSERVATION_COLUMNS), *(name for name, _ in self.keys))
        self.pages.add(self._word("Observations"), headings, rows)

    def _findings(self) -> None:
        columns = ("severity", "code", "source", "sheet", "cell", "raw", "message", "remedy")
        rows = [[self._finding(f, c) for c in columns] for f in self.sheets.findings]
        self.pages.add(self._word("Findings"), self._headings("Findings", columns), rows)

    def _finding(self, finding: Finding, column: str) -> str:
        words = {"message": message_of, "remedy": remedy_of}
        if column in words:
            return words[column](finding, self.sheets.lang)
        return self._word(finding.severity.value) if column == "severity" else str(getattr(finding, column))

    def _sources(self) -> None:
        columns = ("path", "sheet", *_BALANCE, "format", "sha256")
        rows: list[list[object]] = [
            [s.source.path, name, *astuple(balance), s.source.format, s.source.sha256]
            for s in self.sheets.sources
            for name, balance in s.sheets or (("", Balance()),)
        ]
        whole = sum((s.balance for s in self.sheets.sources), Balance())
        rows.append([self._word("balance"), None, *astuple(whole), None, None])
        self.pages.add(self._word("Sources"), self._headings("Sources", columns), rows)

    # -- cells ------------------------------------------------------------------------

    def _sum(self, page: Any, row: int, col: int, total: Total, name: str, mark: str, note: str = "") -> None:
        """Put the live sum of a total's observations with its value.

        Bounds stay text, and so do numbers of more digits than spreadsheets keep.
        """
        value = getattr(total, name)
        if value is None and name == "obs_value":
            self.pages.bound(page, row, col, _bounds(total))
        if not isinstance(value, Decimal):
            return
        if not fits(value) or not all(fits(getattr(o, name)) for o in total.members):
            self.pages.bound(page, row, col, shown(value, _qualifier(total, name), note))
            return
        code = number_format(value, _qualifier(total, name), note)
        if self.sheets.discreet:
            self.pages.cell(page, row, col, value, num_format=code)
            return
        self.pages.formula(page, row, col, self._formula(name, mark), value, code)

    def _formula(self, name: str, mark: str) -> str:
        there = f"'{self._word('Observations')}'!"
        last = len(self.sheets.observations) + 1
        key, source = self.key_columns.get(mark, "A"), _letters(OBSERVATION_COLUMNS.index(name))
        return f'=SUMIFS({there}${source}$2:${source}${last},{there}${key}$2:${key}${last},"{mark}")'

    def _headings(self, sheet: str, columns: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.sheets.headings.get(f"{sheet}.{c}", self._word(c)) for c in columns)

    def _told(self, value: object) -> object:
        return self._word(value.value) if isinstance(value, Qualifier) else value

    def _word(self, name: str) -> str:
        return self.sheets.headings.get(name, name)


def _keys(letter: str, totals: Sequence[Total]) -> list[tuple[str, list[tuple[int, Observation]]]]:
    """Give key columns such that no observation stands twice in one: T, T 2 …."""
    columns: list[tuple[str, list[tuple[int, Observation]]]] = []
    taken: list[set[int]] = []
    for n, total in enumerate(totals, 1):
        mine = {id(o) for o in total.members}
        place = next((i for i, used in enumerate(taken) if not used & mine), len(taken))
        if place == len(taken):
            taken.append(set())
            columns.append((f"{letter} {place + 1}", []))
        taken[place] |= mine
        columns[place][1].extend((n, o) for o in total.members)
    return columns


def _line(total: Total) -> tuple[str, str, str]:
    return total.key["indicator"], total.unit_measure, total.key["year"]


def _coverage(total: Total) -> str:
    """Say how many of the expected areas are in a total, where not all are."""
    expected = total.areas_expected
    return f" ({total.areas_reporting}/{expected})" if expected and total.areas_reporting < expected else ""


def _qualifier(total: Total, name: str) -> Qualifier:
    return total.qualifier if name == "obs_value" else Qualifier.EXACT


def _bounds(total: Total) -> str:
    low, high = total.value_low, total.value_high
    if low is None and high is None:
        return HIDDEN if total.hidden else ""
    if low is None or high is None:
        return f"≥ {low:,f}" if low is not None else f"≤ {high:,f}"
    return f"{low:,f}–{high:,f}"


def _letters(col: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(col))
