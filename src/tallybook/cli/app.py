"""The commands and their options."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tallybook.cli.streams import leave_pipe, prepare_streams, put, say, unwritable
from tallybook.errors import OutputError, TallybookError

if TYPE_CHECKING:
    from tallybook.cli.request import Request
    from tallybook.engine import Cluster

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
_OWN_FAULT = 70


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


class Drawn(StrEnum):
    """How a file's cells are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"


class Told(StrEnum):
    """How findings are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"
    GITHUB = "github"


class Lang(StrEnum):
    """The language of headings and findings."""

    ZH = "zh"
    EN = "en"


class Engine(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    DASK = "dask"


class Kind(StrEnum):
    """What a label may name."""

    AREA = "area"
    INDICATOR = "indicator"


# Typer reads these annotations as they stand, so the optional ones are spelled Optional.
Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Workbooks, or folders of them; may be left out in a folder that holds a tallybook.toml."),
]
Year = Annotated[
    str | None,
    typer.Option(
        "--year",
        help="The year the files are about, such as 2021, 2009/2010 or 民国107年; wins over titles and names, not over cells that say it themselves.",
    ),
]
Area = Annotated[
    str | None,
    typer.Option(
        "--area",
        help="The area the files are about, by name or code; wins over titles and names, not over cells that say it themselves.",
    ),
]
Book = Annotated[
    str | None,
    typer.Option("--codebook", help="A tallybook.toml or its folder; found beside the files if left out."),
]
Shape = Annotated[
    Format | None,
    typer.Option("--format", help="How to write the rows; table if left out."),
]
Drawing = Annotated[
    Drawn | None,
    typer.Option("--format", help="How to write the cells; table if left out, html for a page to look at."),
]
Telling = Annotated[
    Told | None,
    typer.Option(
        "--format",
        help="How to write the findings; table if left out, html for a page to filter, github for annotations.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Write to a file: .csv, .json, .md, for totals and observations also .xlsx."),
]
Page = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Write to a file: .html, .csv, .json, .md."),
]
Findings = Annotated[
    str | None,
    typer.Option("-o", "--output", help="Write to a file: .xlsx, .html, .csv, .json, .md."),
]
Codes = list[str] | None
Force = Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")]
Indicators = Annotated[
    list[str] | None,
    typer.Option("--indicator", help="Only this indicator, by name or id; may be given several times."),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="How many processes read the files; as many as processors if left out."),
]
Where = Annotated[
    Engine, typer.Option("--engine", help="Read files on processes of this machine, or on a Dask cluster.")
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", help="The Dask scheduler, such as tcp://10.0.0.5:8786; left out, one is started here."),
]
Language = Annotated[Lang | None, typer.Option("--lang", help="Headings and findings in zh or en.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Give all findings and the balance of each sheet.")]


@app.command()
def totals(
    paths: Paths = None,
    by: Annotated[str, typer.Option("--by", help="Columns to total by, parted by commas.")] = "area,indicator,year",
    compare: Annotated[
        str | None,
        typer.Option("--compare", help="Put this earlier year and the change beside each total."),
    ] = None,
    on_map: Annotated[
        str | None,
        typer.Option(
            "--map", help="Give areas as they are in this year: what has merged or was renamed since is restated."
        ),
    ] = None,
    suppress: Annotated[
        int | None,
        typer.Option(
            "--suppress", min=2, help="Hide totals above 0 and below this number, and those that would tell them: [c]."
        ),
    ] = None,
    indicator: Indicators = None,
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Shape = None,
    as_json: Json = False,
    output: Output = None,
    force: Force = False,
    workers: Workers = None,
    engine: Where = Engine.LOCAL,
    scheduler: Scheduler = None,
    lang: Language = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Add the numbers of workbooks up to yearly totals."""
    from tallybook.cli.answer import answer_totals
    from tallybook.stated import stated_cluster

    request = _request(
        tuple(paths or ()), year, area, codebook, workers, stated_cluster(engine.value, scheduler, workers),
        tuple(indicator or ()), shape, as_json, output, force, lang, strict, quiet, verbose,
    )  # fmt: skip
    answer_totals(request, by=tuple(b.strip() for b in by.split(",")), earlier=compare, on_map=on_map, least=suppress)


@app.command()
def observations(
    paths: Paths = None,
    indicator: Indicators = None,
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Shape = None,
    as_json: Json = False,
    output: Output = None,
    force: Force = False,
    workers: Workers = None,
    engine: Where = Engine.LOCAL,
    scheduler: Scheduler = None,
    lang: Language = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List every number with its area, indicator, period and cell."""
    from tallybook.cli.answer import answer_observations
    from tallybook.stated import stated_cluster

    request = _request(
        tuple(paths or ()), year, area, codebook, workers, stated_cluster(engine.value, scheduler, workers),
        tuple(indicator or ()), shape, as_json, output, force, lang, strict, quiet, verbose,
    )  # fmt: skip
    answer_observations(request)


@app.command()
def check(
    paths: Paths = None,
    select: Annotated[
        Codes,
        typer.Option("--select", help="Only these codes, parted by commas; FILE_ means all that begin so."),
    ] = None,
    ignore: Annotated[
        Codes,
        typer.Option("--ignore", help="Not these codes; where both options fit a code, the longer beginning decides."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", help="Only what is new since an earlier check, given by the JSON that it wrote."),
    ] = None,
    returns: Annotated[
        str | None,
        typer.Option(
            "--return",
            metavar="DIR",
            help="Write for each sender a marked copy of the workbook and a covering text into this folder.",
        ),
    ] = None,
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Telling = None,
    as_json: Json = False,
    output: Findings = None,
    force: Force = False,
    workers: Workers = None,
    engine: Where = Engine.LOCAL,
    scheduler: Scheduler = None,
    lang: Language = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Review what was sent: everything odd, most damaging first."""
    from tallybook.cli.check import Asked, answer_check
    from tallybook.stated import stated_cluster

    request = _request(
        tuple(paths or ()), year, area, codebook, workers, stated_cluster(engine.value, scheduler, workers),
        (), shape, as_json, output, force, lang, strict, quiet, verbose,
    )  # fmt: skip
    answer_check(request, Asked(tuple(select or ()), tuple(ignore or ()), since, returns))


@app.command()
def inspect(
    file: Annotated[str, typer.Argument(help="One workbook.")],
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Drawing = None,
    as_json: Json = False,
    output: Page = None,
    force: Force = False,
    lang: Language = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    why: Annotated[bool, typer.Option("--why", help="Say what the reading rests on.")] = False,
    save_hint: Annotated[
        bool,
        typer.Option(
            "--save-hint",
            help="Write the [[layout]] hints that make the codebook read it so; -o names the tallybook.toml they are added to.",
        ),
    ] = False,
) -> None:
    """Show how each sheet of a file was understood."""
    from tallybook.cli.answer import answer_inspect, answer_save_hint

    request = _request(
        (file,), year, area, codebook, 1, None, (), shape, as_json, output, force, lang, strict, quiet, verbose
    )
    if save_hint:
        answer_save_hint(request)
    answer_inspect(request, why=why)


@app.command()
def name(
    label: Annotated[str, typer.Argument(help="A label as the sheets write it.")],
    means: Annotated[str, typer.Argument(help="The code of the area, or the id of the indicator, that it means.")],
    book: Annotated[str, typer.Option("--book", help="The folder of the tallybook.toml.")] = ".",
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", help="Whether an area or an indicator is meant, where one code stands for both."),
    ] = None,
    who: Annotated[str, typer.Option("--who", help="Who says so.")] = "",
    when: Annotated[str, typer.Option("--when", help="The date on which it was said.")] = "",
    lang: Language = None,
) -> None:
    """State once what a label means; answers.csv in the book remembers it."""
    from tallybook.cli.name import remember

    put(remember(label, means, book, kind=kind and kind.value, who=who, when=when, lang=_lang(lang)))


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="A finding's code, such as FOOTING_DIFFERS.")] = None,
    shape: Shape = None,
    as_json: Json = False,
    lang: Language = None,
) -> None:
    """Say what a finding's code means and what to do; without a code, list them all."""
    from tallybook.cli.explain import explanation
    from tallybook.cli.request import stated_shape

    put(explanation(code, stated_shape(shape, as_json=as_json) or "table", _lang(lang)))


@app.command()
def doctor(
    folder: Annotated[str, typer.Argument(help="The folder that outputs will be written to.")] = ".",
    codebook: Book = None,
    shape: Shape = None,
    as_json: Json = False,
    lang: Language = None,
) -> None:
    """Look at this machine: versions, encodings, processes, memory, fonts and the file system."""
    from tallybook.cli.doctor import examination
    from tallybook.cli.request import stated_shape

    told, code = examination(codebook, folder, stated_shape(shape, as_json=as_json) or "table", _lang(lang))
    put(told)
    sys.exit(code)


def _request(
    paths: tuple[str, ...], year: str | None, area: str | None, codebook: str | None, workers: int | None,
    cluster: Cluster | None, indicators: tuple[str, ...], shape: Format | Drawn | Told | None, as_json: bool, output: str | None, force: bool,
    lang: Lang | None, strict: bool, quiet: bool, verbose: bool,
) -> Request:  # fmt: skip
    """Check what was stated and put it in one record."""
    from tallybook.cli.request import Request, stated_shape
    from tallybook.stated import stated_year

    return Request(
        paths, stated_year(year), area, codebook, workers, cluster, indicators, stated_shape(shape, as_json=as_json),
        output, force, _lang(lang), strict, quiet, verbose,
    )  # fmt: skip


def _lang(lang: Lang | None) -> str:
    """Take the stated language, else that of the terminal."""
    if lang:
        return lang.value
    spoken = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "zh" if spoken.startswith("zh") else "en"


def _spoken(words: list[str]) -> str:
    """Give the language of a call that failed, which may have failed before its options were read."""
    stated = next((w.removeprefix("--lang=") for w in reversed(words) if w.startswith("--lang=")), "")
    after = next((b for a, b in pairwise(words) if a == "--lang"), stated)
    return _lang(Lang(after) if after in set(Lang) else None)


def run() -> None:
    """Run the command line; every way out is a documented exit code."""
    prepare_streams()
    out = sys.stdout
    try:
        app()
    except SystemExit:
        if sys.stdout is not out:  # Typer has put a broken pipe aside
            leave_pipe()
        raise
    except TallybookError as fault:
        _leave(fault.told(_spoken(sys.argv)), fault.exit_code)
    except BrokenPipeError:
        leave_pipe()
    except Exception as fault:
        if isinstance(fault, OSError) and fault.filename is None:  # a stream, not a file: the help of Typer
            _leave(unwritable("stdout", fault).told(_spoken(sys.argv)), OutputError.exit_code)
        if os.environ.get("TALLYBOOK_DEBUG"):
            raise
        _leave(f"our own fault: {type(fault).__name__}: {fault}", _OWN_FAULT)


def _leave(message: str, code: int) -> NoReturn:
    from tallybook.present import heading

    first, *more = message.split("\n")
    say(f"{heading('error', _spoken(sys.argv))}: {first}")
    for line in more:
        say(line)
    sys.exit(code)
