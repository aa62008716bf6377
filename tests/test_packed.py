"""Readings as bytes: what is packed comes back equal, and nothing else comes out of any bytes."""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from collections.abc import Callable, Iterable
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
    figures=st.just(1),
)
condensed = st.builds(lambda o, n: o._replace(figures=n), observations, st.integers(1, 10**9))
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
    st.lists(condensed, max_size=5).map(tuple),
    st.lists(findings, max_size=3).map(tuple),
    texts,
    st.just("") | st.dates().map(str),
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


HEAD, MIDDLE, TAIL = range(3)


def example() -> FileReading:
    """Give a reading of one observation, one total and one finding."""
    row = Observation(
        "", "a", "", "i", "", "2021", Decimal(5), None, None, Qualifier.EXACT, "份", "A", "f", "s", "A1", "5"
    )
    total = PrintedTotal("f", "s", "A2", "5", "合计", Decimal(5), ("A1",), "down")
    finding = Finding("FILE_BLANK", Severity.NOTE, "f", offers=(Offer("m", "w", "h"),))
    source, sheets, titles = Source("f", "0", "csv"), (("s", Balance(1)),), (("s", "t"),)
    return FileReading("f", source, (row,), (total,), (finding,), sheets, titles, condensed=(row,), unfooted=(finding,))


def framed(data: bytes) -> bytes:
    return struct.pack(">Q", len(data)) + data


def parted(data: bytes) -> tuple[bytes, bytes]:
    (length,) = struct.unpack_from(">Q", data)
    return data[8 : 8 + length], data[8 + length :]


def parts(data: bytes) -> list[tuple[Any, list[int]]]:
    """Take a packed reading apart: of each part its words, and the numbers of its columns."""
    head, rest = parted(data)
    told = [parted(zlib.decompress(part)) for part in (head, *parted(rest))]
    return [(json.loads(words), [*array("H", columns)]) for words, columns in told]


def joined(told: Iterable[tuple[object, list[int]]]) -> bytes:
    head, middle, tail = (
        zlib.compress(framed(json.dumps(words).encode()) + array("H", columns).tobytes()) for words, columns in told
    )
    return framed(head) + framed(middle) + tail


def words_alone(words: bytes) -> bytes:
    """Give bytes of three parts whose words are no reading's."""
    part = zlib.compress(framed(words))
    return framed(part) + framed(part) + part


def altered(part: int, alter: Callable[[Any], object], columns: Callable[[list[int]], list[int]] = list) -> bytes:
    told = parts(pack(example()))
    told[part] = (alter(told[part][0]), columns(told[part][1]))
    return joined(told)


def same(told: object) -> object:
    return told


def put(place: int, number: int) -> Callable[[list[int]], list[int]]:
    """Put a number in a place of the columns of a single row."""
    return lambda columns: [*columns[:place], number, *columns[place + 1 :]]


ODD = {
    "another form": altered(HEAD, lambda told: told | {"form": 0}),
    "more": altered(HEAD, lambda told: told | {"more": 1}),
    "less": altered(HEAD, lambda told: {k: v for k, v in told.items() if k != "about"}),
    "no object": altered(HEAD, lambda told: [told]),
    "a path that is none": altered(HEAD, lambda told: told | {"path": 5}),
    "a source of two": altered(HEAD, lambda told: told | {"source": ["f", "0"]}),
    "a mark that is none": altered(HEAD, lambda told: told | {"mark": None}),
    "a day that is none": altered(HEAD, lambda told: told | {"filed": "2022-02-30"}),
    "more observations": altered(HEAD, lambda told: told | {"sizes": [2, 1, 1]}),
    "more totals": altered(HEAD, lambda told: told | {"sizes": [1, 2, 1]}),
    "a severity that is none": altered(
        HEAD, lambda told: told | {"findings": [["FILE_BLANK", "bad", "", "", "", "", [], [], [], ""]]}
    ),
    "a fact of three": altered(
        HEAD, lambda told: told | {"findings": [["FILE_BLANK", "note", "", "", "", "", [["a", "b", "c"]], [], [], ""]]}
    ),
    "counts that are none": altered(HEAD, lambda told: told | {"sheets": [["s", [1, 0, 0, 0, 0, 0, 0.5]]]}),
    "seven counts and one": altered(HEAD, lambda told: told | {"sheets": [["s", [1] * 8]]}),
    "figures that are none": altered(MIDDLE, lambda told: told | {"figures": ["5"]}),
    "no figures": altered(MIDDLE, lambda told: told | {"figures": []}),
    "a text that is none": altered(TAIL, lambda told: told | {"texts": [5, *told["texts"][1:]]}),
    "too few texts": altered(TAIL, lambda told: told | {"texts": told["texts"][:3]}),
    "columns of two lengths": altered(TAIL, same, lambda columns: [*columns, 1]),
    "more rows": altered(TAIL, same, lambda columns: columns * 2),
    "too few columns": altered(TAIL, same, lambda columns: columns[1:]),
    "a text that is not there": altered(TAIL, same, put(0, 999)),
    "no text": altered(TAIL, same, put(0, 0)),
    "words for a number": altered(TAIL, same, put(6, 1)),
    "a qualifier that is none": altered(TAIL, same, put(9, 1)),
    "a total without tolerance": altered(
        TAIL, lambda told: told | {"printed": [[*told["printed"][0][:7], 0, told["printed"][0][8]]]}
    ),
    "a total of texts before the first": altered(
        TAIL, lambda told: told | {"printed": [[-1, *told["printed"][0][1:]]]}
    ),
    "an explanation of three": altered(
        HEAD, lambda told: told | {"answer": [["0"], "f", ["s"], [["CODE", "s", "A1"]]]}
    ),
    "an answer to a number": altered(HEAD, lambda told: told | {"answer": [[5], "f", ["s"], []]}),
}


def test_the_example_is_taken_apart_and_joined_again() -> None:
    assert unpack(joined(parts(pack(example())))) == example()


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_is_in_another_form_is_refused(odd: bytes) -> None:
    with pytest.raises(Unpackable):
        unpack(odd)


def test_what_is_put_aside_is_fetched_when_asked_for() -> None:
    aside: list[bytes] = []

    def keep(data: bytes) -> Callable[[], bytes]:
        aside.append(data)
        return aside.pop

    reading = unpack(pack(example()), keep)
    assert len(aside) == 1
    assert len(reading.observations) == len(reading.printed_totals) == 1
    assert tuple(reading.observations) == example().observations
    assert aside == []


def test_what_is_put_aside_and_spoilt_is_refused_when_asked_for() -> None:
    reading = unpack(pack(example()), lambda _: lambda: b"spoilt")
    with pytest.raises(Unpackable):
        tuple(reading.observations)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        pack(example())[:-1],
        pack(example()) + b"x",
        *map(words_alone, (b"{", b"[" * 100_000, b"1e999", b"\xff", b"null", b"{}")),
        b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00\x8c\x01a\x94.",
    ],
)
def test_what_is_no_reading_is_refused(data: bytes) -> None:
    with pytest.raises(Unpackable):
        unpack(data)


@given(st.binary(min_size=1, max_size=4), st.integers(0, 10_000), st.integers(HEAD, TAIL))
def test_spoiled_bytes_give_a_reading_or_are_refused(spoil: bytes, at: int, part: int) -> None:
    head, rest = parted(pack(example()))
    told = [zlib.decompress(p) for p in (head, *parted(rest))]
    place = at % len(told[part])
    told[part] = told[part][:place] + spoil + told[part][place + len(spoil) :]
    spoilt_head, middle, tail = map(zlib.compress, told)
    try:
        reading = unpack(framed(spoilt_head) + framed(middle) + tail)
    except Unpackable:
        return
    assert isinstance(reading, FileReading)
