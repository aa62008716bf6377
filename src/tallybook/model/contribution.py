"""What an area has added to a change between two years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tallybook.model.quantity import Qualifier


@dataclass(frozen=True, slots=True)
class Contribution:
    """One area's part in the change of one total.

    `key` maps the `--by` columns to their values, but for the area and the file. An area of one year alone counts with
    all it has: `change` is then its whole value, and `ratio` and `share_like_for_like` are None. Shares are parts of
    the change of all areas, and of those in both years; they add up to 1 where no part is unknown. Quotients have
    28 digits. Ranks are among the areas of a year, 1 the largest; equal figures share a rank.
    """

    key: dict[str, str]
    area: str
    obs_value: Decimal | None = None
    previous: Decimal | None = None
    change: Decimal | None = None
    change_qualifier: Qualifier | None = None
    ratio: Decimal | None = None
    share: Decimal | None = None
    share_like_for_like: Decimal | None = None
    rank: int | None = None
    previous_rank: int | None = None
    unit_measure: str = ""


CONTRIBUTION_COLUMNS = tuple(c for c in Contribution.__dataclass_fields__ if c != "key")
"""What follows the `--by` columns, without area and source, in every machine output of contributions."""
