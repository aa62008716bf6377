"""Rows of which a figure was parted at its comma, told from figures jotted beside a table."""

from __future__ import annotations

from tests.drawn import read

SHIFTED = """
    Activities 2024
    District   | Visits | Handouts |
    Northfield | 7      | 12       | 345
    Southfield | 3      | 678      |
    Eastfield  | 5      | 91       |
    Westfield  | 6      | 92       | {west}
"""


def test_a_row_that_goes_on_beyond_the_headers_is_not_counted_at_all() -> None:
    reading = read(SHIFTED.format(west=""))
    assert "Northfield" not in {o.area_label for o in reading.observations}
    assert [str(o.obs_value) for o in reading.observations] == ["3", "678", "5", "91", "6", "92"]
    assert reading.balance.unexplained == 3
    assert [f.cell for f in reading.findings if f.code == "ROW_PARTED"] == ["B3"]


def test_a_figure_jotted_beside_the_table_leaves_its_row_as_it_is() -> None:
    reading = read(SHIFTED.format(west="").replace("345", "3450"))
    assert ("Northfield", "12") in {(o.area_label, str(o.obs_value)) for o in reading.observations}
