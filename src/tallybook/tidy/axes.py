"""Decide what a table's rows and columns stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallybook.model import Codebook
from tallybook.model.table import ColumnRole, Place, TableLayout, Token, TokenKind
from tallybook.notation import (
    clean_label,
    is_area_header,
    is_class_header,
    is_indicator_header,
    is_note_header,
    is_reporter_header,
    is_total,
    is_value_header,
    read_partial,
    read_period,
    split_unit,
)

_AREA_NAME = re.compile(r"[\u4e00-\u9fff\s]{1,12}(?:省|市|区|县|镇|乡|街道|旗|州|村|社区|區|縣|鎮|鄉)$")
_ACTIVITY = re.compile(r"活动|activity|event|programme|program", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Axes:
    """Which columns name areas, indicators, activities and periods, and what the header names."""

    area_cols: tuple[int, ...]
    indicator_cols: tuple[int, ...]
    activity_cols: tuple[int, ...]
    areas_across: bool
    period_cols: tuple[int, ...]
    bare_values: bool


def read_axes(table: TableLayout, tokens: Mapping[Place, Token], codebook: Codebook, *, about: str = "") -> Axes:
    """Say which dimension stands where, from the header words first, then from the labels.

    `about` is the area that the title or the form's head names, if any: the rows of such a table
    are not areas unless they say so.
    """
    values = table.having(ColumnRole.VALUE)
    first_value = min(values, default=0)
    labels = [c for c in table.having(ColumnRole.LABEL) if c < first_value]
    across = _areas_across(table, values, codebook)
    areas = [c for c in labels if _names_areas(c, table, tokens, codebook)][:1]
    dated = any(c < first_value for c in table.having(ColumnRole.PERIOD))
    indicators = [c for c in labels if c not in areas and _names_indicators(c, table, tokens, codebook)]
    if areas or not dated:
        indicators += [c for c in labels if c not in areas + indicators and _names_classes(c, table)]
    rest = [c for c in labels if c not in areas and c not in indicators]
    if not across and not areas and not indicators and rest and not dated:
        if _only_values(table, values) or (about and not is_reporter_header(_last(table, rest[0]))):
            indicators = rest
        else:
            areas = rest[:1]
        rest = [c for c in rest if c not in areas and c not in indicators]
    elif across:
        indicators = sorted({*indicators, *areas, *rest})
        areas, rest = [], []
    elif indicators and rest and not areas:
        indicators = sorted({*indicators, *(c for c in rest if c < max(indicators))})
        rest = [c for c in rest if c not in indicators]
    activities = [c for c in rest if _distinguishes(c, areas, table, tokens, dated=dated)]
    periods = tuple(c for c in table.having(ColumnRole.PERIOD) if c < first_value)
    bare = bool(values) and _only_values(table, values)
    return Axes(tuple(areas), tuple(indicators), tuple(activities), across, periods, bare)


def _last(table: TableLayout, col: int) -> str:
    path = table.headers.get(col, ())
    return path[-1] if path else ""


def _labels(table: TableLayout, col: int, tokens: Mapping[Place, Token]) -> list[str]:
    found = (tokens.get((r, col)) for r in table.body_rows)
    return [clean_label(t.text) for t in found if t and t.kind is TokenKind.TEXT]


def _share(words: Sequence[str], known: Iterable[str]) -> float:
    names = set(known)
    return sum(w in names for w in words) / len(words) if words else 0.0


def _names_areas(col: int, table: TableLayout, tokens: Mapping[Place, Token], codebook: Codebook) -> bool:
    header = _last(table, col)
    if header and is_area_header(header):
        return True
    if header and is_indicator_header(header):
        return False
    words = _labels(table, col, tokens)
    known = _share(words, (n for a in codebook.areas for n in a.names))
    named = sum(bool(_AREA_NAME.fullmatch(w)) for w in words) / len(words) if words else 0.0
    return max(known, named) > 1 / 2


def _names_indicators(col: int, table: TableLayout, tokens: Mapping[Place, Token], codebook: Codebook) -> bool:
    header = _last(table, col)
    if header and is_indicator_header(header) and not _ACTIVITY.search(header):
        return True
    words = [split_unit(w)[0] for w in _labels(table, col, tokens)]
    return _share(words, (n for i in codebook.indicators for n in i.names)) > 1 / 2


def _names_classes(col: int, table: TableLayout) -> bool:
    header = _last(table, col)
    return bool(header) and is_class_header(header) and not _ACTIVITY.search(header)


def _areas_across(table: TableLayout, values: Sequence[int], codebook: Codebook) -> bool:
    names = {n for a in codebook.areas for n in a.names}
    words = [w for c in values if (w := _last(table, c)) and not is_total(w)]
    areas = [w for w in words if w in names or _AREA_NAME.fullmatch(w)]
    return len(areas) == len(words) > 0 or (len(areas) > 1 and len(areas) * 2 > len(words))


def _only_values(table: TableLayout, values: Sequence[int]) -> bool:
    """Whether the columns name no indicator of their own: only periods or 数量."""
    return all(not indicator_words(table.headers.get(c, ())) for c in values)


def names_area(label: str) -> bool:
    """Whether a label has the form of a place's name."""
    return bool(_AREA_NAME.fullmatch(label))


def indicator_words(path: Sequence[str]) -> tuple[str, ...]:
    """Give the parts of a header path that name an indicator: no period, no bare 'value'."""
    return tuple(p for p in path if not (read_period(p) or read_partial(p) or is_value_header(split_unit(p)[0])))


def _distinguishes(
    col: int, areas: Sequence[int], table: TableLayout, tokens: Mapping[Place, Token], *, dated: bool
) -> bool:
    """Whether a further label column tells rows of one area apart, and is not a mere twin."""
    header = _last(table, col)
    if is_note_header(header):
        return False
    if dated and not areas:
        return bool(_ACTIVITY.search(header))
    names = [tuple(t.text if (t := tokens.get((r, c))) else "" for c in areas) for r in table.body_rows]
    return len(set(names)) < len(names)
