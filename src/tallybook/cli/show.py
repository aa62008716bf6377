"""Run the pipeline for a command and write what it gave."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from tallybook.aggregate import BY, members, total_up
from tallybook.errors import OutputError, UsageError
from tallybook.model import OBSERVATION_COLUMNS, Balance, Codebook, Severity
from tallybook.pipeline import Run, Settings, read_paths
from tallybook.render import harmless, plain, to_csv, to_json, to_markdown
from tallybook.render.text import Row
from tallybook.settings import CODEBOOK, load_codebook

_TOTAL_COLUMNS = (
    "obs_value",
    "value_low",
    "value_high",
    "qualifier",
    "unit_measure",
    "obs_status",
    "observations",
    "areas_reporting",
    "areas_expected",
)
_SUFFIXES = {".csv": "csv", ".json": "json", ".md": "md"}
_SHOWN_OBSERVATIONS = (
    "area_label",
    "indicator_label",
    "time_period",
    "obs_value",
    "qualifier",
    "unit_measure",
    "sheet",
    "cell",
)
_MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Request:
    """A command's common options."""

    paths: Sequence[str]
    year: str | None
    area: str | None
    shape: str
    output: str | None
    force: bool
    strict: bool
    quiet: bool
    codebook: str | None = None


def show_totals(request: Request, by: tuple[str, ...]) -> None:
    """Print or write the totals, then leave with the run's exit code."""
    unknown = [b for b in by if b not in BY]
    if unknown:
        raise UsageError(f"--by does not know {unknown[0]!r}; it takes {', '.join(BY)}")
    run = _read(request)
    rows = [
        {**t.key, **{c: getattr(t, c) for c in _TOTAL_COLUMNS}}
        for t in total_up(run.observations, by=by, codebook=_codebook(request))
    ]
    columns = (*by, *_TOTAL_COLUMNS)
    shown = (*by, "obs_value", "value_low", "value_high", "qualifier", "unit_measure")
    if Path(request.output or "").suffix.lower() == ".xlsx":
        _write(_workbook(run, request, by, rows), request)
        _leave(run, request)
    _finish("totals", columns, shown, rows, run, request)


def _workbook(run: Run, request: Request, by: tuple[str, ...], rows: Sequence[Row]) -> bytes:
    from tallybook.render import Export, to_xlsx

    book = _codebook(request)
    by_area = ("area", "indicator", "year")
    areas = [
        {**t.key, **{c: getattr(t, c) for c in _TOTAL_COLUMNS}}
        for t in total_up(run.observations, by=by_area, codebook=book)
    ]
    chosen = members(run.observations, by=by, codebook=book)
    counted = {i: chosen[o] for i, o in enumerate(run.observations) if o in chosen}
    observed = [asdict(o) for o in run.observations]
    return to_xlsx(
        Export(
            (*by, *_TOTAL_COLUMNS),
            rows,
            (*by_area, *_TOTAL_COLUMNS),
            areas,
            OBSERVATION_COLUMNS,
            observed,
            counted,
            run.findings,
            run.sources,
        )
    )


def show_observations(request: Request) -> None:
    """Print or write the observations, then leave with the run's exit code."""
    run = _read(request)
    rows: list[Row] = [asdict(o) for o in run.observations]
    _finish("observations", OBSERVATION_COLUMNS, _SHOWN_OBSERVATIONS, rows, run, request)


def _read(request: Request) -> Run:
    return read_paths(request.paths, Settings(request.year, request.area, _codebook(request)))


def _codebook(request: Request) -> Codebook:
    """Load the stated codebook, or the one that lies in the first folder given."""
    beside = [p for p in request.paths if (Path(p) / CODEBOOK).is_file()]
    path = request.codebook or next(iter(beside), None)
    return load_codebook(path) if path else Codebook()


def _finish(
    command: str, columns: Sequence[str], shown: Sequence[str], rows: Sequence[Row], run: Run, request: Request
) -> None:
    shape = _SUFFIXES.get(Path(request.output).suffix.lower(), "") if request.output else request.shape
    if not shape:
        raise UsageError(
            f"cannot tell the format of {request.output}; its name must end in .csv, .json or .md, or for totals in .xlsx"
        )
    if shape == "table":
        _print_table(shown, rows)
    else:
        text = {
            "csv": lambda: to_csv(columns, rows),
            "json": lambda: to_json(command, columns, rows, run.balance, run.findings),
            "md": lambda: to_markdown(columns, rows),
        }[shape]()
        if request.output:
            _write(text.encode("utf-8-sig" if shape == "csv" else "utf-8"), request)
        else:
            sys.stdout.write(text)
    _leave(run, request)


def _leave(run: Run, request: Request) -> NoReturn:
    sys.stdout.flush()
    _talk(run, request)
    sys.exit(_exit_code(run, request))


def _print_table(columns: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(harmless(plain(row[c]))) for c in columns))
    Console(file=sys.stdout).print(table)


def _write(content: bytes, request: Request) -> None:
    target = Path(str(request.output))
    if target.exists() and not request.force:
        raise UsageError(f"{target} exists; give --force to replace it")
    waiting = target.with_name(target.name + ".part")
    try:
        waiting.write_bytes(content)
        os.replace(waiting, target)  # noqa: PTH105 - replaces in one step
    except OSError as fault:
        waiting.unlink(missing_ok=True)
        raise OutputError(f"{target} could not be written: {fault.strerror}") from fault


def _talk(run: Run, request: Request) -> None:
    ranked = sorted(run.findings, key=lambda f: list(Severity).index(f.severity))
    shown = [f for f in ranked if f.severity is Severity.ERROR or not request.quiet]
    for finding in shown[:_MOST_FINDINGS]:
        place = " ".join(w for w in (finding.source, finding.sheet, finding.cell) if w)
        raw = f" [{finding.raw}]" if finding.raw else ""
        _say(f"{finding.severity.value}: {finding.code} {place}{raw}: {finding.message} {finding.remedy}")
    if len(shown) > _MOST_FINDINGS:
        _say(f"… and {len(shown) - _MOST_FINDINGS} more findings (--format json lists all)")
    if not request.quiet:
        _say(_balance(run.balance))


def _balance(balance: Balance) -> str:
    words = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in asdict(balance).items() if name != "numbers")
    return f"balance: {balance.numbers} numbers read = {words}"


def _say(text: str) -> None:
    sys.stderr.write(harmless(text) + "\n")


def _exit_code(run: Run, request: Request) -> int:
    severities = {f.severity for f in run.findings}
    bad = {Severity.ERROR, Severity.WARNING} if request.strict else {Severity.ERROR}
    return 1 if severities & bad or run.balance.unexplained else 0
