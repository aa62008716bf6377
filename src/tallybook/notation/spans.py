"""What stretch of days a period covers; whether periods hold, meet or follow one another is decided on days.

A part without a year, -05 or -Q3, lies in a year of its own and is compared with such parts only.
Of a year that spans two, 2009/2010, nobody said where it begins: it has no days, so that it holds
nothing and lies in nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_PART = re.compile(r"(?P<year>\d{4})?(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_NO_YEAR = 4
"""The year, a leap year long gone, in which parts without a year lie."""
_TWO_YEARS = re.compile(r"\d{4}/(\d{4})")
_MONTHS = {"half": 6, "quarter": 3, "month": 1}
_cached = lru_cache(maxsize=20_000)


class Stretch(NamedTuple):
    """The first and the last day of a period."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@_cached
def stretch_of(period: str) -> Stretch | None:
    """Give the days of a period: 2021-Q1 begins on 2021-01-01 and ends on 2021-03-31; None where they are not known."""
    parts = [_part(p) for p in period.split("/")]
    first, last = parts[0], parts[-1]
    if not first or not last or _TWO_YEARS.fullmatch(period) or first.first > last.last:
        return None
    return Stretch(first.first, last.last)


def _part(text: str) -> Stretch | None:
    match = _PART.fullmatch(text)
    if not match or not text:
        return None
    year = int(match["year"] or _NO_YEAR)
    unit = next((u for u in _MONTHS if match[u]), "")
    length = _MONTHS.get(unit, 12)
    end = int(match[unit]) * length if unit else length
    if not (date.min.year <= year <= date.max.year and length <= end <= 12):  # noqa: PLR2004 - months
        return None
    days = monthrange(year, end)[1]
    if match["day"]:
        day = date(year, end, max(1, min(int(match["day"]), days)))
        return Stretch(day, day)
    return Stretch(date(year, end - length + 1, 1), date(year, end, days))


@_cached
def is_dated(period: str) -> bool:
    """Whether a period names days, as that of an event does."""
    return any((m := _PART.fullmatch(p)) and m["day"] for p in period.split("/"))


@_cached
def holds(coarse: str, fine: str) -> bool:
    """Whether a period lies within another and is shorter; days hold nothing."""
    around, inside = stretch_of(coarse), stretch_of(fine)
    if not around or not inside or is_dated(coarse):
        return False
    within = around.first <= inside.first and inside.last <= around.last
    return within and (inside != around or is_dated(fine))


@_cached
def in_year(period: str, year: str) -> bool:
    """Whether a period is a year, 2021 or 2020/2021, or lies in it; 2020 is also the name of 2020/2021."""
    stretch = stretch_of(period)
    if not stretch or _TWO_YEARS.fullmatch(year):
        return period == year or (period.startswith(year) and bool(_TWO_YEARS.fullmatch(period)))
    return year == f"{stretch.first.year:04d}" == f"{stretch.last.year:04d}"


@_cached
def ending(period: str) -> tuple[date, int, str]:
    """Give what sorts periods by when they end; of equal ends the longer comes last.

    Of a year that spans two only its years are known: it comes behind all that ends before the second.
    """
    stretch = stretch_of(period)
    if stretch:
        return stretch.last, stretch.days, period
    years = _TWO_YEARS.fullmatch(period)
    return (date(int(years[1]), 1, 1) if years and int(years[1]) else date.min), 0, period


@_cached
def named(period: str, unit: str) -> str:
    """Give the year, half, quarter or month in which a period lies; one that lies in none stays as it is."""
    stretch = stretch_of(period)
    if not stretch:
        return period
    first, last = (_name(day, unit) for day in stretch)
    return first if first == last else period


def _name(day: date, unit: str) -> str:
    year = "" if day.year == _NO_YEAR else f"{day.year:04d}"
    number = (day.month - 1) // _MONTHS.get(unit, 12) + 1
    return year + {"half": f"-H{number}", "quarter": f"-Q{number}", "month": f"-{number:02d}"}.get(unit, "")


def widest(periods: Iterable[str]) -> frozenset[str]:
    """Choose periods that have no day in common and together cover the most days; of equal choices the finest.

    A year and its twelve months give the months, a year and two of its months the year, and of what
    has run since January the longest. Periods without known days are not chosen.
    """
    known = sorted((s.last, s.first, p) for p in set(periods) if (s := stretch_of(p)))
    lasts = [last for last, _, _ in known]
    best: list[tuple[int, int]] = [(0, 0)]
    before: list[int | None] = []
    for n, (last, first, _) in enumerate(known):
        free = bisect_left(lasts, first, 0, n)
        days, count = best[free]
        taken = (days + (last - first).days + 1, count + 1)
        before.append(free if taken > best[n] else None)
        best.append(max(taken, best[n]))
    return frozenset(_walk(known, before))


def _walk(known: list[tuple[date, date, str]], before: list[int | None]) -> Iterable[str]:
    n = len(known)
    while n:
        free = before[n - 1]
        if free is None:
            n -= 1
        else:
            yield known[n - 1][2]
            n = free


class Covered:
    """The days that some periods cover together."""

    def __init__(self, periods: Iterable[str]) -> None:
        """Join the periods' days into stretches with gaps between them."""
        self._stretches: list[Stretch] = []
        for stretch in sorted(s for p in set(periods) if (s := stretch_of(p))):
            last = self._stretches[-1] if self._stretches else None
            if last and (stretch.first - last.last).days <= 1:
                self._stretches[-1] = Stretch(last.first, max(last.last, stretch.last))
            else:
                self._stretches.append(stretch)
        self._firsts = [s.first for s in self._stretches]

    def holds(self, period: str) -> bool:
        """Whether every day of the period is covered."""
        stretch = stretch_of(period)
        at = bisect_right(self._firsts, stretch.first) if stretch else 0
        return bool(stretch and at and stretch.last <= self._stretches[at - 1].last)

    def meets(self, period: str) -> bool:
        """Whether a day of the period is covered."""
        stretch = stretch_of(period)
        at = bisect_right(self._firsts, stretch.last) if stretch else 0
        return bool(stretch and at and self._stretches[at - 1].last >= stretch.first)
