"""Review sheets drawn as text, as the program does: written down, read, and asked all edits."""

from __future__ import annotations

import json
from pathlib import Path

from tallybook import pipeline
from tallybook.model import Finding, row_by_row
from tallybook.settings import codebook_for
from tests.running import run as running


def written(folder: Path, *sheets: str, book: str = "", **lists: str) -> Path:
    """Write drawings (cells parted by |), each a file, beside a codebook and its lists."""
    for n, sheet in enumerate(sheets):
        lines = [",".join(cell.strip() for cell in line.split("|")) for line in sheet.strip().splitlines()]
        (folder / f"{n}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, rows in lists.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    if book or lists:
        named = "".join(f'{name} = "{name}.csv"\n' for name in lists)
        (folder / "tallybook.toml").write_text(f"[codebook]\n{named}{book}", encoding="utf-8")
    return folder


def review(folder: Path, *sheets: str, book: str = "", **lists: str) -> tuple[Finding, ...]:
    """Give all findings of a review of drawings."""
    path = str(written(folder, *sheets, book=book, **lists))
    codebook = codebook_for(None, [path])
    run = pipeline.read_paths([path], pipeline.Settings(codebook=codebook))
    return tuple(weighed.finding for weighed in pipeline.review(run, codebook).told)


def checked(folder: Path, code: str) -> list[str]:
    """Give the cells that `check` tells of one code in a folder."""
    done = running("check", str(folder), "--json", "--select", code)
    assert done.returncode in {0, 1}, done.stderr
    return sorted(f["cell"] for f in json.loads(done.stdout)["findings"])


def cells_of(findings: tuple[Finding, ...], code: str) -> list[str]:
    """Give the cells of all findings of one code, row by row."""
    return sorted((f.cell for f in findings if f.code == code), key=row_by_row)
