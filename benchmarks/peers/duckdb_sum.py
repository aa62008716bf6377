"""Sum per district, indicator and year with duckdb's excel extension: duckdb_sum.py FOLDER OUT.xlsx."""

import sys
from pathlib import Path

import duckdb


def load_excel(base: duckdb.DuckDBPyConnection) -> None:
    """Load the extension: the one that is installed, else the one of the package duckdb-ext-excel."""
    try:
        base.execute("LOAD excel")
    except duckdb.Error:
        import duckdb_ext

        (file,) = Path(duckdb_ext.__path__[0]).rglob("excel.duckdb_extension")
        base.execute(f"LOAD '{file}'")


def main(folder: Path, out: str) -> None:
    """Gather all sheets in one table, and sum it."""
    base = duckdb.connect()
    load_excel(base)
    into = "CREATE TABLE figures AS"
    for path in sorted(folder.glob("*.xlsx")):
        _, district, year = path.stem.split("_")
        for month in range(1, 13):
            there = f"read_xlsx('{path}', sheet = '{month}月', header = true, range = 'A3:M43')"
            base.execute(f"{into} SELECT '{district}' AS area, {year} AS year, * FROM {there}")  # noqa: S608 - our own names
            into = "INSERT INTO figures"
    columns = [row[0] for row in base.execute("DESCRIBE figures").fetchall()][3:]
    sums = ", ".join(f'sum("{column}") AS "{column}"' for column in columns)
    query = f"SELECT area, year, {sums} FROM figures GROUP BY ALL ORDER BY ALL"  # noqa: S608 - our own names
    base.execute(f"COPY ({query}) TO '{out}' (FORMAT xlsx, HEADER true)")


main(Path(sys.argv[1]), sys.argv[2])
