"""Tell of many patterns at once which may match a text, so that few have to be tried.

RE2 goes through a text once, however many patterns there are, but knows no lookaround and its letters are those of ASCII.
So each pattern is widened to one that matches at least all that it did: a sieve lets through too much, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

_BEYOND = r"\x{80}-\x{10ffff}"
_ESCAPED = {"w": rf"0-9A-Za-z_{_BEYOND}", "d": r"\p{Nd}", "s": r"\x09-\x0d\x1c-\x20\x{85}\x{a0}\p{Z}"}
_NEGATED = {
    "W": rf"[\x00-\x2f:-@\[-^`{{-\x7f{_BEYOND}]",
    "D": r"\PN",
    "S": rf"[\x00-\x08\x0e-\x1b\x21-\x7f{_BEYOND}]",
    "b": "",
    "B": "",
}
_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?P<\w+>)?(?!\?))|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|\\u(?P<code>[0-9a-fA-F]{4})|"
    r"\\(?P<escaped>.)|(?P<end>\$)|(?P<other>.)",
    re.DOTALL,
)
_CODE, _ANY_OF = re.compile(r"\\u([0-9a-fA-F]{4})"), re.compile(r"\\([wds])")
_BOUNDED = re.compile(r"[()]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_PLAIN_I = str.maketrans("ıİ", "ii")
"""Python finds both of these for an i where letter case is not looked at, RE2 neither."""
_MEMORY = 1 << 28


class Sieve:
    """Patterns of which those are tried that may match, anywhere in a text or as a `whole`; letter case is not looked at."""

    def __init__(self, patterns: Sequence[str], *, whole: bool = False) -> None:
        """Take the patterns as `re` writes them, without conditions and references to groups."""
        self._patterns, self._whole = tuple(patterns), whole
        self._compiled: dict[int, re.Pattern[str]] = {}

    def __len__(self) -> int:
        """Count the patterns."""
        return len(self._patterns)

    def perhaps(self, text: str) -> Iterator[re.Pattern[str]]:
        """Give the patterns that may match, in their order."""
        return map(self.pattern, self.candidates(text))

    def candidates(self, text: str) -> list[int]:
        """Give the numbers of the patterns that may match, in their order."""
        return sorted(self._set.Match(text.translate(_PLAIN_I).encode("utf-8", "replace")) or ())

    def pattern(self, number: int) -> re.Pattern[str]:
        """Give a pattern by its number; it is compiled when it is first asked for."""
        if number not in self._compiled:
            self._compiled[number] = re.compile(self._patterns[number], re.IGNORECASE)
        return self._compiled[number]

    @cached_property
    def _set(self) -> Any:
        import re2

        options = re2.Options()
        options.max_mem, options.case_sensitive, options.dot_nl = _MEMORY, False, True
        made = (re2.Set.FullMatchSet if self._whole else re2.Set.SearchSet)(options)
        for pattern in self._patterns:
            made.Add(widened(pattern))
        made.Compile()
        return made


def widened(pattern: str) -> str:
    """Write a pattern for RE2 so that it matches whatever it matched, and perhaps more."""
    return "".join(_pieces(pattern)).translate(_PLAIN_I)


def _pieces(pattern: str) -> Iterator[str]:
    at = 0
    while piece := _PIECE.match(pattern, at):
        at = _behind(pattern, at) if piece["look"] else piece.end()
        yield _piece(piece)


def _piece(piece: re.Match[str]) -> str:
    if piece["look"]:
        return "(?:)"
    if piece["open"]:
        return "(?:"
    if piece["set"]:
        return _set_of(piece["set"])
    if piece["code"]:
        return f"\\x{{{piece['code']}}}"
    if escaped := piece["escaped"]:
        return f"[{_ESCAPED[escaped]}]" if escaped in _ESCAPED else _NEGATED.get(escaped, piece[0])
    return r"(?:\n?$)" if piece["end"] else piece[0]


def _set_of(text: str) -> str:
    """Widen a set of characters; one that leaves letters, digits or blanks out may be any character."""
    if re.search(r"\\[WDS]", text) or (text.startswith("[^") and re.search(r"\\[wds]", text)):
        return "."
    inner = _CODE.sub(r"\\x{\1}", text[1:-1]).replace("[", "\\[")
    return f"[{_ANY_OF.sub(lambda m: _ESCAPED[m[1]], inner)}]"


def _behind(pattern: str, start: int) -> int:
    """Give where a group that opens at `start` ends."""
    depth = 0
    for part in _BOUNDED.finditer(pattern, start):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if part[0] in "()" and not depth:
            return part.end()
    raise ValueError(f"a group of the pattern never ends: {pattern}")
