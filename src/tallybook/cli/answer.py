"""Answer a command: run the pipeline and hand the report over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

from tallybook.aggregate import BY, of_indicators, suppressed
from tallybook.cli.deliver import deliver, deliver_hints
from tallybook.cli.output import refuse_place
from tallybook.cli.request import Request, refuse_no_codebook, refuse_target, shape_of
from tallybook.cli.streams import say
from tallybook.engine import processors
from tallybook.errors import UsageError
from tallybook.model import Codebook, Finding, Observation, Part, Report, Role, SheetReading, Total
from tallybook.notation import shown
from tallybook.pipeline import Run, Settings, Wanted, contributed, inspect_file, read_paths, total, with_earlier
from tallybook.present import (
    HEADINGS,
    evidence_in_words,
    heading,
    hints_in_words,
    page_of_inspection,
    part_of_contributions,
    report_inspection,
    report_observations,
    report_totals,
    without_persons,
)
from tallybook.read import find_files, folders_of
from tallybook.render import draw_sheets, to_terminal
from tallybook.settings import codebook_for
from tallybook.stated import map_year

_SHAPES = ("csv", "json", "md", "xlsx")


def answer_totals(
    request: Request, *, by: tuple[str, ...], earlier: str | None, on_map: str | None, least: int | None
) -> NoReturn:
    """Print or write the totals, those below `least` hidden, then leave with the run's exit code."""
    _check_columns(by)
    if least and earlier:
        raise UsageError(
            "--suppress and --compare do not go together: changes would tell what is hidden",
            "--suppress 不能与 --compare 同用：增减数会泄露被隐去的数",
        )
    shape = shape_of(request, _SHAPES)
    settings = settings_of(request)
    refuse_inputs(request, settings, *(folders_of(earlier, request.inputs) if earlier else ()))
    run = read_paths(request.inputs, settings)
    if earlier and run.balance.numbers:
        run, beside = with_earlier(run, request.inputs, settings, earlier)
        for path in beside if not request.quiet else ():
            say(heading("compared", request.lang).format(path=path))
    wanted = Wanted(
        by, request.year, earlier, request.indicators, map_year(on_map), members=bool(least) or shape == "xlsx"
    )
    totals, more = total(run, wanted, settings.codebook) if run.balance.numbers else ((), ())
    findings = (*run.findings, *more)
    told = suppressed(totals, least) if least else totals
    report = report_totals(told, by=by, findings=findings, sources=run.sources, lang=request.lang, earlier=earlier)
    parts = _parts(run, wanted, settings.codebook, request.lang)
    _deliver(
        replace(report, discreet=bool(least), parts=parts),
        shape,
        request,
        lambda: _totals_book(run, totals, findings, wanted, settings.codebook, request, least, parts),
    )


def _parts(run: Run, wanted: Wanted, codebook: Codebook, lang: str) -> tuple[Part, ...]:
    """Give who made the difference, where an earlier year is beside the totals and several areas are in them."""
    if not (wanted.earlier and run.balance.numbers):
        return ()
    return (part_of_contributions(contributed(run, wanted, codebook), earlier=wanted.earlier, lang=lang),)


def answer_observations(request: Request) -> NoReturn:
    """Print or write the observations, then leave with the run's exit code."""
    shape = shape_of(request, _SHAPES)
    settings = settings_of(request)
    refuse_inputs(request, settings)
    run = read_paths(request.inputs, settings)
    rows = of_indicators(run.observations, request.indicators, settings.codebook) if run.balance.numbers else ()
    report = report_observations(rows, findings=run.findings, sources=run.sources, lang=request.lang)
    _deliver(report, shape, request, lambda: _book(run, rows, run.findings, request))


def answer_save_hint(request: Request) -> NoReturn:
    """Print the hints that reproduce how a file was read, or add them to a codebook; leave with the run's exit code."""
    refuse_no_codebook(request)
    path, settings = _one_file(request), settings_of(request)
    run, sheets = inspect_file(path, settings)
    report = report_inspection(sheets, findings=run.findings, sources=run.sources)
    deliver_hints(hints_in_words(shown(path), sheets, year=settings.year, area=settings.area), report, request)


def _one_file(request: Request) -> str:
    (path,) = request.paths
    if os.path.isdir(path):
        raise UsageError(f"{path} is a folder; inspect takes one workbook", f"{path} 是文件夹；inspect 只接受一个文件")
    return path


def answer_inspect(request: Request, *, why: bool) -> NoReturn:
    """Draw or write how each sheet of a file was understood, then leave with the run's exit code."""
    shape = shape_of(request, (*_SHAPES[:-1], "html"))
    path, settings = _one_file(request), settings_of(request)
    refuse_inputs(request, settings)
    run, understood = inspect_file(path, settings)
    sheets = tuple(map(without_persons, understood))
    report = report_inspection(sheets, findings=run.findings, sources=run.sources)
    legend = {role: heading(f"role.{role.value}", request.lang) for role in Role}
    width, coloured = terminal_width(), in_colour()
    told = partial(evidence_in_words, lang=request.lang) if why else None
    deliver(
        report,
        shape,
        request,
        table=lambda: draw_sheets(sheets, legend, width=width, coloured=coloured, why=told),
        page=lambda: _page(shown(path), run, sheets, request.lang),
    )


def _page(path: str, run: Run, sheets: Sequence[SheetReading], lang: str) -> str:
    from tallybook.render.inspection import to_page

    return to_page(
        page_of_inspection(
            sheets, path=path, observations=run.observations, findings=run.findings, sources=run.sources, lang=lang
        )
    )


def settings_of(request: Request) -> Settings:
    """Give what is stated for a run, with the codebook that is found."""
    codebook = codebook_for(request.codebook, request.inputs)
    return Settings(request.year, request.area, codebook, request.workers or processors(), request.cluster)


def refuse_inputs(request: Request, settings: Settings, *more: str) -> None:
    """Refuse a bad output file before time is spent on reading; the codebook's lists are inputs too."""
    if request.output:
        refuse_place(Path(request.output))
        codebook = settings.codebook.files
        refuse_target(request, (*codebook, *find_files((*request.inputs, *more), codebook).files))


def _check_columns(by: tuple[str, ...]) -> None:
    unknown = next((b for b in by if b not in BY), None)
    if unknown is not None:
        raise UsageError(
            f"--by does not know {unknown!r}; it takes {', '.join(BY)}", f"--by 没有 {unknown!r}；可用：{', '.join(BY)}"
        )
    again = next((b for b in by if by.count(b) > 1), None)
    if again:
        raise UsageError(f"--by names {again!r} twice", f"--by 中 {again!r} 出现两次")


def _deliver(report: Report, shape: str, request: Request, book: Callable[[], bytes]) -> NoReturn:
    deliver(report, shape, request, table=lambda: to_terminal(report, terminal_width()), book=book)


def _totals_book(
    run: Run,
    totals: Sequence[Total],
    findings: Sequence[Finding],
    wanted: Wanted,
    codebook: Codebook,
    request: Request,
    least: int | None,
    parts: tuple[Part, ...],
) -> bytes:
    """Give the workbook of totals; where small ones are hidden, without the figures and findings that would tell them."""
    by_area, _ = total(run, replace(wanted, by=Wanted().by, earlier=None), codebook)
    if not least:
        return _book(run, run.observations, findings, request, wanted.by, totals, by_area, parts)
    both = [replace(t, members=()) for t in suppressed((*totals, *by_area), least)]
    return _book(run, (), (), request, wanted.by, both[: len(totals)], both[len(totals) :], discreet=True)


def _book(
    run: Run,
    rows: Sequence[Observation],
    findings: Sequence[Finding],
    request: Request,
    by: tuple[str, ...] = (),
    totals: Sequence[Total] = (),
    by_area: Sequence[Total] = (),
    parts: Sequence[Part] = (),
    *,
    discreet: bool = False,
) -> bytes:
    from tallybook.render.workbook import Sheets, to_xlsx

    words = {word: heading(word, request.lang) for word in HEADINGS}
    return to_xlsx(Sheets(by, totals, by_area, rows, findings, run.sources, words, request.lang, discreet, parts))


def in_colour() -> bool:
    """Whether colours are shown: stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int | None:
    """Give the width of the terminal, or None where stdout is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if in_colour() else None
