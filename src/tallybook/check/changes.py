"""Find the change of one cell that mends a sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tallybook.check.equations import Equation, Place
from tallybook.check.neighbours import Neighbours
from tallybook.check.slips import near, slip_of
from tallybook.check.sums import LESS_LIKELY, LIKELY, Sums, Suspect
from tallybook.model import Slip


def single_changes(e: Equation, sums: Sums, neighbours: Neighbours) -> Iterator[Suspect]:
    """Give each cell of a sum whose change mends it, by a slip of the hand or because it mends another sum as well."""
    for n, place in enumerate(e.terms):
        if place in sums.known:
            yield from _change(e, place, n, sums, neighbours)


def _change(e: Equation, place: Place, n: int, sums: Sums, neighbours: Neighbours) -> Iterator[Suspect]:
    old = sums.value(place)
    new, kind = _likeliest(e, place, old)
    tells_little = kind is Slip.FIGURE or _may_be_rounded(e)
    if tells_little and len(sums.holding[place]) == 1:
        return
    mends, broken, still = sums.effect({place: new - old})
    if mends and not broken and not (tells_little and mends == 1):
        nearer, times = neighbours.nearer(place, old, new)
        rank = (-mends, still, -nearer, LIKELY.get(kind, LESS_LIKELY))
        yield Suspect(place, new, kind, rank, (-times, n), mends=mends)


def _may_be_rounded(e: Equation) -> bool:
    """Whether half a unit of each figure's last digit, or of one, is all that is wrong."""
    return 2 * abs(e.off) <= len(e.terms) * (e.step or 1)


def _likeliest(e: Equation, place: Place, old: Decimal) -> tuple[Decimal, Slip]:
    """Give the number that would make a sum hold: one that a slip explains, else what it takes."""
    wanted = old - e.off / e.terms[place]
    slips = ((new, slip_of(old, new)) for new in near(wanted, e.tolerance, e.step))
    return next(((new, kind) for new, kind in slips if kind), (wanted, Slip.FIGURE))


def of_total(e: Equation, sums: Sums) -> Iterator[Suspect]:
    """Suspect the printed total where other sums vouch for each of its parts; where one vouches for it too, a part is missing."""
    if e.total is None or not all(_is_vouched(p, sums) for p in e.parts):
        return
    new = sums.value(e.total) - e.off
    if not _is_vouched(e.total, sums):
        yield Suspect(e.total, new, Slip.TOTAL, (0, 0, 0, 0))
    elif e.off > 0:
        yield Suspect(e.total, e.off, Slip.MISSING, (0, 0, 0, 0))


def _is_vouched(place: Place, sums: Sums) -> bool:
    return any(s.foots for s in sums.holding[place])
