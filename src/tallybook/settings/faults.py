"""Put the faults of a codebook into words, each with the nearest of what is valid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tallybook.model import IndicatorKind

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_NEAR = 60


def nearest(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest was meant, if anything is near."""
    from rapidfuzz import process

    found = process.extractOne(word, sorted(map(str, known)), score_cutoff=_NEAR)
    return f"; did you mean {found[0]!r}?" if found else ""


def told(fault: ValidationError, schema: type[BaseModel]) -> list[tuple[str, str]]:
    """Put pydantic's errors into (key, words)."""
    return [(".".join(map(str, error["loc"])), _words(error, schema)) for error in fault.errors()]


def _words(error: ErrorDetails, schema: type[BaseModel]) -> str:
    if error["type"] == "missing":
        return "the cell is empty"
    if error["type"] == "extra_forbidden":
        return f"unknown key{nearest(str(error['loc'][-1]), schema.model_fields)}"
    near = nearest(str(error["input"]), IndicatorKind) if error["type"] == "enum" else ""
    return f"{error['input']!r}: {error['msg']}{near}"
