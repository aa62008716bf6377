"""Read numerals, Arabic and Chinese, exactly or not at all."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    c: i
    for i, cs in enumerate(("〇零○oO", "一壹", "二贰兩两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in cs
}
PLACES = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
BIG = {"万": 4, "亿": 8}
_ALL_PLACES = 4
_SHORT = {"廿": "二十", "卅": "三十"}
_ARABIC = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\.\d+|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
)
CHINESE = "".join(c for c in DIGITS if c not in "oO") + "".join(PLACES) + "".join(_SHORT)


def read_arabic(text: str) -> Decimal | None:
    """Read 1234, 1,234, 1 234, 12,34,567 as in India, or 12.5; a wrongly grouped number gives None."""
    if not _ARABIC.fullmatch(text):
        return None
    return Decimal(re.sub("[, '’]", "", text))


def read_chinese(text: str) -> Decimal | None:
    """Read a Chinese numeral below 10,000: 二百五十, 千, 两, 十二; 三千五 is short for 三千五百."""
    for short, full in _SHORT.items():
        text = text.replace(short, full)
    total, last, skipped = 0, _ALL_PLACES, True
    digit: int | None = None
    for char in text:
        if char in DIGITS:
            if digit not in (None, 0):
                return None
            digit, skipped = DIGITS[char], digit == 0
        elif char in PLACES and PLACES[char] < last:
            last = PLACES[char]
            total += (1 if digit is None else digit) * 10**last
            digit = None
        else:
            return None
    place = 10 ** (last - 1) if 1 < last < _ALL_PLACES and not skipped else 1
    return Decimal(total + (digit or 0) * place) if text else None


def shifted(value: Decimal, power: int) -> Decimal:
    """Move the point without ever rounding; whole numbers are written out."""
    sign, digits, exponent = value.as_tuple()
    moved = Decimal((sign, digits, int(exponent) + power))
    return Decimal(f"{moved:f}") if moved == moved.to_integral_value() else moved


@lru_cache(maxsize=4096)
def last_digit(value: Decimal) -> int:
    """Give the power of ten of the last digit that is not zero: 300 → 2, 12 → 0, 1.30 → -1."""
    return int(value.normalize().as_tuple().exponent)


def last_place(value: Decimal) -> Decimal:
    """Give one unit of the last non-zero digit: 300 → 100, 14500 → 100, 1.30 → 0.01."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if int(value) else Decimal(1)
