"""The story of a run: all files read, what counts twice left out, and all of it checked together."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from tallybook.aggregate import (
    alike,
    condense,
)
from tallybook.check import (
    alike_headings,
    answered,
    copies,
    corrected,
    coverage_findings,
    explained,
    footing_findings,
    footings,
    other_units,
    repeat_findings,
    replaced,
    replaced_by,
    restated,
    shared,
    unknown_areas,
    unknown_indicators,
)
from tallybook.engine import Bounds, Spill, Wire, run_all, run_on_cluster
from tallybook.errors import NoInput
from tallybook.model import (
    Answer,
    Balance,
    Codebook,
    FileReading,
    Finding,
    Observation,
    PrintedTotal,
    Severity,
    SheetReading,
    SourceBalance,
)
from tallybook.model.codes import message_of
from tallybook.model.fetched import chained, only
from tallybook.model.packed import pack, unpack
from tallybook.notation import discreet, shown
from tallybook.pipeline.file import compare_file, look_at, lost, read_file
from tallybook.pipeline.settings import Settings
from tallybook.read import Found, find_files, folders_of
from tallybook.tidy import located, respelt, spellings


@dataclass(frozen=True)
class Run:
    """Everything one run read, in the order of the files; observations and printed totals are fetched when asked for."""

    readings: tuple[FileReading, ...]
    told: tuple[Finding, ...]
    checked: tuple[Finding, ...] = ()

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every number that is data."""
        return tuple(o for r in self.readings for o in r.observations)

    @property
    def condensed(self) -> Sequence[Observation]:
        """The observations, those of one column that mean the same in one."""
        return chained([r.condensed for r in self.readings])

    @cached_property
    def printed_totals(self) -> tuple[PrintedTotal, ...]:
        """Every number that is a printed total."""
        return tuple(t for r in self.readings for t in r.printed_totals)

    @property
    def sources(self) -> tuple[SourceBalance, ...]:
        """The files that could be read, with their balances."""
        return tuple(SourceBalance(r.source, r.sheets) for r in self.readings if r.source)

    @property
    def answers(self) -> tuple[tuple[str, Answer], ...]:
        """What marked copies that came back say, by their paths."""
        return tuple((r.path, _answer(r.answer)) for r in self.readings if r.answer)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is odd: told of each file by itself, then checked over all of them, with what senders say to it."""
        return self.explained((*self.told, *self.checked))

    def explained(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Put beside findings what the senders of marked copies say to them."""
        return explained(findings, self.answers)

    @property
    def balance(self) -> Balance:
        """The balance of the whole run."""
        return sum((s.balance for s in self.sources), Balance())


def read_paths(paths: Sequence[str], settings: Settings) -> Run:
    """Read all files under the paths; what cannot be read is a finding of the run."""
    found = find_files(paths, settings.codebook.files)
    readings = _answered(_read_all(found.files, partial(read_file, settings=settings), settings), found, settings)
    return _run(_once_each(readings), found, settings.codebook)


def inspect_file(path: str, settings: Settings) -> tuple[Run, tuple[SheetReading, ...]]:
    """Read one file and keep how its sheets were understood; who else ought to report is not asked."""
    found = find_files((path,))
    looks = run_all(
        found.files,
        partial(look_at, settings=settings),
        lost=lambda path, late: (lost(path, late, settings), ()),
        workers=settings.workers,
        bounds=_bounds(settings),
    )
    sheets = tuple(sheet for _, sheets in looks for sheet in sheets)
    return _run([reading for reading, _ in looks], found, replace(settings.codebook, expected=())), sheets


def with_earlier(run: Run, paths: Sequence[str], settings: Settings, earlier: str) -> tuple[Run, tuple[str, ...]]:
    """Add last year's folders, but for those of which a file is given already; give their paths too."""
    given = _files_in(*paths)
    beside = tuple(p for p in folders_of(earlier, paths) if given.isdisjoint(_files_in(p)))
    if not beside:
        return run, ()
    past = read_paths(beside, replace(settings, year=earlier if settings.year else None))
    readings, said = _spelt_alike((*run.readings, *past.readings))
    return _checked(Run(readings, (*run.told, *past.told, *said)), settings.codebook), beside


def _files_in(*paths: str) -> set[str]:
    return set(map(os.path.realpath, find_files(paths).files))


def refuse_empty(run: Run) -> None:
    """Raise NoInput when a run read no number at all, naming the worst of what was found instead."""
    if run.balance.numbers:
        return
    worst_first = sorted(run.findings, key=lambda f: list(Severity).index(f.severity))
    told = (f"{f.source}: {message_of(f)}" for f in worst_first)
    raise NoInput(f"nothing usable in the given paths ({next(told, 'no numbers were found')})")


def _read_all(files: Sequence[str], read: Callable[[str], FileReading], settings: Settings) -> tuple[FileReading, ...]:
    no_reading, workers, bounds = partial(lost, settings=settings), settings.workers, _bounds(settings)
    wire = Wire(pack, partial(unpack, keep=Spill().keep))
    if settings.cluster is None:
        return run_all(files, read, lost=no_reading, workers=workers, bounds=bounds, wire=wire)
    return run_on_cluster(
        files, read, lost=no_reading, workers=workers, bounds=bounds, cluster=settings.cluster, wire=wire
    )


def _bounds(settings: Settings) -> Bounds:
    return Bounds(settings.limits.memory, settings.limits.seconds)


def _answered(readings: Sequence[FileReading], found: Found, settings: Settings) -> tuple[FileReading, ...]:
    """Let marked copies that came back stand for the returns they are copies of, and say what was corrected in them."""
    if not any(r.answer for r in readings):
        return tuple(readings)
    readings = shared(readings)
    instead = answered(readings)
    paths = {shown(f): f for f in found.files}
    before = {paths[copy]: paths[original] for copy, original in corrected(readings, instead).items()}
    compare = partial(compare_file, before=before, settings=settings)
    said = {r.path: r.findings for r in _read_all(tuple(before), compare, settings)}
    return tuple(
        _excluded(r, replaced_by(r.path, instead[r.path]))
        if r.path in instead
        else replace(r, findings=(*r.findings, *said.get(r.path, ())))
        for r in readings
    )


def _once_each(readings: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Leave the numbers of copies out, with what was found in their place."""
    found = copies(readings)
    return tuple(_excluded(r, found[r.path]) if r.path in found else r for r in readings)


def _excluded(reading: FileReading, finding: Finding) -> FileReading:
    left_out = tuple((name, Balance(numbers=b.numbers, excluded=b.numbers)) for name, b in reading.sheets)
    nothing = FileReading(reading.path, reading.source, findings=(finding,), sheets=left_out)
    return replace(nothing, titles=reading.titles, about=reading.about)


def _run(files: Sequence[FileReading], found: Found, codebook: Codebook) -> Run:
    readings, spelt = _spelt_alike(located(files, codebook))
    told = (*found.missing, *(discreetly(f) for r in readings for f in r.findings), *found.skipped, *spelt)
    versions = replaced(readings)
    gone = set(versions.observations)
    once = _without(readings, {o.source for o in gone}, gone.__contains__, codebook)
    return _checked(Run(once, (*told, *versions.findings)), codebook)


def _spelt_alike(readings: Sequence[FileReading]) -> tuple[tuple[FileReading, ...], tuple[Finding, ...]]:
    """Write areas that differ in letter case alone in one way."""
    others, said = spellings(o for r in readings for o in r.condensed)
    return tuple(respelt(r, others) for r in readings), said


def _checked(run: Run, codebook: Codebook) -> Run:
    """Count no year's figures again from files of later years, and check what all files gave together."""
    again = restated(run.condensed)
    gone = set(map(alike, again.observations))
    sources = {o.source for o in again.observations}
    once = Run(
        _without(run.readings, sources, lambda o: alike(o) in gone, codebook) if gone else run.readings,
        (*run.told, *again.findings),
    )
    return replace(once, checked=tuple(map(discreetly, _checks(once, codebook))))


def _checks(run: Run, codebook: Codebook) -> tuple[Finding, ...]:
    observations = run.condensed
    return (
        *(f for r in run.readings for f in r.unfooted),
        *repeat_findings(observations, expected=codebook.expected),
        *coverage_findings(observations, codebook),
        *other_units(observations, codebook),
        *unknown_indicators(observations, codebook),
        *alike_headings(observations),
        *unknown_areas(observations, codebook),
    )


def discreetly(finding: Finding) -> Finding:
    """Quote no person's name, telephone or identity number."""
    raw = discreet(finding.raw)
    return finding if raw == finding.raw else replace(finding, raw=raw)


def _answer(answer: Answer) -> Answer:
    """Take no person's name or number over from what a sender explains."""
    return replace(answer, explanations=tuple(e._replace(text=discreet(e.text)) for e in answer.explanations))


def _without(
    readings: Iterable[FileReading], sources: Collection[str], gone: Callable[[Observation], bool], codebook: Codebook
) -> tuple[FileReading, ...]:
    """Leave observations of some sources out; the numbers in their cells are then excluded."""
    return tuple(_left(r, gone, codebook) if r.path in sources else r for r in readings)


def _left(reading: FileReading, gone: Callable[[Observation], bool], codebook: Codebook) -> FileReading:
    rows = tuple(reading.observations)
    kept = tuple(o for o in rows if not gone(o))
    cells = {(o.sheet, o.cell) for o in rows} - {(o.sheet, o.cell) for o in kept}
    counts = Counter(sheet for sheet, _ in cells)
    return replace(
        reading,
        observations=only(reading.observations, lambda o: not gone(o), len(kept)),
        condensed=condense(kept),
        unfooted=footing_findings(footings(reading.printed_totals, kept, codebook)),
        sheets=tuple((name, b.excluding(counts[name])) for name, b in reading.sheets),
    )
