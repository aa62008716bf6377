"""The univariate sets of NIST StRD, with the values that NIST certifies for them.

Source: NIST Standard Reference Database 140, Statistical Reference Datasets, univariate summary statistics
(https://www.itl.nist.gov/div898/strd/univ/homepage.html), a work of the United States government. Figures that were
observed stand in text files beside this one, those that follow a rule are made here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Certified:
    """One set: its figures as they are written, and mean, standard deviation and lag-1 autocorrelation to 15 digits."""

    name: str
    figures: tuple[str, ...]
    mean: str
    deviation: str
    autocorrelation: str

    @property
    def total(self) -> Decimal:
        """The exact sum."""
        return sum(map(Decimal, self.figures), Decimal(0))


def _observed(name: str) -> tuple[str, ...]:
    return tuple(Path(__file__).with_name(f"{name}.txt").read_text(encoding="ascii").split())


def _alternating(first: str, low: str, high: str) -> tuple[str, ...]:
    return first, *((low, high) * 500)


def _pi_as_published() -> tuple[str, ...]:
    """Give 5000 digits (by Machin's formula); the 957th is 8 in pi, and 3 in the set that was certified."""
    digits = list(str(Decimal(16 * _arctan(5) - 4 * _arctan(239))))[:5000]
    digits[956] = "3"
    return tuple(digits)


def _arctan(part: int) -> int:
    """Give the arc tangent of 1 / part, times 10**5010."""
    term, total, odd = 10**5010 // part, 0, 1
    while term:
        total += term // odd if odd % 4 == 1 else -(term // odd)
        term, odd = term // part**2, odd + 2
    return total


SETS = (
    Certified("PiDigits", _pi_as_published(), "4.5348", "2.86733906028871", "-0.00355099287237972"),
    Certified("Lottery", _observed("lottery"), "518.958715596330", "291.699727470969", "-0.120948622967393"),
    Certified("Lew", _observed("lew"), "-177.435", "277.332168044316", "-0.307304800605679"),
    Certified("Mavro", _observed("mavro"), "2.001856", "0.000429123454003053", "0.937989183438248"),
    Certified("Michelso", _observed("michelso"), "299.8524", "0.0790105478190518", "0.535199668621283"),
    Certified("NumAcc1", ("10000001", "10000003", "10000002"), "10000002", "1", "-0.5"),
    Certified("NumAcc2", _alternating("1.2", "1.1", "1.3"), "1.2", "0.1", "-0.999"),
    Certified("NumAcc3", _alternating("1000000.2", "1000000.1", "1000000.3"), "1000000.2", "0.1", "-0.999"),
    Certified("NumAcc4", _alternating("10000000.2", "10000000.1", "10000000.3"), "10000000.2", "0.1", "-0.999"),
)
