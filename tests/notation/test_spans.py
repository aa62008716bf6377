"""Which days a period covers, and what follows from them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.notation import Covered, ending, holds, in_year, is_dated, named, widest
from tallybook.notation.spans import stretch_of

PERIODS = (
    *("2020", "2021", "2021-H1", "2021-H2", "2021-Q1", "2021-Q2", "2021-Q4", "2020-11/2021-03", "2021-01/2021-05"),
    *(f"2021-{m:02d}" for m in range(1, 13)),
    *("2021-01/2021-09", "2021-04/2021-08", "2009/2010", "-05", "-Q2", ""),
)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2021", (2021, 1, 1), (2021, 12, 31)),
        ("2021-H1", (2021, 1, 1), (2021, 6, 30)),
        ("2021-Q3", (2021, 7, 1), (2021, 9, 30)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2021-05-18", (2021, 5, 18), (2021, 5, 18)),
        ("2021-01/2021-05", (2021, 1, 1), (2021, 5, 31)),
        ("2020-11/2021-03", (2020, 11, 1), (2021, 3, 31)),
        ("2021-05-22/2021-05-28", (2021, 5, 22), (2021, 5, 28)),
        ("2021-02-29", (2021, 2, 28), (2021, 2, 28)),
    ],
)
def test_days(period: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert stretch_of(period) == (date(*first), date(*last))


@pytest.mark.parametrize("period", ["", "2009/2010", "2021-13", "2021-H3", "2021-05/2021-03", "soon", "0000"])
def test_no_days(period: str) -> None:
    assert stretch_of(period) is None


@pytest.mark.parametrize(
    ("coarse", "fine", "inside"),
    [
        ("2021", "2021-12-31", True),
        ("2021-Q1", "2021-02", True),
        ("2021-H1", "2021-Q3", False),
        ("2021-01/2021-06", "2021-01/2021-03", True),
        ("2021-05", "2021-05-22/2021-05-28", True),
        ("2021-05", "2021-05-31/2021-06-02", False),
        ("2021-05", "2021-05", False),
        ("2021-05-22/2021-05-28", "2021-05-24", False),
        ("-Q1", "-01", True),
        ("2021-Q1", "-01", False),
        ("2009/2010", "2010-01", False),
    ],
)
def test_holds(coarse: str, fine: str, inside: bool) -> None:
    assert holds(coarse, fine) is inside


@pytest.mark.parametrize(
    ("period", "year", "inside"),
    [
        ("2021", "2021", True),
        ("2021-05-22/2021-05-28", "2021", True),
        ("2020-12/2021-02", "2020", False),
        ("2015-01/2019-12", "2015", False),
        ("2020/2021", "2020", True),
        ("2020/2021", "2021", False),
        ("2020/2021", "2020/2021", True),
        ("2020", "2020/2021", False),
        ("-05", "2021", False),
        ("", "2021", False),
    ],
)
def test_what_lies_in_a_year(period: str, year: str, inside: bool) -> None:
    assert in_year(period, year) is inside


def test_what_ends_last_comes_last() -> None:
    inorder = ["", "-06", "2009", "2009/2010", "2010-01", "2021-Q1", "2021-06", "2021-H1", "2021-12", "2021-Q4", "2021"]
    shuffled = [*inorder[5:], *inorder[:5]]
    assert sorted(shuffled, key=ending) == inorder


@pytest.mark.parametrize(
    ("period", "unit", "name"),
    [
        ("2021-05-18", "month", "2021-05"),
        ("2021-05-22/2021-05-28", "month", "2021-05"),
        ("2021-05-30/2021-06-02", "month", "2021-05-30/2021-06-02"),
        ("2021-05-30/2021-06-02", "quarter", "2021-Q2"),
        ("2021-01/2021-05", "month", "2021-01/2021-05"),
        ("2021-01/2021-05", "half", "2021-H1"),
        ("2021-Q3", "half", "2021-H2"),
        ("2021-Q3", "month", "2021-Q3"),
        ("2020-11/2021-03", "year", "2020-11/2021-03"),
        ("2009/2010", "year", "2009/2010"),
        ("-05", "quarter", "-Q2"),
        ("-05", "year", ""),
    ],
)
def test_the_unit_in_which_a_period_lies(period: str, unit: str, name: str) -> None:
    assert named(period, unit) == name


@pytest.mark.parametrize(
    ("periods", "chosen"),
    [
        ("2021 2021-01 2021-02", "2021"),
        ("2021 2021-Q1 2021-Q2 2021-H2", "2021-Q1 2021-Q2 2021-H2"),
        ("2021-01/2021-03 2021-01/2021-06 2021-01/2021-09", "2021-01/2021-09"),
        ("2021-01/2021-02 2021-03 2021-Q1", "2021-01/2021-02 2021-03"),
        ("2020 2020-11/2021-03 2021", "2020 2021"),
        ("2021-01/2021-05 2021-04/2021-08", "2021-04/2021-08"),
    ],
)
def test_the_widest_choice(periods: str, chosen: str) -> None:
    assert widest(periods.split()) == set(chosen.split())


@given(st.lists(st.sampled_from(PERIODS), unique=True, max_size=9))
def test_no_other_choice_is_wider(periods: list[str]) -> None:
    chosen = widest(periods)
    days = sorted(s for p in chosen if (s := stretch_of(p)))
    assert all(before.last < after.first for before, after in pairwise(days))
    assert chosen == widest(reversed(periods))
    known = [s for p in periods if (s := stretch_of(p))]
    assert sum(s.days for s in days) == max(_choices(known))


def _choices(stretches: list) -> list[int]:  # type: ignore[type-arg]
    """Give how many days each choice of stretches without a common day has."""
    if not stretches:
        return [0]
    first, *rest = stretches
    apart = [s for s in rest if s.last < first.first or s.first > first.last]
    return [*_choices(rest), *(days + first.days for days in _choices(apart))]


@given(st.lists(st.sampled_from(PERIODS), max_size=4), st.sampled_from(PERIODS))
def test_covered_days(periods: list[str], period: str) -> None:
    days = {d for p in periods for d in _days(p)}
    covered = Covered(periods)
    mine = set(_days(period))
    assert covered.holds(period) == bool(mine and mine <= days)
    assert covered.meets(period) == bool(mine & days)


def _days(period: str) -> list[int]:
    stretch = stretch_of(period)
    return list(range(stretch.first.toordinal(), stretch.last.toordinal() + 1)) if stretch else []


def test_only_days_are_dated() -> None:
    assert [p for p in (*PERIODS, "2021-05-22", "-05-22/-05-28") if is_dated(p)] == ["2021-05-22", "-05-22/-05-28"]
