"""Read what a value column's header path says: indicator words, period, area, unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallybook.model.table import TableLayout
from tallybook.notation import (
    Unit,
    find_period,
    is_change,
    is_form_line,
    is_last_month,
    is_last_period,
    is_last_year,
    is_period_header,
    is_this_month,
    moment_of,
    read_partial,
    read_period,
    running_since,
    tongues,
)
from tallybook.tidy.axes import Axes, indicator_words
from tallybook.tidy.names import Names
from tallybook.tidy.times import joined

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)年?度?")


@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its words without period, area and unit, and those three.

    `running` is the header that says that its figures have run on since January; `period_back` that it is 上期;
    `one_month` that it is 本月, of the months that the title names the last.
    """

    words: tuple[str, ...]
    shown: tuple[str, ...]
    period: str
    area: str
    unit: Unit | None
    years_back: int
    activity: str = ""
    months_back: int = 0
    running: str = ""
    period_back: bool = False
    one_month: bool = False


def read_column(table: TableLayout, col: int, axes: Axes, names: Names) -> Column:
    """Take a header path apart, outermost part first."""
    words: list[str] = []
    shown: list[str] = []
    unit: Unit | None = None
    period, area, activity, running = "", "", "", ""
    back = months = 0
    before = one = timed = False
    path = table.headers.get(col, ())
    for header in path:
        moment, part = moment_of(header)
        period = joined(period, moment)
        label, found = names.split_unit(part)
        unit = found or unit
        time = next((p for t in (part, label, *tongues(part)) if (p := read_period(t) or read_partial(t))), "")
        since = None if time else running_since(label)
        timed = timed or bool(time)
        if time:
            period = joined(period, time)
        elif since is not None:
            period, running = joined(period, since), label
            back = 1 if is_last_year(label) else back
        elif part in axes.areas_across:
            area = label
        elif names.is_activity(label):
            activity = label
        else:
            inner = "" if is_change(label) or is_form_line(label) else find_period(label) or ""
            period = joined(period, inner) if inner and not inner.startswith("-") else period
            back = 1 if is_last_year(label) else back
            one = one or is_this_month(label) or is_last_month(label)
            months = 1 if is_last_month(label) else months
            before = before or is_last_period(label)
            if not found and (alone := names.read_unit(part)) is not None and (words or _spans(alone, part, path)):
                unit = alone
                shown += [part] if words else []
            elif indicator_words((part,)):
                words.append(label)
                shown.append(part)
    if timed:
        words, shown = ([w for w in told if not _names_periods(w)] for told in (words, shown))
    return Column(tuple(words), tuple(shown), period, area, unit, back, activity, months, running, before, one)


def _names_periods(word: str) -> bool:
    """Whether a word over periods only says what they are: Quarter, or Quarter 2024."""
    return is_period_header(_YEAR.sub("", word).strip())


def _spans(unit: Unit, word: str, path: Sequence[str]) -> bool:
    """Whether a power of ten with its unit stands over words that say what is counted: £ thousand above Culture."""
    return unit.multiplier > 0 and word == path[0] and bool(indicator_words(path[1:]))
