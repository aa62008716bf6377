"""The words by which tables of many languages say what a row, column or line is.

One file a language lies in `words/`; a concept's entries are regular expressions for its words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tallybook.notation.sieve import Sieve


class Stand(StrEnum):
    """Where in a label a concept's words must stand."""

    WHOLE = "whole"
    END = "end"
    START = "start"
    WITHIN = "within"


CONCEPTS = {
    "total": Stand.WHOLE,
    "subtotal": Stand.WITHIN,
    "mentions": Stand.WITHIN,
    "whole_area": Stand.WHOLE,
    "part": Stand.START,
    "men_women": Stand.WHOLE,
    "serial": Stand.WHOLE,
    "code": Stand.END,
    "contact": Stand.WHOLE,
    "asked": Stand.WHOLE,
    "remark": Stand.WHOLE,
    "unit": Stand.WHOLE,
    "area": Stand.END,
    "reporter": Stand.END,
    "indicator": Stand.WHOLE,
    "class": Stand.END,
    "period": Stand.END,
    "value": Stand.WHOLE,
    "last_year": Stand.WHOLE,
    "this_month": Stand.WHOLE,
    "last_month": Stand.WHOLE,
    "last_period": Stand.WHOLE,
    "count": Stand.START,
    "ratio": Stand.WITHIN,
    "stock": Stand.WITHIN,
    "change": Stand.WITHIN,
    "meta": Stand.WHOLE,
    "front": Stand.WHOLE,
    "growth": Stand.WITHIN,
    "event": Stand.WITHIN,
    "sittings": Stand.WITHIN,
    "attendance": Stand.WITHIN,
    "net": Stand.WITHIN,
    "cumulative": Stand.WITHIN,
    "running": Stand.WHOLE,
    "daily": Stand.WITHIN,
    "weekly": Stand.WITHIN,
    "over": Stand.START,
    "at_least": Stand.START,
    "below": Stand.START,
    "at_most": Stand.START,
    "nearly": Stand.START,
    "about": Stand.START,
    "note": Stand.START,
}
"""Every concept that the files in `words/` may give words for."""
_NAMES = tuple(CONCEPTS)

_SPACED = {
    Stand.WHOLE: "^(?:{})$",
    Stand.END: r"^(?:.*[^\w])?(?:{})(?:[\s_]*names?)?$",
    Stand.START: r"^(?:{})(?!\w)",
    Stand.WITHIN: r"(?<!\w)(?:{})(?!\w)",
}
_UNSPACED = {
    Stand.WHOLE: "^(?:{})(?:名称|名稱)?$",
    Stand.END: "^.*(?:{})(?:名称|名稱|名)?$",
    Stand.START: "^(?:{})",
    Stand.WITHIN: "(?:{})",
}
_WHOLE_IN_CHINESE = frozenset({"period"})


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ABOUT = ("script", "decimals")
"""What a file in `words/` says of its language itself: that it leaves no gaps, that it writes decimal commas."""


@lru_cache(maxsize=1)
def _languages() -> tuple[dict[str, Any], ...]:
    paths = sorted(files("tallybook.notation").joinpath("words").iterdir(), key=lambda f: f.name)
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in paths)


@lru_cache(maxsize=1)
def _sieve() -> Sieve:
    """Give the patterns of all concepts, in their order."""
    wrapped: dict[str, list[str]] = {concept: [] for concept in CONCEPTS}
    for language in _languages():
        unspaced = language.get("script") == "han"
        for concept, words in language.items():
            if concept not in _ABOUT:
                wrapped[concept].append(_wrapped(concept, "|".join(words), unspaced=unspaced))
    return Sieve(["|".join(p) for p in wrapped.values()])


def _wrapped(concept: str, words: str, *, unspaced: bool) -> str:
    stand = CONCEPTS[concept]
    if unspaced and concept in _WHOLE_IN_CHINESE:
        stand = Stand.WHOLE
    return (_UNSPACED if unspaced else _SPACED)[stand].format(words)


def words_for(concept: str, label: str) -> re.Match[str] | None:
    """Find a concept's words in a label that is written plainly."""
    return _sieve().pattern(_NAMES.index(concept)).search(label)


@lru_cache(maxsize=20_000)
def concepts_in(label: str) -> frozenset[str]:
    """Give the concepts of which a label that is written plainly has words."""
    sieve = _sieve()
    return frozenset(_NAMES[n] for n in sieve.candidates(label) if sieve.pattern(n).search(label))


def spoken(concept: str) -> tuple[tuple[str, bool], ...]:
    """Give the words of a concept, a pattern a language that has any, and whether it writes decimal commas."""
    having = ((language, words) for language in _languages() if (words := language.get(concept)))
    return tuple(("|".join(words), language.get("decimals") == "comma") for language, words in having)


def decimal_sign_of(texts: Iterable[str]) -> str:
    """Say how the language of texts writes decimals, "," or ".", or "" where nothing tells.

    It is told by which are more: the texts, or long words in them, that only languages with 12,5 have, or those that only the
    others have.
    """
    commas, points = _whole_words(commas=True), _whole_words(commas=False)
    said = {w for t in texts for w in (t, *_LONG_WORD.findall(t))}
    told = [(bool(commas.fullmatch(w)), bool(points.fullmatch(w))) for w in said]
    more = told.count((True, False)) - told.count((False, True))
    return "," if more > 0 else "." if more < 0 else ""


@lru_cache(maxsize=2)
def _whole_words(*, commas: bool) -> re.Pattern[str]:
    """Give the pattern of all words of the languages that write decimal commas, or of the others."""
    spoken = [language for language in _languages() if (language.get("decimals") == "comma") is commas]
    words = [w for language in spoken for concept, ws in language.items() if concept not in _ABOUT for w in ws]
    return re.compile("|".join(f"(?:{w})" for w in words), re.IGNORECASE)
