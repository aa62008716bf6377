"""Part texts that say several things in one cell: 22144 / 20708 (万元), 120（其中女95）, lines below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallybook.model import Quantity
from tallybook.notation.quantities import read_quantity

_STROKE = re.compile(r"\s*[/／|｜]\s*")
_BRACKETED = re.compile(r"([^(（)）]+?)\s*[(（]\s*([^(（)）]+?)\s*[)）]")
_WORDED = re.compile(r"([^\d.,]*?)\s*[:：]?\s*(\d.*)", re.DOTALL)
_LINES = re.compile(r"\s*\n\s*|\s{2,}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MOST = 4


def read_stroked(text: str) -> tuple[Quantity, ...]:
    """Read figures that strokes part, the unit of all of them in brackets: 22144 / 20708 (万元); else none."""
    match = _BRACKETED.fullmatch(text.strip())
    inner, unit = (match[1], match[2]) if match and not re.search(r"\d", match[2]) else (text.strip(), "")
    parts = _STROKE.split(inner)
    return _figures([p + unit for p in parts]) if 1 < len(parts) <= _MOST else ()


def read_bracketed(text: str) -> tuple[str, tuple[Quantity, ...]]:
    """Read a figure with another in brackets behind it, and the word that the brackets have for that: 120（其中女95）."""
    match = _BRACKETED.fullmatch(text.strip())
    inner = _WORDED.fullmatch(match[2]) if match else None
    return (inner[1].strip(), _figures([match[1], inner[2]])) if match and inner else ("", ())


def stroked_names(label: str) -> tuple[str, ...]:
    """Give the names that strokes part in a header: 2021/2020, 场次/人次; none where there is only one."""
    parts = tuple(_STROKE.split(label.strip()))
    return parts if 1 < len(parts) <= _MOST and all(parts) else ()


def bracketed_name(label: str) -> tuple[str, str]:
    """Part a header from the name in its brackets: 人数(女); both are empty where there is none."""
    match = _BRACKETED.fullmatch(label.strip())
    return (match[1], match[2]) if match else ("", "")


def read_lines(text: str) -> tuple[str, ...]:
    """Part a text at its line breaks or wide gaps, and grouped numbers at any gap: 833,315 825,141."""
    words = text.split()
    if len(words) > 1 and all(map(_GROUPED.fullmatch, words)):
        return tuple(words)
    return tuple(part for part in _LINES.split(text.strip()) if part)


def listed_figures(text: str) -> tuple[Quantity, ...]:
    """Read a list of figures, one a line; none where a line is no figure, or there is only one."""
    lines = read_lines(text)
    return _figures(lines) if len(lines) > 1 else ()


def several_figures(text: str) -> tuple[Quantity, ...]:
    """Read a text as several figures in whichever of these ways it is written, or as none."""
    return read_stroked(text) or read_bracketed(text)[1] or listed_figures(text)


def _figures(texts: Sequence[str]) -> tuple[Quantity, ...]:
    """Read each text as a figure that begins with a digit, or nothing at all."""
    read = [q for t in texts if t[:1].isdigit() and isinstance(q := read_quantity(t), Quantity)]
    return tuple(read) if len(read) == len(texts) else ()
