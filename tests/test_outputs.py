"""What leaves the program: where it may be written, in which encoding, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import run

MAIN = [sys.executable, "-m", "tallybook"]
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    path = tmp_path / "江阳区.csv"
    path.write_text("2021年科普活动\n区县,参加人次（人次）\n江阳区,1200\n", encoding="utf-8")
    return path


def shell(line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `tallybook` is the command."""
    script = f'tallybook() {{ "{sys.executable}" -m tallybook "$@"; }}\n{line}'
    command = ["bash", "-c", script]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **env})


# -- files --------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--force"], []], ids=["forced", "plain"])
def test_an_input_is_never_the_output(returned: Path, words: list[str]) -> None:
    before = returned.read_bytes()
    done = run("totals", str(returned), "-o", str(returned), *words)
    assert done.returncode == 2
    assert "never written to" in done.stderr
    assert returned.read_bytes() == before


def test_a_link_to_an_input_is_one(returned: Path) -> None:
    link = returned.with_name("out.csv")
    link.hardlink_to(returned)
    assert run("observations", str(returned), "-o", str(link), "--force").returncode == 2
    assert run("inspect", str(returned), "-o", str(link), "--force").returncode == 2


def test_last_years_folder_is_an_input_of_a_comparison(tmp_path: Path) -> None:
    for year in ("2020", "2021"):
        (tmp_path / year).mkdir()
        text = f"{year}年科普活动\n区县,参加人次（人次）\n江阳区,1{year}\n"
        (tmp_path / year / "江阳区.csv").write_text(text, encoding="utf-8")
    old = tmp_path / "2020" / "江阳区.csv"
    done = run("totals", str(tmp_path / "2021"), "--compare", "2020", "-o", str(old), "--force")
    assert (done.returncode, "never written to" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ["totals.csv", "totals.xlsx"])
def test_an_earlier_output_in_the_folder_may_be_renewed(returned: Path, name: str) -> None:
    words = ("totals", str(returned.parent), "-o", str(returned.with_name(name)))
    assert run(*words).returncode == 0
    before = returned.with_name(name).read_bytes()
    assert run(*words).returncode == 2
    assert run(*words, "--force").returncode == 0
    assert len(returned.with_name(name).read_bytes()) >= len(before)


def test_cells_that_were_inspected_are_no_return(returned: Path) -> None:
    assert run("inspect", str(returned), "-o", str(returned.with_name("cells.csv"))).returncode == 0
    told = json.loads(run("totals", str(returned.parent), "--json").stdout)
    assert [f["code"] for f in told["findings"]] == ["FILE_OWN"]
    assert told["balance"]["numbers"] == 1


def test_the_codebooks_lists_are_inputs(tmp_path: Path) -> None:
    (tmp_path / "tallybook.toml").write_text('[codebook]\nareas = "areas.csv"\n', encoding="utf-8")
    (tmp_path / "areas.csv").write_text("code,name\n1,江阳区\n", encoding="utf-8")
    (tmp_path / "r.csv").write_text("2021年科普活动\n区县,参加人次（人次）\n江阳区,5\n", encoding="utf-8")
    assert run("totals", str(tmp_path), "-o", str(tmp_path / "areas.csv"), "--force").returncode == 2
    assert run("inspect", str(tmp_path / "r.csv"), "-o", str(tmp_path / "areas.csv"), "--force").returncode == 2


def test_formats_that_contradict_are_refused(returned: Path) -> None:
    target = returned.with_name("a.csv")
    assert run("totals", str(returned), "-o", str(target), "--format", "json").returncode == 2
    assert run("totals", str(returned), "--json", "--format", "csv").returncode == 2
    assert not target.exists()
    assert run("totals", str(returned), "-o", str(target), "--format", "csv").returncode == 0


def test_an_ending_that_says_nothing_is_refused(returned: Path) -> None:
    done = run("inspect", str(returned), "-o", str(returned.with_suffix(".xlsx")))
    assert done.returncode == 2
    assert ".csv, .json, .md" in done.stderr


# -- streams ------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
@pytest.mark.parametrize("shape", ["csv", "json", "md", "table"])
def test_a_pipe_gets_utf_8_whatever_the_locale(returned: Path, encoding: str, shape: str) -> None:
    done = shell(f"tallybook observations '{returned}' --format {shape}", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "江阳区" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a terminal of its own")
def test_a_terminal_that_lacks_the_letters_breaks_nothing(returned: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [*MAIN, "totals", str(returned), "-q"]
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, stdout=theirs, stderr=theirs, check=False, env=env)
    os.close(theirs)
    seen = os.read(ours, 4096)
    os.close(ours)
    assert done.returncode == 0
    assert b"\\u6c5f" in seen


@FULL
@pytest.mark.parametrize(
    "line", ["totals '{}' >/dev/full", "totals '{}' >&-", "explain >/dev/full", "--help >/dev/full"]
)
def test_stdout_that_cannot_be_written(returned: Path, line: str) -> None:
    done = shell("tallybook " + line.format(returned))
    assert done.returncode == 5
    assert len(done.stderr.decode().splitlines()) == 1


@FULL
@pytest.mark.parametrize("end", ["2>/dev/full", "2>&-"])
def test_stderr_that_cannot_be_written_changes_nothing(returned: Path, end: str) -> None:
    done = shell(f"tallybook totals '{returned}' --format csv {end}")
    assert done.returncode == 0
    assert "1200" in done.stdout.decode()


def test_a_reader_that_stops_early_is_no_fault(returned: Path) -> None:
    done = shell(f"tallybook observations '{returned}' --format csv | true; echo ${{PIPESTATUS[0]}}")
    assert done.stdout.decode().strip() == "0"
    assert b"Error" not in done.stderr


# -- exit codes ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "words", "code"),
    [
        ("江阳区,1200\n", [], 0),
        ('江阳区,"1.500,00"\n', [], 1),
        ("江阳区,5\n泸县,7\n合计,13\n", [], 0),
        ("江阳区,5\n泸县,7\n合计,13\n", ["--strict"], 1),
        ("江阳区,无\n", [], 3),
    ],
)
@pytest.mark.parametrize("command", ["totals", "observations", "inspect"])
def test_ok_says_that_the_exit_code_is_0(tmp_path: Path, command: str, rows: str, words: list[str], code: int) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"科普活动统计表\n区县,参加人次（人次）\n{rows}", encoding="utf-8")
    done = run(command, str(path), "--year", "2021", "--json", *words)
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (code, code == 0)
    evidence = ["why"] if command == "inspect" else []
    assert list(told) == ["schema", "ok", "balance", "sources", "findings", command, *evidence]


def test_the_balance_is_told_where_nothing_is_usable(tmp_path: Path) -> None:
    done = run("totals", str(tmp_path), "--lang", "zh")
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "平衡: 0 个数字 = 0 观测, 0 表内合计, 0 时期, 0 编码, 0 排除, 0 未能解释",
        "错误: 给定路径中没有可用的内容：未读到数字",
    ]


def test_faults_are_told_in_the_language_asked_for(returned: Path) -> None:
    for words in (["--by", "planet"], ["--year", "107"], ["-o", "x.doc"], ["-o", "/nowhere/x.csv"]):
        said = run("totals", str(returned), "--lang", "zh", *words).stderr
        assert said.startswith("错误: ")
        assert "No such" not in said


# -- years --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "period"),
    [
        ("2021", "2021"),
        ("2009/2010", "2009/2010"),
        ("FY 2009-10", "2009/2010"),
        ("2009-10", "2009/2010"),
        ("民国107年", "2018"),
    ],
)
def test_years_that_may_be_stated(tmp_path: Path, stated: str, period: str) -> None:
    path = tmp_path / "r.csv"
    path.write_text("科普活动统计表\n区县,参加人次（人次）\n江阳区,1200\n", encoding="utf-8")
    told = json.loads(run("observations", str(path), "--year", stated, "--json").stdout)
    assert [o["time_period"] for o in told["observations"]] == [period]


@pytest.mark.parametrize("stated", ["abc", "21", "2021-05", "2021-H1", "2009-11", "1200", ""])
def test_a_year_that_is_none_is_refused(returned: Path, stated: str) -> None:
    done = run("totals", str(returned), "--year", stated)
    assert done.returncode == 2
    assert "write 2021" in done.stderr


def test_a_year_of_the_republic_is_asked_back(returned: Path) -> None:
    done = run("totals", str(returned), "--year", "107")
    assert done.returncode == 2
    assert "for 2018: --year 民国107年" in done.stderr
