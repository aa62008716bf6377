"""Read what people count in words of their own: 35 bags, about 40 hrs, 3 200 €."""

from __future__ import annotations

import re
from dataclasses import replace

from tallybook.model import Quantity
from tallybook.notation.quantities import read_quantity
from tallybook.notation.units import read_unit

_COUNTED = re.compile(r"(?P<number>.*\d)(?P<gap>\s*)(?P<thing>[^\d\s,.;:/()+*%‰-][^\d,;:/()]{0,24}?)[\s.]*")


_SHORT = {"h": "hours", "d": "days"}
"""What is a unit only behind a number."""


def read_counted(text: str) -> tuple[Quantity, str] | None:
    """Read a number with words behind it; give the quantity in that unit, and the words, or nothing for a known unit.

    Whether the words are what is counted, and not a street or a month, only the neighbours of a cell can tell.
    """
    match = _COUNTED.fullmatch(text.strip())
    reading = read_quantity(match["number"]) if match else None
    if match is None or not isinstance(reading, Quantity) or reading.unit:
        return None
    thing = " ".join(match["thing"].casefold().split())
    known = read_unit(_SHORT.get(thing, match["thing"]))
    return replace(reading, unit=known.base if known else thing), "" if known else thing
