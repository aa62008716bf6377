"""Leave small totals out, and with them as few others as it takes so that none can be worked out.

This is cell suppression of statistical disclosure control (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4):
first the small counts themselves, then others beside them, until no whole and its parts lack exactly one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from tallybook.model import Qualifier, Total
from tallybook.model.total import SUPPRESSED

Members = frozenset[int]


def suppressed(totals: Sequence[Total], least: int) -> tuple[Total, ...]:
    """Give the totals without the values of those above 0 and below `least`, and of those that would tell them.

    Several tables may be given at once; what one of them tells of the other is then hidden too. A suppressed total
    has the status Q, neither value nor bounds, and no members.
    """
    added = [frozenset(map(id, t.members)) for t in totals]
    values = {m: _size(t) for m, t in zip(added, totals, strict=True)}
    hidden = {m for m, size in values.items() if m and 0 < size < least}
    wholes = [parts for table in _tables(totals, added) for parts in _wholes(values, table)]
    while told := next((terms for terms in wholes if sum(t in hidden for t in terms) == 1), None):
        hidden.add(_beside(told, hidden, values))
    return tuple(_hidden(t) if m in hidden else t for m, t in zip(added, totals, strict=True))


def _size(total: Total) -> Decimal:
    known = (total.obs_value, total.value_high, total.value_low)
    return next((abs(v) for v in known if v is not None), Decimal(0))


def _tables(totals: Sequence[Total], added: Sequence[Members]) -> Iterable[list[Members]]:
    """Give the sets of figures that each table adds up."""
    tables: dict[tuple[str, ...], list[Members]] = {}
    for total, members in zip(totals, added, strict=True):
        tables.setdefault(tuple(total.key), []).append(members)
    return tables.values()


def _wholes(known: Iterable[Members], table: Sequence[Members]) -> Iterable[list[Members]]:
    """Give each total with those of a table that make it up, the whole first."""
    holding: dict[int, list[Members]] = {}
    for members in dict.fromkeys(table):
        for figure in members:
            holding.setdefault(figure, []).append(members)
    for whole in known:
        shared = Counter(m for figure in whole for m in holding.get(figure, ()))
        within = [m for m, n in shared.items() if n == len(m) < len(whole)]
        parts = [m for m in within if not any(m < other for other in within)]
        if parts and sum(map(len, parts)) == len(whole):
            yield [whole, *parts]


def _beside(terms: Sequence[Members], hidden: set[Members], values: dict[Members, Decimal]) -> Members:
    """Choose what else is hidden: the smallest part that is not nothing, else the whole."""
    parts = terms[1:]
    shown = [p for p in parts if p not in hidden and values[p]]
    return min(shown, key=lambda p: (values[p], parts.index(p)), default=next(t for t in terms if t not in hidden))


def _hidden(total: Total) -> Total:
    return replace(
        total,
        obs_value=None,
        value_low=None,
        value_high=None,
        qualifier=Qualifier.EXACT,
        obs_status=SUPPRESSED,
        members=(),
    )
