"""Find the columns of a table that only add up others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tallybook.model import Holds
from tallybook.notation import is_cumulative, is_part, is_rate, is_ratio, is_sex, is_subtotal, is_total, mentions_total
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column
from tallybook.tidy.periods import holding, running
from tallybook.tidy.sums import Figures, foots, summed_lines
from tallybook.tidy.totals import named_total

_MIN_ROWS = 5
_MOST, _FEW = 0.9, 5
_MEASURES, _FEWEST = 2, 3


def find_total_columns(cells: Cells, columns: Mapping[int, Column]) -> dict[int, tuple[int, ...]]:
    """Map each total column to its parts: by name, by what its period holds, by sums that nobody named."""
    headers = cells.table.headers
    named = {c for c, column in columns.items() if named_total(headers.get(c, ())) or is_total(column.area)}
    sisters = {c: _claimed(c, named, cells, columns) for c in sorted(named)}
    found = {c: parts for c, parts in sisters.items() if _are_parts(c, parts, columns, cells)}
    found = {c: parts if _ever_foots(c, parts, cells) else () for c, parts in found.items()}
    found |= {c: () for c in named if _of_totals(headers[c]) and not (found.get(c) and _foots(c, found[c], cells))}
    periods = {c: column.period for c, column in columns.items() if c not in found}
    words = {c: "/".join(columns[c].words) + columns[c].area for c in periods}
    found.update(holding(periods, words))
    found.update(_sums_of_periods(columns, found, cells))
    rest = [c for c in columns if c not in found and adds(columns[c])]
    whole = [c for c in rest if not any(map(is_part, headers.get(c, ())))]
    summed = {
        c: p for cols in ((whole, rest) if whole != rest else (rest,)) for c, p in _summed_columns(cols, cells).items()
    }
    summed = {c: p for c, p in summed.items() if not p or c > p[-1] or _related(c, p, headers)}
    areas = _summed_areas([c for c in rest if columns[c].area], columns, cells)
    told = {c: tuple(p for p in parts if p not in areas) for c, parts in found.items()}
    return _as_stated({**areas, **told, **summed, **_summed_spanners(rest, cells)}, cells)


def _sums_of_periods(
    columns: Mapping[int, Column], found: Mapping[int, tuple[int, ...]], cells: Cells
) -> dict[int, tuple[int, ...]]:
    """Find columns that only say 累计 and add up, in every row, those of the months or quarters beside them."""
    ends = [
        c for c, column in columns.items() if column.words and is_cumulative(column.words[-1]) and not column.period
    ]
    sums: dict[int, tuple[int, ...]] = {}
    for col in (c for c in ends if c not in found):
        alike = (columns[col].words[:-1], columns[col].area)
        parts = tuple(c for c, o in columns.items() if c not in found and o.period and (o.words, o.area) == alike)
        if _are_parts(col, parts, columns, cells) and _foots(col, parts, cells):
            sums[col] = parts
    return sums


def _as_stated(found: Mapping[int, tuple[int, ...]], cells: Cells) -> dict[int, tuple[int, ...]]:
    """Put those in that are stated to be totals, and leave those out that are stated to hold values."""
    hint = cells.table.hint
    values = hint.holding(Holds.VALUE)
    stated = {c: found.get(c, ()) for c in hint.holding(Holds.TOTAL)}
    return {c: p for c, p in found.items() if c not in values} | stated


def _summed_areas(cols: Sequence[int], columns: Mapping[int, Column], cells: Cells) -> dict[int, tuple[int, ...]]:
    """Find areas across that add up others of the same words and period, in as few rows as there are."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for col in cols:
        alike.setdefault((columns[col].words, columns[col].period), []).append(col)
    return {c: p for group in alike.values() for c, p in _summed_columns(group, cells, least=1).items()}


def _of_totals(path: Sequence[str]) -> bool:
    """Whether a header names a total under a total, such as 合计 / 小计, whose parts are columns of several spanners."""
    return sum(named_total((word,)) for word in path) > 1


def _are_parts(total: int, cols: Sequence[int], columns: Mapping[int, Column], cells: Cells) -> bool:
    """Whether columns can make a whole: several that may be added, no running totals, or a lone one that is as much."""
    adding = [c for c in cols if adds(columns[c])]
    if len(adding) == 1:
        return all(line.get(adding[0]) == line.get(total) for line in cells.numbers.values())
    return bool(cols) and not running([columns[c].period for c in cols])


def _ever_foots(total: int, cols: Sequence[int], cells: Cells) -> bool:
    """Whether a total is the sum of some columns in any row but few; a total that never is adds up something else."""
    feet = [foots(whole, parts) for whole, parts in _across(total, cols, cells)]
    return len(feet) < _MIN_ROWS or sum(feet) * _FEW >= len(feet)


def adds(column: Column) -> bool:
    """Whether a column's figures may be added at all: no rate, no average."""
    rate = column.unit is not None and (column.unit.base == "%" or is_rate(column.unit.base))
    return not (rate or is_ratio(" / ".join(column.shown)))


def _summed_spanners(cols: Sequence[int], cells: Cells) -> dict[int, tuple[int, ...]]:
    """Find a last or first spanner whose columns add up those of all others, word for word: Public, Independent, both."""
    below: dict[tuple[str, ...], dict[str, int]] = {}
    for col in cols:
        path = cells.table.headers.get(col, ())
        if len(path) > 1:
            below.setdefault(path[1:], {})[path[0]] = col
    spanners = list(dict.fromkeys(cells.table.headers[c][0] for same in below.values() for c in same.values()))
    if len(below) < _MEASURES or any(list(same) != spanners for same in below.values()):
        return {}
    for whole in (spanners[-1], spanners[0]):
        parts = {same[whole]: tuple(c for s, c in same.items() if s != whole) for same in below.values()}
        foot = {c: p for c, p in parts.items() if len(p) > 1 and _always_foots(c, p, cells)}
        if len(foot) >= _MEASURES and all(c in foot or _always_between(c, p, cells) for c, p in parts.items()):
            return {c: p if c in foot else () for c, p in parts.items()}
    return {}


def _always_between(total: int, parts: Sequence[int], cells: Cells) -> bool:
    """Whether a column lies between the least and the greatest of others, as an average of them does."""
    pairs = [(whole, [p for p in told if p is not None]) for whole, told in _across(total, parts, cells)]
    return bool(pairs) and all(told and min(told) <= whole <= max(told) for whole, told in pairs)


def _always_foots(total: int, parts: Sequence[int], cells: Cells) -> bool:
    rows = [r for r, line in cells.numbers.items() if total in line and _adds_across(r, cells)]
    return len(rows) > 1 and all(foots(w, p, exactly=True) for w, p in _across(total, parts, cells, rows))


def _adds_across(row: int, cells: Cells) -> bool:
    """Whether a row's figures may be added at all: it is about no median, no rate."""
    return not any(map(is_ratio, cells.names_of(row)))


def _sisters(col: int, named: set[int], cells: Cells, columns: Mapping[int, Column]) -> tuple[int, ...]:
    """Give the columns a total column adds up: those under the same spanner, unless they are only 其中."""
    headers = cells.table.headers
    path = headers.get(col, ())
    below = _below(path)
    depth = max(len(path) - len(below) - 1, 0)
    under = [c for c in columns if c not in named and headers.get(c, ())[:depth] == path[:depth]]
    under = [c for c in under if not below or headers.get(c, ())[-len(below) :] == below] or under
    return tuple(c for c in under if not any(is_part(w) for w in headers.get(c, ())[depth:]))


def _below(path: Sequence[str]) -> Sequence[str]:
    """Give the header words that stand below the one that names a total."""
    return path[next((i for i, w in enumerate(path, 1) if named_total((w,))), len(path)) :]


def _claimed(col: int, named: set[int], cells: Cells, columns: Mapping[int, Column]) -> tuple[int, ...]:
    """Give the columns that a total adds up: all under its spanner, or those up to the next total where these foot."""
    sisters, headers = _sisters(col, named, cells, columns), cells.table.headers
    peers = [c for c in named if _below(headers[c]) == _below(headers[col]) or is_total(headers[col][-1])]
    last = max((c for c in peers if c < col), default=-1)
    following = min((c for c in peers if c > col), default=max(columns) + 1)
    before = tuple(c for c in sisters if last < c < col)
    behind = tuple(c for c in sisters if col < c < following)
    partial = (before or behind) if any(map(is_subtotal, headers[col])) else ()
    choices = [cols for cols in (sisters, before, behind) if cols]
    foot = next((cols for cols in choices if _foots(col, cols, cells)), ())
    return foot or partial or next((cols for cols in choices if _mostly_foots(col, cols, cells)), sisters)


def _mostly_foots(total: int, cols: Sequence[int], cells: Cells) -> bool:
    """Whether a column is the sum of others in most rows that tell something: in the rest a figure may be wrong."""
    feet = [foots(whole, parts, exactly=True) for whole, parts in _across(total, cols, cells) if whole]
    return len(feet) >= _FEWEST and 2 * sum(feet) > len(feet)


def _foots(total: int, cols: Sequence[int], cells: Cells) -> bool:
    """Whether a column is the sum of others in every row."""
    return all(foots(whole, parts) for whole, parts in _across(total, cols, cells))


def _across(
    total: int, cols: Sequence[int], cells: Cells, rows: Sequence[int] = ()
) -> Iterator[tuple[Decimal, list[Decimal | None]]]:
    """Give each figure of a column with those of others in its row."""
    numbers = cells.numbers
    for row in rows or cells.table.body_rows:
        if (whole := numbers[row].get(total)) is not None:
            yield whole, [numbers[row].get(c) for c in cols]


def _related(col: int, parts: Sequence[int], headers: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether headers make a column the whole of those behind it: its words, one spanner, or men and women as parts."""
    paths = [headers.get(c, ()) for c in (col, *parts)]
    if paths[0] and mentions_total(paths[0][-1]):
        return True
    if all(is_sex(path[-1]) for path in paths[1:] if path):
        return True
    return len({path[:-1] for path in paths}) == 1 and len(paths[0]) > 1


def _summed_columns(cols: Sequence[int], cells: Cells, *, least: int = _MIN_ROWS) -> dict[int, tuple[int, ...]]:
    """Find columns that add up those before or behind them, in `least` rows or more."""
    if len(cols) < _FEWEST:
        return {}
    told = {r: [line.get(c) for c in cols] for r, line in cells.numbers.items()}
    rows = [r for r, line in told.items() if line.count(None) < len(line) and _adds_across(r, cells)]
    if len(rows) < least:
        return {}
    lines = [told[r] for r in rows]
    hidden = {c: frozenset(i for i, r in enumerate(rows) if (r, c) in cells.hidden) for c in cols if cells.hidden}
    return summed_lines(cols, Figures.of(cols, lines, hidden), share=_MOST)
