"""What is too much to hold: bytes in a temporary file that has no name and goes with this process."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from tempfile import SpooledTemporaryFile
from weakref import finalize

_HELD = 8 << 20


class Spill:
    """Keeps bytes aside, the first of them in memory; where no file can be written, all of them."""

    def __init__(self) -> None:
        """Begin in memory; a file is made when there is too much."""
        self._file = SpooledTemporaryFile(max_size=_HELD)
        finalize(self, self._file.close)

    def keep(self, data: bytes) -> Callable[[], bytes]:
        """Take bytes, and give what gives them back."""
        try:
            self._file.seek(0, os.SEEK_END)
            at = self._file.tell()
            self._file.write(data)
            self._file.flush()
        except OSError:
            return lambda: data
        return partial(self._read, at, len(data))

    def _read(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        return self._file.read(size)
