"""Write commands of Tallybook as a reader may paste them into a terminal."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\w./:\\-]+")


def naming_command(label: str, means: str, folder: str) -> str:
    """Give the command that states once what a label means: an area's code or an indicator's id."""
    book = f" --book {_quoted(folder)}" if folder not in {"", "."} else ""
    return f"tallybook name {_quoted(label)} {_quoted(means)}{book}"


def _quoted(word: str) -> str:
    """Put a word into quotation marks where a terminal would break it up; those within it cannot stand."""
    return word if _PLAIN.fullmatch(word) and not word.startswith("-") else '"' + word.replace('"', "") + '"'
