"""What a reviewer asks of a run, beyond what every command checks, and what hangs on each answer."""

from __future__ import annotations

from tallybook.check import (
    edit_findings,
    footings,
    rule_counts,
    unheard,
    weigh,
    with_suspects,
)
from tallybook.model import (
    Codebook,
    Returns,
    Review,
)
from tallybook.pipeline.run import Run, discreetly
from tallybook.pipeline.settings import Wanted
from tallybook.pipeline.totals import total


def review(run: Run, codebook: Codebook) -> Review:
    """Give all that is odd in a run, most damaging first, and how often each rule of the codebook held.

    To what every command checks come the edits, which cells are probably wrong, and what the totals leave out.
    """
    observations, printed = run.observations, run.printed_totals
    filed = {r.path: r.filed for r in run.readings if r.filed}
    returns = Returns(observations, printed, footings(printed, observations, codebook), codebook, filed)
    asked = tuple(map(discreetly, with_suspects((*run.checked, *edit_findings(returns)), returns)))
    alone = unheard((*run.told, *asked), run.answers)
    _, left_out = total(run, Wanted(), codebook)
    found = run.explained((*run.told, *asked, *alone, *map(discreetly, left_out)))
    totals, _ = total(run, Wanted(by=("indicator", "year"), members=True), codebook)
    told = weigh(found, returns, totals, len(run.sources))
    return Review(told, run.balance, run.sources, rules=rule_counts(returns))
