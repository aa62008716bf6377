"""Hold printed totals against the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterable

from tallybook.model import Finding, Footing, Observation, PrintedTotal, Qualifier, exact_sum, make_finding
from tallybook.notation import is_ratio

_NOTHING = "M"
Cells = dict[tuple[str, str, str], Observation]


def footings(totals: Iterable[PrintedTotal], observations: Iterable[Observation]) -> tuple[Footing, ...]:
    """Compare each printed total with its parts; missing or approximate parts cannot be checked."""
    cells: Cells = {(o.source, o.sheet, o.cell): o for o in observations}
    return tuple(_footing(t, cells) for t in totals)


def _footing(total: PrintedTotal, cells: Cells) -> Footing:
    known = [cells.get((total.source, total.sheet, p)) for p in total.parts]
    parts = [o for o in known if o is not None]
    exact = len(parts) == len(known) and all(_exact(o) for o in parts)
    ratio = any(is_ratio(o.indicator_label) or o.unit_measure == "%" for o in parts)
    if ratio or not parts or not exact or total.value is None:
        return Footing(total, None, None)
    summed = exact_sum(o.obs_value for o in parts if o.obs_value is not None)
    return Footing(total, summed, abs(summed - total.value) <= total.tolerance)


def _exact(o: Observation) -> bool:
    """Whether a part is a plain number, or stands for nothing."""
    return o.qualifier is Qualifier.EXACT and (o.obs_value is not None or o.obs_status == _NOTHING)


def footing_findings(checked: Iterable[Footing]) -> tuple[Finding, ...]:
    """Give a warning for every printed total that differs from its parts."""
    return tuple(_finding(f) for f in checked if f.foots is False)


def _finding(footing: Footing) -> Finding:
    t = footing.printed
    return make_finding(
        "FOOTING_DIFFERS", t.source, t.sheet, t.cell, t.raw, printed=t.value, n=len(t.parts), summed=footing.summed
    )
