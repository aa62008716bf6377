"""Set aside the sheet of a marked copy that lists findings: what stands in it was quoted, and is no data."""

from __future__ import annotations

from tallybook.model import Balance, Evidence, Grid, Role, SheetReading
from tallybook.model.evidence import STATED
from tallybook.model.table import SheetLayout


def set_review_aside(grid: Grid, layout: SheetLayout) -> SheetReading:
    """Exclude every number of the sheet; nothing is to be found in it."""
    numbers = [p for p, token in layout.tokens.items() if token.counted]
    roles = dict.fromkeys(numbers, Role.EXCLUDED)
    parts = dict.fromkeys((p for p in grid.cells if p not in roles), "note")
    why = Evidence(f"1–{grid.rows}", "sheet", grid.sheet, "the list of findings that Tallybook added", STATED)
    return SheetReading(grid, roles=roles, parts=parts, balance=Balance.of(roles.values(), len(numbers)), why=(why,))
