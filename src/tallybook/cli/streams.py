"""The two streams: stdout is the product, stderr the talk. No encoding and no closed end breaks a run."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from tallybook.errors import OutputError


def prepare_streams() -> None:
    """Write UTF-8 with plain line ends wherever it is no terminal that shows the text."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and stream.isatty():
            reconfigure(errors="backslashreplace")
        elif reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def put(text: str) -> None:
    """Write the product to stdout, all of it, now; whoever stops reading ends the run quietly."""
    if sys.stdout is None:
        raise OutputError("stdout is closed; nothing could be written", "标准输出已关闭，无法写入")
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

    if sys.stderr is None:
        return
    try:
        sys.stderr.write(harmless(text) + "\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def _silence(stream: object) -> None:
    """Let what a stream still holds go nowhere, so that the interpreter does not stumble over it at the end."""
    number = getattr(stream, "fileno", lambda: None)()
    if number is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
