"""Give areas whose names differ in nothing but letter case one spelling over all files of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tallybook.model import FileReading, Finding, Observation, make_finding


@dataclass(slots=True)
class _Label:
    """A spelling: the first figure that has it, in which sheets it stands, and for how many figures."""

    first: Observation
    sheets: set[tuple[str, str]] = field(default_factory=set)
    figures: int = 0


def spellings(observations: Iterable[Observation]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Map each label that is to be written otherwise to the spelling of its area, and give a note for each.

    Shown is the spelling with capitals and small letters, and of several the first by its letters, so that the order of
    files changes nothing. Labels that have a code need none, and what one sheet writes in two ways may be two things: a
    region in capitals above its districts.
    """
    found: dict[str, dict[str, _Label]] = {}
    for o in observations:
        if o.area_label and not o.ref_area:
            label = found.setdefault(o.area_label.casefold(), {}).setdefault(o.area_label, _Label(o))
            label.sheets.add((o.source, o.sheet))
            label.figures += o.figures
    several = {name: labels for name, labels in found.items() if len(labels) > 1 and _stand_apart(labels)}
    shown = {name: min(labels, key=_rank) for name, labels in several.items()}
    others = {label: shown[name] for name, labels in several.items() for label in labels if label != shown[name]}
    return others, tuple(
        _finding(label, others[name]) for of in several.values() for name, label in of.items() if name in others
    )


def respelt(reading: FileReading, others: Mapping[str, str]) -> FileReading:
    """Write the labels of areas as they are shown."""
    return reading.amended(lambda o: _respelt(o, others)) if others else reading


def _respelt(o: Observation, others: Mapping[str, str]) -> Observation:
    return o._replace(area_label=others[o.area_label]) if o.area_label in others and not o.ref_area else o


def _stand_apart(labels: Mapping[str, _Label]) -> bool:
    """Whether no sheet has two of the spellings."""
    sheets = [label.sheets for label in labels.values()]
    return sum(map(len, sheets)) == len(set().union(*sheets))


def _rank(label: str) -> tuple[bool, str]:
    return label.isupper() or label.islower(), label


def _finding(label: _Label, shown: str) -> Finding:
    first = label.first
    place = (first.source, first.sheet, first.cell, first.area_label)
    return make_finding("AREA_SPELT", *place, area=shown, n=label.figures)
