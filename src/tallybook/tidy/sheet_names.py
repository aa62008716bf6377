"""Let sheets' names tell figures apart that nothing else does: sheets First dose and Second dose with the same headers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from tallybook.model import Observation, SheetReading
from tallybook.notation import clean_label, find_period, is_default_sheet, is_place, is_total, read_partial, series_of

Key = tuple[str, ...]


def told_apart(readings: Sequence[SheetReading]) -> tuple[SheetReading, ...]:
    """Put a sheet's name before its labels where another sheet tells other figures under the same ones.

    Not for sheets that repeat or add up others, nor where the codebook knows the indicators.
    """
    telling = {n: r for n, r in enumerate(readings) if r.observations and _tells(r)}
    told = {n: _figures(r) for n, r in telling.items() if len(telling) > 1}
    apart: set[int] = set()
    for one, other in combinations(told, 2):
        shared = told[one].keys() & told[other].keys()
        alike = sum(told[one][k] == told[other][k] for k in shared)
        if shared and len(shared) * 2 >= len(told[one]) and alike * 2 <= len(shared):
            apart |= {one, other}
    return tuple(_named(r) if n in apart else r for n, r in enumerate(readings))


def _tells(reading: SheetReading) -> bool:
    """Whether a sheet's name may say what its figures are, not when or where, or that they are sums."""
    name = clean_label(reading.grid.sheet)
    when = find_period(name) or read_partial(name)
    return bool(name) and not (when or is_default_sheet(name) or is_place(name) or is_total(name))


def _figures(reading: SheetReading) -> dict[Key, Counter[object]]:
    found: dict[Key, Counter[object]] = {}
    for o in reading.observations:
        if o.filled and not o.indicator and o.area:
            found.setdefault((*series_of(o), o.time_period), Counter())[o.obs_value] += 1
    return found


def _named(reading: SheetReading) -> SheetReading:
    name = clean_label(reading.grid.sheet)
    headers = {p: _under(name, label) for p, label in reading.headers.items()}
    return replace(reading, observations=tuple(_renamed(o, name) for o in reading.observations), headers=headers)


def _renamed(o: Observation, name: str) -> Observation:
    return o._replace(indicator_label=_under(name, o.indicator_label)) if not o.indicator else o


def _under(name: str, label: str) -> str:
    return label if label.startswith(name) else f"{name} / {label}"
