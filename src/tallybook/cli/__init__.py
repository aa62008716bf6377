"""The command line: words in, one call of the pipeline, text out. No rule of its own.

stdout carries the product, stderr the talk; the exit codes are those of the contract.
"""

from __future__ import annotations

import gc
import sys

_INTERRUPTED = 130
_ROUNDS = 200_000
"""What a run reads it keeps, and it makes no circles: to look for them as often as Python does costs a third of its time."""


def main() -> None:
    """Run the command line; every way out is a documented exit code, an interrupt while loading too."""
    gc.set_threshold(_ROUNDS)
    try:
        from tallybook.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


__all__ = ["main"]
