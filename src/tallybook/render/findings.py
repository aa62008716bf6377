"""Draw findings for people, each over a few lines: what kind, where, and what to do."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Literal

from tallybook.model import FindingInWords, Listing, ReviewReport, Severity
from tallybook.render.terminal import draw_listing
from tallybook.render.text import harmless, to_markdown
from tallybook.render.wrapping import wrapped

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_COLUMNS = ("severity", "code", "place", "raw", "effect", "area", "message", "remedy", "suggestion", "explanation")
_SELDOM = ("suggestion", "explanation")
_UNBOUND, _ROOMY, _NARROWEST, _GAPS = 100_000, 110, 30, 8


def draw_findings(report: ReviewReport, width: int | None = None, *, coloured: bool = False) -> str:
    """Give the findings and how many there are of each code and area; without a width no line is wrapped.

    Where there is room, kind, place and message stand on one line.
    """
    if not report.told:
        return ""
    tables = (
        _drawn(report, width, coloured=coloured),
        *(
            draw_listing(in_words(listing, report), width)
            for listing in (report.by_code, report.by_area)
            if listing.rows
        ),
    )
    return "".join(tables)


def findings_to_markdown(report: ReviewReport) -> str:
    """Give the findings as a Markdown table, and below it how many there are of each code and area."""
    words = report.words
    columns = [c for c in _COLUMNS if c not in _SELDOM or any(getattr(told, c) for told in report.told)]
    rows = tuple(tuple(words.get(v, v) for v in (getattr(told, c) for c in columns)) for told in report.told)
    listing = Listing(tuple(words.get(c, c) for c in columns), rows)
    counted = (in_words(counts, report) for counts in (report.by_code, report.by_area) if counts.rows)
    return "\n".join(to_markdown(table) for table in (listing, *counted))


def in_words(listing: Listing, report: ReviewReport) -> Listing:
    """Give counts under headings for people."""
    columns = tuple(report.words.get(c, c) for c in listing.columns)
    nobody = report.words["no_one_area"]
    unknown = listing.columns.index("area_label") if "area_label" in listing.columns else None
    rows = tuple(tuple(nobody if n == unknown and not v else v for n, v in enumerate(row)) for row in listing.rows)
    return Listing(columns, rows, listing.numeric)


def _drawn(report: ReviewReport, width: int | None, *, coloured: bool) -> str:
    """Draw the findings as a table of three columns, each cell broken into lines that fit."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1)
    for heading in ("severity", "place", "what"):
        table.add_column(Text(report.words[heading]), no_wrap=True)
    places, texts = _widths(report, width)
    roomy = (width or _UNBOUND) >= _ROOMY
    for told in report.told:
        kind = Text(report.words[told.state], _STYLES[told.severity])
        kind.append(f"{' ' if roomy else chr(10)}{told.code}", "default")
        kind.append(f"\n{harmless(told.effect)}" if told.effect else "", "default")
        table.add_row(kind, Text("\n".join(_where(told, places))), Text("\n".join(_what(told, report.words, texts))))
    out = io.StringIO()
    colours: Literal["standard"] | None = "standard" if coloured else None
    Console(file=out, width=_UNBOUND, color_system=colours, force_terminal=coloured).print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _widths(report: ReviewReport, width: int | None) -> tuple[int, int]:
    """Share what room the kinds leave between places and texts."""
    from rich.cells import cell_len

    if width is None:
        return _UNBOUND, _UNBOUND
    words = report.words
    kinds = [(words[t.state], t.code, harmless(t.effect)) for t in report.told]
    roomy = width >= _ROOMY
    kind = max(
        max(cell_len(f"{severity} {code}") if roomy else cell_len(code), cell_len(effect))
        for severity, code, effect in kinds
    )
    left = max(width - kind - _GAPS, _NARROWEST)
    places = max(cell_len(harmless(line)) for t in report.told for line in (t.place, f"[{t.raw}]"))
    return (of_places := min(places, left * 2 // 5)), left - of_places


def _where(told: FindingInWords, width: int) -> Iterable[str]:
    yield from wrapped(harmless(told.place), width, names=True)
    if told.raw:
        yield from wrapped(f"[{harmless(told.raw)}]", width)


def _what(told: FindingInWords, words: dict[str, str], width: int) -> Iterable[str]:
    yield from wrapped(harmless(told.message), width)
    yield from wrapped(f"→ {harmless(told.remedy)}", width, indent="  ")
    for name, text in (("suggestion", told.suggestion), ("explanation", told.explanation)):
        if text:
            yield from wrapped(f"{words[name]}: {harmless(text)}", width, indent="  ")
    for reading, hint in told.readings:
        yield from wrapped(f"{harmless(reading)}:", width)
        yield from (f"  {harmless(line)}" for line in hint.splitlines())
