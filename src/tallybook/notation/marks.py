"""Marks that stand where a number is missing, and what each says in SDMX letters."""

from __future__ import annotations

MARKS: dict[str, str] = {
    **dict.fromkeys(("-", "–", "—", "―", "－", "——", "--", "/", "／", "无", "無", "没有", "\\"), "M"),
    **dict.fromkeys(
        (
            "..",
            "...",
            "…",
            "……",
            "n/a",
            "na",
            "nan",
            "n.a.",
            "#n/a",
            "null",
            ":",
            "暂无",
            "未统计",
            "缺",
            "未报",
            "k.a.",
        ),
        "O",
    ),
    **dict.fromkeys(("*", "**", "x", "c", "[c]", "[x]", "(c)", "(x)", "＊"), "Q"),
}
"""M: no such item; O: missing; Q: suppressed."""


def read_mark(text: str) -> str | None:
    """Give the obs_status of a missing-value mark, or None when the text is no mark."""
    return MARKS.get(text.strip().lower())
