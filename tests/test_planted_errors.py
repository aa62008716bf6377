"""The study of planted errors, in small: what is planted is there, the same each time, and found."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_the_same_seed_draws_the_same_returns() -> None:
    from yearly_returns import returns

    assert returns(3) == returns(3) != returns(4)


def test_totals_of_drawn_returns_foot_down_and_across() -> None:
    from yearly_returns import ACROSS, SUMMED, returns, table

    for told in returns(3)[:6]:
        rows = dict(table(told))
        halves = zip(rows["上半年小计"], rows["下半年小计"], strict=True)
        assert [a + b for a, b in halves] == rows["全年合计"]
        assert all(sum(row[:SUMMED]) == row[ACROSS] for row in rows.values())


def test_an_error_of_one_figure_changes_that_figure_and_totals_only_where_they_follow() -> None:
    from errors_of_hand import ERRORS
    from yearly_returns import ABOVE, returns, table

    clean = returns(3)
    chance = random.Random(1)
    for error in ERRORS[:4] * 5:
        for follows in (False, True):
            planted = error(chance, chance.choice(clean), clean, follows)
            if planted is None:
                continue
            pairs = zip(planted.rows, table(planted.told), strict=True)
            changed = {
                f"{chr(ord('B') + col)}{ABOVE + 1 + row}"
                for row, ((_, now), (_, before)) in enumerate(pairs)
                for col, (a, b) in enumerate(zip(now, before, strict=True))
                if a != b
            }
            assert planted.cells <= changed
            assert (len(changed) == 1) is not follows


def test_a_small_sample_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    import planted_errors
    import yearly_returns

    monkeypatch.setattr(yearly_returns, "DISTRICTS", 10)
    done = planted_errors.edition(1, sets=1)
    assert len(done.outcomes) == len(planted_errors.ERRORS)
    found = {o.kind for o in done.outcomes if o.found}
    assert {"subtotal counted", "wrong unit", "wrong year", "missing month", "×10ⁿ"} <= found
    text = planted_errors.result([done])
    assert re.search(r"^\| wrong unit \|  \| 1 \| 100\.0 % \|", text, re.MULTILINE)
    assert "per 1,000" in text
