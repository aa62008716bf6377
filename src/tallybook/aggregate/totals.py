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
    returns take each series' last period; a rate has a value only where it stands alone, and is
    added to nothing else. `observations` are those of a choice.
    """
    return _Adder(by, codebook).totals(observations)


class _Adder:
    """Adds groups up; holds what is looked up for every one of them."""

    def __init__(self, by: Sequence[str], codebook: Codebook) -> None:
        self.keys = Keys(by, codebook)
        self.kinds = {i.id: i.kind for i in codebook.indicators}
        self._found: dict[Key, IndicatorKind] = {}

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
        members, rates = self._members(rows)
        additive = not rates or bool(members)
        summed = add(members) if additive else NOTHING
        counted, apart = members if additive else rates, set(rates)
        named = dict(zip(self.keys.by, key[:-1], strict=True))
        return Total(
            named,
            summed.value,
            summed.low,
            summed.high,
            summed.qualifier,
            key[-1],
            worst(o.obs_status for o in rows if o not in apart) if additive else _MISSING,
            len(counted),
            len({o.ref_area or o.area_label for o in counted}),
            self.keys.expected(named.get("area"), {o.time_period[:4] for o in rows}),
            tuple(members),
            level,
            tuple(dict.fromkeys(self.keys.indicator(o) for o in rates)),
        )

    def _members(self, rows: list[Observation]) -> tuple[list[Observation], list[Observation]]:
        """Give the observations of a group that are added, and the rates that may not be."""
        filled = [o for o in rows if o.obs_value is not None or o.value_low is not None or o.value_high is not None]
        flows, rates, lasting = self._sorted(filled)
        if len(rates) == 1 == len(filled):
            return rates, []
        return [*once_in_time(flows), *_last(lasting)], rates

    def _sorted(self, rows: list[Observation]) -> tuple[list[Observation], list[Observation], list[Observation]]:
        """Part flows, rates, and what takes its last period."""
        kinds = [self._kind(o) for o in rows]
        pairs = list(zip(rows, kinds, strict=True))
        flows = [o for o, kind in pairs if kind is IndicatorKind.FLOW]
        rates = [o for o, kind in pairs if kind is IndicatorKind.RATIO]
        return flows, rates, [o for o, kind in pairs if kind in {IndicatorKind.STOCK, IndicatorKind.CUMULATIVE}]

    def _kind(self, o: Observation) -> IndicatorKind:
        what = (o.indicator, o.indicator_label, o.unit_measure)
        if what not in self._found:
            self._found[what] = kind_of(o, self.kinds)
        return self._found[what]


def _last(rows: list[Observation]) -> list[Observation]:
    """Keep each series' last period."""
    last: dict[Key, str] = {}
    for o in rows:
        last[series_of(o)] = max(last.get(series_of(o), ""), o.time_period)
    return [o for o in rows if o.time_period == last[series_of(o)]]
