"""Read periods: whole texts, parts without a year, and the period inside a longer text.

A period is 2021, 2021-H1, 2021-Q3, 2021-05, 2021-05-18, 2009/2010 for a year that spans two, or
a stretch such as 2021-01/2021-05 or, for several years, 2015-01/2019-12; a week is the stretch of its days.
A part without a year begins with a dash: -05, -Q3, -05-18, -W12.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain

from tallybook.notation.calendars import ROC_OFFSET, years_of_other_calendars
from tallybook.notation.months import MONTH, MONTHS
from tallybook.notation.numerals import DIGITS, read_chinese
from tallybook.notation.quarters import quarters_plainly
from tallybook.notation.sieve import Sieve

_YEAR = 4
_LAST_MONTH, _MONTH_END, _WEEKS = 12, 31, 53
_Y = r"(?P<y>(?:19|20)\d\d)"
_M = r"(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})"
_MN = rf"(?P<mn>{MONTH})\.?"
_OF = r"[\s,]+(?:de\s+|del\s+|of\s+|di\s+)?"
_ORDINAL = r"(?:st|nd|rd|th|\.|[ºo]|er)?"
_TO = r"\s*(?:--|[-–—~～至到]|\bto\b|\bthrough\b|\bbis\b|\bà\b|\bal\b)\s*"
_QUARTER = (
    r"(?:第?\s*(?P<q>[一二三四1-4])|(?<![^\W\d_])(?P<qr>IV|I{1,3}))\s*"
    r"(?:季度?|四半期|분기|[ºo]?\s*trimestre|er\s+trimestre|e\s+trimestre|\.\s*(?:quartal|vierteljahr)|(?:\.|-?й)?\s*(?:квартал|kwartał|čtvrtletí))"
)
_QUARTERS = r"(?:前|第?[1一]\s*[-~至]\s*)(?P<fq>[2-4二三四])\s*季度"
_HALF = r"(?P<h>上|下)\s*半\s*年|(?P<h2>[12])\s*(?:\.\s*halbjahr|er\s+semestre|[ºo]?\s*semestre)"
_CN = "[一二三四五六七八九十]{1,3}"
_YEAR_WORDS = (
    "año|année|an|jahr|anno|ano|rok|yıl|år|vuosi|год|exercice|exercise|ejercicio|esercizio|exercício|haushaltsjahr|geschäftsjahr|"
    "schuljahr|studienjahr|année scolaire|anno scolastico|a\\.s\\.|curso|ano letivo|rok szkolny|školní rok|läsår|läsåret|skoleåret|skoleår|"
    "schooljaar|s\\.y\\.|a\\.y\\.|f\\.y\\.|tanév|财年|財年|ws|wintersemester"
)
_YEAR_WORDS_BEHIND = (
    "учебный год|уч\\.\\s*год|tanév|学年度?|學年度?|年度|财年|財年|school year|academic year|öğretim yılı"
)
_INSIDE = (
    rf"(?:years?|12\s+months|twelve\s+months)\s+(?:ended|ending|to)\s+(?:\d{{1,2}}{_ORDINAL}\s+)?(?P<end>{MONTH})\s+(?:\d{{1,2}},?\s+)?{_Y}",
    rf"(?P<mn1>{MONTH})\.?(?:\s+\d{{1,2}})?{_OF}(?P<y1>(?:19|20)\d\d){_TO}(?:\d{{1,2}}\s+)?(?P<end>{MONTH})\.?(?:\s+\d{{1,2}})?{_OF}{_Y}",
    rf"(?P<ra>{MONTH})\.?{_TO}(?P<rb>{MONTH})\.?{_OF}{_Y}",
    rf"{_Y}[./](?P<r1>\d{{1,2}})\s*[-–—~～至到]+\s*(?P<r2>0\d|1[0-2])(?![\d./])",
    rf"{_Y}[-./](?P<ma>\d{{1,2}})[-./](?P<da>\d{{1,2}})\s*(?:[-–—~～至到]+|/(?=\d{{4}}-))\s*(?:(?P<yb>(?:19|20)\d\d)[-./])?(?:(?P<mb>\d{{1,2}})[-./])?(?P<db>\d{{1,2}})(?![\d./])",
    rf"(?P<da>\d{{1,2}})\.?(?:(?P<ma>\d{{1,2}})\.|\s*(?P<mna>{MONTH})\.?)?\s*(?:[-–—]|\bto\b|\bbis\b|\bau\b|\bal\b)\s*(?P<db>\d{{1,2}})(?:{_ORDINAL}\s+(?:de\s+|of\s+)?(?P<mnb>{MONTH})\.?{_OF}|\.(?P<mb>\d{{1,2}})\.){_Y}",
    rf"(?<![^\W\d_])(?P<mnb>{MONTH})\.?\s+(?P<da>\d{{1,2}})\s*(?:[-–—]|\bto\b)\s*(?P<db>\d{{1,2}}),?\s+{_Y}",
    rf"{_Y}-?W(?P<w>\d\d?)(?!\d)",
    rf"{_Y}\s*年?\s*第?\s*(?P<w>\d\d?)\s*周",
    rf"(?<!\w)(?:W|KW|CW|week|semaine|semana|settimana|vecka|uge|uke|viikko|week(?:\s+no\.?)?)\s*(?P<w>\d\d?)(?:\s+(?:of|de))?[\s,/-]+{_Y}",
    rf"{_Y}[-./_]?(?P<m>0[1-9]|1[0-2])[-./_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
    rf"{_Y}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)",
    r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:20)?[12]\d)(?!\d)",
    rf"{_Y}\s*年\s*(?P<ma>\d{{1,2}})\s*月\s*(?P<da>\d{{1,2}})\s*[日号]?{_TO}(?:(?P<yb>(?:19|20)\d\d)\s*年)?\s*(?:(?P<mb>\d{{1,2}})\s*月)?\s*(?P<db>\d{{1,2}})\s*[日号]",
    rf"{_Y}\s*年\s*(?P<ma>\d{{1,2}})\s*月{_TO}(?P<yb>(?:19|20)\d\d)\s*年\s*(?P<mb>\d{{1,2}})\s*月",
    rf"{_Y}[./](?P<ma>\d{{1,2}})\s*[-–—~～至到]+\s*(?P<yb>(?:19|20)\d\d)[./](?P<mb>\d{{1,2}})(?![\d./])",
    rf"{_Y}\s*年\s*(?P<m>\d{{1,2}})\s*月\s*(?P<d>\d{{1,2}})\s*[日号]",
    rf"(?P<d>[0-3]?\d){_ORDINAL}\s+(?:de\s+|of\s+)?{_MN}{_OF}{_Y}",
    rf"{_MN}\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{_Y}",
    rf"{_Y}\s*年\s*(?P<r1>\d{{1,2}})\s*月?\s*{_TO}(?P<r2>\d{{1,2}})\s*月份?",
    rf"{_Y}\s*年?\s*前\s*(?P<r2>\d{{1,2}}|[二三四五六七八九十]{{1,2}})\s*个月",
    rf"{_Y}\s*(?:[-–/]|[—~～至](?=\s*\d+\s*(?:学年|學年|财年)))\s*(?P<e>(?:19|20)\d\d|\d\d)(?![\d-])",
    rf"{_Y}\s*年?{_TO}(?P<z>(?:19|20)\d\d)(?![\d./-])(?!\s*年\s*\d)",
    rf"{_Y}[-–](?P<z>1[3-9]|[2-9]\d)(?![\d-])",
    r"(?<!\d)(?P<decade>(?:19|20)\d0)(?:s(?!\w)|年代|-?er\s+jahre)",
    r"(?P<decade>[5-9]0)年代",
    rf"{_Y}[-._](?P<m>0[1-9]|1[0-2])(?![\d-])",
    rf"{_Y}\s*[年년]\s*{_M}\s*[月월](?!\d*[日号])",
    rf"(?<![^\W\d_]){_MN}(?:{_OF}|/){_Y}",
    rf"{_Y}\s*[年년]?\s*(?:{_QUARTER})",
    rf"{_Y}\s*年?\s*(?:{_HALF})",
    rf"{_Y}\s*年?\s*(?:{_QUARTERS})",
    rf"(?:{_QUARTER}|(?:{_HALF})){_OF}{_Y}",
    rf"(?:quarter\s*(?P<q>[1-4])|(?P<q2>[1-4])(?:st|nd|rd|th)\s+quarter|(?P<qw>first|second|third|fourth)\s+quarter)(?:\s+of)?[\s,]+{_Y}",
    rf"(?:H(?P<h>[12])|(?P<h2>[12])(?:st|nd)\s+half|(?P<hw>first|second)\s+half)(?:\s+of)?[\s,-]*{_Y}",
    rf"{_Y}[\s,]+(?:semester|half|H)\s*(?P<h>[12])",
    rf"quarter\s+(?:ended|ending)\s+(?:\d{{1,2}}\s+)?(?P<qe>{MONTH})\s+(?:\d{{1,2}},?\s+)?{_Y}",
    rf"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q|T(?P<q3>[1-4])|(?P<q4>[1-4])T)\s*[-/_]?\s*{_Y}",
    rf"{_Y}\s*[-/]?\s*(?:[QTK](?P<q>[1-4])|S(?P<h2>[12])|M(?P<m>0[1-9]|1[0-2]))(?!\d)",
    rf"{_Y}(?![\d])(?!\.\d)",
    r"(?<![^\W_])S?FYE?\s*['’]?(?P<yy>\d\d)(?:\s*[-–/]\s*(?P<e>\d\d))?(?!\d)",
    r"(?P<roc>1[0-4]\d)(?:\s*(?:學年|年度|年底)|年\s*第\s*(?P<q>[一二三四1-4])\s*季|年\s*(?P<m>\d{1,2})月)",
    r"^(?P<roc>1[0-4]\d)\s*年",
    r"(?<=[\u4e00-\u9fff][市縣])(?P<roc>1[0-4]\d)\s*年(?![代來来慶庆史間间])",
)
_EDGE = r"(?<!\d)(?<!\d\.)"
_FINDERS = Sieve([_EDGE + p for p in _INSIDE])
_WHOLE = Sieve(
    (
        rf"{_Y}\s*[年년]?度?",
        rf"(?:за\s+)?{_Y}\s*(?:г\.?|год[ау]?|yılı|éves|метai|roku?|r\.)",
        rf"(?:{_YEAR_WORDS})\.?\s*{_Y}(?:\s*[-–/]\s*(?P<e>(?:20)?\d\d))?",
        rf"{_Y}\s*[-–—~～至/]\s*(?P<e>(?:20)?\d\d)\s*(?:{_YEAR_WORDS_BEHIND})",
        rf"(?P<m>0?[1-9]|1[0-2])/{_Y}",
        rf"(?P<m>0[1-9]|1[0-2])\.{_Y}",
        rf"{_MN}\s*/\s*{_Y}",
        rf"(?P<d>[0-3]?\d)[\s-]{_MN}[\s-](?P<yy>\d\d)",
        rf"{_Y}\s*[年년]\s*{_M}\s*[月월]份?",
        rf"{_Y}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?",
        rf"{_Y}/(?P<m>0[1-9]|1[0-2])",
        rf"{_Y}[\s-]*{_MN}",
        rf"{_MN}[\s-]*{_Y}",
        rf"{_MN}[-']\s?(?P<yy>\d\d)",
        rf"(?:FY|SFY|AY|SY|fiscal year|financial year|school year|academic year|学年|financial yr)?\s*{_Y}\s*[-–/]\s*(?P<e>(?:20)?\d\d)\s*(?:学年|年度|school year)?",
        rf"(?:FY|SFY|CY|AY|SY|fiscal year|financial year|school year|calendar year|year)\s*{_Y}",
        r"S?FYE?\s*['’]?(?P<yy>\d\d)(?:\s*[-–/]\s*(?P<e>\d\d))?",
    ),
    whole=True,
)
_PARTIAL = Sieve(
    (
        rf"{_M}\s*[月월]份?",
        r"tháng\s+(?P<m>\d{1,2})",
        _MN,
        rf"(?P<ra>{MONTH})\.?{_TO}(?P<rb>{MONTH})\.?",
        rf"(?P<d>[0-3]?\d)(?:{_ORDINAL}\s+|-){_MN}",
        rf"{_MN}\s+(?P<d>[0-3]?\d)",
        r"(?P<d>[0-3]?\d)\.\s?(?P<m>0?[1-9]|1[0-2])\.",
        r"(?P<ma>\d{1,2})\s*月\s*(?P<da>\d{1,2})\s*[日号]?\s*[-–—~～至到]+\s*(?:(?P<mb>\d{1,2})\s*月\s*)?(?P<db>\d{1,2})\s*[日号]",
        r"H(?P<h>[12])",
        r"第\s*(?P<w>\d\d?)\s*周|(?:W|KW|CW|week|semaine|semana)\s*(?P<w2>\d\d?)",
        r"前\s*(?P<r2>\d{1,2}|[二三四五六七八九十]{1,2})\s*个月",
        rf"(?P<r1>{_CN})\s*(?:月份?)?\s*[-–—~～至到]\s*(?P<r2>{_CN})\s*月份?",
        rf"{_QUARTER}|Q(?P<q2>[1-4])|(?:Qtr|Qrt|Quarter|Quartal|Trim(?:estre)?)\.?\s*(?P<q3>[1-4])|(?P<q4>[1-4])(?:st|nd|rd|th)\s+quarter|(?P<qw>first|second|third|fourth)\s+quarter",
        _HALF,
        _QUARTERS,
        r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]",
        r"(?P<r1>\d{1,2})\s*月?\s*[-–—~～至到]\s*(?P<r2>\d{1,2})\s*月份?",
    ),
    whole=True,
)
_DAY = r"(?:(?P<y{0}>(?:19|20)\d\d)\s*[-./年]\s*)?(?:(?P<m{0}>\d{{1,2}})\s*[-./月]\s*)?(?P<d{0}>\d{{1,2}})\s*[日号]?"
_DATED = re.compile(_DAY.replace(")?(?P<d", ")(?P<d").format(1))
_DATED_RANGE = re.compile(_DAY.replace(")?(?P<d", ")(?P<d").format(1) + r"\s*(?:--|[-–—~～至到])\s*" + _DAY.format(2))
_END_OF = re.compile(r"(.*\d\s*[年月])([末底])")
_IN_MONTHS = re.compile(r"(\d{4})-(?:\d\d/\d{4}-)?([HQ]?)(\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_COMPACT_MONTH = re.compile(r"((?:19|20)\d\d)\.?(0[1-9]|1[0-2])")
_STRETCHES = {(1, 6): "-H1", (7, 12): "-H2", (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4"}
_MONTH_HEADER = re.compile(r"^(?:月份?|months?)$", re.IGNORECASE)
_QUARTER_HEADER = re.compile(r"^(?:季度?|quarters?)$", re.IGNORECASE)
_DATE_HEADER = re.compile(r"日期|时间|時間|\bdates?\b|fecha|datum", re.IGNORECASE)
_INSIDE_PARTIAL = re.compile(
    rf"{_QUARTERS}|"
    r"(?<!\d)(?P<ma>\d{1,2})\s*月\s*(?P<da>\d{1,2})\s*[日号]?\s*[-–—~～至到]+\s*(?:(?P<mb>\d{1,2})\s*月\s*)?(?P<db>\d{1,2})\s*[日号]|"
    r"(?<!\d)(?P<r1>\d{1,2})\s*月?\s*[-–—~～至到]\s*(?P<r2>\d{1,2})\s*月|第?(?P<q>[一二三四])季度|(?P<h>上|下)半年|"
    r"(?<!\d)(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]|(?<![\d.])(?P<m2>[1-9]|1[0-2])\.(?P<d2>[1-9]|[12]\d|3[01])(?=日|[^\d.])|(?<!\d)(?P<m3>\d{1,2})\s*月份?"
)
_NUMBERS = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "上": "1",
    "下": "2",
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}
_SPELLED = re.compile(r"[一二两][〇零○oO一二三四五六七八九]{3}(?=年)")


_MARKED = re.compile(
    r"(.*(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?)\s*"
    r"(?:[pre]|\(?(?:prov(?:isional)?|prel(?:iminary)?|rev(?:ised)?|est(?:imated)?|p|r|e)\.?\)|(?:prov|prel|rev|est)\.?|[pr\d]/)$",
    re.IGNORECASE,
)
"""A year with a mark for provisional, revised or estimated, or of a footnote, behind it: 2013p, 2013 (r), 2013 1/."""
_HAN_FIRST = re.compile(r"(第?[\d一二三四五六七八九十]{1,2}(?:月份?|季度?))\s*([A-Za-zÀ-ÿQ][^\d]*|(?:Q[1-4]\s*)+)")
_TWO_TONGUES = re.compile(r"\s+[-–|]\s+|\s*/\s*")
_LONGEST, _LONGEST_PART = 60, 24
_DIGIT = re.compile(r"\d|元年|[一二三四五六七八九十上]")
_TWO_DIGITS = re.compile(r"\d\d")
_NUMBERED = re.compile(r"\d|元|[一二两三四五六七八九十]|I|[Ss]emestre|[Hh]albjahr")
_cached = lru_cache(maxsize=20_000)


@_cached
def read_period(text: str, *, roc: bool = False) -> str | None:
    """Read a whole text as a period with a year; None when it is not one.

    `roc`: years without an era are those of the Republic of China.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST or not _DIGIT.search(plain):
        return None
    if roc and (match := re.fullmatch(r"(\d{2,3})年?度?", plain)):
        return str(int(match.group(1)) + ROC_OFFSET)
    ways = dict.fromkeys((plain, _MARKED.sub(r"\1", plain)))
    return next((found for t in ways for p in _whole(t) if (m := p.fullmatch(t)) and (found := _period(m))), None)


def _whole(text: str) -> Iterator[re.Pattern[str]]:
    """Give the patterns of which one may take in the whole text."""
    return chain(_FINDERS.perhaps(text), _WHOLE.perhaps(text))


@_cached
def read_partial(text: str) -> str | None:
    """Read a month, quarter, half or day that names no year."""
    plain = _plain(text)
    if len(plain) > _LONGEST_PART:
        return None
    ways = dict.fromkeys((plain, plain.rstrip(" ,.;:")))
    found = next(
        (found for t in ways for p in _PARTIAL.perhaps(t) if (m := p.fullmatch(t)) and (found := _tail(m))), None
    )
    return found or _in_two_languages(plain)


def _in_two_languages(plain: str) -> str | None:
    """Read a part of a year that stands there in two languages or more: Ocak - January, 1月 Jan., 第1季 1.º T 1st Q."""
    if han := _HAN_FIRST.fullmatch(plain):
        return _said_by_all((han[1], *han[2].split()))
    both = _TWO_TONGUES.split(plain)
    return _said_by_all(both) if len(both) == 2 and not plain[:1].isdigit() else None  # noqa: PLR2004 - two tongues


def _said_by_all(texts: Iterable[str]) -> str | None:
    """Give the part of a year that all texts name, if they are of one mind."""
    told = {read_partial(t) for t in texts}
    return told.pop() if len(told) == 1 else None


def read_dated(text: str, header: str) -> str | None:
    """Read what stands under a header that names dates, months or quarters.

    There 5.24 is a day, 3 may be a month, 202405 and 2024.05 are one, 5.22-28 a stretch of days: -05-22/-05-28.
    """
    plain = _plain(text)
    if month := _COMPACT_MONTH.fullmatch(plain):
        return f"{month[1]}-{month[2]}"
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
    """Put a part behind its year: 2021 and -05 give 2021-05; both ends of a stretch get it.

    A week begins on Monday, the first of a year is that of its first Thursday (ISO 8601).
    """
    if partial.startswith("-W"):
        return _week(int(year[:_YEAR]), int(partial[2:]))
    return "/".join(year[:_YEAR] + part for part in partial.split("/"))


def since_january(period: str) -> str:
    """Give the stretch from January to the end of a period of months in one year; what is no such period stays."""
    match = _IN_MONTHS.fullmatch(period)
    if not match:
        return period
    year, unit, number = match.groups()
    last = int(number) * {"H": 6, "Q": 3, "": 1}[unit]
    return join_period(year, _stretch(1, last) or ("" if last == _LAST_MONTH else "-01"))


def moment_of(text: str) -> tuple[str, str]:
    """Part the end of a year or month, 2020年末 or 3月底, into its period and what it then says: 年末, 月底."""
    match = _END_OF.fullmatch(text)
    period = (read_period(match[1]) or read_partial(match[1]) or "") if match else ""
    return (period, match[1][-1] + match[2]) if match and period else ("", text)


def _week(year: int, week: int) -> str:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return str(year)
    return f"{monday}/{date.fromisocalendar(year, week, 7)}"


@_cached
def find_period(text: str) -> str | None:
    """Find the one period inside a longer text; two different years give None."""
    plain = _plain(text)
    if not _DIGIT.search(plain):
        return None
    for pattern in _FINDERS.perhaps(plain) if _TWO_DIGITS.search(plain) else ():
        found = {p for m in pattern.finditer(plain) if (p := _period(m))}
        if len(found) == 1:
            return found.pop()
        if found:
            return _common(found)
    match = _INSIDE_PARTIAL.search(plain)
    return _tail(match) if match else None


def _common(periods: Iterable[str]) -> str | None:
    years = {p[:_YEAR] for p in periods}
    return years.pop() if len(years) == 1 else None


@_cached
def _plain(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text).strip()
    if not _NUMBERED.search(shown):
        return shown
    shown = quarters_plainly(years_of_other_calendars(shown))
    return _SPELLED.sub(lambda m: "".join(str(DIGITS[c]) for c in m.group()), shown)


def _group(match: re.Match[str], *names: str) -> str:
    groups = match.groupdict()
    return next((g for n in names if (g := groups.get(n))), "")


def _period(match: re.Match[str]) -> str | None:
    year = _year(match)
    reader = next((read for names, read in _READERS if _group(match, *names)), None)
    return reader(year, match) if reader else year


def _decade(_: str, match: re.Match[str]) -> str:
    first = match["decade"] if len(match["decade"]) == _YEAR else f"19{match['decade']}"
    return f"{first}-01/{int(first) + 9}-12"


def _two_years(year: str, match: re.Match[str]) -> str | None:
    following = int(year) + 1
    return f"{year}/{following}" if int(match["e"][-2:]) == following % 100 else None


def _several_years(year: str, match: re.Match[str]) -> str | None:
    """Give a stretch of several years; of two years without a word for what they are nothing more is known."""
    last = match["z"] if len(match["z"]) == _YEAR else year[:2] + match["z"]
    if int(last) <= int(year):
        return None
    return f"{year}/{last}" if int(last) == int(year) + 1 else f"{year}-01/{last}-12"


def _in_year(year: str, match: re.Match[str]) -> str | None:
    tail = _tail(match)
    return None if tail is None else join_period(year, tail)


def _year(match: re.Match[str]) -> str:
    if roc := _group(match, "roc"):
        return str(ROC_OFFSET + int(roc))
    year = _group(match, "y", "yy")
    return f"20{year}" if len(year) == 2 else year  # noqa: PLR2004 - two digits of a year


def _from_to(year: str, match: re.Match[str]) -> str | None:
    """Give a stretch between two days or months; whole months, quarters and years by their names."""
    last = _any_month(_group(match, "mb", "mnb") or _group(match, "ma"))
    first = _any_month(_group(match, "ma", "mna")) or last
    ended = _group(match, "yb") or year
    begun, closed = int(_group(match, "da") or 1), int(_group(match, "db") or _MONTH_END)
    if not (1 <= first <= _LAST_MONTH and 1 <= last <= _LAST_MONTH):
        return None
    if not 1 <= begun <= _days(year, first):
        return None
    if begun == 1 and closed >= _days(ended, last):
        return _months_between(year, first, ended, last)
    return f"{year}-{first:02d}-{begun:02d}/{ended}-{last:02d}-{min(closed, _days(ended, last)):02d}"


def _months_between(year: str, first: int, ended: str, last: int) -> str | None:
    if ended == year:
        return (
            f"{year}-{first:02d}" if first == last else ((t := _stretch(first, last)) and join_period(year, t)) or year
        )
    if int(ended) == int(year) + 1 and last == first - 1:
        return f"{year}/{ended}"
    return f"{year}-{first:02d}/{ended}-{last:02d}"


def _days(year: str, month: int) -> int:
    return monthrange(int(year), month)[1]


def _spanning(year: str, match: re.Match[str]) -> str | None:
    """Give the year that ends with a month: 2021/2022 for the one that ends in March 2022."""
    month, first, before = MONTHS[match["end"].lower()], _group(match, "mn1"), str(int(year) - 1)
    began = MONTHS[first.lower()] % _LAST_MONTH if first else (month % _LAST_MONTH) + 1
    if first and (began - 1) % _LAST_MONTH != month % _LAST_MONTH:
        return f"{_group(match, 'y1')}-{MONTHS[first.lower()]:02d}/{year}-{month:02d}"
    return year if month == _LAST_MONTH else f"{before}/{year}"


def _tail(match: re.Match[str]) -> str | None:
    """Give what a match says of a period but its year."""
    reader = next((read for names, read in _TAILS if _group(match, *names)), None)
    return reader(match) if reader else None


def _tail_of_week(match: re.Match[str]) -> str | None:
    week = int(_group(match, "w", "w2"))
    return f"-W{week:02d}" if 1 <= week <= _WEEKS else None


def _tail_of_days(match: re.Match[str]) -> str | None:
    first, last = _group(match, "ma"), _group(match, "mb") or _group(match, "ma")
    begun, ended = _month_or_day(_month(first), _group(match, "da")), _month_or_day(_month(last), match["db"])
    return f"{begun}/{ended}" if begun and ended and begun <= ended else None


def _tail_of_quarter(match: re.Match[str]) -> str:
    quarter = _group(match, "q", "q2", "q3", "q4", "qr", "qw")
    return f"-Q{_NUMBERS.get(quarter.lower(), quarter)}"


def _tail_of_quarter_ended(match: re.Match[str]) -> str:
    return f"-Q{(_any_month(match['qe']) + 2) // 3}"


def _tail_of_half(match: re.Match[str]) -> str:
    half = _group(match, "h", "h2", "hw")
    return f"-H{_NUMBERS.get(half.lower(), half)}"


def _tail_of_quarters(match: re.Match[str]) -> str | None:
    return _stretch(1, 3 * int(_NUMBERS.get(match["fq"], match["fq"])))


def _tail_of_months(match: re.Match[str]) -> str | None:
    return _stretch(_any_month(_group(match, "r1", "ra") or "1"), _any_month(_group(match, "r2", "rb")))


def _tail_of_month(match: re.Match[str]) -> str | None:
    return _month_or_day(_any_month(_group(match, "mn", "m", "m2", "m3")), _group(match, "d", "d2"))


_TAILS: tuple[tuple[tuple[str, ...], Callable[[re.Match[str]], str | None]], ...] = (
    (("w", "w2"), _tail_of_week),
    (("db",), _tail_of_days),
    (("q", "q2", "q3", "q4", "qr", "qw"), _tail_of_quarter),
    (("qe",), _tail_of_quarter_ended),
    (("h", "h2", "hw"), _tail_of_half),
    (("fq",), _tail_of_quarters),
    (("r2", "rb"), _tail_of_months),
    (("m", "mn", "m2", "m3", "d"), _tail_of_month),
)
_READERS: tuple[tuple[tuple[str, ...], Callable[[str, re.Match[str]], str | None]], ...] = (
    (("decade",), _decade),
    (("z",), _several_years),
    (("mb", "mnb", "db"), _from_to),
    (("end",), _spanning),
    (("e",), _two_years),
    (tuple(name for names, _ in _TAILS for name in names), _in_year),
)


def _month_or_day(month: int, day: str) -> str | None:
    if not month:
        return None
    if not day:
        return f"-{month:02d}"
    return f"-{month:02d}-{int(day):02d}" if _exists(month, int(day)) else None


def _stretch(first: int, last: int) -> str | None:
    if not 1 <= first < last <= _LAST_MONTH:
        return None
    if (first, last) == (1, _LAST_MONTH):
        return ""
    return _STRETCHES.get((first, last), f"-{first:02d}/-{last:02d}")


def _any_month(text: str) -> int:
    """Give the month that a name or a number means, else 0."""
    return MONTHS.get(text.lower()) or _month(text)


def _month(text: str) -> int:
    value = int(text) if text.isdigit() else int(read_chinese(text) or 0) if text else 0
    return value if 1 <= value <= _LAST_MONTH else 0


def _exists(month: int, day: int) -> bool:
    try:
        date(2020, month, day)
    except ValueError:
        return False
    return True
