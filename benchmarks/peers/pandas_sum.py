"""Sum per district, indicator and year with pandas, as most would write it: pandas_sum.py FOLDER OUT.xlsx [ENGINE]."""

import sys
from pathlib import Path

import pandas as pd

folder, out, engine = Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "openpyxl"
frames = []
for path in sorted(folder.glob("*.xlsx")):
    _, district, year = path.stem.split("_")
    for sheet in pd.read_excel(path, sheet_name=None, header=2, engine=engine).values():
        places = sheet[sheet.iloc[:, 0] != "合计"].iloc[:, 1:]
        frames.append(places.assign(area=district, year=int(year)))
pd.concat(frames).groupby(["area", "year"], as_index=False).sum().to_excel(out, index=False)
