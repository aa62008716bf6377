"""Run the per-file function over the files; what it does is not known here.

Takes paths and a picklable function of one path, gives its results in the order of the paths,
whatever the number of workers. Nothing is ever lost between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def run_all(files: Sequence[str], work: Callable[[str], T], *, workers: int = 1) -> tuple[T, ...]:
    """Give the results in the order of the files, from this process or from a pool of `workers`."""
    if workers <= 1 or len(files) <= 1:
        return tuple(work(f) for f in files)
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(workers, len(files)), mp_context=get_context("spawn")) as pool:
        return tuple(pool.map(work, files, chunksize=1 + len(files) // (workers * 8)))
