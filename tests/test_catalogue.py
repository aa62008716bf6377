"""Every code that the source gives out is explained, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from tallybook.model.codes import FINDING_CODES
from tests.test_command_line import run

SOURCE = Path(__file__).parents[1] / "src" / "tallybook"


def test_codes_used_are_codes_explained() -> None:
    prefix = r'"((?:FILE|CELL|NUMBER|QUALIFIER|LAYOUT|TOTAL|FOOTING|SHEET|VALUE)_[A-Z_]+)"'
    texts = (p.read_text(encoding="utf-8") for p in SOURCE.rglob("*.py") if p.name != "codes.py")
    assert {c for t in texts for c in re.findall(prefix, t)} == {c.code for c in FINDING_CODES}


def test_explain() -> None:
    assert "合计不符" in run("explain", "footing_differs").stdout
    assert run("explain", "NOTHING").returncode == 2
