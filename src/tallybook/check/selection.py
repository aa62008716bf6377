"""Which findings are told: those of chosen codes, and those that an earlier check did not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from tallybook.model import Finding, Known, Since, Weighed


def is_wanted(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a code is told: of the prefixes that fit it the longest decides, and of two alike the one to ignore."""
    return _fits(code, tuple(select) or ("",)) > _fits(code, ignore)


def _fits(code: str, prefixes: Iterable[str]) -> int:
    return max((len(p) for p in prefixes if code.startswith(p)), default=-1)


def known_by(finding: Finding) -> Known:
    """Give what a finding is known by in other checks."""
    return known(finding.code, finding.source, finding.sheet, finding.cell, finding.raw)


def known(code: str, source: str, sheet: str, cell: str, raw: str) -> Known:
    """Give what a finding is known by; ./a.csv is a.csv."""
    return Known(code, str(PurePath(source)) if source else "", sheet, cell, raw)


def since(weighed: Iterable[Weighed], earlier: Mapping[Known, int]) -> tuple[tuple[Weighed, ...], Since]:
    """Part the findings that are new from those that an earlier check had; of two alike it may have had one."""
    left = Counter(earlier)
    new: list[Weighed] = []
    still: list[Weighed] = []
    for w in weighed:
        mark = known_by(w.finding)
        (still if left[mark] else new).append(w)
        left[mark] -= bool(left[mark])
    return tuple(new), Since(tuple(still), tuple(left.elements()))
