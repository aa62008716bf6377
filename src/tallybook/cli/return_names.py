"""Where in a folder the copy of each return lies: as the returns lie to each other, under names that every system takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import takewhile
from pathlib import Path, PurePath, PurePosixPath

from tallybook.notation import file_name, is_url

_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 160


def return_names(paths: Iterable[str]) -> dict[str, PurePosixPath]:
    """Give each path a name without an ending, below the folder that all have in common; no two are alike in any letter case.

    The second of two that would be gets a folder of its own, so that its name stays what the file was called.
    """
    parts = {path: _parts(path) for path in paths}
    shared = _shared([p[:-1] for p in parts.values()])
    names: dict[str, PurePosixPath] = {}
    taken: set[str] = set()
    for path, whole in parts.items():
        *folders, file = whole[shared:]
        name = PurePosixPath(*map(slug, folders), slug(PurePath(file).stem))
        if str(name).casefold() in taken:
            name = name.parent / sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8] / name.name
        taken.add(str(name).casefold())
        names[path] = name
    return names


def slug(name: str) -> str:
    """Give a name without what some system does not take, and nothing that leads out of a folder."""
    plain = _FORBIDDEN.sub("_", name).strip(" .")
    while len(plain.encode()) > _LONGEST:
        plain = plain[:-1].rstrip(" .")
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain


def _parts(path: str) -> tuple[str, ...]:
    return file_name(path).parts if is_url(path) else Path(path).absolute().parts


def _shared(folders: list[tuple[str, ...]]) -> int:
    """Count the folders that all paths begin with."""
    return len(list(takewhile(lambda alike: len(set(alike)) == 1, zip(*folders, strict=False))))
