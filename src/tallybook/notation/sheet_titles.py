"""Names that the sheets of a workbook may have, for those that other formats call otherwise or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|^'|'$")


def sheet_titles(names: Iterable[str]) -> tuple[str, ...]:
    """Give each sheet a name that a workbook takes, all of them different; those that it takes stay as they are."""
    taken: set[str] = set()
    titles = []
    for n, name in enumerate(names, 1):
        titles.append(title := _free(_FORBIDDEN.sub("_", name)[:_LONGEST] or f"Sheet{n}", taken))
        taken.add(title.casefold())
    return tuple(titles)


def free_title(name: str, taken: Iterable[str]) -> str:
    """Give a name that no other sheet has: 审核意见, else 审核意见 (2)."""
    return _free(name, {t.casefold() for t in taken})


def _free(name: str, taken: set[str]) -> str:
    title, n = name, 1
    while title.casefold() in taken:
        n += 1
        ending = f" ({n})"
        title = name[: _LONGEST - len(ending)] + ending
    return title
