"""Sums of indicators as rules write them: read by a grammar, never evaluated."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.model import Linear, Unread
from tallybook.notation import read_expression

NAMES = ("经费", "拨款", "kp_3", "5G基站", "讲座（场 次）", "a - b")
VALUES = {name: Decimal(value) for name, value in zip(NAMES, (7, 31, 115, 2, 1009, 13), strict=True)}
Tree = tuple[str, object]

numbers = st.decimals(0, 999, places=2).map(lambda n: ("number", n))
names = st.sampled_from(NAMES).map(lambda n: ("name", n))
trees = st.recursive(
    numbers | names,
    lambda inner: (
        st.tuples(st.sampled_from("+-"), inner, inner)
        | st.tuples(st.just("*"), numbers, inner)
        | st.tuples(st.just("neg"), inner)
    ),
    max_leaves=8,
)


def written(tree: tuple[object, ...]) -> str:
    """Write a tree with brackets around everything that has parts."""
    match tree:
        case ("number", n):
            return f"{n:f}"
        case ("name", str(name)):
            return name if name.isidentifier() or name[0].isdigit() else f'"{name}"'
        case ("neg", inner):
            return f"(-{written(inner)})"
        case (sign, one, other):
            return f"({written(one)} {sign} {written(other)})"
    raise AssertionError(tree)


def value(tree: tuple[object, ...]) -> Decimal:
    match tree:
        case ("number", Decimal() as n):
            return n
        case ("name", str(name)):
            return VALUES[name]
        case ("neg", inner):
            return -value(inner)
        case (sign, one, other):
            first, second = value(one), value(other)
            return {"+": first + second, "-": first - second, "*": first * second}[str(sign)]
    raise AssertionError(tree)


@given(trees)
def test_what_is_read_is_worth_what_is_written(tree: tuple[object, ...]) -> None:
    read = read_expression(written(tree))
    assert isinstance(read, Linear)
    assert sum((by * VALUES[name] for name, by in read.terms), read.constant) == value(tree)


@given(st.text(st.sampled_from("经费a1. +-*()×“”\"'_，;[]{}:=%\n"), max_size=30))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    read = read_expression(text)
    assert isinstance(read, Linear) or read.reason


@pytest.mark.parametrize(
    ("text", "terms", "constant"),
    [
        ("拨款 + 捐赠", (("拨款", 1), ("捐赠", 1)), 0),
        ("-拨款－2×捐赠", (("拨款", -1), ("捐赠", -2)), 0),
        ("2 * (a - 1.5) * 3", (("a", 6),), -9),
        ("a + a - b + b", (("a", 2),), 0),
        ("“讲座（场）” + 'x y' + 「z」", (("讲座（场）", 1), ("x y", 1), ("z", 1)), 0),
        ("12.5", (), Decimal("12.5")),
    ],
)
def test_sums(text: str, terms: tuple[tuple[str, int], ...], constant: Decimal) -> None:
    assert read_expression(text) == Linear(tuple((n, Decimal(by)) for n, by in terms), Decimal(constant))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "missing at its end"),
        ("a +", "missing at its end"),
        ("a b", "'b' stands where a sign belongs"),
        ("a * b", "two indicators are multiplied"),
        ("a / 2", "'/ 2' is no name, number or sign"),
        ("(a + b", "a bracket is not closed"),
        ("a + * b", "'*' stands where a name or number belongs"),
        ("__import__('os')", "'(' stands where a sign belongs"),
        ("1.2.3", "is no name, number or sign"),
        ("(" * 30 + "a", "brackets stand within each other"),
        ("a+" * 600 + "a", "longer than"),
    ],
)
def test_what_is_no_sum(text: str, why: str) -> None:
    read = read_expression(text)
    assert isinstance(read, Unread)
    assert why in read.reason
