"""Observations by columns: each distinct text once, and for each column the numbers of its texts."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import repeat
from typing import Any, TypeVar, cast

from tallybook.model.observation import OBSERVATION_COLUMNS, Observation
from tallybook.model.quantity import Qualifier

R = TypeVar("R")
_DECIMALS = frozenset({"obs_value", "value_low", "value_high"})
_NARROW, _WIDE, _FEW = "H", "I", 1 << 16


class Unpackable(ValueError):  # noqa: N818 - it is named for what the bytes are
    """The bytes are no packed reading, or one of another form."""


class Texts(dict[str | None, int]):
    """Gives each distinct text a number; 0 is none at all."""

    def __init__(self) -> None:
        """Begin with none at all."""
        super().__init__({None: 0})

    def __missing__(self, text: str) -> int:
        """Give a new text the next number."""
        self[text] = number = len(self)
        return number

    def numbers(self, texts: Iterable[str | None]) -> list[int]:
        """Give the numbers of texts."""
        return list(map(self.__getitem__, texts))


def to_columns(rows: Sequence[Observation], texts: Texts) -> bytes:
    """Give the numbers of all columns, one after the other, two bytes each where so few texts suffice, else four."""
    columns = list(zip(*rows, strict=True)) or [()] * len(OBSERVATION_COLUMNS)
    told = [
        texts.numbers(map(digits, column) if name in _DECIMALS else column)
        for name, column in zip(OBSERVATION_COLUMNS, columns, strict=False)
    ]
    return b"".join(_little(array(_width(texts), column)).tobytes() for column in told)


def _width(texts: Sequence[object] | Texts) -> str:
    return _NARROW if len(texts) <= _FEW else _WIDE


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def digits(value: Decimal | None) -> str | None:
    """Give a decimal as text; equal ones may be written differently, and stay so."""
    return None if value is None else str(value)


class Looked:
    """The texts by their numbers, shared with all that were looked up before; each decimal is made once."""

    def __init__(self, texts: list[str]) -> None:
        """Take the texts from number 1 on."""
        self.texts: list[str | None] = [None, *map(sys.intern, texts)]
        self.made: dict[int, Decimal | None] = {0: None}

    def words(self, numbers: Sequence[int]) -> list[str]:
        """Give texts; raises Unpackable where there is none at all."""
        if min(numbers, default=1) < 1:
            raise Unpackable("a text is missing")
        return list(map(cast("list[str]", self.texts).__getitem__, numbers))

    def decimals(self, numbers: Sequence[int]) -> list[Decimal | None]:
        """Give decimals, or none at all."""
        if min(numbers, default=0) < 0:
            raise Unpackable("a number is missing")
        for n in set(numbers) - self.made.keys():
            self.made[n] = Decimal(self.texts[n] or "")
        return list(map(self.made.__getitem__, numbers))


def of_columns(data: bytes, texts: Looked, figures: Iterable[int] | None = None) -> tuple[Observation, ...]:
    """Give the observations of which the columns are told, and for how many `figures` each stands where that is not one."""
    numbers = array(_width(texts.texts))
    numbers.frombytes(data)
    size, odd = divmod(len(_little(numbers)), len(OBSERVATION_COLUMNS))
    if odd:
        raise Unpackable("columns have different lengths")
    told = {name: numbers[n * size : (n + 1) * size] for n, name in enumerate(OBSERVATION_COLUMNS)}
    given: dict[str, list[Any]] = {
        name: texts.decimals(column) if name in _DECIMALS else texts.words(column) for name, column in told.items()
    }
    given["qualifier"] = _each(given["qualifier"], Qualifier)
    return tuple(map(Observation._make, zip(*given.values(), repeat(1) if figures is None else figures, strict=False)))


def _each(words: list[str], meaning: Callable[[str], R]) -> list[R]:
    means = {word: meaning(word) for word in set(words)}
    return [means[word] for word in words]
