"""Read one file, whatever it is, into grids and findings."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tallybook.model import Finding, Grid, Source, Workbook, make_finding
from tallybook.notation import encoding_of, is_sure
from tallybook.read.damage import Unreadable
from tallybook.read.own import is_own

MAX_BYTES = 64 * 1024 * 1024
_PASSWORD = "VelvetSweatshop"  # noqa: S105 - the published default password of protected workbooks
_READERS = {
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "xlsb": ("xlsb", "read_xlsb"),
    "ods": ("ods", "read_ods"),
    "csv": ("text", "read_text"),
    "html": ("page", "read_page"),
}
"""Which module reads a kind of content; none is loaded before it is needed."""


def read_workbook(path: str, name: str | None = None) -> Workbook:
    """Read a file; `name` is how it is called in outputs. Never raises for bad data."""
    shown = name or path
    try:
        data = _bytes(path)
    except Unreadable as fault:
        return Workbook(None, findings=(_finding(fault, shown),))
    digest = hashlib.sha256(data).hexdigest()
    try:
        kind, data = _opened(data)
        if is_own(kind, data):
            return Workbook(Source(shown, digest, kind), findings=(make_finding("FILE_OWN", shown),))
        grids = _grids(kind, data, shown)
    except Unreadable as fault:
        return Workbook(Source(shown, digest, ""), findings=(_finding(fault, shown),))
    return Workbook(
        Source(shown, digest, kind),
        tuple(grids),
        (*_renamed(shown, kind), *_limited(shown, kind), *_encoded(shown, kind, data)),
    )


def is_ours(path: str) -> bool:
    """Whether Tallybook itself wrote the file."""
    try:
        return is_own(*_opened(_bytes(path)))
    except Unreadable:
        return False


def _finding(fault: Unreadable, shown: str) -> Finding:
    return make_finding(fault.code, shown, cell=fault.cell, severity=None, **fault.facts)


def _bytes(path: str) -> bytes:
    try:
        about = os.stat(path)  # noqa: PTH116 - one call, before anything is opened
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable("FILE_TYPE", what="no regular file")
        if about.st_size > MAX_BYTES:
            raise Unreadable("FILE_TOO_LARGE", what="the file", limit="64 MiB")
        data = Path(path).read_bytes()
    except OSError as fault:
        raise Unreadable("FILE_UNREADABLE", why=str(fault.strerror)) from fault
    if not data:
        raise Unreadable("FILE_EMPTY")
    return data


def _opened(data: bytes) -> tuple[str, bytes]:
    """Say what the bytes are, taking off the default write-protection."""
    kind = _sniff(data)
    return _decrypted(data) if kind == "ole" else (kind, data)


def _sniff(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if data.startswith(b"%PDF"):
        raise Unreadable("FILE_TYPE", what="a PDF")
    if data.startswith(b"version https://git-lfs"):
        raise Unreadable("FILE_TYPE", what="a git-lfs pointer")
    start = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return (
        "html"
        if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")) or b"<table" in start
        else "csv"
    )


def _sniff_zip(data: bytes) -> str:
    import zipfile

    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise Unreadable("FILE_DAMAGED", where="zip") from fault
    lower = {n.lower() for n in names}
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if "xl/workbook.xml" in lower or any(n.startswith("xl/") for n in lower):
        return "xlsx"
    if "content.xml" in lower:
        return "ods"
    what = "a Word document" if any(n.startswith("word/") for n in lower) else "a package of another kind"
    raise Unreadable("FILE_TYPE", what=what)


def _decrypted(data: bytes) -> tuple[str, bytes]:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not office.is_encrypted():
            return "xls", data
        out = io.BytesIO()
        office.load_key(password=_PASSWORD)
        office.decrypt(out)
    except (InvalidKeyError, DecryptionError) as fault:
        raise Unreadable("FILE_PASSWORD") from fault
    except FileFormatError:
        return "xls", data
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=type(fault).__name__) from fault
    plain = out.getvalue()
    return ("xlsx" if plain.startswith(b"PK") else "xls"), plain


def _grids(kind: str, data: bytes, shown: str) -> list[Grid]:
    module, name = _READERS[kind]
    read: Callable[[bytes, str], list[Grid]] = getattr(import_module(f"tallybook.read.{module}"), name)
    try:
        return read(data, shown)
    except Unreadable:
        raise
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=f"{kind}: {type(fault).__name__}") from fault


def _renamed(shown: str, kind: str) -> tuple[Finding, ...]:
    suffix = Path(shown).suffix.lower().lstrip(".")
    usual = {"xlsx": {"xlsx", "xlsm"}, "xls": {"xls", "et"}, "csv": {"csv", "tsv", "txt"}, "html": {"html", "htm"}}
    if suffix in usual.get(kind, {kind}):
        return ()
    return (make_finding("FILE_EXTENSION", shown, suffix=suffix, kind=kind),)


def _limited(shown: str, kind: str) -> tuple[Finding, ...]:
    return (make_finding("FILE_LIMITED", shown, kind=kind),) if kind == "xlsb" else ()


def _encoded(shown: str, kind: str, data: bytes) -> tuple[Finding, ...]:
    """Say so where a text's encoding had to be told from its letters."""
    encoding = encoding_of(data) if kind == "csv" else None
    return (make_finding("FILE_ENCODING", shown, encoding=encoding),) if encoding and not is_sure(encoding) else ()
