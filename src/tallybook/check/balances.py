"""The balances that rules state, as equations between cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tallybook.check.amounts import less
from tallybook.check.equations import Equation, Place
from tallybook.check.rules import Asked, ask
from tallybook.model import Operator, Outcome, Returns, exact_sum


def balances(returns: Returns) -> Iterator[Equation]:
    """Give each rule of two equal sides that could be checked of exact figures of one sheet."""
    for asked in ask(returns):
        sheets = {(o.source, o.sheet) for o in asked.rows}
        if asked.rule.operator is Operator.EQUAL and asked.outcome is not Outcome.UNCHECKED and len(sheets) == 1:
            off = less(asked.left, asked.right)
            if off.low is not None and off.low == off.high:
                first = asked.rows[0]
                told = ((first.source, first.sheet, first.cell), asked.rule.place)
                yield Equation(_terms(asked), off.low, asked.tolerance, told=told)


def _terms(asked: Asked) -> dict[Place, Decimal]:
    sides = ((asked.rule.left, 1), (asked.rule.right, -1))
    by = [(name, sign * times) for side, sign in sides for name, times in side.terms]
    return {
        (o.source, o.sheet, o.cell): exact_sum(times for n, times in by if n == name)
        for name, rows in asked.figures.items()
        for o in rows
        if name in asked.rule.names
    }
