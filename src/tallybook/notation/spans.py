"""What stretch of time a period covers: 2021 holds 2021-Q1, 2021-Q1 holds 2021-02."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PERIOD = re.compile(r"(?P<year>\d{4})?(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?P<day>-\d\d)?))?")


def months_of(period: str) -> frozenset[str]:
    """Give the months a period covers, as 2021-02 or, without a year, -02; nothing if not known."""
    match = _PERIOD.fullmatch(period)
    if not match or not period:
        return frozenset()
    year = match["year"] or ""
    if match["month"]:
        return frozenset({f"{year}-{match['month']}"})
    length, index = (6, match["half"]) if match["half"] else (3, match["quarter"]) if match["quarter"] else (12, "1")
    first = length * (int(index) - 1) + 1
    return frozenset(f"{year}-{m:02d}" for m in range(first, first + length))


def holds(coarse: str, fine: str) -> bool:
    """Whether a period lies within another and is shorter."""
    inside, around = months_of(fine), months_of(coarse)
    if not inside <= around or not inside or _is_day(coarse):
        return False
    return inside != around or (_is_day(fine) and not _is_day(coarse))


def tiles(coarse: str, fine: Iterable[str]) -> bool:
    """Whether whole months, quarters or halves together cover a period without a gap."""
    covered = frozenset(m for p in fine if not _is_day(p) for m in months_of(p))
    return bool(covered) and covered >= months_of(coarse)


def _is_day(period: str) -> bool:
    match = _PERIOD.fullmatch(period)
    return bool(match and match["day"])
