"""Find rows or columns whose period holds those of their neighbours: quarters among months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from tallybook.notation import Covered, holds, is_dated, widest


def holding(periods: Mapping[int, str], names: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """Map each line whose period is made of those of two or more others of the same name to those lines.

    Months that are not all there make no whole: 1-5月 beside 4月 and 5月 is a figure of its own.

    What has run since January, 一季度, 上半年, 前三季度, 全年, is no part of one another.
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
    if inside == dated:
        return dated
    chosen = set(widest(inside - dated))
    return chosen if Covered(chosen).holds(period) else set()


def running(periods: Iterable[str]) -> bool:
    """Whether periods hold one another in a row, each a running total up to its end: 一季度, 上半年, 前三季度."""
    different = {p for p in periods if p}
    ordered = sorted(different, key=lambda p: sum(holds(p, q) for q in different))
    return len(ordered) > 1 and all(holds(b, a) for a, b in pairwise(ordered))
