"""Look at the machine on which Tallybook is to run: what would stop it, and what would only be missed.

Takes a codebook's limits and the folder for outputs, gives one record for each thing looked at. Nothing is altered,
but for a file of a few bytes that is written into the folder, moved and removed again.
"""

from __future__ import annotations

import importlib.metadata
import locale
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tallybook.engine import Bounds, processors, run_all
from tallybook.model.examination import Examined, State
from tallybook.model.limits import MIB, Limits

_CHINESE = "江阳区 10万余份 ≥"
_NEEDED = re.compile(r"^(?P<name>[\w.-]+).*?>=\s*(?P<least>[\d.]+)")
_LEAST_PYTHON = (3, 11)
_ENOUGH_FILES, _ENOUGH_ROOM = 64, 100 * MIB


def examine(limits: Limits, folder: str = ".") -> tuple[Examined, ...]:
    """Look at versions, encodings, fonts, limits and the file system that holds `folder`."""
    return (
        _python(),
        *_packages(),
        _output(),
        _names(),
        _processes(),
        _memory(limits),
        _files(),
        _folder(Path(folder)),
        _fonts(),
        _office(),
    )


def _python() -> Examined:
    state = State.FINE if sys.version_info >= _LEAST_PYTHON else State.BROKEN
    return Examined("python", state, f"{sys.version.split()[0]}, {sys.platform}")


def _packages() -> Iterator[Examined]:
    """Hold each package that is needed against the least version that will do."""
    for line in importlib.metadata.requires("tallybook") or ():
        needed = _NEEDED.match(line)
        if needed and "extra ==" not in line:
            yield _package(needed["name"], needed["least"])


def _package(name: str, least: str) -> Examined:
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Examined("package", State.BROKEN, f"{name} - (≥ {least})")
    state = State.FINE if _ordered(found) >= _ordered(least) else State.BROKEN
    return Examined("package", state, f"{name} {found} (≥ {least})")


def _ordered(version: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", version)[:3])


def _output() -> Examined:
    """Whether the terminal can show what sheets say; pipes and files always get UTF-8."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _CHINESE.encode(encoding)
    except UnicodeEncodeError:
        return Examined("output", State.LACKING, encoding)
    return Examined("output", State.FINE, f"{encoding}, locale {locale.getlocale()[0] or 'C'}")


def _names() -> Examined:
    encoding = sys.getfilesystemencoding()
    fine = encoding.replace("-", "").lower() == "utf8"
    return Examined("file names", State.FINE if fine else State.LACKING, encoding)


def _processes() -> Examined:
    """Whether files can be read on processes of their own, which may die without harm."""
    (here,) = run_all(
        [""], _number_of_process, lost=lambda *_: 0, workers=1, bounds=Bounds(memory=512 * MIB, seconds=60)
    )
    apart = here not in (0, os.getpid())
    return Examined("processes", State.FINE if apart else State.LACKING, str(processors()))


def _number_of_process(_: str) -> int:
    return os.getpid()


def _memory(limits: Limits) -> Examined:
    """Whether each processor's worker may take as much as the limits allow it."""
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return Examined("memory", State.FINE, "-")
    wanted = limits.memory * processors()
    state = State.FINE if free >= wanted else State.LACKING
    return Examined("memory", state, f"{free // MIB} MiB / {processors()} × {limits.memory // MIB} MiB")


def _files() -> Examined:
    try:
        import resource
    except ImportError:
        return Examined("open files", State.FINE, "-")
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return Examined("open files", State.FINE if soft < 0 or soft >= _ENOUGH_FILES else State.LACKING, str(soft))


def _folder(folder: Path) -> Examined:
    """Whether an output file can be put into its place in one step, and whether there is room."""
    try:
        handle, name = tempfile.mkstemp(prefix=".tallybook.", dir=folder)
        os.close(handle)
        moved = Path(f"{name}.moved")
        Path(name).replace(moved)
        moved.unlink()
        room = shutil.disk_usage(folder).free
    except OSError as fault:
        return Examined("folder", State.BROKEN, f"{folder}: {fault.strerror}")
    return Examined("folder", State.FINE if room >= _ENOUGH_ROOM else State.LACKING, f"{folder}: {room // MIB} MiB")


def _fonts() -> Examined:
    """Whether pages and workbooks can be shown in Chinese on this machine; other machines have fonts of their own."""
    listing = shutil.which("fc-list")
    if listing is None:
        return Examined("fonts", State.FINE, "-")
    found = subprocess.run([listing, ":lang=zh", "family"], capture_output=True, check=False, timeout=60).stdout  # noqa: S603 - found on the PATH, told nothing from outside
    first = next(iter(sorted(found.decode("utf-8", "replace").splitlines())), "")
    return Examined("fonts", State.FINE if first else State.LACKING, first or "-")


def _office() -> Examined:
    """Where LibreOffice is, with which exported workbooks can be calculated anew; the program does without."""
    return Examined("office", State.FINE, shutil.which("soffice") or "-")
