"""Name the labels that are no area of the codebook, with the area that each may mean; none is ever taken for it."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.model import AreaEntry, Codebook, Finding, Observation, make_finding
from tallybook.notation import gazetteer_of, naming_command, plain_area, short_forms

_NEAR = 60
_YEAR = 4


def unknown_areas(observations: Iterable[Observation], codebook: Codebook) -> tuple[Finding, ...]:
    """Give a finding for each label of a file without a code: it fits several areas, or none.

    The remedy is the command that states once what was meant.
    """
    if not codebook.areas:
        return ()
    first: dict[tuple[str, str], Observation] = {}
    for o in observations:
        if o.area_label and not o.ref_area:
            first.setdefault((o.source, o.area_label), o)
    return tuple(_told(o, codebook) for o in first.values())


def _told(o: Observation, codebook: Codebook) -> Finding:
    fits = gazetteer_of(codebook.areas).fits(o.area_label, o.time_period[:_YEAR])
    place = (o.source, o.sheet, o.cell, o.area_label)
    if fits:
        candidates = ", ".join(f"{a.names[0]} ({a.code})" for a in fits)
        command = naming_command(o.area_label, "CODE", codebook.folder)
        return make_finding("AREA_AMBIGUOUS", *place, candidates=candidates, command=command)
    near = _nearest(o.area_label, codebook)
    command = naming_command(o.area_label, near.code if near else "CODE", codebook.folder)
    return make_finding("AREA_UNKNOWN", *place, near=f" ({near.names[0]}?)" if near else "", command=command)


def _nearest(label: str, codebook: Codebook) -> AreaEntry | None:
    """Give the area with the most alike name, in full or short of its level."""
    from rapidfuzz import process

    names = {form: a for a in codebook.areas for n in a.names for form in (*short_forms(n), plain_area(n))}
    found = process.extractOne(plain_area(label), sorted(names), score_cutoff=_NEAR)
    return names[found[0]] if found else None
