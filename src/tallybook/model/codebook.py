"""The user's list of areas, indicators, units, marks and rules, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """One area; `names` starts with its name, then its aliases. Years are inclusive."""

    code: str
    names: tuple[str, ...]
    parent: str = ""
    valid_from: int | None = None
    valid_to: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator; `names` holds zh, en and aliases; `part_of` is another id or empty."""

    id: str
    zh: str
    en: str
    names: tuple[str, ...]
    unit: str
    kind: IndicatorKind = IndicatorKind.FLOW
    part_of: str = ""


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
    to report.
    """

    areas: tuple[AreaEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    activity_part_of: tuple[tuple[str, str], ...] = ()
    expected: tuple[str, ...] = ()
    title: str = ""
    activities: tuple[str, ...] = ()
