"""What one file gave: its source, its sheets as grids, and how they were understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tallybook.model.answer import Answer
from tallybook.model.balance import Balance, Role
from tallybook.model.evidence import Evidence
from tallybook.model.fetched import each
from tallybook.model.finding import Finding
from tallybook.model.grid import Grid
from tallybook.model.hint import Hint
from tallybook.model.observation import Observation, PrintedTotal


@dataclass(frozen=True, slots=True)
class Source:
    """A file: the path as given, the SHA-256 of its bytes, the format found by content."""

    path: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read. `source` is None when not even its bytes could be had; `answer` is what a marked copy says."""

    source: Source | None
    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet as understood.

    `roles` has every cell that holds a number, by (row, col); `parts` names what every other
    non-empty cell is (title, header, label, unit, note, mark …); `headers` is the header path
    of each value cell; `why` says what the reading rests on; `hints` would reproduce it; `about` is what titles and
    names say of the whole sheet, a line each; `title` is the lines above the tables, `filed` the day on which it
    says that it was filled in.
    """

    grid: Grid
    observations: tuple[Observation, ...] = ()
    printed_totals: tuple[PrintedTotal, ...] = ()
    roles: dict[tuple[int, int], Role] = field(default_factory=dict)
    parts: dict[tuple[int, int], str] = field(default_factory=dict)
    headers: dict[tuple[int, int], str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    balance: Balance = Balance()
    why: tuple[Evidence, ...] = ()
    hints: tuple[Hint, ...] = ()
    title: str = ""
    about: str = ""
    filed: str = ""


INSPECT_COLUMNS = ("sheet", "cell", "role", "header", "raw")
"""What machines get of each cell of a file that was inspected."""


@dataclass(frozen=True, slots=True)
class SourceBalance:
    """A file with the balance of each of its sheets, by sheet name in the file's order."""

    source: Source
    sheets: tuple[tuple[str, Balance], ...]

    @property
    def balance(self) -> Balance:
        """The balance of the whole file."""
        return sum((b for _, b in self.sheets), Balance())


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file as understood: what the engine carries back from the per-file function; titles are by sheet.

    Observations and printed totals may be fetched each time that they are walked. `condensed` are the observations with
    those of one column that mean the same in one; `unfooted` are the findings about printed totals that differ from their
    parts; `mark` tells all figures of the file, so that a copy has the same one, and is empty where there are few;
    `filed` is the day on which it says that it was filled in.
    """

    path: str
    source: Source | None
    observations: Sequence[Observation] = ()
    printed_totals: Sequence[PrintedTotal] = ()
    findings: tuple[Finding, ...] = ()
    sheets: tuple[tuple[str, Balance], ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    answer: Answer | None = None
    condensed: Sequence[Observation] = ()
    unfooted: tuple[Finding, ...] = ()
    mark: str = ""
    filed: str = ""

    @property
    def balance(self) -> Balance:
        """The balance of the whole file."""
        return sum((b for _, b in self.sheets), Balance())

    def amended(self, change: Callable[[Observation], Observation]) -> FileReading:
        """Give the reading with each observation changed, by what those that are condensed in one have in common."""
        if all(change(o) is o for o in self.condensed):
            return self
        return replace(self, condensed=each(self.condensed, change), observations=each(self.observations, change))
