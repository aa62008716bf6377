"""What a file's reading would look like as statements of its codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from tallybook.model import Hint, SheetReading
from tallybook.model.hint import named_exactly
from tallybook.notation import write_hint


def hints_in_words(path: str, readings: Sequence[SheetReading], *, year: str | None, area: str | None) -> str:
    """Give the text that, put into the codebook, makes a file be read as it was; what the run stated is stated too."""
    file = named_exactly(PurePath(path).name)
    stated = [Hint(files=file, year=year or "", area=area or "")] if year or area else []
    several = len(readings) > 1
    found = [
        replace(hint, files=file, sheets=named_exactly(r.grid.sheet) if several else "")
        for r in readings
        for hint in r.hints
    ]
    return "\n".join(write_hint(h) for h in (*stated, *found))
