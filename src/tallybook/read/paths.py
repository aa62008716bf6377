"""Which files the given paths mean."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from tallybook.model import make_finding
from tallybook.notation import as_path, is_url, shown
from tallybook.read.elsewhere import find_elsewhere
from tallybook.read.found import Found, is_hidden, is_odd, is_table, skipped
from tallybook.settings import CODEBOOK, files_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_files(paths: Iterable[str], codebook: Iterable[str] = ()) -> Found:
    """Expand folders, here and at addresses; files come in the order of their names, however they were given.

    The files of the `codebook`, and of any other that lies in a folder, are no returns. What else a
    folder holds that cannot be a return is a finding.
    """
    given = [as_path(p) for p in paths]
    here = _find_here([p for p in given if not is_url(p)], codebook)
    addresses = [p for p in given if is_url(p)]
    return here.and_also(find_elsewhere(addresses)) if addresses else here


def _find_here(paths: Iterable[str], codebook: Iterable[str]) -> Found:
    given = [(p, Path(p)) for p in paths]
    closed: dict[str, str] = {}
    inside = {f for _, path in given if os.path.isdir(path) for f in _visible(path, closed)}
    single = {p for p, path in given if not os.path.isdir(path) and os.path.lexists(path)}
    stated = {*codebook, *(f for p in inside if p.name == CODEBOOK for f in files_of(p))}
    linked = {str(p) for p in inside if os.path.isdir(p)}
    tables = {str(p) for p in inside if is_table(p)} - linked
    odd = {str(p) for p in inside if is_odd(p)} | linked
    gone = {p for p, _ in given if not os.path.lexists(p)}
    return Found(
        tuple(p for p in sorted(single | tables, key=shown) if os.path.realpath(p) not in stated),
        (
            *(make_finding("FILE_MISSING", p) for p in sorted(map(shown, gone))),
            *(make_finding("FILE_UNREADABLE", shown(p), why=why) for p, why in sorted(closed.items())),
        ),
        tuple(skipped(shown(p)) for p in sorted(odd, key=shown) if os.path.realpath(p) not in stated),
    )


def _visible(folder: Path, closed: dict[str, str]) -> Iterator[Path]:
    """Give the files of a folder, and the folders that it only links to, but for hidden ones and the locks of open workbooks.

    Links are not followed. Folders that cannot be opened are noted, and why.
    """

    def note(fault: OSError) -> None:
        closed[str(fault.filename)] = str(fault.strerror)

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = (n for n in folders if not is_hidden(PurePath(n)))
        yield from (Path(here, name) for name in files if not is_hidden(PurePath(name)))
        yield from (path for name in folders if (path := Path(here, name)).is_symlink())


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
