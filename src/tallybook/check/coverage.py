"""Say which expected areas are missing and which labels name no area that is known."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.model import Codebook, Finding, Observation, make_finding

_NEAR = 60


def coverage_findings(observations: Iterable[Observation], codebook: Codebook) -> tuple[Finding, ...]:
    """Give a warning for each expected area without a figure, and for each unknown label of a file."""
    found = list(observations)
    return (*_missing(found, codebook), *_unknown(found, codebook))


def _missing(observations: list[Observation], codebook: Codebook) -> list[Finding]:
    """Look at each year that most of the expected areas have reported."""
    reported: dict[str, set[str]] = {}
    for o in observations:
        if o.value_low is not None or o.value_high is not None or o.obs_value is not None:
            reported.setdefault(o.time_period[:4], set()).add(o.ref_area)
    expected, names = codebook.expected, {a.code: a.names[0] for a in codebook.areas}
    return [
        make_finding("AREA_MISSING", raw=names.get(c, c), area=names.get(c, c), area_code=c, year=year)
        for year, present in sorted(reported.items())
        if sum(c in present for c in expected) * 2 > len(expected)
        for c in expected
        if c not in present
    ]


def _unknown(observations: list[Observation], codebook: Codebook) -> list[Finding]:
    if not codebook.areas:
        return []
    first: dict[tuple[str, str], Observation] = {}
    for o in observations:
        if o.area_label and not o.ref_area:
            first.setdefault((o.source, o.area_label), o)
    return [_unknown_label(o, codebook) for o in first.values()]


def _unknown_label(o: Observation, codebook: Codebook) -> Finding:
    from rapidfuzz import process

    names = [n for a in codebook.areas for n in a.names]
    near = process.extractOne(o.area_label, names, score_cutoff=_NEAR)
    hint = f" ({near[0]}?)" if near else ""
    return make_finding("AREA_UNKNOWN", o.source, o.sheet, o.cell, o.area_label, near=hint)
