"""The edits: what a reviewer asks of figures that were read rightly and may still be wrong."""

from __future__ import annotations

from collections.abc import Callable

from tallybook.model import Finding, Returns

Edit = Callable[[Returns], tuple[Finding, ...]]

EDITS: tuple[Edit, ...] = ()
"""Every edit, in the order in which findings of one cell are told. Only `tallybook check` asks them."""


def edit_findings(returns: Returns) -> tuple[Finding, ...]:
    """Ask all edits of the returns."""
    return tuple(finding for edit in EDITS for finding in edit(returns))
