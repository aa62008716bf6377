"""Totals, observations and findings go in, listings come out: tables as data, of no format yet.

Here numbers get the marks and headings that people read. Nothing is computed, nothing written.
"""

from tallybook.present.observations import report_observations
from tallybook.present.totals import bounds, marked, report_totals
from tallybook.present.words import HEADINGS, balance_in_words, heading

__all__ = ["HEADINGS", "balance_in_words", "bounds", "heading", "marked", "report_observations", "report_totals"]
