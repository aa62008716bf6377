"""What a worker process may take for one file, and how the system is made to see to it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SIZES = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Bounds:
    """`memory` is in bytes, beyond what the process has at its start; `seconds` are on the clock."""

    memory: int
    seconds: int


def bound_memory(more: int) -> None:
    """Let this process have so many more bytes of memory; where no system sees to it, nothing happens."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_no_more_than(hard, _taken() + more), hard))


def bound_time(more: int) -> None:
    """Let this process have so many more seconds of a processor; then the system ends it, should nobody else."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (_no_more_than(hard, int(used) + 1 + more), hard))


def _no_more_than(hard: int, wanted: int) -> int:
    return wanted if hard < 0 else min(hard, wanted)


def _taken() -> int:
    """Give the bytes of address space that this process has."""
    pages = int(_SIZES.read_text(encoding="ascii").split()[0]) if _SIZES.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") if pages else 0
