"""Workbooks altered at random harm nobody, and what is read of them is what another reader finds there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tallybook.model import a1
from tallybook.read import read_workbook
from tests.fuzz.agreement import OF_A_READER, RULES
from tests.fuzz.books import BOOKS
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.seeds import SEEDS, Seed
from tests.fuzz.trial import judge

ROOT = Path(__file__).parents[2]
RUNS = 2000
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workbooks are read in forked processes")


def test_two_thousand_workbooks() -> None:
    """Hold that nothing dies, hangs or differs unsaid; measured apart from coverage, which would only slow it down."""
    command = [sys.executable, "-m", "tests.fuzz", "--runs", str(RUNS), "--seed", "1"]
    apart = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(command, cwd=ROOT, env=apart, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    ends = Counter(
        {
            m[2]: int(m[1])
            for m in re.finditer(r"^ *(\d+)  (xlsx +read and compared|cells equal)$", done.stdout, re.MULTILINE)
        }
    )
    assert ends["cells equal"] > 10 * RUNS, "hardly a cell was compared"
    assert done.stdout.endswith(f"{RUNS} workbooks, 0 with something wrong\n")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.format}-{seed.id}")
def test_what_was_found_stays_mended(seed: Seed, tmp_path: Path) -> None:
    outcome = judge(Mutant(seed.id, seed.format, seed.make(), seed.what), str(tmp_path), alone=True)
    assert (outcome.faults, outcome.end) == ((), "read alone" if seed.end == "read" else seed.end)
    path = tmp_path / f"a.{seed.format}"
    path.write_bytes(seed.make())
    book = read_workbook(str(path))
    cells = {a1(*place): (c.kind, c.raw) for g in book.grids for place, c in g.cells.items()}
    assert seed.told in {"", *(f.code for f in book.findings)}
    assert {ref: cells.get(ref) for ref in seed.cells} == seed.cells


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, books in BOOKS.items() for name, _ in books])
def test_what_is_altered_is_sound(kind: str, name: str, tmp_path: Path) -> None:
    """Hold that a book by itself is read, without an error, and compared where there is another reader."""
    outcome = judge(Mutant("", kind, dict(BOOKS[kind])[name](), name), str(tmp_path), alone=kind not in {"xlsx", "csv"})
    assert not outcome.faults
    assert outcome.end == ("read and compared" if kind in {"xlsx", "csv"} else "read alone")


def test_a_number_makes_the_same_workbook_again() -> None:
    numbers = [f"9-{n}" for n in range(60)]
    assert [mutant(n) for n in numbers] == [mutant(n) for n in numbers]
    assert len({mutant(n).data for n in numbers}) > 50


def test_the_page_names_every_way_to_agree() -> None:
    page = (ROOT / "docs" / "robustness.md").read_text(encoding="utf-8")
    rules = [rule.__name__ for rule in (*RULES, *(rule for own in OF_A_READER.values() for rule in own))]
    assert [name for name in (*rules, "blank", "reported") if f"| `{name}` |" not in page] == []
    assert [seed.what for seed in SEEDS if seed.what not in page] == []
