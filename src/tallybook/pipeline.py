"""The story of the program: paths → files → sheets → observations → findings → totals."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from tallybook.aggregate import (
    Choice,
    alike,
    as_of,
    choose,
    compare,
    condense,
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
from tallybook.check import (
    alike_headings,
    answered,
    copies,
    corrected,
    corrections,
    coverage_findings,
    edit_findings,
    explained,
    footing_findings,
    footings,
    mark_of,
    other_units,
    repeat_findings,
    replaced,
    replaced_by,
    restated,
    rule_counts,
    shared,
    unheard,
    unknown_areas,
    unknown_indicators,
    weigh,
    with_suspects,
)
from tallybook.engine import Bounds, Cluster, Spill, Wire, run_all, run_on_cluster
from tallybook.errors import NoInput
from tallybook.layout import lay_out
from tallybook.model import (
    Answer,
    Balance,
    Codebook,
    Contribution,
    FileReading,
    Finding,
    Grid,
    Observation,
    PrintedTotal,
    Returns,
    RuleCounts,
    Severity,
    SheetReading,
    SourceBalance,
    Total,
    Weighed,
    Workbook,
    make_finding,
)
from tallybook.model.codes import message_of
from tallybook.model.fetched import chained, only
from tallybook.model.limits import MIB, Limits
from tallybook.model.packed import pack, unpack
from tallybook.notation import discreet, kind_of, shown
from tallybook.read import Found, find_files, folders_of, read_workbook
from tallybook.tidy import located, respelt, set_aside, set_review_aside, spellings, tidy_sheet, told_once


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

    @property
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


def _read_all(files: Sequence[str], read: Callable[[str], FileReading], settings: Settings) -> tuple[FileReading, ...]:
    lost, workers, bounds = partial(_lost, settings=settings), settings.workers, _bounds(settings)
    wire = Wire(pack, partial(unpack, keep=Spill().keep))
    if settings.cluster is None:
        return run_all(files, read, lost=lost, workers=workers, bounds=bounds, wire=wire)
    return run_on_cluster(files, read, lost=lost, workers=workers, bounds=bounds, cluster=settings.cluster, wire=wire)


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


def compare_file(path: str, before: Mapping[str, str], settings: Settings) -> FileReading:
    """Read a marked copy that came back beside the return before it; the findings are what differs."""
    name, limits = shown(path), settings.limits
    old = read_workbook(before[path], shown(before[path]), limits)
    return FileReading(name, None, findings=corrections(old, read_workbook(path, name, limits)))


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


def reviewed(run: Run, codebook: Codebook) -> Run:
    """Ask all edits of what a run read, beyond what every command checks, and say which cells are probably wrong."""
    held = footings(run.printed_totals, run.observations, codebook)
    returns = Returns(run.observations, run.printed_totals, held, codebook)
    found = with_suspects((*run.checked, *edit_findings(returns)), returns)
    checked = tuple(map(_discreet, found))
    return replace(run, checked=(*checked, *unheard((*run.told, *checked), run.answers)))


def weighed(run: Run, codebook: Codebook) -> tuple[Weighed, ...]:
    """Give all that is odd in a run, and in what its totals leave out, most damaging first."""
    _, more = total(run, Wanted(), codebook)
    totals, _ = total(run, Wanted(by=("indicator", "year"), members=True), codebook)
    returns = Returns(run.observations, run.printed_totals, codebook=codebook)
    return weigh(run.explained((*run.told, *run.checked, *map(_discreet, more))), returns, totals, len(run.sources))


def rules_asked(run: Run, codebook: Codebook) -> tuple[RuleCounts, ...]:
    """Count how often each rule of the codebook passed, failed and could not be checked."""
    return rule_counts(Returns(run.observations, run.printed_totals, codebook=codebook))


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
        sheets = tuple(_called(name, s) for s in understand(_as_it_was(book), settings))
        return _file_reading(name, book, sheets, settings.codebook), sheets
    except MemoryError:
        return _unread(make_finding("FILE_COSTLY", name, limit=f"{settings.limits.memory // MIB} MiB")), ()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other files are still done
        return _unread(make_finding("FILE_FAILED", name, fault=type(fault).__name__)), ()


def _as_it_was(book: Workbook) -> Workbook:
    """Give a marked copy the name of the return it is a copy of: names tell areas and years, and hints are about them."""
    name = book.answer and book.answer.name
    return replace(book, grids=tuple(replace(g, source=name) for g in book.grids)) if name else book


def _called(name: str, sheet: SheetReading) -> SheetReading:
    if sheet.grid.source == name:
        return sheet
    return replace(
        sheet,
        grid=replace(sheet.grid, source=name),
        observations=tuple(o._replace(source=name) for o in sheet.observations),
        printed_totals=tuple(replace(t, source=name) for t in sheet.printed_totals),
        findings=tuple(replace(f, source=name) for f in sheet.findings),
    )


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
        book.answer,
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
    ours = book.answer.sheets if book.answer else ()
    told = iter(told_once(set_aside([_understand(g, settings) for g in book.grids if g.sheet not in ours])))
    return tuple(set_review_aside(g, lay_out(g)) if g.sheet in ours else next(told) for g in book.grids)


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
