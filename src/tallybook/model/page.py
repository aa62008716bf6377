"""A workbook as a page to look at: its sheets cell by cell, as data that knows no format.

Texts are as the file has them; who writes the page makes them harmless.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageFinding:
    """A finding in the reader's language. `mark` (E1, W2, N3) stands in its cell, `target` is that cell's anchor."""

    mark: str
    severity: str
    code: str
    place: str
    target: str
    raw: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell over so many rows and columns of the page; `kind` is its role, or the part of the sheet that it is.

    `told` says what a figure means, line by line; `marks` are those of the findings about it.
    """

    anchor: str = ""
    kind: str = ""
    text: str = ""
    told: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    worst: str = ""
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row by its number in the sheet; `blank` says which empty rows it stands for, and then it has no cells."""

    number: int
    cells: tuple[PageCell, ...] = ()
    blank: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Rows that are in sight, or `folded` under a line that says which they are."""

    rows: tuple[PageRow, ...]
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """How many cells of a kind there are, and how many of them hold numbers."""

    kind: str
    word: str
    cells: int
    numbers: int


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet. `columns` are letters, or … for columns that hold nothing; `left_out` says what is not on the page."""

    anchor: str
    name: str
    about: str
    columns: tuple[str, ...]
    blocks: tuple[PageBlock, ...]
    legend: tuple[Kind, ...]
    findings: tuple[PageFinding, ...]
    balance: str
    why: tuple[str, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class InspectionPage:
    """A whole file; `findings` are those of no sheet, `words` the program's own, in the reader's language."""

    lang: str
    path: str
    about: str
    balance: str
    legend: tuple[Kind, ...]
    findings: tuple[PageFinding, ...]
    sheets: tuple[SheetPage, ...]
    words: dict[str, str] = field(default_factory=dict)
