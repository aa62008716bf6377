"""How much hangs on a finding: the difference it stands for, held against the total that its figure is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tallybook.check.places import Places
from tallybook.model import Finding, Returns, Severity, Total, Weighed, exact_sum, row_by_row

_APART = (("printed", "summed"), ("own", "summed"), ("value", "other"), ("value", "usual"))
"""Facts whose difference is what a finding is about, where it does not state its effect."""
_WITHIN = frozenset({"WHOLE_AND_PARTS"})
"""Codes of figures that lie within others and may well be less."""
_SEVERITIES = list(Severity)
_UNKNOWN = Fraction(0)
Cell = tuple[str, str, str]


def weigh(findings: Iterable[Finding], returns: Returns, totals: Sequence[Total], files: int) -> tuple[Weighed, ...]:
    """Give the findings, most damaging first: by the share of its total that a finding puts in doubt, then by severity and place.

    `totals` are those of each indicator and year. Of an error that keeps figures out whose size nobody knows, the share is taken to be
    that of their number among all figures, or of its file among all `files`; that orders it and is told nowhere.
    """
    known = tuple(dict.fromkeys(findings))
    sources = {f.source for f in known}
    near = [o for o in returns.observations if o.source in sources]
    places, cells = Places(near, returns.codebook), _cells(known, returns)
    totals_of = _totals_of({c for several in cells.values() for c in several}, totals)
    units = {(o.source, o.sheet, o.cell): o.unit_measure for o in near}
    ranked = []
    for finding in known:
        weighed = _weighed(finding, cells[finding], totals_of, units, places)
        ranked.append((_order(weighed, len(returns.observations), files), weighed))
    return tuple(w for _, w in sorted(ranked, key=lambda r: r[0]))


def _cells(findings: Iterable[Finding], returns: Returns) -> dict[Finding, tuple[Cell, ...]]:
    """Give the cells of the figures that each finding is about: for one about a printed total those of its parts."""
    parts = {(t.source, t.sheet, t.cell): t.parts for t in returns.printed_totals}
    return {
        f: tuple((f.source, f.sheet, c) for c in parts.get((f.source, f.sheet, f.cell), (f.cell,))) for f in findings
    }


def _totals_of(cells: set[Cell], totals: Sequence[Total]) -> dict[Cell, Total]:
    """Give the total that each of the cells is in."""
    found: dict[Cell, Total] = {}
    for total in totals:
        for o in total.members:
            if (place := (o.source, o.sheet, o.cell)) in cells:
                found.setdefault(place, total)
    return found


def _weighed(
    finding: Finding,
    cells: tuple[Cell, ...],
    totals_of: Mapping[Cell, Total],
    units: Mapping[Cell, str],
    places: Places,
) -> Weighed:
    effect, area = effect_of(finding), places.area_of(finding)
    total = next((totals_of[c] for c in cells if c in totals_of), None)
    unit = total.unit_measure if total else next((units[c] for c in cells if c in units), "")
    share = _share(effect, _size(total)) if total and effect is not None else None
    return Weighed(finding, effect, unit if effect is not None else "", share, *area)


def _share(effect: Decimal, size: Decimal | None) -> Decimal | None:
    """Give a part of a whole to a hundredth of a percent."""
    return Decimal(f"{round(abs(Fraction(effect) / Fraction(size)) * 10_000)}e-4") if size else None


def effect_of(finding: Finding) -> Decimal | None:
    """Give the difference that a finding stands for: the fact `effect`, or what parts two of its facts."""
    numbers = {name: _number(text) for name, text in finding.facts}
    if "effect" in numbers or finding.code in _WITHIN:
        return numbers.get("effect")
    pairs = ((numbers.get(one), numbers.get(other)) for one, other in _APART)
    return next((exact_sum((a, b.copy_negate())).copy_abs() for a, b in pairs if a is not None and b is not None), None)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _size(total: Total) -> Decimal | None:
    """Give how large a total is, for one that is approximate the bound that is known."""
    return next((v for v in (total.obs_value, total.value_low, total.value_high) if v), None)


def _order(weighed: Weighed, figures: int, files: int) -> tuple[object, ...]:
    f = weighed.finding
    share = Fraction(weighed.share) if weighed.share is not None else _left_out(f, figures, files)
    place = (f.source, f.sheet, row_by_row(f.cell), f.code, f.raw, f.facts)
    return (-share, -(weighed.effect or 0), _SEVERITIES.index(f.severity), *place)


def _left_out(finding: Finding, figures: int, files: int) -> Fraction:
    """Give the part that the figures an error keeps out have among all that were read."""
    if finding.severity is not Severity.ERROR:
        return _UNKNOWN
    n = _number(dict(finding.facts).get("n", ""))
    if n is None and not finding.cell:
        return Fraction(1, max(files, 1))
    lost = Fraction(n or 1)
    return lost / (lost + figures)
