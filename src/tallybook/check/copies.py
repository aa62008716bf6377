"""Find files that were sent twice, be they the same bytes or only the same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from tallybook.model import FileReading, Finding, Observation, Severity, make_finding
from tallybook.notation import read_version

_FEWEST_COPIED = 3
Mark = tuple[str, object]


def copies(readings: Sequence[FileReading]) -> dict[str, Finding]:
    """Map the path of each copy to the finding that names its original."""
    originals: dict[Mark, str] = {}
    answers = {r.path: r.answer.of for r in readings if r.answer}
    found: dict[str, Finding] = {}
    for reading in readings:
        marks = _marks(reading)
        shared = next((m for m in marks if m in originals), None)
        if shared:
            original, n = originals[shared], len(reading.observations)
            same = answers.get(original) == answers.get(reading.path, ("",)) or _is_version(original, reading.path)
            severity = Severity.NOTE if same else None
            found[reading.path] = make_finding(shared[0], reading.path, severity=severity, original=original, n=n)
        else:
            originals.update(dict.fromkeys(marks, reading.path))
    return found


def _is_version(one: str, other: str) -> bool:
    """Whether the names of two files say that they are the same return: 江阳区 and 江阳区(1)."""
    first, second = (read_version(PurePath(p).stem) for p in (one, other))
    return bool(first.of) and first.of == second.of


def _marks(reading: FileReading) -> list[Mark]:
    """Give what a copy of the file would share: its hash, and all its figures if they are several."""
    marks: list[Mark] = [("FILE_DUPLICATE", reading.source.sha256)] if reading.source else []
    figures = Counter(_figure(o) for o in reading.observations)
    return [*marks, ("FILE_COPY", frozenset(figures.items()))] if len(figures) >= _FEWEST_COPIED else marks


def _figure(o: Observation) -> tuple[object, ...]:
    return (o.area_label, o.indicator_label, o.activity, o.time_period, o.obs_value, o.value_high, o.unit_measure)
