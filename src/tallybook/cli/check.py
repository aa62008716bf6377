"""Answer `check`: review what was read and hand the findings over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NoReturn

from tallybook.check import is_wanted, since
from tallybook.cli.answer import in_colour, refuse_inputs, settings_of, terminal_width
from tallybook.cli.codes import prefixes
from tallybook.cli.deliver import exit_code, leave, write
from tallybook.cli.earlier import earlier_findings
from tallybook.cli.request import Request, shape_of
from tallybook.cli.returning import write_returns
from tallybook.cli.streams import put, say
from tallybook.cli.talk import say_balance
from tallybook.model import ReviewReport, Weighed
from tallybook.pipeline import read_paths, review
from tallybook.present import heading, report_review
from tallybook.render import draw_findings, findings_to_markdown, review_to_json, to_csv, to_github

_FILES = ("csv", "json", "md", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are asked for: of which codes, and which earlier check did not have; the folder for what goes back to senders."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    since: str | None = None
    returns: str | None = None


def answer_check(request: Request, asked: Asked) -> NoReturn:
    """Print or write the findings, then leave with the exit code that these, and no others, call for."""
    shape = shape_of(request, _FILES)
    select, ignore = prefixes(asked.select), prefixes(asked.ignore)
    earlier = earlier_findings(asked.since) if asked.since else None
    settings = settings_of(request)
    refuse_inputs(request, settings, *((asked.since,) if asked.since else ()))
    run = read_paths(request.inputs, settings)
    reviewed = review(run, settings.codebook)
    told = tuple(w for w in reviewed.told if is_wanted(w.finding.code, select, ignore))
    if asked.returns:
        told += tuple(map(Weighed, write_returns(asked.returns, [w.finding for w in told], run, settings, request)))
    past = {k: n for k, n in (earlier or {}).items() if is_wanted(k.code, select, ignore)}
    new, changes = since(told, past) if earlier is not None else (told, None)
    report = report_review(replace(reviewed, told=new, since=changes), request.lang)
    _deliver(report, shape, request)


def _deliver(report: ReviewReport, shape: str, request: Request) -> NoReturn:
    review = report.review
    code = exit_code(
        (w.severity for w in review.told if not w.finding.explained), review.balance, strict=request.strict
    )
    give: dict[str, Callable[[], str | bytes]] = {
        "table": lambda: draw_findings(report, terminal_width(), coloured=in_colour()),
        "csv": lambda: to_csv(report.rows),
        "json": lambda: review_to_json(report, ok=code == 0),
        "md": lambda: findings_to_markdown(report),
        "github": lambda: to_github(report),
        "html": lambda: _page(report),
        "xlsx": lambda: _book(report),
    }
    if not review.told and not review.balance.numbers and (request.output or shape != "json"):
        leave(code)
    if request.output:
        write(give[shape](), shape, request, review.sources)
    else:
        put(str(give[shape]()))
    _talk(report, request)
    leave(code)


def _talk(report: ReviewReport, request: Request) -> None:
    """Say how many findings there are, not what they are: that is the product."""
    if not request.quiet:
        say(report.counts if report.told else heading("nothing_found", request.lang))
    if report.since and not request.quiet:
        say(report.since)
    review = report.review
    for asked in review.rules if not request.quiet else ():
        counts = {"passed": asked.passed, "failed": asked.failed, "unchecked": asked.unchecked}
        say(heading("rule_held", request.lang).format(rule=asked.rule.said, **counts))
    say_balance(review.balance, review.sources, lang=request.lang, quiet=request.quiet, verbose=request.verbose)


def _page(report: ReviewReport) -> str:
    from tallybook.render.findings_page import to_findings_page

    return to_findings_page(report)


def _book(report: ReviewReport) -> bytes:
    from tallybook.render.findings_book import to_findings_book

    return to_findings_book(report)
