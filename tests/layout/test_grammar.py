"""Random tables laid out in random ways, and read back to the last figure."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tallybook.check import footings
from tallybook.model import Observation, Role, Severity, SheetReading
from tallybook.notation import without_units
from tests.drawn import read
from tests.layout.grammar import Sheet, Told, drawn, neighbours, plain_tables, stacks, tables

once = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""The same examples in every run, each of which costs a few milliseconds."""


def told(reading: SheetReading, sheet: Sheet) -> dict[str, Told]:
    """Give what each cell was read as; its unit only where the sheet states it, a title's words as it means them."""
    return {o.cell: _told(o, sheet.facts.get(o.cell), titled=sheet.titled) for o in reading.observations}


def _told(o: Observation, meant: Told | None, *, titled: bool) -> Told:
    words = tuple(without_units(o.indicator_label).split(" / "))
    words = meant.words if titled and meant and meant.words[0] in words[0] else words
    unit = None if meant and meant.unit is None else o.unit_measure
    return Told(o.area_label, words, o.time_period, o.obs_value, unit)


def refused(reading: SheetReading) -> bool:
    """Whether the program says that it cannot read a sheet."""
    return any(f.severity is Severity.ERROR for f in reading.findings)


def hold(sheet: Sheet, reading: SheetReading) -> None:
    """See that a reading says what the sheet says: each figure once, every total in its role, no wolf cried."""
    assert told(reading, sheet) == sheet.facts
    assert {t.cell for t in reading.printed_totals} == sheet.totals
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    assert Role.EXCLUDED not in reading.roles.values()
    assert [f for f in reading.findings if f.severity is not Severity.NOTE] == []
    assert [f for f in footings(reading.printed_totals, reading.observations) if f.foots is False] == []


def share_refused(sheets: st.SearchStrategy[Sheet], examples: int) -> float:
    """Hold each of so many sheets against its reading, and give the share of those that the program refuses."""
    counts = {True: 0, False: 0}

    @settings(once, max_examples=examples)
    @given(sheets)
    def each(sheet: Sheet) -> None:
        note(sheet.drawing)
        reading = read(sheet.drawing, sheet=sheet.sheet, source=sheet.source)
        counts[refused(reading)] += 1
        if not refused(reading):
            hold(sheet, reading)

    each()
    return counts[True] / sum(counts.values())


def test_plain_tables_are_read_back_and_none_is_refused() -> None:
    assert share_refused(plain_tables().map(drawn), 250) == 0


def test_tables_of_any_layout_are_read_back_and_hardly_any_is_refused() -> None:
    assert share_refused(tables().map(drawn), 400) < 0.03


def test_tables_below_each_other_are_read_back() -> None:
    assert share_refused(stacks(), 120) < 0.03


def test_tables_side_by_side_are_read_back() -> None:
    assert share_refused(neighbours(), 80) == 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["plain", "any", "below", "beside"])
def test_thousands_of_sheets_are_read_back(kind: str) -> None:
    sheets = {
        "plain": plain_tables().map(drawn),
        "any": tables().map(drawn),
        "below": stacks(),
        "beside": neighbours(),
    }
    assert share_refused(sheets[kind], 5000) < 0.03
