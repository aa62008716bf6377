"""Find rows or columns whose period holds those of their neighbours: quarters among months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tallybook.notation import holds, is_dated, widest

_PAIR = 2


def holding(periods: Mapping[int, str], names: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
<<<<<<< HEAD
    """Map each line whose period is made of those of two or more others of the same name to those lines.

    Figures that have run since January, 1-3月, 1-6月, 1-9月, are no parts of one another.
    """
    named: dict[str, dict[str, list[int]]] = {}
    for line, period in periods.items():
        named.setdefault(names[line], {}).setdefault(period, []).append(line)
    found: dict[int, tuple[int, ...]] = {}
    for lines in named.values():
        for period in lines if len(lines) > 1 else ():
            parts = sorted(line for part in _parts(period, lines) for line in lines[part])
            found.update(dict.fromkeys(lines[period], tuple(parts)) if len(parts) > 1 else {})
    return found


def _parts(period: str, others: Mapping[str, object]) -> set[str]:
    inside = {p for p in others if holds(period, p)}
    dated = {p for p in inside if is_dated(p)}
    return set(widest(inside - dated)) if inside != dated else dated
=======
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
>>>>>>> main
