"""Add observations up by the asked-for columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import cast

from tallybook.aggregate.keys import Keys
from tallybook.aggregate.sums import NOTHING, add, worst
from tallybook.aggregate.time import once_in_time
from tallybook.model import Codebook, IndicatorKind, Observation, Total
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


class _Adder:
    """Adds groups up; holds what is looked up for every one of them."""

    def __init__(self, by: Sequence[str], codebook: Codebook) -> None:
        self.keys = Keys(by, codebook)
        self.kind_of = partial(kind_of, stated={i.id: i.kind for i in codebook.indicators})

    def totals(self, observations: Sequence[Observation]) -> tuple[Total, ...]:
        import pandas as pd

        placed = [(k, level, i) for i, o in enumerate(observations) for level, k in enumerate(self.keys.of(o))]
        frame = pd.DataFrame(placed, columns=["key", "level", "row"])
        if frame.empty:
            return ()
        levels, rows = frame["level"].to_numpy(), frame["row"].to_numpy()
        totals = [
            self._total(cast("Key", key), int(levels[places].max()), [observations[i] for i in rows[places]])
            for key, places in frame.groupby("key", sort=False).indices.items()
        ]
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
            len(counted),
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
        if len(filled) == 1 and not others:
            return filled, []
        return once_in_time([o for o in others if o.filled], self.kind_of), filled
