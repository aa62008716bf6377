"""Write findings as one page: a list to filter and search, which loads nothing and runs no script but its own."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from tallybook.model import OWN_MARK, ReviewReport, Severity
from tallybook.render.findings import in_words
from tallybook.render.page_templates import template

_SCRIPT = "findings.js"


def to_findings_page(report: ReviewReport) -> str:
    """Give the page as HTML; the same review gives the same text."""
    script = _script()
    return template("findings.html").render(
        report=report,
        words=report.words,
        severities=[s.value for s in Severity],
        codes=sorted({told.code for told in report.told}),
        areas=list(dict.fromkeys(told.area for told in report.told)),
        sources=list(dict.fromkeys(w.finding.source for w in report.review.told)),
        found=[(w.finding.source, told) for w, told in zip(report.review.told, report.told, strict=True)],
        counted=[
            (name, in_words(rows, report)) for name, rows in (("By code", report.by_code), ("By area", report.by_area))
        ],
        script=script,
        digest=b64encode(sha256(script.encode()).digest()).decode(),
        mark=OWN_MARK,
    )


@cache
def _script() -> str:
    return (files("tallybook.render") / "templates" / _SCRIPT).read_text(encoding="utf-8")
