"""Signs in narrow columns behind the values, as yearbooks of the United Nations have them."""

from __future__ import annotations

import pytest

from tests.drawn import read, table

_SIGNS = "Education 2014\nCountry | Phones | {a} | Internet | {b}\nAngola | 10 | | 85 |\nBenin | 51 | x | 48 | x\nChad | 73 | | 43 | {c}"


@pytest.mark.parametrize(("a", "b"), [("<", "<"), ("", "")])
def test_signs_behind_figures_are_notes(a: str, b: str) -> None:
    reading = read(_SIGNS.format(a=a, b=b, c="[y]"))
    assert [(label, value) for _, label, _, value in table(reading)][2:4] == [("Phones", "51"), ("Internet", "48")]
    assert len(reading.observations) == 6
    assert not reading.findings


def test_a_mark_in_a_column_of_its_own_is_a_missing_figure() -> None:
    reading = read("Education 2014\nCountry | Phones | Internet\nAngola | 10 | x\nBenin | 51 | x\nChad | 73 | x")
    assert [o.obs_status for o in reading.observations] == ["A", "Q"] * 3


def test_a_scale_within_a_header_counts() -> None:
    reading = read("Education\nCountry | Children out of school (000) 2014 | Schools\nAngola | 12 | 3\nBenin | 4 | 5")
    assert table(reading)[0] == ("Angola", "Children out of school (000) 2014", "2014", "12000")
