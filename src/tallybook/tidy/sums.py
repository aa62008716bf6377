"""Find lines of figures that are sums of the lines behind them, where no word gives them away.

A coincidence is told from a sum by how much it would have to explain: a match of a number with d digits
is worth d. A tree of sums that leaves no line over needs less than one that does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import log10

from tallybook.notation import last_digit

_STRONG, _WEAK, _TWIN = 5.0, 1.5, 3.0
_LONGEST_RUN, _MOST_LINES = 4000, 3000
_FEWEST_BESIDE_TWINS = 2
_MANY, _NEAR, _NEAR_ALONE = 8, 0.03, 0.005

Line = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Lines of figures as whole numbers of each place's last digit.

    `rounded` says where there are decimals, `hidden` which figures are there but not told, `positive` that
    none is below zero.
    """

    lines: Mapping[int, Line]
    rounded: tuple[bool, ...]
    hidden: Mapping[int, frozenset[int]]
    positive: bool

    @classmethod
    def of(
        cls,
        lines: Sequence[int],
        places: Sequence[int],
        values: Mapping[tuple[int, int], Decimal],
        hidden: Collection[tuple[int, int]] = (),
    ) -> Figures:
        """Take the values at (line, place)."""
        columns = [[values.get((n, p)) for n in lines] for p in places]
        exponents = [min(map(_last_digit, column), default=0) for column in columns]
        scaled = [[_scaled(v, e) for v in column] for column, e in zip(columns, exponents, strict=True)]
        whole = dict(zip(lines, zip(*scaled, strict=True), strict=True)) if places else dict.fromkeys(lines, ())
        positive = all(v is None or v >= 0 for column in scaled for v in column)
        untold = {n: frozenset(i for i, p in enumerate(places) if (n, p) in hidden) for n in lines}
        return cls(whole, tuple(e < 0 for e in exponents), untold, positive)


def rounding(values: Iterable[Decimal]) -> Decimal:
    """Give by how much a sum and its parts may differ: half a unit of the last digit of each, nothing for integers."""
    exponents = [_last_digit(v) for v in values]
    finest = min(exponents, default=0)
    return Decimal(len(exponents)).scaleb(finest) / 2 if finest < 0 else Decimal(0)


def _last_digit(value: Decimal | None) -> int:
    return last_digit(value) if value and value != value.to_integral_value() else 0


def _scaled(value: Decimal | None, exponent: int) -> int | None:
    return None if value is None else int(value.scaleb(-exponent) if exponent else value)


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
        others = [n for n in lines if n not in found and n not in parts]
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
            if line not in found and line not in distant:
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
        return {line: part for line, part in over if lines[line] == lines[part] and _digits(lines[line]) >= _TWIN}

    def _run(self, line: int, roots: Sequence[int]) -> tuple[int, float]:
        """Give how many of the nearest roots the line adds up, and what that is worth."""
        lines, wanted = self.figures.lines, self.figures.lines[line]
        running = [0] * len(wanted)
        open_places = {p: v for p, v in enumerate(wanted) if v}
        for n, root in enumerate(reversed(roots[-_LONGEST_RUN:]), 1):
            running = [r + (v or 0) for r, v in zip(running, lines[root], strict=True)]
            for place in self._untold(root):
                open_places.pop(place, None)
            enough = max(1.0, self.share * len(open_places))
            near = [p for p, v in open_places.items() if abs(running[p] - v) <= self._slack(p, n)] if n > 1 else ()
            if len(near) >= enough and (weight := self._weight(line, roots[-n:])) >= self.least:
                return n, weight
            if self.figures.positive:
                passed = [p for p, v in open_places.items() if running[p] > v + self._slack(p, len(roots))]
                if len(open_places) - len(passed) < enough:
                    break
        return 0, 0.0

    def run_among(self, line: int, data: Sequence[int]) -> tuple[int, ...]:
        """Give the run of two lines or more, anywhere in `data`, that a line adds up; empty if there is none."""
        wanted = self.figures.lines[line]
        place = max((p for p, v in enumerate(wanted) if v), key=lambda p: abs(wanted[p] or 0), default=None)
        if place is None or self.figures.rounded[place]:
            return ()
        before, total = {0: 0}, 0
        for n, part in enumerate(data, 1):
            total += self.figures.lines[part][place] or 0
            first = before.get(total - (wanted[place] or 0))
            if first is not None and n - first > 1 and self._weight(line, data[first:n]) >= self.least:
                return tuple(data[first:n])
            before[total] = n
        return ()

    def _untold(self, root: int) -> frozenset[int]:
        """Give the places at which a line or one of those that it adds up is hidden."""
        own = self.figures.hidden[root]
        return own.union(*(self.figures.hidden[p] for p in self.leaves.get(root, ())))

    def _slack(self, place: int, parts: int) -> float:
        return (parts + 1) / 2 if self.figures.rounded[place] else 0

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


def _digits(line: Line) -> float:
    return sum(log10(abs(v)) for v in line if v)


def nearly_whole(line: int, others: Sequence[int], figures: Figures) -> bool:
    """Whether a line is about the sum of all others, as it is where some of its parts are not told."""
    wanted = figures.lines[line]
    columns = [[v for o in others if (v := figures.lines[o][place])] for place in range(len(wanted))]
    pairs = [(w, parts) for w, parts in zip(wanted, columns, strict=True) if w and len(parts) > 1]
    if len(others) < _MANY or not pairs or any(abs(w) <= max(map(abs, parts)) for w, parts in pairs):
        return False
    near = _NEAR if len(pairs) > 1 else _NEAR_ALONE
    return all(abs(w - sum(parts)) <= near * abs(w) for w, parts in pairs)
