"""Totals, observations and findings go in, listings come out: tables as data, of no format yet.

Here numbers get the marks and headings that people read. Nothing is computed, nothing written.
"""

from tallybook.present.catalogue import report_codes
from tallybook.present.contributions import part_of_contributions
from tallybook.present.discreet import without_persons
from tallybook.present.examination import examination_in_words, report_examination
from tallybook.present.inspection import report_inspection
from tallybook.present.inspection_page import page_of_inspection
from tallybook.present.observations import report_observations
from tallybook.present.review import report_review
from tallybook.present.statement import hints_in_words
from tallybook.present.totals import bounds, marked, report_totals
from tallybook.present.words import HEADINGS, balance_in_words, evidence_in_words, heading

__all__ = [
    "HEADINGS",
    "balance_in_words",
    "bounds",
    "evidence_in_words",
    "examination_in_words",
    "heading",
    "hints_in_words",
    "marked",
    "page_of_inspection",
    "part_of_contributions",
    "report_codes",
    "report_examination",
    "report_inspection",
    "report_observations",
    "report_review",
    "report_totals",
    "without_persons",
]
