"""What was read of a file as bytes, for the way to another process, and back.

The bytes are plain: zlib over JSON and columns of numbers. Whatever is not in this form is refused, so that no more than
figures can come from a process that read a stranger's file. They have three parts. The head is what is held of each file;
its condensed observations are held as they are packed where that saves much; the tail, all observations and printed
totals, may be put aside. Both are opened when somebody asks for them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from decimal import InvalidOperation
from functools import partial
from struct import Struct, error
from typing import Any, TypeVar

from tallybook.model.answer import Answer, Explanation
from tallybook.model.balance import Balance
from tallybook.model.columns import Looked, Texts, Unpackable, digits, of_columns, to_columns
from tallybook.model.evidence import Offer
from tallybook.model.fetched import Fetched
from tallybook.model.finding import Finding, Severity
from tallybook.model.observation import Observation, PrintedTotal
from tallybook.model.reading import FileReading, Source
from tallybook.model.suggestion import Slip, Suggestion

T = TypeVar("T")
_FORM = 3
_MOST = 1 << 30
_QUICK = 1
_LENGTH = Struct(">Q")
_NUMBERS = tuple(f.name for f in fields(Balance))
_HEAD = frozenset(
    {
        "form",
        "path",
        "source",
        "sizes",
        "findings",
        "unfooted",
        "sheets",
        "titles",
        "about",
        "answer",
        "mark",
        "filed",
        "texts",
    }
)
_WELL = 8
Keep = Callable[[bytes], Callable[[], bytes]]

__all__ = ["Unpackable", "pack", "unpack"]


def pack(reading: FileReading) -> bytes:
    """Put a reading into bytes; `unpack` gives its equal."""
    texts = Texts()
    condensed = to_columns(reading.condensed, texts)
    figures = [o.figures for o in reading.condensed]
    head = {
        "form": _FORM,
        "path": reading.path,
        "source": reading.source and [reading.source.path, reading.source.sha256, reading.source.format],
        "sizes": [len(reading.observations), len(reading.printed_totals), len(figures)],
        "findings": list(map(_finding, reading.findings)),
        "unfooted": list(map(_finding, reading.unfooted)),
        "sheets": [[name, [getattr(b, n) for n in _NUMBERS]] for name, b in reading.sheets],
        "titles": reading.titles,
        "about": reading.about,
        "answer": reading.answer and _answer(reading.answer),
        "mark": reading.mark,
        "filed": reading.filed,
    }
    middle = _part({"figures": figures}, texts, condensed)
    return _framed(_part(head, Texts(), b"")) + _framed(middle) + _tail(reading)


def _tail(reading: FileReading) -> bytes:
    texts = Texts()
    printed = [_printed(t, texts) for t in reading.printed_totals]
    return _part({"printed": printed}, texts, to_columns(reading.observations, texts))


def _part(told: dict[str, Any], texts: Texts, columns: bytes) -> bytes:
    words = json.dumps({**told, "texts": list(texts)[1:]}, separators=(",", ":")).encode("ascii")
    return zlib.compress(_framed(words) + columns, _QUICK)


def _framed(data: bytes) -> bytes:
    return _LENGTH.pack(len(data)) + data


def _printed(total: PrintedTotal, texts: Texts) -> list[Any]:
    words = (total.source, total.sheet, total.cell, total.raw, total.label, total.axis)
    numbers = (digits(total.value), digits(total.tolerance))
    return [*texts.numbers((*words, *numbers)), texts.numbers(total.parts)]


def _finding(f: Finding) -> list[Any]:
    offers = [[o.meaning, o.what, o.hint] for o in f.offers]
    changes = [[s.kind, s.cell, s.old, s.new, s.other, s.mends, s.alike] for s in f.suggestions]
    return [f.code, f.severity, f.source, f.sheet, f.cell, f.raw, f.facts, offers, changes, f.explanation]


def _answer(a: Answer) -> list[Any]:
    return [a.of, a.name, a.sheets, a.explanations]


def unpack(data: bytes, keep: Keep | None = None) -> FileReading:
    """Give the reading that was packed; raises Unpackable for anything else.

    What would `keep` the tail for later takes its bytes and gives what gives them back. Observations and printed totals are
    then fetched from it, which raises Unpackable where they are none.
    """
    head, rest = _checked(_parted, data)
    middle, tail = _checked(_parted, rest)
    return _checked(_reading, head, lambda: middle, keep(tail) if keep else lambda: tail, lazy=keep is not None)


def _checked(make: Callable[..., T], *given: Any, **more: Any) -> T:
    try:
        return make(*given, **more)
    except Unpackable:
        raise
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        InvalidOperation,
        RecursionError,
        zlib.error,
        error,
    ) as e:
        raise Unpackable(type(e).__name__) from e


def _parted(framed: bytes) -> tuple[bytes, bytes]:
    (length,) = _LENGTH.unpack_from(framed)
    end = _LENGTH.size + length
    return framed[_LENGTH.size : end], framed[end:]


def _opened(part: bytes) -> tuple[dict[str, Any], Looked, bytes]:
    words, columns = _parted(_inflated(part))
    told = json.loads(words)
    return told, Looked(list(map(_text, told["texts"]))), columns


def _inflated(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(data, _MOST)
    if not unpacking.eof or unpacking.unused_data:
        raise Unpackable("it is cut off, too long, or more")
    return text


def _reading(head: bytes, middle: Callable[[], bytes], tail: Callable[[], bytes], *, lazy: bool) -> FileReading:
    told, *_ = _opened(head)
    if set(told) != _HEAD or told["form"] != _FORM:
        raise Unpackable("it has another form")
    observations, printed, few = _counts(told["sizes"], 3)
    condensed = partial(_fetched, middle, _condensed, few)
    held = condensed()
    return FileReading(
        _text(told["path"]),
        None if told["source"] is None else Source(*_texts(told["source"], 3)),
        _later(partial(_fetched, tail, _observations, observations), observations, lazy=lazy),
        _later(partial(_fetched, tail, _printed_totals, printed), printed, lazy=lazy),
        tuple(map(_found, told["findings"])),
        tuple((_text(name), Balance(*_counts(numbers, len(_NUMBERS)))) for name, numbers in told["sheets"]),
        _pairs(told["titles"]),
        _pairs(told["about"]),
        None if told["answer"] is None else _answered(told["answer"]),
        Fetched(condensed, few) if lazy and few * _WELL <= observations else held,
        tuple(map(_found, told["unfooted"])),
        _text(told["mark"]),
        _day(told["filed"]),
    )


def _day(told: object) -> str:
    text = _text(told)
    return text and date.fromisoformat(text).isoformat()


def _later(fetch: Callable[[], tuple[T, ...]], size: int, *, lazy: bool) -> Sequence[T]:
    return Fetched(fetch, size) if lazy and size else fetch()


def _fetched(
    kept: Callable[[], bytes], make: Callable[[dict[str, Any], Looked, bytes], tuple[T, ...]], size: int
) -> tuple[T, ...]:
    made = _checked(lambda: make(*_opened(kept())))
    if len(made) != size:
        raise Unpackable("some are missing")
    return made


def _observations(_: object, texts: Looked, columns: bytes) -> tuple[Observation, ...]:
    return of_columns(columns, texts)


def _condensed(told: dict[str, Any], texts: Looked, columns: bytes) -> tuple[Observation, ...]:
    return of_columns(columns, texts, _counts(told["figures"]))


def _printed_totals(told: dict[str, Any], texts: Looked, _: object) -> tuple[PrintedTotal, ...]:
    return tuple(_printed_total(row, texts) for row in told["printed"])


def _printed_total(row: list[Any], texts: Looked) -> PrintedTotal:
    *words, value, tolerance, parts = row
    source, sheet, cell, raw, label, axis = texts.words(words)
    known, about = texts.decimals([value, tolerance])
    if about is None:
        raise Unpackable("a tolerance is missing")
    return PrintedTotal(source, sheet, cell, raw, label, known, tuple(texts.words(parts)), axis, about)


def _found(row: list[Any]) -> Finding:
    code, severity, source, sheet, cell, raw, facts, offers, changes, said = row
    code, source, sheet, cell, raw, said = _texts([code, source, sheet, cell, raw, said], 6)
    ways = tuple(Offer(*_texts(offer, 3)) for offer in offers)
    told = tuple(map(_suggestion, changes))
    return Finding(code, Severity(severity), source, sheet, cell, raw, _pairs(facts), ways, told, said)


def _suggestion(row: list[Any]) -> Suggestion:
    kind, cell, old, new, other = _texts(row[:5], 5)
    return Suggestion(Slip(kind), cell, old, new, other, *_counts(row[5:], 2))


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


def _counts(values: list[Any], n: int | None = None) -> list[int]:
    if n not in {None, len(values)} or any(type(v) is not int for v in values):
        raise Unpackable("counts are none")
    return values
