"""Hold the total of totals, in the corner of a table, against the totals beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tallybook.check.equations import Place
from tallybook.model import Finding, Footing, PrintedTotal, Returns, exact_sum, make_finding, parted

Line = tuple[str, str, str, str]
"""Source, sheet, axis, and the row or column of totals."""


def corners(footings: Sequence[Footing]) -> tuple[Footing, ...]:
    """Give each total of totals twice: held against the totals of its row, and those of its column.

    Its parts are those of the totals beside it: the columns that the totals above it add up, the rows that those to its
    left do.
    """
    held = [f for f in footings if f.foots is not None]
    lines: dict[Line, list[Footing]] = {}
    for f in held:
        lines.setdefault(_line(f.printed, f.printed.axis), []).append(f)
    at = {(f.printed.source, f.printed.sheet, f.printed.cell): f.printed for f in held}
    bare = (f.printed for f in footings if not f.printed.parts and f.printed.value is not None)
    return tuple(f for t in bare for axis in ("down", "across") for f in _corner(t, axis, lines, at))


def _line(t: PrintedTotal, axis: str) -> Line:
    col, row = parted(t.cell)
    return (t.source, t.sheet, axis, row if axis == "down" else col)


def _corner(
    t: PrintedTotal, axis: str, lines: dict[Line, list[Footing]], at: dict[Place, PrintedTotal]
) -> Iterator[Footing]:
    """Give a corner held against the totals along an axis, where all totals along the other one have like parts."""
    crossing = lines.get(_line(t, axis), ())
    sets = {tuple(parted(p)[axis == "down"] for p in f.printed.parts) for f in crossing}
    if len(sets) != 1:
        return
    col, row = parted(t.cell)
    cells = tuple(col + n if axis == "down" else n + row for n in next(iter(sets)))
    beside = [at.get((t.source, t.sheet, cell)) for cell in cells]
    totals = [b for b in beside if b is not None and b.value is not None]
    if len(totals) == len(cells) > 1:
        summed = exact_sum(b.value for b in totals if b.value is not None)
        each = max(b.tolerance / (len(b.parts) + 1) for b in totals)
        tolerance = each * (len(cells) + 1)
        printed = replace(t, parts=cells, axis=axis, tolerance=tolerance)
        yield Footing(printed, summed, abs(summed - (t.value or Decimal(0))) <= tolerance)


def corner_findings(returns: Returns) -> tuple[Finding, ...]:
    """Tell every corner that does not foot although each total beside it does; else those are told already."""
    wrong = {_place(f.printed) for f in returns.footings if f.foots is False}
    held: dict[Place, list[Footing]] = {}
    for f in corners(returns.footings):
        held.setdefault(_place(f.printed), []).append(f)
    sound = (both for both in held.values() if wrong.isdisjoint(p for f in both for p in _parts(f)))
    failing = ([f for f in both if f.foots is False] for both in sound)
    return tuple(_finding(found[0]) for found in failing if found)


def _parts(f: Footing) -> Iterator[Place]:
    return ((f.printed.source, f.printed.sheet, p) for p in f.printed.parts)


def _place(t: PrintedTotal) -> Place:
    return (t.source, t.sheet, t.cell)


def _finding(f: Footing) -> Finding:
    t = f.printed
    return make_finding("FOOTING_DIFFERS", *_place(t), t.raw, printed=t.value, n=len(t.parts), summed=f.summed)
