"""Drawn sheets: headers and labels in two languages."""

from __future__ import annotations

import pytest

from tallybook.model import AreaEntry, Codebook, SheetReading
from tests.drawn import read, table

TOWNS = ["通滩镇", "石洞镇"]


def _units(reading: SheetReading) -> list[str]:
    return [o.unit_measure for o in reading.observations]


def test_two_languages_in_one_cell() -> None:
    reading = read("""
2021年培训
乡镇 / Township | 场次 / Sessions | 人次 / Persons
通滩镇 / Tongtan | 5 | 100
石洞镇 / Shidong | 3 | 90
""")
    assert table(reading) == [
        ("通滩镇", "场次 / Sessions", "2021", "5"),
        ("通滩镇", "人次 / Persons", "2021", "100"),
        ("石洞镇", "场次 / Sessions", "2021", "3"),
        ("石洞镇", "人次 / Persons", "2021", "90"),
    ]
    assert _units(reading) == ["场次", "人次"] * 2


def test_areas_that_only_their_western_half_tells_apart_keep_both() -> None:
    reading = read("""
2021年培训
街道 | 场次
沿江街道 North | 5
沿江街道 South | 3
""")
    assert [o.area_label for o in reading.observations] == ["沿江街道 North", "沿江街道 South"]


@pytest.mark.parametrize("row", ["通滩镇 | Tongtan | 5 | 100", "通滩镇 | Tongtan | 5 | 100\n石洞镇 | Shidong | 3 | 90"])
def test_two_languages_in_two_columns_and_two_header_rows(row: str) -> None:
    reading = read(f"""
2021年培训
乡镇 | Township | 场次 | 人次
 | | Sessions | Persons
{row}
""")
    assert [o.area_label for o in reading.observations[::2]] == TOWNS[: len(reading.observations) // 2]
    assert {o.indicator_label for o in reading.observations} == {"场次 Sessions", "人次 Persons"}
    assert set(_units(reading)) == {"场次", "人次"}


def test_a_second_language_behind_the_figures_names_nothing_more() -> None:
    assert table(
        read("""
2021年培训
乡镇 | 场次 | Township
通滩镇 | 5 | Tongtan
石洞镇 | 3 | Shidong
""")
    ) == [("通滩镇", "场次", "2021", "5"), ("石洞镇", "场次", "2021", "3")]


def test_a_total_column_in_two_header_rows() -> None:
    reading = read("""
人口统计 Population 2021
地区 | 总人口 | 男 | 女
Area | Total | Male | Female
香港岛 | 100 | 40 | 60
九龙 | 200 | 90 | 110
""")
    assert [t.parts for t in reading.printed_totals] == [("C4", "D4"), ("C5", "D5")]
    assert {o.indicator_label for o in reading.observations} == {"男 Male", "女 Female"}


def test_words_below_words_of_one_language_are_levels_of_a_header() -> None:
    assert [
        o.indicator_label
        for o in read("""
2021年培训
区县 | 讲座 | 展览
 | 现场 | 网络
江阳区 | 5 | 100
""").observations
    ] == ["讲座 / 现场", "展览 / 网络"]


def test_a_codebooks_name_in_one_language_is_enough() -> None:
    book = Codebook(areas=(AreaEntry("510502101", ("通滩镇",)),))
    reading = read("2021年培训\n乡镇 | 场次\n通滩镇 Tongtan | 5\n石洞镇 | 3", codebook=book)
    assert [o.ref_area for o in reading.observations] == ["510502101", ""]
