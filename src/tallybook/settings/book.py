"""Find what a run is about: its paths, and the codebook that holds for them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tallybook.errors import UsageError
from tallybook.model import Codebook
from tallybook.notation import as_path, is_url
from tallybook.settings.codebook import CODEBOOK, load_codebook


def given_or_book(paths: Sequence[str]) -> tuple[str, ...]:
    """Give the paths. None at all mean the working folder where that holds a codebook, else a UsageError."""
    if not paths and not os.path.isfile(CODEBOOK):
        raise UsageError(
            f"give workbooks or folders of them; only in a folder with a {CODEBOOK} may they be left out",
            f"请给出工作簿或文件夹；只有当前文件夹内有 {CODEBOOK} 时才可省略",
        )
    return tuple(paths) or (".",)


def codebook_for(stated: str | None, paths: Sequence[str]) -> Codebook:
    """Load the stated codebook, else the one in or beside the first path, by name, that has one."""
    here = sorted(p for p in paths if not is_url(p))
    path = stated or next((str(f) for f in map(_folder, here) if os.path.isfile(f / CODEBOOK)), None)
    return load_codebook(path) if path else Codebook()


def _folder(given: str) -> Path:
    path = Path(as_path(given))
    return path if os.path.isdir(path) else path.parent
