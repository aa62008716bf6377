"""Hold figures against those of other periods: each rule in turn, and of one cell the strongest once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tallybook.check.carried import carried
from tallybook.check.jumps import jumps
from tallybook.check.long_series import standing_out
from tallybook.check.peers import outliers, peers_of
from tallybook.check.steps import Series, Step, series, steps_of
from tallybook.check.unit_slips import unit_slips
from tallybook.model import Codebook, Finding, Returns


def against_other_periods(returns: Returns) -> tuple[Finding, ...]:
    """Give what is odd beside other periods: single cells, then forms that were carried over."""
    told = series(returns)
    steps = steps_of(told)
    return (*_cells(told, steps, returns.codebook), *carried(steps))


def _cells(told: Series, steps: Sequence[Step], codebook: Codebook) -> tuple[Finding, ...]:
    """Give one finding for each cell that is odd: the first of these rules that it breaks."""
    peers = peers_of(steps, codebook)
    months = (periods.values() for periods in told.values())
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in chain(unit_slips(steps), jumps(peers), outliers(peers), standing_out(months)):
        first.setdefault((finding.source, finding.sheet, finding.cell), finding)
    return tuple(first.values())
