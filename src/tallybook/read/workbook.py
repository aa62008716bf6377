"""Read one file, whatever it is, into grids and findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from tallybook.model import Finding, Grid, Source, Workbook, make_finding
from tallybook.model.limits import Limits
from tallybook.notation import encoding_of, file_name, is_sure, is_url
from tallybook.notation import shown as without_secrets
from tallybook.read.answer import answer_of
from tallybook.read.bounds import bounded, noticed
from tallybook.read.content import Content, opened
from tallybook.read.damage import Unreadable
from tallybook.read.opening import content_of
from tallybook.read.own import is_own

_READERS = {
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "xlsb": ("xlsb", "read_xlsb"),
    "ods": ("ods", "read_ods"),
    "csv": ("text", "read_text"),
    "html": ("page", "read_page"),
}
"""Which module reads a kind of content; none is loaded before it is needed."""


def read_workbook(path: str, name: str | None = None, limits: Limits | None = None) -> Workbook:
    """Read a file; `name` is how it is called in outputs. Never raises for bad data."""
    shown, limits = name or without_secrets(path), limits or Limits()
    try:
        data = content_of(path, limits)
    except Unreadable as fault:
        return Workbook(None, findings=(_finding(fault, shown),))
    digest = hashlib.sha256(data).hexdigest()
    try:
        content = opened(data, limits)
        if is_own(content):
            return Workbook(Source(shown, digest, content.kind), findings=(make_finding("FILE_OWN", shown),))
        grids = bounded(grids_of(content, shown), limits)
    except Unreadable as fault:
        return Workbook(Source(shown, digest, ""), findings=(_finding(fault, shown),))
    source, findings = Source(shown, digest, content.kind), (*_about(content, shown), *noticed(grids, shown))
    return Workbook(source, tuple(grids), findings, answer_of(grids))


def is_ours(path: str) -> bool:
    """Whether Tallybook itself wrote the file."""
    limits = Limits()
    try:
        return is_own(opened(content_of(path, limits), limits))
    except Unreadable:
        return False


def _finding(fault: Unreadable, shown: str) -> Finding:
    return make_finding(fault.code, shown, cell=fault.cell, severity=None, **fault.facts)


def grids_of(content: Content, shown: str) -> Sequence[Grid]:
    """Give the sheets of what was opened; raises Unreadable."""
    module, name = _READERS[content.kind]
    read: Callable[[Content, str], list[Grid]] = getattr(import_module(f"tallybook.read.{module}"), name)
    try:
        grids = read(content, shown)
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=f"{content.kind}: {type(fault).__name__}") from fault
    if not grids:
        raise Unreadable("FILE_EMPTY")
    if len({g.sheet.casefold() for g in grids}) < len(grids):
        raise Unreadable("FILE_DAMAGED", where="two sheets of one name")
    return grids


def _about(content: Content, shown: str) -> tuple[Finding, ...]:
    kind = content.kind
    return (*_renamed(shown, kind), *_encoded(shown, content), *_carried(shown, content))


def _carried(shown: str, content: Content) -> tuple[Finding, ...]:
    """Name what a file carries beside its cells: programs, which are never run, and bytes that are no part of it."""
    behind = content.package.bytes_behind if content.package else 0
    return (
        *((make_finding("FILE_MACROS", shown),) if content.with_macros else ()),
        *((make_finding("FILE_TRAILING", shown, n=behind),) if behind else ()),
    )


def _renamed(shown: str, kind: str) -> tuple[Finding, ...]:
    suffix = (file_name(shown) if is_url(shown) else Path(shown)).suffix.lower().lstrip(".")
    if is_url(shown) and not suffix:
        return ()
    usual = {"xlsx": {"xlsx", "xlsm"}, "xls": {"xls", "et"}, "csv": {"csv", "tsv", "txt"}, "html": {"html", "htm"}}
    if suffix in usual.get(kind, {kind}):
        return ()
    return (make_finding("FILE_EXTENSION", shown, suffix=suffix, kind=kind),)


def _encoded(shown: str, content: Content) -> tuple[Finding, ...]:
    """Say so where a text's encoding had to be told from its letters."""
    encoding = encoding_of(content.data) if content.kind == "csv" else None
    return (make_finding("FILE_ENCODING", shown, encoding=encoding),) if encoding and not is_sure(encoding) else ()
