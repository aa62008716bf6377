"""Marks that nobody sees, which copying from pages and PDFs leaves in texts."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"[\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]")


def seen(text: str) -> str:
    """Give a text without them; joiners and marks of direction, which change what is shown, stay."""
    return text if text.isascii() else _UNSEEN.sub("", text)
