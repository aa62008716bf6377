"""The edits: what a reviewer asks of figures that were read rightly and may still be wrong."""

from __future__ import annotations

from collections.abc import Callable

from tallybook.check.completeness import incomplete, partly_late
from tallybook.check.copied_forms import copied_forms
from tallybook.check.corners import corner_findings
from tallybook.check.counts import fractions, negatives
from tallybook.check.event_pairs import events_without_people, fewer_people_than_events
from tallybook.check.gaps import gaps
from tallybook.check.other_periods import against_other_periods
from tallybook.check.part_exceeds import part_exceeds
from tallybook.check.ranges import outside_ranges
from tallybook.check.repeated_rows import repeated_rows
from tallybook.check.rules import rule_findings
from tallybook.check.timeliness import late_returns
from tallybook.model import Finding, Returns

Edit = Callable[[Returns], tuple[Finding, ...]]

EDITS: tuple[Edit, ...] = (
    corner_findings,
    rule_findings,
    part_exceeds,
    events_without_people,
    fewer_people_than_events,
    fractions,
    negatives,
    outside_ranges,
    copied_forms,
    repeated_rows,
    against_other_periods,
    gaps,
    incomplete,
    late_returns,
    partly_late,
)
"""Every edit, in the order in which findings of one cell are told. Only `tallybook check` asks them."""


def edit_findings(returns: Returns) -> tuple[Finding, ...]:
    """Ask all edits of the returns."""
    return tuple(finding for edit in EDITS for finding in edit(returns))
