"""Find what a total adds up where the list above it goes on from another table: two halves side by side, the total at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.model import Observation, PrintedTotal, exact_sum
from tallybook.tidy.reading import TableReading

Kind = tuple[str, str, str, str]


def over_blocks(readings: Sequence[TableReading]) -> list[TableReading]:
    """Give the readings; a total that only foots with the like figures of the tables before it has those as parts too."""
    found: list[TableReading] = []
    for reading in readings:
        earlier = [o for before in found for o in before.observations]
        totals = [_with_earlier(t, reading.observations, earlier) for t in reading.printed_totals] if earlier else []
        found.append(replace(reading, printed_totals=totals or reading.printed_totals))
    return found


def _with_earlier(total: PrintedTotal, own: Sequence[Observation], earlier: Sequence[Observation]) -> PrintedTotal:
    named = set(total.parts)
    parts = [o for o in own if o.cell in named]
    kinds = {_kind(o) for o in parts}
    if total.axis != "down" or total.value is None or len(kinds) != 1 or _foots(total, parts):
        return total
    more = [o for o in earlier if _kind(o) in kinds]
    if not more or not _foots(total, [*more, *parts]):
        return total
    return replace(total, parts=(*(o.cell for o in more), *total.parts))


def _kind(o: Observation) -> Kind:
    return o.indicator_label, o.activity, o.time_period, o.unit_measure


def _foots(total: PrintedTotal, parts: Sequence[Observation]) -> bool:
    summed = exact_sum(o.obs_value for o in parts if o.obs_value is not None)
    return total.value is not None and abs(summed - total.value) <= total.tolerance
