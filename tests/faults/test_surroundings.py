"""Odd locales, terminals, names and clocks: the files that a run writes have the same bytes."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from tests.faults.around import COMMAND, also_slow, forks, posix, returns
from tests.running import run

pytestmark = posix
FILES = {
    "江阳区.csv": "2021年科普活动\n指标,参加人次（人次）\n讲座,1200\n",
    "泸县.csv": "2021年科普活动\n指标,参加人次（人次）\n讲座,7\n",
    "空.csv": "",
}
OUTPUTS = ("a.xlsx", "a.csv", "a.json", "a.md", "a.html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder whose areas stand in the names of files only."""
    (tmp_path / "in").mkdir()
    for name, text in FILES.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    return tmp_path


def call(name: str) -> list[str]:
    """Give the call that writes a file; what it says and holds is in English everywhere."""
    command = ["inspect", "in/江阳区.csv"] if name.endswith(".html") else ["observations", "in"]
    return [*command, "-o", name, "--force", "-q", "--lang", "en"]


def written(folder: Path, name: str) -> bytes:
    """Give what a run in this process writes."""
    assert run(*call(name), folder=folder).returncode == int(not name.endswith(".html"))
    return (folder / name).read_bytes()


def chinese_locale(folder: Path) -> dict[str, str]:
    """Make a locale whose encoding is GBK; where the system has nothing to make it of, the test is skipped."""
    made = ["localedef", "-f", "GBK", "-i", "zh_CN", str(folder / "zh_CN.GBK")]
    if not shutil.which("localedef") or subprocess.run(made, check=False, capture_output=True).returncode:
        pytest.skip("needs the sources of locales")
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}


BARE = {"TMPDIR": "/nowhere", "HOME": "/nowhere", "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "1", "TZ": "Pacific/Apia"}
ENVIRONMENTS = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **BARE},
    "GBK": {},
    "no locale": {"LC_ALL": "xx_XX.nothing", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "encoding": {"PYTHONIOENCODING": "gbk", "LC_ALL": "C"},
}
FEW = [("C", "a.csv"), ("GBK", "a.xlsx")]
OTHERS = [(e, o) for e in ENVIRONMENTS for o in OUTPUTS if (e, o) not in FEW]


@pytest.mark.parametrize(("around", "name"), also_slow(FEW, OTHERS))
def test_no_locale_changes_a_byte(folder: Path, around: str, name: str) -> None:
    """The names of files are in UTF-8 on disk; they are told as such, sorted as such, and name their areas."""
    more = chinese_locale(folder) if around == "GBK" else ENVIRONMENTS[around]
    here = written(folder, name)
    done = subprocess.run(
        [*COMMAND, *call(name)], env={**os.environ, **more}, cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == int(name != "a.html")
    assert b"Traceback" not in done.stderr
    assert (folder / name).read_bytes() == here
    assert zipped(here) if name == "a.xlsx" else "江阳区" in here.decode()


def zipped(data: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(data))


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="other systems take no such names")
@pytest.mark.parametrize("name", also_slow(["a.xlsx", "a.json"], ["a.csv", "a.md", "a.html"]))
def test_names_that_are_no_utf_8_are_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    odd = os.fsdecode(b"\xbd\xad\xd1\xf4\xc7\xf8.csv")
    (tmp_path / "in" / odd).write_text("2021年科普活动\n区县,参加人次（人次）\n江阳区,1200\n", encoding="utf-8")
    words = ["inspect", f"in/{odd}"] if name == "a.html" else ["observations", "in"]
    assert run(*words, "-o", name, folder=tmp_path).returncode == 0
    data = (tmp_path / name).read_bytes()
    assert zipped(data) or "1200" in data.decode("utf-8")
    told = json.loads(run("totals", "in", "--json", folder=tmp_path).stdout)
    assert told["sources"][0]["path"].endswith(".csv")


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="needs a terminal of its own")
@pytest.mark.parametrize(
    ("columns", "command"), also_slow([], [("1", "totals"), ("0", "inspect"), ("-3", "totals"), ("abc", "inspect")])
)
def test_no_terminal_is_too_small_or_too_dumb(folder: Path, columns: str, command: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "COLUMNS": columns, "TERM": "dumb", "NO_COLOR": "1"}
    words = [*COMMAND, command, "in/江阳区.csv", "-q"]
    done = subprocess.run(words, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=folder, check=False)
    os.close(theirs)
    seen = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "1,200" in seen or "1200" in seen
    assert "\x1b" not in seen


@pytest.mark.slow
def test_in_a_folder_that_is_gone_paths_still_hold(tmp_path: Path) -> None:
    folder = returns(tmp_path / "in", 2)
    (tmp_path / "gone").mkdir()
    line = f"rmdir ../gone; '{COMMAND[0]}' -m tallybook totals '{folder}' -o '{tmp_path}/a.csv' -q"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path / "gone", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "a.csv").exists()


# -- clocks -----------------------------------------------------------------------------------


@forks
@pytest.mark.parametrize("name", also_slow(["a.xlsx"], ["a.csv", "a.json", "a.md", "a.html"]))
def test_no_time_of_a_file_changes_a_byte(folder: Path, name: str) -> None:
    """Long ago, before 1970, and far ahead."""
    before = written(folder, name)
    for moment, path in zip((0, -(10**9), 2**33), (folder / "in").iterdir(), strict=True):
        os.utime(path, (moment, moment))
    assert written(folder, name) == before


@forks
@pytest.mark.parametrize("name", also_slow(["a.xlsx"], ["a.csv", "a.json", "a.md", "a.html"]))
def test_no_clock_changes_a_byte(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clocks are set back between two runs, and run backwards within the second; zones differ too."""
    before = written(folder, name)
    backwards = iter(range(10**6, 0, -1))
    monkeypatch.setattr(time, "time", lambda: float(next(backwards)))
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((1970, 1, 1, 0, 0, 0, 3, 1, 0)))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert written(folder, name) == before
    finally:
        monkeypatch.undo()
        time.tzset()


def test_no_clock_is_in_a_workbook(folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written(folder, "a.xlsx"))) as package:
        assert {e.date_time for e in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == core.count("</dcterms:") == 2
