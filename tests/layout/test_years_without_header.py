"""Years that name the rows under a header that does not say so."""

from __future__ import annotations

import pytest

from tests.drawn import read, table

_YEARS = "Deaths by region\n{header} | Northland region | Otago region\n{a} | 462 | 1032\n{b} | 4427 | 1523\n{c} | 1616 | 1144"


@pytest.mark.parametrize(
    ("header", "years"),
    [("", "2011 2012 2013"), ("", "2013 2011 2010"), ("", "1978 1990 2010"), ("An", "2011 2012 2013")],
)
def test_years_that_rise_or_fall_in_the_first_column(header: str, years: str) -> None:
    a, b, c = years.split()
    reading = read(_YEARS.format(header=header, a=a, b=b, c=c), source="deaths_20190214.csv")
    assert [period for *_, period, _ in table(reading)] == [y for y in (a, b, c) for _ in range(2)]
    assert next(label for _, label, *_ in table(reading)) == "Deaths by region"


@pytest.mark.parametrize(("header", "years"), [("", "2011 1990 2013"), ("Visits", "1978 1990 2010")])
def test_figures_like_years_in_no_order_or_under_a_header_are_no_years(header: str, years: str) -> None:
    a, b, c = years.split()
    periods = {period for *_, period, _ in table(read(_YEARS.format(header=header, a=a, b=b, c=c)))}
    assert not periods & {a, b, c}
