"""Say which returns came late: filled in so many days after the end of what they tell that they were due before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tallybook.check.periods_told import kind_of_period
from tallybook.model import Finding, Returns, make_finding
from tallybook.notation import stretch_of


def late_returns(returns: Returns) -> tuple[Finding, ...]:
    """Give each file that says a day later than the one on which it was due, where the codebook says when that is."""
    due = due_days(returns)
    return tuple(
        make_finding("RETURN_LATE", source, day=filed, due=due[source].isoformat(), n=_late(filed, due[source]))
        for source, filed in sorted(returns.filed.items())
        if source in due and _late(filed, due[source]) > 0
    )


def in_time(returns: Returns) -> Mapping[str, bool]:
    """Say of each file that tells its day, and was due on one, whether it came in time."""
    due = due_days(returns)
    return {s: _late(filed, due[s]) <= 0 for s, filed in returns.filed.items() if s in due}


def due_days(returns: Returns) -> dict[str, date]:
    """Give the day on which each file was due: so many days after the last day of what it tells, or ought to tell.

    A file with several quarters of a year ought to tell all that anybody does: a blank one at its end makes it due no sooner.
    """
    days = returns.codebook.due
    if days is None:
        return {}
    told: dict[str, dict[str, list[date]]] = {}
    for source, period in sorted({(o.source, o.time_period) for o in returns.observations}):
        if stretch := stretch_of(period):
            told.setdefault(source, {}).setdefault(kind_of_period(period), []).append(stretch.last)
    latest: dict[str, date] = {}
    for kind, ends in ((kind, ends) for kinds in told.values() for kind, ends in kinds.items()):
        latest[kind] = max(*ends, latest.get(kind, ends[0]))
    last = {s: max(_last(kind, ends, latest) for kind, ends in kinds.items()) for s, kinds in told.items()}
    return {source: end + timedelta(days) for source, end in last.items() if end.year < date.max.year}


def _last(kind: str, ends: list[date], latest: Mapping[str, date]) -> date:
    return latest[kind] if kind and len(ends) > 1 else max(ends)


def _late(filed: str, due: date) -> int:
    return (date.fromisoformat(filed) - due).days
