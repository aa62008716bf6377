"""A total with its bounds, coverage and worst status; a footing with its difference."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tallybook.model.observation import Observation, PrintedTotal
from tallybook.model.quantity import Qualifier


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier year beside a total.

    `change` is None unless both years have a value; its bounds are the widest that those of the
    years leave. The like-for-like figures cover only the areas counted in both years,
    `areas_compared` of them.
    """

    previous: Decimal | None = None
    previous_qualifier: Qualifier | None = None
    change: Decimal | None = None
    change_low: Decimal | None = None
    change_high: Decimal | None = None
    change_qualifier: Qualifier | None = None
    previous_like_for_like: Decimal | None = None
    change_like_for_like: Decimal | None = None
    change_like_for_like_low: Decimal | None = None
    change_like_for_like_high: Decimal | None = None
    change_like_for_like_qualifier: Qualifier | None = None
    areas_compared: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """One total. `key` maps each `--by` column to its value, in the order asked for.

    `obs_value` is None where only bounds are known, and where several values may not be added
    (rates). `areas_expected` is None when nobody said which areas should report. `members` are
    the observations that were added. `level` is 0 for an area's own total and grows towards the
    root of the area tree. `rates` names the indicators that stood there and may not be added.
    `areas_beside` counts who reported without being expected.
    `comparison` is set only when one was asked for.
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
    members: tuple[Observation, ...] = ()
    level: int = 0
    rates: tuple[str, ...] = ()
    areas_beside: int = 0
    comparison: Comparison | None = None

    @property
    def hidden(self) -> bool:
        """Whether nothing of its value may be told."""
        return self.obs_status == SUPPRESSED and self.obs_value is self.value_low is self.value_high is None


SUPPRESSED, HIDDEN = "Q", "[c]"
"""The status of a total that is not told, and the mark that people see in its place."""
TOTAL_COLUMNS = (
    "obs_value",
    "value_low",
    "value_high",
    "qualifier",
    "unit_measure",
    "obs_status",
    "observations",
    "areas_reporting",
    "areas_expected",
)
"""What follows the `--by` columns in every machine output of totals."""

OWN_MARK = "tallybook.totals/1"
"""The category that a workbook of totals bears in its properties."""

COMPARISON_COLUMNS = tuple(Comparison.__dataclass_fields__)
"""What follows those when an earlier year is compared."""


@dataclass(frozen=True, slots=True)
class Footing:
    """A printed total held against the sum of its parts; `foots` is None if not checkable."""

    printed: PrintedTotal
    summed: Decimal | None
    foots: bool | None
