"""Say which figures are for a time that counts with other figures, and whether these agree."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tallybook.aggregate.time import KindOf, overlapping
from tallybook.model import (
    Finding,
    IndicatorKind,
    Observation,
    Qualifier,
    Severity,
    exact_sum,
    figures_in,
    make_finding,
)
from tallybook.notation import Covered, holds

Rows = list[Observation]


def overlap_findings(rows: Iterable[Observation], kind_of: KindOf) -> list[Finding]:
    """Give for each file how many of its figures lie in or around others that count, and each that does not fit them.

    A year and its months fit where they add up to the same, a part of the year where it is no more than the year.
    """
    by_source: dict[str, tuple[Rows, Rows]] = {}
    differ = []
    for gone, kept in overlapping((o for o in rows if o.filled), kind_of):
        flow = kind_of(gone[0]) is IndicatorKind.FLOW
        misfits = [
            f for period in dict.fromkeys(o.time_period for o in gone) if flow and (f := _misfit(period, gone, kept))
        ]
        differ += misfits
        for o in gone:
            fitting, doubtful = by_source.setdefault(o.source, ([], []))
            (doubtful if misfits or not flow else fitting).append(o)
    return [*(_overlap(both) for both in by_source.values()), *differ]


def _misfit(period: str, gone: Rows, kept: Rows) -> Finding | None:
    """Hold what a period tells against the figures within it, or around it, that count."""
    own = [o for o in gone if o.time_period == period]
    inside = [o for o in kept if holds(period, o.time_period)]
    around = [o for o in kept if holds(o.time_period, period)]
    told = inside if Covered(o.time_period for o in inside).holds(period) else around
    if not told or not all(o.qualifier is Qualifier.EXACT for o in (*own, *told)):
        return None
    mine, theirs = _sum(own), _sum(told)
    fits = mine == theirs if told is inside else mine <= theirs
    return None if fits else _differ(own[0], mine, told, theirs)


def _sum(rows: Rows) -> Decimal:
    return exact_sum(o.obs_value for o in rows if o.obs_value is not None)


def _differ(o: Observation, own: Decimal, told: Rows, summed: Decimal) -> Finding:
    first = told[0]
    where = " ".join(w for w in (first.source, first.sheet, first.cell) if w)
    periods = ", ".join(sorted({p.time_period for p in told}))
    facts = {"period": o.time_period, "own": own, "periods": periods, "summed": summed, "where": where}
    return make_finding("PERIODS_DIFFER", o.source, o.sheet, o.cell, o.raw, severity=None, **facts)


def _overlap(both: tuple[Rows, Rows]) -> Finding:
    fitting, doubtful = both
    o, n = (doubtful or fitting)[0], figures_in((*fitting, *doubtful))
    severity = Severity.WARNING if doubtful else Severity.NOTE
    return make_finding(
        "PERIODS_OVERLAP", o.source, o.sheet, o.cell, o.raw, severity=severity, n=n, period=o.time_period
    )
