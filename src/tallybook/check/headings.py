"""Offer headings of different files that may be one indicator; nothing is ever taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tallybook.model import Finding, Observation, make_finding
from tallybook.notation import holds_words, is_part, plain_order, without_units

_NEAR = 65
_YEAR = 4
_MOST_FILES = 3


@dataclass(slots=True)
class _Heading:
    """A heading with the files that use it, and the areas and years that it has figures of."""

    name: str
    first: Observation
    files: dict[str, None] = field(default_factory=dict)
    figures: set[tuple[str, str]] = field(default_factory=set)

    def meets(self, other: _Heading) -> bool:
        """Whether a file, or an area in one year, has both: then they are two things."""
        return not (self.files.keys().isdisjoint(other.files) and self.figures.isdisjoint(other.figures))


def alike_headings(observations: Iterable[Observation]) -> tuple[Finding, ...]:
    """Give a note for each group of headings that may be one indicator under several names.

    They have the same unit, one has all the words of the other, and no file and no area in one year has two of
    them. What the codebook knows is not asked about.
    """
    found: dict[tuple[str, str], _Heading] = {}
    for o in observations:
        if not o.indicator and o.filled and o.indicator_label and o.area:
            name = without_units(o.indicator_label)
            heading = found.setdefault((o.unit_measure, name), _Heading(name, o))
            heading.files[o.source] = None
            heading.figures.add((o.area, o.time_period[:_YEAR]))
    units: dict[str, list[_Heading]] = {}
    for (unit, _), heading in found.items():
        units.setdefault(unit, []).append(heading)
    several = (headings for headings in units.values() if len({f for h in headings for f in h.files}) > 1)
    return tuple(_offer(g) for headings in several for g in _groups(headings))


def _groups(headings: Sequence[_Heading]) -> Iterator[list[_Heading]]:
    """Gather headings of one unit of which every two are near and never meet."""
    near = _near([h.name for h in headings])
    taken: set[int] = set()
    for n, heading in enumerate(headings):
        group = [] if n in taken else [heading]
        for m in near[n] if group else ():
            other = headings[m]
            if m not in taken and all(not h.meets(other) and _alike(h.name, other.name) for h in group):
                group.append(other)
                taken.add(m)
        if len(group) > 1:
            yield group


def _near(names: Sequence[str]) -> list[list[int]]:
    """Give for each name those behind it whose letters or words are much the same."""
    from rapidfuzz import fuzz, process

    plain = [plain_order(n) for n in names]
    near = (process.extract(p, plain, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None) for p in plain)
    return [sorted(m for _, _, m in found if m > n) for n, found in enumerate(near)]


def _alike(one: str, other: str) -> bool:
    """Whether one name has all the words of the other, and none says that it is but a part."""
    parts = [any(map(is_part, name.split(" / "))) for name in (one, other)]
    return not any(parts) and (holds_words(one, other) or holds_words(other, one))


def _offer(group: Sequence[_Heading]) -> Finding:
    first = group[0].first
    told = "; ".join(f"{h.name} ({_files(h)})" for h in group)
    return make_finding("INDICATOR_ALIKE", first.source, first.sheet, first.cell, first.indicator_label, headings=told)


def _files(heading: _Heading) -> str:
    more = f", … {len(heading.files)}" if len(heading.files) > _MOST_FILES else ""
    return ", ".join(list(heading.files)[:_MOST_FILES]) + more
