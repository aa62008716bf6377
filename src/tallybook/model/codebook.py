"""The user's list of areas, indicators, units, marks and rules, as plain records."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tallybook.model.hint import Hint
from tallybook.model.limits import Limits
from tallybook.model.rule import Rule

_LAST_YEAR = 9999


class IndicatorKind(StrEnum):
    """How an indicator adds up.

    Flows add over time and areas, stocks only over areas (last period), cumulative returns
    take the last, ratios are never added.
    """

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One area; `names` starts with its name, then its aliases. Years are inclusive.

    `successor` is the code of what it became after its last year; several, parted by |, where it was split.
    """

    code: str
    names: tuple[str, ...]
    parent: str = ""
    valid_from: int | None = None
    valid_to: int | None = None
    successor: str = ""

    def lasts_in(self, year: str) -> bool:
        """Whether the area is there in a year; in what is no year, it may be."""
        if not year.isdigit():
            return True
        return (self.valid_from or 0) <= int(year) <= (self.valid_to or _LAST_YEAR)

    @property
    def years(self) -> str:
        """The years in which it is there, as a sheet would write them: 2016–, –2015."""
        return f"{self.valid_from or ''}–{self.valid_to or ''}"


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator; `names` holds zh, en and aliases; `part_of` is another id or empty.

    `least` and `most` are what one figure of it may be, in its own unit.
    """

    id: str
    zh: str
    en: str
    names: tuple[str, ...]
    unit: str
    kind: IndicatorKind = IndicatorKind.FLOW
    part_of: str = ""
    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit of the user's own: so many powers of ten of a base unit."""

    name: str
    base: str
    multiplier: int = 0


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything the user stated. An empty one is valid: names are then the sheets' own.

    `marks` maps a missing-value mark to its obs_status; `activity_part_of` maps an activity
    to the one it is part of, `activities` names others; `expected` lists the area codes that ought
    to report. `hints` say how sheets are laid out, the last one wins. `files` are the paths it was read from, `folder`
    is where it lies, as it was given. `of_register`: nobody stated the areas, figures named them; then `expected` is only
    what areas above are complete of. `answers` maps labels to codes of divisions that it does not list.
    `limits` are what is borne of one file, `rules` what figures ought to keep. `due` is how many days
    after the last day of what it tells a return ought to be there.
    """

    areas: tuple[AreaEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    activity_part_of: tuple[tuple[str, str], ...] = ()
    expected: tuple[str, ...] = ()
    title: str = ""
    activities: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    files: tuple[str, ...] = field(default=(), compare=False)
    folder: str = field(default="", compare=False)
    of_register: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    limits: Limits = Limits()
    rules: tuple[Rule, ...] = ()
    due: int | None = None

    def name_of(self, called: str) -> str | None:
        """Give the name of the area that has this name, alias or code; None when there is none."""
        return next((a.names[0] for a in self.areas if folded(called) in map(folded, (*a.names, a.code))), None)

    def hints_for(self, source: str, sheet: str) -> tuple[Hint, ...]:
        """Give what is stated of the layout of a sheet, as stated."""
        return tuple(h for h in self.hints if h.is_about(source, sheet))

    @property
    def all_activities(self) -> frozenset[str]:
        """The names of all activities: those listed, those that are parts and those that have parts."""
        return frozenset((*self.activities, *(name for pair in self.activity_part_of for name in pair)))

    def expected_in(self, year: str) -> tuple[str, ...]:
        """Give the codes of the areas that ought to report for a year; for no year, all of them."""
        there = {a.code for a in self.areas if a.lasts_in(year)}
        gone = {a.code for a in self.areas} - there
        return tuple(c for c in self.expected if c not in gone)


def folded(name: str) -> str:
    """Write a name so that gaps and the case of letters make no difference."""
    return "".join(name.split()).casefold()
