"""Rules of the codebook: what passes, fails, and cannot be told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallybook.check import footings, rule_counts
from tallybook.errors import UsageError
from tallybook.model import Codebook, Linear, Missing, Operator, Returns, Rule
from tallybook.model.codes import message_of
from tallybook.notation import read_expression
from tallybook.settings import codebook_for
from tests.drawn import read
from tests.reviewing import cells_of, review
from tests.running import run


def counts(drawing: str, left: str, operator: str, right: str, missing: str = "any") -> tuple[int, int, int]:
    """Give how often a rule passes, fails and cannot be checked on a drawn sheet."""
    sides = [read_expression(side) for side in (left, right)]
    assert isinstance(sides[0], Linear)
    assert isinstance(sides[1], Linear)
    rule = Rule(sides[0], Operator(operator), sides[1], "", missing=Missing(missing))
    reading, book = read(drawing), Codebook(rules=(rule,))
    held = footings(reading.printed_totals, reading.observations, book)
    (found,) = rule_counts(Returns(reading.observations, reading.printed_totals, held, book))
    return found.passed, found.failed, found.unchecked


SHEET = "2022年表\n区县 | a | b\n泸县 | 10 | 10\n合江县 | 9 | 10\n叙永县 | 11 | 10\n古蔺县 | 0 | 0\n"


@pytest.mark.parametrize(
    ("operator", "passed", "failed"),
    [
        ("=", 2, 2),
        ("≠", 2, 2),
        (">", 1, 3),
        ("≥", 3, 1),
        ("<", 1, 3),
        ("≤", 3, 1),
        ("both-or-neither", 4, 0),
        ("not-both", 1, 3),
    ],
)
def test_operators(operator: str, passed: int, failed: int) -> None:
    assert counts(SHEET, "a", operator, "b") == (passed, failed, 0)


GAPS = "2022年表\n区县 | a | b | c\n泸县 | 10 | 10 | 1\n合江县 | | 10 | 2\n叙永县 | 11 | | 3\n古蔺县 | | | 4\n江阳区 | - | 10 | 5\n"


@pytest.mark.parametrize(
    ("missing", "operator", "expected"),
    [
        ("any", "=", (1, 0, 3)),
        ("all", "=", (1, 3, 0)),
        ("never", "≥", (2, 2, 0)),
        ("any", "both-or-neither", (1, 3, 0)),
        ("any", "not-both", (3, 1, 0)),
    ],
)
def test_what_is_missing(missing: str, operator: str, expected: tuple[int, int, int]) -> None:
    assert counts(GAPS, "a", operator, "b", missing) == expected


VAGUE = "2022年表\n区县 | a | b\n泸县 | 300余 | 300\n合江县 | 300余 | 350\n叙永县 | 300余 | 400\n古蔺县 | 约300 | 300\n"


@pytest.mark.parametrize(
    ("operator", "expected"), [("≥", (1, 0, 3)), ("<", (0, 1, 3)), ("=", (0, 0, 4)), ("both-or-neither", (3, 0, 1))]
)
def test_bounds_that_leave_it_open_are_not_checkable(operator: str, expected: tuple[int, int, int]) -> None:
    assert counts(VAGUE, "a", operator, "b") == expected


def test_rates_of_several_rows_are_not_added() -> None:
    sheet = "2022年表\n区县 | 增长率（%） | b\n泸县 | 10 | 5\n泸县 | 12 | 6\n"
    assert counts(sheet, "增长率", ">", "b")[2] == 1


def test_every_case_is_asked_by_itself(tmp_path: Path) -> None:
    book = '[[rule]]\nleft = "讲座"\noperator = "<="\nright = "参加"\nseverity = "error"\n'
    sheets = ("2021年泸县表\n指标 | 数量\n讲座 | 7\n参加 | 90", "2022年泸县表\n指标 | 数量\n讲座 | 70\n参加 | 9")
    (told,) = (f for f in review(tmp_path, *sheets, book=book) if f.code == "RULE_FAILED")
    assert (Path(told.source).name, told.cell, told.severity) == ("1.csv", "B3", "error")
    assert "讲座 ≤ 参加 does not hold: 70 against 9 (B3, B4; the rule is at tallybook.toml:2)" in message_of(told)


def test_numbers_are_in_the_unit_of_the_first_indicator(tmp_path: Path) -> None:
    indicators = "id,zh,unit\njf,经费,万元\nrc,人次,人次\n"
    sheet = "2022年表\n区县 | 经费（元） | 人次\n泸县 | 5010000 | 4\n合江县 | 4990000 | 6"
    book = '[[rule]]\nleft = "jf"\noperator = "<="\nright = 500\n'
    assert cells_of(review(tmp_path, sheet, book=book, indicators=indicators), "RULE_FAILED") == ["B3"]


def test_figures_in_another_unit_are_not_compared(tmp_path: Path) -> None:
    indicators = "id,zh,aliases,unit\nrc,培训,培训（人）,人次\n"
    book = '[[rule]]\nleft = "rc"\noperator = "<="\nright = 10\n'
    found = review(tmp_path, "2022年表\n区县 | 培训（人）\n泸县 | 30", book=book, indicators=indicators)
    assert (cells_of(found, "RULE_FAILED"), cells_of(found, "RULE_UNCHECKED")) == ([], ["B3"])


FAULTY = """[codebook]
indicators = "indicators.csv"

[[rule]]
left = "拨款 +"
operator = "="
right = "经费"

[[rule]]
left = "拨款额"
operator = "=>"
right = 3
missing = "some"
severity = "bad"
tolerance = -1

[[rule]]
left = 1
operator = "="
right = 2

[[rule]]
left = "拨款"
op = "="
right = "经费"
"""


def test_every_fault_of_rules_is_told_with_its_line_and_key(tmp_path: Path) -> None:
    (tmp_path / "indicators.csv").write_text("id,zh\njf,经费\nbk,拨款\n", encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text(FAULTY, encoding="utf-8")
    with pytest.raises(UsageError) as fault:
        codebook_for(None, [str(tmp_path)])
    told = [line.rsplit("tallybook.toml:", 1)[1] for line in str(fault.value).splitlines()[1:]]
    assert told == [
        "5: rule: left: '拨款 +' is no sum of indicators: a name or number is missing at its end",
        "10: rule: left: '拨款额' is no indicator of the list; did you mean '拨款'?",
        "11: rule: operator: '=>' is none of =, ≠, >, ≥, <, ≤, both-or-neither, not-both; did you mean '='?",
        "13: rule: missing: 'some' is none of any, all, never",
        "14: rule: severity: 'bad' is none of error, warning, note",
        "15: rule: tolerance: -1 is no number from 0 on",
        "18: rule: left: neither side names an indicator",
        "24: rule: op: unknown key; did you mean 'operator'?",
        "22: rule: operator: the key is missing",
    ]


def test_rules_of_the_base_hold_as_well(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "own").mkdir()
    rule = '[[rule]]\nleft = "{}"\noperator = ">"\nright = 0\n'
    (tmp_path / "all" / "tallybook.toml").write_text(rule.format("a"), encoding="utf-8")
    own = '[codebook]\nbase = "../all"\n' + rule.format("b")
    (tmp_path / "own" / "tallybook.toml").write_text(own, encoding="utf-8")
    assert [r.said for r in codebook_for(None, [str(tmp_path / "own")]).rules] == ["a > 0", "b > 0"]


def test_a_least_above_the_most_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "indicators.csv").write_text("id,zh,min,max\nkf,开放天数,9,1\n", encoding="utf-8")
    (tmp_path / "tallybook.toml").write_text('[codebook]\nindicators = "indicators.csv"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"indicators.csv:2: min: '9' is more than max, '1'"):
        codebook_for(None, [str(tmp_path)])


def test_a_run_says_how_often_each_rule_passed(tmp_path: Path) -> None:
    rule = '[[rule]]\nleft = "a"\noperator = "{}"\nright = "b"\n'
    (tmp_path / "tallybook.toml").write_text(rule.format("=") + rule.format("≠"), encoding="utf-8")
    (tmp_path / "0.csv").write_text("2022年表\n区县,a,b\n泸县,10,10\n合江县,9,10\n叙永县,11,\n", encoding="utf-8")
    told = run("check", str(tmp_path), "--json")
    alike = {"passed": 1, "failed": 1, "unchecked": 1}
    assert json.loads(told.stdout)["rules"] == [{"rule": "a = b", **alike}, {"rule": "a ≠ b", **alike}]
    assert "rule a = b: 1 passed, 1 failed, 1 not checkable\n" in told.stderr


def test_sides_are_told_in_the_unit_of_the_rule(tmp_path: Path) -> None:
    book = '[[rule]]\nleft = "jf"\noperator = "="\nright = "bk"\n'
    indicators = "id,zh,unit\njf,经费,万元\nbk,拨款,万元\n"
    sheet = "2022年表\n区县 | 经费（万元） | 拨款（万元）\n泸县 | 12.5 | 12\n合江县 | 7 | 7"
    (told,) = (f for f in review(tmp_path, sheet, book=book, indicators=indicators) if f.code == "RULE_FAILED")
    assert "12.5 against 12 (" in message_of(told)
