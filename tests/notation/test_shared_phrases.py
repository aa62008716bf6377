"""The published phrases, when the shared folder stands beside the project."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from tallybook.model import Quantity
from tallybook.notation import read_quantity

PHRASES = Path(__file__).parents[3] / "shared" / "domain" / "quantities.tsv"


def _rows() -> list[dict[str, str]]:
    if not PHRASES.exists():
        return []
    with PHRASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", _rows(), ids=lambda r: r["phrase"])
def test_phrase(row: dict[str, str]) -> None:
    found = read_quantity(row["phrase"], unit=row["unit"])
    assert isinstance(found, Quantity), found
    want = tuple(Decimal(row[k]) if row[k] else None for k in ("value", "low", "high"))
    assert (found.value, found.low, found.high, found.qualifier.value, found.unit) == (
        *want,
        row["qualifier"],
        row["unit"],
    )
