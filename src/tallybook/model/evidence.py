"""What a reading rests on, how strongly, and where the same cells could be read in several ways."""

from __future__ import annotations

from dataclasses import dataclass

from tallybook.model.hint import Hint

STATED, SAID, PLAIN, LIKELY, ASSUMED, UNSURE = 100, 95, 90, 75, 60, 40
"""How strong evidence is, in percent: the user states it, words say it, cells show it, most do, nothing speaks
against it, something else fits as well. Below ASSUMED a table is not read."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One decision about a table: what it is about, what was taken, because of what, and how strong that is.

    `rows` are the body rows of the table, as the spreadsheet numbers them.
    """

    rows: str
    about: str
    taken: str
    because: str
    strength: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read what is in doubt: what it would mean, of which column or row, and the hint that settles it."""

    meaning: str
    what: str
    hint: Hint


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a table may be read in several ways, and which; `places` beside its values are in doubt too.

    `cols` are the columns that alone are in doubt, where the rest of the table is the same in each of the ways.
    """

    why: str
    choices: tuple[Choice, ...]
    places: tuple[tuple[int, int], ...] = ()
    about: str = ""
    cols: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as a finding tells it: its meaning, of what, and the hint as text for a codebook."""

    meaning: str
    what: str
    hint: str
