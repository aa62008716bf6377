"""Find figures that two files both report for one area, indicator and period."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.model import Finding, Observation, Severity, make_finding
from tallybook.notation import series_of

Figure = tuple[str, ...]


def repeat_findings(observations: Iterable[Observation], *, expected: Iterable[str]) -> tuple[Finding, ...]:
    """Give one finding for each pair of files; an error where each area ought to report once."""
    first: dict[Figure, Observation] = {}
    pairs: dict[tuple[str, str], list[tuple[Observation, Observation]]] = {}
    for o in observations:
        if not o.filled:
            continue
        original = first.setdefault((*series_of(o), o.time_period), o)
        if original.source != o.source:
            pairs.setdefault((original.source, o.source), []).append((original, o))
    once = frozenset(expected)
    return tuple(_finding(found, once) for found in pairs.values())


def _finding(found: list[tuple[Observation, Observation]], once: frozenset[str]) -> Finding:
    original, again = found[0]
    severity = Severity.ERROR if again.ref_area in once else Severity.WARNING
    where = f"{original.sheet} {original.cell}".strip()
    return make_finding(
        "REPORTED_TWICE",
        again.source,
        again.sheet,
        again.cell,
        again.raw,
        severity=severity,
        n=len(found),
        original=original.source,
        where=where,
        outcome="both are counted",
    )
