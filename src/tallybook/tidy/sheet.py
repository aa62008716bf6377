"""Turn one laid-out sheet into observations, printed totals, roles and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import PurePath

from tallybook.model import (
    Areas,
    Balance,
    CellKind,
    Codebook,
    Finding,
    Grid,
    Hint,
    Observation,
    Role,
    SheetReading,
    a1,
    make_finding,
    parted,
)
from tallybook.model.table import Misfit, Place, SheetLayout, TableLayout, Token, TokenKind
from tallybook.notation import asks_for_words, clean_label, is_code_header, is_form_line, is_front, is_note
from tallybook.tidy.context import Clash, Context, read_context
from tallybook.tidy.filing import filed_on
from tallybook.tidy.headings import told_by_lines
from tallybook.tidy.names import Names
from tallybook.tidy.reading import TableReading
from tallybook.tidy.statement import statements
from tallybook.tidy.table import tidy_table
from tallybook.tidy.totals_over_blocks import over_blocks
from tallybook.tidy.twin_tables import twins_aside
from tallybook.tidy.unparted import unparted_rows


def tidy_sheet(
    grid: Grid,
    layout: SheetLayout,
    *,
    year: str | None = None,
    area: str | None = None,
    codebook: Codebook | None = None,
) -> SheetReading:
    """Give every number of a sheet a role, and every observation its dimensions.

    `year` and `area`, when stated, win over what the sheet says. A hidden sheet is excluded
    with a finding, unless it is stated to be read, and so is one that is stated to be skipped.
    """
    book = codebook or Codebook()
    numbers = {p for p, t in layout.tokens.items() if t.counted}
    if layout.hint.skip or (grid.hidden and layout.hint.skip is None):
        return _excluded(grid, numbers, "SHEET_HIDDEN", layout.hint)
    contexts = told_by_lines(layout, [_context(grid, layout, table, year, area, book) for table in layout.tables])
    readings = [
        tidy_table(grid, layout, table, context, book) for table, context in zip(layout.tables, contexts, strict=True)
    ]
    joined = _joined(grid, layout, numbers, over_blocks(twins_aside(grid, readings)))
    reading = replace(joined, about=_about(grid, contexts), filed=filed_on(layout))
    if is_front(grid.sheet) and len({o.column for o in reading.observations}) <= 1 and layout.hint.skip is None:
        return _excluded(grid, numbers, "SHEET_FRONT", layout.hint)
    misfits = _misfits(grid, layout.misfits)
    if not reading.observations:
        return replace(reading, findings=(*reading.findings, *misfits))
    said = (
        *misfits,
        *_other_areas(grid, reading.observations, area),
        *_commas(grid, layout),
        *_clashes(grid, contexts),
        *_years(grid, reading.observations, year),
        *_hidden_rows(grid, reading),
    )
    title = "\n".join(dict.fromkeys(c.title for c in contexts if c.title))
    return replace(reading, findings=(*reading.findings, *said), title=title)


def _about(grid: Grid, contexts: list[Context]) -> str:
    """Give what titles, forms and names say of the sheet, a line each."""
    told = (*(t for c in contexts for t in (*c.title.splitlines(), c.area)), grid.sheet, PurePath(grid.source).stem)
    return "\n".join(dict.fromkeys(t for t in told if t))


def _context(
    grid: Grid, layout: SheetLayout, table: TableLayout, year: str | None, area: str | None, book: Codebook
) -> Context:
    """Read what stands around a table; what the run states holds before what the codebook states of the sheet."""
    hint = table.hint
    called = hint.area and (book.name_of(hint.area) or hint.area)
    named = clean_label(grid.sheet) if hint.areas is Areas.SHEET else called
    context = read_context(
        layout,
        table,
        sheet=grid.sheet,
        source=grid.source,
        year=year or hint.year or None,
        area=area or named or None,
        codebook=book,
    )
    unit = Names(book).read_unit(hint.unit) if hint.unit else None
    return replace(context, units=(unit,)) if unit else context


def _misfits(grid: Grid, misfits: Sequence[Misfit]) -> list[Finding]:
    return [make_finding("LAYOUT_MISFIT", grid.source, grid.sheet, severity=None, **_told(m)) for m in misfits]


def _told(misfit: Misfit) -> dict[str, str]:
    return {"hint": misfit.place, "key": misfit.key, "said": misfit.said, "why": misfit.why}


def _commas(grid: Grid, layout: SheetLayout) -> list[Finding]:
    return [make_finding("DECIMAL_COMMAS", grid.source, grid.sheet)] if layout.decimal_comma else []


def _clashes(grid: Grid, contexts: list[Context]) -> list[Finding]:
    clashes = dict.fromkeys(c for context in contexts for c in context.clashes)
    return [make_finding(c.code, grid.source, grid.sheet, severity=None, **_facts(c)) for c in clashes]


def _facts(clash: Clash) -> dict[str, str]:
    return {k: v for k, v in asdict(clash).items() if k != "code"}


def _years(grid: Grid, observations: tuple[Observation, ...], year: str | None) -> list[Finding]:
    """Report figures without a year, and a sheet whose own cells know nothing of the stated one."""
    without = [o for o in observations if not o.time_period or o.time_period.startswith("-")]
    if without:
        return [make_finding("PERIOD_MISSING", grid.source, grid.sheet, without[0].cell, n=len(without))]
    said = {o.time_period[:4] for o in observations}
    if not year or any(p.startswith(year[:4]) for p in said):
        return []
    facts = {"taken_from": "the cells", "taken": min(said), "other_from": "the given --year", "other": year}
    return [make_finding("PERIOD_CONTRADICTS", grid.source, grid.sheet, observations[0].cell, severity=None, **facts)]


def _other_areas(grid: Grid, observations: tuple[Observation, ...], area: str | None) -> list[Finding]:
    """Report a sheet whose own cells know nothing of the stated area."""
    said = {o.area_label for o in observations}
    if not area or area in said:
        return []
    facts = {"taken_from": "the cells", "taken": min(said), "other_from": "the given --area", "other": area}
    return [make_finding("AREA_CONTRADICTS", grid.source, grid.sheet, observations[0].cell, severity=None, **facts)]


def _hidden_rows(grid: Grid, reading: SheetReading) -> list[Finding]:
    if not grid.hidden_rows and not grid.hidden_cols:
        return []
    told = (p for p, role in reading.roles.items() if role is Role.OBSERVATION)
    hidden = sorted(p for p in told if p[0] in grid.hidden_rows or p[1] in grid.hidden_cols)
    return [make_finding("ROWS_HIDDEN", grid.source, grid.sheet, a1(*p), n=len(hidden)) for p in hidden[:1]]


def _excluded(grid: Grid, numbers: set[Place], code: str, hint: Hint) -> SheetReading:
    """Leave a whole sheet out: for what `code` says of it, or because a hint says so."""
    roles = dict.fromkeys(numbers, Role.EXCLUDED)
    where = (grid.source, grid.sheet)
    found_so = make_finding(code, *where, n=len(numbers))
    finding = make_finding("LAYOUT_SKIPPED", *where, n=len(numbers), hint=hint.place("skip")) if hint.skip else found_so
    found = (finding,) if numbers else ()
    balance = Balance.of(roles.values(), len(numbers))
    hints = (Hint(skip=True),) if hint.skip else ()
    return SheetReading(grid, roles=roles, findings=found, balance=balance, hints=hints)


def _joined(grid: Grid, layout: SheetLayout, numbers: set[Place], readings: list[TableReading]) -> SheetReading:
    roles: dict[Place, Role] = {}
    parts: dict[Place, str] = dict.fromkeys(layout.lines, "line")
    headers: dict[Place, str] = {}
    for reading in readings:
        roles.update(reading.roles)
        parts.update(reading.parts)
        headers.update(reading.headers)
    lines, numbers = set(layout.lines), numbers | roles.keys()
    left = sorted(numbers - roles.keys())
    roles.update({p: Role.PERIOD for p in left if _is_date(layout.tokens[p], in_line=p in lines)})
    listed = _note_numbers(lines, layout.tokens)
    roles.update({p: Role.CODE for p in left if p in listed and p not in roles})
    asked = {r for r, c in lines if _asks(layout.tokens[r, c])}
    roles.update({p: Role.EXCLUDED for p in left if p in lines and p[0] in asked and p not in roles})
    left = [p for p in left if p not in roles]
    roles.update(dict.fromkeys(left, Role.UNEXPLAINED))
    findings = [f for r in readings for f in r.findings] + _cells_found("NUMBER_UNEXPLAINED", grid, layout.tokens, left)
    observations, clashes = _settle([o for r in readings for o in r.observations], grid)
    for place in clashes:
        roles[place] = Role.UNEXPLAINED
    findings += _cells_found("COLUMNS_ALIKE", grid, layout.tokens, clashes)
    unparted = [p for p in unparted_rows(layout) if not _asks(layout.tokens[p])]
    rows = {row for row, _ in unparted}
    observations, beside = _without(observations, (p for p in grid.cells if p[0] in rows) if rows else ())
    roles.update(dict.fromkeys((*unparted, *beside), Role.UNEXPLAINED))
    numbers |= {*unparted}
    findings += _cells_found("ROW_UNPARTED", grid, layout.tokens, unparted)
    return SheetReading(
        grid,
        tuple(observations),
        tuple(t for r in readings for t in r.printed_totals),
        roles,
        parts,
        headers,
        tuple(findings) + _stored_as_text(grid, layout, roles),
        Balance.of(map(roles.__getitem__, numbers), len(numbers)),
        tuple(w for r in readings for w in r.why),
        _statements(grid, readings, layout.hint),
    )


def _statements(grid: Grid, readings: Sequence[TableReading], hint: Hint) -> tuple[Hint, ...]:
    """State how the sheet was read; that a hidden one was, only where the user did."""
    found = statements([(r.across, r.hint) for r in readings], grid)
    return (Hint(skip=False), *found) if hint.skip is False else found


def _is_date(token: Token, *, in_line: bool) -> bool:
    """Whether a number outside tables is a date, or a year in a line of its own."""
    return token.kind is TokenKind.PERIOD or (in_line and token.yearlike)


def _note_numbers(lines: Iterable[Place], tokens: dict[Place, Token]) -> set[Place]:
    """Find the numbers 1, 2, 3 of notes listed below a line that says so."""
    rows: dict[int, list[Place]] = {}
    for place in sorted(lines):
        rows.setdefault(place[0], []).append(place)
    found: set[Place] = set()
    last, number = -1, 0
    for row, places in rows.items():
        first = tokens[places[0]]
        counts_on = first.quantity is not None and first.quantity.value == number + 1 and row == last + 1
        if is_note(first.text):
            last, number = row, 0
        elif counts_on and last >= 0 and len(places) == 2:  # noqa: PLR2004 - a number and a note
            found.add(places[0])
            last, number = row, number + 1
    return found


def _asks(token: Token) -> bool:
    """Whether a text asks who filled a form in, when, or how to reach them, or is a note: numbers beside it are no figures."""
    asks = (is_form_line, asks_for_words, is_code_header, is_note)
    return token.kind is TokenKind.TEXT and any(says(token.text) for says in asks)


def _settle(observations: list[Observation], grid: Grid) -> tuple[list[Observation], list[Place]]:
    """Set apart observations of different columns that nothing tells apart."""
    labels: dict[str, set[str]] = {}
    for o in observations:
        labels.setdefault(o.indicator_label, set()).add(parted(o.cell)[0])
    first: dict[tuple[str, ...], str] = {}
    twice: set[str] = set()
    for o in (o for o in observations if len(labels[o.indicator_label]) > 1):
        key = (o.area_label, o.indicator_label, o.activity, o.time_period, o.unit_measure, _row(o.cell))
        if (cell := first.setdefault(key, o.cell)) != o.cell:
            twice |= {cell, o.cell}
    return _without(observations, (p for p in grid.cells if a1(*p) in twice) if twice else ())


def _row(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _without(observations: list[Observation], places: Iterable[Place]) -> tuple[list[Observation], list[Place]]:
    """Part the observations that stand at none of the places from the places of those that do, row by row."""
    named = {a1(*place): place for place in places}
    gone = sorted(named[o.cell] for o in observations if o.cell in named)
    return ([o for o in observations if o.cell not in named] if gone else observations), gone


def _cells_found(code: str, grid: Grid, tokens: dict[Place, Token], places: list[Place]) -> list[Finding]:
    return [make_finding(code, grid.source, grid.sheet, a1(*place), tokens[place].text) for place in places]


def _stored_as_text(grid: Grid, layout: SheetLayout, roles: dict[Place, Role]) -> tuple[Finding, ...]:
    texts = [
        p
        for p, role in roles.items()
        if role is Role.OBSERVATION and grid.cells[p].kind is CellKind.TEXT and _plain(layout.tokens[p])
    ]
    if not texts or Counter(grid.cells[p].kind for p in grid.cells).most_common(1)[0][1] == len(grid.cells):
        return ()
    first = min(texts)
    text = layout.tokens[first].text
    finding = make_finding("NUMBER_AS_TEXT", grid.source, grid.sheet, a1(*first), text, n=len(texts))
    return (finding,)


def _plain(token: Token) -> bool:
    return token.kind is TokenKind.NUMBER and token.text.replace(",", "").replace(".", "").isdigit()
