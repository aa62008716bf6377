"""Find what is wrong with whole rows or columns of a table: told twice, left out of a total, exchanged, sums themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tallybook.check.equations import Equation, Place
from tallybook.check.sums import LESS_LIKELY, LIKELY, MOST_ALIKE, Sums, Suspect
from tallybook.model import Slip, exact_sum


def whole_lines(e: Equation, sums: Sums) -> Iterator[Suspect]:
    """Give what mends a sum by a whole part of it, in all sums of the same row or column of totals alike."""
    if e.total is None:
        return
    beside = [s for s in sums.lines[e.line] if s is not e]
    fitting = [(n, place) for n, place in enumerate(e.parts) if _fits(e, sums.value(place))]
    for n, place in fitting if len(fitting) <= 2 * MOST_ALIKE else ():
        yield from _part(e, place, n, beside, sums)
    yield from _subtotal_counted(e, sums)
    yield from _exchanged(e, beside, sums)
    yield from _doubled(e, sums)


def _fits(e: Equation, value: Decimal) -> bool:
    """Whether a part is as much as the sum is off by."""
    return value != 0 and abs(abs(e.off) - abs(value)) <= e.tolerance


def _part(e: Equation, place: Place, n: int, beside: Sequence[Equation], sums: Sums) -> Iterator[Suspect]:
    """Take a part whose figure is the difference: it was told twice or is itself a sum, or the total took it wrongly."""
    twice = (e.off > 0) == (sums.value(place) > 0)
    sign = -1 if twice else 1
    along = e.along(place)
    held = [(s, sums.value(p)) for s in beside if (p := sums.parts_of(s).get(along)) and sums.value(p)]
    agree = [abs(-s.off - sign * v) <= s.tolerance for s, v in held]
    if any(s.foots for s, _ in held):
        return
    mends, still = 1 + sum(agree), len(agree) - sum(agree)

    def suspect(kind: Slip, at: Place, new: Decimal | None, other: Place | None) -> Suspect:
        return Suspect(at, new, kind, (-mends, still, 0, LIKELY.get(kind, LESS_LIKELY)), (0, n), other, mends)

    total = e.total or place
    mended = sums.value(total) - e.off
    if twice:
        yield suspect(Slip.TWICE, total, mended, place)
    elif twin := _twin(e, place, beside, sums):
        if e.parts.index(twin) < n:
            yield suspect(Slip.REPEATED, place, None, twin)
    elif _is_sum(e, n, sums):
        yield suspect(Slip.SUBTOTAL, place, None, None)
    else:
        yield suspect(Slip.LEFT_OUT, total, mended, place)


def _twin(e: Equation, place: Place, beside: Sequence[Equation], sums: Sums) -> Place | None:
    """Find a part that says the same in every sum beside this one, or of the same area."""
    area = sums.known[place].area if place in sums.known else ""
    for other in e.parts:
        if other == place or sums.value(other) != sums.value(place):
            continue
        same = [sums.value(one) == sums.value(two) for one, two in _pairs(e, place, other, beside, sums)]
        if (same and all(same)) or (not same and area and sums.known[other].area == area):
            return other
    return None


def _pairs(
    e: Equation, place: Place, other: Place, beside: Sequence[Equation], sums: Sums
) -> Iterator[tuple[Place, Place]]:
    for s in beside:
        at = sums.parts_of(s)
        one, two = at.get(e.along(place)), at.get(e.along(other))
        if one and two:
            yield one, two


def _is_sum(e: Equation, n: int, sums: Sums) -> bool:
    """Whether a part is the sum of several that stand right above it or below."""
    values = [sums.value(p) for p in e.parts]
    return any(_adds_up(values[n], run) for run in (values[n - 1 :: -1] if n else [], values[n + 1 :]))


def _adds_up(value: Decimal, run: Sequence[Decimal]) -> bool:
    summed = Decimal(0)
    for count, part in enumerate(run, 1):
        summed = exact_sum((summed, part))
        if summed == value and count > 1 and part:
            return True
    return False


def _subtotal_counted(e: Equation, sums: Sums) -> Iterator[Suspect]:
    """Find subtotals that a total counted beside the parts that they add up already."""
    held = set(e.parts)
    inner = dict.fromkeys(s for p in e.parts for s in sums.holding[p] if s is not e and s.axis == e.axis)
    totals = [s.total for s in inner if s.total and held.issuperset(s.parts)]
    chosen = [*([t] for t in totals), *([totals] if len(totals) > 1 else [])]
    for n, counted in enumerate(chosen):
        if e.total and abs(exact_sum(map(sums.value, counted)) - e.off) <= e.tolerance:
            yield Suspect(
                e.total, sums.value(e.total) - e.off, Slip.SUBTOTAL, (-1, 0, 0, LESS_LIKELY), (0, n), counted[0]
            )


def _exchanged(e: Equation, beside: Sequence[Equation], sums: Sums) -> Iterator[Suspect]:
    """Find two figures of one row, or column, that stand in each other's place: what one sum has too much the other lacks."""
    opposite = [s for s in beside if not s.foots and abs(s.off + e.off) <= min(s.tolerance, e.tolerance)]
    for s in opposite if len(opposite) <= MOST_ALIKE else ():
        found = list(_exchanges(e, s, sums))
        yield from found
        if not found and e.total:
            new = sums.value(e.total) - e.off
            yield Suspect(e.total, new, Slip.OPPOSITE, (-1, 0, 0, LIKELY[Slip.OPPOSITE]), (), s.total)


def _exchanges(e: Equation, s: Equation, sums: Sums) -> Iterator[Suspect]:
    there = {**sums.parts_of(s), "": s.total}
    here: dict[str, Place | None] = {**sums.parts_of(e), "": e.total}
    for n, (along, place) in enumerate(here.items()):
        other = there.get(along)
        if place is None or other is None or place not in sums.known:
            continue
        by = sums.value(other) - sums.value(place)
        mends, broken, still = sums.effect({place: by, other: -by})
        if by and not broken and abs(e.changed(place, by)) <= e.tolerance:
            rank = (-mends, still, 0, LIKELY[Slip.EXCHANGED])
            yield Suspect(place, sums.value(other), Slip.EXCHANGED, rank, (0, n), other, mends)


def _doubled(e: Equation, sums: Sums) -> Iterator[Suspect]:
    """Find a total that is half of its parts together, or twice as much."""
    printed = sums.value(e.total) if e.total else Decimal(0)
    if e.total and e.off and any(abs(off - e.off) <= e.tolerance for off in (-printed, printed / 2)):
        yield Suspect(e.total, None, Slip.DOUBLED, (-1, 0, 0, LESS_LIKELY))
