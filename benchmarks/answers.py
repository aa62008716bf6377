"""Whether the totals that a job wrote are those that are true."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from workloads import ADDED, Truth

_NEAR = Decimal("1e-9")


def wrong(out: Path, true: Truth, *, exact: bool) -> str:
    """Say what is wrong with the totals in a CSV file or workbook, or nothing; peers' binary sums need only be near."""
    if not out.exists():
        return "no output"
    found = _totals(out)
    if found.keys() != true.keys():
        return f"WRONG: {len(true.keys() - found.keys())} totals missing, {len(found.keys() - true.keys())} too many"
    bad = sum(abs(found[key] - value) > (0 if exact else abs(value) * _NEAR) for key, value in true.items())
    return f"WRONG: {bad} totals" if bad else ""


def _totals(out: Path) -> Truth:
    heads, *rows = _csv(out) if out.suffix == ".csv" else _sheet(out)
    return _long(rows) if len(heads) < 1 + len(ADDED) or heads[1].lower() == "indicator" else _wide(heads, rows)


def _long(rows: list[list[str]]) -> Truth:
    """Take a total a row: area, indicator below its heading, year, value; rates have none."""
    return {(row[0], row[1].split(" / ")[-1], row[2]): Decimal(row[3]) for row in rows if row[3]}


def _wide(heads: list[str], rows: list[list[str]]) -> Truth:
    """Take a row an area and year, a column an indicator."""
    return {
        (row[0], head, row[1]): Decimal(value)
        for row in rows
        for head, value in zip(heads, row, strict=True)
        if head in ADDED
    }


def _csv(out: Path) -> list[list[str]]:
    with out.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def _sheet(out: Path) -> list[list[str]]:
    """Give the first sheet, formulas as the values that are stored with them."""
    from openpyxl import load_workbook

    book = load_workbook(out, read_only=True, data_only=True)
    rows = [["" if v is None else str(v) for v in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    return rows
