"""Run the per-file function over the files; what it does is not known here.

Takes paths and a picklable function of one path, gives its results in the order of the paths,
whatever the number of workers. Nothing is ever lost between the two: a file whose worker died is
tried once more alone, and if that dies too the caller says what stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def run_all(
    files: Sequence[str], work: Callable[[str], T], *, lost: Callable[[str], T], workers: int = 1
) -> tuple[T, ...]:
    """Give the results in the order of the files, from this process or from up to `workers` others.

    `lost` gives what stands for a file that no worker survived. What no process could be started
    for is done in this one.
    """
    if workers <= 1 or len(files) <= 1:
        return tuple(work(f) for f in files)
    from tallybook.engine.crew import Crew

    done, killers = Crew(work, min(workers, len(files))).results(files)
    for file in killers:
        alone, _ = Crew(work, 1).results([file])
        done[file] = alone[file] if file in alone else lost(file)
    return tuple(done[f] if f in done else work(f) for f in files)
