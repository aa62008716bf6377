"""Totals as rows for machines and as rows for people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tallybook.model import (
    COMPARISON_COLUMNS,
    TOTAL_COLUMNS,
    Comparison,
    Finding,
    Listing,
    Qualifier,
    Report,
    SourceBalance,
    Total,
)
from tallybook.model.balance import Balance
from tallybook.model.total import HIDDEN
from tallybook.present.words import heading

_NUMERIC = frozenset({"obs_value", "bounds", "previous", "change", "change_like_for_like"})
_NO_COMPARISON = Comparison()


def report_totals(
    totals: Sequence[Total],
    *,
    by: tuple[str, ...],
    findings: Sequence[Finding],
    sources: Sequence[SourceBalance],
    lang: str,
    earlier: str | None = None,
) -> Report:
    """Give the totals as the contract's rows and as rows for people; a line parts the first column.

    `earlier` is the year that stands beside them, if one does.
    """
    compared = bool(earlier)
    columns = (*by, *TOTAL_COLUMNS, *(COMPARISON_COLUMNS if compared else ()))
    rows = tuple(_row(t, compared=compared) for t in totals)
    shown = _shown(totals, by, lang, earlier)
    firsts = [t.key[by[0]] for t in totals]
    parted = 1 < len(set(firsts)) * 2 <= len(firsts)
    breaks = frozenset(i for i in range(len(firsts) - 1) if parted and firsts[i] != firsts[i + 1])
    balance = sum((s.balance for s in sources), Balance())
    return Report("totals", Listing(columns, rows), shown, breaks, tuple(findings), balance, tuple(sources))


def _row(total: Total, *, compared: bool) -> tuple[object, ...]:
    beside = total.comparison or _NO_COMPARISON
    more = (getattr(beside, c) for c in COMPARISON_COLUMNS) if compared else ()
    return (*total.key.values(), *(getattr(total, c) for c in TOTAL_COLUMNS), *more)


def _shown(totals: Sequence[Total], by: tuple[str, ...], lang: str, earlier: str | None) -> Listing:
    approximate = any(t.qualifier is not Qualifier.EXACT for t in totals)
    columns = [*by, "obs_value", *(["bounds"] if approximate else []), "unit_measure", "coverage"]
    columns += ["previous", "change", "change_like_for_like"] if earlier else []
    rows = tuple(tuple(_text(t, c) for c in columns) for t in totals)
    headings = tuple(earlier if earlier and c == "previous" else heading(c, lang) for c in columns)
    numeric = frozenset(n for n, c in enumerate(columns) if c in _NUMERIC)
    return Listing(headings, rows, numeric)


def _text(total: Total, column: str) -> str:
    beside = total.comparison or _NO_COMPARISON
    texts = {
        "obs_value": lambda: HIDDEN if total.hidden else marked(total.obs_value, total.qualifier),
        "bounds": lambda: bounds(total.value_low, total.value_high, total.qualifier),
        "unit_measure": lambda: total.unit_measure,
        "coverage": lambda: _coverage(total),
        "previous": lambda: marked(beside.previous, beside.previous_qualifier or Qualifier.EXACT),
        "change": lambda: _change(beside),
        "change_like_for_like": lambda: _like_for_like(beside),
    }
    return texts[column]() if column in texts else total.key[column]


def marked(value: Decimal | None, qualifier: Qualifier) -> str:
    """Write a value with its mark: ≥ 108,000 for one that is 余 or 以上."""
    return "" if value is None else f"{qualifier.mark}{value:,f}"


def bounds(low: Decimal | None, high: Decimal | None, qualifier: Qualifier) -> str:
    """Write the bounds of a value that is not exact: 108,000 - 118,000."""
    if qualifier is Qualifier.EXACT or (low is None and high is None):
        return ""
    if low is None or high is None:
        return f"≤ {high:,f}" if low is None else f"≥ {low:,f}"
    return f"{low:,f} - {high:,f}"


def _coverage(total: Total) -> str:
    """Write how many areas reported, of how many, and how many that nobody expected: 6/7 +1."""
    expected = "" if total.areas_expected is None else f"/{total.areas_expected}"
    return f"{total.areas_reporting}{expected}" + (f" +{total.areas_beside}" if total.areas_beside else "")


def _change(beside: Comparison) -> str:
    return _signed(beside.change, beside.change_low, beside.change_high, beside.change_qualifier)


def _signed(value: Decimal | None, low: Decimal | None, high: Decimal | None, qualifier: Qualifier | None) -> str:
    """Write a change with its sign and mark; of one without a value the bounds."""
    if value is not None:
        return f"{(qualifier or Qualifier.EXACT).mark}{value:+,f}"
    if low is None or high is None:
        return f"≤ {high:+,f}" if high is not None else f"≥ {low:+,f}" if low is not None else ""
    return f"{low:+,f} … {high:+,f}"


def _like_for_like(beside: Comparison) -> str:
    """Say the change of the areas in both years, where that is not the plain change."""
    alike = _signed(
        beside.change_like_for_like,
        beside.change_like_for_like_low,
        beside.change_like_for_like_high,
        beside.change_like_for_like_qualifier,
    )
    return "" if alike in {"", _change(beside)} else f"{alike} ({beside.areas_compared})"
