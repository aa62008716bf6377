"""A hostile case: what it is, how it is made, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any


class Required(StrEnum):
    """What must become of a file.

    accept: read, without a warning. warn: read, and something is said. reject: an error that names the file or the
    cell. either: read rightly or rejected. skip: left alone. set: what the files of a folder give together.
    """

    ACCEPT = "accept"
    WARN = "warn"
    REJECT = "reject"
    EITHER = "either"
    TOLD = "told"
    SKIP = "skip"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command line said of a folder."""

    code: int
    out: str
    err: str
    told: dict[str, Any]
    seconds: float
    mib: int
    left: tuple[str, ...]
    """Files that are there afterwards and were not before."""
    asked: str = ""
    """What was asked of the network or of other programs, line by line."""

    def observations(self, file: str) -> list[dict[str, Any]]:
        """Give what was read of a file."""
        return [o for o in self.told.get("observations", ()) if _named(o["source"]) == file]

    def findings(self, file: str) -> list[dict[str, Any]]:
        """Give what was said of a file."""
        return [f for f in self.told.get("findings", ()) if _named(f["source"]) == file]


def _named(source: str) -> str:
    return source.rsplit("/", 1)[-1]


Maker = Callable[[Path], None]
Holds = Callable[[Answer], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    `codes` are those of the findings that may answer, any of them. `cell` must then be named, `at` is where `value` is
    expected for the district `label` (None: whatever it is shown as), `others` are the other figures that the file holds. `holds` says what else is
    wrong with an answer.
    """

    id: str
    what: str
    required: Required
    make: Maker
    codes: tuple[str, ...] = ()
    file: str = "Report.xlsx"
    cell: str = ""
    at: str = "C6"
    value: str | None = "12345"
    label: str | None = "Northfield"
    others: frozenset[str] = frozenset({"7", "3", "678"})
    holds: Holds | None = None
    seconds: int = 20
    mib: int = 1024
    """What it may cost: more only where so much is really read."""

    @property
    def slow(self) -> bool:
        """Whether it takes longer than others may."""
        return self.seconds > 20


Content = bytes | str | Callable[[], bytes | str]


def holding(content: Content, file: str) -> Maker:
    """Give the maker of one file; what is large is only made when it is needed."""

    def make(folder: Path) -> None:
        made = content() if callable(content) else content
        (folder / file).write_bytes(made.encode() if isinstance(made, str) else made)

    return make


def accepted(name: str, what: str, content: Content, **about: Any) -> Case:
    """Make the case of a file that is read without a warning."""
    return _case(Required.ACCEPT, name, what, (), content, about)


def warned(name: str, what: str, codes: str, content: Content, **about: Any) -> Case:
    """Make the case of a file that is read, and one of these findings is told of it."""
    return _case(Required.WARN, name, what, tuple(codes.split()), content, about)


def rejected(name: str, what: str, codes: str, content: Content, **about: Any) -> Case:
    """Make the case of a file, or its cell, that is an error of one of these codes."""
    return _case(Required.REJECT, name, what, tuple(codes.split()), content, about)


def either(name: str, what: str, codes: str, content: Content, **about: Any) -> Case:
    """Make the case of a file that is read rightly or is an error of one of these codes."""
    return _case(Required.EITHER, name, what, tuple(codes.split()), content, about)


def told(name: str, what: str, content: Content, **about: Any) -> Case:
    """Make the case of a file whose cell is read rightly or said to be unread, be it an error or only in doubt."""
    return _case(Required.TOLD, name, what, (), content, about)


def skipped(name: str, what: str, content: Content, **about: Any) -> Case:
    """Make the case of a file that is left alone."""
    return _case(Required.SKIP, name, what, (), content, about)


def together(name: str, what: str, holds: Holds, **files: Content) -> Case:
    """Files that are judged by what they give together; __ in their names is a dot."""

    def make(folder: Path) -> None:
        for file, content in files.items():
            holding(content, file.replace("__", "."))(folder)

    return Case(name, what, Required.SET, make, holds=holds)


def _case(
    required: Required, name: str, what: str, codes: tuple[str, ...], content: Content, about: dict[str, Any]
) -> Case:
    case = Case(name, what, required, lambda _: None, codes, **{k: v for k, v in about.items() if k != "make"})
    return replace(case, make=about.get("make") or holding(content, case.file))
