"""Everything that one run read: what is held of each file, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tallybook.model.balance import Balance
from tallybook.model.fetched import chained
from tallybook.model.finding import Finding
from tallybook.model.observation import Observation, PrintedTotal
from tallybook.model.reading import FileReading, SourceBalance


@dataclass(frozen=True)
class Run:
    """Everything one run read, in the order of the files; observations and printed totals are fetched when asked for."""

    readings: tuple[FileReading, ...]
    told: tuple[Finding, ...]
    checked: tuple[Finding, ...] = ()

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every number that is data."""
        return tuple(o for r in self.readings for o in r.observations)

    @property
    def condensed(self) -> Sequence[Observation]:
        """The observations, those of one column that mean the same in one."""
        return chained([r.condensed for r in self.readings])

    @property
    def printed_totals(self) -> tuple[PrintedTotal, ...]:
        """Every number that is a printed total."""
        return tuple(t for r in self.readings for t in r.printed_totals)

    @property
    def sources(self) -> tuple[SourceBalance, ...]:
        """The files that could be read, with their balances."""
        return tuple(SourceBalance(r.source, r.sheets) for r in self.readings if r.source)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is odd: told of each file by itself, then checked over all of them."""
        return (*self.told, *self.checked)

    @property
    def balance(self) -> Balance:
        """The balance of the whole run."""
        return sum((s.balance for s in self.sources), Balance())
