"""Tell interim figures of a workbook from the final ones beside them: 0-18时 and 0-24时, 初步数 and 最终数."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any, NamedTuple

from tallybook.model import Balance, Finding, Observation, Role, Severity, SheetReading, a1, make_finding
from tallybook.notation import Version, newer, read_version, series_of
from tallybook.tidy.columns import Column


def interim_columns(columns: Mapping[int, Column]) -> dict[int, int]:
    """Map each column of interim figures to the column that has the final ones under the same words."""
    told = {c: (column, read_version(" ".join(column.shown))) for c, column in columns.items()}
    return {
        c: final
        for (c, (one, early)), (final, (other, late)) in permutations(told.items(), 2)
        if _precedes(early, late) and _but_words(one) == _but_words(other)
    }


def _precedes(one: Version, other: Version) -> bool:
    """Whether both say which they are, and the first is the interim one of the same."""
    marked = (one.early and other.later) or (one.until and other.until)
    return bool(marked) and one.of == other.of and newer(other, one) is True


def _but_words(column: Column) -> tuple[object, ...]:
    return (
        column.period,
        column.area,
        column.unit,
        column.years_back,
        column.months_back,
        column.activity,
        column.running,
    )


def without_interim_sheets(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    """Leave the figures of sheets out that another sheet of the workbook tells as the final ones."""
    versions = [(read_version(r.grid.sheet), read_version(r.title)) for r in readings]
    found = list(readings)
    for one, other in permutations(range(len(readings)), 2):
        if any(_precedes(a, b) for a, b in zip(versions[one], versions[other], strict=True)):
            found[one] = _without(found[one], readings[other])
    return tuple(found)


def _without(interim: SheetReading, final: SheetReading) -> SheetReading:
    told = {_figure(o): o for o in final.observations if o.filled}
    gone = [o for o in interim.observations if _figure(o) in told]
    if not gone:
        return interim
    cells = {o.cell for o in gone}
    roles = {p: Role.EXCLUDED if r is Role.OBSERVATION and a1(*p) in cells else r for p, r in interim.roles.items()}
    differing = [o for o in gone if o.obs_value != told[_figure(o)].obs_value]
    first = (differing or gone)[0]
    return replace(
        interim,
        observations=tuple(o for o in interim.observations if o.cell not in cells),
        roles=roles,
        findings=(*interim.findings, replaced_by(_told(first), _told(told[_figure(first)]), len(gone), len(differing))),
        balance=Balance.of(roles.values(), interim.balance.numbers),
    )


class Told(NamedTuple):
    """A figure as it stands in a cell."""

    source: str
    sheet: str
    cell: str
    raw: str


def replaced_by(first: Told, final: Told, n: int, differing: int) -> Finding:
    """Say that `n` interim figures, the first or the first that differs given, do not count beside their final ones."""
    where = f"{final.sheet} {final.cell}: {final.raw}".strip()
    facts: dict[str, Any] = {"n": n, "differing": differing, "counted": final.source, "where": where, "alone": 0}
    return make_finding("FIGURES_REPLACED", *first, severity=Severity.NOTE, **facts)


def _told(o: Observation) -> Told:
    return Told(o.source, o.sheet, o.cell, o.raw)


def _figure(o: Observation) -> tuple[str, ...]:
    return (*series_of(o), o.time_period)
