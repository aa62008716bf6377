"""Which files the given addresses mean: the same as in folders here, but that a codebook there is not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from tallybook.model import Finding, make_finding
from tallybook.model.limits import MIB, Limits
from tallybook.notation import decode, shown
from tallybook.read.damage import Unreadable
from tallybook.read.found import Found, is_hidden, is_odd, is_table, skipped
from tallybook.read.remote import fetched, listing_of
from tallybook.settings import CODEBOOK, lists_named_in

_LARGEST = Limits(file=4 * MIB)
"""How large a codebook may be."""


def find_elsewhere(urls: Iterable[str]) -> Found:
    """Expand folders at addresses; two addresses that are shown alike are one file."""
    single: list[str] = []
    inside: list[str] = []
    missing: list[Finding] = []
    for url in sorted(set(urls)):
        try:
            listing = listing_of(url)
        except Unreadable as fault:
            missing.append(make_finding(fault.code, shown(url), severity=None, **fault.facts))
            continue
        single += [url] if listing is None else []
        inside += [f for f in listing or () if not is_hidden(_within(f, url))]
    stated = set(_stated(inside))
    tables = [f for f in inside if is_table(_path(f)) and f not in stated]
    odd = [f for f in inside if (is_odd(_path(f)) or _path(f).name == CODEBOOK) and f not in stated]
    files = {shown(f): f for f in (*single, *tables)}
    return Found(
        tuple(files[f] for f in sorted(files)), tuple(missing), tuple(skipped(f) for f in sorted(map(shown, odd)))
    )


def _stated(files: Sequence[str]) -> Iterator[str]:
    """Give the addresses of the lists that codebooks among the files name: they are no returns."""
    for file in files:
        if _path(file).name == CODEBOOK:
            yield from (f"{file.removesuffix(CODEBOOK)}{name}" for name in lists_named_in(_text(file)))


def _text(file: str) -> str:
    try:
        return decode(fetched(file, _LARGEST)) or ""
    except Unreadable:
        return ""


def _path(url: str) -> PurePosixPath:
    return PurePosixPath(url.partition("://")[2])


def _within(url: str, folder: str) -> PurePosixPath:
    return PurePosixPath(url.removeprefix(folder.rstrip("/")).lstrip("/"))
