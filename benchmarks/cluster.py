"""Measure what a run costs on a Dask cluster of this machine, beside the same number of plain processes.

    python benchmarks/cluster.py [--files N] [--months N] [--rounds N] [--workers N] [FOLDER]

Each run is a process of its own, `tallybook totals FOLDER --by indicator,year --json`; the two engines take turns, so that
whatever else the machine does disturbs both alike. Without a folder, books of so many monthly sheets are made first. Prints
seconds on the clock and of processors, all processes together, the ratio of each, and whether all outputs are the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from workloads import monthly_book

ENGINES = ("local", "dask")
AT_ONCE = 1 << 20


class Cost(NamedTuple):
    """Seconds on the clock, and of processors."""

    clock: float
    processor: float


def spent(engine: str, folder: str, workers: int) -> tuple[Cost, str]:
    """Run the program once; give what it cost with all its processes, and a digest of what it gave."""
    command = [sys.executable, "-m", "tallybook", "totals", folder, "--by", "indicator,year", "--json", "-q"]
    begun, before = time.perf_counter(), os.times()
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--engine", engine, "--workers", str(workers)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        digest = hashlib.sha256()
        while piece := process.stdout.read(AT_ONCE) if process.stdout else b"":
            digest.update(piece)
    after = os.times()
    if process.returncode not in {0, 1}:
        sys.exit(f"{engine} ended with {process.returncode}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - begun, used), digest.hexdigest()


def measure(folder: str, rounds: int, workers: int) -> None:
    """Let the engines take turns over a folder, and print a table."""
    files = sum(1 for p in Path(folder).rglob("*") if p.is_file())
    costs: dict[str, list[Cost]] = {engine: [] for engine in ENGINES}
    digests = set()
    for _ in range(rounds):
        for engine in ENGINES:
            cost, digest = spent(engine, folder, workers)
            costs[engine].append(cost)
            digests.add(digest)
    print(
        f"| {files:,} files, {workers} workers | s | s of processors | ms of processors a file |\n|---|---:|---:|---:|"
    )
    for engine, runs in costs.items():
        clock, processor = (median(values) for values in zip(*runs, strict=True))
        print(f"| {engine} | {clock:,.1f} | {processor:,.1f} | {processor / files * 1000:,.1f} |")
    pairs = list(zip(costs["dask"], costs["local"], strict=True))
    clock, processor = (median(d[n] / here[n] for d, here in pairs) for n in range(2))
    print(f"| dask ÷ local | {clock:.2f} | {processor:.2f} | |")
    print(f"\nbytes: {'the same' if len(digests) == 1 else 'DIFFERENT'}")


def main() -> None:
    """Make the books where none are given, and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", help="files to read instead of those that are made")
    options.add_argument("--files", type=int, default=3000, help="how many books")
    options.add_argument("--months", type=int, default=1, help="how many monthly sheets a book has")
    options.add_argument("--rounds", type=int, default=1, help="how often each engine runs")
    options.add_argument("--workers", type=int, default=2, help="how many processes each has")
    asked = options.parse_args()
    if asked.folder:
        measure(asked.folder, asked.rounds, asked.workers)
        return
    with TemporaryDirectory() as folder:
        for number in range(asked.files):
            monthly_book(Path(folder, f"{number:06}.xlsx"), number, asked.months)
        measure(folder, asked.rounds, asked.workers)


if __name__ == "__main__":
    main()
