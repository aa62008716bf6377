"""The commands and their options."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated, Optional

import typer

from tallybook.errors import TallybookError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
_INTERRUPTED, _OWN_FAULT = 130, 70


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


class Lang(StrEnum):
    """The language of headings and findings."""

    ZH = "zh"
    EN = "en"


# Typer reads these annotations as they stand, so the optional ones are spelled Optional.
Paths = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Argument(help="Workbooks, or folders of them; may be left out in a folder that holds a tallybook.toml."),
]
Year = Annotated[Optional[str], typer.Option("--year", help="The year the files are about; wins over what they say.")]  # noqa: UP045
Area = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--area", help="The area the files are about, by name or code; wins over what they say."),
]
Book = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--codebook", help="A tallybook.toml or its folder; found beside the files if left out."),
]
Shape = Annotated[Format, typer.Option("--format", help="How to write the rows.")]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Output = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("-o", "--output", help="Write to a file: .csv, .json, .md, for totals also .xlsx."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")]
Indicators = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--indicator", help="Only this indicator, by name or id; may be given several times."),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="How many processes read the files.")]
Language = Annotated[Optional[Lang], typer.Option("--lang", help="Headings and findings in zh or en.")]  # noqa: UP045
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Give all findings and the balance of each sheet.")]


@app.command()
def totals(
    paths: Paths = None,
    by: Annotated[str, typer.Option("--by", help="Columns to total by, parted by commas.")] = "area,indicator,year",
    compare: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--compare", help="Put this earlier year and the change beside each total."),
    ] = None,
    indicator: Indicators = None,
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Shape = Format.TABLE,
    as_json: Json = False,
    output: Output = None,
    force: Force = False,
    workers: Workers = 1,
    lang: Language = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Add the numbers of workbooks up to yearly totals."""
    from tallybook.cli.answer import Request, answer_totals

    request = Request(
        tuple(paths or ()), year, area, codebook, workers, tuple(indicator or ()),
        "json" if as_json else shape.value, output, force, _lang(lang), strict, quiet, verbose,
    )  # fmt: skip
    answer_totals(request, by=tuple(b.strip() for b in by.split(",")), earlier=compare)


@app.command()
def observations(
    paths: Paths = None,
    indicator: Indicators = None,
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Shape = Format.TABLE,
    as_json: Json = False,
    output: Output = None,
    force: Force = False,
    workers: Workers = 1,
    lang: Language = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List every number with its area, indicator, period and cell."""
    from tallybook.cli.answer import Request, answer_observations

    request = Request(
        tuple(paths or ()), year, area, codebook, workers, tuple(indicator or ()),
        "json" if as_json else shape.value, output, force, _lang(lang), strict, quiet, verbose,
    )  # fmt: skip
    answer_observations(request)


@app.command()
def inspect(
    file: Annotated[str, typer.Argument(help="One workbook.")],
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    as_json: Json = False,
    lang: Language = None,
    why: Annotated[bool, typer.Option("--why", help="Say what the reading rests on.")] = False,
) -> None:
    """Show how each sheet of a file was understood."""
    from tallybook.cli.draw import inspect_file
    from tallybook.pipeline import Settings
    from tallybook.settings import codebook_for

    settings = Settings(year, area, codebook_for(codebook, (file,)))
    sys.exit(inspect_file(file, settings, why=why, as_json=as_json, lang=_lang(lang)))


@app.command()
def explain(
    code: Annotated[Optional[str], typer.Argument(help="A finding's code, such as FOOTING_DIFFERS.")] = None,  # noqa: UP045
    lang: Language = None,
) -> None:
    """Say what a finding's code means and what to do; without a code, list them all."""
    from tallybook.cli.explain import explanation

    typer.echo(explanation(code, _lang(lang)))


def _lang(lang: Lang | None) -> str:
    """Take the stated language, else that of the terminal."""
    if lang:
        return lang.value
    spoken = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "zh" if spoken.startswith("zh") else "en"


def main() -> None:
    """Run the command line; every way out is a documented exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        app()
    except TallybookError as fault:
        _leave(str(fault), fault.exit_code)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as fault:
        if os.environ.get("TALLYBOOK_DEBUG"):
            raise
        _leave(f"our own fault: {type(fault).__name__}: {fault}", _OWN_FAULT)


def _leave(message: str, code: int) -> None:
    from tallybook.render.text import harmless

    print("\n".join(harmless(line) for line in f"error: {message}".split("\n")), file=sys.stderr)  # noqa: T201 - the last word
    sys.exit(code)
