"""The laws, on returns drawn at random: exact sums, any order, nothing lost."""

from __future__ import annotations

import csv
import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import tallybook
from tallybook.api import Reading
from tallybook.model import Total
from tallybook.present import report_totals
from tallybook.render import to_csv

AREAS = ("江阳区", "纳溪区", "泸县", "合江县")
INDICATORS = ("发放资料（份）", "举办讲座（场次）", "科普经费（万元）")
POWER = {"科普经费（万元）": Decimal(10000)}
numbers = st.decimals(min_value=0, max_value=10**9, places=3)
returns = st.dictionaries(st.sampled_from(AREAS), st.tuples(*(numbers for _ in INDICATORS)), min_size=2)
Rows = list[list[object]]


def areas_down(area: str, figures: tuple[Decimal, ...]) -> Rows:
    return [["2021年科普统计表"], ["区县", *INDICATORS], [area, *figures], ["合计", *figures]]


def indicators_down(area: str, figures: tuple[Decimal, ...]) -> Rows:
    return [[f"{area}2021年科普统计表"], ["指标", "数量"], *([i, f] for i, f in zip(INDICATORS, figures, strict=True))]


def years_across(area: str, figures: tuple[Decimal, ...]) -> Rows:
    pairs = zip(INDICATORS, figures, strict=True)
    return [[f"填报单位：{area}"], ["指标名称", "2020年", "2021年"], *([i, "—", f] for i, f in pairs)]


LAYOUTS = (areas_down, indicators_down, years_across)


def write(folder: Path, drawn: dict[str, tuple[Decimal, ...]], layouts: list[int]) -> list[str]:
    paths = []
    for (area, figures), layout in zip(drawn.items(), layouts, strict=False):
        path = folder / f"{area}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(LAYOUTS[layout](area, figures))
        paths.append(str(path))
    return paths


def as_csv(reading: Reading, totals: tuple[Total, ...]) -> str:
    by = ("indicator", "year")
    return to_csv(report_totals(totals, by=by, findings=(), sources=reading.run.sources, lang="en").rows)


@settings(max_examples=60, deadline=None)
@given(returns, st.lists(st.integers(0, 2), min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_totals_are_exact_complete_and_in_any_order_the_same(drawn, layouts, random) -> None:  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), drawn, layouts)
        reading = tallybook.read_files(*paths)
        totals = tallybook.totals(reading, by=("indicator", "year"), year="2021")
        random.shuffle(paths)
        again = tallybook.read_files(*paths)
        assert as_csv(again, tallybook.totals(again, by=("indicator", "year"), year="2021")) == as_csv(reading, totals)
        assert again.findings == reading.findings
    assert reading.balance.closes
    assert reading.balance.unexplained == 0
    summed = {t.key["indicator"]: t.obs_value for t in totals}
    for n, indicator in enumerate(INDICATORS):
        name = indicator.split("（")[0]
        power = POWER.get(indicator, Decimal(1))
        assert summed[name] == sum(figures[n] * power for figures in drawn.values())
        cells = [o for o in reading.observations if o.indicator_label.startswith(name) and o.obs_value is not None]
        assert summed[name] == sum(o.obs_value for o in cells if o.obs_value is not None)


def test_any_number_of_workers_gives_the_same_bytes() -> None:
    from tests.running import run

    sample = str(Path(__file__).parents[1] / "data" / "luzhou-2021")
    one, two = (run("totals", sample, "--json", "--workers", n) for n in ("1", "2"))
    assert one.returncode == 0
    assert one.stdout == two.stdout
