"""Every finding code used in the source is in the catalogue, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from tallybook.model.codes import FINDING_CODES
from tests.test_command_line import run

SOURCE = Path(__file__).parents[1] / "src" / "tallybook"
CODE = re.compile(
    r'"((?:FILE|CELL|NUMBER|QUALIFIER|LAYOUT|COLUMNS|TOTAL_U|FOOTING|SHEET|ROWS?|VALUE|PERIOD|PERIODS|AREA|REPORTED|LEVELS|PART|UNITS|NOT|WHOLE|YEAR)[A-Z_]+)"'
)


def test_codes_used_are_codes_explained() -> None:
    used = {c for p in SOURCE.rglob("*.py") if p.name != "codes.py" for c in CODE.findall(p.read_text("utf-8"))}
    assert used == {c.code for c in FINDING_CODES}


def test_both_languages_tell_the_same_facts() -> None:
    for code in FINDING_CODES:
        english, chinese = ({f for _, f, _, _ in Formatter().parse(text) if f} for text in code.message)
        assert english == chinese, code.code


def test_explain() -> None:
    done = run("explain", "footing_differs", "--lang", "zh")
    assert done.returncode == 0
    assert "合计不符" in done.stdout
    assert "核实" in done.stdout


def test_explain_suggests_the_nearest_code() -> None:
    done = run("explain", "FOOTING")
    assert done.returncode == 2
    assert "FOOTING_DIFFERS" in done.stderr
