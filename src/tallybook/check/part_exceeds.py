"""Hold what is said to be part of something against the whole: 其中 is never more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tallybook.check.amounts import Amount, amount_of
from tallybook.model import (
    Codebook,
    Finding,
    IndicatorKind,
    Observation,
    PrintedTotal,
    Returns,
    Severity,
    make_finding,
    parted,
)
from tallybook.notation import is_change, is_part, kind_of, letters, read_columns, series_of, without_units

Figure = Observation | PrintedTotal
Pair = tuple[Observation, Figure]
"""A part and its whole."""
Key = tuple[str, ...]


def part_exceeds(returns: Returns) -> tuple[Finding, ...]:
    """Tell every part that is surely more than its whole.

    What the codebook calls a part is one; what headers call so, only where most figures of a header agree that it is.
    """
    stated = tuple(_stated(returns.observations, returns.codebook))
    told = {(f.source, f.sheet, f.cell) for f in stated}
    said = (f for f in _said(returns) if (f.source, f.sheet, f.cell) not in told)
    return (*stated, *said)


# -- stated by the codebook ------------------------------------------------------------


def _stated(observations: Iterable[Observation], codebook: Codebook) -> Iterator[Finding]:
    above = {i.id: i.part_of for i in codebook.indicators if i.part_of and i.kind is not IndicatorKind.RATIO}
    known = {*above, *above.values()}
    sums: dict[Key, list[Observation]] = {}
    for o in observations if above else ():
        if o.indicator in known and o.filled:
            sums.setdefault(_case(o, o.indicator), []).append(o)
    for (_, _, _, _, indicator), rows in sums.items():
        if indicator in above and (whole := sums.get(_case(rows[0], above[indicator]))):
            part = rows[0]
            if _is_more(amount_of(rows), amount_of(whole)):
                yield _finding(part, amount_of(rows), whole[0], amount_of(whole), Severity.ERROR)


def _case(o: Observation, indicator: str) -> Key:
    return (o.area, o.time_period, o.activity, o.unit_measure, indicator)


# -- said by headers -------------------------------------------------------------------


def _said(returns: Returns) -> Iterator[Finding]:
    """Tell parts that are more than their wholes, of each header by which most are not."""
    kinds = {i.id: i.kind for i in returns.codebook.indicators}
    by_header: dict[tuple[str, str, str, bool], list[Pair]] = {}
    for part, whole, sure in _pairs(returns, kinds):
        by_header.setdefault((part.source, part.sheet, part.indicator_label, sure), []).append((part, whole))
    for (_, _, _, sure), pairs in by_header.items():
        wrong = [(part, whole) for part, whole in pairs if _is_more(_amount(part), _amount(whole))]
        if 2 * len(wrong) < len(pairs) or (sure and len(pairs) == 1):
            yield from (_finding(p, _amount(p), w, _amount(w), Severity.WARNING) for p, w in wrong)


def _pairs(returns: Returns, kinds: Mapping[str, IndicatorKind]) -> Iterator[tuple[Observation, Figure, bool]]:
    """Give each part with its whole, and whether words say which that is or only that it stands before it."""
    at: dict[Key, Figure] = {(t.source, t.sheet, t.cell): t for t in returns.printed_totals}
    at |= {(o.source, o.sheet, o.cell): o for o in returns.observations}
    named = {(o.source, o.sheet, *_about(o), without_units(o.indicator_label)): o for o in returns.observations}
    for part in returns.observations:
        path = without_units(part.indicator_label).split(" / ")
        marked = next((n for n, word in enumerate(path) if is_part(word)), None)
        if marked is None or not part.filled or kind_of(part, kinds) is IndicatorKind.RATIO or is_change(path[-1]):
            continue
        whole = named.get((part.source, part.sheet, *_about(part), " / ".join(path[:marked])))
        if whole and whole.filled:
            yield part, whole, True
        elif before := _before(part, at):
            yield part, before, False


def _about(o: Observation) -> Key:
    area, _, activity, unit = series_of(o)
    return (area, activity, unit, o.time_period)


def _before(part: Observation, at: Mapping[Key, Figure]) -> Figure | None:
    """Give the nearest figure to the left that is no part itself, if it may count the same."""
    col, row = parted(part.cell)
    for n in reversed(range((read_columns(col) or (0, 0))[0])):
        figure = at.get((part.source, part.sheet, letters(n) + row))
        if figure is None:
            return None
        if isinstance(figure, PrintedTotal):
            return figure if figure.value is not None else None
        if not any(map(is_part, figure.indicator_label.split(" / "))):
            return figure if figure.filled and _about(figure) == _about(part) else None
    return None


def _amount(figure: Figure) -> Amount:
    return Amount(figure.value, figure.value) if isinstance(figure, PrintedTotal) else amount_of([figure])


def _is_more(part: Amount, whole: Amount) -> bool:
    """Whether a part is surely more than its whole; a whole below nothing is no whole."""
    return whole.high is not None and whole.high >= 0 and part.is_at_most(whole.high) is False


def _finding(o: Observation, part: Amount, whole: Figure, of: Amount, severity: Severity) -> Finding:
    name = whole.label if isinstance(whole, PrintedTotal) else whole.indicator_label
    where = (
        whole.cell
        if (whole.source, whole.sheet) == (o.source, o.sheet)
        else f"{whole.source} {whole.sheet} {whole.cell}"
    )
    facts = {"part": part.text, "whole": of.text, "name": name, "where": where}
    return make_finding("PART_EXCEEDS", o.source, o.sheet, o.cell, o.raw, severity=severity, **facts)
