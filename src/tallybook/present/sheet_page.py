"""One sheet as it was understood, cell by cell, as data for a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallybook.model import (
    Grid,
    Kind,
    Merge,
    Observation,
    PageBlock,
    PageCell,
    PageFinding,
    PageRow,
    PrintedTotal,
    Role,
    SheetPage,
    SheetReading,
    a1,
)
from tallybook.present.folds import Stretch, folds, stretches
from tallybook.present.observations import shown_value
from tallybook.present.words import evidence_in_words, heading

_TELLING = frozenset({"header", "line", Role.EXCLUDED.value, Role.UNEXPLAINED.value})
_KINDS = (*(r.value for r in Role), "mark", "header", "label", "unit", "note", "line", "")
_MOST_PARTS = 8
_WIDEST_MERGE = 100_000
_FEWEST_ROWS = 100
_EMPTY = PageCell()

Place = tuple[int, int]
Counted = Mapping[str, Sequence[Observation]]
"""The observations of a sheet that count, by their cells."""


def kinds_of(reading: SheetReading, counted: Counted) -> dict[Place, str]:
    """Give the kind of each cell that holds something: its role, else the part of the sheet that it is.

    An observation of a cell that is not `counted` was left out after the sheet had been read.
    """
    found: dict[Place, str] = {}
    for place, cell in reading.grid.cells.items():
        if cell.raw.strip():
            role = reading.roles.get(place)
            left_out = role is Role.OBSERVATION and a1(*place) not in counted
            kind = Role.EXCLUDED if left_out else role
            found[place] = kind.value if kind else reading.parts.get(place, "")
    return found


def legend(kinds: Mapping[Place, str], numbers: Collection[Place], lang: str) -> tuple[Kind, ...]:
    """Count the cells of each kind, and the numbers among them, in the order of the roles."""
    cells = Counter(kinds.values())
    counted = Counter(kind for place, kind in kinds.items() if place in numbers)
    order = (*_KINDS, *sorted(cells.keys() - set(_KINDS)))
    return tuple(Kind(k, heading(f"role.{k}", lang), cells[k], counted[k]) for k in order if cells[k])


def summed_up(legends: Iterable[Iterable[Kind]]) -> tuple[Kind, ...]:
    """Add legends up, kind by kind, in the order of the roles."""
    found: dict[str, Kind] = {}
    for kind in (k for one in legends for k in one):
        so_far = found.get(kind.kind, replace(kind, cells=0, numbers=0))
        found[kind.kind] = replace(kind, cells=so_far.cells + kind.cells, numbers=so_far.numbers + kind.numbers)
    return tuple(found[k] for k in (*_KINDS, *sorted(found.keys() - set(_KINDS))) if k in found)


class SheetDrawing:
    """Draws one sheet; `anchor` names it on the page, `budget` is how many cells there is room for."""

    def __init__(
        self,
        reading: SheetReading,
        *,
        anchor: str,
        observations: Counted,
        findings: Sequence[PageFinding],
        lang: str,
        budget: int,
    ) -> None:
        self.reading, self.grid, self.anchor, self.lang = reading, reading.grid, anchor, lang
        self.observations, self.findings = observations, findings
        self.totals = {t.cell: t for t in reading.printed_totals}
        self.kinds = kinds_of(reading, observations)
        self.marks: dict[str, list[PageFinding]] = {}
        for finding in findings:
            self.marks.setdefault(finding.place, []).append(finding)
        self.width, self.height = self.grid.cols, self.grid.rows
        self.merges = {(m.top, m.left): m for m in _drawable(self.grid)}
        merges = self.merges.values()
        self.cols = stretches({c for _, c in self.kinds} | {c for m in merges for c in self._across(m)})
        self.rows = stretches({r for r, _ in self.kinds} | {r for m in merges for r in self._down(m)})
        self.drawn = self.rows[: max(_FEWEST_ROWS, budget // max(1, len(self.cols)))]
        self.height = self.drawn[-1][1] + 1 if self.drawn else 0
        self.size = len(self.drawn) * len(self.cols)

    def page(self, balance: str) -> SheetPage:
        """Give the sheet with its findings, its legend and what its reading rests on."""
        blocks = tuple(self._blocks())
        there = {c.anchor for block in blocks for row in block.rows for c in row.cells if c.anchor}
        return SheetPage(
            self.anchor,
            self.grid.sheet,
            self._about(),
            tuple(_letters(c) if c == last else "…" for c, last in self.cols),
            blocks,
            legend(self.kinds, self.reading.roles, self.lang),
            tuple(f if f.target in there else replace(f, target=self.anchor) for f in self.findings),
            balance,
            tuple(evidence_in_words(w, self.lang) for w in self.reading.why),
            self._left_out() if len(self.drawn) < len(self.rows) else "",
        )

    def _about(self) -> str:
        size = f"{self.grid.rows} × {self.width}"
        return f"{size} · {heading('hidden', self.lang)}" if self.grid.hidden else size

    def _left_out(self) -> str:
        first, last = self.rows[len(self.drawn)][0] + 1, self.rows[-1][1] + 1
        return heading("rows_left_out", self.lang).format(first=first, last=last)

    # -- merges -----------------------------------------------------------------------

    def _across(self, merge: Merge) -> range:
        """Give the columns of a merge that are on the page."""
        return range(merge.left, min(merge.right + 1, self.width))

    def _down(self, merge: Merge) -> range:
        return range(merge.top, min(merge.bottom + 1, self.height))

    def _covered(self) -> set[Place]:
        """Give the places that merges cover, but for the one that holds the text."""
        return {(r, c) for at, m in self.merges.items() for r in self._down(m) for c in self._across(m) if (r, c) != at}

    # -- rows -------------------------------------------------------------------------

    def _blocks(self) -> Iterator[PageBlock]:
        if not self.drawn:
            return
        covered = self._covered()
        merged = {r for m in self.merges.values() for r in self._down(m)[1:]}
        cells: dict[int, set[str]] = {}
        for (row, _), kind in self.kinds.items():
            cells.setdefault(row, set()).add(kind)
        marked = {row for row, found in cells.items() if found & _TELLING} | self._marked_rows()
        first_rows = [first for first, _ in self.drawn]
        for start, end, folded in folds(first_rows, marked, merged):
            rows = tuple(self._row(stretch, covered) for stretch in self.drawn[start:end])
            yield PageBlock(rows, self._folded(self.drawn[start][0], self.drawn[end - 1][1]) if folded else "")

    def _marked_rows(self) -> set[int]:
        return {int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 for place in self.marks if place}

    def _folded(self, first: int, last: int) -> str:
        return heading("rows_folded", self.lang).format(first=first + 1, last=last + 1, n=last - first + 1)

    def _row(self, stretch: Stretch, covered: Collection[Place]) -> PageRow:
        first, last = stretch
        if first != last:
            return PageRow(first + 1, blank=heading("rows_blank", self.lang).format(first=first + 1, last=last + 1))
        shown = (c for c, _ in self.cols if (first, c) not in covered)
        return PageRow(first + 1, tuple(self._cell(first, c) for c in shown), hidden=first in self.grid.hidden_rows)

    # -- cells ------------------------------------------------------------------------

    def _cell(self, row: int, col: int) -> PageCell:
        place = a1(row, col)
        marks = self.marks.get(place, ())
        if (row, col) not in self.kinds and not marks:
            return _EMPTY
        cell, merge = self.grid.cells.get((row, col)), self.merges.get((row, col))
        return PageCell(
            f"{self.anchor}-{place}",
            self.kinds.get((row, col), ""),
            cell.raw.strip() if cell else "",
            tuple(self._told(place)),
            tuple(f.mark for f in marks),
            marks[0].severity if marks else "",
            len(self._down(merge)) if merge else 1,
            len(self._across(merge)) if merge else 1,
        )

    def _told(self, place: str) -> Iterator[str]:
        """Say what a figure means: all that it was given, each with its name."""
        for o in self.observations.get(place, ()):
            yield from _meaning(o, self.lang)
        if total := self.totals.get(place):
            yield _parts(total, self.lang)


def _meaning(o: Observation, lang: str) -> Iterator[str]:
    value = " ".join(w for w in (shown_value(o), o.unit_measure) if w)
    area = f"{o.area_label} ({o.ref_area})" if o.ref_area else o.area_label
    told = {
        "header_path": o.indicator_label,
        "indicator": o.indicator,
        "area": area,
        "activity": o.activity,
        "time_period": o.time_period,
        "value": value,
    }
    return (f"{heading(name, lang)}: {text}" for name, text in told.items() if text)


def _parts(total: PrintedTotal, lang: str) -> str:
    more = f" … ({len(total.parts)})" if len(total.parts) > _MOST_PARTS else ""
    word = heading("role.printed_total", lang)
    return f"{word} = {' + '.join(total.parts[:_MOST_PARTS])}{more}" if total.parts else word


def _drawable(grid: Grid) -> Iterator[Merge]:
    """Give the merges that hide nothing and do not overlap; the cells of others are drawn one by one."""
    taken: set[Place] = set()
    width, height = grid.cols, grid.rows
    for m in grid.merges:
        at = (m.top, m.left)
        down, across = range(m.top, min(m.bottom + 1, height)), range(m.left, min(m.right + 1, width))
        if at not in grid.cells or len(down) * len(across) > _WIDEST_MERGE:
            continue
        places = {(r, c) for r in down for c in across}
        if not places & taken and not any(p in grid.cells for p in places if p != at):
            taken |= places
            yield m


def _letters(col: int) -> str:
    return a1(0, col)[:-1]
