"""Take in what marked copies say that came back: which return each replaces, and what its sender explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tallybook.model import Answer, Explanation, FileReading, Finding, make_finding

Place = tuple[str, str, str]
Said = Mapping[tuple[str, ...], list[str]]


def answered(readings: Sequence[FileReading]) -> dict[str, str]:
    """Map the path of each return to that of the marked copy which came back in its place, the last one of several."""
    paths = _by_hash(readings)
    copies = sorted((r for r in readings if r.answer), key=lambda r: len(r.answer.of) if r.answer else 0)
    return {
        path: copy.path
        for copy in copies
        for sha256 in (copy.answer.of if copy.answer else ())
        for path in paths.get(sha256, ())
        if path != copy.path
    }


def corrected(readings: Sequence[FileReading], replaced: Iterable[str]) -> dict[str, str]:
    """Map the path of each copy that counts to that of the return it is held against: the last one before it."""
    paths, gone = _by_hash(readings), set(replaced)
    found: dict[str, str] = {}
    for copy in readings:
        if copy.answer and copy.path not in gone:
            before = (path for sha256 in reversed(copy.answer.of) for path in paths.get(sha256, ()))
            if original := next(before, ""):
                found[copy.path] = original
    return found


def _by_hash(readings: Iterable[FileReading]) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = {}
    for reading in readings:
        if reading.source:
            paths.setdefault(reading.source.sha256, []).append(reading.path)
    return paths


def shared(readings: Iterable[FileReading]) -> tuple[FileReading, ...]:
    """Let all marked copies of one return that came back have what is explained in any of them, as only one will count."""
    found = tuple(readings)
    said: dict[tuple[str, ...], dict[Explanation, None]] = {}
    for answer in (r.answer for r in found if r.answer):
        said.setdefault(answer.of, {}).update(dict.fromkeys(answer.explanations))
    return tuple(
        replace(r, answer=replace(r.answer, explanations=tuple(said[r.answer.of]))) if r.answer else r for r in found
    )


def replaced_by(path: str, other: str) -> Finding:
    """Say that a return does not count, as the copy of it that came back does."""
    return make_finding("FILE_ANSWERED", path, answer=other)


def explained(findings: Sequence[Finding], answers: Iterable[tuple[str, Answer]]) -> tuple[Finding, ...]:
    """Put beside each finding what its sender says to it.

    What is said to a finding that is no longer there is put beside the others of the same cell that have no word of their own.
    """
    said, left = _matched(findings, answers)
    if not said and not left:
        return tuple(findings)
    return tuple(_with(f, said.get(_about(f)) or (left.get(_place(f)) if f.cell else None)) for f in findings)


def unheard(findings: Sequence[Finding], answers: Sequence[tuple[str, Answer]]) -> tuple[Finding, ...]:
    """Tell what senders say to findings of cells that have none any more, so that no word of theirs is lost.

    What is said of a return of which several copies came back is said of all of them, and told once.
    """
    places = {_place(f) for f in findings if f.cell}
    told = {_about(f) for f in findings}
    paths: dict[tuple[tuple[str, ...], Explanation], list[str]] = {}
    for path, answer in answers:
        for e in answer.explanations:
            paths.setdefault((answer.of, e), []).append(path)
    return tuple(
        make_finding("EXPLANATION_ALONE", copies[-1], e.sheet, e.cell, about=e.code, said=e.text)
        for (_, e), copies in paths.items()
        if not any((e.code, p, e.sheet, e.cell) in told or (p, e.sheet, e.cell) in places for p in copies)
    )


def _matched(findings: Iterable[Finding], answers: Iterable[tuple[str, Answer]]) -> tuple[Said, Said]:
    """Give what is said to each finding, and what is said to none, by its cell."""
    there = {_about(f) for f in findings}
    said: dict[tuple[str, ...], list[str]] = {}
    left: dict[tuple[str, ...], list[str]] = {}
    for path, answer in answers:
        for e in answer.explanations:
            about = (e.code, path, e.sheet, e.cell)
            said.setdefault(about, []).append(e.text) if about in there else left.setdefault(about[1:], []).append(
                e.text
            )
    return said, left


def _with(finding: Finding, texts: list[str] | None) -> Finding:
    return replace(finding, explanation="; ".join(dict.fromkeys(texts))) if texts else finding


def _about(f: Finding) -> tuple[str, ...]:
    return (f.code, f.source, f.sheet, f.cell)


def _place(f: Finding) -> Place:
    return (f.source, f.sheet, f.cell)
