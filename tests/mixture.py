"""A folder of returns as they come: the sample's, and beside them what is damaged, doubled, renamed, linked or no return."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.hostile.others import csv_text, ods, page, xls, xlsb
from tests.hostile.workbook import formula, number, sheet, text, with_cells, with_sheet, xlsx

DATA = Path(__file__).parents[1] / "data"


def sample(*years: str) -> dict[str, bytes]:
    """Give the files of both years or of some, and of the codebook that they name, by path."""
    folders = ("kepu", *(f"luzhou-{year}" for year in years or ("2020", "2021")))
    return {f"{folder}/{p.name}": p.read_bytes() for folder in folders for p in (DATA / folder).iterdir()}


def hostile() -> dict[str, bytes]:
    """Give what else may lie in a folder, by path; among them are districts that report twice and in two versions."""
    good = with_cells(A6=text("A6", "Southfield"), C6=number("C6", "4711"))
    return {
        "returns/Southfield.xlsx": good,
        "returns/Southfield copy.xlsx": good,
        "returns/sent again/Southfield.xlsx": with_cells(A6=text("A6", "Southfield"), C6=number("C6", "4712")),
        "returns/Northfield draft.xlsx": xlsx(),
        "returns/Northfield final.xlsx": with_cells(C6=number("C6", "12346")),
        "returns/northfield.ods": ods(),
        "returns/Old.xls": xls(A6="Oldfield", C6=8.1),
        "returns/Binary.xlsb": xlsb(),
        "returns/Page.xls": page(label="Webfield").encode(),
        "returns/Sum.csv": csv_text(A8="Total", B8=10, C8=13023).encode(),
        "returns/Wrong sum.csv": csv_text(A6="Eastfield", A8="Total", B8=10, C8=13024).encode(),
        "returns/About.csv": csv_text(A6="Rockfield", C6="about 12,000", C7="n/a").encode(),
        "returns/北田.csv": csv_text(A1="2024年科普统计", A6="北田区", C6="10万余份").encode("gb18030"),
        "returns/Cut.xlsx": xlsx()[:-100],
        "returns/Entity.xlsx": with_sheet(sheet().replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)),
        "returns/Linked.xlsx": with_cells(C6=formula("C6", "[1]Other!$A$1", "99")),
        "returns/Uncounted.xlsx": with_cells(A6=text("A6", "Hillfield"), C6=formula("C6", "1+1", None)),
        "returns/Empty.csv": b"",
        "returns/Letter.pdf": b"%PDF-1.7",
    }


def laid(folder: Path, files: dict[str, bytes], order: Sequence[str]) -> None:
    """Write the files one after another in this order, which is how many file systems list them."""
    for name in order:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
