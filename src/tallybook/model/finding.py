"""Something odd in the data, as a value: where it is, what it says, the facts about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallybook.model.evidence import Offer
from tallybook.model.suggestion import Suggestion


class Severity(StrEnum):
    """error: must be fixed; warning: needs an explanation; note: good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity. `source` is the path as given; `sheet`, `cell`, `raw` may be empty.

    `facts` fill the blanks of the code's message in the catalogue, in any language. `offers` are the ways to read
    what is in doubt, each with the hint that settles it, `suggestions` what may be wrong, the likeliest first.
    `explanation` is what the sender says to it.
    """

    code: str
    severity: Severity
    source: str = ""
    sheet: str = ""
    cell: str = ""
    raw: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    offers: tuple[Offer, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    explanation: str = ""

    @property
    def explained(self) -> bool:
        """Whether it is a warning and its sender has explained it; an error must be mended all the same."""
        return bool(self.explanation) and self.severity is Severity.WARNING

    @property
    def state(self) -> str:
        """How it stands: its severity, or explained."""
        return "explained" if self.explained else self.severity.value
