"""The laws of adding, on figures drawn at random."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from tallybook.aggregate import choose, total_up
from tallybook.model import AreaEntry, Codebook, IndicatorEntry, IndicatorKind, Observation, Qualifier

DISTRICTS = ("11", "12", "13")
BOOK = Codebook(
    areas=(AreaEntry("0", ("省",)), AreaEntry("1", ("市",), "0"), *(AreaEntry(d, (f"{d}区",), "1") for d in DISTRICTS)),
    indicators=tuple(IndicatorEntry(k.value, k.value, "", (k.value,), "份", k) for k in IndicatorKind),
    expected=DISTRICTS,
)
PERIODS = (
    "2021",
    "2021-H1",
    "2021-Q1",
    "2021-02",
    "2021-03",
    "2021-01/2021-09",
    "2021-05-22",
    "2021-05-20/2021-06-02",
    "",
)
BYS = (("indicator", "year"), ("area",), ("year",), ("area", "indicator", "month"))
figures = st.decimals(min_value=0, max_value=10**6, places=2)
observations = st.builds(
    lambda area, indicator, activity, period, value, cell, source: Observation(
        *(area, f"{area}区", indicator, indicator, activity, period, value, value, value, Qualifier.EXACT, "份", "A"),
        *(source, "", f"{'BCD'[cell % 3]}{cell}", str(value)),
    ),
    st.sampled_from((*DISTRICTS, "0", "1", "")),
    st.sampled_from([k.value for k in IndicatorKind]),
    st.sampled_from(("", "", "科技活动周")),
    st.sampled_from(PERIODS),
    figures,
    st.integers(1, 40),
    st.sampled_from(("a.csv", "b.csv")),
)
places = st.lists(observations, max_size=12, unique_by=lambda o: (o.source, o.cell))


def figure(value: Decimal, area: str, period: str, cell: int) -> Observation:
    return Observation(
        *(area, f"{area}区", "flow", "flow", "", period, value, value, value, Qualifier.EXACT, "份", "A"),
        *(f"{period}.csv", "", f"B{cell}", str(value)),
    )


def summed(rows: list[Observation], by: tuple[str, ...]) -> dict[tuple[str, ...], Decimal | None]:
    totals = total_up(choose(rows, BOOK, by=by).counted, by=by, codebook=BOOK)
    return {tuple(t.key.values()): t.obs_value for t in totals}


@given(places, st.randoms(use_true_random=False), st.sampled_from(BYS))
def test_order_changes_nothing(rows: list[Observation], random, by: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    shuffled = random.sample(rows, len(rows))
    first, again = (choose(found, BOOK, by=by) for found in (rows, shuffled))
    assert first == again
    assert total_up(first.counted, by=by, codebook=BOOK) == total_up(again.counted, by=by, codebook=BOOK)


@given(places, st.sampled_from(BYS))
def test_a_rate_changes_no_sum(rows: list[Observation], by: tuple[str, ...]) -> None:
    flows = [o for o in rows if o.indicator != "ratio"]
    assert {k: v for k, v in summed(rows, by).items() if k in summed(flows, by)} == summed(flows, by)


@given(figures, st.lists(figures, min_size=11, max_size=11))
def test_a_year_parted_into_months_keeps_its_total(whole: Decimal, cuts: list[Decimal]) -> None:
    edges = [Decimal(0), *sorted(min(c, whole) for c in cuts), whole]
    months = [figure(b - a, "11", f"2021-{m:02d}", m) for m, (a, b) in enumerate(pairwise(edges), 1)]
    year = figure(whole, "11", "2021", 1)
    assert summed(months, ("year",)) == summed([year], ("year",)) == summed([year, *months], ("year",))


@given(figures, st.lists(figures, min_size=2, max_size=2))
def test_a_city_parted_into_districts_keeps_its_total(whole: Decimal, cuts: list[Decimal]) -> None:
    edges = [Decimal(0), *sorted(min(c, whole) for c in cuts), whole]
    parts = [figure(b - a, d, "2021", n) for n, (d, (a, b)) in enumerate(zip(DISTRICTS, pairwise(edges), strict=True))]
    city, province = (figure(whole, area, "2021", n) for n, area in enumerate(("1", "0"), 4))
    for rows in ([city], [province], parts, [city, province], [city, *parts], [province, city, *parts]):
        assert summed(rows, ("year",)) == {("2021",): whole}


@given(places)
def test_members_are_what_was_added(rows: list[Observation]) -> None:
    for by in BYS:
        for t in total_up(choose(rows, BOOK, by=by).counted, by=by, codebook=BOOK):
            assert t.obs_value == (
                sum((o.obs_value or Decimal(0) for o in t.members), Decimal(0)) if t.members else None
            )
            assert t.areas_reporting <= len(DISTRICTS)


def test_many_figures_take_seconds() -> None:
    log = [figure(Decimal(1), DISTRICTS[n % 3], f"2021-{n % 12 + 1:02d}-{n % 28 + 1:02d}", n) for n in range(20_000)]
    returns = [figure(Decimal(1), DISTRICTS[n % 3], f"2021-{n % 12 + 1:02d}", n) for n in range(20_000)]
    began = perf_counter()
    assert summed([*log, *returns], ("area", "year"))["市", "2021"] == 20_000
    assert perf_counter() - began < 20
