"""Find figures that two files both report for one area, indicator and period."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.model import Finding, Observation, Severity, make_finding

Series = tuple[str, ...]


def repeat_findings(observations: Iterable[Observation], *, expected: Iterable[str]) -> tuple[Finding, ...]:
    """Give one finding for each pair of files; an error where each area ought to report once."""
    first: dict[Series, Observation] = {}
    pairs: dict[tuple[str, str], list[tuple[Observation, Observation]]] = {}
    for o in observations:
        if o.value_low is None and o.value_high is None:
            continue
        original = first.setdefault(_series(o), o)
        if original.source != o.source:
            pairs.setdefault((original.source, o.source), []).append((original, o))
    once = frozenset(expected)
    return tuple(_finding(found, once) for found in pairs.values())


def _series(o: Observation) -> Series:
    return (
        o.ref_area or o.area_label,
        o.indicator or o.indicator_label,
        o.activity,
        o.time_period,
        o.unit_measure,
    )


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
    )
