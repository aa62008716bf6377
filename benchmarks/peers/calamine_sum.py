"""Sum per district, indicator and year in dictionaries, with nothing but calamine: calamine_sum.py FOLDER OUT.xlsx.

No peer to work with, but the least that reading all cells in Python can cost.
"""

import sys
from collections import Counter
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

sums: dict[tuple[str, int], Counter[str]] = {}
heads: list[str] = []
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    _, district, year = path.stem.split("_")
    added = sums.setdefault((district, int(year)), Counter())
    book = CalamineWorkbook.from_path(str(path))
    for number in range(len(book.sheet_names)):
        rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
        heads = rows[2][1:]
        places = [row[1:] for row in rows[3:] if row[0] != "合计"]
        added.update(dict(zip(heads, map(sum, zip(*places, strict=True)), strict=True)))
with xlsxwriter.Workbook(sys.argv[2]) as out:
    sheet = out.add_worksheet()
    sheet.write_row(0, 0, ["area", "year", *heads])
    for n, (key, added) in enumerate(sorted(sums.items()), 1):
        sheet.write_row(n, 0, [*key, *(added[head] for head in heads)])
