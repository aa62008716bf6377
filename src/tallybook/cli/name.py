"""Remember what a label means."""

from __future__ import annotations

import os
from pathlib import Path

from tallybook.cli.output import alone_in, replace_file
from tallybook.errors import UsageError
from tallybook.present import heading
from tallybook.settings import CODEBOOK, load_codebook, one_more


def remember(label: str, means: str, folder: str, *, kind: str | None, who: str, when: str, lang: str) -> str:
    """Write the answer into the book, whole or not at all, and say so. Raises UsageError where there is no book."""
    if not os.path.isfile(Path(folder) / CODEBOOK):
        raise UsageError(
            f"{folder} holds no {CODEBOOK}, so there is nowhere to remember it; a file with the line [codebook] is enough",
            f"{folder} 中没有 {CODEBOOK}，无处记录；新建一个只含一行 [codebook] 的文件即可",
        )
    with alone_in(Path(folder)):
        file, content = one_more(load_codebook(folder), label.strip(), means.strip(), kind=kind, who=who, when=when)
        replace_file(file, content)
    return heading("remembered", lang).format(said=label.strip(), means=means.strip(), path=file) + "\n"
