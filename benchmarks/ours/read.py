"""Read workbooks, or read and understand them, and do nothing with that: read.py {reads,understands} FILE_OR_FOLDER."""

import sys
from pathlib import Path

from tallybook.pipeline import Settings, read_file
from tallybook.read import read_workbook

given = Path(sys.argv[2])
for file in sorted(given.glob("*.xlsx")) if given.is_dir() else (given,):
    if sys.argv[1] == "reads":
        read_workbook(str(file))
    else:
        read_file(str(file), Settings())
