"""Every command shown in the README gives the output shown there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RETURNING = (ROOT / "docs" / "returning.md").read_text(encoding="utf-8")
CHECKING = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```console\n\$ tallybook (.+)\n((?:.*\n)*?)```")
BLOCKS = BLOCK.findall(README)


def told(command: str, folder: Path) -> str:
    """Run a command beside the sample data; give what is seen on a screen: stdout, then stderr."""
    done = subprocess.run(
        [sys.executable, "-c", "from tallybook.cli import main; main()", *shlex.split(command)],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()).strip("\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("data", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[c for c, _ in BLOCKS])
def test_commands_of_the_tour(folder: Path, command: str, shown: str) -> None:
    assert told(command, folder) == shown.strip("\n")


def test_commands_of_checking(folder: Path) -> None:
    blocks = BLOCK.findall(CHECKING)
    assert len(blocks) > 4
    for command, shown in blocks:
        assert told(command, folder) == shown.strip("\n"), command


def test_the_return_that_is_shown(folder: Path) -> None:
    ((command, shown),) = BLOCK.findall(RETURNING)
    assert told(command, folder) == shown.strip("\n")
    (letter,) = re.findall(r"```markdown\n(.*?)```", RETURNING, re.DOTALL)
    assert (folder / "退回" / "messy.md").read_text(encoding="utf-8") == letter


def test_python_of_the_tour(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert "发放技术资料 100000 110000 份" in capsys.readouterr().out


def test_options_of_the_tour(folder: Path) -> None:
    helps = " ".join(told(f"{command} --help", folder) for command in ("totals", "inspect", "check"))
    named = set(re.findall(r"`[^`\n]*?(--\w+)", README + CHECKING))
    assert len(named) > 5
    assert {n for n in named if n not in helps} == set()


def test_the_module_is_the_command(folder: Path) -> None:
    command = ["explain", "FILE_EMPTY"]
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", *command], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == told(" ".join(command), folder)
