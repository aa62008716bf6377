"""The story of the program: paths → files → sheets → observations → findings → totals."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tallybook.aggregate import (
    alike,
    as_of,
    choose,
    compare,
    condense,
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
from tallybook.check import (
    alike_headings,
    copies,
    coverage_findings,
    edit_findings,
    footing_findings,
    footings,
    mark_of,
    other_units,
    repeat_findings,
    replaced,
    restated,
    unknown_areas,
    unknown_indicators,
    weigh,
)
from tallybook.engine import Bounds, Cluster, Spill, Wire, run_all, run_on_cluster
from tallybook.errors import NoInput
from tallybook.layout import lay_out
from tallybook.model import (
    Balance,
    Codebook,
    FileReading,
    Finding,
    Grid,
    Observation,
    Returns,
    Run,
    Severity,
    SheetReading,
    Total,
    Weighed,
    Workbook,
    make_finding,
)
from tallybook.model.codes import message_of
from tallybook.model.fetched import only
from tallybook.model.limits import MIB, Limits
from tallybook.model.packed import pack, unpack
from tallybook.notation import discreet, kind_of, shown
from tallybook.read import Found, find_files, folders_of, read_workbook
from tallybook.tidy import located, respelt, set_aside, spellings, tidy_sheet, told_once


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user stated for a run. `year` and `area` win over what the files say.

    No `workers` mean this process, or on a `cluster` of our own as many as there are processors.
    """

    year: str | None = None
    area: str | None = None
    codebook: Codebook = Codebook()
    workers: int = 0
    cluster: Cluster | None = None

    @property
    def area_named(self) -> str | None:
        """The stated area by the codebook's name, where that knows it by any name or its code."""
        return self.area and (self.codebook.name_of(self.area) or self.area)

    @property
    def limits(self) -> Limits:
        """What is borne of one file."""
        return self.codebook.limits


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which totals: by what, of which year and indicators, beside which earlier year, for the areas of which year.

    With `members` each total names the observations that it adds, which takes all of them into memory.
    """

    by: tuple[str, ...] = ("area", "indicator", "year")
    year: str | None = None
    earlier: str | None = None
    indicators: tuple[str, ...] = ()
    on_map: str | None = None
    members: bool = False


def read_paths(paths: Sequence[str], settings: Settings) -> Run:
    """Read all files under the paths; what cannot be read is a finding of the run."""
    found = find_files(paths, settings.codebook.files)
    return _run(_once_each(_read_all(found.files, settings)), found, settings.codebook)


def _read_all(files: Sequence[str], settings: Settings) -> tuple[FileReading, ...]:
    read, lost = partial(read_file, settings=settings), partial(_lost, settings=settings)
    workers, bounds = settings.workers, _bounds(settings)
    wire = Wire(pack, partial(unpack, keep=Spill().keep))
    if settings.cluster is None:
        return run_all(files, read, lost=lost, workers=workers, bounds=bounds, wire=wire)
    return run_on_cluster(files, read, lost=lost, workers=workers, bounds=bounds, cluster=settings.cluster, wire=wire)


def _bounds(settings: Settings) -> Bounds:
    return Bounds(settings.limits.memory, settings.limits.seconds)


def inspect_file(path: str, settings: Settings) -> tuple[Run, tuple[SheetReading, ...]]:
    """Read one file and keep how its sheets were understood; who else ought to report is not asked."""
    found = find_files((path,))
    looks = run_all(
        found.files,
        partial(look_at, settings=settings),
        lost=lambda lost, late: (_lost(lost, late, settings), ()),
        workers=settings.workers,
        bounds=_bounds(settings),
    )
    sheets = tuple(sheet for _, sheets in looks for sheet in sheets)
    return _run([reading for reading, _ in looks], found, replace(settings.codebook, expected=())), sheets


def _run(files: Sequence[FileReading], found: Found, codebook: Codebook) -> Run:
    readings, spelt = _spelt_alike(located(files, codebook))
    told = (*found.missing, *(_discreet(f) for r in readings for f in r.findings), *found.skipped, *spelt)
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
    return replace(once, checked=tuple(map(_discreet, _checks(once, codebook))))


def _discreet(finding: Finding) -> Finding:
    """Quote no person's name, telephone or identity number."""
    raw = discreet(finding.raw)
    return finding if raw == finding.raw else replace(finding, raw=raw)


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


def reviewed(run: Run, codebook: Codebook) -> Run:
    """Ask all edits of what a run read, beyond what every command checks."""
    held = footings(run.printed_totals, run.observations, codebook)
    returns = Returns(run.observations, run.printed_totals, held, codebook)
    return replace(run, checked=(*run.checked, *map(_discreet, edit_findings(returns))))


def weighed(run: Run, codebook: Codebook) -> tuple[Weighed, ...]:
    """Give all that is odd in a run, and in what its totals leave out, most damaging first."""
    _, more = total(run, Wanted(), codebook)
    totals, _ = total(run, Wanted(by=("indicator", "year")), codebook)
    returns = Returns(run.observations, run.printed_totals, codebook=codebook)
    return weigh((*run.findings, *map(_discreet, more)), returns, totals, len(run.sources))


def refuse_empty(run: Run) -> None:
    """Raise NoInput when a run read no number at all, naming the worst of what was found instead."""
    if run.balance.numbers:
        return
    worst_first = sorted(run.findings, key=lambda f: list(Severity).index(f.severity))
    told = (f"{f.source}: {message_of(f)}" for f in worst_first)
    raise NoInput(f"nothing usable in the given paths ({next(told, 'no numbers were found')})")


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


def read_file(path: str, settings: Settings) -> FileReading:
    """Read and understand one file; a fault of our own costs only that file."""
    return look_at(path, settings)[0]


def look_at(path: str, settings: Settings) -> tuple[FileReading, tuple[SheetReading, ...]]:
    """Read and understand one file, and keep how its sheets were understood."""
    name = shown(path)
    try:
        book = read_workbook(path, name, settings.limits)
        sheets = understand(book, settings)
        return _file_reading(name, book, sheets, settings.codebook), sheets
    except MemoryError:
        return _unread(make_finding("FILE_COSTLY", name, limit=f"{settings.limits.memory // MIB} MiB")), ()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other files are still done
        return _unread(make_finding("FILE_FAILED", name, fault=type(fault).__name__)), ()


def _lost(path: str, late: bool, settings: Settings) -> FileReading:
    if late:
        return _unread(make_finding("FILE_COSTLY", shown(path), limit=f"{settings.limits.seconds} s"))
    return _unread(make_finding("FILE_KILLED", shown(path)))


def _unread(why: Finding) -> FileReading:
    return FileReading(why.source, None, findings=(why,))


def _file_reading(path: str, book: Workbook, sheets: Sequence[SheetReading], codebook: Codebook) -> FileReading:
    observations = tuple(o for s in sheets for o in s.observations)
    printed = tuple(t for s in sheets for t in s.printed_totals)
    return FileReading(
        path,
        book.source,
        observations,
        printed,
        (*book.findings, *(f for s in sheets for f in s.findings), *_blank(path, book, sheets)),
        tuple((s.grid.sheet, s.balance) for s in sheets),
        tuple((s.grid.sheet, s.title) for s in sheets),
        tuple((s.grid.sheet, s.about) for s in sheets),
        condense(observations),
        footing_findings(footings(printed, observations, codebook)),
        mark_of(observations),
    )


def _blank(path: str, book: Workbook, sheets: Sequence[SheetReading]) -> tuple[Finding, ...]:
    """Name a workbook that was read and holds neither a number nor a mark for one.

    Where the content is of another kind than its name says, it is no form that came back empty: something else was sent.
    """
    if not sheets or any(s.balance.numbers or s.observations for s in sheets):
        return ()
    renamed = any(f.code == "FILE_EXTENSION" for f in book.findings)
    return (make_finding("FILE_BLANK", path, severity=Severity.ERROR if renamed else None),)


def understand(book: Workbook, settings: Settings) -> tuple[SheetReading, ...]:
    """Lay out the sheets of a workbook and give their numbers a meaning; what they tell twice counts once."""
    return told_once(set_aside([_understand(grid, settings) for grid in book.grids]))


def _understand(grid: Grid, settings: Settings) -> SheetReading:
    book = settings.codebook
    layout = lay_out(grid, marks=dict(book.marks), hints=book.hints_for(grid.source, grid.sheet))
    return tidy_sheet(grid, layout, year=settings.year, area=settings.area_named, codebook=book)


def _once_each(readings: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Leave the numbers of copies out, with what was found in their place."""
    found = copies(readings)
    return tuple(_excluded(r, found[r.path]) if r.path in found else r for r in readings)


def _excluded(reading: FileReading, finding: Finding) -> FileReading:
    left_out = tuple((name, Balance(numbers=b.numbers, excluded=b.numbers)) for name, b in reading.sheets)
    nothing = FileReading(reading.path, reading.source, findings=(finding,), sheets=left_out)
    return replace(nothing, titles=reading.titles, about=reading.about)


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
        year = wanted.year or latest_year(chosen.counted, after=wanted.earlier)
        totals = compare(chosen.counted, year=year, earlier=wanted.earlier, by=wanted.by, codebook=codebook)
        others: Mapping[str, int] = {}
    else:
        counted, others = of_year(chosen.counted, wanted.year)
        totals = total_up(counted, by=wanted.by, codebook=codebook)
    return tuple(t if wanted.members else replace(t, members=()) for t in totals), chosen.findings, others


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
