"""Lines, corners and spanners that only say in what a table counts."""

from __future__ import annotations

import pytest

from tallybook.model import IndicatorKind, Observation
from tallybook.notation import kind_of
from tests.drawn import read


def told(drawing: str) -> list[tuple[str, str]]:
    return [(str(o.obs_value), o.unit_measure) for o in read(drawing).observations]


@pytest.mark.parametrize(
    ("line", "unit", "value"),
    [
        ("Data for 2015-16, all figures in £ thousand", "£", "120000"),
        ("[In thousands of dollars]", "$", "120000"),
        ("Thousands of dollars, not seasonally adjusted", "$", "120000"),
        ("Amounts in Millions of Philippine Pesos", "PHP", "120000000"),
        ("Kshs. '000", "KES", "120000"),
        ("in 1,000", "", "120000"),
        ("Angaben in 1.000 Euro", "EUR", "120000"),
        ("en k€", "EUR", "120000"),
        ("mil. Kč", "CZK", "120000000"),
        ("Em mil reais", "BRL", "120000"),
        ("valori in migliaia di euro", "EUR", "120000"),
        ("w tys.", "", "120000"),
        ("в тыс. человек", "человек", "120000"),
        ("тыс. руб.", "RUB", "120000"),
        ("tkr", "kr", "120000"),
        ("ezer Ft", "HUF", "120000"),
        ("Bin TL", "TRY", "120000"),
        ("Ribu Orang", "orang", "120000"),
        ("Đơn vị: nghìn người", "người", "120000"),
        ("หน่วย: พันบาท", "THB", "120000"),
        ("(단위 : 백만원)", "원", "120000000"),
        ("単位：千円", "円", "120000"),
        ("千項 Thousand", "项", "120000"),
        ("百萬港元 HK$ million", "港元", "120000000"),
        ("單位：新臺幣千元", "元", "120000"),
    ],
)
def test_a_line_of_scale_under_the_title(line: str, unit: str, value: str) -> None:
    head = f"Culture and sport 2015\n | | {line}\nDistrict | Culture | Sport\n"
    assert told(head + "Alton | 120 | 30\nBerry | 40 | 51")[0] == (value, unit)


@pytest.mark.parametrize(
    "line", ["Thousand Oaks", "Population of 1,000 and over", "in 2015", "Series m", "mil", "In the Bin", "1000"]
)
def test_what_is_no_line_of_scale(line: str) -> None:
    head = f"Culture and sport 2015\n{line}\nDistrict | Culture | Sport\n"
    assert told(head + "Alton | 120 | 30\nBerry | 40 | 51")[0] == ("120", "")


def test_a_corner_that_only_states_the_unit() -> None:
    assert told("2015年经费\n单位：千元 | 文化 | 体育\n江阳区 | 120 | 30\n泸县 | 40 | 51")[0] == ("120000", "元")


def test_a_line_with_title_and_unit_is_no_header() -> None:
    drawing = "2015年经费 | | 单位：千元\n区县 | 文化 | 体育\n江阳区 | 120 | 30\n泸县 | 40 | 51"
    assert told(drawing)[0] == ("120000", "元")


def test_a_scale_that_spans_the_columns() -> None:
    reading = read("Year 2015\nDistrict | £ thousand | <\n^ | Culture | Sport\nAlton | 120 | 30\nBerry | 40 | 51")
    found = [(o.indicator_label, str(o.obs_value), o.unit_measure) for o in reading.observations]
    assert found[:2] == [("Culture", "120000", "£"), ("Sport", "30000", "£")]


def test_a_title_in_money_says_nothing_of_a_number_of_visits() -> None:
    drawing = "Spending 2015 (£ thousand)\nDistrict | Number of visits | Sport\nAlton | 120 | 30\nBerry | 40 | 51"
    assert told(drawing)[:2] == [("120", ""), ("30000", "£")]


def test_a_title_in_thousands_speaks_of_a_number_too() -> None:
    drawing = "Visits 2015\n(Thousands)\nDistrict | Number of visits | Of children\nAlton | 120 | 30\nBerry | 40 | 51"
    assert told(drawing)[:2] == [("120000", ""), ("30000", "")]


@pytest.mark.parametrize("unit", ["hg/ha", "kg per hectare", "persons per km²", "per 1,000 births", "元/人", "公斤/亩"])
def test_a_unit_for_each_of_another_is_never_added(unit: str) -> None:
    assert kind_of(_counted_in(unit), {}) is IndicatorKind.RATIO


@pytest.mark.parametrize("unit", ["tonnes", "册/套", "户/人", "km", "persons"])
def test_units_that_add_up(unit: str) -> None:
    assert kind_of(_counted_in(unit), {}) is IndicatorKind.FLOW


def _counted_in(unit: str) -> Observation:
    drawing = f"District | Item | Unit | 2014\nAlton | Maize | {unit} | 17051\nBerry | Maize | {unit} | 19660"
    return read(drawing).observations[0]
