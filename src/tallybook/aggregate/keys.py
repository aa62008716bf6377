"""Name the group that an observation belongs to, for each column of `--by`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallybook.model import Codebook, Observation, Total
from tallybook.notation import split_unit

BY = ("area", "indicator", "year", "half", "quarter", "month", "activity", "source")
"""What totals can be given by."""

_MONTHS_A_QUARTER = 3
_MONTHS_A_HALF = 6


class AreaTree:
    """The codebook's areas with their parents; a circle of parents ends where it began."""

    def __init__(self, codebook: Codebook) -> None:
        """Index names and parents."""
        self._names = {a.code: a.names[0] for a in codebook.areas}
        self._parents = {a.code: a.parent for a in codebook.areas}
        self._within = {c: {c, *self._above(c)} for c in codebook.expected}
        children: dict[str, set[str]] = {}
        for a in codebook.areas:
            children.setdefault(a.parent, set()).add(a.code)
        self._branching = {code for code, below in children.items() if len(below) > 1}
        self._codes = {name: code for code, name in self._names.items()}
        self._depth = {a.code: len(self._above(a.code)) for a in codebook.areas}
        self._place = {a.code: n for n, a in enumerate(codebook.areas)}

    def name(self, code: str, label: str) -> str:
        """Give the area's name in the codebook, or its label when it has no code."""
        return self._names.get(code, label)

    def parents(self, code: str) -> tuple[str, ...]:
        """Give the areas above that unite more than one, nearest first."""
        return tuple(c for c in self._above(code) if c in self._branching)

    def order(self, name: str) -> tuple[int, int, str]:
        """Sort areas: the deepest first, then as the codebook lists them, then unknown ones."""
        code = self._codes.get(name)
        return (-self._depth[code], self._place[code], name) if code else (1, 0, name)

    def count_within(self, name: str, codes: Iterable[str]) -> int:
        """Count those of the expected areas that lie within an area, itself included."""
        code = self._codes.get(name)
        return sum(code in self._within[c] for c in codes)

    def _above(self, code: str) -> list[str]:
        above: list[str] = []
        parent = self._parents.get(code, "")
        while parent and parent != code and parent not in above:
            above.append(parent)
            parent = self._parents.get(parent, "")
        return above


class Keys:
    """Gives the keys of observations; made once for a codebook and a `--by`."""

    def __init__(self, by: Sequence[str], codebook: Codebook) -> None:
        """Index the codebook."""
        self.by = tuple(by)
        self.tree = AreaTree(codebook)
        self._indicators = {i.id: i.zh for i in codebook.indicators}
        self._listed = {i.zh: n for n, i in enumerate(codebook.indicators)}
        self._codebook = codebook
        self._expected: dict[tuple[str | None, frozenset[str]], int] = {}

    def of(self, o: Observation) -> Iterator[tuple[str, ...]]:
        """Give the observation's own key, then one for each area above it, unit last."""
        yield self._key(o, self.tree.name(o.ref_area, o.area_label))
        if "area" in self.by:
            for parent in self.tree.parents(o.ref_area):
                yield self._key(o, self.tree.name(parent, parent))

    def indicator(self, o: Observation) -> str:
        """Give the indicator's name: the codebook's, else its header path without units."""
        if o.indicator in self._indicators:
            return self._indicators[o.indicator]
        return " / ".join(split_unit(p)[0] for p in o.indicator_label.split(" / "))

    def expected(self, area: str | None, years: Iterable[str]) -> int | None:
        """Count the areas expected in a total of one area or of all, in any of the years; None when nobody said."""
        asked = (area, frozenset(years))
        if asked not in self._expected:
            self._expected[asked] = self._count(*asked)
        return self._expected[asked] or None

    def _count(self, area: str | None, years: frozenset[str]) -> int:
        codes = {c for y in years for c in self._codebook.expected_in(y)}
        return len(codes) if area is None else self.tree.count_within(area, codes)

    def order(self, total: Total) -> tuple[object, ...]:
        """Sort totals column by column, areas and indicators as the codebook lists them."""
        return (*(self._rank(column, value) for column, value in total.key.items()), total.unit_measure)

    def _rank(self, column: str, value: str) -> tuple[object, ...]:
        if column == "area":
            return self.tree.order(value)
        return (self._listed.get(value, len(self._listed)), value) if column == "indicator" else (value,)

    def _key(self, o: Observation, area: str) -> tuple[str, ...]:
        names = {"area": area, "indicator": self.indicator(o), "activity": o.activity, "source": o.source}
        return (*(names[b] if b in names else coarsened(o.time_period, b) for b in self.by), o.unit_measure)


def coarsened(period: str, wanted: str) -> str:
    """Give the year, half, quarter or month of a period; a coarser one stays as it is."""
    year, month = period[:4], period[5:7]
    if "/" in period[:5] or not period:
        return period
    if wanted == "year":
        return year
    if not month.isdigit():
        return f"{year}-H{1 if month in {'Q1', 'Q2'} else 2}" if wanted == "half" and month.startswith("Q") else period
    number = int(month)
    coarse = {
        "half": f"{year}-H{(number - 1) // _MONTHS_A_HALF + 1}",
        "quarter": f"{year}-Q{(number - 1) // _MONTHS_A_QUARTER + 1}",
    }
    return coarse.get(wanted, period[:7])
