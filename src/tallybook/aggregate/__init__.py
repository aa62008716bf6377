"""Observations go in, totals and footings come out; no observation is altered.

Sums are exact decimals. Units are never mixed, ratios never added, a total's bounds and worst
status are carried. No file is read or written here.
"""

from tallybook.aggregate.footing import footing_findings, footings
from tallybook.aggregate.totals import BY, members, total_up

__all__ = ["BY", "footing_findings", "footings", "members", "total_up"]
