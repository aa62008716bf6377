"""Neither the order of files, nor the number of workers, nor how Python hashes changes a byte of any output."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from random import Random

import pytest

from tests.mixture import hostile, laid, sample
from tests.running import run

WORKERS = (1, 2, 8)
QUICK = {
    "all.json": ("observations", "--json", "--lang", "en"),
    "totals.xlsx": ("totals", "-o", "out/totals.xlsx", "-v"),
}
EVERY = QUICK | {
    "totals.json": ("totals", "--json", "--lang", "zh"),
    "totals.csv": ("totals", "-o", "out/totals.csv", "--by", "area,indicator,activity,month"),
    "suppressed.md": ("totals", "--suppress", "50", "--format", "md", "--by", "area,indicator"),
    "compared.md": ("totals", "--compare", "2020", "--format", "md"),
    "compared.xlsx": ("totals", "--compare", "2020", "-o", "out/compared.xlsx"),
    "all.csv": ("observations", "-o", "out/all.csv"),
    "all.xlsx": ("observations", "-o", "out/all.xlsx"),
}
Commands = dict[str, tuple[str, ...]]
Said = dict[str, bytes]


def answers(folder: Path, paths: list[str], workers: int, commands: Commands) -> Said:
    """Give all that the commands write: to their file, to stdout and to stderr."""
    (folder / "out").mkdir(exist_ok=True)
    told: Said = {}
    for name, (command, *options) in commands.items():
        done = run(command, *paths, *options, "--force", "--workers", str(workers), folder=folder)
        assert done.returncode in {0, 1}, done.stderr
        written = folder / "out" / name
        told[name] = b"\n".join([f"{done.returncode} {done.stdout} {done.stderr}".encode(), _taken(written)])
    return told


def _taken(written: Path) -> bytes:
    content = written.read_bytes() if written.exists() else b""
    written.unlink(missing_ok=True)
    return content


def shuffled(names: list[str], seed: int) -> list[str]:
    return Random(seed).sample(names, len(names))


def differing(one: Said, other: Said) -> list[str]:
    return [name for name, told in one.items() if other[name] != told]


def given_of(files: dict[str, bytes]) -> list[str]:
    """Give the sample's folders as they are, and of the others each file by itself."""
    return sorted({n if n.startswith("returns/") else n.split("/")[0] for n in files if not n.startswith("kepu/")})


def differing_in(
    folder: Path, files: dict[str, bytes], trials: Iterable[tuple[int, int]], commands: Commands
) -> list[str]:
    """Name what differs from the plain order of names and one worker; a trial is an order and a number of workers."""
    given = given_of(files)
    laid(folder / "plain", files, sorted(files))
    usual = answers(folder / "plain", given, 1, commands)
    found = []
    for seed, workers in trials:
        here = folder / f"{seed}"
        if not here.exists():
            laid(here, files, shuffled(sorted(files), seed))
        other = answers(here, shuffled(given, seed), workers, commands)
        found += [f"{name}, order {seed}, {workers} workers" for name in differing(usual, other)]
    return found


def test_the_order_of_files_and_the_number_of_workers_change_no_byte(tmp_path: Path) -> None:
    assert differing_in(tmp_path, sample("2021") | hostile(), enumerate(WORKERS), QUICK) == []


@pytest.mark.slow
def test_twenty_orders_and_any_number_of_workers_change_no_byte_of_any_output(tmp_path: Path) -> None:
    assert differing_in(tmp_path, sample() | hostile(), product(range(20), WORKERS), EVERY) == []


def test_how_python_hashes_changes_no_byte(tmp_path: Path) -> None:
    files = sample() | hostile()
    laid(tmp_path, files, sorted(files))
    one, two = (hashing(seed, tmp_path, "all.json") for seed in "12")
    assert one == two


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_how_python_hashes_changes_no_byte_of_any_output(name: str, tmp_path: Path) -> None:
    files = sample() | hostile()
    laid(tmp_path, files, sorted(files))
    assert len({hashing(f"{seed}", tmp_path, name) for seed in range(6)}) == 1


def hashing(seed: str, folder: Path, name: str) -> bytes:
    """Give what a command writes in a process of its own, of which the hashes begin at a seed."""
    command, *options = EVERY[name]
    (folder / "out").mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", command, "luzhou-2020", "luzhou-2021", "returns", *options, "--force"],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr
    return b"\n".join([done.stdout, done.stderr, _taken(folder / "out" / name)])
