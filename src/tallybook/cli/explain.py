"""Put the catalogue of findings into words."""

from __future__ import annotations

from tallybook.errors import UsageError
from tallybook.model import Listing
from tallybook.model.codes import FINDING_CODES, FindingCode
from tallybook.present import heading, report_codes
from tallybook.render import listing_to_json, to_csv, to_markdown


def explanation(code: str | None, shape: str, lang: str) -> str:
    """Explain one code, or list all of them; an unknown one raises UsageError with the nearest."""
    listing = report_codes((_known(code),) if code else FINDING_CODES, lang)
    return {
        "table": lambda: _told(listing, lang) if code else _listed(listing, lang),
        "csv": lambda: to_csv(listing),
        "json": lambda: listing_to_json("explain", listing),
        "md": lambda: to_markdown(listing),
    }[shape]()


def _known(code: str) -> FindingCode:
    found = next((c for c in FINDING_CODES if c.code == code.upper()), None)
    if found is None:
        near = _nearest(code)
        raise UsageError(
            f"there is no code {code!r}{f'; did you mean {near}?' if near else ''}; `tallybook explain` lists them all",
            f"没有代码 {code!r}{f'，是否指 {near}' if near else ''}；用 `tallybook explain` 列出全部代码",
        )
    return found


def _listed(listing: Listing, lang: str) -> str:
    return "".join(
        f"{code:22} {heading(str(severity), lang):8} {title}\n" for code, severity, title, *_ in listing.rows
    )


def _told(listing: Listing, lang: str) -> str:
    code, severity, title, message, example, remedy = listing.rows[0]
    return (
        f"{code} ({heading(str(severity), lang)}): {title}\n{message}\n"
        f"{heading('example', lang)}: {example}\n{heading('remedy', lang)}: {remedy}\n"
    )


def _nearest(code: str) -> str:
    from rapidfuzz import process

    found = process.extractOne(code.upper(), [c.code for c in FINDING_CODES], score_cutoff=50)
    return str(found[0]) if found else ""
