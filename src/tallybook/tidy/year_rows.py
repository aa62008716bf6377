"""Give months and quarters the year of the row or heading that they stand under: 1月 and 2月 below 2017年."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tallybook.tidy.times import joined, within, year_of

_A_YEAR = re.compile(r"\d{4}(?:/\d{4})?")
_DATED = re.compile(r"(\d{4})(-\d\d|-Q\d)")
_MONTH = re.compile(r"-\d\d")
_PAIR = 2
_WHOLE_YEARS = (
    frozenset(f"-{month:02d}" for month in range(1, 13)),
    frozenset(f"-Q{quarter}" for quarter in range(1, 5)),
)


@dataclass(frozen=True, slots=True)
class _Section:
    """A year, the row in which it stands if it has one of its own, and the rows that name only a part of a year.

    `first` is the part that stands there with the year: -11 of 2017年11月, above 12月.
    """

    year: str = ""
    row: int | None = None
    first: str = ""
    parts: dict[int, str] = field(default_factory=dict)

    def complete(self) -> bool:
        """Whether all months or all quarters are there."""
        told = set(self.parts.values())
        return any(whole <= told for whole in _WHOLE_YEARS)


def under_years(
    periods: Mapping[int, str], headings: Mapping[int, str], title: str = ""
) -> tuple[dict[int, str], dict[int, tuple[int, ...]]]:
    """Give the rows' periods with the years they stand under, and the year rows with those that they give theirs to.

    `headings` are the years that heading lines tell of the rows below them, `title` is the period of the title. A year
    below each twelve months or four quarters is theirs where the title does not name another.
    """
    sections = _sections(periods, headings)
    if _closed_by_years(sections, year_of(title)):
        sections = [
            _Section(below.year, below.row, parts=above.parts) for above, below in pairwise(sections) if above.parts
        ]
    told = [s for s in sections if s.year and s.parts and not _is_of_title(s, sections, year_of(title))]
    found = {row: period for s in told for row, period in _dated(s).items()}
    return {**periods, **found}, {s.row: tuple(s.parts) for s in told if s.row is not None}


def _sections(periods: Mapping[int, str], headings: Mapping[int, str]) -> list[_Section]:
    """Part the rows at every year, alone or with its first month, and at every heading or other period."""
    sections, heading = [_Section()], ""
    for row, period in periods.items():
        if headings.get(row, "") != heading:
            heading = headings.get(row, "")
            sections.append(_Section(heading))
        if _A_YEAR.fullmatch(period):
            sections.append(_Section(period, row))
        elif period.startswith("-"):
            sections[-1].parts[row] = period
        elif period:
            begun = _DATED.fullmatch(period)
            sections.append(_Section(begun[1], first=begun[2]) if begun else _Section())
    return sections


def _closed_by_years(sections: Sequence[_Section], title: str) -> bool:
    """Whether every year stands below all its months or quarters."""
    first, last = sections[0], sections[-1]
    whole = all(s.complete() for s in sections[:-1]) and not last.parts
    return bool(first.parts) and whole and title in {"", last.year}


def _is_of_title(section: _Section, sections: Sequence[_Section], title: str) -> bool:
    """Whether the last months, not all there, are those of the title's year, behind whole years up to the last."""
    return section is sections[-1] and not section.first and title == _next(section.year) and not section.complete()


def _next(year: str) -> str:
    return str(int(year[:4]) + 1)


def _dated(section: _Section) -> dict[int, str]:
    """Give the parts with their year; months that begin anew, once and none of them twice, go on into the next one."""
    months = [p for p in (section.first, *section.parts.values()) if _MONTH.fullmatch(p)]
    turns = sum(b < a for a, b in pairwise(months)) == 1 and len(months) == len(set(months)) > _PAIR
    span = "/" in section.year or turns
    return {
        row: within(section.year, period, months[0])
        if span and _MONTH.fullmatch(period)
        else joined(section.year, period)
        for row, period in section.parts.items()
    }
