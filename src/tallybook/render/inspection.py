"""Write how a file was understood as one page: no script, no address, nothing to be loaded."""

from __future__ import annotations

from tallybook.model import OWN_MARK, InspectionPage
from tallybook.render.page_templates import template


def to_page(page: InspectionPage) -> str:
    """Give the page as HTML; the same page gives the same text."""
    return template("inspection.html").render(page=page, words=page.words, mark=OWN_MARK)
