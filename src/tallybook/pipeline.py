"""The story of the program: paths → files → sheets → observations → findings → totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from tallybook.aggregate import footing_findings, footings
from tallybook.engine import run_all
from tallybook.errors import NoInput
from tallybook.layout import lay_out
from tallybook.model import (
    Balance,
    Codebook,
    FileReading,
    Finding,
    Grid,
    Observation,
    PrintedTotal,
    Severity,
    SheetReading,
    Source,
)
from tallybook.read import find_files, read_workbook
from tallybook.tidy import tidy_sheet


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user stated for a run."""

    year: str | None = None
    area: str | None = None
    codebook: Codebook = Codebook()


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run read."""

    observations: tuple[Observation, ...]
    printed_totals: tuple[PrintedTotal, ...]
    findings: tuple[Finding, ...]
    balance: Balance
    sources: tuple[Source, ...]


def read_paths(paths: Sequence[str], settings: Settings) -> Run:
    """Read all files under the paths. Raises NoInput when there is no number in any of them."""
    files, missing = find_files(paths)
    readings = _once_each(run_all(files, partial(read_file, settings=settings)))
    findings = (*missing, *(f for r in readings for f in r.findings))
    balance = sum((r.balance for r in readings), Balance())
    if not balance.numbers:
        first = next(
            (f"{f.source}: {f.message}" for f in findings if f.severity is Severity.ERROR), "no numbers were found"
        )
        raise NoInput(f"nothing usable in the given paths ({first})")
    observations = tuple(o for r in readings for o in r.observations)
    printed = tuple(t for r in readings for t in r.printed_totals)
    checked = footing_findings(footings(printed, observations))
    return Run(observations, printed, (*findings, *checked), balance, tuple(r.source for r in readings if r.source))


def read_file(path: str, settings: Settings) -> FileReading:
    """Read and understand one file; a fault of our own costs only that file."""
    try:
        return _read_file(path, settings)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other files are still done
        message = f"Tallybook failed on this file ({type(fault).__name__})."
        remedy = "Report it, with the file if it may be shared."
        return FileReading(None, findings=(Finding("FILE_FAILED", Severity.ERROR, path, "", "", "", message, remedy),))


def _read_file(path: str, settings: Settings) -> FileReading:
    book = read_workbook(path)
    sheets = [understand(grid, settings) for grid in book.grids]
    return FileReading(
        book.source,
        tuple(o for s in sheets for o in s.observations),
        tuple(t for s in sheets for t in s.printed_totals),
        (*book.findings, *(f for s in sheets for f in s.findings)),
        sum((s.balance for s in sheets), Balance()),
        len(sheets),
    )


def understand(grid: Grid, settings: Settings) -> SheetReading:
    """Lay a grid out and give its numbers their meaning."""
    return tidy_sheet(grid, lay_out(grid), year=settings.year, area=settings.area, codebook=settings.codebook)


def _once_each(readings: Sequence[FileReading]) -> tuple[FileReading, ...]:
    """Count a file that was sent twice only once; the copy's numbers are excluded."""
    seen: dict[str, str] = {}
    kept = []
    for reading in readings:
        source = reading.source
        if source is None or source.sha256 not in seen:
            kept.append(reading)
            if source:
                seen[source.sha256] = source.path
        else:
            kept.append(_copy(source, seen[source.sha256], reading))
    return tuple(kept)


def _copy(source: Source, original: str, reading: FileReading) -> FileReading:
    numbers = reading.balance.numbers
    message = f"The same file as {original}; it is counted once."
    finding = Finding("FILE_DUPLICATE", Severity.NOTE, source.path, "", "", "", message, "Nothing to do.")
    return replace(
        reading,
        observations=(),
        printed_totals=(),
        findings=(finding,),
        balance=Balance(numbers=numbers, excluded=numbers),
    )
