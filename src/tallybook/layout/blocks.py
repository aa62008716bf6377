"""Cut a sheet into blocks that stand side by side, parted by empty columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tallybook.model.table import Place, Token, TokenKind
from tallybook.notation import is_continuation, is_unit_line

_VALUES = (TokenKind.NUMBER, TokenKind.ODD, TokenKind.MARK, TokenKind.FAULT)
_LABELS = (TokenKind.TEXT, TokenKind.PERIOD)
_LABELLED = 0.6
_MIN_ROWS = 2

Row = list[tuple[int, Token]]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns that hold one table or several below each other.

    `lines` are the lines of text outside the block that speak for it too: titles over all blocks.
    """

    top: int
    bottom: int
    left: int
    right: int
    lines: tuple[Place, ...] = ()

    def holds(self, place: Place) -> bool:
        """Whether a place lies in the block."""
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right

    def of(self, rows: Mapping[int, Row]) -> dict[int, Row]:
        """Give the cells within the block, by row."""
        cut = {row: self.across(cells) for row, cells in rows.items() if self.top <= row <= self.bottom}
        return {row: cells for row, cells in cut.items() if cells}

    def across(self, cells: Row) -> Row:
        """Give those cells of a row that lie within the columns of the block."""
        if not cells or (self.left <= cells[0][0] and cells[-1][0] <= self.right):
            return cells
        return [(c, t) for c, t in cells if self.left <= c <= self.right]


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a block decides whether it can stand by itself."""

    block: Block
    header: Row
    labels: tuple[str, ...]
    rows: tuple[int, ...]


def find_blocks(rows: Mapping[int, Row], tokens: Mapping[Place, Token], anchors: Mapping[Place, Place]) -> list[Block]:
    """Give the blocks of a sheet, each row of blocks from left to right; `anchors` says where merges have their value."""
    if not rows:
        return []
    width = max(cells[-1][0] for cells in rows.values())
    return _Cutter(rows, tokens, anchors).blocks(Block(0, max(rows), 0, width))


class _Cutter:
    """Looks cells up by row; knows how far merges reach."""

    def __init__(self, rows: Mapping[int, Row], tokens: Mapping[Place, Token], anchors: Mapping[Place, Place]) -> None:
        self.tokens, self.anchors = tokens, anchors
        self.rows = {r: told for r, cells in rows.items() if (told := [cell for cell in cells if cell[1].text])}
        self.filled = sorted(self.rows)
        self.covered: dict[int, set[int]] = {}
        for row, col in self.anchors:
            self.covered.setdefault(row, set()).add(col)

    def blocks(self, block: Block) -> list[Block]:
        """Cut the whole block, or else those of its sections that can be cut."""
        parts = self._side_by_side(block)
        if len(parts) > 1:
            return parts
        found: list[Block] = []
        for section in self._sections(block):
            cut = self._side_by_side(section)
            if len(cut) > 1 or not found or found[-1].right != block.right or found[-1].left != block.left:
                found.extend(cut)
            else:
                last = found.pop()
                found.append(Block(last.top, section.bottom, block.left, block.right))
        return found if len(found) > 1 else [block]

    def _sections(self, block: Block) -> list[Block]:
        """Part a block at its empty rows."""
        rows = [r for r in self._filled(block.top, block.bottom) if self._within(r, block)]
        runs = [[r for _, r in run] for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])]
        return [Block(run[0], run[-1], block.left, block.right) for run in runs]

    def _filled(self, top: int, bottom: int) -> Sequence[int]:
        """Give the rows that hold anything, from one to another: a sheet may have a million that do not."""
        return self.filled[bisect_left(self.filled, top) : bisect_right(self.filled, bottom)]

    def _within(self, row: int, block: Block) -> Row:
        return block.across(self.rows.get(row, []))

    def _side_by_side(self, block: Block) -> list[Block]:
        gaps = self._gaps(block)
        lefts = [block.left, *(g + 1 for g in gaps if g + 1 not in gaps)]
        if len(lefts) == 1:
            return [block]
        rights = [*(left - 1 for left in lefts[1:]), block.right]
        cut: list[Block] = []
        for left, right in zip(lefts, rights, strict=True):
            here = Block(block.top, block.bottom, left, right)
            before = self._part(cut[-1]) if cut else None
            own = self._part(here)
            if before and own and _apart(before, own):
                cut.append(here)
            elif cut:
                cut[-1] = Block(block.top, block.bottom, cut[-1].left, right)
            else:
                cut.append(here)
        return self._with_lines(block, cut) if len(cut) > 1 else [block]

    def _gaps(self, block: Block) -> set[int]:
        """Give the inner columns that no row of two cells or more reaches into."""
        filled: set[int] = set()
        for row in self._filled(block.top, block.bottom):
            cells = self._within(row, block)
            if len(cells) > 1 and len(filled) <= block.right - block.left:
                filled.update([c for c, _ in cells])
                filled.update([c for c in self.covered.get(row, ()) if block.left <= c <= block.right])
        if not filled:
            return set()
        return {c for c in range(min(filled), max(filled)) if c not in filled}

    def _part(self, block: Block) -> _Part | None:
        """Say what a block is by itself; None when its numbers lack labels of their own, or a header."""
        valued = [r for r in self._filled(block.top, block.bottom) if self._values(r, block)]
        headers = [r for r in self._filled(block.top, valued[0] - 1) if self._within(r, block)] if valued else []
        if len(valued) < _MIN_ROWS or not headers:
            return None
        labels = {r: label for r in valued if (label := self._label(r, block))}
        if len(labels) < _LABELLED * len(valued):
            return None
        return _Part(block, self._within(headers[-1], block), tuple(labels.values()), tuple(valued))

    def _values(self, row: int, block: Block) -> bool:
        return any(t.kind in _VALUES for _, t in self._within(row, block))

    def _label(self, row: int, block: Block) -> str:
        """Give the words before the last value of a row, through merges; codes and serial numbers may stand before them."""
        last = max(c for c, t in self._within(row, block) if t.kind in _VALUES)
        for col in range(block.left, last):
            token = self.tokens.get(self.anchors.get((row, col), (row, col)))
            if token and token.kind in _LABELS and token.text:
                return token.text
        return ""

    def _with_lines(self, block: Block, cut: list[Block]) -> list[Block]:
        """Give each block the lines that stand over all of them."""
        alone = [r for r in self._filled(block.top, block.bottom) if len(self._within(r, block)) == 1]
        shared = [(r, c) for r in alone for c, _ in self._within(r, block)]
        rows = self._filled(block.top, block.bottom)
        units = [(r, c) for r in rows for c, t in self._within(r, block) if is_unit_line(t.text)]
        outside = [self._lines_for(b, cut[0], shared) if n else () for n, b in enumerate(cut)]
        return [
            Block(b.top, b.bottom, b.left, b.right, tuple(sorted({*lines, *(u for u in units if not b.holds(u))})))
            for b, lines in zip(cut, outside, strict=True)
        ]

    def _lines_for(self, block: Block, first: Block, shared: Iterable[Place]) -> tuple[Place, ...]:
        """Add the first block's title where a block has none of its own, or says it goes on."""
        outside = {p for p in shared if not block.holds(p)}
        own = [t.text for r in self._filled(block.top, block.bottom) for _, t in self._title(r, block)]
        if all(is_continuation(text) for text in own):
            outside |= {(r, c) for r in self._filled(first.top, first.bottom) for c, _ in self._title(r, first)}
        return tuple(sorted(outside))

    def _title(self, row: int, block: Block) -> Row:
        """Give a row's cell if it stands alone above the block's first wider row."""
        cells = self._within(row, block)
        wide = next((r for r in self._filled(block.top, block.bottom) if len(self._within(r, block)) > 1), block.top)
        return cells if row < wide and len(cells) == 1 else []


def _apart(one: _Part, other: _Part) -> bool:
    """Whether two neighbours are tables of their own rather than halves of one.

    Halves share their rows and only the left one has a key; tables begin or end in different rows,
    repeat a header or labels, or have a key each.
    """
    if one.rows != other.rows or set(one.labels) & set(other.labels):
        return True
    if {t.text for _, t in one.header} & {t.text for _, t in other.header}:
        return True
    return all(len(set(p.labels)) == len(p.labels) for p in (one, other))
