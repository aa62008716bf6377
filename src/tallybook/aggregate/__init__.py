"""Observations go in, totals come out; no observation is altered.

Sums are exact decimals. Units are never mixed, rates never added, a whole never added to its
parts; a total's bounds and worst status are carried. No file is read or written here.
"""

from tallybook.aggregate.choice import Choice, choose
from tallybook.aggregate.comparison import compare
from tallybook.aggregate.contribution import contributions
from tallybook.aggregate.keys import BY
from tallybook.aggregate.register import with_divisions
from tallybook.aggregate.restate import as_of, on_map
from tallybook.aggregate.suppress import suppressed
from tallybook.aggregate.totals import total_up
from tallybook.aggregate.wanted import latest_year, not_added, of_indicators, of_year

__all__ = [
    "BY",
    "Choice",
    "as_of",
    "choose",
    "compare",
    "contributions",
    "latest_year",
    "not_added",
    "of_indicators",
    "of_year",
    "on_map",
    "suppressed",
    "total_up",
    "with_divisions",
]
