"""What people write for how many, one table for each rule of writing it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tallybook.model import Qualifier, Quantity, Unread
from tallybook.notation import read_quantity


def check(text: str, value: str, low: str, high: str, qualifier: Qualifier, unit: str) -> Quantity:
    """Read a text that must be a quantity, and compare all that it says; an empty number is none."""
    found = read_quantity(text)
    assert isinstance(found, Quantity), found
    wanted = tuple(Decimal(n) if n else None for n in (value, low, high))
    assert (found.value, found.low, found.high, found.qualifier, found.unit) == (*wanted, qualifier, unit)
    return found


EXACT_CHINESE = [
    ("7场", "7", "场"),
    ("达360人次", "360", "人次"),
    ("高达45%", "45", "%"),
    ("共计86项", "86", "项"),
    ("累计1.5万人次", "15000", "人次"),
    ("3.75万份", "37500", "份"),
    ("6.02亿元", "602000000", "元"),
    ("3千元", "3000", "元"),
    ("八成", "80", "%"),
    ("¥1200", "1200", "元"),
    ("1万3千份", "13000", "份"),
    ("2万5千6百册", "25600", "册"),
    ("两万五千人", "25000", "人"),
    ("两千册", "2000", "册"),
    ("三百二十五人", "325", "人"),
    ("一百零六名", "106", "名"),
    ("廿五个", "25", "个"),
    ("卅名", "30", "名"),
    ("零", "0", ""),
    ("〇", "0", ""),
    ("二〇二三年", "2023", "年"),
    ("二○一九年", "2019", "年"),
    ("４５６份", "456", "份"),
    ("3 018人", "3018", "人"),
    ("3\u2009018 人", "3018", "人"),
    ("62,500 册", "62500", "册"),
    ("900人(次)", "900", "人次"),
    ("740份(册)", "740", "份"),
    ("15冊", "15", "册"),
    ("2億元", "200000000", "元"),
    ("3萬場次", "30000", "场次"),
]
EXACT_WESTERN = [
    ("1234", "1234", ""),
    ("4,321", "4321", ""),
    ("65 432", "65432", ""),
    ("1'234'567", "1234567", ""),
    ("12,34,567", "1234567", ""),
    (".5", "0.5", ""),
    ("-3.5", "-3.5", ""),
    ("−7", "-7", ""),
    ("(56)", "-56", ""),
    ("78-", "-78", ""),
    ("△15", "-15", ""),
    ("-0", "0", ""),
    ("17%", "17", "%"),
    ("7.5‰", "7.5", "‰"),
    ("$1,250", "1250", "$"),
    ("£ 30", "30", "£"),
    ("1.7k", "1700", ""),
    ("5 million", "5000000", ""),
    ("2.5bn", "2500000000", ""),
    ("3.2 mln", "3200000", ""),
    ("2,481 [r]", "2481", ""),
    ("678 [note 3]", "678", ""),
    ("91*", "91", ""),
    ("54321²", "54321", ""),
    ("①88", "88", ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), EXACT_CHINESE + EXACT_WESTERN)
def test_a_bare_number_is_exact(text: str, value: str, unit: str) -> None:
    assert check(text, value, value, value, Qualifier.EXACT, unit).doubts == ()


OPEN = [
    ("600余份", "600", "700", "份"),
    ("12万余人次", "120000", "130000", "人次"),
    ("7亿多元", "700000000", "800000000", "元"),
    ("两万三千余人", "23000", "24000", "人"),
    ("60余万册", "600000", "700000", "册"),
    ("200余万元", "2000000", "3000000", "元"),
    ("1300多场", "1300", "1400", "场"),
    ("7140多户", "7140", "7150", "户"),
    ("2.4万余份", "24000", "25000", "份"),
    ("1.25亿余元", "125000000", "126000000", "元"),
    ("5千余人", "5000", "6000", "人"),
    ("三十余场", "30", "40", "场"),
    ("三十来个", "30", "40", "个"),
    ("百余名", "100", "200", "名"),
    ("千余册", "1000", "2000", "册"),
    ("万余人次", "10000", "20000", "人次"),
    ("700余", "700", "800", ""),
    ("700 餘 場", "700", "800", "场"),
    ("80多个单位", "80", "90", "个"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), OPEN)
def test_more_opens_the_place_it_stands_at(text: str, low: str, high: str, unit: str) -> None:
    assert check(text, low, low, high, Qualifier.OVER, unit).doubts == ()


ABOVE = [
    ("超过2.4万人次", "24000", "人次"),
    ("突破600万元", "6000000", "元"),
    ("逾80场", "80", "场"),
    ("超百万人次", "1000000", "人次"),
    ("超七成", "70", "%"),
    ("more than 1,500", "1500", ""),
    ("> 30", "30", ""),
    ("over 2 million", "2000000", ""),
]
AT_LEAST = [
    ("60%以上", "60", "%"),
    ("不少于12场", "12", "场"),
    ("2万册以上", "20000", "册"),
    ("5万以上人次", "50000", "人次"),
    ("上百家", "100", "家"),
    ("上万人", "10000", "人"),
    ("达上百份", "100", "份"),
    ("at least 40", "40", ""),
    ("≥7", "7", ""),
    ("85+", "85", ""),
    ("65 and over", "65", ""),
]
AT_MOST = [
    ("30人以下", "30", "人"),
    ("3天以内", "3", "天"),
    ("不超过500元", "500", "元"),
    ("至多9项", "9", "项"),
    ("up to 60", "60", ""),
    ("<= 12", "12", ""),
]
NEARLY = [
    ("近3000册", "3000", "册"),
    ("接近40%", "40", "%"),
    ("将近6万人次", "60000", "人次"),
    ("近百户", "100", "户"),
    ("近八成", "80", "%"),
    ("almost 900", "900", ""),
    ("nearly 1.2 million", "1200000", ""),
]
ABOUT = [
    ("约600人", "600", "人"),
    ("大约5万份", "50000", "份"),
    ("80场左右", "80", "场"),
    ("200份上下", "200", "份"),
    ("約20件", "20", "件"),
    ("about 75", "75", ""),
    ("~40", "40", ""),
    ("approx. 1,200", "1200", ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), ABOVE)
def test_above_has_no_upper_bound(text: str, value: str, unit: str) -> None:
    check(text, value, value, "", Qualifier.OVER, unit)


@pytest.mark.parametrize(("text", "value", "unit"), AT_LEAST)
def test_at_least_includes_the_number(text: str, value: str, unit: str) -> None:
    check(text, value, value, "", Qualifier.AT_LEAST, unit)


@pytest.mark.parametrize(("text", "value", "unit"), AT_MOST)
def test_at_most_has_no_lower_bound(text: str, value: str, unit: str) -> None:
    check(text, value, "", value, Qualifier.AT_MOST, unit)


@pytest.mark.parametrize(("text", "high"), [("<5", "5"), ("under 20", "20"), ("fewer than 3", "3")])
def test_a_number_hidden_below_another_has_no_value(text: str, high: str) -> None:
    check(text, "", "", high, Qualifier.AT_MOST, "")


@pytest.mark.parametrize(("text", "value", "unit"), NEARLY)
def test_nearly_bounds_from_above_only(text: str, value: str, unit: str) -> None:
    assert check(text, value, "", value, Qualifier.NEARLY, unit).doubts == ()


@pytest.mark.parametrize(("text", "value", "unit"), ABOUT)
def test_about_has_a_value_and_no_bounds(text: str, value: str, unit: str) -> None:
    assert check(text, value, "", "", Qualifier.ABOUT, unit).doubts == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("近700余场", "700", "场"), ("约30人以上", "30", "人"), ("不超过50余人", "50", "人"), ("近90家左右", "90", "家")],
)
def test_words_that_contradict_one_another_are_about_and_doubted(text: str, value: str, unit: str) -> None:
    assert check(text, value, "", "", Qualifier.ABOUT, unit).doubts


@pytest.mark.parametrize("text", ["36余家", "近317册"])
def test_a_word_for_round_numbers_beside_another_is_doubted(text: str) -> None:
    found = read_quantity(text)
    assert isinstance(found, Quantity)
    assert len(found.doubts) == 1


RANGES = [
    ("2-5万册", "20000", "50000", "册"),
    ("3万至4万人", "30000", "40000", "人"),
    ("8千-1万人", "8000", "10000", "人"),
    ("6-8场", "6", "8", "场"),
    ("100~150份", "100", "150", "份"),
    ("七八十个", "70", "80", "个"),
    ("三四百人", "300", "400", "人"),
    ("十二三名", "12", "13", "名"),
    ("五六万册", "50000", "60000", "册"),
]
VAGUE = [
    ("数百份", "200", "1000", "份"),
    ("几十场", "20", "100", "场"),
    ("数万人次", "20000", "100000", "人次"),
    ("几千万元", "20000000", "100000000", "元"),
    ("几个", "2", "10", "个"),
    ("十几家", "10", "20", "家"),
    ("二十几名", "20", "30", "名"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_has_two_ends_and_no_value(text: str, low: str, high: str, unit: str) -> None:
    check(text, "", low, high, Qualifier.RANGE, unit)


@pytest.mark.parametrize(("text", "low", "high", "unit"), VAGUE)
def test_several_is_bounded_and_has_no_value(text: str, low: str, high: str, unit: str) -> None:
    check(text, "", low, high, Qualifier.VAGUE, unit)


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [
        ("12", "份", "份"),
        ("两万", "册", "册"),
        ("百余", "份", "份"),
        ("近百", "家", "家"),
        ("十", "场", "场"),
        ("12册", "份", "册"),
        ("1-3万", "人次", "人次"),
        ("9%", "元", "%"),
    ],
)
def test_a_column_lends_its_unit_to_bare_numbers(text: str, unit: str, told: str) -> None:
    found = read_quantity(text, unit)
    assert isinstance(found, Quantity)
    assert found.unit == told


@pytest.mark.parametrize("text", ["两万", "百余", "近百", "十", "一百", "3-5"])
def test_without_a_unit_a_word_or_a_pair_is_no_quantity(text: str) -> None:
    assert isinstance(read_quantity(text), Unread)
    assert isinstance(read_quantity(text, "场"), Quantity)


CODE = "a code, not a quantity"
TELEPHONE = "a range without a unit, or a telephone number"
GROUPS = "the digits are not grouped as a number is"
WORDS = "not a quantity"
UNREAD = [
    ("", "empty", False),
    (" \u3000", "empty", False),
    ("0417", CODE, False),
    ("51050320211", CODE, False),
    ("0831-2390415", TELEPHONE, False),
    ("3-5", TELEPHONE, False),
    ("14:30", TELEPHONE, False),
    ("1,23", GROUPS, True),
    ("1.234,5", GROUPS, True),
    ("5,6,7", GROUPS, True),
    ("12 34", GROUPS, True),
    ("2023/6/18", GROUPS, True),
    ("一村一品", WORDS, False),
    ("五进校园", WORDS, False),
    ("第三届", WORDS, False),
    ("“六个一”", WORDS, False),
    ("五", WORDS, False),
    ("无", WORDS, False),
    ("n/a", WORDS, False),
    ("..", WORDS, False),
    ("9-4场", WORDS, False),
    ("四二十个", WORDS, False),
    ("8份6册", WORDS, False),
    ("五区三县", WORDS, False),
    ("讲座12场", WORDS, False),
    ("room 12", WORDS, False),
    ("余份", WORDS, False),
]


@pytest.mark.parametrize(("text", "reason", "numberlike"), UNREAD)
def test_what_is_no_quantity_stays_unread(text: str, reason: str, numberlike: bool) -> None:
    assert read_quantity(text) == Unread(reason, numberlike=numberlike)


@pytest.mark.parametrize("text", ["12①45", "12¹345", "¹2345"])
def test_raised_digits_are_never_taken_for_digits_of_the_number(text: str) -> None:
    found = read_quantity(text)
    assert isinstance(found, Unread)
    assert found.numberlike


@pytest.mark.parametrize(
    ("text", "value"), [("一万二千三百四十五", 12345), ("壹万贰仟叁佰肆拾伍", 12345), ("十万八千", 108_000)]
)
def test_compound_numerals_stand_alone(text: str, value: int) -> None:
    found = read_quantity(text)
    assert isinstance(found, Quantity)
    assert found.value == value


@pytest.mark.parametrize(("text", "value"), [("۳٬۴۵۶", "3456"), ("٣٬٤٥٦٬٧٨٩", "3456789"), ("۱۲٫۵", "12.5")])
def test_arabic_signs_part_thousands_and_decimals(text: str, value: str) -> None:
    found = read_quantity(text)
    assert isinstance(found, Quantity)
    assert found.value == Decimal(value)
