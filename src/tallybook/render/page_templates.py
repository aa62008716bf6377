"""Load the templates of pages; whatever they show is made harmless first, and escaped last."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tallybook.render.text import harmless

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


@cache
def template(name: str) -> Template:
    """Give a template by its file's name."""
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
    return room.get_template(name)


def _shown(value: object) -> object:
    """Make a text harmless; what the template itself has put together is so already."""
    return _safe(value) if type(value) is str else value


@lru_cache(maxsize=50_000)
def _safe(text: str) -> Markup:
    from markupsafe import escape

    return escape(harmless(text))
