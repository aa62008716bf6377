"""What stops the reading of one file; turned into a finding at the file's door."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - it is not an error of the program
    """One file cannot be read: the code of the finding, the cell if known, and its facts."""

    def __init__(self, code: str, cell: str = "", **facts: str) -> None:
        """Keep the parts of the finding."""
        super().__init__(code, facts)
        self.code, self.cell, self.facts = code, cell, facts
