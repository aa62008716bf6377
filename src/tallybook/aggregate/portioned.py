"""Part the files of a large run so that no two portions tell of one area: each can be added up by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallybook.aggregate.areas import AreaTree
from tallybook.model import Codebook, FileReading, Observation
from tallybook.model.fetched import chained

_MOST = 50_000
Rows = Sequence[Observation]


def portions(readings: Sequence[FileReading], codebook: Codebook) -> list[Rows]:
    """Give the condensed observations of the readings in portions that are no larger than they must be to be worth it.

    Files that tell of one area, or of areas in one that is above both, come into one portion. A small run is one portion.
    """
    if sum(len(r.condensed) for r in readings) <= _MOST:
        return [chained([r.condensed for r in readings])]
    tree = AreaTree(codebook)
    together: dict[str, list[FileReading]] = {}
    first = _Joined()
    for r in readings:
        first.join(r.path, {name for o in r.condensed for name in _names(o, tree)})
    for r in readings:
        together.setdefault(first.of(r.path), []).append(r)
    return [chained([r.condensed for r in portion]) for portion in _bundled(together.values())]


def _names(o: Observation, tree: AreaTree) -> tuple[str, ...]:
    """Give by what an observation may meet others: its area's code and name, and those of the areas above."""
    above = tree.above(o.ref_area)
    return (o.area, tree.name(o.ref_area, o.area_label), *above, *(tree.name(code, code) for code in above))


def _bundled(groups: Iterable[list[FileReading]]) -> list[list[FileReading]]:
    bundles: list[list[FileReading]] = [[]]
    size = 0
    for group in groups:
        if size > _MOST:
            bundles.append([])
            size = 0
        bundles[-1] += group
        size += sum(len(r.condensed) for r in group)
    return bundles


class _Joined:
    """Finds which things hang together: each points at one before it, the first of them at itself (union-find)."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}

    def of(self, thing: str) -> str:
        """Give the first of all that a thing hangs together with."""
        while (before := self._before.setdefault(thing, thing)) != thing:
            self._before[thing] = self._before[before]
            thing = before
        return thing

    def join(self, thing: str, others: Iterable[str]) -> None:
        """Let a thing hang together with others."""
        for other in others:
            self._before[self.of(other)] = self.of(thing)
