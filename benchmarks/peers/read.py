"""Read all cells of workbooks and do nothing with them: read.py READER FILE_OR_FOLDER; readers are named below."""

import sys
from collections.abc import Callable
from pathlib import Path


def calamine(path: str) -> None:
    """Give every cell as a Python value."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for number in range(len(book.sheet_names)):
        book.get_sheet_by_index(number).to_python(skip_empty_area=False)


def openpyxl(path: str) -> None:
    """Give every cell as openpyxl streams it."""
    import openpyxl as library

    for sheet in library.load_workbook(path, read_only=True):
        for _ in sheet.iter_rows(values_only=True):
            pass


def polars(path: str) -> None:
    """Give every sheet as a frame."""
    import polars as pl

    pl.read_excel(path, sheet_id=0, has_header=False)


READERS: dict[str, Callable[[str], None]] = {"calamine": calamine, "openpyxl": openpyxl, "polars": polars}

given = Path(sys.argv[2])
for file in sorted(given.glob("*.xlsx")) if given.is_dir() else (given,):
    READERS[sys.argv[1]](str(file))
