"""What a codebook's files may hold, checked by pydantic."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tallybook.model import IndicatorKind

_RULES = {"sum": IndicatorKind.FLOW, "last": IndicatorKind.STOCK, "none": IndicatorKind.RATIO}


def _blank(value: object) -> object:
    return None if value == "" else value


Year = Annotated[Annotated[int, Field(ge=1000, le=9999)] | None, BeforeValidator(_blank)]
Filled = Annotated[str, Field(min_length=1)]


class BookTable(BaseModel):
    """The [codebook] table. `marks` maps a mark to an obs_status or to "0"."""

    model_config = ConfigDict(extra="forbid", strict=True)

    base: str = ""
    title: str = ""
    areas: str = ""
    indicators: str = ""
    units: str = ""
    expected: list[str] = []
    activities: list[str] = []
    marks: dict[str, str] = {}
    part_of: dict[str, str] = {}


class AreaRow(BaseModel):
    """An area: code, name, other names parted by |, parent's code, first and last year."""

    code: Filled
    name: Filled
    aliases: str = ""
    parent: str = ""
    valid_from: Year = None
    valid_to: Year = None


class IndicatorRow(BaseModel):
    """An indicator; `kind` or `rule` (sum, last, none) says how it adds up."""

    id: Filled
    zh: str = ""
    en: str = ""
    aliases: str = ""
    unit: str = ""
    kind: Annotated[IndicatorKind | None, BeforeValidator(_blank)] = None
    rule: str = ""
    part_of: str = ""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if not self.zh and not self.en:
            raise ValueError("an indicator needs a name in zh or en")
        if self.rule and self.rule not in _RULES:
            raise ValueError(f"the rule {self.rule!r} is none of {', '.join(_RULES)}")
        return self

    @property
    def adds_as(self) -> IndicatorKind:
        """The stated kind, else the one that the rule means, else a flow."""
        return self.kind or _RULES.get(self.rule, IndicatorKind.FLOW)


class UnitRow(BaseModel):
    """A unit of the user's own: so many powers of ten of a base unit."""

    name: Filled
    base: Filled
    multiplier: int = 0
