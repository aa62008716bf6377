"""Runs of a table's lines are held against a total as their figures one by one would be."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tallybook.tidy.sums import Running, foots
from tests.drawn import read

FIGURES = st.one_of(st.none(), st.decimals(-999, 999, places=1), st.integers(-9999, 9999).map(Decimal))


@given(st.lists(FIGURES, max_size=9), st.data(), st.decimals(-2, 2, places=2))
def test_a_run_foots_as_its_figures_do(figures: list[Decimal | None], data: st.DataObject, miss: Decimal) -> None:
    place = data.draw(st.integers(0, len(figures)))
    first, last = data.draw(st.sampled_from([(0, len(figures)), (0, place), (place, len(figures))]))
    told = figures[first:last]
    whole = sum((v for v in told if v), miss)
    assert Running(figures).foot(whole, first, last) is foots(whole, told)


def test_a_total_of_all_before_it_and_one_of_all_behind_it() -> None:
    reading = read("""
        Visits 2021
        Place | Adults
        Total | 21
        Avon  | 4
        Bolt  | 5
        Total | 9
        Card  | 12
        Total | 21
    """)
    parts = {t.cell: t.parts for t in reading.printed_totals}
    assert parts["B3"] == parts["B8"] == ("B4", "B5", "B7")
    assert parts["B6"] == ("B4", "B5")
