"""Numerals, Arabic and Chinese, exactly or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tallybook.notation.numerals import last_digit, last_place, read_arabic, read_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("2048", "2048"),
        ("12.50", "12.50"),
        (".75", "0.75"),
        ("6,543", "6543"),
        ("6,543,210.9", "6543210.9"),
        ("87 654", "87654"),
        ("87'654", "87654"),
        ("87’654.5", "87654.5"),
        ("1,23,456", "123456"),
        ("123456789012345678901", "123456789012345678901"),
    ],
)
def test_arabic(text: str, value: str) -> None:
    assert read_arabic(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "6,54", "6,5432", "1234,567", "87  654", "1.2.3", "7.", "-4", "4a", "6,543 210"])
def test_wrongly_grouped_digits_are_no_number(text: str) -> None:
    assert read_arabic(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("〇", 0),
        ("十", 10),
        ("十七", 17),
        ("四十", 40),
        ("九十九", 99),
        ("百", 100),
        ("三百零八", 308),
        ("三百八", 380),
        ("三百八十", 380),
        ("六千五", 6500),
        ("六千零五", 6005),
        ("六千零五十", 6050),
        ("两千", 2000),
        ("兩百", 200),
        ("廿一", 21),
        ("卅", 30),
        ("伍佰贰拾", 520),
        ("九千九百九十九", 9999),
    ],
)
def test_chinese(text: str, value: int) -> None:
    assert read_chinese(text) == value


@pytest.mark.parametrize("text", ["", "三五", "十百", "百百", "五千三千", "万", "甲", "3十"])
def test_what_is_no_chinese_numeral(text: str) -> None:
    assert read_chinese(text) is None


@pytest.mark.parametrize(
    ("value", "step"),
    [("7", "1"), ("70", "10"), ("7140", "10"), ("14500", "100"), ("0", "1"), ("2.4", "0.1"), ("2.40", "0.01")],
)
def test_the_last_place_that_is_not_nought(value: str, step: str) -> None:
    assert last_place(Decimal(value)) == Decimal(step)


@pytest.mark.parametrize(("value", "power"), [("300", 2), ("12", 0), ("1.30", -1), ("-0.05", -2), ("1E+4", 4)])
def test_the_last_digit_is_the_last_that_is_not_zero(value: str, power: int) -> None:
    assert last_digit(Decimal(value)) == power
