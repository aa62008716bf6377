"""Say which cell is probably wrong where sums do not hold: the smallest change that mends them, never applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tallybook.check.balances import balances
from tallybook.check.changes import of_total, single_changes
from tallybook.check.corners import corners
from tallybook.check.equations import Equation, Place, equation_of, figures_of
from tallybook.check.lines import whole_lines
from tallybook.check.neighbours import Neighbours
from tallybook.check.sums import MOST_ALIKE, Sums, Suspect
from tallybook.check.written import written_as
from tallybook.model import Finding, Returns, Suggestion

Told = tuple[Place, str]
"""Where a finding about a sum stands, and the rule that it is about, if any."""
_OF_SUMS = ("FOOTING_DIFFERS", "RULE_FAILED")

_MOST_PARTS = 5000
"""In a longer sum chance alone finds cells that would do."""


def with_suspects(findings: Iterable[Finding], returns: Returns) -> tuple[Finding, ...]:
    """Give findings about sums with what would mend each of them."""
    found = suspects(returns)
    return tuple(replace(f, suggestions=found.get(_told_by(f), ())) for f in findings)


def _told_by(f: Finding) -> Told:
    rule = dict(f.facts)["place"] if f.code == "RULE_FAILED" else ""
    return ((f.source, f.sheet, f.cell), rule) if f.code in _OF_SUMS else (("", "", ""), "")


def suspects(returns: Returns) -> dict[Told, tuple[Suggestion, ...]]:
    """Give for each printed total that does not foot, and each balance that a rule states, what would mend it.

    The likeliest comes first: a cell in which a sum down and a sum across fail before all others, then what brings a
    figure nearer to that of the period before or after, then a swap, a power of ten or a sign, then one digit. What
    would break a sum that holds is no suggestion.
    """
    held = [f for f in (*returns.footings, *corners(returns.footings)) if f.foots is not None]
    sums = Sums([*map(equation_of, held), *balances(returns)], figures_of(returns.observations, returns.printed_totals))
    found: dict[Told, tuple[Suggestion, ...]] = {}
    for e, told in _mended(sums, Neighbours(returns.observations)):
        found.setdefault(e.told, told)
    return found


def _mended(sums: Sums, neighbours: Neighbours) -> Iterator[tuple[Equation, tuple[Suggestion, ...]]]:
    """Give each sum that does not hold with what would mend it."""
    for e in sums.sums:
        if not e.foots and len(e.terms) <= _MOST_PARTS:
            found = [*single_changes(e, sums, neighbours), *whole_lines(e, sums)]
            yield e, _told(found or list(of_total(e, sums)), sums)


def _told(found: Sequence[Suspect], sums: Sums) -> tuple[Suggestion, ...]:
    """Give the suspects by rank, each with how many others would do as well."""
    told: list[Suggestion] = []
    for _, group in groupby(sorted(found, key=lambda s: (s.rank, s.order)), key=lambda s: s.rank):
        alike = list(group)
        if len(alike) > MOST_ALIKE:
            break
        told += [_suggestion(s, sums, len(alike) - 1) for s in alike]
    return tuple(told)


def _suggestion(s: Suspect, sums: Sums, alike: int) -> Suggestion:
    figure = sums.known[s.place]
    new = "" if s.new is None else written_as(s.new, figure)
    return Suggestion(s.kind, s.place[2], figure.raw, new, s.other[2] if s.other else "", s.mends, alike)
