"""Find figures in the wrong unit: 元 in a column of 万元."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from tallybook.check.saying import said_of
from tallybook.check.steps import Step
from tallybook.model import Finding

_FAR = 2.5


def unit_slips(steps: Iterable[Step]) -> Iterator[Finding]:
    """Give each figure that is more than some 300 times the one before it, or less than a 300th.

    The thousand error of Statistics Norway's KOSTRA checks, |log10 xₜ − log10 xₜ₋₁| > 2.5; the power of ten told
    is the nearest.
    """
    for step in steps:
        if step.positive and abs(tens := math.log10(step.ratio)) > _FAR:
            yield said_of("UNIT_SLIP", step, power=f"{10 ** round(abs(tens)):,}")
