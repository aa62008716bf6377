"""Which files the given paths mean."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tallybook.model import Finding, make_finding
from tallybook.settings import CODEBOOK, files_of

_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".htm", ".html"})
_NO_MATTER = frozenset(
    {".txt", ".md", ".markdown", ".rst", ".log", ".json", ".toml", ".yaml", ".yml", ".ini", ".py", ".sh", ".bat"}
)
"""Plain text that people and programs keep beside their workbooks."""
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "readme"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in the order of their names; and what is not there or cannot be a return."""

    files: tuple[str, ...]
    missing: tuple[Finding, ...]
    skipped: tuple[Finding, ...]


def shown(path: str) -> str:
    """Give a path as it is told: names that are UTF-8 read as such in every locale, others as the locale has it."""
    try:
        return os.fsencode(path).decode("utf-8")
    except UnicodeError:
        return path


def find_files(paths: Iterable[str], codebook: Iterable[str] = ()) -> Found:
    """Expand folders; files come in the order of their names, however they were given.

    The files of the `codebook`, and of any other that lies in a folder, are no returns. What else a
    folder holds that cannot be a return is a finding.
    """
    given = [(p, Path(p)) for p in paths]
    closed: dict[str, str] = {}
    inside = {f for _, path in given if os.path.isdir(path) for f in _visible(path, closed)}
    single = {p for p, path in given if not os.path.isdir(path) and os.path.lexists(path)}
    stated = {*codebook, *(f for p in inside if p.name == CODEBOOK for f in files_of(p))}
    tables = {str(p) for p in inside if p.suffix.lower() in _TABLES}
    odd = {str(p) for p in inside if _odd(p)}
    gone = {p for p, _ in given if not os.path.lexists(p)}
    return Found(
        tuple(p for p in sorted(single | tables, key=shown) if os.path.realpath(p) not in stated),
        (
            *(make_finding("FILE_MISSING", p) for p in sorted(map(shown, gone))),
            *(make_finding("FILE_UNREADABLE", shown(p), why=why) for p, why in sorted(closed.items())),
        ),
        tuple(_skipped(shown(p)) for p in sorted(odd, key=shown) if os.path.realpath(p) not in stated),
    )


def _visible(folder: Path, closed: dict[str, str]) -> Iterator[Path]:
    """Give the files of a folder, but for hidden ones and the locks of open workbooks; note folders that cannot be opened, and why."""

    def note(fault: OSError) -> None:
        closed[str(fault.filename)] = str(fault.strerror)

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = filter(_no_hidden, folders)
        yield from (Path(here, name) for name in filter(_no_hidden, files))


def _no_hidden(name: str) -> bool:
    return not name.startswith((".", "~$"))


def _odd(path: Path) -> bool:
    """Whether somebody may have meant the file as a return."""
    return path.suffix.lower() not in _TABLES | _NO_MATTER and path.name.lower() not in _SYSTEM


def _skipped(path: str) -> Finding:
    return make_finding("FILE_SKIPPED", path, kind=Path(path).suffix or Path(path).name)


def folders_of(year: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Give the folders beside the given ones that are named alike but for the year."""
    found = []
    for path in (Path(p) for p in paths if os.path.isdir(p)):
        name = path.resolve().name
        years = set(_YEAR.findall(name)) - {year}
        parent = path.parent if path.name not in {"", ".."} else path / ".."
        beside = parent / _YEAR.sub(year, name)
        if len(years) == 1 and os.path.isdir(beside):
            found.append(str(beside))
    return tuple(dict.fromkeys(found))
