"""Sums of figures of which some are only bounds: the least and the most that they may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tallybook.check.written import plain
from tallybook.model import Observation, exact_product, exact_sum
from tallybook.notation import shifted


@dataclass(frozen=True, slots=True)
class Amount:
    """What a sum lies between, both ends taken for possible; None is an end that is open."""

    low: Decimal | None
    high: Decimal | None

    def plus(self, other: Amount) -> Amount:
        """Add another amount."""
        return Amount(_added(self.low, other.low), _added(self.high, other.high))

    def times(self, by: Decimal) -> Amount:
        """Multiply by a number; a negative one turns the ends round."""
        ends = [None if end is None else exact_product(end, by) for end in (self.low, self.high)]
        return Amount(*(ends if by >= 0 else ends[::-1]))

    def shifted(self, power: int) -> Amount:
        """Move the point of both ends."""
        return Amount(*(None if end is None else shifted(end, power) for end in (self.low, self.high)))

    @property
    def is_something(self) -> bool | None:
        """Whether it is other than 0; None where that is open."""
        if self.low == 0 == self.high:
            return False
        apart = (self.low is not None and self.low > 0) or (self.high is not None and self.high < 0)
        return True if apart else None

    def is_at_most(self, most: Decimal) -> bool | None:
        """Whether it is no more than a number; None where that is open."""
        if self.high is not None and self.high <= most:
            return True
        return False if self.low is not None and self.low > most else None

    def within(self, low: Decimal, high: Decimal) -> bool | None:
        """Whether it lies between two numbers; None where that is open."""
        ends = {self.times(Decimal(-1)).is_at_most(-low), self.is_at_most(high)}
        return False if False in ends else None if None in ends else True

    @property
    def text(self) -> str:
        """The number, or the ends as 100–120, open where they are."""
        ends = ["" if end is None else plain(end) for end in (self.low, self.high)]
        return ends[0] if ends[0] == ends[1] and ends[0] else "–".join(ends)


NOTHING = Amount(Decimal(0), Decimal(0))


def amount_of(rows: Iterable[Observation]) -> Amount:
    """Add figures up; one without an end leaves that end of the sum open."""
    found = NOTHING
    for o in rows:
        found = found.plus(Amount(o.value_low, o.value_high))
    return found


def less(one: Amount, other: Amount) -> Amount:
    """Give what is left of one amount without another."""
    return one.plus(other.times(Decimal(-1)))


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else exact_sum((one, other))
