"""Read bare numbers as periods where they run on from one another: 平成29 30 令和元 2, 5.18 5.19 5.20, 202411 202412 202501, 2562 2563 under พ.ศ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta

from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import (
    are_croatian,
    calendar_of,
    era_year,
    read_partial,
    read_period,
    says_listopad,
    without_listopad,
)

Line = list[tuple[Place, Token]]
Ways = list[tuple[bool, date]]
_LETTER = re.compile(r"[^\W\d_]")
_BARE = re.compile(r"(\d{1,2})\s*年?度?")
_DAY = re.compile(r"(\d{1,2})([./])(\d{1,2})")
_MONTH = re.compile(r"(20\d\d)(0[1-9]|1[0-2])")
_COUNTED = re.compile(r"1[34]\d\d|2[45]\d\d")
_REPUBLIC = re.compile(r"[5-9]\d|1[0-4]\d")
_ROC = re.compile(r"民[国國]")
_TRIMESTER = re.compile(r"trimest(?:r|er)|tremujor|tromjese", re.IGNORECASE)
_NUMBERED = re.compile(r"T\s?([1-4])|([1-4])\s?T", re.IGNORECASE)
_LEAP_YEAR = 2020
_FEW, _SEVERAL, _TENTH, _MONTHS = 2, 3, 10, 12


def with_bare_periods(tokens: dict[Place, Token]) -> dict[Place, Token]:
    """Give the tokens with those for periods that only the cells before or behind them tell to be such."""
    texts = dict.fromkeys(t.text for t in tokens.values())
    words = [text for text in texts if _LETTER.search(text)]
    if any(map(says_listopad, words)) and are_croatian(words):
        tokens = {p: _in_october(t) for p, t in tokens.items()}
    if any(map(_TRIMESTER.search, words)):
        tokens = {p: _in_quarter(t) for p, t in tokens.items()}
    counted = next((c for text in words if (c := calendar_of(text))), None)
    eras, republic = any(map(era_year, words)), any(map(_ROC.search, words))
    days = {text: ways for text in texts if (ways := _readings(text))}
    months = {text for text in texts if _MONTH.fullmatch(text)}
    if not (counted or eras or republic or len(days) >= _SEVERAL or len(months) >= _SEVERAL):
        return tokens
    lines = (*_lines(tokens, 0), *_lines(tokens, 1)) if counted or eras else ()
    years = (y for line in lines for y in (*_era_runs(line), *_calendar_runs(line, counted)))
    headed = [y for line in (_lines(tokens, 0) if republic else ()) for y in _republic_runs(line)]
    headed += [d for line in _with_several(tokens, days) for d in _day_runs(line, days)]
    headed += [m for line in _with_several(tokens, months) for m in _month_runs(line)]
    figures = _first_figures(tokens) if headed else {}
    found = dict((*years, *((p, text) for p, text in headed if p[0] <= figures.get(p[1], p[0]))))
    return {p: _period(t, found[p]) if p in found else t for p, t in tokens.items()} if found else tokens


def _with_several(tokens: dict[Place, Token], texts: Container[str]) -> list[Line]:
    """Give the rows that have several of such texts."""
    dated = Counter(row for (row, _), token in tokens.items() if token.text in texts)
    rows = {row for row, n in dated.items() if n >= _SEVERAL}
    return _lines({p: t for p, t in tokens.items() if p[0] in rows}, 0) if rows else []


def _in_quarter(token: Token) -> Token:
    """Give a token that is T1 or 1T as the quarter that it is on a sheet that speaks of trimestres."""
    match = _NUMBERED.fullmatch(token.text)
    return _period(token, f"Q{match[1] or match[2]}") if match and not token.counted else token


def _in_october(token: Token) -> Token:
    """Give a token with the month that listopad is in Croatian."""
    if not says_listopad(token.text):
        return token
    text = without_listopad(token.text)
    return token._replace(text=text, period=token.period and (read_period(text) or read_partial(text) or ""))


def _lines(tokens: dict[Place, Token], axis: int) -> list[Line]:
    """Give the rows, or the columns, of a sheet."""
    lines: dict[int, Line] = {}
    for place in sorted(tokens, key=lambda p: (p[axis], p[1 - axis])):
        lines.setdefault(place[axis], []).append((place, tokens[place]))
    return list(lines.values())


def _first_figures(tokens: dict[Place, Token]) -> dict[int, int]:
    """Give the row of each column's first figure: what stands below it is no header."""
    first: dict[int, int] = {}
    for (row, col), token in tokens.items():
        if token.kind is TokenKind.NUMBER and not token.yearlike:
            first[col] = min(row, first.get(col, row))
    return first


def _period(token: Token, text: str) -> Token:
    return token._replace(
        kind=TokenKind.PERIOD,
        text=text,
        quantity=None,
        period=read_period(text) or read_partial(text) or "",
        yearlike=False,
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


def _day_runs(line: Line, read: Mapping[str, Ways]) -> Iterator[tuple[Place, str]]:
    """Give three days or more that follow one another, month or day first; 5.2 may be the 20th.

    From 5.1 5.2 5.3 alone nobody knows that they are days: one must be the tenth or later.
    """
    n = 0
    while n < len(line):
        ways = read.get(line[n][1].text, ())
        days: list[date] = max((_following(line[n + 1 :], first, read) for first in ways), key=len, default=[])
        if len(days) >= _SEVERAL and any(day.day >= _TENTH for day in days):
            yield from ((place, f"{day.month}月{day.day}日") for (place, _), day in zip(line[n:], days, strict=False))
        n += len(days) if len(days) >= _SEVERAL else 1


def _following(line: Line, first: tuple[bool, date], read: Mapping[str, Ways]) -> list[date]:
    month_first, day = first
    days = [day]
    for _, token in line:
        after = days[-1] + timedelta(days=1)
        if (month_first, after) not in read.get(token.text, ()):
            break
        days.append(after)
    return days


def _readings(text: str) -> Ways:
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


def _month_runs(line: Line) -> Iterator[tuple[Place, str]]:
    """Give months of years where three or more follow one another."""
    told = [(place, _MONTH.fullmatch(t.text)) for place, t in line]
    months = [(place, int(m[1]) * _MONTHS + int(m[2]) - 1) if m else None for place, m in told]
    for group in _groups(months):
        if len(group) >= _SEVERAL:
            yield from ((place, f"{n // _MONTHS}年{n % _MONTHS + 1}月") for place, n in group)


def _groups(years: Sequence[tuple[Place, int] | None]) -> list[list[tuple[Place, int]]]:
    groups: list[list[tuple[Place, int]]] = [[]]
    for told in years:
        last = groups[-1]
        if told and last and abs(told[1] - last[-1][1]) == 1:
            last.append(told)
        else:
            groups.append([told] if told else [])
    return groups
