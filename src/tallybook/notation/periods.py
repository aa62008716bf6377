"""Read periods: whole texts, parts without a year, and the period inside a longer text.

A period is 2021, 2021-H1, 2021-Q3, 2021-05, 2021-05-18, or 2009/2010 for a year that spans
two. A part without a year begins with a dash: -05, -Q3, -05-18.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tallybook.notation.numerals import DIGITS, read_chinese

_NAMES = (
    "january jan enero januar jänner",
    "february feb febrero februar",
    "march mar marzo märz",
    "april apr abril",
    "may mayo mai",
    "june jun junio juni",
    "july jul julio juli",
    "august aug agosto",
    "september sep sept septiembre",
    "october oct octubre oktober okt",
    "november nov noviembre",
    "december dec diciembre dezember dez",
)
_MONTHS = {name: i for i, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ROC_OFFSET = 1911
_LAST_SHORT_YEAR = 60
_Y = r"(?P<y>(?:19|20)\d\d)"
_CN = r"(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})"
_WHOLE = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"{_Y}\s*年?度?",
        rf"{_Y}\s*年\s*{_CN}\s*月份?",
        rf"{_Y}\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]",
        rf"{_Y}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?",
        rf"{_Y}[-/.](?P<m>0[1-9]|1[0-2])",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:20)?\d\d)",
        rf"{_Y}[-\s]?Q(?P<q>[1-4])|Q(?P<q2>[1-4])[-\s]?(?P<y2>(?:19|20)\d\d)",
        rf"{_Y}\s*年\s*第?(?P<q>[一二三四1-4])季度?",
        rf"{_Y}\s*年?\s*(?P<h>上|下)半年",
        rf"(?P<mn>{_MONTH})\.?[\s,-]*{_Y}",
        rf"{_Y}[\s-]*(?P<mn>{_MONTH})",
        rf"(?:FY|fiscal year|school year|学年)?\s*{_Y}\s*[-–/]\s*(?P<e>(?:20)?\d\d)\s*(?:学年|年度|school year)?",
        rf"FY\s*{_Y}",
        rf"year(?:\s+ended)?\s+{_Y}",
    )
)
_PARTIAL = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"{_CN}\s*月份?",
        rf"(?P<mn>{_MONTH})\.?",
        r"第?(?P<q>[一二三四1-4])季度?|Q(?P<q2>[1-4])|(?:Qtr|Qrt)\.?\s*(?P<q3>[1-4])|Quarter\s*(?P<q4>[1-4])|(?P<q5>[1-4])(?:st|nd|rd|th)\s+quarter",
        r"(?P<h>上|下)半年",
        r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]",
        r"(?P<r1>\d{1,2})\s*月?\s*[-–—~～至到]\s*(?P<r2>\d{1,2})\s*月份?",
    )
)
_DAY = r"(?:(?P<y{0}>(?:19|20)\d\d)\s*[-./年]\s*)?(?:(?P<m{0}>\d{{1,2}})\s*[-./月]\s*)?(?P<d{0}>\d{{1,2}})\s*[日号]?"
_DATED = re.compile(_DAY.replace(")?(?P<d", ")(?P<d").format(1))
_DATED_RANGE = re.compile(_DAY.replace(")?(?P<d", ")(?P<d").format(1) + r"\s*(?:--|[-–—~～至到])\s*" + _DAY.format(2))
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_STRETCHES = {(1, 6): "-H1", (7, 12): "-H2", (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4"}
_MONTH_HEADER = re.compile(r"^(?:月份?|months?)$", re.IGNORECASE)
_QUARTER_HEADER = re.compile(r"^(?:季度?|quarters?)$", re.IGNORECASE)
_DATE_HEADER = re.compile(r"日期|时间|時間|\bdates?\b|fecha|datum", re.IGNORECASE)
_INSIDE = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-./_]?(?P<m>0[1-9]|1[0-2])[-./_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<!\d)(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:20)?[12]\d)(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*[-–/]\s*(?P<e>(?:(?:19|20)\d\d)|\d\d)(?![\d-])",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月(?!\d*[日号])",
        rf"\b(?P<mn>{_MONTH})[\s,]+(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年?\s*第?(?P<q>[一二三四])季度?",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年?\s*(?P<h>上|下)半年",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?![\d])(?!\.\d)",
        r"民[国國]\s*(?P<roc>\d{1,3})(?=\s*年)",
        r"(?P<cy>[二两][〇零○oO一二三四五六七八九]{3})年",
    )
)
_INSIDE_PARTIAL = re.compile(
    r"(?<!\d)(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]|(?<![\d.])(?P<m2>[1-9]|1[0-2])\.(?P<d2>[1-9]|[12]\d|3[01])(?=日|[^\d.])|(?<!\d)(?P<m3>\d{1,2})\s*月份?"
)
_CN_QUARTER = {"一": "1", "二": "2", "三": "3", "四": "4"}


def read_period(text: str, *, roc: bool = False) -> str | None:
    """Read a whole text as a period with a year; None when it is not one."""
    plain = _plain(text)
    if match := re.fullmatch(r"民[国國](\d{1,3})年?度?" if not roc else r"(?:民[国國])?(\d{2,3})年?度?", plain):
        return str(int(match.group(1)) + _ROC_OFFSET)
    return next((found for p in _WHOLE if (m := p.fullmatch(plain)) and (found := _period(m))), None)


def read_partial(text: str) -> str | None:
    """Read a month, quarter, half or day that names no year."""
    plain = _plain(text).rstrip(" ,.;:")
    return next((found for p in _PARTIAL if (m := p.fullmatch(plain)) and (found := _tail(m))), None)


def read_dated(text: str, header: str) -> str | None:
    """Read what stands under a header that names dates, months or quarters.

    There 5.24 is a day, 3 may be a month, 5.22-28 a stretch of days: -05-22/-05-28.
    """
    plain = _plain(text)
    if _MONTH_HEADER.match(header) and plain.isdigit() and _month(plain):
        return f"-{int(plain):02d}"
    if _QUARTER_HEADER.match(header) and plain in {"1", "2", "3", "4"}:
        return f"-Q{plain}"
    return _day(plain) if _DATE_HEADER.search(header) else None


def _day(plain: str) -> str | None:
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return _date(*compact.groups())
    single = _DATED.fullmatch(plain)
    if single:
        return _date(single["y1"] or "", single["m1"], single["d1"])
    stretch = _DATED_RANGE.fullmatch(plain)
    if not stretch:
        return None
    year, month = stretch["y1"] or "", stretch["m1"]
    first = _date(year, month, stretch["d1"])
    last = _date(stretch["y2"] or year, stretch["m2"] or month, stretch["d2"])
    return f"{first}/{last}" if first and last and first <= last else None


def _date(year: str, month: str, day: str) -> str | None:
    number = _month(month)
    return f"{year}-{number:02d}-{int(day):02d}" if number and _exists(number, int(day)) else None


def join_period(year: str, partial: str) -> str:
    """Put a part behind its year: 2021 and -05 give 2021-05; both ends of a stretch get it."""
    return "/".join(year[:4] + part for part in partial.split("/"))


def find_period(text: str) -> str | None:
    """Find the one period inside a longer text; two different years give None."""
    plain = _plain(text)
    for pattern in _INSIDE:
        found = {p for m in pattern.finditer(plain) if (p := _period(m))}
        if len(found) == 1:
            return found.pop()
        if found:
            years = {p[:4] for p in found}
            return years.pop() if len(years) == 1 else None
    match = _INSIDE_PARTIAL.search(plain)
    return _tail(match) if match else None


def _plain(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text).strip()
    match = re.match(r"[〇零○oO一二三四五六七八九]{4}(?=年)", shown)
    return "".join(str(DIGITS[c]) for c in match.group()) + shown[4:] if match else shown


def _group(match: re.Match[str], *names: str) -> str:
    groups = match.groupdict()
    return next((g for n in names if (g := groups.get(n))), "")


def _period(match: re.Match[str]) -> str | None:
    spelled = _group(match, "cy")
    year = "".join(str(DIGITS[c]) for c in spelled) if spelled else _group(match, "y", "y2")
    year = str(int(_group(match, "roc")) + _ROC_OFFSET) if _group(match, "roc") else year
    year = f"20{year}" if len(year) == 2 else year  # noqa: PLR2004 - two digits of a year
    end = _group(match, "e")
    if end:
        return f"{year}/{year[:2] + end[-2:]}" if int(end[-2:]) == (int(year) + 1) % 100 else None
    tail = _tail(match)
    if tail is None:
        return year if not _group(match, "m", "d", "mn", "q", "q2", "h") else None
    return year + tail


def _tail(match: re.Match[str]) -> str | None:
    quarter = _group(match, "q", "q2", "q3", "q4", "q5")
    if quarter:
        return f"-Q{_CN_QUARTER.get(quarter, quarter)}"
    if _group(match, "r1"):
        return _STRETCHES.get((int(match["r1"]), int(match["r2"])))
    half = _group(match, "h")
    if half:
        return "-H1" if half == "上" else "-H2"
    named = _group(match, "mn")
    month = _MONTHS[named.lower()] if named else _month(_group(match, "m", "m2", "m3"))
    day = _group(match, "d", "d2")
    if not month:
        return None
    if not day:
        return f"-{month:02d}"
    return f"-{month:02d}-{int(day):02d}" if _exists(month, int(day)) else None


def _month(text: str) -> int:
    value = int(text) if text.isdigit() else int(read_chinese(text) or 0) if text else 0
    return value if 1 <= value <= 12 else 0  # noqa: PLR2004 - the months of a year


def _exists(month: int, day: int) -> bool:
    try:
        date(2020, month, day)
    except ValueError:
        return False
    return True
