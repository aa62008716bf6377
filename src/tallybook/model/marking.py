"""What is marked in the copy of a sender's workbook, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.model.finding import Finding
from tallybook.model.reading import Source


@dataclass(frozen=True, slots=True)
class Marking:
    """The findings of one return, worst first, in a language.

    `of` are the SHA-256 of the return and, before it, of those that it is itself a marked copy of; `name` is how the
    first of them was called, `lists` are the sheets of findings that it has from then. `words` are the program's own.
    """

    source: Source
    findings: tuple[Finding, ...]
    of: tuple[str, ...]
    name: str
    lists: tuple[str, ...]
    lang: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """The bytes of a marked copy, none where it could not be made, and what there is to say of it."""

    path: str
    content: bytes | None
    findings: tuple[Finding, ...] = ()
