"""Every hostile case has the outcome that it must have, and costs nobody else anything."""

from __future__ import annotations

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.case import Case
from tests.hostile.cases import CASES
from tests.hostile.open_cases import OPEN
from tests.hostile.trial import faults, tried

TABLE = Path(__file__).parents[3] / "shared" / "domain" / "hostile-cases.tsv"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cases run in forked processes")


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    known = [pytest.mark.xfail(reason=OPEN[case.id])] if case.id in OPEN else []
    return [*known, *([pytest.mark.slow] if case.slow else [])]


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id, marks=_marks(c)) for c in CASES])
def test_case(case: Case, tmp_path: Path) -> None:
    """Hold the exit code, the findings, the figures, the sibling, the time, the memory and what is shown."""
    assert faults(case, tried(case, tmp_path)) == []


def test_no_case_stands_there_twice() -> None:
    assert [name for name, times in Counter(c.id for c in CASES).items() if times > 1] == []
    assert set(OPEN) <= {c.id for c in CASES}


@pytest.mark.skipif(not TABLE.exists(), reason="the published table stands beside the project only where it is made")
def test_every_published_case_is_made_and_as_many_again() -> None:
    with TABLE.open(encoding="utf-8") as file:
        published = {row["id"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert published - {c.id for c in CASES} == set()
    assert len(CASES) >= 2 * len(published)
