"""What a review found, each finding with what it means for the totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tallybook.model.balance import Balance
from tallybook.model.finding import Finding, Severity
from tallybook.model.reading import SourceBalance
from tallybook.model.report import Listing
from tallybook.model.rule import RuleCounts


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with what hangs on it.

    `effect` is the difference it stands for, in the base unit `unit_measure`, and `share` that difference by the total
    that its figure is in: 0.02 is two percent. Both are None where they are not known. The area is the one that it is about; empty
    where that is none, or several.
    """

    finding: Finding
    effect: Decimal | None = None
    unit_measure: str = ""
    share: Decimal | None = None
    ref_area: str = ""
    area_label: str = ""

    @property
    def severity(self) -> Severity:
        """How severe the finding is."""
        return self.finding.severity


FINDING_COLUMNS = (
    "severity",
    "code",
    "source",
    "sheet",
    "cell",
    "raw",
    "message",
    "remedy",
    "suggestion",
    "explanation",
    "effect",
    "unit_measure",
    "effect_share",
    "ref_area",
    "area_label",
)
"""What machines get of each finding."""


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a finding of one check from those of another: all but its words, which may be in another language."""

    code: str
    source: str
    sheet: str
    cell: str
    raw: str


@dataclass(frozen=True, slots=True)
class Since:
    """What became of an earlier check's findings: those that are there still, and those that are gone."""

    still: tuple[Weighed, ...]
    gone: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The findings that are told, most damaging first, and what they rest on.

    With `since` only those are told that an earlier check did not have. `rules` say how often each rule of the codebook held.
    """

    told: tuple[Weighed, ...]
    balance: Balance
    sources: tuple[SourceBalance, ...]
    since: Since | None = None
    rules: tuple[RuleCounts, ...] = ()


class FindingInWords(NamedTuple):
    """A finding as people read it: `effect` with its unit and share, `readings` those that would settle a doubt, each with its hint.

    `state` is the severity, or that a warning is explained.
    """

    severity: Severity
    code: str
    place: str
    raw: str
    effect: str
    area: str
    message: str
    remedy: str
    suggestion: str
    explanation: str
    readings: tuple[tuple[str, str], ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """A review in words: `rows` for machines, `told` for people, both in the review's order, and how many of each code and area.

    `counts` says how many there are, in words, `since` what has changed since the earlier check; `words` are the program's own, all
    in the reader's language.
    """

    lang: str
    review: Review
    rows: Listing
    told: tuple[FindingInWords, ...]
    by_code: Listing
    by_area: Listing
    counts: str
    balance: str
    since: str = ""
    words: dict[str, str] = field(default_factory=dict)
