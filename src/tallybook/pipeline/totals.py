"""From what a run read to the wanted totals, and who made the difference to another year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from tallybook.aggregate import (
    Choice,
    as_of,
    choose,
    compare,
    contributions,
    in_order,
    latest_year,
    not_added,
    of_indicators,
    of_year,
    on_map,
    other_years,
    portions,
    total_up,
    with_divisions,
)
from tallybook.model import (
    Codebook,
    Contribution,
    Finding,
    Observation,
    Total,
)
from tallybook.notation import kind_of
from tallybook.pipeline.run import Run
from tallybook.pipeline.settings import Wanted


def total(run: Run, wanted: Wanted, codebook: Codebook) -> tuple[tuple[Total, ...], tuple[Finding, ...]]:
    """Give the wanted totals of a run, and what there is to say about what was not added.

    Raises UsageError for an indicator or an earlier year of which the run has nothing.
    """
    read = run.observations if wanted.members else run.condensed
    rows, known, said = _on_wanted_map(of_indicators(read, wanted.indicators, codebook), wanted, codebook)
    parts = portions(run.readings, known) if rows is read and _is_parted(wanted, known) else [rows]
    done = [_added_up(part, wanted, known) for part in parts]
    totals = tuple(t for added, _, _ in done for t in added)
    if len(done) > 1:
        totals = in_order(totals, by=wanted.by, codebook=known)
    others = other_years((others for *_, others in done), wanted.year)
    return totals, (*said, *(f for _, found, _ in done for f in found), *not_added(totals), *others)


def _is_parted(wanted: Wanted, codebook: Codebook) -> bool:
    """Whether areas that have nothing in common can be added up one after the other, and nothing is said over all of them."""
    over_all = (
        wanted.members or wanted.earlier or codebook.activity_part_of or any(i.part_of for i in codebook.indicators)
    )
    return "area" in wanted.by and not over_all


def _added_up(
    rows: Sequence[Observation], wanted: Wanted, codebook: Codebook
) -> tuple[tuple[Total, ...], tuple[Finding, ...], Mapping[str, int]]:
    """Choose what counts and add it up; give beside it what there is to say, and how much other years have."""
    chosen = choose(rows, codebook, by=wanted.by)
    if wanted.earlier:
        year = _later_year(wanted, wanted.earlier, chosen)
        totals = compare(chosen.counted, year=year, earlier=wanted.earlier, by=wanted.by, codebook=codebook)
        others: Mapping[str, int] = {}
    else:
        counted, others = of_year(chosen.counted, wanted.year)
        totals = total_up(counted, by=wanted.by, codebook=codebook)
    return tuple(t if wanted.members else replace(t, members=()) for t in totals), chosen.findings, others


def contributed(run: Run, wanted: Wanted, codebook: Codebook) -> tuple[Contribution, ...]:
    """Give who made the difference in the wanted totals; nobody where no earlier year is wanted."""
    if not wanted.earlier:
        return ()
    chosen, known, _ = _chosen(run, wanted, codebook)
    year = _later_year(wanted, wanted.earlier, chosen)
    return contributions(chosen.counted, year=year, earlier=wanted.earlier, by=wanted.by, codebook=known)


def _chosen(run: Run, wanted: Wanted, codebook: Codebook) -> tuple[Choice, Codebook, tuple[Finding, ...]]:
    """Give what the wanted totals add, the codebook with their areas, and what there is to say about both."""
    rows, known, said = _on_wanted_map(of_indicators(run.observations, wanted.indicators, codebook), wanted, codebook)
    chosen = choose(rows, known, by=wanted.by)
    return chosen, known, (*said, *chosen.findings)


def _later_year(wanted: Wanted, earlier: str, chosen: Choice) -> str:
    return wanted.year or latest_year(chosen.counted, after=earlier)


def _on_wanted_map(
    rows: Sequence[Observation], wanted: Wanted, codebook: Codebook
) -> tuple[Sequence[Observation], Codebook, tuple[Finding, ...]]:
    """Give the rows under the areas of the wanted map, and the codebook that has these areas."""
    brought: list[Finding] = []
    if wanted.on_map:
        kinds = partial(kind_of, stated={i.id: i.kind for i in codebook.indicators})
        rows, brought = on_map(rows, codebook, wanted.on_map, kinds)
    known, beside = with_divisions(rows, codebook)
    mapped = as_of(known, wanted.on_map) if wanted.on_map else known
    return rows, mapped, (*brought, *(beside if "area" in wanted.by else ()))
