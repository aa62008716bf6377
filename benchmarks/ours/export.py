"""Write all observations of a folder, and print the seconds of writing: export.py {csv,json,md,xlsx} FOLDER OUT."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from tallybook.model import Report, Run
from tallybook.pipeline import Settings, read_paths
from tallybook.present import HEADINGS, heading, report_observations
from tallybook.render import to_csv, to_json, to_markdown
from tallybook.render.workbook import Sheets, to_xlsx


def book(run: Run) -> bytes:
    """Give the observations as a workbook."""
    words = {word: heading(word, "en") for word in HEADINGS}
    return to_xlsx(Sheets((), (), (), run.observations, run.findings, run.sources, words, "en"))


TEXTS: dict[str, Callable[[Report], str]] = {
    "csv": lambda report: to_csv(report.rows),
    "json": lambda report: to_json(report, ok=True),
    "md": lambda report: to_markdown(report.rows),
}


def text(run: Run, shape: str) -> bytes:
    """Give the observations as text."""
    report = report_observations(run.observations, findings=run.findings, sources=run.sources, lang="en")
    return TEXTS[shape](report).encode()


shape, folder, out = sys.argv[1:]
run = read_paths([folder], Settings(workers=2))
begun = time.perf_counter()
Path(out).write_bytes(book(run) if shape == "xlsx" else text(run, shape))
print(time.perf_counter() - begun)
