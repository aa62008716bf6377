"""A total with its bounds, coverage and worst status; a footing with its difference."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tallybook.model.observation import PrintedTotal
from tallybook.model.quantity import Qualifier


@dataclass(frozen=True, slots=True)
class Total:
    """One total. `key` maps each `--by` column to its value, in the order asked for.

    `areas_expected` is None when nobody said which areas should report. `previous`, `change`
    and `change_like_for_like` are set only by a comparison.
    """

    key: dict[str, str]
    obs_value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    qualifier: Qualifier
    unit_measure: str
    obs_status: str
    observations: int
    areas_reporting: int
    areas_expected: int | None
    previous: Decimal | None = None
    change: Decimal | None = None
    previous_like_for_like: Decimal | None = None
    change_like_for_like: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Footing:
    """A printed total held against the sum of its parts; `foots` is None if not checkable."""

    printed: PrintedTotal
    summed: Decimal | None
    tolerance: Decimal
    foots: bool | None
