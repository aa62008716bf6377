"""The commands that are measured: ours, and those of the peers whose packages are there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).parent
OURS = "tallybook"
Command = list[str]

_SUMS = {
    "pandas, openpyxl": ("pandas_sum.py", "openpyxl", ("pandas", "openpyxl")),
    "pandas, calamine": ("pandas_sum.py", "calamine", ("pandas", "python_calamine")),
    "polars": ("polars_sum.py", "", ("polars", "fastexcel", "xlsxwriter")),
    "duckdb": ("duckdb_sum.py", "", ("duckdb", "duckdb_ext")),
    "calamine alone": ("calamine_sum.py", "", ("python_calamine", "xlsxwriter")),
}
_READERS = {"calamine": ("python_calamine",), "polars": ("polars", "fastexcel"), "openpyxl": ("openpyxl",)}
_WRITERS = {"xlsxwriter": ("xlsxwriter",), "pandas": ("pandas", "xlsxwriter"), "polars": ("polars", "xlsxwriter")}


class Peers:
    """Gives the commands of the peers that an interpreter has the packages for; `left_out` names the others."""

    def __init__(self, python: str) -> None:
        self.python = python
        self.left_out: set[str] = set()
        packages = {p for _, _, needed in _SUMS.values() for p in needed}
        self.versions = _versions(python, sorted(packages | {p for needed in _READERS.values() for p in needed}))

    def sums(self, folder: Path, outs: Path) -> dict[str, Command]:
        """Give those that sum a folder of monthly books; each writes the workbook of its name."""
        return {
            name: [*self._script(script), str(folder), str(outs / f"{name}.xlsx"), *filter(None, [engine])]
            for name, (script, engine, needed) in _SUMS.items()
            if self._has(name, needed)
        }

    def readers(self, given: Path) -> dict[str, Command]:
        """Give those that read all cells and do nothing with them."""
        there = (name for name, needed in _READERS.items() if self._has(name, needed))
        return {name: [*self._script("read.py"), name, str(given)] for name in there}

    def writers(self, rows: Path, shape: str) -> dict[str, Command]:
        """Give those that write the rows of a CSV file; each prints how long it wrote."""
        there = (n for n, needed in _WRITERS.items() if self._has(n, needed) and (n, shape) != ("xlsxwriter", "csv"))
        return {
            f"{n}: {shape}": [*self._script("export.py"), n, str(rows), str(rows.with_name(f"{n}.{shape}"))]
            for n in there
        }

    def _script(self, name: str) -> Command:
        return [self.python, "-W", "ignore", str(HERE / "peers" / name)]

    def _has(self, name: str, needed: Iterable[str]) -> bool:
        there = all(self.versions[p] for p in needed)
        if not there:
            self.left_out.add(name)
        return there


def job(folder: Path, codebook: Path, out: Path, workers: int) -> Command:
    """Give our whole job over a folder: the totals of each district, indicator and year, all checks on."""
    asked = ["--by", "area,indicator,year", "--codebook", str(codebook), "--workers", str(workers)]
    return [*program("totals"), str(folder), *asked, "-o", str(out), "--force", "-q"]


def program(*words: str) -> Command:
    """Give a call of our program."""
    return [sys.executable, "-m", "tallybook", *words]


def script(name: str, *words: str) -> Command:
    """Give a call of one of our scripts, which take what the program has no command for."""
    return [sys.executable, str(HERE / "ours" / name), *words]


def _versions(python: str, packages: Iterable[str]) -> Mapping[str, str]:
    """Give the version of each package that an interpreter can import, else nothing."""
    look = (
        "import importlib.util as u, importlib.metadata as m, sys\n"
        "named = m.packages_distributions()\n"
        "for p in sys.argv[1:]: print(p, m.version(named[p][0]) if u.find_spec(p) and p in named else '')"
    )
    told = subprocess.run(  # noqa: S603 - an interpreter that the caller names
        [python, "-c", look, *packages], capture_output=True, text=True, check=True
    ).stdout
    return {line.split(" ")[0]: line.split(" ")[1] for line in told.splitlines()}
