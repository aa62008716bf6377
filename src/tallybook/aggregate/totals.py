"""Add observations up by the asked-for columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from tallybook.aggregate.choice import once_in_time, series_of
from tallybook.aggregate.keys import Keys
from tallybook.aggregate.kinds import kind_of
from tallybook.aggregate.sums import NOTHING, add, worst
from tallybook.model import Codebook, IndicatorKind, Observation, Total

Key = tuple[str, ...]
_MISSING = "M"


def total_up(observations: Sequence[Observation], *, by: Sequence[str], codebook: Codebook) -> tuple[Total, ...]:
    """Give one total for each combination of the `by` columns and unit.

    Areas and indicators come in the codebook's order, an area behind those it unites; the order
    of the observations changes nothing. Flows add over areas and periods; stocks and cumulative
    returns take each series' last period; of rates only a single one has a value. `observations`
    are those of a choice.
    """
    return _Adder(by, codebook).totals(observations)


class _Adder:
    """Adds groups up; holds what is looked up for every one of them."""

    def __init__(self, by: Sequence[str], codebook: Codebook) -> None:
        self.keys = Keys(by, codebook)
        self.kinds = {i.id: i.kind for i in codebook.indicators}

    def totals(self, observations: Sequence[Observation]) -> tuple[Total, ...]:
        import pandas as pd

        placed = [(k, level, i) for i, o in enumerate(observations) for level, k in enumerate(self.keys.of(o))]
        frame = pd.DataFrame(placed, columns=["key", "level", "row"])
        if frame.empty:
            return ()
        totals = [
            self._total(cast("Key", key), int(group["level"].max()), [observations[i] for i in group["row"]])
            for key, group in frame.groupby("key", sort=False)
        ]
        return tuple(sorted(totals, key=self.keys.order))

    def _total(self, key: Key, level: int, rows: list[Observation]) -> Total:
        members, additive = self._members(rows)
        summed = add(members) if additive else NOTHING
        named = dict(zip(self.keys.by, key[:-1], strict=True))
        return Total(
            named,
            summed.value,
            summed.low,
            summed.high,
            summed.qualifier,
            key[-1],
            worst(o.obs_status for o in rows) if additive else _MISSING,
            len(members),
            len({o.ref_area or o.area_label for o in members}),
            self.keys.expected(named.get("area"), {o.time_period[:4] for o in rows}),
            tuple(members) if additive else (),
            level,
        )

    def _members(self, rows: list[Observation]) -> tuple[list[Observation], bool]:
        """Give the observations of a group that count, and whether they may be added."""
        kind = kind_of(rows[0], self.kinds)
        filled = [o for o in rows if o.obs_value is not None or o.value_low is not None or o.value_high is not None]
        if kind is IndicatorKind.RATIO:
            return filled, len(filled) == 1
        return (once_in_time(filled) if kind is IndicatorKind.FLOW else _last(filled)), True


def _last(rows: list[Observation]) -> list[Observation]:
    """Keep each series' last period."""
    last: dict[Key, str] = {}
    for o in rows:
        last[series_of(o)] = max(last.get(series_of(o), ""), o.time_period)
    return [o for o in rows if o.time_period == last[series_of(o)]]
