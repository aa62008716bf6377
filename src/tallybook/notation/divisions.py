"""The divisions of China down to counties since 2000: names and codes by year, what became of each.

Source: the revisions of GB/T 2260 and the changes since; docs/decisions/0014-divisions.md says how the table was made.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from tallybook.model import AreaEntry
from tallybook.notation.gazetteer import Gazetteer, gazetteer_of

_PREFECTURE, _PROVINCE = 4, 2


@lru_cache(maxsize=1)
def divisions() -> tuple[AreaEntry, ...]:
    """Give every division under each of its names, with its years; a code may stand there several times."""
    text = files("tallybook.notation").joinpath("register/divisions.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    codes = {row["code"] for row in rows}
    return tuple(
        AreaEntry(
            row["code"],
            (row["name"],),
            _parent(row["code"], codes),
            int(row["valid_from"]) if row["valid_from"] else None,
            int(row["valid_to"]) if row["valid_to"] else None,
            row["successor"],
        )
        for row in rows
    )


@lru_cache(maxsize=1)
def register() -> Gazetteer:
    """Give the index of all divisions, made when it is first asked for."""
    return gazetteer_of(divisions())


def _parent(code: str, codes: set[str]) -> str:
    """Give the nearest division above, which the code itself names: 510502 lies in 510500, that in 510000."""
    above = (code[:n].ljust(len(code), "0") for n in (_PREFECTURE, _PROVINCE))
    return next((a for a in above if a != code and a in codes), "")
