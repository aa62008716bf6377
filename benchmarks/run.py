"""Measure Tallybook beside its peers: reading, the whole job, export, start-up, and how costs grow.

    python benchmarks/run.py [--files 30,300] [--rounds N] [--only job,read] [--python PATH]

Workbooks are made first, and kept where `--folder` says. Then whole processes take turns in one run, so that whatever
else the machine does disturbs all alike; of each round the ratio is taken, and of the ratios the median. Each job's
totals are compared with those that are true: a wrong answer is none. Peers whose packages are missing are named.
`--python` is the interpreter that has them, if not this one.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from answers import wrong
from commands import HERE, OURS, Peers, job, program, script
from costs import MIB, Bounds, Cost, Costs, in_turn, table
from workloads import CELLS_A_BOOK, CELLS_A_ROW, CODEBOOK, FIGURES_A_BOOK, long_list, monthly_books, truth

NONE = "–"
ROWS_OF_A_SHEET = 1_048_576
TYPER, PANDAS = "Typer's smallest program --help", "python -c 'import pandas'"


class Asked(NamedTuple):
    """What is to be measured: `files` beside the peers, `more` of ours alone, `rows` of the long lists."""

    folder: Path
    files: tuple[int, ...]
    more: tuple[int, ...]
    rows: tuple[int, ...]
    written: int
    workers: tuple[int, ...]
    rounds: int
    bounds: Bounds
    peers: Peers

    def books(self, files: int) -> Path:
        """Give a folder of so many monthly books, made where it is not there."""
        folder = self.folder / f"books-{files}"
        if not folder.exists():
            making = folder.with_suffix(".part")
            monthly_books(making, files)
            making.rename(folder)
        return folder

    def listed(self, rows: int) -> Path:
        """Give a long list of so many rows, made where it is not there."""
        path = self.folder / f"rows-{rows}.xlsx"
        if not path.exists():
            long_list(path, rows)
        return path

    @property
    def outs(self) -> Path:
        """Give the folder for what jobs write."""
        folder = self.folder / "out"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def codebook(self) -> Path:
        """Give what our job is told of the books."""
        path = self.folder / "stated" / "tallybook.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(CODEBOOK, encoding="utf-8")
        return path


# -- what is measured ---------------------------------------------------------------


def measure_jobs(asked: Asked) -> None:
    """Compare whole jobs over each number of files, then ours with itself over all of them."""
    ours = {files: _job(asked, files, peers=files in asked.files) for files in sorted({*asked.files, *asked.more})}
    names = [f"{OURS}, {n} worker{'s' * (n > 1)}" for n in asked.workers]
    print("\n## Cost against files and cores\n")
    heads = ("files, workers", "s", "ms a file", "ms of processors a file", "parent's peak MiB", "÷ 1 worker")
    rows = [
        (
            f"{files:,}, {name.split(', ')[1]}",
            *(
                [costs.failed(name), *[NONE] * 4]
                if costs.failed(name)
                else [
                    f"{costs.middle(name, _seconds):,.1f}",
                    f"{costs.middle(name, _seconds) / files * 1000:,.0f}",
                    f"{costs.middle(name, _processor) / files * 1000:,.0f}",
                    f"{costs.middle(name, _peak):,.0f}",
                    _ratio(costs, name, names[0]),
                ]
            ),
        )
        for files, costs in ours.items()
        for name in names
    ]
    print(table(heads, rows))


def _job(asked: Asked, files: int, *, peers: bool) -> Costs:
    folder = asked.books(files)
    outs, true = asked.outs, truth(files)
    targets = {f"{OURS}, {n} worker{'s' * (n > 1)}": outs / f"{n}.csv" for n in asked.workers}
    first, *_ = targets
    commands = {
        name: job(folder, asked.codebook, out, workers)
        for (name, out), workers in zip(targets.items(), asked.workers, strict=True)
    }
    if peers and files * FIGURES_A_BOOK < ROWS_OF_A_SHEET:
        book = f"{OURS}, 1 worker, all observations beside"
        targets[book] = outs / "1.xlsx"
        commands[book] = job(folder, asked.codebook, targets[book], 1)
    if peers:
        commands |= asked.peers.sums(folder, outs)
    for out in outs.iterdir():
        out.unlink()

    def check(name: str) -> str:
        return wrong(targets.get(name, outs / f"{name}.xlsx"), true, exact=name in targets)

    costs = in_turn(commands, asked.rounds, asked.bounds, check)
    if peers:
        print(f"\n## Whole job: {files:,} files, {files * CELLS_A_BOOK:,} cells\n")
        print(_compared(costs, first, files * CELLS_A_BOOK))
    return costs


def measure_reading(asked: Asked) -> None:
    """Compare readers over the monthly books and over each long list."""
    books = min(asked.files)
    works = {f"{books:,} monthly books": (asked.books(books), books * CELLS_A_BOOK)}
    works |= {f"a list of {rows:,} rows": (asked.listed(rows), rows * CELLS_A_ROW) for rows in asked.rows}
    for title, (given, cells) in works.items():
        commands = {
            f"{OURS} reads": script("read.py", "reads", str(given)),
            f"{OURS} reads and understands": script("read.py", "understands", str(given)),
            **asked.peers.readers(given),
        }
        print(f"\n## Reading: {title}, {cells:,} cells\n")
        print(_compared(in_turn(commands, asked.rounds, asked.bounds), f"{OURS} reads and understands", cells))


def measure_rows(asked: Asked) -> None:
    """Measure the whole job over lists of more and more rows."""
    print("\n## Cost against rows of one sheet\n")
    commands = {
        f"{rows:,} rows": [*program("totals"), str(asked.listed(rows)), "--by", "area,indicator,year", "--json", "-q"]
        for rows in asked.rows
    }
    costs = in_turn(commands, asked.rounds, asked.bounds)
    heads = ("whole job", "s", "ms a thousand rows", "cells a second", "parent's peak MiB")
    print(
        table(
            heads,
            [
                (name, costs.failed(name), *[NONE] * 3)
                if costs.failed(name)
                else (
                    name,
                    f"{costs.middle(name, _seconds):,.1f}",
                    f"{costs.middle(name, _seconds) / rows * 1e6:,.0f}",
                    f"{rows * CELLS_A_ROW / costs.middle(name, _seconds):,.0f}",
                    f"{costs.middle(name, _peak):,.0f}",
                )
                for name, rows in zip(commands, asked.rows, strict=True)
            ],
        )
    )


def measure_export(asked: Asked) -> None:
    """Compare what it takes to write all observations of some books; reading them is not counted."""
    folder, rows = asked.books(asked.written), asked.outs / "rows.csv"
    in_turn({"rows": script("export.py", "csv", str(folder), str(rows))}, 1, asked.bounds)
    ours = {
        f"{OURS}: {shape}": script("export.py", shape, str(folder), str(asked.outs / f"ours.{shape}"))
        for shape in ("csv", "json", "md", "xlsx")
    }
    peers = asked.peers.writers(rows, "xlsx") | asked.peers.writers(rows, "csv")
    costs = in_turn(ours | peers, asked.rounds, asked.bounds)
    lines = sum(1 for _ in rows.open(encoding="utf-8")) - 1
    print(f"\n## Export: {lines:,} observations\n")
    heads = ("writer: format", "s", "rows a second", "peak MiB", "Tallybook in this format ÷ it")
    print(table(heads, [_export_row(costs, name, lines) for name in costs]))


def _export_row(costs: Costs, name: str, lines: int) -> tuple[str, ...]:
    if why := costs.failed(name):
        return name, why, *[NONE] * 3
    written = costs.middle(name, _said)
    ours = f"{OURS}: {name.rsplit(' ', 1)[-1]}"
    ratio = NONE if costs.failed(ours) else f"{costs.ratio(ours, name, _said):.2f}"
    return name, f"{written:.2f}", f"{lines / written:,.0f}", f"{costs.middle(name, _peak):,.0f}", ratio


def measure_start(asked: Asked) -> None:
    """Compare what it takes until anything happens."""
    small = asked.folder / "small.csv"
    small.write_text("区县,参加人次(人次)\n甲区,10\n乙区,20\n合计,30\n", encoding="utf-8")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        TYPER: [sys.executable, str(HERE / "peers" / "typer_app.py"), "--help"],
        f"{OURS} --help": program("--help"),
        PANDAS: [sys.executable, "-c", "import pandas"],
        f"{OURS} totals small.csv": program("totals", str(small), "--year", "2021", "-q"),
    }
    costs = in_turn(commands, asked.rounds**2, asked.bounds)
    print("\n## Start-up\n")
    heads = (
        "command",
        "ms",
        "ms of processors",
        "peak MiB",
        "÷ Typer's",
        "in processors",
        "ms over pandas",
        "in processors",
    )
    print(table(heads, [_start_row(costs, name) for name in commands]))


def _start_row(costs: Costs, name: str) -> tuple[str, ...]:
    clock, processor = costs.middle(name, _seconds), costs.middle(name, _processor)
    return (
        name,
        f"{clock * 1000:,.0f}",
        f"{processor * 1000:,.0f}",
        f"{costs.middle(name, _peak):,.0f}",
        _ratio(costs, name, TYPER),
        _ratio(costs, name, TYPER, _processor),
        f"{(clock - costs.middle(PANDAS, _seconds)) * 1000:+,.0f}",
        f"{(processor - costs.middle(PANDAS, _processor)) * 1000:+,.0f}",
    )


SECTIONS: dict[str, Callable[[Asked], None]] = {
    "start": measure_start,
    "read": measure_reading,
    "rows": measure_rows,
    "export": measure_export,
    "job": measure_jobs,
}


# -- how it is shown ----------------------------------------------------------------


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _processor(cost: Cost) -> float:
    return cost.processor


def _peak(cost: Cost) -> float:
    return cost.peak / MIB


def _said(cost: Cost) -> float:
    return float(cost.said)


def _ratio(costs: Costs, name: str, other: str, of: Callable[[Cost], float] = _seconds) -> str:
    return NONE if costs.failed(name) or costs.failed(other) else f"{costs.ratio(name, other, of):.2f}"


def _compared(costs: Costs, ours: str, cells: int) -> str:
    """Lay out what each command cost, and how many times as much one of ours did."""
    heads = ("", "s", "s of processors", "cells a second", "peak MiB", f"{ours} ÷ it", "in processors")
    return table(
        heads,
        [
            (name, costs.failed(name), *[NONE] * 5)
            if costs.failed(name)
            else (
                name,
                f"{costs.middle(name, _seconds):,.2f}",
                f"{costs.middle(name, _processor):,.2f}",
                f"{cells / costs.middle(name, _seconds):,.0f}",
                f"{costs.middle(name, _peak):,.0f}",
                _ratio(costs, ours, name),
                _ratio(costs, ours, name, _processor),
            )
            for name in costs
        ],
    )


def _machine(asked: Asked) -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30) if hasattr(os, "sysconf") else 0
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    peers = ", ".join(f"{name} {number}" for name, number in asked.peers.versions.items() if number)
    return (
        f"{platform.system()} on {_processor_name()}, {os.cpu_count()} processors, {memory:.0f} GiB{load}; "
        f"{platform.python_implementation()} {platform.python_version()}; tallybook {version('tallybook')}; "
        f"peers: {peers or 'none'}; {asked.rounds} round(s)"
    )


def _processor_name() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _asked(words: argparse.Namespace, folder: Path) -> Asked:
    bounds = Bounds(words.minutes * 60, words.memory * MIB)
    files, more, rows, workers = (_numbers(t) for t in (words.files, words.more, words.rows, words.workers))
    return Asked(folder, files, more, rows, words.written, workers, words.rounds, bounds, Peers(words.python))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = partial(options.add_argument, metavar="N")
    add("--files", default="30,300", help="how many monthly books, beside the peers")
    add("--more", default="", help="how many monthly books, ours alone")
    add("--rows", default="2000,20000", help="rows of the long lists")
    add("--written", type=int, default=6, help="of how many monthly books all observations are exported")
    add("--workers", default="1,2", help="numbers of worker processes; the first is the one compared with peers")
    add("--rounds", type=int, default=3, help="how often each command runs")
    add("--minutes", type=float, default=15, help="how long one command may take")
    add("--memory", type=int, default=12_000, help="how many MiB one command may take")
    add("--only", metavar="SECTIONS", default=",".join(SECTIONS), help=f"of {', '.join(SECTIONS)}")
    add("--python", metavar="PATH", default=sys.executable, help="the interpreter that has the peers' packages")
    add("--folder", metavar="FOLDER", help="where workbooks are made and kept; else a folder that goes again")
    return options


def main() -> None:
    """Make what is to be read, measure the sections asked for, and print their tables."""
    options = _options()
    words = options.parse_args()
    sections = words.only.split(",")
    if unknown := [s for s in sections if s not in SECTIONS]:
        options.error(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    with TemporaryDirectory() as passing:
        asked = _asked(words, Path(words.folder or passing))
        print(_machine(asked))
        for section in sections:
            SECTIONS[section](asked)
            sys.stdout.flush()
    if asked.peers.left_out:
        print(f"\nLeft out, as their packages are missing: {', '.join(sorted(asked.peers.left_out))}")


if __name__ == "__main__":
    main()
