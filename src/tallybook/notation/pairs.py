"""Headers that pair events with the people who came: 讲座场次 and 讲座人次, Lectures / Sessions and Lectures / Attendance."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tallybook.notation.lexicon import words_for
from tallybook.notation.units import without_units

_EVENTS = frozenset({"场", "场次", "次", "期", "班", "班次"})
_PEOPLE = frozenset({"人次", "人", "名", "persons"})


class Side(StrEnum):
    """What a figure of a pair counts."""

    EVENTS = "events"
    PEOPLE = "people"


class Paired(NamedTuple):
    """What was held, and which side of it a header counts."""

    of: str
    side: Side


@lru_cache(maxsize=20_000)
def read_pair(label: str, unit: str) -> Paired | None:
    """Say what events a header path counts, or the people at which; nothing for what counts neither.

    The unit tells the side; where there is none, the words do.
    """
    name = without_units(label).replace(" ", "")
    sitting, attending = words_for("sittings", name), words_for("attendance", name)
    if unit in _EVENTS or (not unit and sitting):
        return Paired(_stem(name, sitting.start() if sitting else len(name)), Side.EVENTS)
    if unit in _PEOPLE or (not unit and attending):
        return Paired(_stem(name, attending.start() if attending else len(name)), Side.PEOPLE)
    return None


def _stem(name: str, end: int) -> str:
    return name[:end].rstrip("/:：-—")
