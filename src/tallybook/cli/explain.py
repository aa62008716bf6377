"""Put the catalogue of findings into words."""

from __future__ import annotations

from tallybook.cli.codes import known_code
from tallybook.model import Listing
from tallybook.model.codes import FINDING_CODES
from tallybook.present import heading, report_codes
from tallybook.render import listing_to_json, to_csv, to_markdown


def explanation(code: str | None, shape: str, lang: str) -> str:
    """Explain one code, or list all of them; an unknown one raises UsageError with the nearest."""
    listing = report_codes((known_code(code),) if code else FINDING_CODES, lang)
    return {
        "table": lambda: _told(listing, lang) if code else _listed(listing, lang),
        "csv": lambda: to_csv(listing),
        "json": lambda: listing_to_json("explain", listing),
        "md": lambda: to_markdown(listing),
    }[shape]()


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
