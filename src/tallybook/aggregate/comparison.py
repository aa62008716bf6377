"""Put an earlier year beside each total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tallybook.aggregate.keys import BY, Keys
from tallybook.aggregate.sums import Sum, add, subtract
from tallybook.aggregate.totals import total_up
from tallybook.model import Codebook, Comparison, Observation, Qualifier, Total
from tallybook.notation import in_year

_TIMES = frozenset(BY) - {"area", "indicator", "activity", "source"}
_NOT_REPORTED = "O"


def compare(
    observations: Sequence[Observation], *, year: str, earlier: str, by: Sequence[str], codebook: Codebook
) -> tuple[Total, ...]:
    """Give the totals of `year`, each with that of the `earlier` year beside it.

    What only the earlier year has stands at the end with no value of its own. Like for like
    covers the areas that are counted in both years.
    """
    now, before = totals_of_both(observations, year=year, earlier=earlier, by=by, codebook=codebook)
    theirs = {same_but_year(t): t for t in before}
    ours = {same_but_year(t) for t in now}
    keys = Keys(by, codebook)
    gone = [_gone(t, year, keys) for t in before if same_but_year(t) not in ours]
    return (*(replace(t, comparison=_beside(t, theirs.get(same_but_year(t)))) for t in now), *gone)


def totals_of_both(
    observations: Sequence[Observation], *, year: str, earlier: str, by: Sequence[str], codebook: Codebook
) -> tuple[tuple[Total, ...], tuple[Total, ...]]:
    """Give the totals of the year, and those of the earlier one."""
    now = total_up([o for o in observations if in_year(o.time_period, year)], by=by, codebook=codebook)
    before = total_up([o for o in observations if in_year(o.time_period, earlier)], by=by, codebook=codebook)
    return now, before


def same_but_year(total: Total) -> tuple[str, ...]:
    """Give what the totals of two years share that are put beside one another."""
    return (*(v[4:] if k in _TIMES else v for k, v in total.key.items()), total.unit_measure)


def _beside(total: Total, previous: Total | None) -> Comparison:
    if previous is None:
        return Comparison()
    both = _areas(total) & _areas(previous)
    earlier = _within(previous, both)
    plain = subtract(_whole(total), _whole(previous))
    alike = subtract(_within(total, both), earlier)
    return Comparison(
        previous.obs_value,
        previous.qualifier,
        *_figures(plain),
        earlier.value,
        *_figures(alike),
        len(both),
    )


def _whole(total: Total) -> Sum:
    return Sum(total.obs_value, total.value_low, total.value_high, total.qualifier)


def _figures(change: Sum) -> tuple[Decimal | None, Decimal | None, Decimal | None, Qualifier | None]:
    """Give value, bounds and word; where nothing is known there is no word either."""
    known = (change.value, change.low, change.high) != (None, None, None)
    return change.value, change.low, change.high, change.qualifier if known else None


def in_the_year(key: Mapping[str, str], year: str) -> dict[str, str]:
    """Put the key of an earlier year's total into another year."""
    return {k: year + v[4:] if k in _TIMES else v for k, v in key.items()}


def _gone(previous: Total, year: str, keys: Keys) -> Total:
    key = in_the_year(previous.key, year)
    return replace(
        previous,
        key=key,
        obs_value=None,
        value_low=None,
        value_high=None,
        qualifier=Qualifier.EXACT,
        obs_status=_NOT_REPORTED,
        observations=0,
        areas_reporting=0,
        areas_beside=0,
        areas_expected=keys.expected(key.get("area"), [year]),
        members=(),
        comparison=Comparison(previous.obs_value, previous.qualifier),
    )


def _areas(total: Total) -> set[str]:
    return {o.ref_area or o.area_label for o in total.members}


def _within(total: Total, areas: set[str]) -> Sum:
    return add([o for o in total.members if (o.ref_area or o.area_label) in areas])
