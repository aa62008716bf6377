"""Find files that were sent twice, be they the same bytes or only the same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from hashlib import sha256
from pathlib import PurePath

from tallybook.model import FileReading, Finding, Observation, Severity, make_finding
from tallybook.notation import read_version

_FEWEST_COPIED = 3
_EXACT = Context(MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)
Mark = tuple[str, str]


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
    """Give what a copy of the file would share: its hash, and all its figures if they are several.

    An answer may correct nothing but a printed total: its copies share those too.
    """
    marks = [("FILE_DUPLICATE", reading.source.sha256)] if reading.source else []
    totals = sorted((t.cell, _plain(t.value)) for t in reading.printed_totals) if reading.answer else ""
    return [*marks, ("FILE_COPY", f"{reading.mark}{totals}")] if reading.mark else marks


def mark_of(observations: Iterable[Observation]) -> str:
    """Give the SHA-256 of all figures of a file, whatever their cells and order; nothing where they are but a few."""
    figures = Counter(map(_figure, observations))
    if len(figures) < _FEWEST_COPIED:
        return ""
    return sha256("\n".join(sorted(f"{n} {figure}" for figure, n in figures.items())).encode()).hexdigest()


def _figure(o: Observation) -> tuple[str, ...]:
    value = _plain(o.obs_value)
    high = value if o.value_high is o.obs_value else _plain(o.value_high)
    return (o.area_label, o.indicator_label, o.activity, o.time_period, value, high, o.unit_measure)


def _plain(value: Decimal | None) -> str:
    """Write equal decimals alike."""
    return "" if value is None else str(_EXACT.normalize(value) or 0)
