"""Put an earlier year beside each total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tallybook.aggregate.keys import BY, Keys
from tallybook.aggregate.sums import add
from tallybook.aggregate.totals import total_up
from tallybook.model import Codebook, Comparison, Observation, Qualifier, Total

_TIMES = frozenset(BY) - {"area", "indicator", "activity", "source"}
_NOT_REPORTED = "O"


def compare(
    observations: Sequence[Observation], *, year: str, earlier: str, by: Sequence[str], codebook: Codebook
) -> tuple[Total, ...]:
    """Give the totals of `year`, each with that of the `earlier` year beside it.

    What only the earlier year has stands at the end with no value of its own. Like for like
    covers the areas that are counted in both years.
    """
    now = total_up([o for o in observations if o.time_period.startswith(year)], by=by, codebook=codebook)
    before = total_up([o for o in observations if o.time_period.startswith(earlier)], by=by, codebook=codebook)
    theirs = {_same_but_year(t): t for t in before}
    ours = {_same_but_year(t) for t in now}
    keys = Keys(by, codebook)
    gone = [_gone(t, year, keys) for t in before if _same_but_year(t) not in ours]
    return (*(replace(t, comparison=_beside(t, theirs.get(_same_but_year(t)))) for t in now), *gone)


def _same_but_year(total: Total) -> tuple[str, ...]:
    return (*(v[4:] if k in _TIMES else v for k, v in total.key.items()), total.unit_measure)


def _beside(total: Total, previous: Total | None) -> Comparison:
    if previous is None:
        return Comparison(None, None, None, None, None, 0)
    both = _areas(total) & _areas(previous)
    mine, theirs = _within(total, both), _within(previous, both)
    return Comparison(
        previous.obs_value,
        previous.qualifier,
        _difference(total.obs_value, previous.obs_value),
        theirs,
        _difference(mine, theirs),
        len(both),
    )


def _gone(previous: Total, year: str, keys: Keys) -> Total:
    key = {k: year + v[4:] if k in _TIMES else v for k, v in previous.key.items()}
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
        areas_expected=keys.expected(key.get("area"), [year]),
        members=(),
        comparison=Comparison(previous.obs_value, previous.qualifier, None, None, None, 0),
    )


def _areas(total: Total) -> set[str]:
    return {o.ref_area or o.area_label for o in total.members}


def _within(total: Total, areas: set[str]) -> Decimal | None:
    return add([o for o in total.members if (o.ref_area or o.area_label) in areas]).value


def _difference(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if now is None or before is None else now - before
