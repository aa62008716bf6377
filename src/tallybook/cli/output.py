"""Put an output file in its place, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tallybook.errors import OutputError, UsageError


def replace_file(target: Path, content: bytes, *, force: bool) -> None:
    """Write beside the target and move into place. An existing file needs `force`."""
    if target.exists() and not force:
        raise UsageError(f"{target} exists; give --force to replace it")
    try:
        handle, waiting = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as fault:
        raise OutputError(f"{target} could not be written: {fault.strerror}") from fault
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(waiting, 0o666 & ~_umask())  # noqa: PTH101 - by path, before it is in place
        os.replace(waiting, target)  # noqa: PTH105 - replaces in one step
    except OSError as fault:
        Path(waiting).unlink(missing_ok=True)
        raise OutputError(f"{target} could not be written: {fault.strerror}") from fault


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
