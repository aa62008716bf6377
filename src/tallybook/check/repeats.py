"""Find figures that two files both report for one area, indicator and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallybook.model import Finding, Observation, Severity, figures_in, make_finding
from tallybook.notation import series_of

Figure = tuple[str, ...]


def repeat_findings(observations: Sequence[Observation], *, expected: Iterable[str]) -> tuple[Finding, ...]:
    """Give one finding for each pair of files; an error where each area ought to report once."""
    first: dict[Figure, Observation] = {}
    pairs: dict[tuple[str, str], list[tuple[Observation, Observation]]] = {}
    for o in _of_several_files(observations):
        original = first.setdefault((*series_of(o), o.time_period), o)
        if original.source != o.source:
            pairs.setdefault((original.source, o.source), []).append((original, o))
    once = frozenset(expected)
    return tuple(_finding(found, once) for found in pairs.values())


def _of_several_files(observations: Sequence[Observation]) -> Iterator[Observation]:
    """Give the figures of areas of which several files tell something of that period: most have one file."""
    told: dict[tuple[str, str], str | None] = {}
    for o in observations:
        if o.filled and told.setdefault((o.area, o.time_period), o.source) != o.source:
            told[o.area, o.time_period] = None
    return (o for o in observations if o.filled and told[o.area, o.time_period] is None)


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
        n=figures_in(o for _, o in found),
        original=original.source,
        where=where,
        outcome="both are counted",
    )
