"""What is said of speed can be measured again, and a wrong answer is no fast one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SMALL = ["--files", "1", "--rows", "20", "--written", "1", "--rounds", "1", "--workers", "1"]
WHOLE_JOB = "tallybook, 1 worker"


def measured(folder: Path, section: str) -> dict[str, list[str]]:
    """Measure a section; give its tables, by the first column."""
    command = [sys.executable, str(BENCHMARKS / "run.py"), "--folder", str(folder), "--only", section, *SMALL]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^\| ([^|]+?) \| (.+) \|$", done.stdout, re.MULTILINE)
    return {name: cells.split(" | ") for name, cells in rows}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("measured")


def test_the_whole_job_gives_the_true_totals(folder: Path) -> None:
    rows = measured(folder, "job")
    for name in (WHOLE_JOB, f"{WHOLE_JOB}, all observations beside", "calamine alone", "pandas, openpyxl"):
        assert min(float(n.replace(",", "")) for n in rows[name]) > 0
    assert rows[WHOLE_JOB][-2:] == ["1.00", "1.00"]


def test_a_wrong_answer_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from answers import wrong
    from workloads import truth

    true = truth(1)
    out = folder / "answer.csv"
    rows = [f"{area},都 / {name},{year},{value}" for (area, name, year), value in true.items()]
    out.write_text("\n".join(["area,indicator,year,obs_value", *rows]), encoding="utf-8")
    assert wrong(out, true, exact=True) == ""
    out.write_text("\n".join(["area,indicator,year,obs_value", *rows[1:], f"{rows[0]}1"]), encoding="utf-8")
    assert wrong(out, true, exact=True) == "WRONG: 1 totals"
    out.write_text("\n".join(["area,indicator,year,obs_value", *rows[1:]]), encoding="utf-8")
    assert wrong(out, true, exact=True) == "WRONG: 1 totals missing, 0 too many"
    assert wrong(folder / "none.csv", true, exact=True) == "no output"


def test_start_is_measured_beside_typer(folder: Path) -> None:
    rows = measured(folder, "start")
    assert rows["Typer's smallest program --help"][3] == "1.00"
    assert float(rows["tallybook --help"][0].replace(",", "")) > 0


def test_what_takes_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from costs import MIB, Bounds, cost

    sleeps = [sys.executable, "-c", "import time; time.sleep(60)"]
    assert cost(sleeps, Bounds(0.3, 1000 * MIB)).failed == "not done in 0 min"
    eats = [sys.executable, "-c", "b = bytes(range(256)) * 1_000_000; import time; time.sleep(60)"]
    if Path("/proc/self/status").exists():
        assert cost(eats, Bounds(60, 100 * MIB)).failed == "more than 100 MiB"
    assert cost([sys.executable, "-c", "exit('no')"], Bounds(60, 1000 * MIB)).failed == "ended with 1: no"


@pytest.mark.slow
def test_a_cluster_is_measured_beside_plain_processes() -> None:
    command = [sys.executable, str(BENCHMARKS / "cluster.py"), "--files", "12", "--rounds", "1"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    assert re.findall(r"^\| (local|dask|dask ÷ local) \|", shown, re.MULTILINE) == ["local", "dask", "dask ÷ local"]
    assert "bytes: the same" in shown
