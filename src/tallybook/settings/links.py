"""Look at what a codebook's entries say of each other: codes that point nowhere, circles, names claimed twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tallybook.settings.faults import nearest

Link = tuple[str, str, str]
"""A place, what is named there, and what it points to."""


def unknown(key: str, links: Sequence[Link], known: Collection[str]) -> Iterator[str]:
    """Name every link to what is not in the list."""
    for place, _, to in links:
        if to and to not in known:
            yield f"{place}: {key}: {to!r} is not in the list{nearest(to, known)}"


def circles(key: str, links: Sequence[Link]) -> Iterator[str]:
    """Name every circle once, where its first member stands."""
    leads = {name: to for _, name, to in links if to}
    told: set[str] = set()
    for place, name, _ in links:
        path = _path(name, leads)
        if leads.get(path[-1]) == name and name not in told:
            told |= set(path)
            yield f"{place}: {key}: {' → '.join((*path, name))} leads back to itself"


def _path(start: str, leads: dict[str, str]) -> list[str]:
    path = [start]
    while (to := leads.get(path[-1])) and to not in path:
        path.append(to)
    return path


def claimed_twice(claims: Sequence[Link]) -> Iterator[str]:
    """Name every name that a second entry claims: a place, the name, its owner."""
    owners: dict[str, str] = {}
    for place, name, owner in claims:
        if owners.setdefault(name, owner) != owner:
            yield f"{place}: the name {name!r} belongs to {owners[name]} already"
