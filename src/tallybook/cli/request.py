"""What a command was asked for, checked before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tallybook.engine import Cluster
from tallybook.errors import UsageError
from tallybook.read import is_ours
from tallybook.settings import given_or_book

_ENDINGS = {".csv": "csv", ".json": "json", ".md": "md", ".html": "html", ".xlsx": "xlsx"}


@dataclass(frozen=True, slots=True)
class Request:
    """A command's common options; `shape` is None where --format was not given."""

    paths: tuple[str, ...]
    year: str | None
    area: str | None
    codebook: str | None
    workers: int | None
    cluster: Cluster | None
    indicators: tuple[str, ...]
    shape: str | None
    output: str | None
    force: bool
    lang: str
    strict: bool
    quiet: bool
    verbose: bool

    @property
    def inputs(self) -> tuple[str, ...]:
        """The paths, or the working folder where they may be left out."""
        return given_or_book(self.paths)


def stated_shape(shape: str | None, *, as_json: bool) -> str | None:
    """Take --json for --format json; the two may not contradict each other."""
    if as_json and shape not in {None, "json"}:
        raise UsageError(
            f"--json and --format {shape} contradict each other; leave one out",
            f"--json 与 --format {shape} 互相矛盾，请去掉其一",
        )
    return "json" if as_json else shape


def shape_of(request: Request, known: Iterable[str]) -> str:
    """Say in which shape to answer; a file's name says it, and --format may not say otherwise."""
    if request.output is None:
        return request.shape or "table"
    shape = _ENDINGS.get(Path(request.output).suffix.lower(), "")
    if shape not in known:
        endings = ", ".join(e for e, name in _ENDINGS.items() if name in known)
        raise UsageError(
            f"cannot tell the format of {request.output}; its name must end in {endings}",
            f"无法判断 {request.output} 的格式，文件名须以 {endings} 结尾",
        )
    if request.shape not in {None, shape}:
        raise UsageError(
            f"-o {request.output} and --format {request.shape} contradict each other; leave --format out",
            f"-o {request.output} 与 --format {request.shape} 互相矛盾，请去掉 --format",
        )
    return shape


def refuse_no_codebook(request: Request) -> None:
    """Refuse to put hints anywhere but into a codebook, or to write them as rows."""
    if request.shape:
        raise UsageError(
            "--save-hint writes a codebook's text; leave --format out", "--save-hint 输出编码簿文本，请去掉 --format"
        )
    if request.output is not None and Path(request.output).suffix.lower() != ".toml":
        raise UsageError(
            f"hints go into a codebook; {request.output} must end in .toml", f"{request.output} 须以 .toml 结尾"
        )


def refuse_target(request: Request, inputs: Iterable[str]) -> None:
    """Refuse an output file that is one of the inputs, and one that exists unless --force is given.

    What Tallybook wrote into the folder of the returns is none of them, and may be written anew.
    """
    target = Path(request.output or "")
    if not request.output or not os.path.exists(target):
        return
    if any(_same(target, Path(i)) for i in inputs) and not is_ours(str(target)):
        raise UsageError(
            f"{target} is one of the files that are read, and those are never written to; name another",
            f"{target} 是要读取的文件之一，绝不改写；请另取文件名",
        )
    if not request.force:
        raise taken(target)


def taken(target: Path) -> UsageError:
    """Say that a file is there and stays as it is."""
    return UsageError(f"{target} exists; give --force to replace it", f"{target} 已存在；要替换请加 --force")


def _same(target: Path, other: Path) -> bool:
    try:
        return target.samefile(other)
    except (OSError, ValueError):
        return False
