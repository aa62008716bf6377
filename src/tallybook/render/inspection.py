"""Write how a file was understood as one page: no script, no address, nothing to be loaded."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tallybook.model import OWN_MARK, InspectionPage
from tallybook.render.text import harmless

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def to_page(page: InspectionPage) -> str:
    """Give the page as HTML; the same page gives the same text."""
    return _template().render(page=page, words=page.words, mark=OWN_MARK)


@cache
def _template() -> Template:
    """Load the template; whatever it shows is made harmless first, and escaped last."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    room = Environment(
        loader=PackageLoader("tallybook.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return room.get_template("inspection.html")


def _shown(value: object) -> object:
    """Make a text harmless; what the template itself has put together is so already."""
    return _safe(value) if type(value) is str else value


@lru_cache(maxsize=50_000)
def _safe(text: str) -> Markup:
    from markupsafe import escape

    return escape(harmless(text))
