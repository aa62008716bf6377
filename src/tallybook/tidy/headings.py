"""Let the lines above like tables of one sheet tell their figures apart, where nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallybook.model.table import ColumnRole, SheetLayout, TableLayout
from tallybook.notation import clean_label, mostly_places
from tallybook.tidy.context import Context

_HALF = 2


def told_by_lines(layout: SheetLayout, contexts: Sequence[Context]) -> list[Context]:
    """Give each of several like tables its own line: Gulu, table, Lira, table; 一、讲座, table, 二、展览, table.

    The line is the area where most of them name places and no area is known, else it goes before the labels.
    """
    like = [n for n, table in enumerate(layout.tables) if _has_like(n, table, layout, contexts)]
    lines = {n: contexts[n].own for n in like}
    if len(set(lines.values())) < len(lines) or not all(lines.values()):
        return list(contexts)
    places = mostly_places(list(lines.values())) and not any(contexts[n].area for n in like)
    return [_headed(c, lines[n], place=places) if n in lines else c for n, c in enumerate(contexts)]


def _headed(context: Context, line: str, *, place: bool) -> Context:
    return replace(context, area=line) if place else replace(context, heading=line)


def _has_like(n: int, table: TableLayout, layout: SheetLayout, contexts: Sequence[Context]) -> bool:
    """Whether another table has the same headers and labels, and is of the same area and period as far as is known."""
    here = contexts[n]
    return any(
        m != n
        and (here.area, here.period) == (contexts[m].area, contexts[m].period)
        and _headers(other) == _headers(table)
        and _share_labels(table, other, layout)
        for m, other in enumerate(layout.tables)
    )


def _headers(table: TableLayout) -> list[tuple[str, ...]]:
    return [table.headers.get(c, ()) for c in sorted(table.columns)]


def _share_labels(one: TableLayout, other: TableLayout, layout: SheetLayout) -> bool:
    mine, theirs = (_labels(t, layout) for t in (one, other))
    return len(mine & theirs) * _HALF > max(len(mine), len(theirs))


def _labels(table: TableLayout, layout: SheetLayout) -> set[str]:
    cols = table.having(ColumnRole.LABEL)
    return {clean_label(t.text) for r in table.body_rows for c in cols if (t := layout.tokens.get((r, c)))}
