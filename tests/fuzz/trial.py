"""Read altered workbooks in processes that may die, and judge what comes of each."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tallybook.engine import Bounds, run_all
from tallybook.errors import TallybookError
from tallybook.model import Codebook, Run, Severity, SheetReading, a1
from tallybook.model.limits import MIB
from tallybook.pipeline import Settings, Wanted, inspect_file, total
from tallybook.present import page_of_inspection, report_observations, report_totals
from tallybook.render import to_json
from tallybook.render.inspection import to_page
from tests.fuzz.agreement import Comparison, agree_on_one, compared
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.of_bytes import filled_twice
from tests.fuzz.second import sheets_of

SECONDS, MEMORY = 20, 1024 * MIB
"""What one workbook of a few thousand bytes may take at the very most."""
_OUR_FAULT = frozenset({"FILE_FAILED", "FILE_KILLED", "FILE_COSTLY"})
LONGEST = 5.0
"""The seconds of a processor that reading and understanding one may take."""


class Outcome(NamedTuple):
    """What came of an altered workbook: how it ended, what is wrong with that, by which rules its cells agree."""

    id: str
    how: str
    format: str
    end: str
    faults: tuple[str, ...] = ()
    rules: Counter[str] = Counter()  # noqa: RUF012 - nobody alters it
    seconds: float = 0.0


def tried(numbers: Sequence[str], workers: int) -> tuple[Outcome, ...]:
    """Try altered workbooks by their numbers; where the process died, ours alone is tried to tell which reader it was."""
    bounds = Bounds(MEMORY, SECONDS)
    with TemporaryDirectory() as folder:
        return run_all(
            numbers,
            partial(judged, folder=folder),
            lost=partial(_lost, folder=folder, bounds=bounds),
            workers=workers,
            bounds=bounds,
        )


def _lost(number: str, late: bool, folder: str, bounds: Bounds) -> Outcome:
    made = mutant(number)
    why = "too late" if late else "died"
    died = Outcome(number, made.how, made.format, "died", (why,))
    (alone,) = run_all(
        [number],
        partial(judged, folder=folder, alone=True),
        lost=lambda *_: died,
        workers=1,
        bounds=bounds,
    )
    return alone if alone.faults else alone._replace(end=f"{alone.end}, the other reader {why}")


def judged(number: str, folder: str, *, alone: bool = False) -> Outcome:
    """Make the altered workbook of a number and judge it."""
    return judge(mutant(number), folder, alone=alone)


def judge(made: Mutant, folder: str, *, alone: bool = False) -> Outcome:
    """Read an altered workbook, and hold what came of it against another reader unless it is to be `alone`."""
    path = Path(folder, f"{os.getpid()}.{made.format}")
    path.write_bytes(made.data)
    begun = time.process_time()
    run, sheets = inspect_file(str(path), Settings(year="2021"))
    raised = _delivered(run, sheets, str(path))
    seconds = time.process_time() - begun
    faults = [*_faults(run, sheets), *raised, *([f"took {seconds:.1f} s"] if seconds > LONGEST else [])]
    comparison = None if alone or not sheets else _comparison(made, run, sheets)
    more, rules = comparison or Comparison((), Counter())
    return Outcome(made.id, made.how, made.format, _end(run, sheets, comparison), (*faults, *more), rules, seconds)


def _delivered(run: Run, sheets: Sequence[SheetReading], path: str) -> list[str]:
    """Do what follows on reading, all of it in the process that no worker guards; give what it raised."""
    try:
        totals, _ = total(run, Wanted(), Codebook())
        to_json(report_totals(totals, by=Wanted().by, findings=run.findings, sources=run.sources, lang="zh"), ok=True)
        to_json(report_observations(run.observations, findings=run.findings, sources=run.sources, lang="en"), ok=True)
        told = {"path": path, "observations": run.observations, "findings": run.findings, "sources": run.sources}
        to_page(page_of_inspection(sheets, lang="en", **told))
    except TallybookError:
        return []
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is told
        return [f"raised {type(fault).__name__}: {fault}"]
    return []


def _faults(run: Run, sheets: Sequence[SheetReading]) -> list[str]:
    found = [f"{f.code} {dict(f.facts)}" for f in run.findings if f.code in _OUR_FAULT]
    found += [f"the balance of {s.grid.sheet} does not close: {s.balance}" for s in sheets if not s.balance.closes]
    if not sheets and not any(f.severity is Severity.ERROR for f in run.findings):
        found.append("neither read nor refused")
    if any(s.balance.unexplained for s in sheets) and not any(f.severity is Severity.ERROR for f in run.findings):
        found.append("unexplained without an error")
    return found


def _end(run: Run, sheets: Sequence[SheetReading], comparison: Comparison | None) -> str:
    if sheets:
        return "read and compared" if comparison else "read alone"
    return next((f"refused {f.code}" for f in run.findings if f.severity is Severity.ERROR), "nothing")


def _comparison(made: Mutant, run: Run, sheets: Sequence[SheetReading]) -> Comparison | None:
    kind = run.sources[0].source.format
    there = sheets_of(kind, made.data)
    if there is None:
        return None
    grids = [s.grid for s in sheets]
    if kind == "csv":
        return agree_on_one(grids[0], there)
    told = {(f.sheet, f.cell) for f in run.findings if f.severity is not Severity.NOTE}
    told |= {(g.sheet, a1(*place)) for g in grids for _, place in g.noticed}
    told |= {(g.sheet, a1(*place)) for place in filled_twice(made.data) for g in grids} if kind == "xls" else set()
    return compared(grids, there, told)
