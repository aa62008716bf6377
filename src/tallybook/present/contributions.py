"""Contributions to a change as rows for machines and as rows for people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from tallybook.model import CONTRIBUTION_COLUMNS, Contribution, Listing, Part, Qualifier
from tallybook.present.words import heading

_SHOWN = ("area", "previous", "obs_value", "change", "ratio", "share", "share_like_for_like", "rank", "unit_measure")
_WORDS = frozenset({"area", "unit_measure"})


def part_of_contributions(found: Sequence[Contribution], *, earlier: str, lang: str) -> Part:
    """Give who made the difference as the part of a report that follows the totals; a line parts the totals.

    People see shares in percent and quotients with two places; machines all digits.
    """
    keys = tuple(found[0].key) if found else ()
    rows = tuple((*c.key.values(), *(getattr(c, name) for name in CONTRIBUTION_COLUMNS)) for c in found)
    shown = tuple((*c.key.values(), *(_text(c, name) for name in _SHOWN)) for c in found)
    headings = tuple(earlier if name == "previous" else _heading(name, lang) for name in (*keys, *_SHOWN))
    numeric = frozenset(len(keys) + n for n, name in enumerate(_SHOWN) if name not in _WORDS)
    breaks = frozenset(n for n, (one, other) in enumerate(pairwise(found)) if _which(one) != _which(other))
    return Part(
        "contributions",
        heading("contributions", lang),
        Listing((*keys, *CONTRIBUTION_COLUMNS), rows),
        Listing(headings, shown, numeric),
        breaks,
    )


def _heading(name: str, lang: str) -> str:
    return heading("Contributions.obs_value" if name == "obs_value" else name, lang)


def _which(c: Contribution) -> tuple[object, ...]:
    return (*c.key.values(), c.unit_measure)


def _text(c: Contribution, name: str) -> str:
    value = getattr(c, name)
    if name == "rank":
        return " ← ".join(str(r or "–") for r in (c.rank, c.previous_rank))
    if value is None or isinstance(value, str):
        return value or ""
    if name in {"share", "share_like_for_like"}:
        return f"{rounded(100 * value, 1):,f} %"
    if name == "ratio":
        return f"{rounded(value, 2):,f}"
    return f"{(c.change_qualifier or Qualifier.EXACT).mark}{value:+,f}" if name == "change" else f"{value:,f}"


def rounded(value: Decimal, places: int) -> Decimal:
    """Round for people, to so many places behind the point."""
    return value.quantize(Decimal(1).scaleb(-places))
