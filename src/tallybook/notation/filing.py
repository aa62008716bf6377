"""Read the day on which a form says that it was filled in or sent: 填报日期：2022年1月20日, Date submitted: 3 May 2022."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date

from tallybook.notation.periods import read_period

_ASKS = re.compile(
    r"(?:填报|填表|填制|填写|报送|上报|报出|编报|呈报|提交|制表|填報|填表|報送|上報|報出|製表)(?:日期|时间|時間)|"
    r"\b(?:date (?:of )?(?:submission|submitted|filing|filed|completion|completed)|"
    r"(?:submission|filing|completion) date|(?:submitted|completed|filed|filled in) on)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:\([^)]*\))?\s*:?\s*("
    r"(?:[^\W\d]{2}\s*)?\d{2,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|"
    r"\d{4}([-/.])\d{1,2}\2\d{1,2}(?!\d)|(?:19|20)\d{6}(?!\d)|"
    r"\d{1,2} [a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{1,2}, ?\d{4})",
    re.IGNORECASE,
)


def filing_day(text: str) -> str | None:
    """Give the day, YYYY-MM-DD, that a text says; "" where it asks for one and has none, None where it is about none.

    A day whose month may be its day, 3/4/2022, is none.
    """
    plain = unicodedata.normalize("NFKC", text)
    asked = _ASKS.search(plain)
    if not asked:
        return None
    answer = _ANSWER.match(plain, asked.end())
    return whole_day(answer[1]) if answer else ""


def whole_day(text: str) -> str:
    """Give the day that a whole text names, else nothing."""
    period = read_period("".join(text.split()) if "年" in text else text) or ""
    with suppress(ValueError):
        return date.fromisoformat(period).isoformat()
    return ""
