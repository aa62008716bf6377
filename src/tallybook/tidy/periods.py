"""Find rows or columns whose period holds those of their neighbours: quarters among months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from tallybook.notation import holds, months_of

_PAIR = 2


def holding(periods: Mapping[int, str], names: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """Map each line that holds two or more others of the same name, none of which holds another, to those lines.

    一季度, 上半年, 前三季度 and 全年 hold each other: they are running totals and no parts.
    """
    alike: dict[str, dict[int, str]] = defaultdict(dict)
    for line, period in periods.items():
        if period:
            alike[names[line]][line] = period
    found: dict[int, tuple[int, ...]] = {}
    for lines in alike.values():
        if len(set(lines.values())) > _PAIR:
            found.update(_held(lines))
    return found


def _held(lines: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    different = sorted(set(lines.values()))
    inside = {p: [q for q in different if holds(p, q)] for p in different}
    lowest = {q for q in different if not inside[q]}
    nested = {p for p in different if len(inside[p]) > 1 and not _apart(inside[p], lowest)}
    found = {}
    for line, period in lines.items():
        parts = tuple(n for n, p in lines.items() if p in inside[period])
        if len(parts) > 1 and period not in nested:
            found[line] = parts
    return found


def _apart(periods: Iterable[str], lowest: set[str]) -> bool:
    """Whether the lowest of some periods lie in at most one of the others each, as months do in quarters."""
    uppers = [p for p in periods if p not in lowest]
    return all(sum(holds(u, p) for u in uppers) <= 1 for p in periods)


def running(periods: Iterable[str]) -> bool:
    """Whether periods hold one another in a row, each a running total up to its end: 一季度, 上半年, 前三季度."""
    different = sorted({p for p in periods if p}, key=lambda p: len(months_of(p)))
    return len(different) > 1 and all(holds(b, a) for a, b in pairwise(different))
