"""What was found of the machine on which the program is to run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """fine: as it should be; lacking: something is missed, nothing is wrong; broken: the program cannot do its work."""

    FINE = "fine"
    LACKING = "lacking"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: what, how it is, and what was seen."""

    what: str
    state: State
    seen: str
