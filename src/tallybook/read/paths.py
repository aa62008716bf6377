"""Which files the given paths mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tallybook.model import Finding, make_finding

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".htm", ".html"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_files(paths: Iterable[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Expand folders; give all files in the order of their names, however they were given.

    A path that is not there is a finding.
    """
    files: set[str] = set()
    missing: set[str] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files |= {str(p) for p in path.rglob("*") if _is_table(p)}
        elif path.exists() or path.is_symlink():
            files.add(given)
        else:
            missing.add(given)
    return tuple(sorted(files)), tuple(make_finding("FILE_MISSING", m) for m in sorted(missing))


def _is_table(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return not hidden and path.suffix.lower() in SUFFIXES and not path.is_dir()


def folders_of(year: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Give the folders beside the given ones that are named alike but for the year."""
    found = []
    for path in (Path(p) for p in paths if Path(p).is_dir()):
        name = path.resolve().name
        years = set(_YEAR.findall(name)) - {year}
        beside = path.parent / _YEAR.sub(year, name) if path.name else None
        if len(years) == 1 and beside and beside.is_dir():
            found.append(str(beside))
    return tuple(dict.fromkeys(found))
