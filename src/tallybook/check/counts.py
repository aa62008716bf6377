"""Look at figures of whole things: none of them is a fraction, none is below nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from tallybook.check.written import power_of
from tallybook.model import Finding, IndicatorKind, Observation, Returns, make_finding
from tallybook.notation import is_change, is_counted, is_growth, is_net, kind_of, without_units

Question = Callable[[Observation], bool]


def fractions(returns: Returns) -> tuple[Finding, ...]:
    """Tell the odd fraction among whole things, 0.5人; scaled ones are rounded, and columns written with decimals no counts."""
    return tuple(
        make_finding("COUNT_FRACTION", o.source, o.sheet, o.cell, o.raw, unit=o.unit_measure)
        for o in _odd(returns, _is_fraction, _has_decimals)
    )


def negatives(returns: Returns) -> tuple[Finding, ...]:
    """Tell the odd count below nothing; differences may be so, and so may what most of them are."""
    return tuple(
        make_finding("COUNT_NEGATIVE", o.source, o.sheet, o.cell, o.raw, unit=o.unit_measure)
        for o in _odd(returns, _is_negative, _is_negative)
    )


def _odd(returns: Returns, is_odd: Question, is_like: Question) -> Iterator[Observation]:
    """Give the odd counts under each header of a sheet of which most are not even like them."""
    kinds = {i.id: i.kind for i in returns.codebook.indicators}
    for rows in _by_header(returns.observations, kinds).values():
        if 2 * sum(map(is_like, rows)) < len(rows) or len(rows) == 1:
            yield from filter(is_odd, rows)


def _by_header(
    observations: Iterable[Observation], kinds: Mapping[str, IndicatorKind]
) -> dict[tuple[str, ...], list[Observation]]:
    found: dict[tuple[str, ...], list[Observation]] = {}
    for o in observations:
        if is_counted(o.unit_measure) and o.obs_value is not None and kind_of(o, kinds) is not IndicatorKind.RATIO:
            key = (o.source, o.sheet, without_units(o.indicator_label), o.unit_measure)
            found.setdefault(key, []).append(o)
    return found


def _is_fraction(o: Observation) -> bool:
    value = o.obs_value or Decimal(0)
    return value != value.to_integral_value() and power_of(o.raw, value) == 0


def _has_decimals(o: Observation) -> bool:
    return "." in o.raw or _is_fraction(o)


def _is_negative(o: Observation) -> bool:
    names = o.indicator_label.split(" / ")
    differs = any(is_net(n) or is_growth(n) or is_change(n) for n in names)
    return o.obs_value is not None and o.obs_value < 0 and not differs
