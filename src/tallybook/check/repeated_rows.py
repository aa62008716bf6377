"""Find rows that a sheet has twice: the same area with the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallybook.check.telling import is_telling
from tallybook.model import Finding, Observation, Returns, make_finding, parted
from tallybook.notation import series_of

_FEWEST = 3


def repeated_rows(returns: Returns) -> tuple[Finding, ...]:
    """Tell each row that says all that another one above it says; three of its figures must be such as chance does not repeat."""
    rows: dict[tuple[str, str, str], list[Observation]] = {}
    for o in returns.observations:
        rows.setdefault((o.source, o.sheet, parted(o.cell)[1]), []).append(o)
    return tuple(_repeated(rows.values()))


def _repeated(rows: Iterable[list[Observation]]) -> Iterator[Finding]:
    first: dict[frozenset[tuple[object, ...]], Observation] = {}
    for row in rows:
        told = [o for o in row if o.obs_value is not None]
        if sum(is_telling(o.obs_value) for o in told if o.obs_value is not None) < _FEWEST:
            continue
        says = frozenset((o.source, o.sheet, *series_of(o), o.time_period, o.obs_value) for o in told)
        o = row[0]
        original = first.setdefault(says, o)
        if original is not o:
            where = (o.source, o.sheet, o.cell, o.raw)
            yield make_finding("ROW_REPEATED", *where, area=o.area_label, n=len(told), where=original.cell)
