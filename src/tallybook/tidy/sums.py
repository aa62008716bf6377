"""Find lines of figures that are sums of the lines behind them, where no word gives them away.

A coincidence is told from a sum by how much it would have to explain: a match of a number with d digits
is worth d. A tree of sums that leaves no line over needs less than one that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, islice
from math import log10
from operator import eq, gt, itemgetter

from tallybook.notation import last_digit

_STRONG, _WEAK, _TWIN = 5.0, 1.5, 3.0
_LONGEST_RUN, _MOST_LINES = 4000, 3000
_FEWEST_BESIDE_TWINS = 2
_MANY, _NEAR, _NEAR_ALONE = 8, 0.03, 0.005
_MOST_DIGITS = 100
_ROUNDED_OFF = 1e-9
_ALL_TOLD: frozenset[int] = frozenset()

Line = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Lines of figures as whole numbers of each place's last digit.

    `rounded` says where there are decimals, `hidden` at which places a line's figures are there but not told,
    `positive` that none is below zero, `digits` how many all figures of a line have, `told` the places at which a line
    has figures other than 0, and these.
    """

    lines: Mapping[int, Line]
    rounded: tuple[bool, ...]
    hidden: Mapping[int, frozenset[int]]
    positive: bool
    digits: Mapping[int, float]
    told: Mapping[int, tuple[Sequence[int], Sequence[int]]]

    @classmethod
    def of(
        cls, lines: Sequence[int], places: Sequence[Sequence[Decimal | None]], hidden: Mapping[int, frozenset[int]]
    ) -> Figures:
        """Take the figures of all lines at each place."""
        told = [_whole(figures) for figures in places]
        whole: dict[int, Line] = dict(zip(lines, zip(*(w for w, _ in told), strict=True), strict=True)) if told else {}
        positive = all(v >= 0 for figures, _ in told for v in figures if v)
        whole = whole or dict.fromkeys(lines, ())
        digits = {n: sum([log10(abs(v)) for v in line if v]) for n, line in whole.items()}
        some = {n: ([p for p, v in enumerate(line) if v], [v for v in line if v]) for n, line in whole.items()}
        return cls(whole, tuple(rounded for _, rounded in told), hidden, positive, digits, some)


def _whole(figures: Sequence[Decimal | None]) -> tuple[list[int | None], bool]:
    """Give figures as whole numbers of the last digit of any of them, and whether that is a decimal.

    Where the largest and the last digit lie further apart than evidence can be weighed, none is given.
    """
    exponent = min(0, *map(_last_digit, figures))
    if max((v.adjusted() for v in figures if v), default=0) - exponent > _MOST_DIGITS:
        return [None] * len(figures), False
    whole = [None if v is None else int(v) for v in figures]
    if whole == figures:
        return whole, False
    return [None if v is None else int(v.scaleb(-exponent)) for v in figures], True


def foots(whole: Decimal, parts: Iterable[Decimal | None], *, exactly: bool = False) -> bool:
    """Whether a figure is the sum of those of its parts that are told, as far as their last digits can tell.

    `exactly` where no word speaks for a sum: rounding would let chance in.
    """
    told = [part for part in parts if part is not None]
    miss = abs(sum(told, -whole))
    return not miss or (not exactly and miss <= rounding((whole, *told)))


def rounding(values: Iterable[Decimal]) -> Decimal:
    """Give by how much a sum and its parts may differ: half a unit of the last digit of each, nothing for integers."""
    exponents = [_last_digit(v) for v in values]
    finest = min(exponents, default=0)
    return _half(len(exponents), finest) if finest < 0 else Decimal(0)


def _half(count: int, exponent: int) -> Decimal:
    """Give half a unit of a digit for each of so many figures."""
    return Decimal(count).scaleb(exponent) / 2


def _last_digit(value: Decimal | None) -> int:
    return last_digit(value) if value and value != value.to_integral_value() else 0


class Running:
    """The figures of many lines, summed up line by line, so that any first or last of them are held against a sum at once."""

    def __init__(self, figures: Iterable[Decimal | None]) -> None:
        """Sum up; None are lines without a figure."""
        told = list(figures)
        self._sums = [*accumulate((v or 0 for v in told), initial=Decimal(0))]
        self._counts = [*accumulate((v is not None for v in told), initial=0)]
        digits = [_last_digit(v) for v in told]
        self._finest = [*accumulate(digits, min, initial=0)]
        self._finest_behind = [*accumulate(reversed(digits), min, initial=0)][::-1]

    def foot(self, whole: Decimal, first: int, last: int) -> bool:
        """Whether the lines from `first`, or to `last`, which is all but the end of them, add up as `foots` says."""
        miss = abs(self._sums[last] - self._sums[first] - whole)
        finest = min(_last_digit(whole), self._finest_behind[first] if first else self._finest[last])
        return not miss or (finest < 0 and miss <= _half(self._counts[last] - self._counts[first] + 1, finest))


@dataclass(slots=True)
class _Tree:
    """Sums found so far: each with the lines it adds up in the end; `roots` nobody adds, nearest last."""

    leaves: dict[int, tuple[int, ...]] = field(default_factory=dict)
    roots: list[int] = field(default_factory=list)
    weight: float = 0.0


def summed_lines(lines: Sequence[int], figures: Figures, *, share: float) -> dict[int, tuple[int, ...]]:
    """Map each line that is the sum of a run of lines just behind it, sums of sums included, to its last parts.

    Or just before it, in tables where that tells more. At least `share` of a sum's figures must add up; only
    strong evidence may have others that do not.
    """
    if len(lines) > _MOST_LINES and not figures.positive:
        return {}
    trees = [_tree(order, figures, share) for order in (lines, lines[::-1])]
    best = max(trees, key=lambda tree: tree.weight)
    found = {line: tuple(sorted(parts)) for line, parts in best.leaves.items()}
    if len(lines) > _MOST_LINES:
        return found
    found = {**found, **_deeper(lines, found, figures)}
    return {**found, **_distant(lines, found, figures)}


def _deeper(lines: Sequence[int], found: Mapping[int, tuple[int, ...]], figures: Figures) -> dict[int, tuple[int, ...]]:
    """Find sums whose lines lie deeper than it seemed: where others make the same whole, the few parts are sums too."""
    grower = _Grower(figures, share=1.0, least=_STRONG + log10(len(lines) or 1))
    deeper: dict[int, tuple[int, ...]] = {}
    for line, parts in found.items():
        own = {*found, *parts}
        others = [n for n in lines if n not in own]
        if len(others) > len(parts) and (run := grower.run_among(line, others)) and len(run) == len(others):
            deeper |= {line: run, **dict.fromkeys(parts, ())}
    return deeper


def _distant(
    lines: Sequence[int], found: Mapping[int, tuple[int, ...]], figures: Figures
) -> dict[int, tuple[int, ...]]:
    """Find sums of a run of lines that is not beside them, as of regions listed below all their provinces."""
    grower = _Grower(figures, share=1.0, least=_STRONG + 2 * log10(len(lines) or 1))
    distant: dict[int, tuple[int, ...]] = {}
    for order in (1, -1):
        for line in lines[::-order]:
            if line not in found and line not in distant and grower.may_sum(line):
                data = [n for n in lines if n not in found and n not in distant and n * order < line * order]
                if parts := grower.run_among(line, data):
                    distant[line] = parts
    return distant


def _tree(lines: Sequence[int], figures: Figures, share: float) -> _Tree:
    weak = _Grower(figures, share=1.0, least=_WEAK).grow(lines)
    if _complete(weak, figures):
        return weak
    return _Grower(figures, share=share, least=_STRONG + log10(len(lines) or 1)).grow(lines)


def _complete(tree: _Tree, figures: Figures) -> bool:
    """Whether every line with figures is a sum or part of one."""
    over = [r for r in tree.roots if r not in tree.leaves and any(figures.lines[r])]
    return bool(tree.leaves) and not over and tree.weight >= _STRONG


class _Grower:
    """Goes through the lines from the last to the first."""

    def __init__(self, figures: Figures, *, share: float, least: float) -> None:
        self.figures, self.share, self.least = figures, share, least
        self.rounded, self.rounds = figures.rounded, any(figures.rounded)
        self.leaves: Mapping[int, tuple[int, ...]] = {}

    def grow(self, lines: Sequence[int]) -> _Tree:
        """Find sums; where there are several, a line over that is the same as the next one over is its sum too."""
        tree = self._grown(lines, twins={})
        twins = self._twins(tree) if len(tree.leaves) >= _FEWEST_BESIDE_TWINS else {}
        return self._grown(lines, twins) if twins else tree

    def _grown(self, lines: Sequence[int], twins: Mapping[int, int]) -> _Tree:
        tree = _Tree()
        self.leaves = tree.leaves
        for line in reversed(lines):
            n, weight = (1, 0.0) if tree.roots and twins.get(line) == tree.roots[-1] else self._run(line, tree.roots)
            if n:
                parts = tree.roots[-n:][::-1]
                tree.leaves[line] = tuple(p for part in parts for p in tree.leaves.get(part, (part,)))
                tree.weight += weight
                del tree.roots[-n:]
            tree.roots.append(line)
        return tree

    def _twins(self, tree: _Tree) -> dict[int, int]:
        """Map lines over to the next ones over that have the same figures, all of them and telling ones."""
        pairs = zip(tree.roots[1:], tree.roots, strict=False)
        over = [(line, part) for line, part in pairs if not {line, part} & tree.leaves.keys()]
        lines = self.figures.lines
        return {line: part for line, part in over if lines[line] == lines[part] and self.figures.digits[line] >= _TWIN}

    def _run(self, line: int, roots: Sequence[int]) -> tuple[int, float]:
        """Give how many of the nearest roots the line adds up, and what that is worth."""
        if not self.may_sum(line):
            return 0, 0.0
        lines, (places, wanted) = self.figures.lines, self.figures.told[line]
        running: Sequence[int] = [0] * len(places)
        most: Sequence[float] = self._most(wanted, places, len(roots))
        for n, root in enumerate(islice(reversed(roots), _LONGEST_RUN), 1):
            part = lines[root]
            running = [r + (part[p] or 0) for r, p in zip(running, places, strict=True)]
            if untold := self._untold(root):
                kept = [i for i, p in enumerate(places) if p not in untold]
                places, wanted, running = ([told[i] for i in kept] for told in (places, wanted, running))
                most = self._most(wanted, places, len(roots))
            enough = max(1.0, self.share * len(places))
            met = n > 1 and self._near(places, wanted, running, n) >= enough
            if met and (weight := self._weight(line, roots[-n:])) >= self.least:
                return n, weight
            if self.figures.positive and len(places) - sum(map(gt, running, most)) < enough:
                break
        return 0, 0.0

    def may_sum(self, line: int) -> bool:
        """Whether a line has digits enough to be told from chance."""
        return self.figures.digits[line] + _ROUNDED_OFF >= self.least

    def _near(self, places: Sequence[int], wanted: Sequence[int], running: Sequence[int], parts: int) -> int:
        """Count the places at which so many parts make what is wanted."""
        if not self.rounds:
            return sum(map(eq, running, wanted))
        told = zip(places, wanted, running, strict=True)
        return sum([abs(r - w) <= self._slack(p, parts) for p, w, r in told])

    def _most(self, wanted: Sequence[int], places: Sequence[int], parts: int) -> Sequence[float]:
        """Give what so many parts may make at most, rounding and all, where one figure is wanted of them."""
        if not self.rounds:
            return wanted
        slack = (parts + 1) / 2
        return [w + slack if self.rounded[p] else w for p, w in zip(places, wanted, strict=True)]

    def run_among(self, line: int, data: Sequence[int]) -> tuple[int, ...]:
        """Give the run of two lines or more, anywhere in `data`, that a line adds up; empty if there is none."""
        places, wanted = self.figures.told[line]
        if not places:
            return ()
        _, whole, place = max(zip(map(abs, wanted), wanted, places, strict=True), key=itemgetter(0))
        if self.rounded[place]:
            return ()
        lines = self.figures.lines
        before, total = {0: 0}, 0
        for n, part in enumerate(data, 1):
            total += lines[part][place] or 0
            first = before.get(total - whole)
            if first is not None and n - first > 1 and self._weight(line, data[first:n]) >= self.least:
                return tuple(data[first:n])
            before[total] = n
        return ()

    def _untold(self, root: int) -> frozenset[int]:
        """Give the places at which a line or one of those that it adds up is hidden."""
        hidden = self.figures.hidden
        return (
            _ALL_TOLD.union(*(hidden.get(p, ()) for p in (root, *self.leaves.get(root, ())))) if hidden else _ALL_TOLD
        )

    def _slack(self, place: int, parts: int) -> float:
        return (parts + 1) / 2 if self.rounded[place] else 0

    def _weight(self, line: int, parts: Sequence[int]) -> float:
        """Say how many digits of agreement there are; none when too few of the figures add up."""
        agreed = filled = 0
        weight = 0.0
        untold = frozenset[int]().union(*(self._untold(p) for p in parts))
        for place, wanted in enumerate(self.figures.lines[line]):
            if place in untold:
                continue
            values = [v for p in parts if (v := self.figures.lines[p][place])]
            if not wanted and not values:
                continue
            filled += 1
            slack = self._slack(place, len(parts))
            if abs(sum(values) - (wanted or 0)) <= slack:
                agreed += 1
                weight += log10(max(1.0, abs(wanted or 0) / (1 + 2 * slack))) if len(values) > 1 else 0.0
        return weight if agreed >= self.share * filled else 0.0


def nearly_whole(line: int, others: Sequence[int], figures: Figures) -> bool:
    """Whether a line is about the sum of all others, as it is where some of its parts are not told."""
    wanted = figures.lines[line]
    columns = [[v for o in others if (v := figures.lines[o][place])] for place in range(len(wanted))]
    pairs = [(w, parts) for w, parts in zip(wanted, columns, strict=True) if w and len(parts) > 1]
    if len(others) < _MANY or not pairs or any(abs(w) <= max(map(abs, parts)) for w, parts in pairs):
        return False
    near = _NEAR if len(pairs) > 1 else _NEAR_ALONE
    return all(abs(w - sum(parts)) <= near * abs(w) for w, parts in pairs)
