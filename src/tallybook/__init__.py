"""Tallybook turns a folder of hand-made workbooks into yearly totals that can be defended.

`tallybook.read_files` and `tallybook.totals` are the library; they are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallybook.api import Reading, contributions, read_files, totals

__version__ = "0.1.0"
__all__ = ["Reading", "__version__", "contributions", "read_files", "totals"]


def __getattr__(name: str) -> object:
    """Load the library's face only when it is used, to keep the command line quick."""
    if name in {"Reading", "contributions", "read_files", "totals"}:
        from tallybook import api

        return getattr(api, name)
    raise AttributeError(f"module 'tallybook' has no attribute {name!r}")
