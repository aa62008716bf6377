"""Find levels that fall by half, and flows that grow or shrink threefold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallybook.check.doubtful import beyond_chance, material
from tallybook.check.peers import Peers
from tallybook.check.saying import said_of
from tallybook.check.steps import Step
from tallybook.model import Finding, IndicatorKind

_THREEFOLD, _HALF, _FEW = 3, 2, 5


def jumps(groups: Iterable[Peers]) -> Iterator[Finding]:
    """Give each stock that is half of what it was or less, and each flow that is threefold or a third.

    The rule of reviewers of yearly returns: such a figure needs a note from its sender. What most other areas did alike
    is asked of none; of fewer than five things half may go by chance.
    """
    for peers in groups:
        for step in peers.steps:
            if _jumps(step) and not _is_usual(step, peers):
                yield said_of("FIGURE_JUMPS", step)


def _jumps(step: Step) -> bool:
    was, now = step.before.value, step.now.value
    if min(was, now) < 0 or was == 0:
        return False
    if step.kind is IndicatorKind.STOCK:
        return was >= _FEW and now * _HALF <= was
    grown, shrunk = now >= was * _THREEFOLD, now * _THREEFOLD <= was
    return (grown or shrunk) and beyond_chance(was, now)


def _is_usual(step: Step, peers: Peers) -> bool:
    """Whether other areas jump too: by the spread of many, else by the median of some."""
    if peers.many:
        return not peers.stands_out(step)
    return step.positive and not material(step.ratio / peers.usual)
