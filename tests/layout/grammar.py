"""A grammar of layouts: draw a table of areas, items and times, and one of the ways in which people lay it out.

A table has three axes. Each of them stands down the side, across the top, or outside the table where it has one
member only. A member that adds up others is a printed total; its figure is the sum of theirs. So every drawn
sheet knows what each of its cells means, and a reading can be held against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, product
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from tallybook.model import a1
from tests.layout.tongues import CHINESE, TONGUES, Item, Tongue

Draw = Callable[[st.SearchStrategy[object]], object]
T = TypeVar("T")
YEAR = 2021


@dataclass(frozen=True)
class Member:
    """A line of an axis: the words printed for it, outermost first, and the leaves that its figures add up."""

    label: tuple[str, ...]
    leaves: tuple[object, ...]
    total: bool = False
    item: Item | None = None
    group: str = ""


@dataclass(frozen=True)
class Axis:
    """The lines of one dimension, and the word over each column of their labels."""

    dimension: str
    heads: tuple[str, ...]
    members: tuple[Member, ...]

    @property
    def depth(self) -> int:
        """How many words name a line at most."""
        return max(len(m.label) for m in self.members)


@dataclass(frozen=True)
class Style:
    """What the hand of the writer adds: how the same table looks."""

    spans: str = "merge"
    units: str = "none"
    numbers: str = "plain"
    dated: str = "title"
    title_spans: bool = False
    serial: bool = False
    codes: bool = False
    remarks: bool = False
    numbering: bool = False
    gaps: str = ""
    notes: int = 0
    asides: bool = False
    right: int = 0
    down: int = 0


@dataclass(frozen=True)
class Told:
    """What a cell says; `unit` is None where the sheet does not say it."""

    area: str
    words: tuple[str, ...]
    period: str
    value: Decimal | None
    unit: str | None


@dataclass(frozen=True, repr=False)
class Sheet:
    """A drawing, what each of its cells says, and which cells are printed totals."""

    drawing: str
    facts: dict[str, Told]
    totals: frozenset[str]
    sheet: str = "Sheet1"
    source: str = "file.xlsx"
    titled: bool = False
    """Whether only the title names what is counted."""


@dataclass(frozen=True, repr=False)
class Table:
    """Axes with their places, figures and a style: all that a sheet is drawn from."""

    tongue: Tongue
    down: tuple[Axis, ...]
    across: tuple[Axis, ...]
    outside: tuple[Axis, ...]
    style: Style
    seed: int
    holes: bool = False

    @property
    def axes(self) -> tuple[Axis, ...]:
        """All three, wherever they stand."""
        return (*self.down, *self.across, *self.outside)

    def axis(self, dimension: str) -> Axis:
        """Give the axis of a dimension."""
        return next(a for a in self.axes if a.dimension == dimension)


# -- axes ------------------------------------------------------------------------------------------


def placed(parts: Sequence[Member], whole: Member | None, where: str) -> tuple[Member, ...]:
    """Put the whole before or behind its parts, or leave it out."""
    if whole is None or where == "none":
        return tuple(parts)
    return (whole, *parts) if where == "first" else (*parts, whole)


def adding(parts: Sequence[Member], *label: str, item: Item | None = None, group: str = "") -> Member:
    return Member(label, tuple(leaf for p in parts for leaf in p.leaves), total=True, item=item, group=group)


@st.composite
def area_axes(draw: Draw, tongue: Tongue) -> Axis:
    """Areas in one column: a flat list, sections with subtotals, or regions above what lies in them."""
    form = draw(st.sampled_from(("flat", "flat", "subtotals", "regions")))
    where = draw(st.sampled_from(("none", "first", "last")))
    total = draw(st.sampled_from(tongue.total))
    regions = [(name, [Member((a,), (a,), group=name) for a in areas]) for name, areas in tongue.regions]
    if form == "flat" or (form == "subtotals" and not tongue.subtotal):
        names = draw(st.permutations([m for _, ms in regions for m in ms]))
        parts = [replace(m, group="") for m in names[: draw(st.integers(2, len(names)))]]
        return Axis("area", (tongue.area,), placed(parts, adding(parts, total), where))
    if form == "regions":
        lines = [m for name, ms in regions for m in (adding(ms, name, group=name), *ms)]
        where = "first"
    else:
        word = draw(st.sampled_from(tongue.subtotal))
        side = where if where != "none" else "last"
        lines = [m for name, ms in regions for m in placed(ms, adding(ms, word, group=name), side)]
    leaves = [m for _, ms in regions for m in ms]
    return Axis("area", (tongue.area,), placed(lines, adding(leaves, total), where))


@st.composite
def item_axes(draw: Draw, tongue: Tongue) -> Axis:
    """Things that are counted: some names, or kinds under a spanner with or without their total."""
    names = draw(st.permutations(tongue.items))
    plain = [Member((i.name,), ((i.name,),), item=i) for i in names]
    if not draw(st.booleans()):
        return Axis("item", (tongue.item,), tuple(plain[: draw(st.integers(1, len(plain)))]))
    spanner, item, kinds = tongue.kinds
    parts = [Member((spanner, k), ((spanner, k),), item=item) for k in kinds]
    whole = adding(parts, spanner, draw(st.sampled_from(tongue.total)), item=item)
    group = placed(parts, whole, draw(st.sampled_from(("none", "first", "last"))))
    others = plain[: draw(st.integers(0, 2))]
    lines = (*others, *group) if draw(st.booleans()) else (*group, *others)
    return Axis("item", (tongue.item, tongue.item), lines)


@st.composite
def time_axes(draw: Draw, tongue: Tongue) -> Axis:
    """Years up or down, quarters or months of one year, with or without the whole and the quarters among them."""
    form = draw(st.sampled_from(("years", "quarters", "months")))
    whole = draw(st.sampled_from(("none", "first", "last")))
    total = draw(st.sampled_from(tongue.year_total))
    if form == "years":
        years = [YEAR + n for n in range(draw(st.integers(1, 4)))]
        years = years[::-1] if draw(st.booleans()) else years
        return Axis("time", (tongue.year,), tuple(Member((tongue.years.format(y),), (str(y),)) for y in years))
    quarters = [Member((q,), (f"{YEAR}-Q{n}",)) for n, q in enumerate(tongue.quarters, 1)]
    if form == "quarters":
        return Axis("time", (tongue.quarter,), placed(quarters, adding(quarters, total), whole))
    count = draw(st.sampled_from((3, 6, 12)))
    months = [Member((m,), (f"{YEAR}-{n:02}",)) for n, m in enumerate(tongue.months[:count], 1)]
    lines = list(months)
    if draw(st.booleans()):
        lines = [
            m
            for n, q in enumerate(quarters[: count // 3])
            for m in (*months[3 * n : 3 * n + 3], adding(months[3 * n : 3 * n + 3], *q.label))
        ]
    return Axis("time", (tongue.month,), placed(lines, adding(months, total), whole if count > 3 else "none"))


def single(axis: Axis) -> Axis:
    """Leave one member, so that the axis can stand outside its table."""
    return replace(axis, members=tuple(m for m in axis.members if not m.total)[:1])


# -- tables ----------------------------------------------------------------------------------------

PLACES = [p for p in product("DAO", repeat=3) if "D" in p]


def _year(tongue: Tongue, year: int) -> Axis:
    """Give the axis of a table that is about one year."""
    return Axis("time", (tongue.year,), (Member((tongue.years.format(year),), (str(year),)),))


@st.composite
def tables(draw: Draw, *, tongue: Tongue | None = None) -> Table:
    """Draw the axes, where they stand, and how the writer's hand makes them look."""
    words = tongue or draw(st.sampled_from(TONGUES))
    axes = [draw(area_axes(words)), draw(item_axes(words)), draw(time_axes(words))]
    where = draw(st.sampled_from([p for p in PLACES if words.evident or p[:2] != ("A", "A")]))
    if where[1] == "O":
        axes[1] = Axis(
            "item", (words.item,), (Member((words.items[0].name,), ((words.items[0].name,),), item=words.items[0]),)
        )
    if where[2] == "O":
        axes[2] = _year(words, YEAR)
    if where[0] == "O":
        axes[0] = single(axes[0])
    order = draw(st.permutations(range(3)))
    sides = {side: tuple(axes[n] for n in order if where[n] == side) for side in "DAO"}
    bare = Table(words, sides["D"], sides["A"], sides["O"], Style(), draw(st.integers(0, 10**6)))
    return replace(bare, style=draw(styles(bare)), holes=draw(st.booleans()) and not _rests_on_sums(bare))


def _rests_on_sums(table: Table) -> bool:
    """Whether regions are told from what lies in them by their sums alone."""
    return any(m.total and m.label[0] == m.group for m in table.axis("area").members)


@st.composite
def styles(draw: Draw, table: Table) -> Style:
    """Draw what the writer's hand adds, as far as the table leaves room for it."""
    alone = len(table.down) == 1
    first = table.down[0].dimension
    flag = st.booleans()
    return Style(
        spans=draw(st.sampled_from(("merge", "blank", "repeat"))),
        units=draw(st.sampled_from(ways_to_tell_units(table))),
        numbers=draw(st.sampled_from(("plain", "plain", "text", "thousands"))),
        dated=draw(st.sampled_from(("title", "sheet", "file"))),
        title_spans=draw(flag),
        serial=bool(table.tongue.serial) and alone and first != "time" and draw(flag),
        codes=bool(table.tongue.code_head) and alone and first == "area" and draw(flag),
        remarks=bool(table.tongue.remark) and draw(flag),
        numbering=table.tongue is CHINESE and draw(flag),
        gaps=draw(st.sampled_from(("", "", "title", "groups"))),
        notes=draw(st.integers(0, len(table.tongue.notes))),
        asides=bool(table.tongue.asides) and draw(flag),
        right=draw(st.integers(0, 2)),
        down=draw(st.integers(0, 2)),
    )


def ways_to_tell_units(table: Table) -> list[str]:
    """Say where the units of a table can stand."""
    items = [m.item for m in table.axis("item").members if m.item]
    ways = ["none"]
    if table.axis("item") not in table.outside:
        ways.append("bracket")
    if table.tongue.unit_line and len({i.unit for i in items}) == 1 and items[0].unit:
        ways.append("line")
    if table.across and table.across[-1].dimension == "item" and all(i.unit for i in items):
        ways.append("row")
    if table.tongue.unit and table.down[-1].dimension == "item":
        ways.append("column")
    return ways


# -- figures ---------------------------------------------------------------------------------------


def figures(table: Table) -> dict[tuple[object, ...], Decimal | None]:
    """Give each combination of leaves a figure as offices have them: of any size, seldom round; some are missing."""
    chance = Random(table.seed)
    items = {leaf: m.item for m in table.axis("item").members for leaf in m.leaves if not m.total}
    leaves = {a.dimension: [leaf for m in a.members if not m.total for leaf in m.leaves] for a in table.axes}
    least = 3 if _rests_on_sums(table) else 0
    found: dict[tuple[object, ...], Decimal | None] = {}
    for area, words, period in product(leaves["area"], leaves["item"], leaves["time"]):
        item = items[words]
        whole = Decimal(int(10 ** chance.uniform(least, 6)))
        value = whole.scaleb(-item.digits) if item else whole
        found[area, words, period] = None if table.holes and chance.random() < 0.1 else value
    return found


# -- sheets ----------------------------------------------------------------------------------------


def lines_of(axes: Sequence[Axis]) -> list[tuple[Member, ...]]:
    """Give the lines of one side: every combination of its axes' members."""
    return list(product(*(a.members for a in axes)))


class Canvas:
    """Draws one table into rows of texts."""

    def __init__(self, table: Table) -> None:
        self.table, self.style, self.tongue = table, table.style, table.tongue
        self.figures = figures(table)
        self.rows: list[list[str]] = []
        self.facts: dict[tuple[int, int], Told] = {}
        self.totals: set[tuple[int, int]] = set()
        self.lines, self.columns = lines_of(table.down), lines_of(table.across)
        self.spans = self._spans()
        self.merged = self.spans == "merge"
        self.left = self.style.serial + self.style.codes
        self.stub = self.left + sum(a.depth for a in table.down) + (self.style.units == "column")

    def draw(self) -> Sheet:
        """Draw title, header, body and notes from top to bottom."""
        self._title()
        self._header()
        self._body()
        self._notes()
        width = max(map(len, self.rows))
        right, down = self.style.right, self.style.down
        drawn = [[""] * right + row + [""] * (width - len(row)) for row in [[""]] * down + self.rows]
        shift = {p: a1(p[0] + down, p[1] + right) for p in (*self.facts, *self.totals)}
        named = self._undated() and self.style.dated
        return Sheet(
            "\n".join(" | ".join(row) or " " for row in drawn),
            {shift[p]: told for p, told in self.facts.items()},
            frozenset(shift[p] for p in self.totals),
            f"{YEAR}" if named == "sheet" else "Sheet1",
            f"{YEAR}.xlsx" if named == "file" else "file.xlsx",
            titled=self.table.axis("item") in self.table.outside,
        )

    def _spans(self) -> str:
        """Say how spanners spread; one that stands alone in its row would be a title if it only left blanks."""
        paths = [self._labels(line, self.table.across) for line in self.columns]
        lone = any(len(set(words)) == 1 for words in list(zip(*paths, strict=True))[:-1])
        return "repeat" if self.style.spans == "blank" and lone else self.style.spans

    def _undated(self) -> bool:
        """Whether the year of a table must stand outside it."""
        time = self.table.axis("time")
        return time in self.table.outside or any("-" in str(m.leaves[0]) for m in time.members)

    # -- above ---------------------------------------------------------------------------------

    def _title(self) -> None:
        width = self.stub + len(self.columns)
        title = self._titled()
        self.rows.append([title, *("<" for _ in range(width - 1))] if self.style.title_spans else [title])
        if self.style.asides:
            self.rows.append([self.tongue.asides[0]])
        if self.table.axis("area") in self.table.outside:
            self.rows.append([self.tongue.titled_area.format(area=self._only("area"))])
        if self.style.units == "line":
            self.rows.append([self.tongue.unit_line.format(self._first_item().unit)])
        if self.style.gaps == "title":
            self.rows.append([])

    def _titled(self) -> str:
        item = self.table.axis("item")
        subject = self._first_item().name if item in self.table.outside else self.tongue.subject
        outside = self.table.axis("area") in self.table.outside
        title = subject if outside else self.tongue.title.format(subject=subject)
        told = self._undated() and self.style.dated == "title"
        year = str(self.table.axis("time").members[0].leaves[0])[:4]
        return self.tongue.dated.format(title=title, year=year) if told else title

    def _only(self, dimension: str) -> str:
        return self.table.axis(dimension).members[0].label[-1]

    def _first_item(self) -> Item:
        item = self.table.axis("item").members[0].item
        assert item is not None
        return item

    # -- header --------------------------------------------------------------------------------

    def _header(self) -> None:
        paths = [self._labels(line, self.table.across) for line in self.columns]
        depth = len(paths[0]) or 1
        head = [h for a in self.table.down for h in self._heads(a)]
        head = [self.tongue.serial] * self.style.serial + [self.tongue.code_head] * self.style.codes + head
        head += [self.tongue.unit] * (self.style.units == "column")
        for level in range(depth):
            row = head if level == self._head_row(depth) else ["^" if level and self.merged else "" for _ in head]
            row = [*row, *(self._spanner(paths, level, n) for n in range(len(paths)))]
            self.rows.append(
                [*row, *([self.tongue.remark] if self.style.remarks and level == self._head_row(depth) else [])]
            )
        if self.style.units == "row":
            self.rows.append([""] * len(head) + [line[-1].item.unit for line in self.columns if line[-1].item])
        if self.style.numbering:
            stems = list("甲乙丙丁戊己")[: len(head)]
            self.rows.append([*stems, *(str(n) for n in range(1, len(paths) + 1))])

    def _head_row(self, depth: int) -> int:
        return 0 if self.merged or len(self.columns) == 1 else depth - 1

    def _heads(self, axis: Axis) -> tuple[str, ...]:
        return axis.heads[: axis.depth]

    def _spanner(self, paths: list[tuple[str, ...]], level: int, col: int) -> str:
        """Give a header's word; under the same spanner as its neighbour a merge, or nothing."""
        if not paths[0]:
            return self.tongue.value
        path, before = paths[col], paths[col - 1] if col else ()
        last = level == len(path) - 1
        if not last and path[: level + 1] == before[: level + 1]:
            return {"merge": "<", "blank": "", "repeat": path[level]}[self.spans]
        if not path[level]:
            return "^" if self.merged else ""
        return path[level]

    def _labels(self, line: Sequence[Member], axes: Sequence[Axis]) -> tuple[str, ...]:
        """Give a line's words, as many for each axis as it is deep."""
        found: list[str] = []
        for member, axis in zip(line, axes, strict=True):
            label = list(member.label)
            if self.style.units == "bracket" and member.item and member.item.unit:
                label[0] = self._with_unit(label[0], member.item.unit)
            found += [*label, *([""] * (axis.depth - len(label)))]
        return tuple(found)

    def _with_unit(self, name: str, unit: str) -> str:
        return f"{name}（{unit}）" if self.tongue.code.startswith("zh") else f"{name} ({unit})"

    # -- body ----------------------------------------------------------------------------------

    def _body(self) -> None:
        before: tuple[str, ...] = ()
        for group, lines in groupby(self.lines, key=lambda line: line[0].group or line[0].label[0]):
            if self.style.gaps == "groups" and before and (group or len(self.table.down) > 1):
                self.rows.append([])
                before = ()
            for line in lines:
                labels = self._labels(line, self.table.down)
                self.rows.append(self._line(line, labels, before))
                before = labels

    def _line(self, line: tuple[Member, ...], labels: tuple[str, ...], before: tuple[str, ...]) -> list[str]:
        row = [self._shown(labels, before, n) for n in range(len(labels))]
        if self.style.units == "column":
            row.append(line[-1].item.unit if line[-1].item else "")
        total = any(m.total for m in line)
        serial = [str(self._serial()) if not total else ""] if self.style.serial else []
        code = [str(990101 + self.lines.index(line)) if not total else ""] if self.style.codes else []
        row = [*serial, *code, *row]
        for col, column in enumerate(self.columns, len(row)):
            row.append(self._cell((len(self.rows), col), (*line, *column, *self._outside())))
        return row

    def _serial(self) -> int:
        done = {row for row, _ in self.facts}
        return len(done) + 1

    def _shown(self, labels: tuple[str, ...], before: tuple[str, ...], n: int) -> str:
        """Give a label; where the row above has the same one, a merge or the word again."""
        inner = n == len(labels) - 1
        same = before[: n + 1] == labels[: n + 1]
        return "^" if same and not inner and self.merged and labels[n] else labels[n]

    def _outside(self) -> Iterator[Member]:
        return (a.members[0] for a in self.table.outside)

    def _cell(self, place: tuple[int, int], members: Sequence[Member]) -> str:
        axes = (*self.table.down, *self.table.across, *self.table.outside)
        by = {axis.dimension: m for axis, m in zip(axes, members, strict=True)}
        keys = product(by["area"].leaves, by["item"].leaves, by["time"].leaves)
        values = [self.figures[k] for k in keys]
        if any(m.total for m in members):
            self.totals.add(place)
            return self._written(sum((v for v in values if v is not None), Decimal(0)))
        area, words, period = (by[d].leaves[0] for d in ("area", "item", "time"))
        self.facts[place] = self._told(str(area), words, str(period), values[0], by["item"].item)
        return self.tongue.marks[0] if values[0] is None else self._written(values[0])

    def _told(self, area: str, words: object, period: str, value: Decimal | None, item: Item | None) -> Told:
        assert isinstance(words, tuple)
        assert item is not None
        if self.style.units == "none" or not item.unit:
            return Told(area, words, period, value, None)
        return Told(area, words, period, value and value.scaleb(item.power), item.base)

    def _written(self, value: Decimal) -> str:
        if self.style.numbers == "plain":
            return str(value)
        whole, _, rest = f"{value:,}".partition(".") if self.style.numbers == "thousands" else str(value).partition(".")
        return "'" + whole.replace(",", self.tongue.thousands) + (self.tongue.point + rest if rest else "")

    # -- below ---------------------------------------------------------------------------------

    def _notes(self) -> None:
        self.rows += [[note] for note in self.tongue.notes[: self.style.notes]]
        if self.style.asides:
            self.rows.append(list(self.tongue.asides[1:]))


def drawn(table: Table) -> Sheet:
    """Draw a table."""
    return Canvas(table).draw()


@st.composite
def plain_tables(draw: Draw, *, tongue: Tongue | None = None) -> Table:
    """Draw tables as they should be: one axis down, merged spanners, the year in the title, no gaps, plain numbers."""
    table = draw(tables(tongue=tongue).filter(lambda t: len(t.down) == 1 and not _rests_on_sums(t)))
    return replace(table, style=replace(table.style, spans="merge", numbers="plain", dated="title", gaps=""))


@st.composite
def stacks(draw: Draw) -> Sheet:
    """Draw two tables of one language below each other, each with its own title; both say their areas in the same way."""
    tongue = draw(st.sampled_from(TONGUES))
    first = _settled(draw(tables(tongue=tongue)))
    second = draw(tables(tongue=tongue).filter(lambda t: _lines(t) == _lines(first)))
    return joined(drawn(first), drawn(_settled(second)), beside=False)


@st.composite
def neighbours(draw: Draw) -> Sheet:
    """Draw two tables side by side, of one layout and two years, each with its own title and areas down."""
    tongue = draw(st.sampled_from(TONGUES))
    one = _settled(draw(plain_tables(tongue=tongue).filter(_has_areas_down)))
    across = tuple(a for a in one.across if a.dimension == "item") or (one.axis("item"),)
    one = replace(one, down=one.down[:1], across=across, outside=(_year(tongue, YEAR),))
    two = replace(one, seed=one.seed + 1, outside=(_year(tongue, YEAR - 1),))
    return joined(drawn(one), drawn(two), beside=True)


def _lines(table: Table) -> tuple[bool, bool]:
    """Say whether lines above a table tell its area, and its unit."""
    return table.axis("area") in table.outside, table.style.units == "line"


def _has_areas_down(table: Table) -> bool:
    """Whether three areas or more stand down the side."""
    return table.down[0].dimension == "area" and len(table.down[0].members) > 2


def _settled(table: Table) -> Table:
    """Write the year into the title, and begin in the corner."""
    return replace(table, style=replace(table.style, dated="title", right=0, down=0, gaps="", asides=False))


def joined(one: Sheet, two: Sheet, *, beside: bool) -> Sheet:
    """Put a sheet below another with empty rows between, or beside it with an empty column between."""
    left, right = ([row.split(" | ") for row in s.drawing.split("\n")] for s in (one, two))
    width = len(left[0])
    if not beside:
        drawing = f"{one.drawing}\n \n \n{two.drawing}"
        return _with(one, moved(two, len(left) + 2, 0), drawing)
    tall = max(len(left), len(right))
    left += [[""] * width] * (tall - len(left))
    right += [[""] * len(right[0])] * (tall - len(right))
    drawing = "\n".join(" | ".join([*a, "", *b]) for a, b in zip(left, right, strict=True))
    return _with(one, moved(two, 0, width + 1), drawing)


def moved(sheet: Sheet, down: int, right: int) -> Sheet:
    """Move what a sheet tells by so many rows and columns."""
    return replace(
        sheet,
        facts={_moved(c, down, right): t for c, t in sheet.facts.items()},
        totals=frozenset(_moved(c, down, right) for c in sheet.totals),
    )


def _moved(cell: str, down: int, right: int) -> str:
    letters = cell.rstrip("0123456789")
    col = 0
    for letter in letters:
        col = col * 26 + ord(letter) - ord("A") + 1
    return a1(int(cell[len(letters) :]) - 1 + down, col - 1 + right)


def _with(one: Sheet, two: Sheet, drawing: str) -> Sheet:
    return replace(
        one,
        drawing=drawing,
        facts=one.facts | two.facts,
        totals=one.totals | two.totals,
        titled=one.titled or two.titled,
    )
