"""Take the codes that a user names, as wholes or by how they begin."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.errors import UsageError
from tallybook.model.codes import FINDING_CODES, FindingCode


def known_code(code: str) -> FindingCode:
    """Give the entry of a code; an unknown one raises UsageError with the nearest."""
    found = next((c for c in FINDING_CODES if c.code == code.upper()), None)
    if found is None:
        raise unknown(code)
    return found


def prefixes(stated: Iterable[str]) -> tuple[str, ...]:
    """Give the codes and beginnings of codes that are stated, parted by commas; one that fits no code raises UsageError."""
    wanted = tuple(w for words in stated for word in words.split(",") if (w := word.strip().upper()))
    for word in wanted:
        if not any(c.code.startswith(word) for c in FINDING_CODES):
            raise unknown(word)
    return wanted


def unknown(code: str) -> UsageError:
    """Say that there is no such code, and which is near."""
    near = _nearest(code)
    return UsageError(
        f"there is no code {code!r}{f'; did you mean {near}?' if near else ''}; `tallybook explain` lists them all",
        f"没有代码 {code!r}{f'，是否指 {near}' if near else ''}；用 `tallybook explain` 列出全部代码",
    )


def _nearest(code: str) -> str:
    from rapidfuzz import process

    found = process.extractOne(code.upper(), [c.code for c in FINDING_CODES], score_cutoff=50)
    return str(found[0]) if found else ""
