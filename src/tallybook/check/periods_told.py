"""Say which months or quarters of a year, and which years, each area has told anything for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallybook.model import Observation

_PART, _YEAR = re.compile(r"\d{4}-(?:\d{2}|Q[1-4]|H[12])"), re.compile(r"\d{4}")
Told = dict[str, dict[str, dict[str, Observation]]]


def periods_told(observations: Iterable[Observation]) -> Told:
    """Give by kind the months, quarters and halves of a year, and under "" the years, of each area, each with its first observation.

    A mark where a figure could stand tells something too: the return is there.
    """
    first: dict[tuple[str, str], Observation] = {}
    for o in observations:
        first.setdefault((o.area, o.time_period), o)
    told: Told = {}
    for (area, period), o in first.items():
        if _PART.fullmatch(period) or _YEAR.fullmatch(period):
            told.setdefault(kind_of_period(period), {}).setdefault(area, {})[period] = o
    return told


def kind_of_period(period: str) -> str:
    """Give by what periods are told side by side: the months of 2021 by "2021", its quarters by "2021Q", years by ""."""
    year, _, part = period.partition("-")
    return year + part[:1].strip("0123456789") if part else ""
