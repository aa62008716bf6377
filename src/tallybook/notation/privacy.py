"""Leave out of a text who a person is and how to reach them: that is in a form's head and foot, and nobody's statistics."""

from __future__ import annotations

import re

from tallybook.notation.labels import asks_for_words
from tallybook.notation.periods import find_period

HIDDEN = "•••"
_REACHES = re.compile(
    r"(?<![\d.])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[-－ ]\d{7,8}(?:[-－转]\d{1,5})?|\d{17}[\dXx])(?![\d.])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""Mobile and landline numbers and identity numbers of China, and addresses of mail."""
_WORD = r"[^\s:：;；,，]+"
_ANSWERING = rf"{_WORD}(?![^\s:：;；,，]|\s*[:：])"
_ANSWER = re.compile(
    rf"(?P<key>{_WORD}(?: {_WORD}){{0,3}})(?P<colon>\s*[:：]\s*)(?P<answer>{_ANSWERING}(?: {_ANSWERING})*)"
)


def discreet(text: str) -> str:
    """Give a text with persons' names, where it asks for them, telephone and identity numbers hidden."""
    return _REACHES.sub(HIDDEN, _ANSWER.sub(_without_answer, text))


def _without_answer(match: re.Match[str]) -> str:
    words = match["key"].split(" ")
    asked = any(is_asked(" ".join(words[n:]), match["answer"]) for n in range(len(words)))
    return f"{match['key']}{match['colon']}{HIDDEN}" if asked else match[0]


def is_asked(key: str, answer: str) -> bool:
    """Whether a form's label asks for a person or for the way to one, and has an answer that is no date."""
    return asks_for_words(key) and not find_period(answer)
