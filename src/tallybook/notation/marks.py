"""Marks that stand where a number is missing, and what each says in SDMX letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ABSENT = ("/", "\\", "无", "無", "没有", "nil", "none", "z", "[z]", "(z)")
_MISSING = (
    ".", "..", "...", "....", "......", "n/a", "na", "(na)", "nan", "n.a.", "#n/a", "null", ":", "(:)", "暂无", "未统计", "缺", "未报",
    "k.a.", "k. a.", "nd", "n.d.", "n/d", "n.d", "s.d.", "s/d", "nr", "n/r", "n.v.", "w.n.a.", "[u]", "[w]", "u", "///", "•", "?",
    "not available", "not reported", "not applicable", "no data", "无数据", "無數據", "無資料", "无资料", "数据缺失", "자료없음", "자료 없음", "データなし",
)  # fmt: skip
_SUPPRESSED = (
    "*", "**", "***", "x", "c", "s", "d", "(d)", "(s)", "ds", "[c]", "[x]", "[s]", "[d]", "[low]", "(c)", "(x)", ": c", ":c", "#",
    "suppressed", "confidential",
)  # fmt: skip
MARKS: dict[str, str] = {
    **dict.fromkeys(_ABSENT, "M"),
    **dict.fromkeys(_MISSING, "O"),
    **dict.fromkeys(_SUPPRESSED, "Q"),
}
"""M: no such item; O: missing; Q: suppressed. Dashes of every kind say M."""
RAISED_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""Letters that stand behind a figure or a name as the mark of a note; q has no such form."""

_LONGEST = max(map(len, MARKS))


@lru_cache(maxsize=4096)
def read_mark(text: str) -> str | None:
    """Give the obs_status of a missing-value mark, or None when the text is no mark."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if len(plain) > _LONGEST:
        return None
    if plain and all(unicodedata.category(c) == "Pd" or c == "−" for c in plain):
        return "M"
    return MARKS.get(plain)
