"""Put into words what was found of the machine."""

from __future__ import annotations

from tallybook.environment import examine
from tallybook.errors import UsageError
from tallybook.model.examination import State
from tallybook.model.limits import Limits
from tallybook.present import examination_in_words, report_examination
from tallybook.render import harmless, listing_to_json, to_csv, to_markdown
from tallybook.settings import codebook_for, given_or_book


def examination(codebook: str | None, folder: str, shape: str, lang: str) -> tuple[str, int]:
    """Give what was found, and the exit code: 1 where something would stop the program."""
    found = examine(_limits(codebook), folder)
    listing = report_examination(found, lang)
    code = int(any(e.state is State.BROKEN for e in found))
    told = {
        "table": lambda: "".join(f"{harmless(line)}\n" for line in examination_in_words(listing, lang)),
        "csv": lambda: to_csv(listing),
        "json": lambda: listing_to_json("doctor", listing, ok=not code),
        "md": lambda: to_markdown(listing),
    }[shape]()
    return told, code


def _limits(codebook: str | None) -> Limits:
    try:
        paths = () if codebook else given_or_book(())
    except UsageError:
        return Limits()
    return codebook_for(codebook, paths).limits
