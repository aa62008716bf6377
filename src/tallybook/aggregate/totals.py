"""Add observations up by the asked-for columns."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import partial

from tallybook.aggregate.keys import Keys
from tallybook.aggregate.sums import NOTHING, add, worst
from tallybook.aggregate.time import once_in_time
from tallybook.model import Codebook, IndicatorKind, Observation, Total, figures_in
from tallybook.notation import kind_of

Key = tuple[str, ...]
_MISSING = "M"


def total_up(observations: Sequence[Observation], *, by: Sequence[str], codebook: Codebook) -> tuple[Total, ...]:
    """Give one total for each combination of the `by` columns and unit.

    Areas and indicators come in the codebook's order, an area behind those it unites; the order
    of the observations changes nothing. Each series of an area is first reduced over time by the rule
    of its own kind, flows added, stocks and cumulative returns taken at their last period; then the
    areas are added. A rate has a value only where it stands alone, and is added to nothing else.
    `observations` are those of a choice.
    """
    return _Adder(by, codebook).totals(observations)


def in_order(totals: Iterable[Total], *, by: Sequence[str], codebook: Codebook) -> tuple[Total, ...]:
    """Put the totals of several portions in the order that they have where they are made at once."""
    return tuple(sorted(totals, key=Keys(by, codebook).order))


class _Adder:
    """Adds groups up; holds what is looked up for every one of them."""

    def __init__(self, by: Sequence[str], codebook: Codebook) -> None:
        self.keys = Keys(by, codebook)
        self.kind_of = partial(kind_of, stated={i.id: i.kind for i in codebook.indicators})

    def totals(self, observations: Sequence[Observation]) -> tuple[Total, ...]:
        import pandas as pd

        numbers: dict[Key, int] = {}
        placed, rows, levels = array("q"), array("q"), array("q")
        for row, o in enumerate(observations):
            for level, key in enumerate(self.keys.of(o)):
                placed.append(numbers.setdefault(key, len(numbers)))
                rows.append(row)
                levels.append(level)
        groups = pd.DataFrame({"key": placed}).groupby("key", sort=False).indices
        totals = (
            self._total(key, max(levels[i] for i in groups[n]), [observations[rows[i]] for i in groups[n]])
            for key, n in numbers.items()
        )
        return tuple(sorted(totals, key=self.keys.order))

    def _total(self, key: Key, level: int, rows: list[Observation]) -> Total:
        rates, others = self._parted(rows)
        members, rates = self._members(rates, others)
        additive = not rates or bool(members)
        summed = add(members) if additive else NOTHING
        counted = members if additive else rates
        named = dict(zip(self.keys.by, key[:-1], strict=True))
        area, years = named.get("area"), {o.time_period[:4] for o in rows}
        reporting, beside = self.keys.reporting(area, years, counted)
        return Total(
            named,
            summed.value,
            summed.low,
            summed.high,
            summed.qualifier,
            key[-1],
            worst({o.obs_status for o in others or members or rows}) if additive else _MISSING,
            figures_in(counted),
            reporting,
            self.keys.expected(area, years),
            tuple(members),
            level,
            tuple(dict.fromkeys(self.keys.indicator(o) for o in rates)),
            beside,
        )

    def _parted(self, rows: Iterable[Observation]) -> tuple[list[Observation], list[Observation]]:
        """Part rates from what may be added."""
        found: tuple[list[Observation], list[Observation]] = ([], [])
        for o in rows:
            found[self.kind_of(o) is not IndicatorKind.RATIO].append(o)
        return found

    def _members(
        self, rates: list[Observation], others: list[Observation]
    ) -> tuple[list[Observation], list[Observation]]:
        """Give the observations of a group that are added, and the rates that may not be."""
        filled = [o for o in rates if o.filled]
        if figures_in(filled) == 1 and not others:
            return filled, []
        return once_in_time([o for o in others if o.filled], self.kind_of), filled
