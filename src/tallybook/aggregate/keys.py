"""Name the group that an observation belongs to, for each column of `--by`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from tallybook.aggregate.areas import AreaTree
from tallybook.model import OBSERVATION_COLUMNS, Codebook, Observation, Total
from tallybook.notation import name_of, named

BY = ("area", "indicator", "year", "half", "quarter", "month", "activity", "source")
"""What totals can be given by."""
_COLUMNS = (
    "ref_area",
    "area_label",
    "indicator",
    "indicator_label",
    "activity",
    "time_period",
    "unit_measure",
    "source",
)
_TELLING = itemgetter(*map(OBSERVATION_COLUMNS.index, _COLUMNS))
"""Takes from an observation all that its keys are made of."""
_REMEMBERED = 10_000
Key = tuple[str, ...]


class Keys:
    """Gives the keys of observations; made once for a codebook and a `--by`."""

    def __init__(self, by: Sequence[str], codebook: Codebook) -> None:
        """Index the codebook."""
        self.by = tuple(by)
        self.tree = AreaTree(codebook)
        self._of_column = tuple(self._named_by(column) for column in by)
        self._indicators = {i.id: i.zh for i in codebook.indicators}
        self._listed = {i.zh: n for n, i in enumerate(codebook.indicators)}
        self._codebook = codebook
        self._years: dict[str, frozenset[str]] = {}
        self._expected: dict[tuple[str | None, frozenset[str]], frozenset[str]] = {}
        self._known: dict[tuple[object, ...], tuple[Key, ...]] = {}

    def of(self, o: Observation) -> tuple[Key, ...]:
        """Give the observation's own key, then one for each area above it, unit last."""
        told = _TELLING(o)
        keys = self._known.get(told)
        if keys is None:
            if len(self._known) == _REMEMBERED:
                self._known.clear()
            keys = self._known[told] = self._keys(o)
        return keys

    def _keys(self, o: Observation) -> tuple[Key, ...]:
        above = self.tree.shown_above(o.ref_area) if "area" in self.by and o.ref_area else ()
        areas = (self.tree.name(o.ref_area, o.area_label), *(self.tree.name(code, code) for code in above))
        return tuple(self._key(o, area) for area in areas)

    def indicator(self, o: Observation) -> str:
        """Give the indicator's name: the codebook's, else its header path without units."""
        if o.indicator in self._indicators:
            return self._indicators[o.indicator]
        return name_of(o)

    def expected(self, area: str | None, years: Iterable[str]) -> int | None:
        """Count the areas expected in a total of one area or of all, in any of the years; None when nobody said."""
        return len(self._expected_in(area, frozenset(years))) or None

    def reporting(self, area: str | None, years: Iterable[str], reported: Iterable[Observation]) -> tuple[int, int]:
        """Count the expected areas that reported, and who reported beside them; where nobody is expected, all.

        What lies within an expected area reports for it.
        """
        expected = self._expected_in(area, frozenset(years))
        places = {o.area: o.ref_area for o in reported}
        if not expected:
            return len(places), 0
        found = {
            a: next((c for c in (code, *self.tree.above(code)) if c in expected), "") for a, code in places.items()
        }
        return len({c for c in found.values() if c}), sum(not c for c in found.values())

    def _expected_in(self, area: str | None, years: frozenset[str]) -> frozenset[str]:
        asked = (area, years)
        if asked not in self._expected:
            everywhere = area is None and not self._codebook.of_register
            within = None if everywhere else self.tree.expected_within(area or "")
            of_years = (self._of_year(y) for y in years)
            self._expected[asked] = frozenset().union(*(c if within is None else c & within for c in of_years))
        return self._expected[asked]

    def _of_year(self, year: str) -> frozenset[str]:
        if year not in self._years:
            self._years[year] = frozenset(self._codebook.expected_in(year))
        return self._years[year]

    def order(self, total: Total) -> tuple[object, ...]:
        """Sort totals column by column, areas and indicators as the codebook lists them."""
        return (*(self._rank(column, value) for column, value in total.key.items()), total.unit_measure)

    def _rank(self, column: str, value: str) -> tuple[object, ...]:
        if column == "area":
            return self.tree.order(value)
        return (self._listed.get(value, len(self._listed)), value) if column == "indicator" else (value,)

    def _key(self, o: Observation, area: str) -> tuple[str, ...]:
        return (*[name(o, area) for name in self._of_column], o.unit_measure)

    def _named_by(self, column: str) -> Callable[[Observation, str], str]:
        """Give what names the group of an observation in a column, from it and the area that it is counted for."""
        ways: dict[str, Callable[[Observation, str], str]] = {
            "area": lambda _, area: area,
            "indicator": lambda o, _: self.indicator(o),
            "activity": lambda o, _: o.activity,
            "source": lambda o, _: o.source,
        }
        return ways.get(column, lambda o, _: named(o.time_period, column))
