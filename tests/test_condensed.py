"""Condensed observations: whatever is done with them gives what it gives with the observations themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallybook.aggregate import alike, choose, condense, portions, total_up
from tallybook.engine import Spill
from tallybook.model import Codebook, FileReading, Observation, Qualifier, Total, figures_in
from tallybook.model.packed import pack, unpack
from tallybook.pipeline import Settings, Wanted, read_paths, total
from tests.test_adding_laws import BOOK, BYS, figures

DATA = Path(__file__).parents[1] / "data"


WHAT = st.tuples(
    st.sampled_from(("11", "1")),
    st.sampled_from(("flow", "stock", "ratio")),
    st.sampled_from(("", "科技活动周")),
    st.sampled_from(("2021", "2021-02", "2021-05-22")),
    st.sampled_from("BC"),
)


@st.composite
def columns(draw: st.DrawFn) -> list[Observation]:
    """Draw rows of a sheet, of few enough meanings that some of them mean the same."""
    meanings = draw(st.lists(WHAT, min_size=1, max_size=4))
    told = draw(st.lists(st.tuples(st.sampled_from(meanings), st.none() | figures), max_size=12))
    return [
        Observation(
            *(area, f"{area}区", what, what, activity, period, value, value, value, Qualifier.EXACT, "份", "A"),
            *("a.csv", "", f"{letter}{row}", str(value)),
        )
        for row, ((area, what, activity, period, letter), value) in enumerate(told, 1)
    ]


def added(rows: Sequence[Observation], by: tuple[str, ...], codebook: Codebook) -> tuple[object, list[Total]]:
    """Give what is said of the rows and their totals, these without what was added."""
    chosen = choose(rows, codebook, by=by)
    totals = total_up(chosen.counted, by=by, codebook=codebook)
    return chosen.findings, [dataclasses.replace(t, members=()) for t in totals]


@settings(deadline=None)
@given(columns(), st.sampled_from(BYS))
def test_condensed_rows_add_up_to_the_same_and_the_same_is_said(rows: list[Observation], by: tuple[str, ...]) -> None:
    assert added(condense(rows), by, BOOK) == added(rows, by, BOOK)


@given(columns())
def test_no_figure_is_lost_or_counted_twice(rows: list[Observation]) -> None:
    condensed = condense(rows)
    assert figures_in(condensed) == len(rows)
    assert len({alike(o) for o in condensed}) == len(condensed)
    assert condense(condensed) == condensed


@pytest.mark.parametrize("by", [("area", "indicator", "year"), ("indicator", "month"), ("area", "activity")])
def test_the_sample_adds_up_to_the_same_with_members_and_without(by: tuple[str, ...]) -> None:
    run = read_paths([str(DATA / "luzhou-2020"), str(DATA / "luzhou-2021")], Settings())
    plain, said = total(run, Wanted(by), Codebook())
    whole, told = total(run, Wanted(by, members=True), Codebook())
    assert (list(plain), said) == ([dataclasses.replace(t, members=()) for t in whole], told)
    assert sum(len(t.members) for t in whole) == sum(t.observations for t in whole)


def test_portions_add_up_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    run = read_paths([str(DATA / "luzhou-2020"), str(DATA / "luzhou-2021")], Settings())
    whole, _ = total(run, Wanted(), Codebook())
    monkeypatch.setattr("tallybook.aggregate.portioned._MOST", 10)
    parted, _ = total(run, Wanted(), Codebook())
    assert parted == whole


def test_no_two_portions_share_an_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallybook.aggregate.portioned._MOST", 1)
    areas = [("甲", "乙"), ("丙",), ("乙", "丁"), ("戊",), ("丁",), ("己", "己")]
    readings = [reading(f"{n}.csv", these) for n, these in enumerate(areas)]
    Random(1).shuffle(readings)
    found = [{o.area for o in portion} for portion in portions(readings, Codebook())]
    assert len(found) > 1
    assert set().union(*found) == {a for these in areas for a in these}
    assert sum(map(len, found)) == len(set().union(*found))


def reading(path: str, areas: tuple[str, ...]) -> FileReading:
    one = Decimal(1)
    rows = tuple(
        Observation("", a, "", "讲座", "", "2021", one, one, one, Qualifier.EXACT, "", "A", path, "", f"B{n}", "1")
        for n, a in enumerate(areas, 1)
    )
    return FileReading(path, None, rows, condensed=condense(rows))


def test_what_is_put_aside_comes_back_whatever_is_put_aside_after_it() -> None:
    spill = Spill()
    files = [reading(f"{n}.csv", ("甲", "乙")) for n in range(50)]
    kept = [unpack(pack(r), spill.keep) for r in files]
    for place in Random(2).sample(range(50), 50):
        assert kept[place] == files[place]


def test_where_nothing_can_be_written_all_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    spill = Spill()
    first = spill.keep(b"one")
    monkeypatch.setattr("tempfile.SpooledTemporaryFile.write", full)
    assert [first(), spill.keep(b"two")()] == [b"one", b"two"]
