"""Marks that stand where a number is missing."""

from __future__ import annotations

import pytest

from tallybook.notation import read_mark


@pytest.mark.parametrize(
    "text",
    ["-", "--", "–", "—", "——", "－", "−", "‐", " - ", "/", "／", "\\", "无", "無", "没有", "nil", "None", "[z]"],
)
def test_no_such_item(text: str) -> None:
    assert read_mark(text) == "M"


@pytest.mark.parametrize(
    "text",
    [
        "..",
        "...",
        "…",
        ":",
        "：",
        "n/a",
        "N/A",
        "N.A.",
        "(NA)",
        "#N/A",
        "NaN",
        "null",
        "n.d.",
        "k.A.",
        "暂无",
        "未统计",
        "缺",
        "?",
        "Not available",
    ],
)
def test_missing(text: str) -> None:
    assert read_mark(text) == "O"


@pytest.mark.parametrize(
    "text", ["*", "**", "＊", "x", "X", "[c]", "(D)", "(s)", "[low]", "#", "Suppressed", "confidential"]
)
def test_suppressed(text: str) -> None:
    assert read_mark(text) == "Q"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "0",
        "○",
        "-1",
        "5*",
        "*5",
        "无锡市",
        "无人机",
        "Nilsson",
        "a-b",
        "- -",
        "// /",
        "全部没有统计到",
        "none of these",
    ],
)
def test_no_mark(text: str) -> None:
    assert read_mark(text) is None
