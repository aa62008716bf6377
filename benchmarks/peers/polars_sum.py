"""Sum per district, indicator and year with polars, which reads by fastexcel: polars_sum.py FOLDER OUT.xlsx."""

import sys
from pathlib import Path

import polars as pl

folder, out = Path(sys.argv[1]), sys.argv[2]
frames = []
for path in sorted(folder.glob("*.xlsx")):
    _, district, year = path.stem.split("_")
    for sheet in pl.read_excel(path, sheet_id=0, read_options={"header_row": 2}).values():
        label = sheet.columns[0]
        figures = sheet.filter(pl.col(label) != "合计").drop(label).cast(pl.Float64)
        frames.append(figures.with_columns(area=pl.lit(district), year=pl.lit(int(year))))
pl.concat(frames).group_by("area", "year").sum().sort("area", "year").write_excel(out)
