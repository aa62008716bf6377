"""Hold figures against the period before, each rule in turn, and tell of one cell the strongest once."""

from __future__ import annotations

from itertools import chain

from tallybook.check.jumps import jumps
from tallybook.check.long_series import standing_out
from tallybook.check.peers import outliers, peers_of
from tallybook.check.steps import series, steps_of
from tallybook.check.unit_slips import unit_slips
from tallybook.model import Finding, Returns


def against_before(returns: Returns) -> tuple[Finding, ...]:
    """Give one finding for each cell that is odd beside other periods: the first of these rules that it breaks."""
    told = series(returns)
    steps = steps_of(told)
    peers = peers_of(steps, returns.codebook)
    months = (periods.values() for periods in told.values())
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in chain(unit_slips(steps), jumps(peers), outliers(peers), standing_out(months)):
        first.setdefault((finding.source, finding.sheet, finding.cell), finding)
    return tuple(first.values())
