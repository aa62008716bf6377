"""The balance of law 1: numbers read = the sum of their roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a cell that holds a number turned out to be."""

    OBSERVATION = "observation"
    PRINTED_TOTAL = "printed_total"
    PERIOD = "period"
    CODE = "code"
    EXCLUDED = "excluded"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Balance:
    """How many cells hold numbers, and how many of them ended in each role."""

    numbers: int = 0
    observations: int = 0
    printed_totals: int = 0
    periods: int = 0
    codes: int = 0
    excluded: int = 0
    unexplained: int = 0

    def __add__(self, other: Balance) -> Balance:
        """Add two balances, role by role."""
        return Balance(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))

    def excluding(self, n: int) -> Balance:
        """Give the balance with so many observations left out of it."""
        return replace(self, observations=self.observations - n, excluded=self.excluded + n) if n else self

    @property
    def closes(self) -> bool:
        """Whether every number read has exactly one role."""
        roles = self.observations + self.printed_totals + self.periods + self.codes
        return self.numbers == roles + self.excluded + self.unexplained

    @classmethod
    def of(cls, roles: Iterable[Role], numbers: int) -> Balance:
        """Count roles against `numbers`, counted independently of them."""
        n = Counter(roles)
        return cls(
            numbers,
            n[Role.OBSERVATION],
            n[Role.PRINTED_TOTAL],
            n[Role.PERIOD],
            n[Role.CODE],
            n[Role.EXCLUDED],
            n[Role.UNEXPLAINED],
        )
