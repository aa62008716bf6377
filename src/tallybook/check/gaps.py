"""Find what came late or not at all: periods that an area has not told, though it told those around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from tallybook.check.periods_told import periods_told
from tallybook.model import Finding, Observation, Returns, Severity, make_finding

_FEWEST_AREAS, _LONG = 3, 6
Periods = Mapping[str, Observation]
"""The periods that an area has told, each with its first observation."""


def gaps(returns: Returns) -> tuple[Finding, ...]:
    """Give each area that lacks months of a year, or years, that most areas or its own regular series ask for.

    An area without any figure of a year in which the codebook expects it is AREA_MISSING and not told again.
    """
    expected = returns.codebook.expected_in
    return tuple(
        _told(told, lacking, group)
        for group in periods_told(returns.observations).values()
        for area, told in group.items()
        if (lacking := [p for p in _lacking(told, group) if len(p) > len("2021") or area not in expected(p)])
    )


def _lacking(told: Periods, group: Mapping[str, Periods]) -> list[str]:
    """Give the periods that ought to be there; of an area that has but few of those of the others none."""
    asked = set(_common(group)) | (set(_within(told)) if len(told) >= _LONG else set())
    lacking = sorted(asked - set(told))
    return lacking if len(lacking) < len(told) else []


def _common(group: Mapping[str, Periods]) -> Iterable[str]:
    """Give the periods that more than half of the areas have, of three areas or more."""
    counts = Counter(p for told in group.values() for p in told)
    return (p for p, n in counts.items() if len(group) >= _FEWEST_AREAS and n * 2 > len(group))


def _within(told: Periods) -> list[str]:
    """Give all periods from the first to the last, where no more than a quarter of them is lacking."""
    first, last = min(told), max(told)
    months = re.fullmatch(r"\d{4}-\d{2}", first)
    numbers = range(int(first[5:]), int(last[5:]) + 1) if months else range(int(first), int(last) + 1)
    whole = [f"{first[:4]}-{n:02}" if months else f"{n:04}" for n in numbers]
    return whole if len(whole) * 3 <= len(told) * 4 else []


def _told(told: Periods, lacking: list[str], group: Mapping[str, Periods]) -> Finding:
    """Tell what is lacking at the last return before; a blank among the figures of other areas is worth a note."""
    before = [p for p in told if p < lacking[0]]
    o = told[max(before) if before else min(told)]
    own = {t.source for t in told.values()}
    others = {(p, t.source) for periods in group.values() for p, t in periods.items()}
    blank = all(any((p, source) in others for source in own) for p in lacking)
    return make_finding(
        "PERIODS_LACKING",
        o.source,
        o.sheet,
        severity=Severity.NOTE if blank else None,
        area=o.area_label or o.source,
        periods=", ".join(lacking),
        n=len(told),
    )
