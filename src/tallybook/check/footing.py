"""Hold printed totals against the sums of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tallybook.model import (
    Codebook,
    Finding,
    Footing,
    IndicatorKind,
    Observation,
    PrintedTotal,
    Qualifier,
    exact_sum,
    make_finding,
)
from tallybook.notation import kind_of

_NOTHING = "M"
Cells = dict[str, Observation | None]
"""The figure of each cell of a sheet; none for a cell that holds several."""


def footings(
    totals: Iterable[PrintedTotal], observations: Iterable[Observation], codebook: Codebook = Codebook()
) -> tuple[Footing, ...]:
    """Compare each printed total with its parts; missing, approximate and unaddable ones cannot be checked, nor cells of several."""
    sheets: dict[tuple[str, str], Cells] = {}
    for o in observations:
        cells = sheets.setdefault((o.source, o.sheet), {})
        cells[o.cell] = None if o.cell in cells else o
    kinds = {i.id: i.kind for i in codebook.indicators}
    return tuple(_footing(t, sheets.get((t.source, t.sheet), {}), kinds) for t in totals)


def _footing(total: PrintedTotal, cells: Cells, kinds: Mapping[str, IndicatorKind]) -> Footing:
    known = [cells.get(p) for p in total.parts]
    parts = [o for o in known if o is not None]
    exact = len(parts) == len(known) and all(_exact(o) for o in parts)
    if not parts or not exact or total.value is None or not _add_up(parts, kinds):
        return Footing(total, None, None)
    summed = exact_sum(o.obs_value for o in parts if o.obs_value is not None)
    return Footing(total, summed, abs(summed - total.value) <= total.tolerance)


def _add_up(parts: list[Observation], kinds: Mapping[str, IndicatorKind]) -> bool:
    """Whether the parts are such as may be added: no rates, and no levels of several periods."""
    found = {kind_of(o, kinds) for o in parts}
    alike = len({o.time_period for o in parts}) == 1
    return IndicatorKind.RATIO not in found and (alike or found == {IndicatorKind.FLOW})


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
