"""The library in one screen: read files, take their totals.

import tallybook

run = tallybook.read_files("data/luzhou-2021")
for total in tallybook.totals(run, by=("indicator", "year")):
print(total.key, total.obs_value)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.model import OBSERVATION_COLUMNS, Balance, Codebook, Contribution, Finding, Observation, Total
from tallybook.pipeline import Run, Settings, Wanted, contributed, read_paths, refuse_empty, total
from tallybook.settings import codebook_for, given_or_book
from tallybook.stated import map_year, stated_cluster, stated_year

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: observations with their cells, findings, and the balance of all numbers."""

    run: Run
    codebook: Codebook

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every number that is data, in the order of files, sheets and cells."""
        return self.run.observations

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is odd in the files."""
        return self.run.findings

    @property
    def balance(self) -> Balance:
        """How many numbers were read, and what became of them."""
        return self.run.balance

    def frame(self) -> pd.DataFrame:
        """Give the observations as a frame: one row each, exact decimals as objects."""
        import pandas as pd

        rows = [[getattr(o, c) for c in OBSERVATION_COLUMNS] for o in self.observations]
        return pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS), dtype=object)


def read_files(
    *paths: str | Path,
    year: str | None = None,
    area: str | None = None,
    codebook: str | Path | None = None,
    workers: int = 0,
    engine: str = "local",
    scheduler: str | None = None,
) -> Reading:
    """Read workbooks and folders of them; no path means the working folder, if it holds a tallybook.toml.

    The codebook is the stated one, else a tallybook.toml in the first folder, or beside the first
    file, that has one. `workers` are processes of their own; without any the files are read in this one. The
    `engine` "dask" reads on the cluster of a `scheduler`, such as tcp://10.0.0.5:8786, or starts one of so many workers
    here. Raises NoInput when no path holds a number, UsageError for a faulty codebook, a year that is none, and a
    cluster that does not answer.
    """
    given = given_or_book([str(p) for p in paths])
    book = codebook_for(str(codebook) if codebook else None, given)
    cluster = stated_cluster(engine, scheduler, workers)
    run = read_paths(given, Settings(stated_year(year), area, book, workers, cluster))
    refuse_empty(run)
    return Reading(run, book)


def totals(
    reading: Reading,
    *,
    by: Sequence[str] = ("area", "indicator", "year"),
    year: str | None = None,
    compare: str | None = None,
    indicators: Sequence[str] = (),
    on_map: str | None = None,
) -> tuple[Total, ...]:
    """Add up: one total for each combination of the `by` columns and unit, bounds carried.

    `on_map` gives areas as they are in that year.
    """
    wanted = Wanted(tuple(by), stated_year(year), compare, tuple(indicators), map_year(on_map), members=True)
    return total(reading.run, wanted, reading.codebook)[0]


def contributions(
    reading: Reading,
    *,
    by: Sequence[str] = ("area", "indicator", "year"),
    year: str | None = None,
    compare: str,
    indicators: Sequence[str] = (),
    on_map: str | None = None,
) -> tuple[Contribution, ...]:
    """Say who made the difference to the year `compare`: each area's part in the change of each total over all areas."""
    wanted = Wanted(tuple(by), stated_year(year), compare, tuple(indicators), map_year(on_map))
    return contributed(reading.run, wanted, reading.codebook)
