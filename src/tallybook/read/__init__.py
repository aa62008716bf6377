"""Bytes go in, grids come out: the cells as the file stores them, with what is hidden or broken.

The format is decided by content, never by name. A file that cannot be read is a finding, not an
exception. Nothing is interpreted here, and no file is ever written to.
"""

from tallybook.read.damage import Unreadable
from tallybook.read.found import Found
from tallybook.read.original import Original, original_in, original_of
from tallybook.read.paths import find_files, folders_of
from tallybook.read.workbook import is_ours, read_workbook

__all__ = [
    "Found",
    "Original",
    "Unreadable",
    "find_files",
    "folders_of",
    "is_ours",
    "original_in",
    "original_of",
    "read_workbook",
]
