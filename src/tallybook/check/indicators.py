"""Say which header paths name no indicator of the codebook, and which figures are in another unit than it states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallybook.model import Codebook, Finding, Observation, figures_in, make_finding
from tallybook.notation import plain_order, read_unit, without_units

_NEAR = 60
_MOST_NAMES = 20


def unknown_indicators(observations: Iterable[Observation], codebook: Codebook) -> tuple[Finding, ...]:
    """Give one note for all header paths that match nothing, each with the nearest name that there is.

    A near name is only shown, never taken.
    """
    if not codebook.indicators:
        return ()
    first: dict[str, Observation] = {}
    for o in observations:
        if not o.indicator and o.indicator_label:
            first.setdefault(without_units(o.indicator_label), o)
    if not first:
        return ()
    near = _Near(codebook)
    told = [near.told(label, o.unit_measure) for label, o in list(first.items())[:_MOST_NAMES]]
    names = "; ".join([*told, *(["…"] if len(first) > _MOST_NAMES else [])])
    o = next(iter(first.values()))
    place = (o.source, o.sheet, o.cell, o.indicator_label)
    return (make_finding("INDICATOR_UNKNOWN", *place, n=len(first), names=names),)


class _Near:
    """Finds the stated name that is most like a label, whatever the order of its words."""

    def __init__(self, codebook: Codebook) -> None:
        self._names = [(n, i.id) for i in codebook.indicators for n in i.names]
        self._plain = [plain_order(n) for n, _ in self._names]
        self._units = _units(codebook)

    def told(self, label: str, unit: str) -> str:
        """Write a label with the name that it is near to, and both units where they are not the same."""
        name, code = self._nearest(label)
        own = self._units.get(code, unit)
        if unit and own != unit:
            return f"{label} [{unit}] ({name} [{own}]?)"
        return f"{label} ({name}?)" if name else label

    def _nearest(self, label: str) -> tuple[str, str]:
        from rapidfuzz import fuzz, process

        forms = dict.fromkeys((label, label.rsplit(" / ", maxsplit=1)[-1]))
        found = [process.extractOne(plain_order(f), self._plain, scorer=fuzz.ratio, score_cutoff=_NEAR) for f in forms]
        best = max((f for f in found if f), key=lambda f: f[1], default=None)
        return self._names[best[2]] if best else ("", "")


def other_units(observations: Iterable[Observation], codebook: Codebook) -> tuple[Finding, ...]:
    """Give a warning for each indicator and unit that is not the one which the codebook states: 人 is not 人次."""
    if not (own := _units(codebook)):
        return ()
    found: dict[tuple[str, str], list[Observation]] = {}
    for o in observations:
        if o.unit_measure and o.filled and own.get(o.indicator, o.unit_measure) != o.unit_measure:
            found.setdefault((o.indicator, o.unit_measure), []).append(o)
    names = {i.id: i.zh for i in codebook.indicators}
    return tuple(
        _of_other_unit(rows, indicator=names[code], unit=unit, own=own[code]) for (code, unit), rows in found.items()
    )


def _units(codebook: Codebook) -> dict[str, str]:
    """Give the base unit of each indicator whose unit is known, the user's own units settled."""
    stated = {u.name: u.base for u in codebook.units}
    read = {i.id: read_unit(i.unit) for i in codebook.indicators}
    return {code: stated.get(unit.base, unit.base) for code, unit in read.items() if unit and unit.base}


def _of_other_unit(rows: Sequence[Observation], **told: str) -> Finding:
    o = rows[0]
    place = (o.source, o.sheet, o.cell, o.raw)
    return make_finding("INDICATOR_UNITS", *place, severity=None, n=figures_in(rows), **told)
