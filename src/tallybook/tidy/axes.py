"""Decide what a table's rows and columns stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallybook.model import Areas, Codebook, Holds
from tallybook.model.table import ColumnRole, TableLayout
from tallybook.notation import (
    Gazetteer,
    are_places,
    asks_for_words,
    clean_label,
    gazetteer_of,
    has_chinese,
    is_area_header,
    is_class_header,
    is_indicator_header,
    is_note_header,
    is_period_header,
    is_ratio,
    is_reporter_header,
    is_sex,
    is_total,
    is_value_header,
    is_whole_area,
    looks_like_place,
    mostly_places,
    names_events,
    read_partial,
    read_period,
    running_since,
    split_unit,
    tongues,
)
from tallybook.tidy.cells import Cells
from tallybook.tidy.names import area_name

_NO_DAY = re.compile(r"\d{4}(?:/\d{4}|-\d\d|-[QH]\d)?")
_JOIN = r"(?:\s*,\s+|\s+(?:and|und|et|y|e|och|og|en|i|и)\s+)"
_WORDS = r"[^\W\d_]+(?:[ -][^\W\d_]+)?"
_BY = re.compile(
    rf"(?<!\w)(?:by|per|nach|par|por|efter|etter|naar|según|podle|według|по)\s+({_WORDS}(?:{_JOIN}{_WORDS})*)|"
    r"(?:按|各|分)([\u4e00-\u9fff]{1,6})",
    re.IGNORECASE,
)
_KINDS = re.compile(r"[全国國省市州盟县縣区區旗乡鄉镇鎮村街道社级級]+")
_HALF = 1 / 2
_SOME, _MANY = 1.2, 2.0
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Axes:
    """Which columns name areas, indicators, activities and periods; which header words name areas.

    `bare_values`: the headers name no indicator, only periods or 数量. `areas_head`: the headings of groups name areas.
    `measures`: words that stand below each area, in its own column, and say what this row of it counts: Percent.
    `guessed` are columns of which the first was taken for areas although nothing says so.
    """

    area_cols: tuple[int, ...]
    indicator_cols: tuple[int, ...]
    activity_cols: tuple[int, ...]
    areas_across: frozenset[str]
    period_cols: tuple[int, ...]
    bare_values: bool
    areas_head: bool = False
    measures: frozenset[str] = frozenset()
    guessed: tuple[int, ...] = ()


def read_axes(cells: Cells, codebook: Codebook, *, about: str = "", title: str = "") -> Axes:
    """Say which dimension stands where, from the header words first, then from the labels, then from the title.

    `about` is the area that the title or the form's head names, if any: the rows of such a table
    are not areas unless they say so.
    """
    return _Axes(cells, codebook, about, title).read()


class _Axes:
    """Looks at the label columns of one table."""

    def __init__(self, cells: Cells, codebook: Codebook, about: str, title: str) -> None:
        self.cells, self.table, self.about, self.title = cells, cells.table, about, title
        self.areas = gazetteer_of(codebook.areas)
        self.indicators = frozenset(n for i in codebook.indicators for n in i.names)
        self.activities = codebook.all_activities
        self.values = self.table.having(ColumnRole.VALUE)
        self.headed = mostly_places([clean_label(h) for h in set(self.table.groups.values())])
        first = min(self.values, default=0)
        self.guessed: tuple[int, ...] = ()
        self.words: dict[int, list[str]] = {}
        self.stated = dict(self.table.hint.columns)
        self.labels = [c for c in self.table.having(ColumnRole.LABEL) if c < first and c not in self.stated]
        dated = [c for c in self.table.having(ColumnRole.PERIOD) if c < first]
        dated = [c for c in dated if c not in self.stated] or self._dated_behind(first)
        self.periods = tuple(dated) or tuple(self._stated_to_be(Holds.PERIOD))

    def read(self) -> Axes:
        across = self._across()
        self.labels = [c for c in self.labels if not self._tells_level(c)]
        found = self._about_places([c for c in self.labels if self._names_areas(c)])
        across = across or (frozenset() if found or self._areas_stated() else self._areas_by_title())
        areas = [self._finest(found)] if found else []
        found = [c for c in found if c in areas or self._holds(c, areas[0])]
        areas = [self._reporting_within(self._filled_beside(areas[0]))] if areas else []
        if self._areas_stated():
            found, areas = [], self._stated_areas()
        activities = [c for c in self.labels if c not in found and self._names_activities(c)]
        open_cols = [c for c in self.labels if c not in found and c not in activities and c not in areas]
        indicators = [c for c in open_cols if self._names_indicators(c)]
        indicators += self._stated_to_be(Holds.INDICATOR)
        if areas or not self.periods:
            indicators += [c for c in open_cols if c not in indicators and self._names_classes(c)]
        left = [c for c in open_cols if c not in indicators]
        rest = [c for c in left if not self._asks_when(c)] or ([] if activities else left)
        when = [c for c in left if c not in rest]
        activities += [c for c in when if (areas or activities) and self._distinguishes(c, areas or activities)]
        activities += self._stated_to_be(Holds.ACTIVITY)
        bare = bool(self.values) and self._only_values()
        if across:
            indicators, areas, rest = sorted({*indicators, *found, *rest}), [], []
        elif self._undecidable(rest, areas, indicators):
            areas, indicators, rest = self._hosts(rest) if activities else self._undecided(rest)
        elif self._lacks_areas(rest, areas) and (
            self._parts_areas_by_class(rest, indicators)
            or (self._reports(rest, indicators) and not (activities and self.about))
            or self._reports_by_class(rest, indicators)
        ):
            areas, rest = rest[:1], rest[1:]
        elif self._lacks_areas(rest, areas) and not indicators and (again := [c for c in rest if self._comes_again(c)]):
            areas, indicators, others = self._undecided(again)
            rest = [c for c in rest if c not in again or c in others]
        elif indicators and rest and not areas:
            indicators = sorted({*indicators, *(c for c in rest if c < max(indicators))})
            rest = [c for c in rest if c not in indicators]
        if bare and areas and self.periods and not indicators:
            indicators = [c for c in rest if len(set(self._words(c))) > 1 and not names_events(self._header(c))]
            rest = [c for c in rest if c not in indicators]
        activities += [c for c in rest if self._distinguishes(c, areas)]
        headed = self.headed and not areas
        activities, indicators = sorted(activities), sorted(indicators)
        measures = self._measures(areas)
        axes = (tuple(areas), tuple(indicators), tuple(activities), across, self.periods, bare, headed)
        return Axes(*axes, measures, self.guessed)

    def _dated_behind(self, first: int) -> list[int]:
        """Give the one column behind the values that gives each row its month or year; days may be those of filling in."""
        found = [c for c in self.table.having(ColumnRole.PERIOD) if c > first and c not in self.stated]
        headed = [c for c in found if is_period_header(self._header(c)) and not asks_for_words(self._header(c))]
        told = [t.period for c in headed for r in self.table.body_rows if (t := self.cells.at(r, c)) and t.text]
        plain = all(_NO_DAY.fullmatch(p) for p in told)
        across = any(_is_period(w) for c in self.values for w in self.table.headers.get(c, ()))
        return headed if len(found) == len(headed) == 1 and told and plain and not across else []

    def _measures(self, areas: Sequence[int]) -> frozenset[str]:
        """Give the words for rates that stand in the column of areas again and again, each below an area."""
        words = [self.cells.label(r, c) for c in areas for r in self.table.body_rows if self.cells.at(r, c)]
        rates = Counter(w for before, w in pairwise(words) if is_ratio(w) and not is_ratio(before))
        return frozenset(w for w, n in rates.items() if n > 1)

    def _areas_by_title(self) -> frozenset[str]:
        """Give the header words of a table by areas, as its title says, whose rows name only indicators or periods."""
        rows_told = all(is_indicator_header(self._header(c)) for c in self.labels) and (self.labels or self.periods)
        if self.about or not rows_told or not _parts_by_area(self.title):
            return frozenset()
        paths = [indicator_words(self.table.headers.get(c, ())) for c in self.values]
        names = [[w for w in path if not is_total(w)] for path in paths]
        found = {w for path in names for w in path}
        single = all(len(path) <= 1 for path in names) and len(found) > 1
        plain = not any(is_sex(w) or w in self.indicators or split_unit(w)[1] for w in found)
        return frozenset(w for path in paths for w in path) if single and plain else frozenset()

    def _undecidable(self, rest: Sequence[int], areas: Sequence[int], indicators: Sequence[int]) -> bool:
        """Whether nothing says what the remaining columns name."""
        return self._lacks_areas(rest, areas) and not indicators and not self.periods

    def _lacks_areas(self, rest: Sequence[int], areas: Sequence[int]) -> bool:
        return bool(rest) and not areas and not self._areas_stated()

    def _stated_to_be(self, meaning: Holds) -> list[int]:
        return [c for c, stated in self.stated.items() if stated is meaning]

    def _areas_stated(self) -> bool:
        return self.table.hint.areas is not None or Holds.AREA in self.stated.values()

    def _stated_areas(self) -> list[int]:
        """Give the column of areas that is stated, or the one that fits best where only their direction is."""
        stated = self._stated_to_be(Holds.AREA)
        if stated or self.table.hint.areas is not Areas.DOWN:
            return stated
        return [self._finest([c for c in self.labels if self._names_areas(c)] or self.labels)] if self.labels else []

    def _across(self) -> frozenset[str]:
        """Give the header words that name areas; stated to be there, the last ones if none is known for one."""
        found = _areas_across(self.table, self.values, self.areas)
        if self.table.hint.areas is Areas.ACROSS:
            words = (indicator_words(self.table.headers.get(c, ()))[-1:] for c in self.values)
            return found or frozenset(w for path in words for w in path)
        return frozenset() if self._areas_stated() else found

    def _hosts(self, rest: list[int]) -> tuple[list[int], list[int], list[int]]:
        """Take the column of offices beside activities for areas, where the table is about no one of them."""
        offices = [] if self.about else [c for c in rest if is_reporter_header(self._header(c))]
        return offices[:1], [], [c for c in rest if c not in offices[:1]]

    def _undecided(self, rest: list[int]) -> tuple[list[int], list[int], list[int]]:
        """Take the first of columns without a known header for areas, or all for indicators that stand down the side."""
        if self.headed or names_events(self._header(rest[0])):
            return [], rest, []
        if is_reporter_header(self._header(rest[0])) or (self._only_values() and _parts_by_area(self.title)):
            return rest[:1], [], rest[1:]
        if self._only_values() or self.about:
            return [], rest, []
        self.guessed = tuple(rest)
        return rest[:1], [], rest[1:]

    def _parts_areas_by_class(self, rest: Sequence[int], indicators: Sequence[int]) -> bool:
        """Whether the title says that the table is by areas, and only classes such as sex stand behind their column."""
        classes = all(self._names_classes(c) and c > rest[0] for c in indicators)
        return bool(indicators) and classes and _parts_by_area(self.title)

    def _comes_again(self, col: int) -> bool:
        """Whether the labels of a column come again in other periods: a series, and no log of events."""
        filled = any(found.col == col for found in self.cells.above)
        words = [self.cells.label(r, col) for r in self.table.body_rows] if filled else self._words(col)
        return not names_events(self._header(col)) and len(set(words)) * 2 <= len(words)

    def _reports(self, rest: Sequence[int], indicators: Sequence[int]) -> bool:
        """Whether the rows of a log are those of the offices that its first column names."""
        header = self._header(rest[0])
        return bool(self.periods) and not indicators and is_reporter_header(header) and not names_events(header)

    def _reports_by_class(self, rest: Sequence[int], indicators: Sequence[int]) -> bool:
        """Whether only classes stand beside the schools or offices of a table that is about no one area."""
        classes = all(is_class_header(self._header(c)) for c in indicators)
        return bool(indicators) and classes and not self.about and is_reporter_header(self._header(rest[0]))

    def _finest(self, found: Sequence[int]) -> int:
        """Of columns that name areas take the one whose areas lie within those of the column before it."""
        finest = found[0]
        for col in found[1:]:
            pairs = {(self.cells.label(r, finest), self.cells.label(r, col)) for r in self.table.body_rows}
            inner = {fine for _, fine in pairs if fine and not is_total(fine)}
            outer = {coarse for coarse, fine in pairs if coarse and fine and not is_total(fine)}
            both = is_area_header(self._header(finest)) and is_area_header(self._header(col))
            if inner and len(inner) >= (_SOME if both else _MANY) * len(outer):
                finest = col
        return finest

    def _asks_when(self, col: int) -> bool:
        """Whether a header asks for dates above words such as Every Tuesday; one for keys asks for places."""
        header = self._header(col)
        return is_period_header(header) and "\\" not in header

    def _filled_beside(self, area: int) -> int:
        """Give the column without a header beside that of areas where only it names the rows with figures."""
        beside = next((c for c in self.labels if c > area), area)
        filled = [r for r in self.table.body_rows if any(self.cells.counted(r, c) for c in self.values)]
        rows = [r for r in filled if not any(map(is_total, self.cells.names_of(r)))]
        headless = self.table.headers.get(beside) in ((), None, self.table.headers.get(area))
        named = all(self.cells.label(r, beside) and not self.cells.label(r, area) for r in rows)
        return beside if rows and headless and named else area

    def _reporting_within(self, area: int) -> int:
        """Give the column of stations or schools that parts each area into several, each on several rows; else the area's."""
        headed = (c for c in self.labels if c != area and is_reporter_header(self._header(c)))
        plain = (c for c in headed if not is_area_header(self._header(c)) and not names_events(self._header(c)))
        return next((c for c in plain if parts_each(self.cells, area, c)), area)

    def _holds(self, outer: int, inner: int) -> bool:
        """Whether most labels of one column stand with one of the other only: its area lies in that one."""
        pairs = {(self.cells.label(r, inner), self.cells.label(r, outer)) for r in self.table.body_rows}
        held = Counter(fine for fine, _ in pairs if fine and not is_total(fine))
        return sum(n == 1 for n in held.values()) > len(held) * _HALF

    def _header(self, col: int) -> str:
        path = self.table.headers.get(col, ())
        return path[-1] if path else ""

    def _words(self, col: int) -> list[str]:
        """Give the labels of a column, without what stands in their brackets."""
        if col not in self.words:
            words = (area_name(self.cells.label(r, col)) for r in self.table.body_rows if self.cells.at(r, col))
            self.words[col] = [w for w in words if w]
        return self.words[col]

    def _names_areas(self, col: int) -> bool:
        header = self._header(col)
        if header and is_area_header(header):
            return True
        words = self._words(col)
        classes = is_class_header(header) and (has_chinese(header) or not _all_formed(words))
        if header and (is_indicator_header(header) or classes):
            return False
        if any(map(is_whole_area, words)):
            return True
        formed = sum(looks_like_place(w) for w in words) / len(words) if words else 0.0
        known = sum(bool(self.areas.fits(w)) for w in words) / len(words) if words else 0.0
        return max(known, formed) > _HALF or are_places(words)

    def _about_places(self, found: Sequence[int]) -> list[int]:
        """Leave out the offices among columns of areas where a header says of another that it names these."""
        stated = [c for c in found if is_area_header(self._header(c))]
        offices = {c for c in found if stated and c not in stated and is_reporter_header(self._header(c))}
        return [c for c in found if c not in offices]

    def _tells_level(self, col: int) -> bool:
        """Whether a column says of each row what kind of area it is: Region, Country/Area."""
        words = self._words(col)
        varied = len(self.labels) > 1 and 1 < len(set(words)) < len(words)
        kinds = sum(map(_is_kind_of_area, words))
        return varied and kinds > len(words) * _HALF and not is_indicator_header(self._header(col))

    def _names_indicators(self, col: int) -> bool:
        header = self._header(col)
        if header and is_indicator_header(header) and not names_events(header):
            return True
        return _share([split_unit(w)[0] for w in self._words(col)], self.indicators) > _HALF

    def _names_activities(self, col: int) -> bool:
        """Whether the labels are activities of the codebook, or stand under 活动名称 beside columns that name what they count."""
        words = self._words(col)
        if self.activities and _share(words, self.activities) > _HALF:
            return True
        return names_events(self._header(col)) and not self._only_values() and not self._names_indicators(col)

    def _names_classes(self, col: int) -> bool:
        header = self._header(col)
        if not header:
            words = self._words(col)
            return bool(words) and all(is_sex(w) or is_total(w) for w in words) and any(map(is_sex, words))
        return is_class_header(header) and not names_events(header)

    def _only_values(self) -> bool:
        """Whether the columns name no indicator of their own: only periods or 数量."""
        return all(not indicator_words(self.table.headers.get(c, ())) for c in self.values)

    def _distinguishes(self, col: int, areas: Sequence[int]) -> bool:
        """Whether a further label column tells rows of one area apart, and is not a mere twin."""
        header = self._header(col)
        if is_note_header(header):
            return False
        if self.periods and not areas:
            return names_events(header)
        if self.periods and len(set(self._words(col))) == 1 and not names_events(header):
            return False
        names = [tuple(self.cells.label(r, c) for c in areas) for r in self.table.body_rows]
        return len(set(names)) < len(names)


def _all_formed(words: Sequence[str]) -> bool:
    """Whether all words but totals are formed as names of places, whatever stands over them: 구분 over 가산군, 나천시."""
    names = [w for w in words if not is_total(w)]
    return bool(names) and all(map(looks_like_place, names))


def parts_each(cells: Cells, outer: int, inner: int) -> bool:
    """Whether each label of one column has several of another that stand with it alone, each on several rows."""
    pairs = [(cells.label(r, outer), cells.label(r, inner)) for r in cells.table.body_rows]
    pairs = [pair for pair in pairs if all(pair)]
    coarse, fine = ({pair[n] for pair in pairs} for n in (0, 1))
    nested = len(set(pairs)) == len(fine) >= _TWICE * len(coarse) > 0
    return nested and len(pairs) >= _TWICE * len(fine)


def _is_kind_of_area(label: str) -> bool:
    """Whether a label is made of words for kinds of areas alone: Country/Area, 县级市; Kent County is a name."""
    parts = re.findall(r"\w+", label)
    return all(is_area_header(p) and (not has_chinese(p) or _KINDS.fullmatch(p)) for p in parts)


def _share(words: Sequence[str], known: Iterable[str]) -> float:
    names = frozenset(known)
    return sum(w in names for w in words) / len(words) if words else 0.0


def _areas_across(table: TableLayout, values: Sequence[int], known: Gazetteer) -> frozenset[str]:
    """Give the header words that name areas: the last ones, or the spanners above them."""
    paths = [path for c in values if (path := table.headers.get(c, ()))]
    for level in (-1, 0):
        words = [p[level] for p in paths if level < 0 or len(p) > 1]
        bare = [w for w in words if not is_total(w)]
        areas = [w for w in bare if known.fits(w) or looks_like_place(w)]
        if len(areas) == len(bare) > 0 or (len(areas) > 1 and len(areas) > len(bare) * _HALF) or are_places(bare):
            return frozenset(words)
    return frozenset()


def _parts_by_area(title: str) -> bool:
    """Whether a title says that its table is one by areas: by county, nach Kreisen, 各地区."""
    things = [t for match in _BY.finditer(title) for t in re.split(_JOIN, match[1] or match[2], flags=re.IGNORECASE)]
    words = (w for thing in things for w in (thing, *thing.split()))
    return any(is_area_header(form) for w in words for form in (w, _singular(w)))


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def indicator_words(path: Sequence[str]) -> tuple[str, ...]:
    """Give the parts of a header path that name an indicator: no period, no bare 'value', no 本年累计."""
    return tuple(p for p in path if not (_is_period(p) or is_value_header(split_unit(p)[0]) or _is_running(p)))


def _is_running(word: str) -> bool:
    return running_since(split_unit(word)[0]) is not None


def _is_period(word: str) -> bool:
    return any(read_period(t) or read_partial(t) for t in tongues(word))
