"""All cases, by category."""

from __future__ import annotations

from tests.hostile import (
    containers,
    file_names,
    formats,
    habits,
    links,
    names,
    parts,
    runs,
    sets,
    texts,
    values,
    wrong_types,
)
from tests.hostile.case import Case

CATEGORIES: dict[str, tuple[Case, ...]] = {
    "containers": containers.CASES,
    "wrong types": wrong_types.CASES,
    "parts": parts.CASES,
    "formats": formats.CASES,
    "runs": runs.CASES,
    "values": values.CASES,
    "habits": habits.CASES,
    "names": names.CASES,
    "file names": file_names.CASES,
    "sets": sets.CASES,
    "texts": texts.CASES,
    "links": links.CASES,
}
CASES: tuple[Case, ...] = tuple(case for cases in CATEGORIES.values() for case in cases)
