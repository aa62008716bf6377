"""Find what returns say that a later version of the same return says anew: 初步 and 最终, v1 and v2, 0-18时 and 0-24时."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from tallybook.model import FileReading, Finding, Observation, Severity, make_finding
from tallybook.notation import Version, newer, read_version, series_of

Rows = list[Observation]
Titles = Mapping[tuple[str, str], str]
Pair = tuple[Rows, Rows]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The figures that another version of their return tells anew, and what there is to say about them."""

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]


def replaced(readings: Iterable[FileReading]) -> Replaced:
    """Count each figure of a return that was sent in several versions once, from the newest.

    Versions of one return are files of one folder whose names, or titles, differ in nothing else, and marked copies of it
    that came back. A newer one that tells
    most of an older one's figures replaces all of it. Where names do not tell which is newer the original counts, with an error.
    """
    found = tuple(readings)
    titles = {(r.path, sheet): title for r in found for sheet, title in r.titles}
    origins = {r.path: r.answer.of[0] for r in found if r.answer}
    suspects = _suspects(found) | origins.keys()
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for by_file in _told_by_several(r for r in found if r.path in suspects):
        for versions in _returns(by_file, titles, origins):
            counted = _newest(versions, by_file, titles)
            for other in versions:
                if other != counted:
                    pairs.setdefault((other, counted), []).append((by_file[other], by_file[counted]))
    observations = {r.path: [o for o in r.observations if o.filled] for r in found if r.path in suspects}
    settled = [_settled(told, observations[older], titles) for (older, _), told in pairs.items()]
    return Replaced(tuple(dict.fromkeys(o for gone, _ in settled for o in gone)), tuple(f for _, f in settled))


def _suspects(readings: Sequence[FileReading]) -> frozenset[str]:
    """Give the files that share their name, or a title, with another but for the version."""
    named, titled = defaultdict[object, set[str]](set), defaultdict[object, dict[Version, set[str]]](dict)
    for path, told in ((r.path, r.titles) for r in readings):
        named[_name(path).of].add(path)
        for version in {read_version(title) for _, title in told}:
            titled[version.of].setdefault(version, set()).add(path)
    differing = (set[str]().union(*same.values()) for of, same in titled.items() if of and len(same) > 1)
    return frozenset(path for paths in (*named.values(), *differing) if len(paths) > 1 for path in paths)


def _told_by_several(readings: Iterable[FileReading]) -> list[dict[str, Rows]]:
    figures: dict[tuple[str, ...], dict[str, Rows]] = {}
    for reading in readings:
        for o in reading.observations:
            if o.filled:
                figures.setdefault((*series_of(o), o.time_period), {}).setdefault(o.source, []).append(o)
    return [by_file for by_file in figures.values() if len(by_file) > 1]


def _returns(by_file: Mapping[str, Rows], titles: Titles, origins: Mapping[str, str]) -> list[list[str]]:
    """Gather the files that are versions of one return."""
    groups: list[list[str]] = []
    for path in sorted(by_file):
        mine = origins.get(path, path)
        group = next(
            (g for g in groups if any(origins.get(p) == mine or _same(by_file[p], by_file[path], titles) for p in g)),
            None,
        )
        if group is None:
            groups.append([path])
        else:
            group.append(path)
    return [g for g in groups if len(g) > 1]


def _same(one: Rows, other: Rows, titles: Titles) -> bool:
    """Whether two files are versions of one return: by their paths, else by titles that tell which is newer."""
    mine, theirs = (_name(r[0].source) for r in (one, other))
    if mine.of == theirs.of and (mine.stem == theirs.stem or mine.tells_version or theirs.tells_version):
        return True
    title, others = (read_version(titles.get((r[0].source, r[0].sheet), "")) for r in (one, other))
    return bool(one[0].area and title.of and title.of == others.of) and newer(title, others) is not None


class _Name(NamedTuple):
    """What a path says besides the version: `of` are the folders above, the folder and the file."""

    of: tuple[str, str, str]
    stem: str
    tells_version: bool


@lru_cache(maxsize=20_000)
def _name(path: str) -> _Name:
    file = PurePath(path)
    folder, own = read_version(file.parent.name), read_version(file.stem)
    return _Name((str(file.parent.parent), folder.of, own.of), file.stem, folder.is_told or own.is_told)


def _versions(rows: Rows, titles: Titles) -> tuple[Version, ...]:
    """Give what says which version a return is: its name, its folder, its title.

    (1) and (2) tell attachments of one name apart: they count only where the area says whose return it is.
    """
    path = PurePath(rows[0].source)
    names = (path.stem, path.parent.name, titles.get((rows[0].source, rows[0].sheet), ""))
    told = tuple(map(read_version, names))
    return told if rows[0].area else tuple(replace(v, again=0) for v in told)


def _is_newer(one: Rows, other: Rows, titles: Titles) -> bool | None:
    ways = zip(_versions(one, titles), _versions(other, titles), strict=True)
    return next((told for mine, theirs in ways if (told := newer(mine, theirs)) is not None), None)


def _newest(versions: list[str], by_file: Mapping[str, Rows], titles: Titles) -> str:
    """Give the version that no other is newer than; of several the one that does not call itself a copy."""
    older = {p for p in versions for q in versions if _is_newer(by_file[q], by_file[p], titles)}
    last = [p for p in versions if p not in older] or versions
    return min(last, key=lambda p: (read_version(PurePath(p).stem).copied, len(p), p))


def _settled(pairs: list[Pair], older: Rows, titles: Titles) -> tuple[Rows, Finding]:
    """Give what of an older version does not count, and the finding that says so."""
    again = [o for rows, _ in pairs for o in rows]
    sure = all(_is_newer(anew, rows, titles) for rows, anew in pairs)
    whole = sure and len(again) * 2 >= len(older)
    return (older if whole else again), _finding(
        pairs, titles, sure=sure, alone=len(older) - len(again) if whole else 0
    )


def _finding(pairs: list[Pair], titles: Titles, *, sure: bool, alone: int) -> Finding:
    differing = [pair for pair in pairs if _figures(pair[0]) != _figures(pair[1])]
    rows, anew = (differing or pairs)[0]
    o, instead = rows[0], anew[0]
    unclear = not sure and bool(differing or not o.area)
    harmless = not alone and (not differing or any(v.interim for v in _versions(rows, titles)))
    return make_finding(
        "VERSION_UNCLEAR" if unclear else "FIGURES_REPLACED",
        o.source,
        o.sheet,
        o.cell,
        o.raw,
        severity=Severity.NOTE if harmless and not unclear else None,
        n=sum(len(told) for told, _ in pairs),
        differing=len(differing),
        counted=instead.source,
        where=f"{instead.sheet} {instead.cell}: {instead.raw}".strip(),
        **({} if unclear else {"alone": alone}),
    )


def _figures(rows: Rows) -> list[tuple[object, ...]]:
    return sorted(((o.obs_value, o.value_low, o.value_high) for o in rows), key=str)
