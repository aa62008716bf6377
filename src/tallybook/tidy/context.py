"""What a sheet says of itself outside its tables: the period, the area, the unit, the subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from tallybook.model import Codebook
from tallybook.model.table import SheetLayout, TableLayout, TokenKind
from tallybook.notation import clean_label, find_period, is_form_line, join_period, looks_like_note, title_unit
from tallybook.notation.units import Unit

_STATED_AREA = re.compile(
    r"^(?:填报单位|填报地区|报送单位|地区|区县|区划|单位名称)(?:[(（][^)）]*[)）])?\s*[:：]\s*(.+)$"
)
_STATED_SUBJECT = re.compile(r"^(?:指标|指标名称|indicator)\s*[:：]\s*(.+)$", re.IGNORECASE)
_OFFICE = re.compile(r"(?:科学?技术?(?:和[\u4e00-\u9fff]{2,6})?局|科协|人民政府|教育局|统计局|办公室|委员会)$")
_TITLE_AREA = re.compile(
    r"^(?:\d{4}年?度?)?(?:[\u4e00-\u9fff]{2,6}?[省市州])?([\u4e00-\u9fff]{1,5}?[区县市旗])(?=[\d年]|[\u4e00-\u9fff])"
)
_FILE_AREA = re.compile(r"^([\u4e00-\u9fff]{1,8}[省市区县州旗盟镇乡])")
_MAX_TITLE = 80


@dataclass(frozen=True, slots=True)
class Context:
    """What stands outside the table; `period` may be partial (-05) when no year was found."""

    period: str
    area: str
    unit: Unit | None
    subject: str
    year_source: str = ""


def read_context(
    layout: SheetLayout,
    table: TableLayout,
    *,
    sheet: str,
    source: str,
    year: str | None,
    area: str | None,
    codebook: Codebook,
) -> Context:
    """Collect what the lines, the sheet's name and the file's name say about a table."""
    lines = _lines(layout, table)
    titles = [t for t in lines if not _is_aside(t)]
    stem = PurePath(source).stem
    period, where = _period(year, titles, sheet, stem)
    return Context(
        period,
        area or _area(lines, titles, sheet, stem, codebook),
        next((u for t in reversed(lines) if (u := title_unit(t))), None),
        _subject(lines, titles, sheet),
        where,
    )


def _lines(layout: SheetLayout, table: TableLayout) -> list[str]:
    """Give the lines above the table: its own first, else those of the sheet's top."""
    top = min((*table.header_rows, *table.body_rows))
    above = [p for p in layout.lines if p[0] < top and layout.tokens[p].kind in (TokenKind.TEXT, TokenKind.PERIOD)]
    return [clean_label(layout.tokens[p].text) for p in above]


def _is_aside(text: str) -> bool:
    return is_form_line(text) or looks_like_note(text) or len(text) > _MAX_TITLE


def _period(year: str | None, titles: list[str], sheet: str, stem: str) -> tuple[str, str]:
    """Take the nearest period that has a year; a coarser one lends its year to a partial one."""
    partial = ""
    for where, text in [*(("title", t) for t in reversed(titles)), ("sheet", sheet), ("file", stem)]:
        found = find_period(text) or ""
        if found.startswith("-"):
            partial = partial or found
        elif found and (year is None or found.startswith(year)):
            return (join_period(found, partial) if partial and len(found) == len("2021") else found), where
    if year:
        return (join_period(year, partial) if partial else year), "stated"
    return partial, ""


def _area(lines: list[str], titles: list[str], sheet: str, stem: str, codebook: Codebook) -> str:
    texts = [*(_stated(t) for t in lines), *reversed(titles), sheet, stem]
    known = next((a for t in texts if t and (a := _known_area(t, codebook))), "")
    if known:
        return known
    stated = next((_OFFICE.sub("", s) for t in lines if (s := _stated(t))), "")
    return stated or _named_area(titles, sheet, stem)


def _stated(text: str) -> str:
    match = _STATED_AREA.match(text)
    return match.group(1).strip() if match else ""


def _known_area(text: str, codebook: Codebook) -> str:
    """Find the deepest area of the codebook that the text names."""
    parents = {a.parent for a in codebook.areas}
    named = [(a.code in parents, -len(n), a.names[0]) for a in codebook.areas for n in a.names if n in text]
    return min(named)[2] if named else ""


def _named_area(titles: list[str], sheet: str, stem: str) -> str:
    for text, pattern in [*((t, _TITLE_AREA) for t in titles), (sheet, _FILE_AREA), (stem, _FILE_AREA)]:
        match = pattern.match(text)
        if match:
            return match.group(1)
    return ""


def _subject(lines: list[str], titles: list[str], sheet: str) -> str:
    stated = next((m.group(1) for t in lines if (m := _STATED_SUBJECT.match(t))), "")
    return stated or (titles[0] if titles else sheet)
