"""What a marked copy that came back says: of which file it is a copy, and what its sender explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Explanation(NamedTuple):
    """What the sender wrote beside a finding, which is known by its code and place."""

    code: str
    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A marked copy that came back.

    `of` are the SHA-256 of the files that it goes back to, the first return first; `name` is how that was called,
    `sheets` are those that list the findings and hold no data.
    """

    of: tuple[str, ...]
    name: str
    sheets: tuple[str, ...]
    explanations: tuple[Explanation, ...] = ()
