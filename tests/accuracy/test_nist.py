"""Totals of NIST's univariate sets are exact decimals, and the means that follow from them right to 15 digits.

Tallybook gives out no means; a mean is here what a reader works out: a total by the number of its observations.
"""

from __future__ import annotations

import csv
from decimal import Context, Decimal
from fractions import Fraction
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest

import tallybook
from tests.accuracy.sets import SETS, Certified
from tests.accuracy.sheets import FORMATS
from tests.running import run

_DIGITS = Context(prec=15)
_SMALL = 300


def _marks(certified: Certified, kind: str) -> list[pytest.MarkDecorator]:
    """Leave large sets for runs by hand, but for the longest and the hardest in one format."""
    quick = len(certified.figures) <= _SMALL or (kind == "xlsx" and certified.name in {"PiDigits", "NumAcc4"})
    return [] if quick else [pytest.mark.slow]


_IN_EVERY_FORMAT = [pytest.param(s, f, id=f"{s.name}-{f}", marks=_marks(s, f)) for s in SETS for f in FORMATS]


def to_15_digits(exact: Fraction) -> Decimal:
    return _DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def written(certified: Certified, kind: str, folder: Path) -> Path:
    labels = [f"Place {n}" for n, _ in enumerate(certified.figures, 1)]
    path = folder / f"{certified.name}.{kind}"
    path.write_bytes(FORMATS[kind](labels, certified.figures))
    return path


@pytest.mark.parametrize("certified", SETS, ids=lambda s: s.name)
def test_the_figures_are_those_that_nist_certifies(certified: Certified) -> None:
    """Work the three certified values out anew; the last one also holds the order of the figures."""
    figures = [Fraction(f) for f in certified.figures]
    mean = sum(figures) / len(figures)
    apart = [f - mean for f in figures]
    squares = sum(a * a for a in apart)
    assert to_15_digits(mean) == Decimal(certified.mean)
    variance = Context(prec=40).divide(Decimal(squares.numerator), Decimal(squares.denominator * (len(figures) - 1)))
    assert _DIGITS.sqrt(variance) == Decimal(certified.deviation)
    following = sum(a * b for a, b in pairwise(apart))
    assert to_15_digits(following / squares) == Decimal(certified.autocorrelation)


@pytest.mark.parametrize(("certified", "kind"), _IN_EVERY_FORMAT)
def test_totals_are_exact_and_means_right_to_15_digits(certified: Certified, kind: str, tmp_path: Path) -> None:
    written(certified, kind, tmp_path)
    done = run("totals", str(tmp_path), "--by", "indicator,year", "--format", "csv", "--workers", "1")
    assert done.returncode == 0
    [total] = csv.DictReader(StringIO(done.stdout))
    assert {Decimal(total[c]) for c in ("obs_value", "value_low", "value_high")} == {certified.total}
    assert total["observations"] == str(len(certified.figures))
    assert to_15_digits(Fraction(total["obs_value"]) / int(total["observations"])) == Decimal(certified.mean)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_figure_is_the_decimal_that_was_written(kind: str, tmp_path: Path) -> None:
    mavro = next(s for s in SETS if s.name == "Mavro")
    read = tallybook.read_files(written(mavro, kind, tmp_path))
    assert [o.obs_value for o in read.observations] == [Decimal(f) for f in mavro.figures]
    assert read.balance.closes
    assert read.balance.unexplained == 0


@pytest.mark.parametrize("certified", [s for s in SETS if s.name in {"NumAcc1", "NumAcc4"}], ids=lambda s: s.name)
def test_a_unit_of_ten_thousand_moves_the_point_and_no_digit(certified: Certified, tmp_path: Path) -> None:
    lines = ["2024年科普统计表", "区县,科普经费（万元）", *(f"第{n}区,{f}" for n, f in enumerate(certified.figures, 1))]
    (tmp_path / "经费.csv").write_text("\n".join(lines), encoding="utf-8")
    [total] = tallybook.totals(tallybook.read_files(tmp_path), by=("indicator", "year"))
    assert total.obs_value == total.value_low == total.value_high == certified.total * 10_000
    assert total.observations == len(certified.figures)
