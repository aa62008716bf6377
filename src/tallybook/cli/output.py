"""Put an output file in its place, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tallybook.cli.streams import unwritable


def replace_file(target: Path, content: bytes) -> None:
    """Write beside the target and move into place; raises OutputError. Nothing is left behind."""
    try:
        handle, waiting = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as fault:
        raise unwritable(target, fault) from fault
    try:
        _fill(handle, content)
        os.chmod(waiting, 0o666 & ~_umask())  # noqa: PTH101 - by path, before it is in place
        os.replace(waiting, target)  # noqa: PTH105 - replaces in one step
    except OSError as fault:
        raise unwritable(target, fault) from fault
    finally:
        Path(waiting).unlink(missing_ok=True)


def _fill(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
