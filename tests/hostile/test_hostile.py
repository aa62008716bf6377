"""Every hostile case has the outcome that it must have, and costs nobody else anything."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.case import Case
from tests.hostile.cases import CASES
from tests.hostile.open_cases import OPEN
from tests.hostile.trial import faults, tried

TABLE = Path(__file__).parents[3] / "shared" / "domain" / "hostile-cases.tsv"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cases run in forked processes")


_PUBLISHED, _EVERY = re.compile(r"[a-z]\d\d_|[fg]_"), 4


def _marks(number: int, case: Case) -> list[pytest.MarkDecorator]:
    """Leave what is slow, and all but every fourth of our own cases, to runs by hand: a suite must stay quick."""
    known = [pytest.mark.xfail(reason=OPEN[case.id])] if case.id in OPEN else []
    by_hand = case.slow or not (_PUBLISHED.match(case.id) or number % _EVERY == 0)
    return [*known, *([pytest.mark.slow] if by_hand else [])]


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id, marks=_marks(n, c)) for n, c in enumerate(CASES)])
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
