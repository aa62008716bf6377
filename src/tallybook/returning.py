"""The way back to the senders: which findings each of them gets, and the marked copies of their workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from tallybook.engine import Bounds, run_all
from tallybook.model import Answer, CellKind, Finding, Grid, MarkedCopy, Marking, Merge, Severity, Source, make_finding
from tallybook.model.limits import Limits
from tallybook.read import Original, Unreadable, original_in, original_of
from tallybook.render.marked import copy_of_values, copy_of_workbook, lost

_AT_ONCE = 64
_MOST_MERGED = 1_000_000
"""How many cells merges may cover for openpyxl, which makes an object of each."""
_ASKED = (Severity.ERROR, Severity.WARNING)
_WORST_FIRST = list(Severity)


def markings_of(
    findings: Iterable[Finding],
    sources: Iterable[Source],
    answers: Mapping[str, Answer],
    lang: str,
    words: dict[str, str],
) -> tuple[Marking, ...]:
    """Give what each sender gets, in the order of the files: all findings of those returns that have an error or a warning.

    The order of findings is kept within a severity.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.source, []).append(finding)
    return tuple(
        _marking(source, by_path[source.path], answers.get(source.path), lang, words)
        for source in sources
        if any(f.severity in _ASKED for f in by_path.get(source.path, ()))
    )


def _marking(
    source: Source, findings: list[Finding], answer: Answer | None, lang: str, words: dict[str, str]
) -> Marking:
    ranked = tuple(sorted(findings, key=lambda f: (_WORST_FIRST.index(f.severity), f.explained)))
    of, lists = (answer.of, answer.sheets) if answer else ((), ())
    path = PurePath(source.path)
    name = answer.name if answer else f"{path.parent.name}/{path.name}".lstrip("/")
    return Marking(source, ranked, (*of, source.sha256), name, lists, lang, words)


def marked_copies(
    markings: Sequence[Marking], paths: Mapping[str, str], limits: Limits, workers: int
) -> Iterator[MarkedCopy]:
    """Give the marked copy of each return; `paths` are where what is shown so lies. One that fails costs only itself."""
    bounds = Bounds(limits.memory, limits.seconds)
    for n in range(0, len(markings), _AT_ONCE):
        some = {paths[m.source.path]: m for m in markings[n : n + _AT_ONCE]}
        mark, no_copy = partial(mark_file, markings=some, limits=limits), partial(_lost, markings=some)
        yield from run_all(tuple(some), mark, lost=no_copy, workers=workers, bounds=bounds)


def mark_file(path: str, markings: Mapping[str, Marking], limits: Limits) -> MarkedCopy:
    """Make the marked copy of one return, from the very bytes that were checked."""
    marking = markings[path]
    if not marking.source.format:
        return MarkedCopy(marking.source.path, None)
    try:
        return _copy(original_of(path, marking.source.path, marking.source.sha256, limits), marking, limits)
    except Unreadable:
        return _failed(marking, "it has changed since it was read")
    except MemoryError:
        return _failed(marking, "making it took more memory than it may")
    except Exception:  # noqa: BLE001 - whatever it is, the other returns are still marked
        return _failed(marking, "it cannot be copied as it is")


def _lost(path: str, late: bool, markings: Mapping[str, Marking]) -> MarkedCopy:
    return _failed(markings[path], "making it took too long" if late else "the process that made it died")


def _failed(marking: Marking, why: str) -> MarkedCopy:
    return MarkedCopy(marking.source.path, None, (make_finding("RETURN_FAILED", marking.source.path, why=why),))


def _copy(original: Original, marking: Marking, limits: Limits) -> MarkedCopy:
    """Copy the workbook as it is, but where the copy does not hold what the original does, its values alone."""
    path = marking.source.path
    if original.kind != "xlsx":
        values = make_finding("RETURN_VALUES", path, why="only .xlsx can be copied as it is")
        return MarkedCopy(path, copy_of_values(original.grids, marking), (values,))
    copy = _same(original, marking, limits)
    if copy is None:
        values = make_finding("RETURN_VALUES", path, why="a copy of the whole would not hold the same")
        return MarkedCopy(path, copy_of_values(original.grids, marking), (values,))
    less = lost(original.data, copy)
    said = (make_finding("RETURN_REDUCED", path, what="; ".join(less)),) if less else ()
    return MarkedCopy(path, copy, said)


def _same(original: Original, marking: Marking, limits: Limits) -> bytes | None:
    """Give a copy with formulas and formats, if every cell of it reads as it does in the original."""
    if sum(_covered(m) for g in original.grids for m in g.merges) > _MOST_MERGED:
        return None
    try:
        copy = copy_of_workbook(original.data, original.stored, marking)
        grids = original_in(copy, marking.source.path, replace(limits, file=len(copy))).grids
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises all there is
        return None
    mine, theirs = (
        [_content(g) for g in found if g.sheet not in marking.lists] for found in (original.grids, grids[1:])
    )
    return copy if mine == theirs else None


def _covered(merge: Merge) -> int:
    return (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)


def _content(grid: Grid) -> tuple[object, ...]:
    """Give what of a sheet is read; formulas that were never calculated may be written in other words."""
    cells = {p: c._replace(raw="") if c.kind is CellKind.UNCALCULATED else c for p, c in grid.cells.items()}
    return grid.sheet, cells, set(grid.merges), grid.hidden, grid.hidden_rows, grid.hidden_cols, set(grid.noticed)
