"""Narrow observations down to the indicators and the year that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tallybook.errors import UsageError
from tallybook.model import Codebook, Finding, Observation, Total, make_finding
from tallybook.notation import in_year, name_of, named

_NEAR = 50


def of_indicators(rows: Sequence[Observation], wanted: Sequence[str], codebook: Codebook) -> Sequence[Observation]:
    """Keep the indicators called so, by id, name, alias or header path; none at all is a UsageError."""
    if not wanted:
        return rows
    ids = {i.id for i in codebook.indicators for w in wanted if w in {i.id, *i.names}}
    kept = tuple(o for o in rows if o.indicator in ids or _names(o) & set(wanted))
    if not kept:
        known = sorted({n for o in rows for n in _names(o)} | {i.zh for i in codebook.indicators})
        raise UsageError(f"--indicator {', '.join(wanted)}: there is none called so{_near(wanted[0], known)}")
    return kept


def _names(o: Observation) -> set[str]:
    return {o.indicator_label, name_of(o)}


def _near(word: str, known: Sequence[str]) -> str:
    from rapidfuzz import process

    near = [name for name, _, _ in process.extract(word, known, limit=3, score_cutoff=_NEAR)]
    return f"; near: {', '.join(near)}" if near else ""


def of_year(observations: Sequence[Observation], year: str | None) -> tuple[Sequence[Observation], Mapping[str, int]]:
    """Keep one year's observations, and count the figures of each other year."""
    if not year:
        return observations, {}
    others: dict[str, int] = {}
    for o in observations:
        if not in_year(o.time_period, year):
            other = named(o.time_period, "year")
            others[other] = others.get(other, 0) + o.figures
    return tuple(o for o in observations if in_year(o.time_period, year)), others


def other_years(others: Iterable[Mapping[str, int]], year: str | None) -> tuple[Finding, ...]:
    """Say how many figures of other years there are in all portions."""
    counts = [(other, n) for portion in others for other, n in portion.items()]
    if not counts:
        return ()
    years = ", ".join(sorted({other for other, _ in counts}))
    return (make_finding("YEAR_OTHER", n=sum(n for _, n in counts), years=years, year=year),)


def latest_year(observations: Iterable[Observation], *, after: str) -> str:
    """Give the latest year there is; UsageError when the earlier or a later one is not there."""
    years = {o.time_period[:4] for o in observations if o.time_period[:4].isdigit()}
    if after not in years:
        raise UsageError(f"nothing to compare with: the given files hold no figures of {after}; give them as well")
    if max(years) <= after:
        raise UsageError(f"nothing to compare: the given files hold no figures after {after}")
    return max(years)


def not_added(totals: Sequence[Total]) -> tuple[Finding, ...]:
    """Name the rates and averages that stood beside something else in a total."""
    names = dict.fromkeys(n for t in totals for n in t.rates)
    return (make_finding("NOT_ADDED", names=", ".join(names)),) if names else ()
