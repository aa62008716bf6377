"""Write the rows of a CSV file as others would, and print the seconds of writing: export.py WRITER ROWS.csv OUT."""

import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Rows = Sequence[Sequence[object]]


def xlsxwriter(rows: Rows, out: str) -> Callable[[], object]:
    """Write plain cells by XlsxWriter."""
    import xlsxwriter as library

    def write() -> None:
        with library.Workbook(out) as book:
            sheet = book.add_worksheet()
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)

    return write


def pandas(rows: Rows, out: str) -> Callable[[], object]:
    """Write a frame by pandas, which takes XlsxWriter."""
    import pandas as pd

    frame = pd.DataFrame(rows[1:], columns=list(map(str, rows[0])))
    return lambda: frame.to_excel(out, index=False, engine="xlsxwriter") if _is_book(out) else frame.to_csv(out)


def polars(rows: Rows, out: str) -> Callable[[], object]:
    """Write a frame by polars, which takes XlsxWriter for workbooks."""
    import polars as pl

    frame = pl.DataFrame(rows[1:], schema=list(map(str, rows[0])), orient="row", strict=False)
    return lambda: frame.write_excel(out) if _is_book(out) else frame.write_csv(out)


def _is_book(out: str) -> bool:
    return out.endswith(".xlsx")


def _value(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text or None


WRITERS: dict[str, Callable[[Rows, str], Callable[[], object]]] = {
    "xlsxwriter": xlsxwriter,
    "pandas": pandas,
    "polars": polars,
}

with Path(sys.argv[2]).open(encoding="utf-8-sig", newline="") as lines:
    heads, *body = csv.reader(lines)
write = WRITERS[sys.argv[1]]([heads, *([_value(v) for v in row] for row in body)], sys.argv[3])
begun = time.perf_counter()
write()
print(time.perf_counter() - begun)
