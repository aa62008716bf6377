"""Write the marked copies and the covering texts into a folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from tallybook.cli.output import replace_file
from tallybook.cli.request import Request, taken
from tallybook.cli.return_names import return_names
from tallybook.cli.streams import say, unwritable
from tallybook.errors import UsageError
from tallybook.model import Finding
from tallybook.notation import shown
from tallybook.pipeline import Run, Settings
from tallybook.present import HEADINGS, heading
from tallybook.read import find_files

_COPY, _LETTER = ".xlsx", ".md"


def write_returns(
    folder: str, findings: Iterable[Finding], run: Run, settings: Settings, request: Request
) -> tuple[Finding, ...]:
    """Write a marked copy and a covering text for each return with an error or a warning; give what there is to say of it.

    Raises UsageError before any work where a file is there already and --force is not given, or is one of the inputs.
    """
    from tallybook.render.letter import to_letter
    from tallybook.returning import marked_copies, markings_of

    words = {word: heading(word, request.lang) for word in HEADINGS}
    markings = markings_of(findings, (s.source for s in run.sources), dict(run.answers), request.lang, words)
    files = find_files(request.inputs, settings.codebook.files).files
    paths = {shown(f): f for f in files}
    names = return_names(s.source.path for s in run.sources)
    _refuse(folder, [names[m.source.path] for m in markings], files, force=request.force)
    said: list[Finding] = []
    for marking, copy in zip(markings, marked_copies(markings, paths, settings.limits, settings.workers), strict=True):
        place = Path(folder, names[marking.source.path])
        _make_folder(Path(folder), place.parent)
        if copy.content is not None:
            replace_file(_named(place, _COPY), copy.content, force=request.force)
        letter = to_letter(marking, _named(place, _COPY).name if copy.content is not None else "")
        replace_file(_named(place, _LETTER), letter.encode(), force=request.force)
        said += copy.findings
    if not request.quiet:
        say(heading("returned", request.lang).format(n=len(markings), path=folder))
    return tuple(said)


def _named(place: Path, ending: str) -> Path:
    """Put an ending behind a name, which may itself hold points."""
    return place.with_name(place.name + ending)


def _refuse(folder: str, names: Sequence[PurePosixPath], inputs: Iterable[str], *, force: bool) -> None:
    """Refuse to write over an input at all, and over anything else unless that is wanted."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise unwritable(folder, OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)))
    read = set(map(os.path.realpath, inputs))
    for target in (_named(Path(folder, name), ending) for name in names for ending in (_COPY, _LETTER)):
        if os.path.realpath(target) in read:
            raise UsageError(
                f"{target} is one of the files that are read, and those are never written to; name another folder",
                f"{target} 是要读取的文件之一，绝不改写；请另选文件夹",
            )
        if os.path.lexists(target) and not force:
            raise taken(target)


def _make_folder(root: Path, folder: Path) -> None:
    """Make a folder, which must lie in the one that was given, whatever links there may be in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        outside = not folder.resolve().is_relative_to(root.resolve())
    except OSError as fault:
        raise unwritable(folder, fault) from fault
    if outside:
        raise unwritable(folder, OSError(errno.ELOOP, os.strerror(errno.ELOOP)))
