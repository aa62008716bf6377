"""Find rows or columns whose period holds those of their neighbours: quarters among months."""

from __future__ import annotations

from collections.abc import Mapping

from tallybook.notation import holds


def holding(periods: Mapping[int, str], names: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """Map each line that holds two or more others of the same name to those lines."""
    found = {}
    for col, period in periods.items():
        inside = tuple(c for c, p in periods.items() if names[c] == names[col] and holds(period, p))
        if len(inside) > 1:
            found[col] = inside
    return found
