"""Take apart cells that hold several figures, where their header, their label or they themselves name each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tallybook.model import Quantity
from tallybook.model.table import ColumnRole
from tallybook.notation import (
    bracketed_name,
    listed_figures,
    read_bracketed,
    read_lines,
    read_stroked,
    stroked_names,
    with_point,
)
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.columns import Column, read_column
from tallybook.tidy.context import Context
from tallybook.tidy.meaning import Meaning
from tallybook.tidy.names import Names
from tallybook.tidy.rows import Row, read_rows

Figures = tuple[tuple[Meaning, Quantity], ...]
Path = tuple[str, ...]


class Several:
    """Reads the figures of one cell, each with a meaning of its own."""

    def __init__(
        self,
        cells: Cells,
        axes: Axes,
        rows: Mapping[int, Row],
        columns: Mapping[int, Column],
        context: Context,
        names: Names,
        *,
        commas: bool,
    ) -> None:
        """Take a table as read so far; `commas` part the decimals of its texts."""
        self.cells, self.axes, self.rows, self.columns = cells, axes, rows, columns
        self.context, self.names, self.commas = context, names, commas

    def at(self, row: int, col: int) -> Figures:
        """Give the figures in a cell; none where nothing says what each of them is."""
        token = self.cells.at(row, col)
        text = token.text if token else ""
        plain = with_point(text) if self.commas else text
        return self._stroked(row, col, plain) or self._bracketed(row, col, plain) or self._listed(row, plain)

    def _stroked(self, row: int, col: int, text: str) -> Figures:
        """Read 12/1200 below 场次/人次, beside a label that names two things, or with a unit of its own each."""
        figures = read_stroked(text)
        if not figures:
            return ()
        for path in self._paths(col, len(figures)):
            return tuple((self._headed(col, p), q) for p, q in zip(path, figures, strict=True))
        words = self.rows[row].words
        named = stroked_names(words[-1]) if words else ()
        if len(named) == len(figures):
            return tuple((self._labelled(row, (*words[:-1], n)), q) for n, q in zip(named, figures, strict=True))
        units = [q.unit for q in figures]
        if len(set(units)) == len(units) and all(units):
            return tuple((self._headed(col, self._path(col)), q) for q in figures)
        return ()

    def _bracketed(self, row: int, col: int, text: str) -> Figures:
        """Read 120(95) below 人数(女), or 120（其中女95）: the second is a part of the first, or told beside it."""
        word, figures = read_bracketed(text)
        if not figures:
            return ()
        path, labels = self._path(col), self.rows[row].words
        for level in range(len(path) - 1, -1, -1):
            whole, part = bracketed_name(path[level])
            if whole and self.names.read_unit(part) is None:
                outer = (*path[:level], whole)
                return self._pair(self._headed(col, outer), self._headed(col, (*outer, word or part)), figures)
        whole, part = bracketed_name(labels[-1]) if labels else ("", "")
        if whole:
            outer = (*labels[:-1], whole)
            return self._pair(self._labelled(row, outer), self._labelled(row, (*outer, word or part)), figures)
        return self._pair(self._headed(col, path), self._headed(col, (*path, word)), figures) if word else ()

    def _pair(self, whole: Meaning, part: Meaning, figures: tuple[Quantity, ...]) -> Figures:
        return ((whole, figures[0]), (part, figures[1]))

    def _listed(self, row: int, text: str) -> Figures:
        """Read a list of figures beside a list of as many labels, line by line."""
        figures = listed_figures(text)
        lists = {
            (row, c): lines
            for c in self.cells.table.having(ColumnRole.LABEL)
            if (t := self.cells.at(row, c)) and len(lines := read_lines(t.text)) == len(figures)
        }
        if not figures or not lists:
            return ()
        return tuple(
            (self._lined(self.cells.saying({p: lines[n] for p, lines in lists.items()})), q)
            for n, q in enumerate(figures)
        )

    def _paths(self, col: int, count: int) -> Iterator[list[Path]]:
        """Give the header paths of the things that a header word names, where it names as many as asked."""
        path = self._path(col)
        for level in range(len(path) - 1, -1, -1):
            label, unit = self.names.split_unit(path[level])
            bare = label if unit and path[level].startswith(label) else path[level]
            named, rest = stroked_names(bare), path[level][len(bare) :]
            if len(named) == count:
                yield [(*path[:level], n + rest, *path[level + 1 :]) for n in named]

    def _path(self, col: int) -> Path:
        return self.cells.table.headers.get(col, ())

    def _headed(self, col: int, path: Path) -> Meaning:
        """Give the meanings of a column under another header."""
        table = self.cells.table
        column = read_column(replace(table, headers={**table.headers, col: path}), col, self.axes, self.names)
        return self._meaning(self.cells, self.rows, {**self.columns, col: column})

    def _labelled(self, row: int, words: Path) -> Meaning:
        """Give the meanings of a row under other words."""
        said = replace(self.rows[row], words=words, shown=words)
        return self._meaning(self.cells, {**self.rows, row: said}, self.columns)

    def _lined(self, cells: Cells) -> Meaning:
        return self._meaning(cells, read_rows(cells, self.axes, self.names, ("", ""))[0], self.columns)

    def _meaning(self, cells: Cells, rows: Mapping[int, Row], columns: Mapping[int, Column]) -> Meaning:
        return Meaning(cells, rows, columns, self.context, self.names)
