"""Read bare numbers as periods where they run on from one another: 平成29 30 令和元 2, 5.18 5.19 5.20, 2562 2563 under พ.ศ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import calendar_of, era_year, read_period

Line = list[tuple[Place, Token]]
_BARE = re.compile(r"(\d{1,2})\s*年?度?")
_DAY = re.compile(r"(\d{1,2})([./])(\d{1,2})")
_COUNTED = re.compile(r"1[34]\d\d|2[45]\d\d")
_REPUBLIC = re.compile(r"[5-9]\d|1[0-4]\d")
_ROC = re.compile(r"民[国國]")
_LEAP_YEAR = 2020
_FEW, _SEVERAL, _TENTH = 2, 3, 10


def with_bare_periods(tokens: dict[Place, Token]) -> dict[Place, Token]:
    """Give the tokens with those for periods that only the cells before or behind them tell to be such."""
    texts = dict.fromkeys(t.text for t in tokens.values())
    counted = next((c for text in texts if (c := calendar_of(text))), None)
    eras, republic, dated = any(map(era_year, texts)), any(map(_ROC.search, texts)), any(map(_DAY.fullmatch, texts))
    if not (counted or eras or republic or dated):
        return tokens
    rows = _lines(tokens, 0)
    lines = (*rows, *_lines(tokens, 1)) if counted or eras else ()
    years = (y for line in lines for y in (*_era_runs(line), *_calendar_runs(line, counted)))
    headed = (y for line in rows if republic for y in _republic_runs(line) if not _below_numbers(y[0], tokens))
    days = (d for line in rows if dated for d in _day_runs(line) if not _below_numbers(d[0], tokens))
    found = dict((*years, *headed, *days))
    return {p: _period(t, found[p]) if p in found else t for p, t in tokens.items()}


def _lines(tokens: dict[Place, Token], axis: int) -> list[Line]:
    """Give the rows, or the columns, of a sheet."""
    lines: dict[int, Line] = {}
    for place in sorted(tokens, key=lambda p: (p[axis], p[1 - axis])):
        lines.setdefault(place[axis], []).append((place, tokens[place]))
    return list(lines.values())


def _below_numbers(place: Place, tokens: dict[Place, Token]) -> bool:
    """Whether a figure stands above a place: then it is no header."""
    row, col = place
    above = (tokens.get((r, col)) for r in range(row))
    return any(t is not None and t.kind is TokenKind.NUMBER and not t.yearlike for t in above)


def _period(token: Token, text: str) -> Token:
    return token._replace(
        kind=TokenKind.PERIOD, text=text, quantity=None, period=read_period(text) or "", yearlike=False
    )


def _era_runs(line: Line) -> Iterator[tuple[Place, str]]:
    """Give years that go on counting from one with an era: two or more, or up to the next era."""
    for n, (_, token) in enumerate(line):
        told = era_year(token.text)
        if not told:
            continue
        begun, number = told
        bare = _counting(line[n + 1 :], number)
        behind = line[n + 1 + len(bare)][1] if n + 1 + len(bare) < len(line) else None
        if len(bare) >= _FEW or (bare and behind and era_year(behind.text)):
            yield from ((place, f"{begun + number + i}年") for i, (place, _) in enumerate(bare, 1))


def _counting(line: Line, number: int) -> Line:
    found: Line = []
    for place, token in line:
        match = _BARE.fullmatch(token.text)
        if not match or int(match[1]) != number + len(found) + 1:
            break
        found.append((place, token))
    return found


def _day_runs(line: Line) -> Iterator[tuple[Place, str]]:
    """Give three days or more that follow one another, month or day first; 5.2 may be the 20th.

    From 5.1 5.2 5.3 alone nobody knows that they are days: one must be the tenth or later.
    """
    n = 0
    while n < len(line):
        days = max((_following(line[n:], first) for first in _readings(line[n][1].text)), key=len, default=[])
        if len(days) >= _SEVERAL and any(day.day >= _TENTH for day in days):
            yield from ((place, f"{day.month}月{day.day}日") for (place, _), day in zip(line[n:], days, strict=False))
        n += len(days) if len(days) >= _SEVERAL else 1


def _following(line: Line, first: tuple[bool, date]) -> list[date]:
    month_first, day = first
    days = [day]
    for _, token in line[1:]:
        after = days[-1] + timedelta(days=1)
        if (month_first, after) not in _readings(token.text):
            break
        days.append(after)
    return days


def _readings(text: str) -> list[tuple[bool, date]]:
    """Give the days that a text may mean, and whether the month stands first."""
    match = _DAY.fullmatch(text)
    if not match:
        return []
    one, sign, two = match.groups()
    tens = [two, f"{two}0"] if sign == "." and len(two) == 1 else [two]
    ways = [(True, one, d) for d in tens] + ([(False, two, one)] if sign == "/" else [])
    return [(first, day) for first, m, d in ways if (day := _day(int(m), int(d)))]


def _day(month: int, day: int) -> date | None:
    try:
        return date(_LEAP_YEAR, month, day)
    except ValueError:
        return None


def _calendar_runs(line: Line, counted: str | None) -> Iterator[tuple[Place, str]]:
    """Give years of the calendar by which the sheet says it counts, where two or more follow one another."""
    years = [(place, int(t.text)) if _COUNTED.fullmatch(t.text) else None for place, t in line]
    for group in _groups(years):
        if len(group) >= _FEW and counted:
            yield from ((place, counted.format(year)) for place, year in group)


def _republic_runs(line: Line) -> Iterator[tuple[Place, str]]:
    """Give years of the Republic of China where three or more follow one another."""
    years = [(place, int(t.text)) if _REPUBLIC.fullmatch(t.text) else None for place, t in line]
    for group in _groups(years):
        if len(group) >= _SEVERAL:
            yield from ((place, f"民國{year}年") for place, year in group)


def _groups(years: Sequence[tuple[Place, int] | None]) -> list[list[tuple[Place, int]]]:
    groups: list[list[tuple[Place, int]]] = [[]]
    for told in years:
        last = groups[-1]
        if told and last and abs(told[1] - last[-1][1]) == 1:
            last.append(told)
        else:
            groups.append([told] if told else [])
    return groups
