"""Compare a return with the marked copy of it that came back, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tallybook.model import Cell, CellKind, Finding, Grid, Workbook, a1, make_finding
from tallybook.notation import sheet_titles

_NOTHING = "∅"
Change = tuple[str, tuple[int, int] | None, str, str]


def corrections(before: Workbook, after: Workbook) -> tuple[Finding, ...]:
    """Give a finding for each cell that differs, with what stood there and what stands there now; one too where none does."""
    if before.source is None or after.source is None or after.answer is None:
        return ()
    changes = list(_changes(before, after)) or [("", None, "", "")]
    n = len([place for _, place, _, _ in changes if place])
    return tuple(
        make_finding(
            "CELLS_CORRECTED",
            after.source.path,
            sheet,
            a1(*place) if place else "",
            new,
            n=n,
            original=before.source.path,
            change=f" [{old} → {new}]" if place else "",
        )
        for sheet, place, old, new in changes
    )


def _changes(before: Workbook, after: Workbook) -> Iterator[Change]:
    """Go through the sheets in the order of the copy; a sheet that only one of both has differs in all its cells."""
    mine, theirs = (tuple(_data(book)) for book in (before, after))
    old = dict(zip(sheet_titles(g.sheet for g in mine), mine, strict=True))
    new = {g.sheet: g for g in theirs}
    for sheet in (*new, *(s for s in old if s not in new)):
        yield from _differing(sheet, old.get(sheet), new.get(sheet))


def _data(book: Workbook) -> Iterator[Grid]:
    """Give the sheets that hold no list of findings."""
    return (g for g in book.grids if not book.answer or g.sheet not in book.answer.sheets)


def _differing(sheet: str, old: Grid | None, new: Grid | None) -> Iterator[Change]:
    mine, theirs = (grid.cells if grid else {} for grid in (old, new))
    for place in sorted(mine.keys() | theirs.keys()):
        one, other = mine.get(place), theirs.get(place)
        if _held(one) != _held(other):
            yield sheet, place, *_told(one, other)


def _held(cell: Cell | None) -> tuple[object, ...]:
    """Give what two cells share that hold the same."""
    if cell is None:
        return ()
    if cell.kind in {CellKind.UNCALCULATED, CellKind.ERROR}:
        return (cell.kind,)
    if isinstance(cell.value, Decimal) and not cell.value.is_finite():
        return (CellKind.ERROR,)
    if cell.kind is CellKind.BOOL:
        return (CellKind.NUMBER, Decimal(bool(cell.value)))  # some programs save truth as a number
    return (cell.kind, cell.value.strip() if isinstance(cell.value, str) else cell.value)


def _told(one: Cell | None, other: Cell | None) -> tuple[str, str]:
    """Write both, a number that is stored as text behind an apostrophe, so that it differs from the number."""
    texts = [(cell.raw.strip() if cell else _NOTHING) for cell in (one, other)]
    if texts[0] != texts[1]:
        return texts[0], texts[1]
    kept = [f"'{t}" if cell and cell.kind is CellKind.TEXT else t for t, cell in zip(texts, (one, other), strict=True)]
    return kept[0], kept[1]
