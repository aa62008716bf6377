"""Put together what columns, rows and titles say of a period."""

from __future__ import annotations

import re

from tallybook.notation import join_period

_ANY_YEAR = re.compile(r"\d{4}")
_SEVERAL_YEARS = re.compile(r"\d{4}-01/\d{4}-12")
_SINCE_JANUARY = re.compile(r"(\d{4})-(?:01/(?:\1)-(\d\d)|(H1|Q1))")
_CLOSING = {"H1": "06", "Q1": "03"}
_MONTH = re.compile(r"\d{4}-\d\d")


def joined(period: str, more: str) -> str:
    """Join a period with a finer one: 2021 and -05, -05 and 2021, or the one that is there."""
    if not period or not more:
        return period or more
    if more.startswith("-") and not period.startswith("-"):
        return join_period(period, more)
    if period.startswith("-") and not more.startswith("-"):
        return join_period(more, period)
    return more if len(more) > len(period) else period


def years_before(period: str, years: int) -> str:
    """Move a period with a year back; one without stays."""
    return _ANY_YEAR.sub(lambda m: str(int(m[0]) - years), period)


def months_before(period: str, months: int) -> str:
    """Move a month of a year back; what is no month stays."""
    if not months or not _MONTH.fullmatch(period):
        return period
    count = int(period[:4]) * 12 + int(period[5:]) - 1 - months
    return f"{count // 12}-{count % 12 + 1:02d}"


def last_month_of(period: str) -> str:
    """Give the last month of a stretch since January, 2017-01/2017-11; what is no such stretch stays."""
    match = _SINCE_JANUARY.fullmatch(period)
    return f"{match[1]}-{match[2] or _CLOSING[match[3]]}" if match else period


def year_of(period: str) -> str:
    """Give the year of a period that has one; a stretch of several years has none."""
    return "" if period.startswith("-") or _SEVERAL_YEARS.fullmatch(period) else period[:4]


def within(span: str, partial: str, first: str) -> str:
    """Put a month without a year into a year that spans two and begins with the month `first`: 2021/2022, -01, -07.

    A year of one number, 2021年度, is the one in which it begins.
    """
    began, _, ended = span.partition("/")
    return joined((ended or str(int(began) + 1)) if partial[:3] < first[:3] else began, partial)
