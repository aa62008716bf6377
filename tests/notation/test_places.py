"""Names of places, by their endings and by the world's list."""

from __future__ import annotations

import pytest

from tallybook.notation import are_places, is_place, looks_like_place, mostly_places


@pytest.mark.parametrize(
    "label",
    [
        "合江县",
        "龙马潭区",
        "尧坝镇",
        "大山坪街道",
        "板橋區",
        "横浜市",
        "종로구",
        "Ward 4",
        "District No. 12",
        "Region IV",
        "Bezirk 9",
        "Avon County",
        "Lee Township",
        "Bolt City, OH",
    ],
)
def test_the_form_of_a_place(label: str) -> None:
    assert looks_like_place(label)


@pytest.mark.parametrize(
    "label",
    [
        "Poland",
        "Poland (2)",
        "Bayern",
        "Île-de-France",
        "Ile de France",
        "Hokkaido",
        "Texas*",
        "Provincia de Sevilla",
        "12 Ohio",
    ],
)
def test_a_country_or_a_division_by_its_name(label: str) -> None:
    assert not looks_like_place(label)
    assert is_place(label)


@pytest.mark.parametrize(
    "label",
    ["", "讲座", "参加人次", "科技馆", "Ward", "Books given", "2021", "Total", "男", "Polandia", "Visits to Poland"],
)
def test_no_place(label: str) -> None:
    assert not is_place(label)


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        (["Ohio", "Texas", "Utah"], True),
        (["Ohio", "Texas", "Utah", "Freedonia", "Sylvania"], True),
        (["Ohio", "Texas"], False),
        (["Ohio", "Ohio", "Ohio"], False),
        (["Ohio", "Texas", "Utah", "Cars", "Vans", "Buses", "Trams", "Boats"], False),
    ],
)
def test_a_list_names_places_when_enough_of_it_does(labels: list[str], places: bool) -> None:
    assert are_places(labels) is places


@pytest.mark.parametrize(
    ("labels", "places"),
    [(["泸县", "合江县"], True), (["泸县", "讲座"], False), (["泸县", "合江县", "讲座"], True), ([], False)],
)
def test_headings_are_places_when_most_are(labels: list[str], places: bool) -> None:
    assert mostly_places(labels) is places
