"""Read what the labels of a body row say: area, indicator words, activity, period, unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from tallybook.model import Finding, a1, make_finding
from tallybook.model.table import ColumnRole, TokenKind
from tallybook.notation import (
    Unit,
    clean_label,
    find_period,
    halves,
    has_chinese,
    is_area_header,
    is_cumulative,
    is_only_part,
    is_part,
    is_subtotal,
    is_total,
    is_unit_header,
    mentions_total,
    outline,
    read_dated,
    read_period,
    read_unit_code,
)
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.names import Names, area_name
from tallybook.tidy.sums import foots
from tallybook.tidy.times import joined
from tallybook.tidy.year_rows import under_years

_FILLED = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.FAULT)


@dataclass(frozen=True, slots=True)
class Row:
    """A body row. `above` are the headings and wholes that its words stand under.

    `year_of` are the rows of months or quarters that its period, a year, is the year of.
    """

    area: str
    words: tuple[str, ...]
    shown: tuple[str, ...]
    activity: str
    period: str
    unit: Unit | None
    above: tuple[str, ...] = ()
    level: int = 0
    year_of: tuple[int, ...] = ()


_ONE = attrgetter("area", "period", "activity", "words")
"""What is one line of a table; its words come again elsewhere for other areas."""


def read_rows(
    cells: Cells, axes: Axes, names: Names, place: tuple[str, str], title: str = ""
) -> tuple[dict[int, Row], tuple[Finding, ...]]:
    """Read every body row; `place` is source and sheet, for findings, `title` the period of the title."""
    table = cells.table
    rows = _under_years({r: row_of(cells, r, axes, names) for r in table.body_rows}, cells, title)
    rows = _measured(rows, axes)
    rows = _in_one_tongue(rows)
    if axes.indicator_cols or axes.bare_values:
        rows = _under_headings(rows, cells, axes, names)
    return _in_areas(rows, cells, axes, names), tuple(_unread_periods(cells, axes, place))


def row_of(cells: Cells, row: int, axes: Axes, names: Names) -> Row:
    """Read what the labels of one row say by themselves."""
    unit, level = None, 0
    kept: list[str] = []
    shown: list[str] = []
    for col in axes.indicator_cols:
        numbered, word = outline(cells.label(row, col))
        label, found = names.split_unit(word)
        unit, level = found or unit, max(level, numbered)
        if label and (not kept or kept[-1] != label):
            kept.append(label)
            shown.append(word)
    area = next((area_name(w) for c in axes.area_cols if (w := cells.label(row, c))), "")
    if keyed := next((k for c in axes.indicator_cols if (k := _keyed(cells, row, c))), None):
        area, kept, unit = keyed
        shown = kept
    activity = " / ".join(w for c in axes.activity_cols if (w := cells.label(row, c)))
    stated = (cells.label(row, c) for c in cells.table.having(ColumnRole.UNIT))
    unit = next((u for t in stated if t and (u := names.read_unit(t))), unit)
    return Row(area, tuple(kept), tuple(shown), activity, _period(cells, row, axes), unit, (), level)


def _keyed(cells: Cells, row: int, col: int) -> tuple[str, list[str], Unit | None] | None:
    r"""Take a key apart whose header names its parts: NR,A-R,AT11 below unit,icd10,geo\time is about AT11."""
    header = "".join(cells.table.headers.get(col, ())[-1:])
    names, _, over = header.partition("\\")
    parts = dict(zip(names.split(","), cells.label(row, col).split(","), strict=False))
    places = [name for name in parts if is_area_header(name)]
    if not over or len(parts) != len(names.split(",")) or len(places) != 1:
        return None
    unit = read_unit_code(next((part for name, part in parts.items() if is_unit_header(name)), ""))
    return parts[places[0]], [part for name, part in parts.items() if name != places[0]], unit


def _under_years(rows: dict[int, Row], cells: Cells, title: str) -> dict[int, Row]:
    """Give months and quarters the year of the row or heading that they stand under."""
    headings = {n: year for n, group in cells.table.groups.items() if (year := read_period(clean_label(group)))}
    periods, years = under_years({n: row.period for n, row in rows.items()}, headings, title)
    told = {n for n, row in rows.items() if n in years or periods[n] != row.period}
    return {n: replace(r, period=periods[n], year_of=years.get(n, ())) if n in told else r for n, r in rows.items()}


def _measured(rows: dict[int, Row], axes: Axes) -> dict[int, Row]:
    """Give the rows of rates below an area that area, and their word as what they count."""
    found: dict[int, Row] = {}
    area = ""
    for n, row in rows.items():
        if row.area in axes.measures:
            found[n] = replace(row, area=area, words=(*row.words, row.area), shown=(*row.shown, row.area))
        else:
            found[n], area = row, row.area
    return found


def _in_one_tongue(rows: dict[int, Row]) -> dict[int, Row]:
    """Call areas by the Chinese half of their names where each of them has one in two languages."""
    both = {row.area: halves(row.area) for row in rows.values() if row.area}
    firsts = {parts[0] for parts in both.values() if parts}
    if len(firsts) < len(both):
        return rows
    return {n: replace(row, area=both[row.area][0]) if row.area else row for n, row in rows.items()}


def _period(cells: Cells, row: int, axes: Axes) -> str:
    period = ""
    for col in axes.period_cols:
        period = joined(period, _read_period(cells, row, col) or "")
    return period


def _read_period(cells: Cells, row: int, col: int) -> str | None:
    """Give the period in a cell of a period column; None when its text is no period."""
    token = cells.over(row, col)
    if token is None or not token.text or token.kind is TokenKind.MARK:
        return ""
    if token.period:
        return token.period
    if token.yearlike and token.quantity:
        return str(token.quantity.value)
    header = cells.table.headers.get(col, ("",))[-1:]
    return read_dated(token.text, header[0] if header else "") or find_period(token.text)


def _unread_periods(cells: Cells, axes: Axes, place: tuple[str, str]) -> list[Finding]:
    return [
        make_finding("PERIOD_UNREAD", *place, a1(row, col), token.text)
        for row in cells.table.body_rows
        for col in axes.period_cols
        if _read_period(cells, row, col) is None and (token := cells.at(row, col))
        if not (_is_summed(token.text) or closes_dates(row, cells))
        if any(cells.counted(row, c) for c in cells.table.having(ColumnRole.VALUE))
    ]


def closes_dates(row: int, cells: Cells) -> bool:
    """Whether words for a total stand where the other rows have a date: Total for the quarter; or 累计, where it adds them up."""
    dates = (cells.at(row, c) for c in cells.table.having(ColumnRole.PERIOD))
    words = [t.text for t in dates if t and not t.period and t.kind is TokenKind.TEXT]
    return any(map(mentions_total, words)) or (any(map(is_cumulative, words)) and _adds_up_all(row, cells))


def _adds_up_all(row: int, cells: Cells) -> bool:
    """Whether each figure of a row is the sum of those of all others in its column."""
    own, others = cells.numbers.get(row, {}), [told for r, told in cells.numbers.items() if r != row]
    return bool(own) and all(foots(whole, [told.get(c) for told in others], exactly=True) for c, whole in own.items())


def _is_summed(text: str) -> bool:
    return is_total(text) or is_subtotal(text) or mentions_total(text)


def _under_headings(rows: dict[int, Row], cells: Cells, axes: Axes, names: Names) -> dict[int, Row]:
    """Give a row the headings above it, by group and outline number, and the whole of a 其中."""
    open_headings: list[tuple[int, tuple[str, ...]]] = []
    whole: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    group = ""
    groups = cells.table.groups
    repeated = _again(rows, groups)
    found: dict[int, Row] = {}
    for n, row in rows.items():
        heading = groups.get(n, "")
        if heading != group and not _is_area(heading, axes, names) and not (axes.area_cols and _names_nothing(heading)):
            level, words = outline(clean_label(heading))
            open_headings = [*(h for h in open_headings if h[0] < level), (level, (words,))]
        group = heading
        if row.level:
            open_headings = [h for h in open_headings if h[0] < row.level]
        part = bool(row.words) and is_part(row.words[-1])
        whole = (cells.table.wholes[n],) if n in cells.table.wholes else whole
        above = tuple(w for _, words in open_headings for w in words)
        again = not row.level and (groups.get(n), _ONE(row)) in repeated
        parent = (*whole, *within) if part else whole if again else ()
        above = (*above, *(w for w in parent if w not in above))
        found[n] = replace(row, above=above) if above else row
        if not part:
            whole, within = (whole, row.words) if again else (row.words, ())
        if row.level and not _has_value(cells, n):
            open_headings.append((row.level, row.words))
    return found


def _names_nothing(heading: str) -> bool:
    """Whether the heading of a group of areas says no more than what kind they are, or that they are parts of one."""
    kind = " " not in heading.strip() and not has_chinese(heading) and is_area_header(heading)
    return kind or is_only_part(heading)


def _again(rows: Mapping[int, Row], groups: Mapping[int, str]) -> frozenset[tuple[object, ...]]:
    """Give the rows that come again, each time below another row, as 场次 and 人次 do below 讲座 and 展览.

    Several of them do, or more than half of the rows that come but once have one below them; else a row only stands there
    twice.
    """
    keys: dict[int, tuple[object, ...]] = {n: (groups.get(n), _ONE(row)) for n, row in rows.items()}
    counts = Counter(keys.values())
    below: dict[tuple[object, ...], set[int]] = {}
    single, whole = [n for n, key in keys.items() if counts[key] == 1], -1
    for n, key in keys.items():
        whole = n if counts[key] == 1 else whole
        if counts[key] > 1:
            below.setdefault(key, set()).add(whole)
    apart = {key: wholes for key, wholes in below.items() if len(wholes) == counts[key]}
    heads = {n for wholes in apart.values() for n in wholes}
    return frozenset(apart) if len(apart) > 1 or len(heads) * 2 > len(single) else frozenset()


def _has_value(cells: Cells, row: int) -> bool:
    values = cells.table.having(ColumnRole.VALUE)
    return any((t := cells.at(row, c)) is not None and t.kind in _FILLED for c in values)


def _in_areas(rows: dict[int, Row], cells: Cells, axes: Axes, names: Names) -> dict[int, Row]:
    """Give a row without an area the one that the heading line of its group names."""
    groups = {n: clean_label(g) for n, g in cells.table.groups.items() if _is_area(g, axes, names)}
    return {n: replace(row, area=groups[n]) if n in groups and not row.area else row for n, row in rows.items()}


def _is_area(heading: str, axes: Axes, names: Names) -> bool:
    label = clean_label(heading)
    return bool(label) and bool(axes.areas_head or names.area(label))


def labels_of(row: Row) -> Sequence[str]:
    """Give the words by which a row is called in a message."""
    return [w for w in (row.area, *row.shown, row.activity) if w]
