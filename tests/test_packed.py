"""Readings as bytes: what is packed comes back equal, and nothing else comes out of any bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.model import (
    Answer,
    Balance,
    Explanation,
    FileReading,
    Finding,
    Observation,
    PrintedTotal,
    Severity,
    Slip,
    Source,
    Suggestion,
)
from tallybook.model.evidence import Offer
from tallybook.model.packed import Unpackable, pack, unpack
from tallybook.model.quantity import Qualifier
from tallybook.pipeline import Settings, read_file

SAMPLE = Path(__file__).parents[1] / "data" / "luzhou-2021"
texts = st.text(st.characters(), max_size=8) | st.sampled_from(["", "江阳区", "\udce9.xlsx", "0", "合计"])
decimals = st.decimals() | st.sampled_from([Decimal(1), Decimal("1.0"), Decimal("1E+3"), Decimal("-0.00")])
maybe = st.none() | decimals
pairs = st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
observations = st.builds(
    Observation,
    *[texts] * 6,
    *[maybe] * 3,
    st.sampled_from(Qualifier),
    *[texts] * 6,
)
printed = st.builds(
    PrintedTotal,
    *[texts] * 5,
    maybe,
    st.lists(texts, max_size=3).map(tuple),
    st.sampled_from(["down", "across"]),
    decimals,
)
findings = st.builds(
    Finding,
    texts,
    st.sampled_from(Severity),
    *[texts] * 4,
    pairs,
    st.lists(st.builds(Offer, *[texts] * 3), max_size=2).map(tuple),
    st.lists(st.builds(Suggestion, st.sampled_from(Slip), *[texts] * 4, *[st.integers(0, 99)] * 2), max_size=2).map(
        tuple
    ),
    texts,
)
balances = st.builds(Balance, *[st.integers(0, 10**9)] * 7)
answers = st.builds(
    Answer,
    st.lists(texts, max_size=2).map(tuple),
    texts,
    st.lists(texts, max_size=2).map(tuple),
    st.lists(st.builds(Explanation, *[texts] * 4), max_size=2).map(tuple),
)
readings = st.builds(
    FileReading,
    texts,
    st.none() | st.builds(Source, texts, texts, texts),
    st.lists(observations, max_size=5).map(tuple),
    st.lists(printed, max_size=3).map(tuple),
    st.lists(findings, max_size=3).map(tuple),
    st.lists(st.tuples(texts, balances), max_size=3).map(tuple),
    pairs,
    pairs,
    st.none() | answers,
)


@given(readings)
def test_what_was_packed_comes_back(reading: FileReading) -> None:
    again = unpack(pack(reading))
    assert repr(again) == repr(reading)
    assert [type(o.qualifier) for o in again.observations] == [Qualifier] * len(reading.observations)


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.xls*")), ids=lambda p: p.name)
def test_the_sample_data_come_back(path: Path) -> None:
    reading = read_file(str(path), Settings())
    assert reading.observations
    assert unpack(pack(reading)) == reading


def example() -> dict[str, Any]:
    """Give a packed reading of one observation, one total and one finding, as JSON tells it."""
    row = Observation(
        "", "a", "", "i", "", "2021", Decimal(5), None, None, Qualifier.EXACT, "份", "A", "f", "s", "A1", "5"
    )
    total = PrintedTotal("f", "s", "A2", "5", "合计", Decimal(5), ("A1",), "down")
    finding = Finding("FILE_BLANK", Severity.NOTE, "f", offers=(Offer("m", "w", "h"),))
    reading = FileReading(
        "f", Source("f", "0", "csv"), (row,), (total,), (finding,), (("s", Balance(1)),), (("s", "t"),)
    )
    told = json.loads(zlib.decompress(pack(reading)))
    assert unpack(packed(told)) == reading
    return dict(told)


def packed(told: object) -> bytes:
    return zlib.compress(json.dumps(told).encode())


ODD: dict[str, Callable[[dict[str, Any]], object]] = {
    "another form": lambda told: told | {"form": 3},
    "more": lambda told: told | {"more": 1},
    "less": lambda told: {k: v for k, v in told.items() if k != "about"},
    "no object": lambda told: [told],
    "a path that is none": lambda told: told | {"path": 5},
    "a source of two": lambda told: told | {"source": ["f", "0"]},
    "a text that is none": lambda told: told | {"texts": [None, 5, *told["texts"][2:]]},
    "too few texts": lambda told: told | {"texts": told["texts"][:3]},
    "columns of two lengths": lambda told: (
        told | {"observations": [told["observations"][0] * 2, *told["observations"][1:]]}
    ),
    "too few columns": lambda told: told | {"observations": told["observations"][1:]},
    "a text before the first": lambda told: told | {"observations": [[-1], *told["observations"][1:]]},
    "no text": lambda told: told | {"observations": [[0], *told["observations"][1:]]},
    "a number before the first": lambda told: (
        told | {"observations": [*told["observations"][:6], [-1], *told["observations"][7:]]}
    ),
    "words for a number": lambda told: (
        told | {"observations": [*told["observations"][:6], [2], *told["observations"][7:]]}
    ),
    "a qualifier that is none": lambda told: (
        told | {"observations": [*told["observations"][:9], [2], *told["observations"][10:]]}
    ),
    "a total without tolerance": lambda told: told | {"printed": [[*told["printed"][0][:7], 0, told["printed"][0][8]]]},
    "a severity that is none": lambda told: told | {"findings": [["FILE_BLANK", "bad", "", "", "", "", [], [], ""]]},
    "a fact of three": lambda told: (
        told | {"findings": [["FILE_BLANK", "note", "", "", "", "", [["a", "b", "c"]], [], ""]]}
    ),
    "counts that are none": lambda told: told | {"sheets": [["s", [1, 0, 0, 0, 0, 0, 0.5]]]},
    "an explanation of three": lambda told: told | {"answer": [["0"], "f", ["s"], [["CODE", "s", "A1"]]]},
    "an answer to a number": lambda told: told | {"answer": [[5], "f", ["s"], []]},
    "seven counts and one": lambda told: told | {"sheets": [["s", [1] * 8]]},
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_is_in_another_form_is_refused(odd: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(Unpackable):
        unpack(packed(odd(example())))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        zlib.compress(b"{"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"1e999"),
        zlib.compress(b"\xff"),
        packed(None)[:-1],
        packed({}) + b"x",
        b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01a\x94.",
    ],
)
def test_what_is_no_reading_is_refused(data: bytes) -> None:
    with pytest.raises(Unpackable):
        unpack(data)


@given(st.binary(min_size=1, max_size=4), st.integers(0, 10_000))
def test_spoiled_bytes_give_a_reading_or_are_refused(spoil: bytes, at: int) -> None:
    text = json.dumps(example()).encode()
    place = at % len(text)
    try:
        told = unpack(zlib.compress(text[:place] + spoil + text[place + len(spoil) :]))
    except Unpackable:
        return
    assert isinstance(told, FileReading)
