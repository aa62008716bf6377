"""The two streams: stdout is the product, stderr the talk. No encoding and no closed end breaks a run."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn, TextIO, cast

from tallybook.errors import OutputError

_LAST_STREAM = 2


def prepare_streams() -> None:
    """Write UTF-8 with plain line ends wherever it is no terminal that shows the text."""
    _occupy()
    sys.stdout = _whole(sys.stdout or cast("TextIO", _Closed()))
    sys.stderr = cast("TextIO", _Heedless(sys.stderr or _Closed()))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and stream.isatty():
            reconfigure(errors="backslashreplace")
        elif reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _whole(stream: TextIO) -> TextIO:
    """Buffer what is not (PYTHONUNBUFFERED): without a buffer Python drops in silence what a full disk does not take."""
    raw: object = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=stream.encoding, errors=stream.errors)


def put(text: str) -> None:
    """Write the product to stdout, all of it, now; whoever stops reading ends the run quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_pipe()
    except OSError as fault:
        raise unwritable("stdout", fault) from fault


def leave_pipe() -> NoReturn:
    """End a run whose reader has seen enough."""
    _silence(sys.stdout)
    sys.exit(0)


def unwritable(target: object, fault: OSError) -> OutputError:
    """Say that and why something could not be written; what stdout still holds is dropped."""
    from tallybook.model.codes import in_chinese

    if target == "stdout":
        _silence(sys.stdout)
    why = fault.strerror or type(fault).__name__
    return OutputError(f"{target} could not be written: {why}", f"无法写入 {target}：{in_chinese(why)}")


def say(text: str) -> None:
    """Write a line on stderr, if anything can take it."""
    from tallybook.render import harmless

    sys.stderr.write(harmless(text) + "\n")


def _occupy() -> None:
    """Let closed streams lead nowhere, so that no file opened later stands in their place and takes what is written there."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        pass
    os.close(number)


def _silence(stream: Any) -> None:
    """Let what a stream still holds go nowhere, so that the interpreter does not stumble over it at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Closed(io.TextIOBase):
    """Stands for a stream that whoever started us has closed."""

    def write(self, _: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


class _Heedless:
    """Writes to a stream; that it cannot be written changes nothing."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        try:
            self.stream.write(text)
            self.stream.flush()
        except OSError:
            _silence(self.stream)
        return len(text)

    def flush(self) -> None:
        """Do nothing: what is written is flushed."""
