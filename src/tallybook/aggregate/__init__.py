"""Observations go in, totals come out; no observation is altered.

Sums are exact decimals. Units are never mixed, rates never added, a whole never added to its
parts; a total's bounds and worst status are carried. No file is read or written here.
"""

from tallybook.aggregate.choice import Choice, choose
from tallybook.aggregate.comparison import compare
from tallybook.aggregate.condensed import alike, condense
from tallybook.aggregate.contribution import contributions
from tallybook.aggregate.keys import BY
from tallybook.aggregate.portioned import portions
from tallybook.aggregate.register import with_divisions
from tallybook.aggregate.restate import as_of, on_map
from tallybook.aggregate.suppress import suppressed
from tallybook.aggregate.totals import in_order, total_up
from tallybook.aggregate.wanted import latest_year, not_added, of_indicators, of_year, other_years

__all__ = [
    "BY",
    "Choice",
    "alike",
    "as_of",
    "choose",
    "compare",
    "condense",
    "contributions",
    "in_order",
    "latest_year",
    "not_added",
    "of_indicators",
    "of_year",
    "on_map",
    "other_years",
    "portions",
    "suppressed",
    "total_up",
    "with_divisions",
]
