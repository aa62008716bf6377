"""Hand a command's answer over: the product, then the talk, then the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from tallybook.cli.output import alone_in, replace_file
from tallybook.cli.request import Request, refuse_target
from tallybook.cli.streams import put, say
from tallybook.cli.talk import talk
from tallybook.errors import NoInput, UsageError
from tallybook.model import Balance, Report, Severity, SourceBalance
from tallybook.present import heading
from tallybook.render import to_csv, to_json, to_markdown
from tallybook.settings import read_text

NO_INPUT = 3
"""The exit code of a run that read no number."""
_DRAWN = frozenset({"table", "html"})


def deliver(
    report: Report,
    shape: str,
    request: Request,
    *,
    table: Callable[[], str],
    page: Callable[[], str] | None = None,
    book: Callable[[], bytes] | None = None,
) -> NoReturn:
    """Write or print a report in its shape, talk about it and leave with its exit code.

    `table` draws it for people, `page` as a web page, `book` gives it as a workbook. Of a run without a number only
    JSON and drawings are given, and no file is made.
    """
    code = _exit_code(report, strict=request.strict)
    give: dict[str, Callable[[], str]] = {
        "table": table,
        "csv": lambda: to_csv(report.rows),
        "json": lambda: to_json(report, request.lang, ok=code == 0),
        "html": page or table,
        "md": lambda: to_markdown(report.rows),
    }
    if code != NO_INPUT and request.output:
        write(book() if book and shape == "xlsx" else give[shape](), shape, request, report.sources)
    elif code != NO_INPUT or (not request.output and (shape == "json" or (shape in _DRAWN and report.rows.rows))):
        put(give[shape]())
    _leave(report, code, request)


def deliver_hints(text: str, report: Report, request: Request) -> NoReturn:
    """Print hints, or add them below what a codebook states already; then talk and leave with the report's exit code."""
    code = _exit_code(report, strict=request.strict)
    if code != NO_INPUT and request.output:
        target = Path(request.output)
        with alone_in(target.parent):
            replace_file(target, "\n".join(t for t in (_stated_in(target), text) if t).encode())
        if not request.quiet:
            say(heading("written", request.lang).format(path=target))
    elif code != NO_INPUT:
        put(text)
    _leave(report, code, request)


def _stated_in(codebook: Path) -> str:
    """Give what a codebook states so far; raises UsageError where it cannot be read."""
    try:
        return f"{read_text(codebook).rstrip()}\n" if os.path.exists(codebook) else ""
    except (OSError, ValueError) as fault:
        raise UsageError(f"{codebook}: {fault}") from fault


def _leave(report: Report, code: int, request: Request) -> NoReturn:
    talk(report, lang=request.lang, quiet=request.quiet, verbose=request.verbose)
    leave(code)


def leave(code: int) -> NoReturn:
    """Leave with an exit code; where nothing was usable, say so."""
    if code == NO_INPUT:
        raise NoInput("nothing usable in the given paths: no number was read", "给定路径中没有可用的内容：未读到数字")
    sys.exit(code)


def _exit_code(report: Report, *, strict: bool) -> int:
    code = exit_code((f.severity for f in report.findings if not f.explained), report.balance, strict=strict)
    return code or int(report.balance.unexplained > 0)


def exit_code(severities: Iterable[Severity], balance: Balance, *, strict: bool) -> int:
    """Give the exit code that findings call for, and a balance of no number at all."""
    if not balance.numbers:
        return NO_INPUT
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(not bad.isdisjoint(severities))


def write(content: str | bytes, shape: str, request: Request, sources: Iterable[SourceBalance]) -> None:
    """Put the output file in its place, unless it has turned out to be what was read."""
    refuse_target(request, (s.source.path for s in sources))
    data = content if isinstance(content, bytes) else content.encode("utf-8-sig" if shape == "csv" else "utf-8")
    replace_file(Path(str(request.output)), data, force=request.force)
    if not request.quiet:
        say(heading("written", request.lang).format(path=request.output))
