"""Give areas whose names differ in nothing but letter case one spelling over all files of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tallybook.model import Finding, Observation, make_finding


def spellings(observations: Iterable[Observation]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Map each label that is to be written otherwise to the spelling of its area, and give a note for each.

    Shown is the spelling with capitals and small letters, and of several the first by its letters, so that the order of
    files changes nothing. Labels that have a code need none, and what one sheet writes in two ways may be two things: a
    region in capitals above its districts.
    """
    found: dict[str, dict[str, list[Observation]]] = {}
    for o in observations:
        if o.area_label and not o.ref_area:
            found.setdefault(o.area_label.casefold(), {}).setdefault(o.area_label, []).append(o)
    several = {name: labels for name, labels in found.items() if len(labels) > 1 and _stand_apart(labels)}
    shown = {name: min(labels, key=_rank) for name, labels in several.items()}
    others = {label: shown[name] for name, labels in several.items() for label in labels if label != shown[name]}
    return others, tuple(
        _finding(rows, others[label]) for of in several.values() for label, rows in of.items() if label in others
    )


def respelt(observations: Sequence[Observation], others: Mapping[str, str]) -> tuple[Observation, ...]:
    """Write the labels of areas as they are shown."""
    if not others:
        return tuple(observations)
    return tuple(
        o._replace(area_label=others[o.area_label]) if o.area_label in others and not o.ref_area else o
        for o in observations
    )


def _stand_apart(labels: Mapping[str, Sequence[Observation]]) -> bool:
    """Whether no sheet has two of the spellings."""
    sheets = [{(o.source, o.sheet) for o in rows} for rows in labels.values()]
    return sum(map(len, sheets)) == len(set().union(*sheets))


def _rank(label: str) -> tuple[bool, str]:
    return label.isupper() or label.islower(), label


def _finding(rows: Sequence[Observation], shown: str) -> Finding:
    first = rows[0]
    place = (first.source, first.sheet, first.cell, first.area_label)
    return make_finding("AREA_SPELT", *place, area=shown, n=len(rows))
