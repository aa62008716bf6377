"""Findings as GitHub's workflow commands, which mark files in a pull request: one line each."""

from __future__ import annotations

from tallybook.model import Finding, ReviewReport, Severity
from tallybook.model.codes import message_of, remedy_of
from tallybook.render.text import harmless

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = _IN_MESSAGES | {":": "%3A", ",": "%2C"}


def to_github(report: ReviewReport) -> str:
    """Give an annotation for each finding, of an explained warning a notice; the file is the path as given, the cell stands in the title."""
    return "".join(_annotation(w.finding, report.lang, report.words["explanation"]) for w in report.review.told)


def _annotation(finding: Finding, lang: str, heading: str) -> str:
    title = " ".join(w for w in (finding.code, finding.sheet, finding.cell) if w)
    properties = ",".join(
        f"{k}={_escaped(v, _IN_PROPERTIES)}" for k, v in (("file", finding.source), ("title", title)) if v
    )
    raw = f"[{finding.raw}] " if finding.raw else ""
    said = f" {heading}: {finding.explanation}" if finding.explanation else ""
    words = f"{raw}{message_of(finding, lang)} {remedy_of(finding, lang)}{said}"
    return f"::{'notice' if finding.explained else _LEVELS[finding.severity]} {properties}::{_escaped(words, _IN_MESSAGES)}\n"


def _escaped(text: str, marks: dict[str, str]) -> str:
    """Escape as GitHub's own toolkit does; other control marks are made visible first."""
    return "".join(marks.get(c, c) for c in harmless(text))
