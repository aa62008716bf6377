"""Say how the elements of a page are shown: by their tags, their own styles and the plain rules of the page's."""

from __future__ import annotations

import re
from typing import Any

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.DOTALL)
_NOTHING = re.compile(r"[+-]?(?:0+\.?0*|\.0+)(?:[a-z]+|%)?")
_HIDING = {
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "mso-hide": re.compile("all"),
    "font-size": _NOTHING,
    "opacity": _NOTHING,
}
_PARTING = {
    "display": re.compile(r"(?!inline|none|contents).+"),
    "float": re.compile("left|right"),
    "position": re.compile("absolute|fixed"),
    "text-decoration": re.compile(".*line-through.*"),
    "text-decoration-line": re.compile(".*line-through.*"),
}
_LINES = (
    "hr br p pre center blockquote address div h1 h2 h3 h4 h5 h6 dl dt dd dir ul ol menu li html body header footer"
)
_BOXES = "article aside section main nav figure figcaption fieldset legend details summary form table caption tbody"
_FIELDS = "thead tfoot tr th td button input select optgroup option textarea noscript object svg text tspan"
_FORMULAS = "math mi mn mo ms mtext annotation"
_STRUCK = "s strike del"
_APART = frozenset(f"{_LINES} {_BOXES} {_FIELDS} {_FORMULAS} {_STRUCK}".split())
"""Elements that stand in lines or boxes of their own, or are struck out."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SHIFTS = {"sup": _RAISED, "sub": _LOWERED, "super": _RAISED}
_LENGTH = re.compile(r"([+-]?)[0-9.]{,9}[1-9][0-9.]{,9}(?:[a-z]+|%)")
_TELLING = frozenset({*_HIDING, *_PARTING, "vertical-align"})

Shift = dict[int, int]
"""What digits become that are raised or lowered."""


class Looks:
    """How a page shows its elements."""

    def __init__(self, page: Any) -> None:
        """Take the rules of the page's styles; those that stand elsewhere are never asked for."""
        self._rules: dict[str, dict[str, str]] = {}
        for sheet in page.iter("style"):
            self._learn(_COMMENT.sub(" ", sheet.text or ""))

    def _learn(self, sheet: str) -> None:
        """Take the rules for a tag, a class or a name; those for some media only, which come last, are left out."""
        for rule in sheet.partition("@media")[0].split("}"):
            selectors, _, told = rule.partition("{")
            style = _declared(told)
            for selector in selectors.split(",") if style else ():
                self._rules.setdefault(selector.strip().lower(), {}).update(style)

    def is_hidden(self, element: Any) -> bool:
        """Whether a page does not show an element, whatever those around it are."""
        return element.get("hidden") is not None or self._has(element, _HIDING)

    def is_apart(self, element: Any) -> bool:
        """Whether an element stands apart from what is beside it, so that the two never make one figure."""
        return element.tag in _APART or self._has(element, _PARTING)

    def shift(self, element: Any) -> Shift:
        """Give what becomes of the digits of an element that is raised or lowered against its line."""
        told = self._style(element).get("vertical-align", "")
        if length := _LENGTH.fullmatch(told):
            return _LOWERED if length[1] == "-" else _RAISED
        return _SHIFTS.get(told) or _SHIFTS.get(element.tag, {})

    def _has(self, element: Any, wanted: dict[str, re.Pattern[str]]) -> bool:
        style = self._style(element)
        return any(name in wanted and wanted[name].fullmatch(value) for name, value in style.items())

    def _style(self, element: Any) -> dict[str, str]:
        """Give the style of an element; what it states itself wins."""
        style: dict[str, str] = {}
        if self._rules:
            for selector in _selectors(element):
                style |= self._rules.get(selector, {})
        return style | _declared(element.get("style", ""))


def _selectors(element: Any) -> list[str]:
    """Name an element as plain rules do, the least telling name first."""
    classes = [f".{name.lower()}" for name in element.get("class", "").split()]
    name = [f"#{element.get('id').lower()}"] if element.get("id") else []
    return [element.tag, *classes, *(element.tag + c for c in classes), *name, *(element.tag + n for n in name)]


def _declared(told: str) -> dict[str, str]:
    """Give the properties of note that a style states; of two the last holds."""
    pairs = (part.partition(":") for part in told.lower().split(";"))
    return {n: value.partition("!")[0].strip() for name, _, value in pairs if (n := name.strip()) in _TELLING}
