"""The story of one file: bytes → sheets → tables → observations; what the engine runs for each of them, wherever that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallybook.aggregate import (
    condense,
)
from tallybook.check import (
    corrections,
    footing_findings,
    footings,
    mark_of,
)
from tallybook.layout import lay_out
from tallybook.model import (
    Codebook,
    FileReading,
    Finding,
    Grid,
    Severity,
    SheetReading,
    Workbook,
    make_finding,
)
from tallybook.model.limits import MIB
from tallybook.notation import shown
from tallybook.pipeline.settings import Settings
from tallybook.read import read_workbook
from tallybook.tidy import set_aside, set_review_aside, tidy_sheet, told_once


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


def understand(book: Workbook, settings: Settings) -> tuple[SheetReading, ...]:
    """Lay out the sheets of a workbook and give their numbers a meaning; what they tell twice counts once."""
    ours = book.answer.sheets if book.answer else ()
    told = iter(told_once(set_aside([_understand(g, settings) for g in book.grids if g.sheet not in ours])))
    return tuple(set_review_aside(g, lay_out(g)) if g.sheet in ours else next(told) for g in book.grids)


def _understand(grid: Grid, settings: Settings) -> SheetReading:
    book = settings.codebook
    layout = lay_out(grid, marks=dict(book.marks), hints=book.hints_for(grid.source, grid.sheet))
    return tidy_sheet(grid, layout, year=settings.year, area=settings.area_named, codebook=book)


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
        max((s.filed for s in sheets), default=""),
    )


def _blank(path: str, book: Workbook, sheets: Sequence[SheetReading]) -> tuple[Finding, ...]:
    """Name a workbook that was read and holds neither a number nor a mark for one.

    Where the content is of another kind than its name says, it is no form that came back empty: something else was sent.
    """
    if not sheets or any(s.balance.numbers or s.observations for s in sheets):
        return ()
    renamed = any(f.code == "FILE_EXTENSION" for f in book.findings)
    return (make_finding("FILE_BLANK", path, severity=Severity.ERROR if renamed else None),)


def compare_file(path: str, before: Mapping[str, str], settings: Settings) -> FileReading:
    """Read a marked copy that came back beside the return before it; the findings are what differs."""
    name, limits = shown(path), settings.limits
    old = read_workbook(before[path], shown(before[path]), limits)
    return FileReading(name, None, findings=corrections(old, read_workbook(path, name, limits)))


def lost(path: str, late: bool, settings: Settings) -> FileReading:
    """Give what stands for a file whose worker died, or was `late`."""
    if late:
        return _unread(make_finding("FILE_COSTLY", shown(path), limit=f"{settings.limits.seconds} s"))
    return _unread(make_finding("FILE_KILLED", shown(path)))


def _unread(why: Finding) -> FileReading:
    return FileReading(why.source, None, findings=(why,))
