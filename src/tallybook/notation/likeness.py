"""Write names so that those which say the same in another order can be found."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十甲乙丙丁]")
_LETTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name in alphabetical order; of names without gaps between words, the letters."""
    words = _WORD.findall(name.casefold())
    if _LETTERS.search(name):
        return tuple(sorted(letter for word in words for letter in word))
    return tuple(sorted(words))


def plain_order(name: str) -> str:
    """Write a name with its words in alphabetical order: 发放资料 and 资料发放 are alike."""
    words = words_of(name)
    return ("" if _LETTERS.search(name) else " ").join(words)


def holds_words(whole: str, part: str) -> bool:
    """Whether a name has all the words of another and counts nothing else: 发放宣传资料 has those of 资料发放."""
    if _DIGITS.findall(whole) != _DIGITS.findall(part):
        return False
    return not Counter(words_of(part)) - Counter(words_of(whole))
