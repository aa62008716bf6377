"""Which sign parts the decimals of a sheet."""

from __future__ import annotations

import pytest

from tallybook.notation import Separators, may_be_thousands, separators, with_point


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["12,5", "3,75", "1.204,6"], Separators.COMMA),
        (["4 310,2", "0,125", "7,5%"], Separators.COMMA),
        (["1.204.600", "2.310.004", "9.118.222"], Separators.COMMA),
        (["(12,5)", "-3,75", "+8,1"], Separators.COMMA),
        (["12,5", "3,75"], Separators.UNSURE),
        (["12,5", "3,75", "8,1", "6.5"], Separators.POINT),
        (["12,5", "3,75", "8,1", "1,204,600"], Separators.POINT),
        (["12,5", "3,75", "8,1", "1,204.5"], Separators.POINT),
        (["1,204", "2,310", "9,118"], Separators.POINT),
        (["1.204", "2.310", "9.118"], Separators.UNSURE),
        (["Xyz", "1.204", "12"], Separators.UNSURE),
        (["1.204", "2.310", "1204.118"], Separators.POINT),
        (["Tỉnh", "1.204", "12"], Separators.COMMA),
        (["Kabupaten", "1.204", "12"], Separators.COMMA),
        (["Negeri", "1.204", "12"], Separators.POINT),
        (["区县", "1.204", "12"], Separators.POINT),
        (["Avon, 12", "Bolt, 7", "Card, 9"], Separators.POINT),
        ([], Separators.POINT),
        (["Kreis", "12,5"], Separators.COMMA),
        (["Показатель", "0,6"], Separators.COMMA),
        (["Kreis", "12,5", "1.204"], Separators.COMMA),
        (["Kreis", "1.204", "2.310", "9.118", "845"], Separators.COMMA),
        (["Besuche nach Kreisen", "1.204"], Separators.COMMA),
        (["Kreis", "1.204", "2.310", "9.118", "10845"], Separators.UNSURE),
        (["Kreis", "1.204", "2.310", "9.11"], Separators.POINT),
        (["Kreis", "1204", "12"], Separators.POINT),
        (["District", "12,5"], Separators.UNSURE),
        (["District", "1.204", "2.310", "9.118"], Separators.POINT),
        (["区县", "12,5"], Separators.UNSURE),
        (["Kreis", "District", "12,5"], Separators.UNSURE),
    ],
)
def test_a_whole_sheet_says_what_parts_its_decimals(texts: list[str], found: Separators) -> None:
    assert separators(texts) is found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.204,6", "1204.6"),
        ("4 310,25", "4310.25"),
        ("-12,5", "-12.5"),
        ("(12,5)", "(12.5)"),
        ("7,5%", "7.5%"),
        ("1.204.600", "1204600"),
        ("８,５", "8.5"),
        ("345", "345"),
        ("12,5 ha", "12,5 ha"),
        ("1,204,600", "1,204,600"),
        ("Avon", "Avon"),
    ],
)
def test_a_decimal_comma_becomes_a_point(text: str, shown: str) -> None:
    assert with_point(text) == shown


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("1.204", True),
        ("310.250", True),
        ("-2.500", True),
        ("0.125", False),
        ("1.25", False),
        ("1204.500", False),
        ("1,204", False),
    ],
)
def test_three_digits_behind_a_point_may_be_thousands(text: str, may: bool) -> None:
    assert may_be_thousands(text) is may
