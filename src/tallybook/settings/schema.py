"""What a codebook's files may hold, checked by pydantic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tallybook.model import IndicatorKind
from tallybook.model.limits import MIB, Limits
from tallybook.notation import Unit, read_unit
from tallybook.settings.faults import nearest

_RULES = {
    "sum": (IndicatorKind.FLOW,),
    "last": (IndicatorKind.STOCK, IndicatorKind.CUMULATIVE),
    "none": (IndicatorKind.RATIO,),
}
"""The kinds that a rule allows; alone it means the first."""

ALL = "all"
"""What `expected` may say instead of codes: every area that has none within it."""

_IN_MIB = frozenset({"file", "part", "total", "text", "memory"})

Year = Annotated[int, Field(ge=1000, le=9999)]
Days = Annotated[int | None, Field(ge=0, le=3660)]
Power = Annotated[int, Field(ge=-12, le=16)]
Expected = Annotated[list[str], BeforeValidator(lambda told: [ALL] if told == ALL else told)]
Amount = Annotated[int | None, Field(ge=1)]
Bound = Annotated[Decimal | None, Field(allow_inf_nan=False)]
Fault = tuple[str, str]


class BookTable(BaseModel):
    """The [codebook] table. `marks` maps a mark to an obs_status or to "0"."""

    model_config = ConfigDict(extra="forbid", strict=True)

    base: str = ""
    title: str = ""
    areas: str = ""
    indicators: str = ""
    units: str = ""
    divisions: str = ""
    expected: Expected = []
    due: Days = None
    activities: list[str] = []
    marks: dict[str, str] = {}
    part_of: dict[str, str] = {}


class LayoutTable(BaseModel):
    """A [[layout]] table: for which files and sheets it holds, and what is so there."""

    model_config = ConfigDict(extra="forbid", strict=True)

    files: str = ""
    sheets: str = ""
    skip: bool = False
    header: int | str = ""
    rows: int | str = ""
    cols: str = ""
    areas: str = ""
    columns: dict[str, str] = {}
    headings: dict[str, str] = {}
    total_rows: int | str = ""
    year: int | str = ""
    area: str = ""
    unit: str = ""


class RuleTable(BaseModel):
    """A [[rule]] table: two sides, what ought to hold between them, and how a rule that fails is told."""

    model_config = ConfigDict(extra="forbid", strict=True)

    left: str | int | float
    operator: str
    right: str | int | float
    tolerance: str | int | float = 0
    missing: str = "any"
    severity: str = "warning"
    explanation: str = ""


class LimitsTable(BaseModel):
    """The [limits] table: what is borne of one file; sizes in MiB, `seconds` on the clock. What is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    file: Amount = None
    part: Amount = None
    total: Amount = None
    parts: Amount = None
    ratio: Amount = None
    cells: Amount = None
    text: Amount = None
    memory: Amount = None
    seconds: Amount = None

    def over(self, base: Limits) -> Limits:
        """Put what is stated in the place of what held so far."""
        stated = self.model_dump(exclude_none=True)
        return replace(base, **{k: n * MIB if k in _IN_MIB else n for k, n in stated.items()})


class ListRow(BaseModel):
    """A row of a list. A cell left empty is not stated."""

    @classmethod
    def key(cls) -> str:
        """Give the column in which no value may stand twice: the first that is needed."""
        return next(c for c, about in cls.model_fields.items() if about.is_required())

    def contradictions(self) -> Iterator[Fault]:
        """Give the key and the fault where values that are sound each by itself do not go together."""
        yield from ()


class AreaRow(ListRow):
    """An area: code, name, other names parted by |, parent's code, first and last year, what it became."""

    code: str
    name: str
    aliases: str = ""
    parent: str = ""
    valid_from: Year | None = None
    valid_to: Year | None = None
    successor: str = ""

    def contradictions(self) -> Iterator[Fault]:
        """Say that an area ends before it begins."""
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            yield "valid_from", f"'{self.valid_from}' is after valid_to, '{self.valid_to}'"


class IndicatorRow(ListRow):
    """An indicator; `kind` or `rule` (sum, last, none) says how it adds up, `min` and `max` what a figure of it may be."""

    id: str
    zh: str = ""
    en: str = ""
    aliases: str = ""
    unit: str = ""
    kind: IndicatorKind | None = None
    rule: str = ""
    part_of: str = ""
    min: Bound = None
    max: Bound = None

    def contradictions(self) -> Iterator[Fault]:
        """Say that it has no name, an unknown rule, or a kind that is not what the rule says."""
        if not self.zh and not self.en:
            yield "zh", "an indicator needs a name in zh or en"
        if self.rule and self.rule not in _RULES:
            yield "rule", f"{self.rule!r} is none of {', '.join(_RULES)}{nearest(self.rule, _RULES)}"
        elif self.rule and self.kind and self.kind not in _RULES[self.rule]:
            kinds = " or ".join(_RULES[self.rule])
            yield "rule", f"{self.rule!r} goes with {kinds}, but kind is '{self.kind}'"
        if self.min is not None and self.max is not None and self.min > self.max:
            yield "min", f"'{self.min}' is more than max, '{self.max}'"

    @property
    def adds_as(self) -> IndicatorKind:
        """The stated kind, else the one that the rule means, else a flow."""
        return self.kind or _RULES.get(self.rule, (IndicatorKind.FLOW,))[0]


class UnitRow(ListRow):
    """A unit of the user's own: so many powers of ten of a base unit."""

    name: str
    base: str
    multiplier: Power = 0

    def contradictions(self) -> Iterator[Fault]:
        """Say that the multiplier is not the one that the name itself tells: 万元 is 10^4 元."""
        said = read_unit(self.name)
        base = read_unit(self.base) or Unit(self.base)
        power = base.multiplier + self.multiplier
        if said and said.multiplier != power and (said.multiplier or said.base == base.base):
            yield "multiplier", f"{self.name!r} is 10^{said.multiplier} {base.base}, not 10^{power}"


class AnswerRow(ListRow):
    """What was said once: a label means an area or an indicator; who said so, and when."""

    kind: Literal["area", "indicator"]
    said: str
    means: str
    who: str = ""
    when: str = ""

    @classmethod
    def key(cls) -> str:
        """Give no column: an area and an indicator may be called alike."""
        return ""
