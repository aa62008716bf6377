"""Each test is a long table as statistical offices publish them: a line a figure, or a line a series."""

from __future__ import annotations

from tests.drawn import read, table


def test_numbers_of_units_scales_and_decimals_are_codes() -> None:
    reading = read("""
        REF_DATE | GEO     | DGUID        | Custody   | UOM     | UOM_ID | SCALAR_FACTOR | SCALAR_ID | VECTOR | VALUE | DECIMALS
        '2015    | Quebec  | '2016A000224 | Sentenced | Persons | '249   | units         | '0        | v522   | '755  | '0
        '2016    | Quebec  | '2016A000224 | Sentenced | Persons | '249   | units         | '0        | v522   | '909  | '0
        '2015    | Quebec  | '2016A000224 | Remand    | Persons | '249   | units         | '0        | v523   | '422  | '0
        '2016    | Quebec  | '2016A000224 | Remand    | Persons | '249   | units         | '0        | v523   | '351  | '0
        '2015    | Ontario | '2016A000235 | Sentenced | Persons | '249   | units         | '0        | v524   | '255  | '0
        '2016    | Ontario | '2016A000235 | Remand    | Persons | '249   | units         | '0        | v525   | '669  | '0
    """)
    assert table(reading)[:3] == [
        ("Quebec", "Sentenced", "2015", "755"),
        ("Quebec", "Sentenced", "2016", "909"),
        ("Quebec", "Remand", "2015", "422"),
    ]
    assert (len(reading.observations), reading.balance.unexplained) == (6, 0)
    assert {o.activity for o in reading.observations} == {""}


def test_codes_of_areas_and_lines_stand_among_their_names() -> None:
    reading = read("""
        GeoFIPS | GeoName | Region | LineCode | Classification | Description     | Unit                 | 2013 | 2014
        10001   | Kent    | 2      | 1        | ...            | Personal income | Thousands of dollars | 61   | 62
        10001   | Kent    | 2      | 2        | ...            | Population      | Number of persons    | 7    | 8
        10003   | Sussex  | 2      | 1        | ...            | Personal income | Thousands of dollars | 71   | 72
        10003   | Sussex  | 2      | 2        | ...            | Population      | Number of persons    | 5    | 9
    """)
    assert table(reading)[:4] == [
        ("Kent", "Personal income", "2013", "61000"),
        ("Kent", "Personal income", "2014", "62000"),
        ("Kent", "Population", "2013", "7"),
        ("Kent", "Population", "2014", "8"),
    ]
    assert (len(reading.observations), reading.balance.closes) == (8, True)
    assert not reading.findings


def test_number_of_the_region_stands_before_the_name_of_the_place() -> None:
    reading = read("""
        Code géographique | Région | Libellé géographique | Pop 15-64 ans en 2017 | Chômeurs en 2017
        '01001            | 84     | Abergement           | 450                   | 22
        '01002            | 84     | Ambronay             | 160                   | 14
        '01004            | 84     | Ambutrix             | 830                   | 51
    """)
    assert [(o.cell, o.area_label) for o in reading.observations[:3]] == [
        ("D2", "Abergement"),
        ("E2", "Abergement"),
        ("D3", "Ambronay"),
    ]
    assert len(reading.observations) == 6


def test_counted_regions_between_words_stay_figures() -> None:
    reading = read("""
        2018 figures
        Country | Region | Capital | Schools
        Kenya   | 8      | Nairobi | 450
        Uganda  | 4      | Kampala | 160
        Malawi  | 3      | Lilongwe | 830
    """)
    assert [str(o.obs_value) for o in reading.observations[:2]] == ["8", "450"]


def test_element_and_item_name_the_indicator_together() -> None:
    reading = read("""
        Domain | Area   | Element        | Item  | Year | Unit   | Value
        Crops  | Kenya  | Area harvested | Maize | 2014 | ha     | 31
        Crops  | Kenya  | Production     | Maize | 2014 | tonnes | 51
        Crops  | Malawi | Area harvested | Maize | 2014 | ha     | 21
        Crops  | Malawi | Production     | Maize | 2014 | tonnes | 41
    """)
    assert table(reading)[:2] == [
        ("Kenya", "Area harvested / Maize", "2014", "31"),
        ("Kenya", "Production / Maize", "2014", "51"),
    ]
