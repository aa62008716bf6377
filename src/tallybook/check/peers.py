"""Hold what an area's figure did against what the same figure did in the areas beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from statistics import median, quantiles

from tallybook.check.doubtful import beyond_chance, material
from tallybook.check.saying import said_of, times
from tallybook.check.steps import Step
from tallybook.model import Codebook, Finding

_MONTH = re.compile(r"\d{4}-\d{2}")
_ENOUGH, _FEWEST = 8, 3
_U, _A, _C = 0.5, 0.05, 4


class Peers:
    """The steps of one thing between the same two periods, of the areas under one parent; those from zero stand apart."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self.positive = [s for s in steps if s.positive]

    @property
    def many(self) -> bool:
        """Whether they are enough to tell what is usual from how they differ among themselves."""
        return len(self.positive) >= _ENOUGH

    @cached_property
    def usual(self) -> float:
        """The median of the ratios; of fewer than three areas nothing is usual, and a ratio stays as it is."""
        return median(s.ratio for s in self.positive) if len(self.positive) >= _FEWEST else 1.0

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """Between which effects are usual, by Hidiroglou and Berthelot.

        Hidiroglou, M. A., and Berthelot, J.-M. (1986), Statistical editing and imputation for periodic business
        surveys, Survey Methodology 12: r = xₜ/xₜ₋₁, s = r/med − 1 or 1 − med/r, E = s·max(xₜ, xₜ₋₁)^U, bounds
        E50 − C·max(E50 − E25, |A·E50|) and E50 + C·max(E75 − E50, |A·E50|), with U = 0.5, A = 0.05, C = 4.
        """
        low, mid, high = quantiles((self._effect(s) for s in self.positive), n=4, method="inclusive")
        return mid - _C * max(mid - low, abs(_A * mid)), mid + _C * max(high - mid, abs(_A * mid))

    def stands_out(self, step: Step) -> bool:
        """Whether a step is outside the bounds, and differs materially and by more than chance from the usual one.

        Where most ratios are alike the bounds lie on one another and would hold nobody else. None left is taken as one.
        """
        least, most = self.bounds
        return not least <= self._effect(step) <= most and _differs(step, self.usual)

    def _effect(self, step: Step) -> float:
        was, now = (float(t.value) if t.value > 0 else 1.0 for t in (step.before, step.now))
        ratio = now / was
        centred = ratio / self.usual - 1 if ratio >= self.usual else 1 - self.usual / ratio
        return centred * math.pow(max(was, now), _U)


def peers_of(steps: Iterable[Step], codebook: Codebook) -> list[Peers]:
    """Gather the steps that may be held against one another; figures of no area stand alone."""
    parents = {a.code: a.parent for a in codebook.areas}
    groups: dict[tuple[object, ...], list[Step]] = {}
    for step in steps:
        o = step.now.o
        alone = "" if o.area else str(id(step))
        key = (parents.get(o.ref_area, ""), alone, step.now.thing, step.before.period, step.now.period)
        groups.setdefault(key, []).append(step)
    return [Peers(group) for group in groups.values()]


def outliers(groups: Iterable[Peers]) -> Iterator[Finding]:
    """Give what stands out among eight areas or more, and of fewer what moves otherwise than all others together.

    Months swing in each area for reasons of its own, and are twelve times as many: they are held against their own series.
    """
    for peers in groups:
        if not _MONTH.fullmatch(peers.steps[0].now.period):
            yield from _among_many(peers) if peers.many else _among_few(peers)


def _among_many(peers: Peers) -> Iterator[Finding]:
    for step in peers.positive:
        if peers.stands_out(step):
            facts = {"times": times(step.ratio), "usual": times(peers.usual), "n": str(len(peers.positive))}
            yield said_of("AREA_STANDS_OUT", step, **facts)


def _among_few(peers: Peers) -> Iterator[Finding]:
    """Give the areas whose ratio is outside 1 ± 0.33 of that of all others together, the farthest first.

    One that was told is no measure for the rest: one among few would else make all others stand out.
    """
    rest = list(peers.positive)
    while len(rest) >= _FEWEST:
        ratios = [_ratio([s for s in rest if s is not step]) for step in rest]
        far = [abs(math.log(step.ratio / usual)) for step, usual in zip(rest, ratios, strict=True)]
        worst = far.index(max(far))
        step, usual = rest.pop(worst), ratios[worst]
        if not material(step.ratio / usual):
            return
        if _differs(step, usual):
            facts = {"times": times(step.ratio), "usual": times(usual), "n": str(len(rest))}
            yield said_of("AREA_AGAINST_OTHERS", step, **facts)


def _ratio(steps: Sequence[Step]) -> float:
    return float(sum(s.now.value for s in steps) / sum(s.before.value for s in steps))


def _differs(step: Step, usual: float) -> bool:
    now, expected = float(step.now.value), float(step.before.value) * usual
    return (not expected or material(now / expected)) and beyond_chance(now, expected)
