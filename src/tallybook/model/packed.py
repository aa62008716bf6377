"""What was read of a file as bytes, for the way over a network, and back.

The bytes are plain: zlib over JSON, with each distinct text once and columns of numbers that point at it. Whatever is
not in this form is refused, so that no more than figures can come from a process that read a stranger's file.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from tallybook.model.answer import Answer, Explanation
from tallybook.model.balance import Balance
from tallybook.model.evidence import Offer
from tallybook.model.finding import Finding, Severity
from tallybook.model.observation import OBSERVATION_COLUMNS, Observation, PrintedTotal
from tallybook.model.quantity import Qualifier
from tallybook.model.reading import FileReading, Source
from tallybook.model.suggestion import Slip, Suggestion

R = TypeVar("R")
_FORM = 2
_MOST = 1 << 30
_QUICK = 1
_DECIMALS = frozenset({"obs_value", "value_low", "value_high"})
_NUMBERS = tuple(f.name for f in fields(Balance))
_SHAPE = (
    "form",
    "path",
    "source",
    "texts",
    "observations",
    "printed",
    "findings",
    "sheets",
    "titles",
    "about",
    "answer",
)


class Unpackable(ValueError):  # noqa: N818 - it is named for what the bytes are
    """The bytes are no packed reading, or one of another form."""


class _Texts(dict[str | None, int]):
    """Gives each distinct text a number; 0 is none at all."""

    def __init__(self) -> None:
        super().__init__({None: 0})

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def numbers(self, texts: Iterable[str | None]) -> list[int]:
        return list(map(self.__getitem__, texts))


def pack(reading: FileReading) -> bytes:
    """Put a reading into bytes; `unpack` gives its equal."""
    texts = _Texts()
    told = {
        "form": _FORM,
        "path": reading.path,
        "source": reading.source and [reading.source.path, reading.source.sha256, reading.source.format],
        "observations": _columns(reading.observations, texts),
        "printed": [_printed(t, texts) for t in reading.printed_totals],
        "findings": [_finding(f) for f in reading.findings],
        "sheets": [[name, [getattr(b, n) for n in _NUMBERS]] for name, b in reading.sheets],
        "titles": reading.titles,
        "about": reading.about,
        "answer": reading.answer and _answer(reading.answer),
        "texts": list(texts),
    }
    return zlib.compress(json.dumps(told, separators=(",", ":")).encode("ascii"), _QUICK)


def _columns(rows: Sequence[Observation], texts: _Texts) -> list[list[int]]:
    columns = zip(*rows, strict=True) if rows else [()] * len(OBSERVATION_COLUMNS)
    return [
        texts.numbers(map(_digits, column) if name in _DECIMALS else column)
        for name, column in zip(OBSERVATION_COLUMNS, columns, strict=True)
    ]


def _digits(value: Decimal | None) -> str | None:
    """Give a decimal as text; equal ones may be written differently, and stay so."""
    return None if value is None else str(value)


def _printed(total: PrintedTotal, texts: _Texts) -> list[Any]:
    words = (total.source, total.sheet, total.cell, total.raw, total.label, total.axis)
    numbers = (_digits(total.value), _digits(total.tolerance))
    return [*texts.numbers((*words, *numbers)), texts.numbers(total.parts)]


def _finding(f: Finding) -> list[Any]:
    offers = [[o.meaning, o.what, o.hint] for o in f.offers]
    changes = [[s.kind, s.cell, s.old, s.new, s.other, s.mends, s.alike] for s in f.suggestions]
    return [f.code, f.severity, f.source, f.sheet, f.cell, f.raw, f.facts, offers, changes, f.explanation]


def _answer(a: Answer) -> list[Any]:
    return [a.of, a.name, a.sheets, a.explanations]


def unpack(data: bytes) -> FileReading:
    """Give the reading that was packed; raises Unpackable for anything else."""
    try:
        return _reading(json.loads(_inflated(data)))
    except Unpackable:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, InvalidOperation, RecursionError, zlib.error) as fault:
        raise Unpackable(type(fault).__name__) from fault


def _inflated(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(data, _MOST)
    if not unpacking.eof or unpacking.unused_data:
        raise Unpackable("it is cut off, too long, or more")
    return text


def _reading(told: dict[str, Any]) -> FileReading:
    if set(told) != set(_SHAPE) or told["form"] != _FORM:
        raise Unpackable("it has another form")
    texts = _Looked([None, *map(_text, told["texts"][1:])])
    return FileReading(
        _text(told["path"]),
        None if told["source"] is None else Source(*_texts(told["source"], 3)),
        tuple(_observations(told["observations"], texts)),
        tuple(_printed_total(row, texts) for row in told["printed"]),
        tuple(map(_found, told["findings"])),
        tuple((_text(name), Balance(*_counts(numbers))) for name, numbers in told["sheets"]),
        _pairs(told["titles"]),
        _pairs(told["about"]),
        None if told["answer"] is None else _answered(told["answer"]),
    )


class _Looked:
    """The texts by their numbers; each decimal is made once."""

    def __init__(self, texts: list[str | None]) -> None:
        self.texts = texts
        self.made: dict[int, Decimal | None] = {0: None}

    def words(self, numbers: list[int]) -> list[str | None]:
        if min(numbers, default=1) < 1:
            raise Unpackable("a text is missing")
        return list(map(self.texts.__getitem__, numbers))

    def decimals(self, numbers: list[int]) -> list[Decimal | None]:
        if min(numbers, default=0) < 0:
            raise Unpackable("a number is missing")
        for n in set(numbers) - self.made.keys():
            self.made[n] = Decimal(self.texts[n] or "")
        return list(map(self.made.__getitem__, numbers))


def _observations(columns: list[list[int]], texts: _Looked) -> Iterable[Observation]:
    told = dict(zip(OBSERVATION_COLUMNS, columns, strict=True))
    given: dict[str, list[Any]] = {
        name: texts.decimals(column) if name in _DECIMALS else texts.words(column) for name, column in told.items()
    }
    given["qualifier"] = _each(given["qualifier"], Qualifier)
    return (Observation(*row) for row in zip(*given.values(), strict=True))


def _each(words: list[str], meaning: Callable[[str], R]) -> list[R]:
    means = {word: meaning(word) for word in set(words)}
    return [means[word] for word in words]


def _printed_total(row: list[Any], texts: _Looked) -> PrintedTotal:
    *words, value, tolerance, parts = row
    source, sheet, cell, raw, label, axis = map(_text, texts.words(words))
    known, about = texts.decimals([value, tolerance])
    if about is None:
        raise Unpackable("a tolerance is missing")
    return PrintedTotal(source, sheet, cell, raw, label, known, tuple(map(_text, texts.words(parts))), axis, about)


def _found(row: list[Any]) -> Finding:
    code, severity, source, sheet, cell, raw, facts, offers, changes, said = row
    code, source, sheet, cell, raw, said = _texts([code, source, sheet, cell, raw, said], 6)
    ways = tuple(Offer(*_texts(offer, 3)) for offer in offers)
    told = tuple(map(_suggestion, changes))
    return Finding(code, Severity(severity), source, sheet, cell, raw, _pairs(facts), ways, told, said)


def _suggestion(row: list[Any]) -> Suggestion:
    kind, cell, old, new, other = _texts(row[:5], 5)
    return Suggestion(Slip(kind), cell, old, new, other, *_whole(row[5:], 2))


def _answered(row: list[Any]) -> Answer:
    of, name, sheets, told = row
    explanations = tuple(Explanation(*_texts(said, 4)) for said in told)
    return Answer(tuple(map(_text, of)), _text(name), tuple(map(_text, sheets)), explanations)


def _pairs(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((_text(a), _text(b)) for a, b in rows)


def _texts(values: list[Any], n: int) -> list[str]:
    if len(values) != n:
        raise Unpackable("texts are missing")
    return [_text(v) for v in values]


def _text(value: object) -> str:
    if type(value) is not str:
        raise Unpackable("it has no text where one belongs")
    return value


def _counts(values: list[Any]) -> list[int]:
    return _whole(values, len(_NUMBERS))


def _whole(values: list[Any], n: int) -> list[int]:
    if len(values) != n or any(type(v) is not int for v in values):
        raise Unpackable("it has no counts where they belong")
    return values
