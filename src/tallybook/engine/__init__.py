"""Run the per-file function over the files, in order; what it does is not known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def run_all(files: Iterable[str], work: Callable[[str], T]) -> tuple[T, ...]:
    """Give the results in the order of the files."""
    return tuple(work(f) for f in files)
