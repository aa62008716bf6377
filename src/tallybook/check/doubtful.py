"""When a difference is large enough to ask about: more than a third, and more than chance does to counts."""

from __future__ import annotations

import math
from decimal import Decimal

_THIRD = 0.33
_CHANCE = 3 * math.sqrt(0.5)
"""Three standard deviations of the difference of the square roots of two counts of things that happen by chance."""


def material(ratio: float) -> bool:
    """Whether a ratio lies outside 1 ± 0.33, within which figures of a year later are taken as they are."""
    return not 1 - _THIRD <= ratio <= 1 + _THIRD


def beyond_chance(value: Decimal | float, expected: Decimal | float) -> bool:
    """Whether two counts differ by more than chance explains.

    The square root of a Poisson count has the variance ¼, however large the count (Bartlett 1936, The square root
    transformation in analysis of variance).
    """
    return abs(math.sqrt(value) - math.sqrt(expected)) > _CHANCE
