"""What is stated for a run, and which totals are wanted."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.engine import Cluster
from tallybook.model import (
    Codebook,
)
from tallybook.model.limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user stated for a run. `year` and `area` win over what the files say.

    No `workers` mean this process, or on a `cluster` of our own as many as there are processors.
    """

    year: str | None = None
    area: str | None = None
    codebook: Codebook = Codebook()
    workers: int = 0
    cluster: Cluster | None = None

    @property
    def area_named(self) -> str | None:
        """The stated area by the codebook's name, where that knows it by any name or its code."""
        return self.area and (self.codebook.name_of(self.area) or self.area)

    @property
    def limits(self) -> Limits:
        """What is borne of one file."""
        return self.codebook.limits


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which totals: by what, of which year and indicators, beside which earlier year, for the areas of which year.

    With `members` each total names the observations that it adds, which takes all of them into memory.
    """

    by: tuple[str, ...] = ("area", "indicator", "year")
    year: str | None = None
    earlier: str | None = None
    indicators: tuple[str, ...] = ()
    on_map: str | None = None
    members: bool = False
