"""Word what is odd about a step: what the suspected cell says, and what the other period has."""

from __future__ import annotations

from decimal import Decimal

from tallybook.check.steps import Step
from tallybook.model import Finding, make_finding

_MANY = 100


def said_of(code: str, step: Step, **facts: str) -> Finding:
    """Make a finding of the suspected cell of a step."""
    o, other = step.suspect.o, step.beside.o
    where = " ".join(w for w in ("" if other.source == o.source else other.source, other.sheet, other.cell) if w)
    told = {"value": digits(step.suspect.value), "period": o.time_period, "other": digits(step.beside.value)}
    told |= {"other_period": other.time_period, "place": where, **facts}
    return make_finding(code, o.source, o.sheet, o.cell, o.raw, severity=None, **told)


def digits(value: Decimal) -> str:
    """Write a figure with its thousands parted and all its digits."""
    return f"{value:,f}"


def times(ratio: float) -> str:
    """Write how many times one figure is another, for people."""
    return f"{ratio:,.0f}" if ratio >= _MANY else f"{ratio:.2f}"
