"""What is said of speed can be measured again."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "reading.py"


@pytest.mark.slow
def test_reading_is_measured_beside_calamine() -> None:
    command = [sys.executable, str(SCRIPT), "--books", "1", "--rounds", "1", "--rows", "200"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    rows = re.findall(r"^\| ([a-z ]+) \| ([\d.,]+) \| ([\d.,]+) \|$", shown, re.MULTILINE)
    assert [name for name, _, _ in rows] == ["calamine", "tallybook reads", "tallybook reads and understands"] * 2
    assert [ratio for name, _, ratio in rows if name == "calamine"] == ["1.0", "1.0"]
    assert all(float(ms.replace(",", "")) > 0 for _, ms, _ in rows)


@pytest.mark.slow
def test_a_cluster_is_measured_beside_plain_processes() -> None:
    command = [sys.executable, str(SCRIPT.with_name("cluster.py")), "--files", "12", "--rounds", "1"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    assert re.findall(r"^\| (local|dask|dask ÷ local) \|", shown, re.MULTILINE) == ["local", "dask", "dask ÷ local"]
    assert "bytes: the same" in shown
