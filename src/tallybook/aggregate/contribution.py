"""Say who made the difference between two years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallybook.aggregate.comparison import in_the_year, same_but_year, totals_of_both
from tallybook.aggregate.keys import Keys
from tallybook.aggregate.sums import NOTHING, Sum, add, subtract
from tallybook.model import Codebook, Contribution, Observation, Qualifier, Total, exact_sum

_NOT_KEPT = frozenset({"area", "source"})
_ZERO = Sum(Decimal(0), Decimal(0), Decimal(0), Qualifier.EXACT)


def contributions(
    observations: Sequence[Observation], *, year: str, earlier: str, by: Sequence[str], codebook: Codebook
) -> tuple[Contribution, ...]:
    """Give for each total over all areas what each of them adds to its change, the largest change first.

    Totals are those of the `by` columns without area and file; one with a single area in both years together says
    nothing that its change does not say, and is left out. Areas are those counted, never those above them.
    """
    kept = tuple(column for column in by if column not in _NOT_KEPT)
    now, before = totals_of_both(observations, year=year, earlier=earlier, by=kept, codebook=codebook)
    ours, theirs = ({same_but_year(t): t for t in totals} for totals in (now, before))
    keys = Keys(("area",), codebook)
    return tuple(c for which in ours | theirs for c in _of_total(ours.get(which), theirs.get(which), year, keys))


@dataclass(frozen=True, slots=True)
class _Part:
    """One area in both years; NOTHING where the year has no figure of it."""

    area: str
    now: Sum
    before: Sum

    @property
    def change(self) -> Sum:
        """The change; an area of one year alone comes, or goes, with all that it has."""
        now, before = (_ZERO if s is NOTHING else s for s in (self.now, self.before))
        return subtract(now, before)

    @property
    def alike(self) -> bool:
        """Whether both years have it."""
        return self.now is not NOTHING and self.before is not NOTHING


def _of_total(now: Total | None, before: Total | None, year: str, keys: Keys) -> list[Contribution]:
    mine, theirs = (_by_area(t, keys) for t in (now, before))
    parts = [_Part(area, mine.get(area, NOTHING), theirs.get(area, NOTHING)) for area in mine | theirs]
    if len(parts) < 2 or not (total := now or before):  # noqa: PLR2004 - one alone makes all of its change
        return []
    key = total.key if now else in_the_year(total.key, year)
    whole, alike = _changed(parts), _changed(p for p in parts if p.alike)
    ranks, earlier = _ranks(p.now.value for p in parts), _ranks(p.before.value for p in parts)
    told = [
        Contribution(
            key,
            p.area,
            p.now.value,
            p.before.value,
            p.change.value,
            None if p.change.value is None else p.change.qualifier,
            _quotient(p.now.value, p.before.value),
            _quotient(p.change.value, whole),
            _quotient(p.change.value, alike) if p.alike else None,
            ranks.get(p.now.value),
            earlier.get(p.before.value),
            total.unit_measure,
        )
        for p in parts
    ]
    return sorted(told, key=lambda c: (c.change is None, -abs(c.change or Decimal(0)), keys.tree.order(c.area)))


def _by_area(total: Total | None, keys: Keys) -> dict[str, Sum]:
    found: dict[str, list[Observation]] = {}
    for o in total.members if total else ():
        found.setdefault(keys.of(o)[0][0], []).append(o)
    return {area: add(rows) for area, rows in found.items()}


def _changed(parts: Iterable[_Part]) -> Decimal | None:
    """Give the change of some areas together, None where that of one is not known."""
    changes = [p.change.value for p in parts]
    return exact_sum(c for c in changes if c is not None) if None not in changes else None


def _quotient(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else part / whole


def _ranks(values: Iterable[Decimal | None]) -> Mapping[Decimal | None, int]:
    """Give the rank of each figure, the largest first; equal ones share theirs, and what is not there has none."""
    ranks: dict[Decimal | None, int] = {}
    for n, value in enumerate(sorted((v for v in values if v is not None), reverse=True), 1):
        ranks.setdefault(value, n)
    return ranks
