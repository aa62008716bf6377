"""What a command has to say, as data: rows for machines, the same rows for people."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.model.balance import Balance
from tallybook.model.evidence import Evidence
from tallybook.model.finding import Finding
from tallybook.model.reading import SourceBalance


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under named columns; a value is a Decimal, an int, a text or None.

    `numeric` names the columns, by index, that are set flush right.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A further table of an answer: its name is its key in JSON, its title what people read above it."""

    name: str
    title: str
    rows: Listing
    shown: Listing
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """A command's answer. `rows` has the contract's columns, `shown` headings and texts for people.

    `breaks` names the rows of `shown` after which a line is drawn. `why` is what the reading of each sheet rests on.
    `parts` are tables that follow the first.
    A `discreet` report is to be published: its findings, which quote figures, are for whoever made it.
    """

    command: str
    rows: Listing
    shown: Listing
    breaks: frozenset[int]
    findings: tuple[Finding, ...]
    balance: Balance
    sources: tuple[SourceBalance, ...]
    why: tuple[tuple[str, Evidence], ...] = ()
    discreet: bool = False
    parts: tuple[Part, ...] = ()
