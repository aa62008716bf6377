"""Read figures that words of many languages bound: más de 4.000, rund 300, 약 200명, 200 environ.

Chinese and the signs < > ~ are read in `quantities`. These words are read only where a figure is expected: elsewhere they
name classes, unter 18.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tallybook.model import Qualifier, Quantity, Unread
from tallybook.notation.counted import read_counted
from tallybook.notation.lexicon import spoken
from tallybook.notation.quantities import compared, read_quantity
from tallybook.notation.separators import may_be_thousands, with_point

_BOUNDS = {
    "over": Qualifier.OVER,
    "at_least": Qualifier.AT_LEAST,
    "below": Qualifier.AT_MOST,
    "at_most": Qualifier.AT_MOST,
    "nearly": Qualifier.NEARLY,
    "about": Qualifier.ABOUT,
}
_NUMBER = re.compile(r"(\d[\d.,\s]*\d|\d)(.*)", re.DOTALL)


class _Word(NamedTuple):
    """A concept's words in one language, as a pattern with the figure before or behind them."""

    concept: str
    pattern: re.Pattern[str]
    commas: bool


@lru_cache(maxsize=4096)
def read_bounded(text: str, unit: str = "", *, commas: bool = False) -> Quantity | Unread | None:
    """Read a figure with a word that bounds it; None where there is no such word, Unread where its figure is none.

    `commas` says that the sheet parts its decimals by commas; a word of a language that does so says as much.
    """
    for word in _words():
        match = word.pattern.fullmatch(text.strip())
        if match:
            found = _read(match["behind"] or match["before"], unit, commas=commas or word.commas)
            if isinstance(found, Unread):
                return found
            return compared(found, _BOUNDS[word.concept], below=word.concept == "below") or Unread("not a quantity")
    return None


def _read(figure: str, unit: str, *, commas: bool) -> Quantity | Unread:
    number = _NUMBER.match(figure.strip())
    if number is None or (not commas and may_be_thousands(number[1])):
        return Unread("a point may part thousands or decimals" if number else "not a quantity", numberlike=True)
    plain = f"{with_point(number[1]) if commas else number[1]}{number[2]}"
    found = read_quantity(plain, unit)
    counted = read_counted(plain) if isinstance(found, Unread) else None
    return counted[0] if counted else found


@lru_cache(maxsize=1)
def _words() -> tuple[_Word, ...]:
    return tuple(
        _Word(
            concept,
            re.compile(
                rf"(?:{words})[\s:]*(?P<behind>\d.*)|(?P<before>\d.*?)\s*(?:{words})", re.IGNORECASE | re.DOTALL
            ),
            commas,
        )
        for concept in _BOUNDS
        for words, commas in spoken(concept)
    )
