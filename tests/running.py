"""Run the command line as its script does, within the process of the tests: starting Python anew takes far longer."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch


class Done(NamedTuple):
    """What a command left: its exit code and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: str, folder: Path | None = None) -> Done:
    """Run the command line in a folder, its streams being pipes."""
    from tallybook.cli import main

    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(w, encoding="utf-8", write_through=True) for w in written)
    here = Path.cwd()
    os.chdir(folder or here)
    try:
        with patch.object(sys, "argv", ["tallybook", *words]), redirect_stdout(out), redirect_stderr(err):
            code = _code_of(main)
    finally:
        os.chdir(here)
    return Done(code, *(w.getvalue().decode("utf-8").replace("\r\n", "\n") for w in written))


def _code_of(main: Callable[[], None]) -> int:
    try:
        main()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0


def processes_of(group: int) -> list[str]:
    """Name the processes of a group that are more than a reaped-to-be entry."""
    found = []
    for about in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, state, _, of = re.match(r"\d+ \((.*)\) (\S) (\d+) (\d+)", about.read_text(), re.DOTALL).groups()  # type: ignore[union-attr]
            found += [name] if int(of) == group and state != "Z" else []
    return found
