"""What a review found, in words: for machines, for people, and counted by code and by area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from tallybook.model import FINDING_COLUMNS, FindingInWords, Listing, Review, ReviewReport, Severity, Weighed
from tallybook.model.codes import FINDING_CODES, meaning_of, message_of, remedy_of, suggested_in_all
from tallybook.present.words import HEADINGS, balance_in_words, heading

_PERCENT = Decimal(100)
_COUNTED = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


def report_review(review: Review, lang: str) -> ReviewReport:
    """Put a review into words of a language."""
    told = review.told
    return ReviewReport(
        lang,
        review,
        listed(told, lang),
        tuple(_in_words(w, lang) for w in told),
        _by_code(told, lang),
        _by_area(told),
        _counted(told, lang),
        f"{heading('balance', lang)}: {balance_in_words(review.balance, lang)}",
        _since(review, lang),
        {word: heading(word, lang) for word in HEADINGS},
    )


def _counted(told: Sequence[Weighed], lang: str) -> str:
    explained = sum(w.finding.explained for w in told)
    more = heading("counts_explained", lang).format(n=explained) if explained else ""
    return heading("counts", lang).format(findings=len(told), **_counts(told)) + more


def listed(findings: Iterable[Weighed], lang: str) -> Listing:
    """Give findings as rows for machines."""
    return Listing(FINDING_COLUMNS, tuple(tuple(_row(w, lang)[c] for c in FINDING_COLUMNS) for w in findings))


def _row(weighed: Weighed, lang: str) -> dict[str, object]:
    f = weighed.finding
    return {
        "severity": f.severity.value,
        "code": f.code,
        "source": f.source,
        "sheet": f.sheet,
        "cell": f.cell,
        "raw": f.raw,
        "message": message_of(f, lang),
        "remedy": remedy_of(f, lang),
        "suggestion": suggested_in_all(f.suggestions, lang),
        "explanation": f.explanation,
        "effect": weighed.effect,
        "unit_measure": weighed.unit_measure,
        "effect_share": weighed.share,
        "ref_area": weighed.ref_area,
        "area_label": weighed.area_label,
    }


def _in_words(weighed: Weighed, lang: str) -> FindingInWords:
    row, f = _row(weighed, lang), weighed.finding
    return FindingInWords(
        f.severity,
        f.code,
        " ".join(w for w in (f.source, f.sheet, f.cell) if w),
        f.raw,
        _effect(weighed),
        weighed.area_label,
        str(row["message"]),
        str(row["remedy"]),
        str(row["suggestion"]),
        str(row["explanation"]),
        tuple((meaning_of(o, lang), o.hint) for o in f.offers),
        f.state,
    )


def _effect(weighed: Weighed) -> str:
    """Write the difference with its unit and its share of the total: 10 人 (2 %)."""
    if weighed.effect is None:
        return ""
    share = "" if weighed.share is None else f"({_percent(weighed.share)} %)"
    return " ".join(w for w in (f"{weighed.effect:,f}", weighed.unit_measure, share) if w)


def _percent(share: Decimal) -> str:
    return f"{share * _PERCENT:,.2f}".rstrip("0").rstrip(".") if share else "< 0.01"


def _counts(told: Sequence[Weighed]) -> dict[str, int]:
    found = Counter(w.severity for w in told)
    return {name: found[severity] for severity, name in _COUNTED.items()}


def _by_code(told: Sequence[Weighed], lang: str) -> Listing:
    """Count the findings of each code, the most damaging first."""
    titles = {c.code: c.title[lang == "zh"] for c in FINDING_CODES}
    codes: dict[str, list[Weighed]] = {}
    for w in told:
        codes.setdefault(w.finding.code, []).append(w)
    rows = tuple((code, titles[code], *_counts(found).values(), len(found)) for code, found in codes.items())
    return Listing(("code", "title", *_COUNTED.values(), "findings"), rows, frozenset({2, 3, 4, 5}))


def _by_area(told: Sequence[Weighed]) -> Listing:
    """Count the findings about each area; who has most errors first, those about no one area last."""
    areas: dict[tuple[str, str], list[Weighed]] = {}
    for w in told:
        areas.setdefault((w.ref_area, w.area_label), []).append(w)
    counted = [(area, tuple(_counts(found).values()), len(found)) for area, found in areas.items()]
    counted.sort(key=lambda row: (not row[0][1], *(-n for n in row[1]), row[0]))
    rows = tuple((*area, *counts, n) for area, counts, n in counted)
    return Listing(("ref_area", "area_label", *_COUNTED.values(), "findings"), rows, frozenset({2, 3, 4, 5}))


def _since(review: Review, lang: str) -> str:
    if review.since is None:
        return ""
    still, gone = len(review.since.still), len(review.since.gone)
    return heading("counts_since", lang).format(new=len(review.told), still=still, gone=gone)
