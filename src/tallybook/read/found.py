"""What was found under the given paths, and what a file's name says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from tallybook.model import Finding, make_finding
from tallybook.notation import shown

_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".htm", ".html"})
_NO_MATTER = frozenset(
    {".txt", ".md", ".markdown", ".rst", ".log", ".json", ".toml", ".yaml", ".yml", ".ini", ".py", ".sh", ".bat"}
)
"""Plain text that people and programs keep beside their workbooks."""
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "readme"})


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in the order of their names; and what is not there or cannot be a return."""

    files: tuple[str, ...]
    missing: tuple[Finding, ...]
    skipped: tuple[Finding, ...]

    def and_also(self, more: Found) -> Found:
        """Give what both found."""
        return Found(
            tuple(sorted({*self.files, *more.files}, key=shown)),
            (*self.missing, *more.missing),
            (*self.skipped, *more.skipped),
        )


def is_table(path: PurePath) -> bool:
    """Whether the name is that of a workbook."""
    return path.suffix.lower() in _TABLES


def is_odd(path: PurePath) -> bool:
    """Whether somebody may have meant the file as a return."""
    return path.suffix.lower() not in _TABLES | _NO_MATTER and path.name.lower() not in _SYSTEM


def is_hidden(path: PurePath) -> bool:
    """Whether a path within a folder is one of hidden files, or of the locks of open workbooks."""
    return any(part.startswith((".", "~$")) for part in path.parts)


def skipped(path: str) -> Finding:
    """Tell of a file in a folder that is not read, or of a link to a folder."""
    return make_finding("FILE_SKIPPED", path, kind=PurePath(path).suffix or PurePath(path).name)
