"""What the styles of an ods say: which figures are not shown as they are stored, how texts look, which rows have no size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from tallybook.read.formats import COMPARES, exact
from tallybook.read.package import all_named, local
from tallybook.read.runs import Look

_RAISED, _LOWERED = re.compile(r"\s*(?:super|\+?0*[1-9])"), re.compile(r"\s*(?:sub|-0*[1-9])")
_STRUCK = ("text-line-through-style", "text-line-through-type")
_NOTHING = re.compile(r"\s*(?:0+(?:\.0*)?|\.0+)\s*[a-z]*\s*")
_CONDITION = re.compile(r"\s*value\(\)\s*(<=|>=|<>|!=|<|>|=)\s*([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*", re.ASCII)
_FORMATS = frozenset({"number-style", "currency-style", "percentage-style", "text-style", "date-style", "time-style", "boolean-style"})  # fmt: skip
_NO_FIGURES = frozenset({"text", "fill-character", "currency-symbol", "boolean", "text-properties", "map"})
"""The parts of a format that show no figure."""
_GENERATIONS = 64
"""How many styles may stand behind each other, each made from the next."""
_DEFAULT = ""
"""The name of the style of all that name none."""
_OF_SHEETS = frozenset({"table-cell", "table-row", "table-column"})
"""The families of styles of which one stands behind all others; texts take what theirs do not say from their cell."""


class Format(NamedTuple):
    """How a format shows figures: without their thousands, not at all; other formats show those for which a condition holds."""

    scaled: bool
    hiding: bool
    others: tuple[tuple[str, Decimal, Format], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say of any figure."""
        return not (self.scaled or self.hiding or any(not other.plain for *_, other in self.others))

    def noticed(self, value: object) -> Iterator[str]:
        """Name by codes what the format keeps of a figure from who looks at it."""
        if not (isinstance(value, Decimal) and value.is_finite() and value):
            return
        held = (other for sign, limit, other in self.others if COMPARES[sign](value, limit))
        shown = next(held, self)
        if shown.scaled:
            yield "NUMBER_SCALED"
        if shown.hiding:
            yield "FORMAT_HIDES"


class Touch(NamedTuple):
    """What a style says of the look of its texts: None where it leaves that as it is."""

    level: int | None
    struck: bool | None

    def over(self, look: Look) -> Look:
        """Give how a text looks whose style says so within another look."""
        return Look(
            look.level if self.level is None else self.level, look.struck if self.struck is None else self.struck
        )


UNTOUCHED = Touch(None, None)


class _Style(NamedTuple):
    says: dict[str, str]
    parent: str | None
    format: Format | None


_Named = dict[tuple[str, str], _Style]
"""Styles by family and name."""


class Styles:
    """The styles of a workbook: those of its content, and behind them those that all its parts share."""

    def __init__(self, content: Any, shared: Any | None) -> None:
        """Read the styles that stand in the content, and in the part of styles if there is one."""
        formats = {} if shared is None else _formats(shared)
        behind = {} if shared is None else _styles(shared, formats)
        named = {**behind, **_styles(content, formats | _formats(content))}
        lines = {key: list(_line(key[0], style, behind)) for key, style in named.items()}
        self._known = lines.keys()
        shown = {name: _format(line) for (family, name), line in lines.items() if family == "table-cell"}
        self.formats = {name: stated for name, stated in shown.items() if stated is not None and not stated.plain}
        self.touches = {key: touch for key, line in lines.items() if (touch := _touch(line)) != UNTOUCHED}
        self._hidden = {name for (_, name), line in lines.items() if _first(line, "display") == ["false"]}
        self._sizes = {key: size for key, line in lines.items() if (size := _size(line))}

    def _named(self, family: str, name: str) -> tuple[str, str]:
        """Give the style of a name, or the one of all that name none which is there."""
        return (family, name if (family, name) in self._known else _DEFAULT)

    def noticed(self, name: str, value: object) -> Iterator[str]:
        """Name by codes what a style of cells keeps of a figure from who looks at it."""
        shown = self.formats.get(self._named("table-cell", name)[1])
        return iter(()) if shown is None else shown.noticed(value)

    def touch(self, family: str, name: str) -> Touch:
        """Say what a style does to the look of its texts."""
        return self.touches.get(self._named(family, name), UNTOUCHED)

    def hides_sheet(self, name: str) -> bool:
        """Whether the sheets of a style are not shown."""
        return name in self._hidden

    def has_no_size(self, family: str, name: str) -> bool:
        """Whether rows or columns of a style have no height or no width."""
        return bool(_NOTHING.fullmatch(self._sizes.get(self._named(family, name), "")))


def _line(family: str, style: _Style | None, behind: _Named) -> Iterator[_Style]:
    """Give a style and those from which it is made, at last what all of its family are."""
    for _ in range(_GENERATIONS):
        if style is None or style.parent is None:
            break
        yield style
        style = behind.get((family, style.parent))
    if style is not None:
        yield style


def _first(line: Iterable[_Style], *wanted: str) -> list[str]:
    """Give what the first style says that says any of these."""
    return next((said for style in line if (said := [style.says[w] for w in wanted if w in style.says])), [])


def _format(line: Sequence[_Style]) -> Format | None:
    return next((style.format for style in line if style.format is not None), None)


def _touch(line: Sequence[_Style]) -> Touch:
    place, lines = _first(line, "text-position"), _first(line, *_STRUCK)
    level = bool(_RAISED.match(place[0])) - bool(_LOWERED.match(place[0])) if place else None
    return Touch(level, any(kind != "none" for kind in lines) if lines else None)


def _size(line: Sequence[_Style]) -> str:
    return next(iter(_first(line, "row-height", "column-width")), "")


def _styles(part: Any, formats: Mapping[str, Format]) -> _Named:
    """Give the styles of a part; the default of a family stands there without a name."""
    own = {(attribute(s, "family"), attribute(s, "name")): s for s in all_named(part, "style")}
    usual = {(f, _DEFAULT): s for s in all_named(part, "default-style") if (f := attribute(s, "family")) in _OF_SHEETS}
    return {key: _style(s, formats, usual=False) for key, s in own.items()} | {
        key: _style(s, formats, usual=True) for key, s in usual.items()
    }


def _style(style: Any, formats: Mapping[str, Format], *, usual: bool) -> _Style:
    says = {local(name): value for part in style if local(part.tag) != "map" for name, value in part.attrib.items()}
    parent = None if usual else attribute(style, "parent-style-name")
    return _Style(says, parent, formats.get(attribute(style, "data-style-name")))


def _formats(part: Any) -> dict[str, Format]:
    """Give the formats of a part, each with those that it leaves some figures to."""
    written = {attribute(e, "name"): e for e in part.iter() if isinstance(e.tag, str) and local(e.tag) in _FORMATS}
    alone = {name: Format(_is_scaled(e), _is_hiding(e)) for name, e in written.items()}
    return {name: alone[name]._replace(others=tuple(_others(e, alone))) for name, e in written.items()}


def _others(element: Any, formats: Mapping[str, Format]) -> Iterator[tuple[str, Decimal, Format]]:
    for other in all_named(element, "map"):
        stated = _CONDITION.fullmatch(attribute(other, "condition"))
        limit = exact(stated[2]) if stated else Decimal("NaN")
        name = attribute(other, "apply-style-name")
        if stated and not limit.is_nan() and name in formats:
            yield stated[1].replace("!=", "<>"), limit, formats[name]


def _is_scaled(element: Any) -> bool:
    factors = (attribute(part, "display-factor") for part in element)
    return any(factor and exact(factor) != 1 for factor in factors)


def _is_hiding(element: Any) -> bool:
    return all(local(part.tag) in _NO_FIGURES for part in element)


def attribute(element: Any, name: str) -> str:
    """Give an attribute by its local name, nothing where it is not there."""
    return next((v for k, v in element.attrib.items() if local(k) == name), "")
