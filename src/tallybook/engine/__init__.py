"""Run the per-file function over the files; what it does is not known here.

Takes paths and a picklable function of one path, gives its results in the order of the paths,
whatever the number of workers, and wherever they are. Nothing is ever lost between the two: a file whose worker died
is tried once more alone, and if that dies too, or takes longer than it may, the caller says what stands in its place.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tallybook.engine.bounds import Bounds
from tallybook.engine.spill import Spill

T = TypeVar("T")

__all__ = ["Bounds", "Cluster", "Spill", "Wire", "processors", "run_all", "run_on_cluster"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster: the one at the address of its `scheduler`, or one of our own on this machine."""

    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Wire(Generic[T]):
    """How results leave the process that made them, as bytes. `unpack` raises ValueError for what `pack` never wrote."""

    pack: Callable[[T], bytes]
    unpack: Callable[[bytes], T]


PICKLED: Wire[Any] = Wire(pickle.dumps, pickle.loads)
"""For results of whatever type, between processes of one machine."""


def run_all(
    files: Sequence[str],
    work: Callable[[str], T],
    *,
    lost: Callable[[str, bool], T],
    workers: int,
    bounds: Bounds,
    wire: Wire[T] = PICKLED,
) -> tuple[T, ...]:
    """Give the results in the order of the files, from up to `workers` processes, or with 0 of them from this one.

    `lost` gives what stands for a file that no worker survived, or, where it is told so, whose time was up. What no
    process could be started for is done in this one. A worker whose answer cannot be unpacked counts as dead.
    """
    if not workers or not files:
        return tuple(work(f) for f in files)
    from tallybook.engine.crew import Crew

    done, killers, late = Crew(work, min(workers, len(files)), bounds, wire).results(files)
    for file in killers:
        alone, _, late_alone = Crew(work, 1, bounds, wire).results([file])
        done[file] = alone[file] if file in alone else lost(file, bool(late_alone))
    done |= {file: lost(file, True) for file in late}
    return tuple(done[f] if f in done else work(f) for f in files)


def run_on_cluster(
    files: Sequence[str],
    work: Callable[[str], T],
    *,
    lost: Callable[[str, bool], T],
    workers: int,
    bounds: Bounds,
    cluster: Cluster,
    wire: Wire[T],
) -> tuple[T, ...]:
    """Give what `run_all` gives, from a Dask cluster; one of our own has so many `workers`.

    Raises UsageError where there is no Dask, no such cluster or one that runs another Tallybook, and where the
    cluster ends before its work does.
    """
    if not files:
        return ()
    from tallybook.engine.cluster import Job, connected, results

    with connected(cluster, workers or processors()) as client:
        return results(client, files, Job.of(work, lost, wire.pack, bounds), lost, wire.unpack)


def processors() -> int:
    """Give how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
