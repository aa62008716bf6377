"""Write the workbook: totals as live formulas over the observations, with the values computed."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tallybook.model import (
    OBSERVATION_COLUMNS,
    OWN_MARK,
    Balance,
    Finding,
    Observation,
    Qualifier,
    SourceBalance,
    Total,
)
from tallybook.model.codes import message_of, remedy_of
from tallybook.render.text import plain

_CREATED = datetime(2000, 1, 1)
_WIDEST, _NARROWEST = 48, 6
_EXACT_DIGITS = 15
_MOST_TEXT = 32_767
_SUMMED = ("obs_value", "value_low", "value_high")
_MARKS = {
    Qualifier.OVER: '"≥ "',
    Qualifier.AT_LEAST: '"≥ "',
    Qualifier.AT_MOST: '"≤ "',
    Qualifier.NEARLY: '"≤ "',
    Qualifier.ABOUT: '"≈ "',
}
_COMPARED = ("previous", "change", "change_low", "change_high", "change_like_for_like")
_BALANCE = tuple(Balance.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Sheets:
    """What goes into the workbook: totals as asked for, totals by area, and what they rest on.

    `headings` maps columns and sheet names to the words that people read.
    """

    by: tuple[str, ...]
    totals: Sequence[Total]
    by_area: Sequence[Total]
    observations: Sequence[Observation]
    findings: Sequence[Finding]
    sources: Sequence[SourceBalance]
    headings: dict[str, str]
    lang: str


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
    """Writes the sheets of one workbook; holds its formats and the observations' columns."""

    def __init__(self, book: Any, sheets: Sheets) -> None:
        self.book, self.sheets = book, sheets
        heading = {"bold": True, "bg_color": "#DDE7F0", "bottom": 1}
        self.head = book.add_format(heading | {"indent": 1})
        self.head_right = book.add_format(heading | {"align": "right"})
        self.text = book.add_format({"indent": 1})
        self.formats: dict[str, Any] = {}
        self.keys = [*_keys("T", sheets.totals), *_keys("A", sheets.by_area)]
        self.key_columns = {
            f"{name[0]}{n}": _letters(len(OBSERVATION_COLUMNS) + i)
            for i, (name, members) in enumerate(self.keys)
            for n, _ in members
        }
        self.observed = (*OBSERVATION_COLUMNS, *(name for name, _ in self.keys))

    def write(self) -> None:
        """Write all sheets in the order they are read."""
        self._totals()
        self._by_area()
        self._observations()
        self._findings()
        self._sources()

    # -- sheets -----------------------------------------------------------------------

    def _totals(self) -> None:
        by, rows = self.sheets.by, self.sheets.totals
        columns = (*by, "obs_value", "value_low", "value_high", "qualifier", "unit_measure", "areas_reporting")
        columns += ("areas_expected", "observations", "obs_status")
        columns += _COMPARED if any(t.comparison for t in rows) else ()
        table = [[self._shown(t, c) for c in columns] for t in rows]
        sheet = self._sheet("Totals", columns, table)
        for r, total in enumerate(rows, 1):
            for name in _SUMMED:
                self._formula(sheet, r, columns.index(name), total, name, f"T{r}")
            for name in _COMPARED if total.comparison else ():
                self._compared(sheet, r, columns.index(name), total, name)

    def _shown(self, total: Total, column: str) -> object:
        if column in total.key:
            return total.key[column]
        if column in _COMPARED:
            return getattr(total.comparison, column) if total.comparison else None
        value = getattr(total, column)
        return self._word(value.value) if isinstance(value, Qualifier) else value

    def _by_area(self) -> None:
        """Write indicators down and areas across, each cell a live sum."""
        totals = self.sheets.by_area
        areas = list(dict.fromkeys(t.key["area"] for t in totals))
        lines = list(dict.fromkeys((t.key["indicator"], t.unit_measure, t.key["year"]) for t in totals))
        columns = ("indicator", "unit_measure", "year", *areas)
        sheet = self._sheet("By area", columns, [[*line, *(None for _ in areas)] for line in lines])
        for n, total in enumerate(totals, 1):
            row = 1 + lines.index((total.key["indicator"], total.unit_measure, total.key["year"]))
            col = 3 + areas.index(total.key["area"])
            self._formula(sheet, row, col, total, "obs_value", f"A{n}")
        sheet.set_column(3, 2 + len(areas), 13)
        sheet.freeze_panes(1, 3)

    def _observations(self) -> None:
        named = [{id(o): f"{name[0]}{n}" for n, o in members} for name, members in self.keys]
        rows = [
            [*(getattr(o, c) for c in OBSERVATION_COLUMNS), *(names.get(id(o)) for names in named)]
            for o in self.sheets.observations
        ]
        self._sheet("Observations", self.observed, rows)

    def _findings(self) -> None:
        columns = ("severity", "code", "source", "sheet", "cell", "raw", "message", "remedy")
        lang = self.sheets.lang
        rows = [
            [
                self._word(f.severity.value),
                f.code,
                f.source,
                f.sheet,
                f.cell,
                f.raw,
                message_of(f, lang),
                remedy_of(f, lang),
            ]
            for f in self.sheets.findings
        ]
        self._sheet("Findings", columns, rows)

    def _sources(self) -> None:
        columns = ("path", "sheet", *_BALANCE, "format", "sha256")
        rows: list[list[object]] = [
            [s.source.path, name, *astuple(balance), s.source.format, s.source.sha256]
            for s in self.sheets.sources
            for name, balance in s.sheets
        ]
        whole = sum((s.balance for s in self.sheets.sources), Balance())
        rows.append([self._word("balance"), None, *astuple(whole), None, None])
        self._sheet("Sources", columns, rows)

    # -- cells ------------------------------------------------------------------------

    def _sheet(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Any:
        sheet = self.book.add_worksheet(self._word(name))
        for c, column in enumerate(columns):
            heading = (
                self._word(f"{name}.{column}") if f"{name}.{column}" in self.sheets.headings else self._word(column)
            )
            numeric = all(row[c] is None or isinstance(row[c], (int, Decimal)) for row in rows)
            sheet.write_string(0, c, heading, self.head_right if numeric else self.head)
            for r, row in enumerate(rows, 1):
                self._cell(sheet, r, c, row[c])
            widest = max((_width(v) for v in (heading, *(row[c] for row in rows))), default=0)
            sheet.set_column(c, c, min(max(widest + 3, _NARROWEST), _WIDEST))
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _cell(self, sheet: Any, row: int, col: int, value: object) -> None:
        if isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(row, col, plain(value))
        elif isinstance(value, (int, Decimal)):
            sheet.write_number(row, col, value, self._format(value, Qualifier.EXACT))
        elif value not in (None, ""):
            sheet.write_string(row, col, plain(value)[:_MOST_TEXT], self.text)

    def _formula(self, sheet: Any, row: int, col: int, total: Total, name: str, mark: str) -> None:
        """Put the live sum of a total's observations, with its value; only bounds stay text."""
        value = getattr(total, name)
        if not isinstance(value, Decimal):
            if name == "obs_value" and total.value_low is not None:
                high = "" if total.value_high is None else f"–{total.value_high:,f}"
                sheet.write_string(row, col, f"{total.value_low:,f}{high}")
            return
        key = self.key_columns.get(mark, "A")
        last = len(self.sheets.observations) + 1
        there = f"'{self._word('Observations')}'!"
        source = _letters(self.observed.index(name))
        formula = f'=SUMIFS({there}${source}$2:${source}${last},{there}${key}$2:${key}${last},"{mark}")'
        qualifier = total.qualifier if name == "obs_value" else Qualifier.EXACT
        cached = int(value) if value == int(value) else float(value)
        sheet.write_formula(row, col, formula, self._format(value, qualifier), cached)

    def _compared(self, sheet: Any, row: int, col: int, total: Total, name: str) -> None:
        """Write an earlier figure or a change anew with its mark, a change with its sign."""
        value = getattr(total.comparison, name)
        qualifier = getattr(total.comparison, f"{name}_qualifier", None) or Qualifier.EXACT
        if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
            sheet.write_number(row, col, value, self._format(value, qualifier, signed=name != "previous"))

    def _format(self, value: Decimal | int, qualifier: Qualifier, *, signed: bool = False) -> Any:
        mark, digits = _MARKS.get(qualifier, ""), "#,##0" if value == int(value) else "#,##0.######"
        code = f"{mark}+{digits};{mark}-{digits};{mark}0" if signed else mark + digits
        if code not in self.formats:
            self.formats[code] = self.book.add_format({"num_format": code})
        return self.formats[code]

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


def _letters(col: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(col))


def _width(value: object) -> int:
    text = f"{value:,f}" if isinstance(value, Decimal) else plain(value)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
