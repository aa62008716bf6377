"""Review sheets drawn as text, as the program does: written down, read, and asked all edits."""

from __future__ import annotations

from pathlib import Path

from tallybook import pipeline
from tallybook.model import Finding
from tallybook.settings import codebook_for


def review(folder: Path, *sheets: str, book: str = "", **lists: str) -> tuple[Finding, ...]:
    """Give all findings of drawings (cells parted by |), each a file, beside a codebook and its lists."""
    for n, sheet in enumerate(sheets):
        lines = [",".join(cell.strip() for cell in line.split("|")) for line in sheet.strip().splitlines()]
        (folder / f"{n}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, rows in lists.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    if book or lists:
        named = "".join(f'{name} = "{name}.csv"\n' for name in lists)
        (folder / "tallybook.toml").write_text(f"[codebook]\n{named}{book}", encoding="utf-8")
    codebook = codebook_for(None, [str(folder)])
    return pipeline.reviewed(
        pipeline.read_paths([str(folder)], pipeline.Settings(codebook=codebook)), codebook
    ).findings


def cells_of(findings: tuple[Finding, ...], code: str) -> list[str]:
    """Give the cells of all findings of one code."""
    return [f.cell for f in findings if f.code == code]
