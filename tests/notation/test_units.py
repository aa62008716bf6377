"""Units, and the powers of ten that stand before them."""

from __future__ import annotations

import pytest

from tallybook.notation import Unit, implied_unit, is_unit_line, read_unit, split_unit, title_units, without_units

CHINESE = [
    ("份", "份", 0),
    ("人次", "人次", 0),
    ("万人次", "人次", 4),
    ("万 人 次", "人次", 4),
    ("千册", "册", 3),
    ("百场", "场", 2),
    ("十万元", "元", 5),
    ("百万元", "元", 6),
    ("千万元", "元", 7),
    ("亿元", "元", 8),
    ("億元", "元", 8),
    ("萬冊", "册", 4),
    ("千瓦", "千瓦", 0),
    ("万千瓦时", "千瓦时", 4),
    ("人(次)", "人次", 0),
    ("场（次）", "场次", 0),
    ("万", "", 4),
    ("册/套", "册/套", 0),
    ("％", "%", 0),
]
WESTERN = [
    ("£000s", "£", 3),
    ("£'000", "£", 3),
    ("£m", "£", 6),
    ("$ million", "$", 6),
    ("in thousands of dollars", "$", 3),
    ("in millions of US dollars", "USD", 6),
    ("€ bn", "EUR", 9),
    ("Mio. EUR", "EUR", 6),
    ("Rs. in lakh", "Rs", 5),
    ("Rs. in crore", "Rs", 7),
    ("10 000 persons", "persons", 4),
    ("1000 tonnes", "tonnes", 3),
    ("thousands", "", 3),
    ("000s", "", 3),
    ("Number", "", 0),
    ("per cent", "%", 0),
    ("Hectares", "hectares", 0),
    ("Tsd. Personen", "Personen", 3),
    ("mln zł", "PLN", 6),
]


@pytest.mark.parametrize(("text", "base", "power"), CHINESE + WESTERN)
def test_a_unit_and_its_power_of_ten(text: str, base: str, power: int) -> None:
    assert read_unit(text) == Unit(base, power)


@pytest.mark.parametrize(
    "text", ["", "江阳区", "人口", "万年", "万元户", "份额", "m", "k", "1000", "2021", "in", "Town", "k persons"]
)
def test_no_unit(text: str) -> None:
    assert read_unit(text) is None


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("发放资料(万份)", "发放资料", Unit("份", 4)),
        ("经费【万元】", "经费", Unit("元", 4)),
        ("参加人数（单位：人）", "参加人数", Unit("人")),
        ("Budget (£000s)", "Budget", Unit("£", 3)),
        ("Budget, $ million", "Budget", Unit("$", 6)),
        ("Area (1000 hectares)", "Area", Unit("hectares", 3)),
        ("占比%", "占比%", Unit("%")),
        ("专职人员(女)", "专职人员(女)", None),
        ("讲座(2021年)", "讲座(2021年)", None),
        ("(万份)", "(万份)", None),
        ("Fees, $", "Fees", Unit("$")),
    ],
)
def test_a_label_is_parted_from_its_unit(label: str, name: str, unit: Unit | None) -> None:
    assert split_unit(label) == (name, unit)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("单位：万元", (Unit("元", 4),)),
        ("2021年活动情况表（单位：万元、人次）", (Unit("元", 4), Unit("人次"))),
        ("計量單位：冊", (Unit("册"),)),
        ("Units: £ million", (Unit("£", 6),)),
        ("Exports (in thousands of tonnes)", (Unit("tonnes", 3),)),
        ("分县经费表（万元）", (Unit("元", 4),)),
        ("分县场馆表（个）", ()),
        ("填报单位：江阳区科协", ()),
        ("单位：江阳区科协", ()),
        ("2021年活动情况表", ()),
        ("Miles de dólares FOB", (Unit("$", 3),)),
        ("En milliers", (Unit("", 3),)),
        ("R$ mil", (Unit("BRL", 3),)),
        ("Rs. in lakh", (Unit("Rs", 5),)),
        ("in thousands", (Unit("", 3),)),
        ("[In thousands (4,567 represents 4,567,000). See text]", (Unit("", 3),)),
        ("[In millions of dollars (10,431 represents $10,431,000,000)]", (Unit("$", 6),)),
    ],
)
def test_a_title_states_units_for_its_table(text: str, units: tuple[Unit, ...]) -> None:
    assert title_units(text) == units


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("单位：万人", True),
        ("（金额单位：元）", True),
        ("(in thousands of dollars)", True),
        ("（万元）", True),
        ("填报单位：泸县", False),
        ("万元", False),
        ("2021年经费（单位：万元）", False),
        ("(continued)", False),
    ],
)
def test_a_line_of_units_says_nothing_else(text: str, says: bool) -> None:
    assert is_unit_line(text) is says


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("培训人次", "人次"),
        ("放映场次", "场次"),
        ("参加人数", "人"),
        ("带动户数", "户"),
        ("出动车次", "车次"),
        ("次数", "次"),
        ("讲座", None),
        ("人数众多", None),
    ],
)
def test_a_name_may_say_its_unit(label: str, unit: str | None) -> None:
    assert implied_unit(label) == (Unit(unit) if unit else None)


def test_a_path_without_its_units() -> None:
    assert without_units("投入(万元) / 财政(万元) / 其中：市级") == "投入 / 财政 / 其中：市级"


@pytest.mark.parametrize(
    ("unit", "text"), [(Unit("元", 4), "万元"), (Unit("份"), "份"), (Unit("tonnes", 9), "10^9 tonnes")]
)
def test_a_unit_is_written_as_a_sheet_would(unit: Unit, text: str) -> None:
    assert str(unit) == text


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("Kosten in TEUR", "Kosten", Unit("EUR", 3)),
        ("Kosten in 1.000 €", "Kosten", Unit("EUR", 3)),
        ("Затраты, тыс. руб.", "Затраты", Unit("RUB", 3)),
        ("Число участников, чел.", "Число участников", Unit("человек")),
        ("Wydatki w tys. zł", "Wydatki", Unit("PLN", 3)),
        ("Population in thousands", "Population", Unit("", 3)),
        ("Cost in USD", "Cost", Unit("USD")),
        ("Persons in households", "Persons in households", None),
        ("Births, total", "Births, total", None),
        ("Men, women, number", "Men, women, number", None),
        ("Students in 2021", "Students in 2021", None),
    ],
)
def test_a_unit_may_stand_behind_a_comma_or_in(label: str, name: str, unit: Unit | None) -> None:
    assert split_unit(label) == (name, unit)
