"""Observations and printed totals go in, findings come out; nothing is ever altered here.

Each check is one file: footings, coverage of the expected areas, figures reported by two files,
files that are copies, versions of one return, an earlier year told again, names and units of indicators,
labels that name no area, marked copies that came back. `edits` lists those that only a review asks, `suspects` says
which cell is probably wrong.
"""

from tallybook.check.answers import answered, corrected, explained, replaced_by, shared, unheard
from tallybook.check.copies import copies, mark_of
from tallybook.check.corrections import corrections
from tallybook.check.coverage import coverage_findings
from tallybook.check.edits import edit_findings
from tallybook.check.footing import footing_findings, footings
from tallybook.check.headings import alike_headings
from tallybook.check.indicators import other_units, unknown_indicators
from tallybook.check.repeats import repeat_findings
from tallybook.check.restated import restated
from tallybook.check.rules import rule_counts
from tallybook.check.selection import is_wanted, known, since
from tallybook.check.suspects import suspects, with_suspects
from tallybook.check.unknown_areas import unknown_areas
from tallybook.check.versions import replaced
from tallybook.check.weight import weigh

__all__ = [
    "alike_headings",
    "answered",
    "copies",
    "corrected",
    "corrections",
    "coverage_findings",
    "edit_findings",
    "explained",
    "footing_findings",
    "footings",
    "is_wanted",
    "known",
    "mark_of",
    "other_units",
    "repeat_findings",
    "replaced",
    "replaced_by",
    "restated",
    "rule_counts",
    "shared",
    "since",
    "suspects",
    "unheard",
    "unknown_areas",
    "unknown_indicators",
    "weigh",
    "with_suspects",
]
