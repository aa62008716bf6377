"""Match labels to the codebook's codes, by exact name or stated alias only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.model import Codebook, Quantity
from tallybook.notation import read_quantity

_ASIDE = re.compile(r"^(.+?)\s*[(（]([^()（）]+)[)）]$")


class Names:
    """Look-ups over a codebook's names, made once; a name claimed twice matches nothing."""

    def __init__(self, codebook: Codebook) -> None:
        """Index the names of areas and indicators."""
        self._areas = _index([(n, a.code) for a in codebook.areas for n in a.names])
        self._indicators = _index([(n, i.id) for i in codebook.indicators for n in i.names])

    def area(self, label: str) -> str:
        """Give the code of an area label, or nothing."""
        return self._areas.get(_key(label), "")

    def indicator(self, words: Sequence[str]) -> str:
        """Give the id of an indicator's header path: the whole path, else its only known word."""
        whole = self._indicators.get(_key("".join(words)), "")
        known = {i for w in words if (i := self._indicators.get(_key(w), ""))}
        return whole or (known.pop() if len(known) == 1 else "")


def area_name(label: str) -> str:
    """Give an area's label without the population or the like that stands in its brackets."""
    match = _ASIDE.match(label)
    return match.group(1).strip() if match and isinstance(read_quantity(match.group(2)), Quantity) else label


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _index(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    claimed: set[str] = set()
    for name, code in pairs:
        key = _key(name)
        if found.get(key, code) != code:
            claimed.add(key)
        found[key] = code
    return {k: v for k, v in found.items() if k not in claimed}
