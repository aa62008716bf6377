"""Say which months of a year, and which years, each area has told anything for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallybook.model import Observation

_MONTH, _YEAR = re.compile(r"\d{4}-\d{2}"), re.compile(r"\d{4}")
Told = dict[str, dict[str, dict[str, Observation]]]


def periods_told(observations: Iterable[Observation]) -> Told:
    """Give by year the months, and under "" the years, of each area, each with its first observation.

    A mark where a figure could stand tells something too: the return is there.
    """
    first: dict[tuple[str, str], Observation] = {}
    for o in observations:
        first.setdefault((o.area, o.time_period), o)
    told: Told = {}
    for (area, period), o in first.items():
        if _MONTH.fullmatch(period) or _YEAR.fullmatch(period):
            told.setdefault(period[:-3] if "-" in period else "", {}).setdefault(area, {})[period] = o
    return told
