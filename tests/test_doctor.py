"""What is said of the machine."""

from __future__ import annotations

import csv
import importlib.metadata
import io
import json
from pathlib import Path

import pytest

from tests.running import run


def test_this_machine_will_do(tmp_path: Path) -> None:
    done = run("doctor", str(tmp_path), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["schema"]) == (0, "tallybook.doctor/1")
    assert {"Python", "package", "output", "processes", "memory", "folder"} <= {r["what"] for r in told["doctor"]}
    assert "broken" not in {r["state"] for r in told["doctor"]}
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_no_file_is_named(tmp_path: Path) -> None:
    done = run("doctor", str(tmp_path / "gone"), "--format", "csv")
    (row,) = [r for r in csv.DictReader(io.StringIO(done.stdout)) if r["what"] == "folder"]
    assert (done.returncode, row["state"]) == (1, "broken")
    assert str(tmp_path / "gone") in row["seen"]
    assert row["remedy"]


def test_a_package_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    of = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "1.0.0" if name == "lxml" else of(name))
    done = run("doctor", "--lang", "zh")
    assert done.returncode == 1
    assert "故障: 软件包: lxml 1.0.0" in done.stdout


def test_the_codebook_says_how_much_memory_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "tallybook.toml").write_text("[limits]\nmemory = 1000000000\n", encoding="utf-8")
    done = run("doctor", folder=tmp_path)
    assert done.returncode == 0
    assert "lacking: memory" in done.stdout
