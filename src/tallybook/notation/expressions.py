"""Read sums of indicators, as rules of a codebook write them: 拨款 + 捐赠 - 2 * "其他（万元）".

    sum     = ["-"] product {("+" | "-") product}
    product = factor {"*" factor}
    factor  = number | name | quoted name | "(" sum ")"

A name is one word of letters and digits; one with gaps, signs or brackets stands in quotation marks. No more than one
factor of a product may hold names. Nothing is ever evaluated but by this grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

from tallybook.model import Unread
from tallybook.model.quantity import exact_product, exact_sum
from tallybook.model.rule import Linear

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])"
    r"|\"(?P<double>[^\"]+)\"|'(?P<single>[^']+)'|“(?P<curly>[^”]+)”|「(?P<corner>[^」]+)」"
    r"|(?P<name>\w+)|(?P<sign>[-+*×()＋－−＊（）]))"
)
_PLAIN = str.maketrans("＋－−＊×（）", "+--**()")
_LONGEST = 1000
_DEEPEST = 20
Parsed = tuple[str, str]


class _NotASum(ValueError):  # noqa: N818 - it is named for what the text is
    """The text is no sum; says why."""


def read_expression(text: str) -> Linear | Unread:
    """Read a sum of indicators and numbers, or say at which word it stops being one."""
    try:
        return _Reader(text).whole()
    except _NotASum as fault:
        return Unread(str(fault))


def _tokens(text: str) -> list[Parsed]:
    if len(text) > _LONGEST:
        raise _NotASum(f"it is longer than {_LONGEST} characters")
    found: list[Parsed] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if not match:
            raise _NotASum(f"{text[at:].strip()[:20]!r} is no name, number or sign")
        kind = match.lastgroup or ""
        found.append((kind, match[kind].translate(_PLAIN) if kind == "sign" else match[kind].strip()))
        at = match.end()
    return found


class _Reader:
    """Goes through the words of a sum; each method reads one line of the grammar."""

    def __init__(self, text: str) -> None:
        self.ahead = _tokens(text)
        self.deep = 0

    def whole(self) -> Linear:
        found = self.sum()
        if self.ahead:
            raise _NotASum(f"{self.ahead[0][1]!r} stands where a sign belongs")
        return found

    def sum(self) -> Linear:
        sign = -1 if self.takes("-") else 1
        parts = [_times(self.product(), Decimal(sign))]
        while self.sees("+", "-"):
            sign = -1 if self.next()[1] == "-" else 1
            parts.append(_times(self.product(), Decimal(sign)))
        return _added(parts)

    def product(self) -> Linear:
        found = self.factor()
        while self.takes("*"):
            other = self.factor()
            if found.terms and other.terms:
                raise _NotASum("two indicators are multiplied; only a number may be")
            found = _times(found, other.constant) if found.terms else _times(other, found.constant)
        return found

    def factor(self) -> Linear:
        kind, word = self.next()
        if kind == "number":
            return Linear(constant=Decimal(word))
        if kind != "sign":
            return Linear(((word, Decimal(1)),))
        if word != "(":
            raise _NotASum(f"{word!r} stands where a name or number belongs")
        return self.bracket()

    def bracket(self) -> Linear:
        self.deep += 1
        if self.deep > _DEEPEST:
            raise _NotASum(f"more than {_DEEPEST} brackets stand within each other")
        found = self.sum()
        self.deep -= 1
        if not self.takes(")"):
            raise _NotASum("a bracket is not closed")
        return found

    def sees(self, *signs: str) -> bool:
        return bool(self.ahead) and self.ahead[0][0] == "sign" and self.ahead[0][1] in signs

    def takes(self, sign: str) -> bool:
        return self.sees(sign) and bool(self.next())

    def next(self) -> Parsed:
        if not self.ahead:
            raise _NotASum("a name or number is missing at its end")
        return self.ahead.pop(0)


def _times(one: Linear, by: Decimal) -> Linear:
    return Linear(tuple((n, exact_product(c, by)) for n, c in one.terms), exact_product(one.constant, by))


def _added(parts: Iterable[Linear]) -> Linear:
    """Add sums; an indicator that stands there several times is one term."""
    parts = list(parts)
    of: dict[str, list[Decimal]] = {}
    for name, by in chain.from_iterable(p.terms for p in parts):
        of.setdefault(name, []).append(by)
    terms = ((name, exact_sum(found)) for name, found in of.items())
    return Linear(tuple((n, by) for n, by in terms if by), exact_sum(p.constant for p in parts))
