"""What stops the reading of one file; turned into a finding at the file's door."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818 - it is not an error of the program
    """One file cannot be read: `code` of the finding, the reason and the remedy."""

    def __init__(self, code: str, message: str, remedy: str, cell: str = "") -> None:
        """Keep the parts of the finding."""
        super().__init__(message)
        self.code, self.message, self.remedy, self.cell = code, message, remedy, cell
