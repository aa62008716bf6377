"""Find returns that give an earlier period's figures for their own: last year's form under this year's title."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tallybook.check.saying import said_of
from tallybook.check.steps import Step
from tallybook.model import Finding, IndicatorKind

_FEWEST, _TELLING, _NEARLY_ALL = 3, Decimal(10), 0.9


def carried(steps: Iterable[Step]) -> tuple[Finding, ...]:
    """Give each area's figures of a sheet that are, nearly all of them, those of the period before.

    Levels may well stay as they are, and small counts meet by chance: only flows of ten and more tell, of which
    three different ones must be the same.
    """
    forms: dict[tuple[str, ...], list[Step]] = {}
    for step in steps:
        if step.kind is not IndicatorKind.STOCK and max(step.before.value, step.now.value) >= _TELLING:
            now, before = step.now.o, step.before.o
            key = (now.source, now.sheet, now.area, step.now.period, before.source, before.sheet, step.before.period)
            forms.setdefault(key, []).append(step)
    return tuple(_told(same, len(form)) for form in forms.values() if _is_carried(same := _same(form), form))


def _same(form: Iterable[Step]) -> list[Step]:
    return [s for s in form if s.now.value == s.before.value]


def _is_carried(same: list[Step], form: list[Step]) -> bool:
    return len({s.now.value for s in same}) >= _FEWEST and len(same) >= _NEARLY_ALL * len(form)


def _told(same: list[Step], n: int) -> Finding:
    return said_of("YEAR_CARRIED", same[0], same=str(len(same)), n=str(n))
