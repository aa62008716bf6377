"""The commands and their options."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated, Optional

import typer

from tallybook.errors import TallybookError, UsageError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
_INTERRUPTED, _OWN_FAULT = 130, 70


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"


Paths = Annotated[list[str], typer.Argument(help="Workbooks, or folders of them.")]
Year = Annotated[Optional[str], typer.Option("--year", help="The year the files are about; wins over what they say.")]  # noqa: UP045 - read by typer
Area = Annotated[Optional[str], typer.Option("--area", help="The area the files are about; wins over what they say.")]  # noqa: UP045
Book = Annotated[
    str | None,
    typer.Option("--codebook", help="A tallybook.toml or its folder; found beside the files if left out."),
]
Shape = Annotated[Format, typer.Option("--format", help="How to write the rows.")]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Output = Annotated[
    str | None, typer.Option("-o", "--output", help="Write to a file: .csv, .json, .md, for totals also .xlsx.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")]


@app.command()
def totals(
    paths: Paths,
    by: Annotated[str, typer.Option("--by", help="Columns to total by, parted by commas.")] = "area,indicator,year",
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Shape = Format.TABLE,
    as_json: Json = False,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Add the numbers of workbooks up to yearly totals."""
    from tallybook.cli.show import Request, show_totals

    show_totals(
        Request(paths, year, area, _format(shape, as_json), output, force, strict, quiet, codebook),
        tuple(by.split(",")),
    )


@app.command()
def observations(
    paths: Paths,
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    shape: Shape = Format.TABLE,
    as_json: Json = False,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """List every number with its area, indicator, period and cell."""
    from tallybook.cli.show import Request, show_observations

    show_observations(Request(paths, year, area, _format(shape, as_json), output, force, strict, quiet, codebook))


@app.command()
def inspect(
    file: Annotated[str, typer.Argument(help="One workbook.")],
    year: Year = None,
    area: Area = None,
    codebook: Book = None,
    why: Annotated[bool, typer.Option("--why", help="Say what the reading rests on.")] = False,
) -> None:
    """Show how each sheet of a file was understood."""
    from tallybook.cli.draw import inspect_file
    from tallybook.model import Codebook
    from tallybook.pipeline import Settings
    from tallybook.settings import load_codebook

    book = load_codebook(codebook) if codebook else Codebook()
    sys.exit(inspect_file(file, Settings(year, area, book), why=why))


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A finding's code, such as FOOTING_DIFFERS.")]) -> None:
    """Say what a finding's code means and what to do."""
    from tallybook.model.codes import FINDING_CODES

    found = next((c for c in FINDING_CODES if c.code == code.upper()), None)
    if found is None:
        raise UsageError(f"there is no code {code!r}; the codes are {', '.join(c.code for c in FINDING_CODES)}")
    typer.echo(f"{found.code}: {found.title} · {found.title_zh}\n{found.meaning}\nRemedy: {found.remedy}")


def _format(shape: Format, as_json: bool) -> str:
    return "json" if as_json else shape.value


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
    print(f"error: {message}", file=sys.stderr)  # noqa: T201 - the last word on stderr
    sys.exit(code)
