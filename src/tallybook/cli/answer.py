"""Answer a command: run the pipeline, write the product, then talk about what was found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tallybook.aggregate import BY, of_indicators
from tallybook.cli.output import replace_file
from tallybook.cli.talk import say, talk
from tallybook.errors import NoInput, UsageError
from tallybook.model import Codebook, Finding, Report, Severity, Total
from tallybook.pipeline import Run, Settings, Wanted, read_paths, refuse_empty, total, with_earlier
from tallybook.present import HEADINGS, heading, report_observations, report_totals
from tallybook.render import to_csv, to_json, to_markdown, to_terminal
from tallybook.settings import codebook_for, given_or_book

_SHAPES = {".csv": "csv", ".json": "json", ".md": "md", ".xlsx": "xlsx"}


@dataclass(frozen=True, slots=True)
class Request:
    """A command's common options."""

    paths: tuple[str, ...]
    year: str | None
    area: str | None
    codebook: str | None
    workers: int
    indicators: tuple[str, ...]
    shape: str
    output: str | None
    force: bool
    lang: str
    strict: bool
    quiet: bool
    verbose: bool

    @property
    def inputs(self) -> tuple[str, ...]:
        """The paths, or the working folder where they may be left out."""
        return given_or_book(self.paths)


def answer_totals(request: Request, *, by: tuple[str, ...], earlier: str | None) -> NoReturn:
    """Print or write the totals, then leave with the run's exit code."""
    _check_columns(by)
    shape = _shape(request, {"csv", "json", "md", "xlsx"})
    run, settings = _read(request)
    if not run.balance.numbers:
        _refuse(report_totals((), by=by, findings=run.findings, sources=run.sources, lang=request.lang), run, request)
    if earlier:
        run, beside = with_earlier(run, request.inputs, settings, earlier)
        for path in beside if not request.quiet else ():
            say(heading("compared", request.lang).format(path=path))
    wanted = Wanted(by, request.year, earlier, request.indicators)
    totals, more = total(run, wanted, settings.codebook)
    findings = (*run.findings, *more)
    report = report_totals(totals, by=by, findings=findings, sources=run.sources, lang=request.lang, earlier=earlier)
    if shape == "xlsx":
        _write(_workbook(run, totals, findings, wanted, settings.codebook, request.lang), request)
    else:
        _deliver(report, shape, request)
    _leave(report, request)


def answer_observations(request: Request) -> NoReturn:
    """Print or write the observations, then leave with the run's exit code."""
    shape = _shape(request, {"csv", "json", "md"})
    run, settings = _read(request)
    if not run.balance.numbers:
        _refuse(report_observations((), findings=run.findings, sources=run.sources, lang=request.lang), run, request)
    rows = of_indicators(run.observations, request.indicators, settings.codebook)
    report = report_observations(rows, findings=run.findings, sources=run.sources, lang=request.lang)
    _deliver(report, shape, request)
    _leave(report, request)


def _check_columns(by: tuple[str, ...]) -> None:
    unknown = next((b for b in by if b not in BY), None)
    if unknown is not None:
        raise UsageError(f"--by does not know {unknown!r}; it takes {', '.join(BY)}")
    again = next((b for b in by if by.count(b) > 1), None)
    if again:
        raise UsageError(f"--by names {again!r} twice")


def _read(request: Request) -> tuple[Run, Settings]:
    book = codebook_for(request.codebook, request.inputs)
    settings = Settings(request.year, request.area, book, request.workers)
    return read_paths(request.inputs, settings), settings


def _shape(request: Request, known: set[str]) -> str:
    """Say in which shape to answer; an output file's name decides over --format."""
    if not request.output:
        return request.shape
    shape = _SHAPES.get(Path(request.output).suffix.lower(), "")
    if shape not in known:
        endings = ", ".join(s for s, name in _SHAPES.items() if name in known)
        raise UsageError(f"cannot tell the format of {request.output}; its name must end in {endings}")
    return shape


def _workbook(
    run: Run, totals: Sequence[Total], findings: Sequence[Finding], wanted: Wanted, codebook: Codebook, lang: str
) -> bytes:
    from tallybook.render.workbook import Sheets, to_xlsx

    by_area, _ = total(run, Wanted(year=wanted.year, indicators=wanted.indicators), codebook)
    words = {word: heading(word, lang) for word in HEADINGS}
    return to_xlsx(Sheets(wanted.by, totals, by_area, run.observations, findings, run.sources, words, lang))


def _deliver(report: Report, shape: str, request: Request) -> None:
    if shape == "table":
        width = None if not sys.stdout.isatty() else _terminal_width()
        text = to_terminal(report, width)
    else:
        text = {
            "csv": lambda: to_csv(report.rows),
            "json": lambda: to_json(report, request.lang),
            "md": lambda: to_markdown(report.rows),
        }[shape]()
    if request.output:
        _write(text.encode("utf-8-sig" if shape == "csv" else "utf-8"), request)
    else:
        sys.stdout.write(text)


def _refuse(report: Report, run: Run, request: Request) -> None:
    """Tell machines and people why nothing was usable; no output file is made."""
    if request.shape == "json" and not request.output:
        sys.stdout.write(to_json(report, request.lang))
    talk(report, lang=request.lang, quiet=True, verbose=request.verbose)
    if any(f.severity is Severity.ERROR for f in run.findings):
        raise NoInput("nothing usable in the given paths")
    refuse_empty(run)


def _terminal_width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _write(content: bytes, request: Request) -> None:
    replace_file(Path(str(request.output)), content, force=request.force)
    if not request.quiet:
        say(heading("written", request.lang).format(path=request.output))


def _leave(report: Report, request: Request) -> NoReturn:
    sys.stdout.flush()
    talk(report, lang=request.lang, quiet=request.quiet, verbose=request.verbose)
    severities = {f.severity for f in report.findings}
    bad = {Severity.ERROR, Severity.WARNING} if request.strict else {Severity.ERROR}
    sys.exit(1 if severities & bad or report.balance.unexplained else 0)
