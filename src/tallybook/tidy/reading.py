"""What one table gave, gathered step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tallybook.model import (
    NO_HINT,
    Evidence,
    Finding,
    Hint,
    Observation,
    Offer,
    PrintedTotal,
    Role,
    Severity,
    a1,
    make_finding,
)
from tallybook.model.table import Place


@dataclass(slots=True)
class TableReading:
    """The observations, printed totals, roles and findings of one table of a sheet."""

    source: str
    sheet: str
    observations: list[Observation] = field(default_factory=list)
    printed_totals: list[PrintedTotal] = field(default_factory=list)
    roles: dict[Place, Role] = field(default_factory=dict)
    parts: dict[Place, str] = field(default_factory=dict)
    headers: dict[Place, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    why: tuple[Evidence, ...] = ()
    across: tuple[int, int] = (0, 0)
    hint: Hint = NO_HINT

    def find(
        self,
        code: str,
        cell: str,
        raw: str,
        severity: Severity | None = None,
        offers: tuple[Offer, ...] = (),
        **facts: Any,
    ) -> None:
        """Say what is odd about a cell of the sheet."""
        made = make_finding(code, self.source, self.sheet, cell, raw, severity=severity, **facts)
        self.findings.append(replace(made, offers=offers) if offers else made)

    def set_apart(
        self, code: str, places: Sequence[Place], raw: str = "", role: Role = Role.EXCLUDED, **facts: Any
    ) -> None:
        """Leave cells out of the data, and say so once, at the first of them."""
        self.roles.update(dict.fromkeys(places, role))
        for first in places[:1]:
            self.find(code, a1(*first), raw, n=len(places), **facts)
