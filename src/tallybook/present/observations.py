"""Observations as rows for machines and as rows for people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallybook.model import OBSERVATION_COLUMNS, Finding, Listing, Observation, Report, SourceBalance
from tallybook.model.balance import Balance
from tallybook.present.totals import bounds, marked
from tallybook.present.words import heading

_SHOWN = ("area_label", "indicator_label", "time_period", "value", "unit_measure", "sheet", "cell", "raw")


def report_observations(
    observations: Sequence[Observation], *, findings: Sequence[Finding], sources: Sequence[SourceBalance], lang: str
) -> Report:
    """Give the observations as the contract's rows and as rows for people; a line parts the files."""
    rows = tuple(tuple(getattr(o, c) for c in OBSERVATION_COLUMNS) for o in observations)
    shown = tuple(tuple(shown_value(o) if c == "value" else getattr(o, c) for c in _SHOWN) for o in observations)
    breaks = frozenset(i for i, (a, b) in enumerate(pairwise(observations)) if a.source != b.source)
    headings = tuple(heading(c, lang) for c in _SHOWN)
    balance = sum((s.balance for s in sources), Balance())
    return Report(
        "observations",
        Listing(OBSERVATION_COLUMNS, rows),
        Listing(headings, shown, frozenset({_SHOWN.index("value")})),
        breaks,
        tuple(findings),
        balance,
        tuple(sources),
    )


def shown_value(o: Observation) -> str:
    """Write a figure with its mark, else its bounds, else the letter of why there is none."""
    return marked(o.obs_value, o.qualifier) or bounds(o.value_low, o.value_high, o.qualifier) or o.obs_status
