"""Read headers that say that their figures have run on since January."""

from __future__ import annotations

import re
from functools import lru_cache

from tallybook.notation.labels import clean_label, is_running
from tallybook.notation.lexicon import words_for
from tallybook.notation.periods import read_partial, read_period

_MONTHS = re.compile(r"(?:\d{4})?-\d\d(?:/(?:\d{4})?-\d\d)?|(?:\d{4})?-(?:H1|Q1)")


@lru_cache(maxsize=20_000)
def running_since(label: str) -> str | None:
    """Give the period up to which a header says that its figures have run: -05 of 5月累计, nothing of 本年累计.

    None where the header says no such thing, or does not say since when: 累计 alone may have begun years ago.
    """
    if is_running(label):
        return ""
    plain = clean_label(label)
    said = words_for("cumulative", plain)
    if not said:
        return None
    rest = (plain[: said.start()] + " " + plain[said.end() :]).strip(" :：-–_/()数")
    period = read_period(rest) or read_partial(rest) or ""
    return period if _MONTHS.fullmatch(period) else None
