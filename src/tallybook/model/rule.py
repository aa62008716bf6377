"""A rule that figures of one area and period ought to keep, as the codebook states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tallybook.model.finding import Severity


class Operator(StrEnum):
    """What ought to hold between the two sides; of a pair, which of them may be other than nothing."""

    EQUAL = "="
    UNEQUAL = "≠"
    MORE = ">"
    AT_LEAST = "≥"
    LESS = "<"
    AT_MOST = "≤"
    BOTH_OR_NEITHER = "both-or-neither"
    NOT_BOTH = "not-both"


class Missing(StrEnum):
    """When a rule is not asked for want of figures: any is missing, all are, or never, and what is missing is 0."""

    ANY = "any"
    ALL = "all"
    NEVER = "never"


class Outcome(StrEnum):
    """What came of a rule for one area and period."""

    PASSED = "passed"
    FAILED = "failed"
    UNCHECKED = "not checkable"


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum: each indicator by name with what it is multiplied by, and a number, in the unit of the first indicator."""

    terms: tuple[tuple[str, Decimal], ...] = ()
    constant: Decimal = Decimal(0)

    @property
    def names(self) -> tuple[str, ...]:
        """The indicators, in the order in which they are named."""
        return tuple(name for name, _ in self.terms)

    def named(self, ids: Mapping[str, str]) -> Linear:
        """Give the same sum with other names; two names of one indicator stay two terms."""
        return Linear(tuple((ids.get(n, n), by) for n, by in self.terms), self.constant)


@dataclass(frozen=True, slots=True)
class Rule:
    """Two sides and what ought to hold between them; `said` is the rule as it was written, `place` its file and line."""

    left: Linear
    operator: Operator
    right: Linear
    said: str
    tolerance: Decimal = Decimal(0)
    missing: Missing = Missing.ANY
    severity: Severity = Severity.WARNING
    explanation: str = ""
    place: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All indicators that it speaks of, each once."""
        return tuple(dict.fromkeys((*self.left.names, *self.right.names)))


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """How often a rule passed, failed, and could not be checked."""

    rule: Rule
    passed: int = 0
    failed: int = 0
    unchecked: int = 0
