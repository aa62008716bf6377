"""Find columns whose period holds the periods of their neighbours: quarters among months."""

from __future__ import annotations

from collections.abc import Mapping

_QUARTER = {f"-Q{q}": {f"-{m:02d}" for m in range(3 * q - 2, 3 * q + 1)} for q in range(1, 5)}
_HALF = {f"-H{h}": {f"-{m:02d}" for m in range(6 * h - 5, 6 * h + 1)} for h in (1, 2)}
_YEAR_LENGTH = 4


def holds(coarse: str, fine: str) -> bool:
    """Whether a period lies within another: 2021 holds 2021-Q1, 2021-Q1 holds 2021-02."""
    if coarse == fine or not coarse or not fine:
        return False
    if len(coarse) == _YEAR_LENGTH and coarse.isdigit():
        return fine.startswith(coarse + "-")
    year, tail = coarse[:-3], coarse[-3:]
    months = _QUARTER.get(tail) or _HALF.get(tail)
    if months is None:
        return False
    inside = fine[len(year) :]
    if inside[:3] in months and fine.startswith(year):
        return True
    return tail in _HALF and inside in (("-Q1", "-Q2") if tail == "-H1" else ("-Q3", "-Q4"))


def holding_columns(periods: Mapping[int, str], names: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """Map each column that holds two or more others of the same name to those columns."""
    found = {}
    for col, period in periods.items():
        inside = tuple(c for c, p in periods.items() if names[c] == names[col] and holds(period, p))
        if len(inside) > 1:
            found[col] = inside
    return found
