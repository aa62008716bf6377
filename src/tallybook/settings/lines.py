"""Where the tables that may stand several times in a tallybook.toml are, and their keys."""

from __future__ import annotations

import re
from pathlib import Path


class Lines:
    """Where the [[layout]] tables of a file and their keys stand, or those of another name."""

    def __init__(self, file: Path, text: str, table: str = "layout") -> None:
        """Find the tables."""
        self.file, self.text, self.table = file, text, table
        head = re.compile(rf"^\s*\[\[\s*{table}\s*\]\]", re.MULTILINE)
        self.starts = [m.end() for m in head.finditer(text)]

    def place(self, nth: int, key: str = "") -> str:
        """Give file and line of a key of the nth table, else of the table."""
        start = self.starts[nth] if nth < len(self.starts) else self._anywhere()
        end = self.starts[nth + 1] if nth + 1 < len(self.starts) else len(self.text)
        found = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?(?!\w)", re.MULTILINE).search(self.text, start, end)
        return f"{self.file}:{self.text.count(chr(10), 0, found.end() if found and key else start) + 1}"

    def _anywhere(self) -> int:
        found = re.search(rf"^\s*\[?{self.table}\b", self.text, re.MULTILINE)
        return found.end() if found else 0
