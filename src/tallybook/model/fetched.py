"""Sequences that are fetched each time that they are walked, and not held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar, overload

T = TypeVar("T")


class Fetched(Sequence[T]):
    """A sequence of a known size whose items are made anew for each who asks."""

    def __init__(self, fetch: Callable[[], Sequence[T]], size: int) -> None:
        """Take what gives the items, and how many it gives."""
        self._fetch, self._size = fetch, size

    def __len__(self) -> int:
        """Give the size, for which nothing is fetched."""
        return self._size

    def __eq__(self, other: object) -> bool:
        """Compare with another sequence, be that fetched or held."""
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # Python says so that what may equal a tuple has no hash

    def __iter__(self) -> Iterator[T]:
        """Walk what is fetched."""
        return iter(self._fetch())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Fetch all to give a part."""
        return self._fetch()[at]


class _Chained(Fetched[T]):
    """Several sequences one after the other; walked, they are fetched one by one."""

    def __init__(self, parts: Sequence[Sequence[T]]) -> None:
        super().__init__(lambda: tuple(self), sum(map(len, parts)))
        self._parts = parts

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._parts)


def chained(parts: Sequence[Sequence[T]]) -> Sequence[T]:
    """Give what several sequences hold, of which no more than one is fetched at a time where it is walked."""
    return _Chained(parts)


def each(items: Sequence[T], change: Callable[[T], T]) -> Sequence[T]:
    """Change each item: now, or where they are fetched then."""
    return _made(items, lambda: tuple(map(change, items)), len(items))


def only(items: Sequence[T], kept: Callable[[T], bool], size: int) -> Sequence[T]:
    """Keep those that are to be kept, `size` of them: now, or where they are fetched then."""
    return _made(items, lambda: tuple(filter(kept, items)), size)


def _made(items: Sequence[T], make: Callable[[], tuple[T, ...]], size: int) -> Sequence[T]:
    return Fetched(make, size) if isinstance(items, Fetched) else make()
