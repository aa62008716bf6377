"""What the offices returned, all of it together: what a reviewer has before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallybook.model.codebook import Codebook
from tallybook.model.observation import Observation, PrintedTotal
from tallybook.model.total import Footing


@dataclass(frozen=True, slots=True)
class Returns:
    """The observations of a run, the totals that its sheets print, each held against its parts, and the codebook.

    `filed` has of each file, by its path, the day on which it says that it was filled in, where it does.
    """

    observations: tuple[Observation, ...]
    printed_totals: tuple[PrintedTotal, ...] = ()
    footings: tuple[Footing, ...] = ()
    codebook: Codebook = Codebook()
    filed: Mapping[str, str] = field(default_factory=dict)
