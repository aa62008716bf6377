"""Ways to alter how the parts of a package are packed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.hostile.archive import DEFLATED, STORED, Entry, zipped

Entries = list[Entry]


def shuffle(rng: Random, entries: Entries) -> None:
    """Pack the parts in another order."""
    rng.shuffle(entries)


def store(rng: Random, entries: Entries) -> None:
    """Pack some parts otherwise."""
    entries[:] = [replace(e, method=rng.choice((STORED, DEFLATED)), streamed=rng.random() < 0.3) for e in entries]


def double(rng: Random, entries: Entries) -> None:
    """Pack a part twice under its name, or one that is nearly the same."""
    one, other = rng.choice(entries), rng.choice(entries)
    name = rng.choice(
        (one.name, one.name.upper(), f"/{one.name}", one.name.replace("/", "\\"), f"./{one.name}", f"{one.name} ")
    )
    entries.insert(rng.randint(0, len(entries)), replace(other, name=name))


def drop(rng: Random, entries: Entries) -> None:
    """Leave a part out."""
    entries.remove(rng.choice(entries))


def rename(rng: Random, entries: Entries) -> None:
    """Call a part otherwise."""
    at = rng.randrange(len(entries))
    old = entries[at].name
    entries[at] = replace(
        entries[at],
        name=rng.choice(
            (old.upper(), f"/{old}", old.replace("/", "\\"), old[:-1], rng.choice(entries).name, f"../{old}")
        ),
    )


def exchange(rng: Random, entries: Entries) -> None:
    """Let two parts have each other's content."""
    one, two = rng.randrange(len(entries)), rng.randrange(len(entries))
    first, second = entries[one].data, entries[two].data
    entries[one], entries[two] = replace(entries[one], data=second), replace(entries[two], data=first)


def lie(rng: Random, entries: Entries) -> None:
    """Say something of a part that is not so."""
    at = rng.randrange(len(entries))
    lies = ({"crc": 0}, {"size": 0}, {"size": 1 << 31}, {"packed_size": 3}, {"name_here": "x"}, {"flags": 1}, {"extra": b"\1\0\4\0abcd"}, {"times": 2}, {"listed": False}, {"method": 12})  # fmt: skip
    entries[at] = replace(entries[at], **rng.choice(lies))


WAYS: tuple[Callable[[Random, Entries], None], ...] = (shuffle, store, double, drop, rename, exchange, lie)


def altered(rng: Random, entries: Entries) -> tuple[bytes, str]:
    """Pack the parts in another way, and say in which."""
    changed, way = list(entries), rng.choice(WAYS)
    way(rng, changed)
    around = (
        {},
        {},
        {},
        {"comment": b"x"},
        {"suffix": b"\n"},
        {"prefix": b"x"},
        {"count": len(changed) + 1},
        {"prefix": b"x", "shifted": True},
    )
    return zipped(changed, **rng.choice(around)), way.__name__
