"""What a sheet says of itself outside its tables: the period, the area, the unit, the subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from tallybook.model import Codebook
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, TokenKind
from tallybook.notation import (
    clean_label,
    find_period,
    has_chinese,
    holds,
    in_year,
    is_area_header,
    is_continuation,
    is_daily,
    is_default_sheet,
    is_form_line,
    is_indicator_header,
    is_key,
    is_period_header,
    is_reporter_header,
    is_total,
    is_unit_line,
    is_weekly,
    join_period,
    looks_like_note,
    looks_like_place,
    names_office,
    outline,
    read_partial,
    read_period,
    read_unit,
    split_unit,
    title_units,
)
from tallybook.notation.units import Unit

_STATED_AREA = re.compile(
    r"^(?:填报单位|填报地区|填表单位|汇总单位|编制单位|制表单位|上报单位|报送单位|地区|区县|区划|单位名称|district|county|province|region|state|municipality|sub-?county|town|borough|council)(?:[(（][^)）]*[)）])?\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_STATED_OFFICE = re.compile(r"^单\s*位\s*[:：]\s*(.+)$")
_ASKED = re.compile(r"([^\W\d_]+(?:[ -][^\W\d_]+)?)\s*[:：]\s*(\S.*)")
_STATED_SUBJECT = re.compile(r"^(?:指标|指标名称|indicator)\s*[:：]\s*(.+)$", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:科学?技术?(?:和[\u4e00-\u9fff]{2,6})?局|科学?技术协会|科协|人民政府|教育局|统计局|办公室|委员会)$"
)
_TITLE_AREA = re.compile(
    r"^(?:\d{4}年?+度?+)?+(?:(?![各全本])[\u4e00-\u9fff]{2,6}?[省市州縣])?((?![各全本同跨年])(?:(?!各|季度|年度|半年|月份)[\u4e00-\u9fff]){1,5}?(?:区(?!县)|县(?!区)|[市旗區縣]))(?=[\d年]|[\u4e00-\u9fff])"
)
_CLOSING_AREA = re.compile(
    r"(?:^|.*(?:\s[-–—]|[:：——,，])\s*)((?![各全本])[\u4e00-\u9fff]{2,14}(?:[省市区县镇乡旗州村區縣鎮鄉]|街道)|[A-Z][\w'’. -]{2,40} (?:District|County|Province|Region|Municipality|Borough|Ward|Town|State))(?=$|\s|\()"
)
_FILE_AREA = re.compile(r"^((?![各全本同跨])[\u4e00-\u9fff]{1,8}[省市区县州旗盟镇乡])")
_MAX_TITLE, _LONGEST_FIRST = 120, 300
_OFFICE_LINE = re.compile(
    r"^(?:the\s+)?(?:department|ministry|office|bureau|agency|division|directorate|board|statistics|university|city|county|state)\s+(?:of|for)\s|"
    r"(?:department|ministry|administration|agency|bureau|authority|council|commission|division|office|institute|service|board|statistics)$|"
    r"[局厅廳部院会會处處]$",
    re.IGNORECASE,
)
_TABLE_NUMBER = re.compile(
    r"^(?:table|tab\.?|tabelle|tableau|tabla|tabela|tavola|tabell|tabulka|表|附表|附件|第)\s*[\w.\-–]*?\d[\w.\-–]*\s*(?:表)?\s*[:：.\-–—]?\s*",
    re.IGNORECASE,
)
_YEAR, _FEW_WORDS = 4, 2
_TITLE_YEAR = re.compile(
    r"(?:\b(?:[Aa]ño|[Aa]nnée|[Aa]nno|[Aa]no|[Jj]ahr|[Rr]ok)\s+)?(?:民[国國]\s*\d{1,3}|(?:19|20)\d\d)\s*(?:год[ау]?|年?度?)(?:\s*\d{1,2}月份?)?"
)
_BETWEEN_YEARS = re.compile(r"(?:[\s,]+(?:and|to|und|bis|et|y|in|for))+\s*$", re.IGNORECASE)
_FORM_WORD = re.compile(r"(?:情[况況])?(?:统计|統計|汇总|彙總|调查|調查|登记|登記|報)?(?:情[况況])?表$")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places that name different years or areas; the first was taken."""

    code: str
    taken_from: str
    taken: str
    other_from: str
    other: str


@dataclass(frozen=True, slots=True)
class Context:
    """What stands outside the table; `period` may be partial (-05) when no year was found.

    `own` is what the title line says that stands between the table and one above it; `heading` is
    that line where it tells the table from others like it.
    """

    period: str
    area: str
    units: tuple[Unit, ...]
    subject: str
    activity: str = ""
    clashes: tuple[Clash, ...] = ()
    title: str = ""
    own: str = ""
    heading: str = ""


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
    titles = _titles(lines)
    near = _lines(layout, table, below=_bottom_above(layout, table))
    own = [t for t in _titles(near) if not _says_when(t)]
    stem = PurePath(source).stem
    corner = [p for c in table.having(ColumnRole.LABEL) for p in table.headers.get(c, ())[-1:] if read_period(p)]
    places = [
        *(("the title", t) for t in (*corner, *reversed(titles))),
        ("the sheet's name", sheet),
        ("the file's name", stem),
    ]
    areas = _areas([*_answered(layout, table), *near, *lines, *_foot(layout, table)], places, codebook)
    return Context(
        _period(year, places),
        area or next((a for _, a in areas), ""),
        _stub_unit(table) or next((u for t in reversed(lines) if (u := title_units(t))), ()),
        _subject(lines, [*own, *titles], sheet, stem),
        next((a for _, t in places if (a := _known_activity(t, codebook))), ""),
        (*_years_clash(year, places), *_areas_clash(area, places, codebook)),
        "\n".join(titles),
        next((bare for t in reversed(own) if (bare := _bare(outline(t)[1]))), ""),
    )


def _stub_unit(table: TableLayout) -> tuple[Unit, ...]:
    """Give the unit in the brackets of the word over the indicators, 项目（万元）, or that stands there alone: 单位：千元."""
    corner = [w for c in table.having(ColumnRole.LABEL) for w in table.headers.get(c, ())]
    alone = next((units for w in corner if is_unit_line(w) or read_unit(w) if (units := title_units(w))), ())
    words = (split_unit(w) for c in table.having(ColumnRole.LABEL) for w in table.headers.get(c, ())[-1:])
    return alone or next(((unit,) for word, unit in words if unit and is_indicator_header(word)), ())


def _titles(lines: Sequence[str]) -> list[str]:
    return [t for n, t in enumerate(lines) if not _is_aside(t, _LONGEST_FIRST if n == 0 else _MAX_TITLE)]


def _says_when(title: str) -> bool:
    """Whether a title line says no more than a unit, or when: Calendar Year 2019."""
    bare = _bare(title)
    return is_unit_line(title) or not bare or (is_period_header(bare) and len(bare.split()) <= _FEW_WORDS)


def _bottom_above(layout: SheetLayout, table: TableLayout) -> int:
    """Give the last row of the tables above this one, in any of its columns."""
    top = min((*table.header_rows, *table.body_rows))
    above = (t for t in layout.tables if t.columns.keys() & table.columns.keys())
    return max((r for t in above for r in t.body_rows if r < top), default=-1)


def _lines(layout: SheetLayout, table: TableLayout, *, below: int = -1) -> list[str]:
    """Give the lines above the table, top to bottom; what a form asks for with the answer beside it."""
    return _joined(layout, table, [p for p in table.lines if p[0] > below])


def _foot(layout: SheetLayout, table: TableLayout) -> list[str]:
    """Give what a form says of itself below its last table: 填报单位：江阳区科协."""
    bottoms = [max((*t.header_rows, *t.body_rows)) for t in layout.tables]
    own = max((*table.header_rows, *table.body_rows))
    below = [p for p in layout.lines if p[0] > own] if own == max(bottoms) else []
    return [line for line in _joined(layout, table, below) if is_form_line(line)]


def _joined(layout: SheetLayout, table: TableLayout, places: Sequence[Place]) -> list[str]:
    """Give the texts at some places, each answer joined to what asks for it."""
    lines: list[str] = []
    asked = -1
    for row, col in places:
        token = layout.tokens[row, col]
        if token.kind not in (TokenKind.TEXT, TokenKind.PERIOD) and not token.yearlike:
            continue
        if lines and asked == row and (row, col) in table.answers:
            lines[-1] = f"{lines[-1].rstrip(':')}: {clean_label(token.text)}"
        elif lines and asked == row and is_key(lines[-1]):
            lines[-1] = f"{lines[-1]} {clean_label(token.text)}"
        else:
            lines.append(clean_label(token.text))
        asked = row
    return lines


def _answered(layout: SheetLayout, table: TableLayout) -> list[str]:
    """Give what a form's head says of the place, then of the office, that it is about, as 单位名称: 江阳区科协."""
    places = sorted(p for p in table.lines if layout.tokens[p].text)
    told = [(layout.tokens[a].text, layout.tokens[b].text) for a, b in pairwise(places) if b in table.answers]
    named = [a for key, a in told if is_area_header(key)], [a for key, a in told if is_reporter_header(key)]
    return [f"单位名称: {clean_label(answer)}" for answers in named for answer in answers]


def _is_aside(text: str, longest: int) -> bool:
    return is_form_line(text) or looks_like_note(text) or is_continuation(text) or len(text) > longest


def _period(year: str | None, places: list[tuple[str, str]]) -> str:
    """Take the nearest period that has a year; a coarser one lends its year to a partial one.

    A day beside a title of a longer period is the day on which the form was filled in, but under a title of weekly or
    daily returns the one up to which it tells. A sheet that is named 5月 is of that month, also under the title of a whole year.
    """
    partial = next((p for where, t in places if where == "the sheet's name" and (p := read_partial(t))), "")
    told = _nearer([(where, find_period(text) or "") for where, text in places])
    dated = any(where == "the title" and (is_daily(t) or is_weekly(t)) for where, t in places)
    titled = any(where == "the title" and found[:1].isdigit() and not _DAY.search(found) for where, found in told)
    titled = titled and not dated
    for where, found in told:
        if titled and where == "the title" and _DAY.search(found):
            continue
        if found.startswith("-"):
            partial = partial or found
        elif found and (year is None or in_year(found, year)):
            finer = {p for _, p in told if len(found) == _YEAR and p.startswith(f"{found}-") and not _DAY.search(p)}
            return (
                finer.pop()
                if len(finer) == 1
                else join_period(found, partial)
                if partial and len(found) == _YEAR
                else found
            )
    if year:
        return join_period(year, partial) if partial else year
    return partial


def _nearer(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out stretches of years of which another place names one: a sheet 2010 in a file 2010-2015."""
    return [(where, p) for where, p in told if not (_SEVERAL_YEARS.fullmatch(p) and any(holds(p, q) for _, q in told))]


_ACROSS = re.compile(r"\d{4}/\d{4}")
_ANY_YEAR = re.compile(r"\d{4}")
_A_MONTH, _MONTH_ALONE = re.compile(r"\d{4}-\d\d"), re.compile(r"-\d\d")
_SEVERAL_YEARS = re.compile(r"\d{4}-01/\d{4}-12")
_DAY = re.compile(r"-\d\d-\d\d")


def _years_clash(year: str | None, places: list[tuple[str, str]]) -> list[Clash]:
    """Say where another year is named than the one taken, or a sheet after another month than its title.

    Days are those on which forms were filled in, and stretches of years hold many.
    """
    told = [(where, find_period(t) or "") for where, t in places]
    named = [
        (where, p) for where, p in told if p[:1].isdigit() and not _DAY.search(p) and not _SEVERAL_YEARS.fullmatch(p)
    ]
    first = ("the given --year", year) if year else next(iter(named), None)
    others = [(where, p) for where, p in named if first and where != first[0] and _other_year(first[1], p)]
    if first and not others and _A_MONTH.fullmatch(first[1]):
        months = [(where, join_period(first[1], p)) for where, p in _months_of_sheet(places)]
        others = [(where, p) for where, p in months if p != first[1] and where != first[0]]
    return [Clash("PERIOD_CONTRADICTS", *first, *other) for other in others[:1]] if first else []


def _other_year(one: str, other: str) -> bool:
    """Whether two periods share no year; of two that span two years each, whether they are not the same."""
    mine, theirs = (set(_ANY_YEAR.findall(p)) for p in (one, other))
    both = bool(_ACROSS.fullmatch(one) and _ACROSS.fullmatch(other))
    return one != other if both else mine.isdisjoint(theirs)


def _months_of_sheet(places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    named = [(where, read_partial(t) or "") for where, t in places if where == "the sheet's name"]
    return [(where, p) for where, p in named if _MONTH_ALONE.fullmatch(p)]


def _areas_clash(area: str | None, places: list[tuple[str, str]], codebook: Codebook) -> list[Clash]:
    """Say where an area of the codebook is named that neither is nor holds the one taken."""
    found = [(where, a) for where, text in places if (a := _known_area(text, codebook))]
    first = ("the given --area", area) if area else next(iter(found), None)
    others = [(where, a) for where, a in found if first and a not in first[1] and first[1] not in a]
    return [Clash("AREA_CONTRADICTS", *first, *other) for other in others[:1]] if first else []


def _areas(lines: list[str], places: list[tuple[str, str]], codebook: Codebook) -> list[tuple[str, str]]:
    """Give the areas that are named, with where: what is filled in first, then known names, then others."""
    filled = [("the cells", s) for t in lines if (s := _stated(t))]
    known = [(where, a) for where, text in (*filled, *places) if (a := _known_area(text, codebook))]
    patterns = {"the title": (_TITLE_AREA, _CLOSING_AREA)}
    named = [(where, m[1]) for where, t in places for p in patterns.get(where, (_FILE_AREA,)) if (m := p.match(t))]
    return [*known, *((where, area) for where, s in filled if len(area := _OFFICE.sub("", s)) > 1), *named]


def _stated(text: str) -> str:
    """Give the area that a form has filled in: 填报单位：泸县, Département : Ain; that it is about all of them names none."""
    match, office, asked = _STATED_AREA.match(text), _STATED_OFFICE.match(text), _ASKED.fullmatch(text)
    if office and names_office(office.group(1)):
        return office.group(1).strip()
    if match:
        return "" if is_total(match[1].strip()) else match[1].strip()
    if asked is None or not is_area_header(asked[1]) or is_total(asked[2]):
        return ""
    return asked[2] if not has_chinese(asked[1]) or looks_like_place(asked[2]) else ""


def _known_area(text: str, codebook: Codebook) -> str:
    """Find the deepest area of the codebook that the text names."""
    parents = {a.parent for a in codebook.areas}
    named = [(a.code in parents, -len(n), a.names[0]) for a in codebook.areas for n in a.names if _is_named(n, text)]
    return min(named)[2] if named else ""


def _is_named(name: str, text: str) -> bool:
    """Whether a text names an area: a short name without 区 or 县 only where it stands first, or after the year."""
    if name[-1:] in "省市区县州旗盟镇乡區縣鎮鄉" or name.isascii():
        return name in text
    return bool(re.match(rf"(?:\d{{4}}年?度?)?{re.escape(name)}", text))


def _known_activity(text: str, codebook: Codebook) -> str:
    """Find the most precise activity of the codebook that the text names."""
    return max((a for a in sorted(codebook.all_activities) if a in text), key=len, default="")


def _subject(lines: list[str], titles: list[str], sheet: str, stem: str) -> str:
    stated = next((m.group(1) for t in lines if (m := _STATED_SUBJECT.match(t))), "")
    names = (*sorted(titles, key=_tells_little), "" if is_default_sheet(sheet) else sheet, stem)
    return stated or next((bare for n in names if n and (bare := _bare(n))), "")


def _tells_little(title: str) -> bool:
    """Whether a title line names an office, or stands behind those that say what the table is about."""
    return bool(_OFFICE_LINE.search(title))


def _bare(title: str) -> str:
    """Give a title without its area, year and closing word, so that years and offices can be compared."""
    area = _TITLE_AREA.match(title) or _FILE_AREA.match(title)
    rest = title.replace(area.group(1), "", 1) if area else title
    undated = _TITLE_YEAR.sub("", _TABLE_NUMBER.sub("", rest))
    told = _FORM_WORD.sub("", _BETWEEN_YEARS.sub("", undated) if undated != rest else undated).strip(" ,:：-–—")
    return told if re.search(r"[^\W\d_]{2}", told) else ""
