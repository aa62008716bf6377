"""How a file was understood, as one page for people: every sheet cell by cell, findings beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from tallybook.model import (
    Balance,
    Finding,
    InspectionPage,
    Observation,
    PageFinding,
    Severity,
    SheetPage,
    SheetReading,
    SourceBalance,
)
from tallybook.model.codes import message_of, remedy_of
from tallybook.present.sheet_page import SheetDrawing, summed_up
from tallybook.present.words import balance_in_words, heading

_MOST_CELLS = 300_000
_WORDS = (
    "balance",
    "how_read",
    "why",
    "sheets",
    "of_the_file",
    "none_found",
    "legend",
    "of_which_numbers",
    "remedy",
    "hidden",
)


def page_of_inspection(
    readings: Sequence[SheetReading],
    *,
    path: str,
    observations: Sequence[Observation],
    findings: Sequence[Finding],
    sources: Sequence[SourceBalance],
    lang: str,
) -> InspectionPage:
    """Give the page of a file; `observations` are those that counted in the end.

    A page has room for so many cells; of sheets beyond it only the first rows are drawn, and that is said.
    """
    anchors = {r.grid.sheet: f"s{n}" for n, r in enumerate(readings, 1)}
    told = _marked(findings, anchors, lang)
    balances = {name: balance for s in sources for name, balance in s.sheets}
    by_sheet: dict[str, dict[str, list[Observation]]] = {}
    for o in observations:
        by_sheet.setdefault(o.sheet, {}).setdefault(o.cell, []).append(o)
    sheets: list[SheetPage] = []
    room = _MOST_CELLS
    for reading in readings:
        name = reading.grid.sheet
        drawing = SheetDrawing(
            reading,
            anchor=anchors[name],
            observations=by_sheet.get(name, {}),
            findings=[f for f in told if f.target.split("-")[0] == anchors[name]],
            lang=lang,
            budget=room,
        )
        sheets.append(drawing.page(balance_in_words(balances.get(name, Balance()), lang)))
        room -= drawing.size
    return InspectionPage(
        lang,
        path,
        " · ".join(f"{s.source.format} · SHA-256 {s.source.sha256}" for s in sources),
        balance_in_words(sum((s.balance for s in sources), Balance()), lang),
        summed_up(s.legend for s in sheets),
        tuple(f for f in told if not f.target),
        tuple(sheets),
        {word: heading(word, lang) for word in (*_WORDS, *(s.value for s in Severity))},
    )


def _marked(findings: Sequence[Finding], anchors: Mapping[str, str], lang: str) -> list[PageFinding]:
    """Put findings into words, worst first, each with a mark of its own: E1, W1, N1, N2."""
    numbers = {severity: count(1) for severity in Severity}
    ranked = sorted(findings, key=lambda f: list(Severity).index(f.severity))
    return [_in_words(f, f"{f.severity.value[0].upper()}{next(numbers[f.severity])}", anchors, lang) for f in ranked]


def _in_words(finding: Finding, mark: str, anchors: Mapping[str, str], lang: str) -> PageFinding:
    of_sheet = finding.sheet in anchors and bool(finding.sheet or finding.cell)
    target = "-".join(w for w in (anchors[finding.sheet], finding.cell) if w) if of_sheet else ""
    return PageFinding(
        mark,
        finding.severity.value,
        finding.code,
        finding.cell,
        target,
        finding.raw,
        message_of(finding, lang),
        remedy_of(finding, lang),
    )
