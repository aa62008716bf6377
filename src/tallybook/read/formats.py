"""What a number format and a stored float show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple, TypeVar

STORED = re.compile(r"\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?\s*")
"""How a file stores a number: other digits, separators and words are none."""
_SPAN = r"\[(?:h+|m+|s+)\]"
_COUNTED = re.compile(_SPAN, re.IGNORECASE)
_QUOTED = re.compile(rf'"[^"]*"|(?!{_SPAN})\[[^\[\]]*\]|\\.|_.|\*.', re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_HOLDS_FOR = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)\]")
COMPARES = {"<": lt, ">": gt, "<=": le, ">=": ge, "=": eq, "<>": ne}
"""How conditions of formats are written."""
_EASTERN = re.compile(r"(?<![a-z0#?.])(?:g*e{1,4}|a{3,4}|b{2,4})(?![a-z+\-])")
"""How formats of East Asia show a year of an era (e), a day of the week (aaa) or a year of the Buddha (bb)."""
_THOUSANDTHS = re.compile(r"[0#?],+(?![0#?,])")
_DATE_FORMATS = dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "ymd") | {
    17: "mmm-yy",
    46: "[h]:mm:ss",
}
_PERCENT_FORMATS = frozenset({9, 10})
_OWN_FORMATS = 164
"""Where the numbers of a workbook's own formats begin."""
_SECONDS_OF_DAY = 86_400
_BROKEN = re.compile(r"[\"\\]|\[(?![hms]+\])", re.IGNORECASE)
_SHOWN_DIGITS, _LEAST = 15, -30
"""How many digits a spreadsheet shows, and the power of ten below which a figure is no more than what computing left of 0."""
_SMALLEST, _LARGEST = -324, 308
"""The powers of ten that a computer's numbers have."""
_T = TypeVar("_T")


class Formats(NamedTuple):
    """What number formats show, by the numbers of the styles that use them.

    `dates` are those that show dates, each with its format, `percents` percentages, `partly` only some figures as such, each
    with its format; `scaled` leave off thousands of some figures, and `hiding` show nothing of some, each with its format.
    `known` are all whose format the workbook tells.
    """

    dates: dict[int, str]
    percents: frozenset[int]
    partly: dict[int, str]
    scaled: dict[int, str]
    hiding: dict[int, str]
    known: frozenset[int]

    @property
    def plain(self) -> frozenset[int]:
        """The styles of which there is nothing to say."""
        return self.known - self.scaled.keys() - self.hiding.keys()

    def shows_percent(self, style: int, value: Decimal) -> bool:
        """Whether a style shows a figure as a percentage."""
        code = self.partly.get(style) if value.is_finite() else None
        return style in self.percents or (code is not None and is_percent(section_for(code, value)))

    def noticed(self, style: int, value: object) -> Iterator[str]:
        """Name by codes what the format of a number keeps from who looks at it."""
        if style not in self.known:
            yield "FORMAT_MISSING"
        if not (isinstance(value, Decimal) and value.is_finite() and value):
            return
        if style in self.scaled and is_scaled(section_for(self.scaled[style], value)):
            yield "NUMBER_SCALED"
        if style in self.hiding and hides(section_for(self.hiding[style], value)):
            yield "FORMAT_HIDES"


def formats_of(codes: Mapping[int, str], used: Sequence[int]) -> Formats:
    """Say what styles show.

    `used` is the number of the format of each style, `codes` says what formats of the workbook's own are; without any
    styles, the first shows figures as they are.
    """
    used = used or (0,)
    dates = {**_DATE_FORMATS, **{i: c for i, c in codes.items() if is_date(c)}}
    percents = {*_PERCENT_FORMATS, *(i for i, c in codes.items() if all(map(is_percent, sections(c))))}
    partly = {i: c for i, c in codes.items() if i not in percents and is_percent(c)}
    scaled = {i: c for i, c in codes.items() if any(map(is_scaled, sections(c)))}
    hiding = {i: c for i, c in codes.items() if not is_broken(c) and any(map(hides, parted(c)))}
    known = _used(used, {*range(_OWN_FORMATS), *codes})
    return Formats(
        _by_style(used, dates),
        _used(used, percents),
        _by_style(used, partly),
        _by_style(used, scaled),
        _by_style(used, hiding),
        known,
    )


def _by_style(formats: Sequence[int], said: Mapping[int, _T]) -> dict[int, _T]:
    return {n: said[i] for n, i in enumerate(formats) if i in said}


def _used(formats: Sequence[int], wanted: Collection[int]) -> frozenset[int]:
    return frozenset(n for n, i in enumerate(formats) if i in wanted)


def exact_float(value: float) -> Decimal:
    """Give the decimal a spreadsheet shows for a stored float: 15 significant digits."""
    shown = Decimal(f"{value:.{_SHOWN_DIGITS}g}")
    return Decimal(f"{shown:f}") if shown.is_finite() else shown


def exact(text: str) -> Decimal:
    """Give a stored number with the digits that a spreadsheet shows, written out.

    NaN where no computer holds it: it is none, too large, or so small that it would be read as nothing.
    """
    if not STORED.fullmatch(text):
        return Decimal("NaN")
    value, short = Decimal(text), len(text) <= _SHOWN_DIGITS
    if short and "E" not in text and "e" not in text:
        return value
    if not _SMALLEST <= value.adjusted() <= _LARGEST:
        return Decimal("NaN")
    shown = value if short else exact_float(float(text))
    return Decimal(f"{shown:f}") if shown.is_finite() and bool(shown) is bool(value) else Decimal("NaN")


def is_extreme(value: Decimal) -> bool:
    """Whether a number has more digits before its point than spreadsheets keep, or is as good as nothing and not zero."""
    return bool(value) and not _LEAST <= value.adjusted() < _SHOWN_DIGITS


def is_percent(code: str) -> bool:
    """Whether the format shows a fraction as a percentage."""
    return "%" in _QUOTED.sub("", code)


def sections(code: str) -> list[str]:
    """Give the sections of a format, without what they write out, an empty one at its end or for texts."""
    return [s for n, s in enumerate(parted(code)) if n == 0 or s.strip()]


@lru_cache(1024)
def parted(code: str) -> tuple[str, ...]:
    """Give the sections of a format that are for numbers, without what they write out."""
    return tuple(_LITERAL.sub("", code).split(";")[:3])


def section_for(code: str, value: Decimal) -> str:
    """Give the section that shows a figure (ECMA-376, part 1, 18.8.31): by its condition, else by the sign of the figure."""
    found = parted(code)
    by_sign = ((True,), (value >= 0, True), (value > 0, value < 0, True))[len(found) - 1]
    held = (s for s, usual in zip(found, by_sign, strict=True) if _holds(s, value, usual=usual))
    return next(held, found[-1])


def _holds(section: str, value: Decimal, *, usual: bool) -> bool:
    """Whether the condition of a section holds for a figure; one without any holds where it usually does."""
    stated = _HOLDS_FOR.search(section)
    return COMPARES[stated[1]](value, Decimal(stated[2])) if stated else usual


def is_scaled(section: str) -> bool:
    """Whether a section leaves off the last thousands: 12345000 shows as 12,345."""
    return bool(_THOUSANDTHS.search(_QUOTED.sub("", section)))


def hides(section: str) -> bool:
    """Whether a section shows no figure, be it nothing or words in its place."""
    return not any(c.isalnum() or c in "#?@" for c in _QUOTED.sub("", section))


def is_broken(code: str) -> bool:
    """Whether a format is empty or broken off, and says nothing."""
    return not code or bool(_BROKEN.search(_QUOTED.sub("", code)))


def is_date(code: str) -> bool:
    """Whether the format shows a day number as a date or a time."""
    bare = _QUOTED.sub("", code).lower()
    return "general" not in bare and (any(letter in bare for letter in "ymdhs") or bool(_EASTERN.search(bare)))


def is_duration(code: str) -> bool:
    """Whether the format counts hours, minutes or seconds beyond the day: [h]:mm."""
    return bool(_COUNTED.search(_QUOTED.sub("", code)))


def shown_time(day: Decimal) -> str:
    """Write a part of a day as its time, to the second."""
    minutes, seconds = divmod(min(round(day * _SECONDS_OF_DAY), _SECONDS_OF_DAY - 1), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def shown_duration(days: Decimal) -> str:
    """Write days as hours, minutes and seconds, which are a figure in no unit that is known here."""
    minutes, seconds = divmod(round(abs(days) * _SECONDS_OF_DAY), 60)
    return f"{'-' if days < 0 else ''}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def shown_date(moment: date, code: str) -> str:
    """Write a date as finely as its format shows it: 2018-07 where that shows month and year only."""
    bare = _QUOTED.sub("", code).lower()
    if "d" in bare or "h" in bare or "y" not in bare:
        return moment.isoformat()
    return f"{moment:%Y-%m}" if "m" in bare else f"{moment:%Y}"
