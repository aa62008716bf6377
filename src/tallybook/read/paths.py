"""Which files the given paths mean."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tallybook.model import Finding, Severity

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".htm", ".html"})


def find_files(paths: Iterable[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Expand folders, in order of their names; a path that is not there is a finding."""
    files: list[str] = []
    findings: list[Finding] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files += sorted(str(p) for p in path.rglob("*") if _is_table(p))
        elif path.exists() or path.is_symlink():
            files.append(given)
        else:
            findings.append(_missing(given))
    return tuple(dict.fromkeys(files)), tuple(findings)


def _is_table(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return not hidden and path.suffix.lower() in SUFFIXES and not path.is_dir()


def _missing(path: str) -> Finding:
    return Finding(
        "FILE_MISSING", Severity.ERROR, path, "", "", "", "There is no such file or folder.", "Check the path."
    )
