"""Join the runs of a text, so that what is raised, lowered or struck out is never taken for digits of a figure.

12345 with a raised 1 is 12345¹, a figure with the mark of a footnote, and 999 struck out before 12345 is no figure at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tallybook.notation.marks import RAISED_LETTERS

_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_MARKS = str.maketrans("abcdefghijklmnoprstuvwxyz", RAISED_LETTERS)
"""A lone raised letter: 5 with a raised k is no 5,000."""
_BELOW, _APART = "\n", "\n/\n"
"""How struck letters part from letters, and how they part from anything else: no figure has a line with a stroke in it.

Struck brackets at the end are followed by a stroke too, so that no unit is read in them."""


class Look(NamedTuple):
    """How a run looks: raised above its line (1), lowered (-1) or neither, and whether it is struck out."""

    level: int = 0
    struck: bool = False


PLAIN = Look()
Run = tuple[str, Look]
Part = tuple[str, Look | None]
"""A run, or one that says nothing of its look: that is how its cell looks."""


class Rich(NamedTuple):
    """A text that is known only with the look of its cell: some of its runs take theirs from that, others do not."""

    parts: tuple[Part, ...]


Text = str | Rich


def written(parts: Iterable[Part]) -> Text:
    """Join runs as far as that hangs on no cell."""
    filled = tuple(part for part in parts if part[0])
    if all(look is None for _, look in filled):
        return "".join(words for words, _ in filled)
    return Rich(filled) if any(look is None for _, look in filled) else within(Rich(filled), PLAIN)


def within(text: Text, look: Look) -> str:
    """Give a text as it stands in a cell that looks so."""
    if isinstance(text, str):
        return text
    return joined((words, look if own is None else own) for words, own in text.parts)


def joined(runs: Iterable[Run]) -> str:
    """Join runs; a text that looks alike throughout is what it says."""
    filled = [run for run in runs if run[0]]
    if len({look for words, look in filled if words.strip()}) < 2:  # noqa: PLR2004 - two looks differ
        return "".join(words for words, _ in filled)
    shown = [(_shown(words, look.level), look.struck) for words, look in filled]
    between = [_parting(one, other) if a != b else "" for (one, a), (other, b) in pairwise(shown)]
    last, struck = shown[-1]
    end = "" if last[-1].isalnum() or not struck else _BELOW + "/"
    return "".join(words + parting for (words, _), parting in zip(shown, [*between, end], strict=True))


def written_at(text: str, starts: Sequence[tuple[int, Look]]) -> Text:
    """Join the runs of a text that begin at these places, counted in UTF-16; before them it looks as its cell does."""
    if not starts:
        return text
    stored = text.encode("utf-16-le", "replace")
    begins: list[tuple[int, Look | None]] = [(0, None), *sorted(starts, key=lambda start: start[0])]
    ends = [*(2 * place for place, _ in begins[1:]), len(stored)]
    return written(
        (stored[2 * place : end].decode("utf-16-le", "replace"), look)
        for (place, look), end in zip(begins, ends, strict=True)
    )


def _shown(words: str, level: int) -> str:
    """Write digits, signs and brackets, and a lone letter, as the raised or lowered ones that they are shown as."""
    if level > 0:
        return words.translate(_RAISED | _MARKS if sum(map(str.isalpha, words)) == 1 else _RAISED)
    return words.translate(_LOWERED) if level else words


def _parting(one: str, other: str) -> str:
    """Say what parts a struck run from its neighbour."""
    return _BELOW if one[-1].isalpha() and other[0].isalpha() else _APART
