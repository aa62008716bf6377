"""The command line: words in, one call of the pipeline, text out. No rule of its own.

stdout carries the product, stderr the talk; the exit codes are those of the contract.
"""

from __future__ import annotations

import sys

from tallybook.garbage import collect_seldom

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; every way out is a documented exit code, an interrupt while loading too."""
    collect_seldom()
    try:
        from tallybook.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


__all__ = ["main"]
