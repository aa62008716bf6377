"""Write years that other calendars count as the years of the common era, where a text says how it counts.

A year that lies in two of the common era is written as both: 1442 AH is 2020/2021, 1429 AH is 2008.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_ERAS = {"民国": 1911, "民國": 1911, "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
_SHORT = {"令": 2018, "平": 1988, "昭": 1925, "R": 2018, "H": 1988, "S": 1925}
ROC_OFFSET = _ERAS["民国"]
"""What is added to a year of the Republic of China."""
_BUDDHIST, _NEPALESE, _ETHIOPIAN, _PERSIAN = -543, -57, 7, 621
_MOONS_BEGIN = date(622, 7, 19).toordinal()
_SIGN = re.compile(r"[民令平昭大พปهشقخس]|(?<!\w)[besarh]\.?[cehspo\d]|hijri", re.IGNORECASE)
_OWN_DIGITS = re.compile(r"(?![0-9])\d")
_LUNAR = r"a\.?h\.?|ه\.?ق|هـ|هجري[ةه]?|هجریی?\s*قمری|قمری"
_SOLAR = r"s\.?h\.?|a\.?p\.?|solar hijri|ه\.?ش|هجری شمسی|شمسی|خورشیدی"
_THAI = r"(?:(?:ปีงบประมาณ|ปีการศึกษา|ปี)\s*)?พ\.?\s*ศ\.?|ปีงบประมาณ|ปีการศึกษา|ปี|b\.?e\.?"
_YEAR = r"(?<!\d)1[34]\d\d(?!\d)"


def years_of_other_calendars(text: str) -> str:
    """Rewrite every year that its text counts by an era or calendar; digits of all scripts become 0 to 9."""
    shown = text if text.isascii() else _OWN_DIGITS.sub(lambda m: str(int(m.group())), text)
    if not _SIGN.search(shown):
        return shown
    for pattern, years in _CALENDARS:
        shown = pattern.sub(years, shown)
    return shown


def era_year(text: str) -> tuple[int, int] | None:
    """Give the year before an era began, and the year of it that a whole text names: 平成26年度 is 1988 and 26."""
    match = _ERA_YEAR.fullmatch(text.strip())
    return (_ERAS[match[1]], 1 if match[2] == "元" else int(match[2])) if match else None


def calendar_of(text: str) -> str | None:
    """Give the way to write a year of the calendar that a text says it counts by: พ.ศ. {}, {} AH."""
    return next((way for sign, way in _SIGNS if sign.search(text)), None)


def _of_era(match: re.Match[str]) -> str:
    begun = _ERAS.get(match[1]) or _SHORT[match[1]]
    return f"{begun + (1 if match[2] == '元' else int(match[2]))}年"


def _moved(years: int, *, two: bool = False) -> Callable[[re.Match[str]], str]:
    """Move a year; `two` where the year begins in one year of the common era and ends in the next."""

    def moved(match: re.Match[str]) -> str:
        year = int(match["year"]) + years
        return f"{year}/{year + 1}" if two else str(year)

    return moved


def _of_moons(match: re.Match[str]) -> str:
    """Give the years in which a year of twelve moons lies, by the tabular Islamic calendar."""
    first, last = (_new_year(int(match["year"]) + n) - n for n in (0, 1))
    years = sorted({date.fromordinal(first).year, date.fromordinal(last).year})
    return "/".join(map(str, years))


def _new_year(year: int) -> int:
    """Give the ordinal of the first day of a lunar year: 354 days each, and 11 more in 30 years."""
    return _MOONS_BEGIN + 354 * (year - 1) + (3 + 11 * year) // 30


def _named(words: str, year: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?:{words})\s*\(?(?P<year>{year})\)?)", re.IGNORECASE)


def _followed(words: str, year: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<year>{year})\s*\(?(?:{words})\)?(?!\w)", re.IGNORECASE)


_ERA_YEAR = re.compile(rf"({'|'.join(_ERAS)})\s*(\d{{1,2}}|元)\s*年?度?")
_SIGNS = (
    (re.compile(r"พ\.?\s*ศ\.?|(?<!\w)B\.E\."), "พ.ศ. {}"),
    (re.compile(r"(?<!\w)(?:solar hijri|SH)(?!\w)|هجری شمسی|خورشیدی|سال", re.IGNORECASE), "{} SH"),
    (re.compile(r"(?<!\w)(?:AH|A\.H\.)(?!\w)|هـ|هجري"), "{} AH"),
)
_CALENDARS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"(?:中華|中华)?({'|'.join(_ERAS)})\s*(\d{{1,3}}|元)(?!\d)\s*年?"), _of_era),
    (re.compile(rf"(?<![A-Za-z0-9\u4e00-\u9fff])({'|'.join(_SHORT)})\s*(\d{{1,2}}|元)年(?!代)"), _of_era),
    (_named(r"r\.?o\.?c\.?", r"\d{2,3}(?!\d)"), _moved(ROC_OFFSET)),
    (_named(_THAI, r"2[45]\d\d(?!\d)"), _moved(_BUDDHIST)),
    (_named(r"b\.?s\.?", r"20[5-9]\d(?!\d)"), _moved(_NEPALESE, two=True)),
    (_followed(r"b\.?s\.?", r"(?<!\d)20[5-9]\d"), _moved(_NEPALESE, two=True)),
    (_named(r"e\.?c\.?", r"20[01]\d(?!\d)"), _moved(_ETHIOPIAN, two=True)),
    (_followed(r"e\.?c\.", r"(?<!\d)20[01]\d"), _moved(_ETHIOPIAN, two=True)),
    (_named(_SOLAR + "|سال", _YEAR), _moved(_PERSIAN, two=True)),
    (_followed(_SOLAR, _YEAR), _moved(_PERSIAN, two=True)),
    (_named(_LUNAR, _YEAR), _of_moons),
    (_followed(_LUNAR, _YEAR), _of_moons),
)
