"""Say what the bytes of a file are, whatever its name says, and open packages and write-protected workbooks."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from tallybook.model.limits import Limits
from tallybook.read.compound import workbook_of
from tallybook.read.damage import Unreadable
from tallybook.read.package import Package

_PASSWORD = "VelvetSweatshop"  # noqa: S105 - the published default password of protected workbooks
_ZIP, _ZIP_END, _OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_LONGEST_COMMENT = 65_536 + 22
_DECLARED = re.compile(rb"<\?xml[^<>]*>\s*")
_PROGRAMS = re.compile(r"xl/(?:macro|dialog)sheets/")
"""Where sheets lie that are programs, or parts of programs, and hold no tables."""
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: its kind, its bytes, and the parts of those that are packages."""

    kind: str
    data: bytes
    package: Package | None = None
    with_macros: bool = False

    @property
    def parts(self) -> Package:
        """The parts of what is a package by its kind."""
        if self.package is None:
            raise Unreadable("FILE_DAMAGED", where="zip")
        return self.package


def opened(data: bytes, limits: Limits) -> Content:
    """Say what the bytes are, taking off the default write-protection; raises Unreadable for what is no table."""
    if data.startswith(_OLE):
        return _decrypted(data, limits)
    if data.startswith(_ZIP) or _ZIP_END in data[-_LONGEST_COMMENT:]:
        return _packed(data, limits)
    if data.startswith(b"%PDF"):
        raise Unreadable("FILE_TYPE", what="a PDF")
    if data.startswith(b"version https://git-lfs"):
        raise Unreadable("FILE_TYPE", what="a git-lfs pointer")
    start = _DECLARED.sub(b"", data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower())
    return Content("html" if start.startswith(_PAGES) or b"<table" in start else "csv", data)


def _packed(data: bytes, limits: Limits) -> Content:
    package = Package(data, limits)
    names = package.names
    macros = any(n.endswith("vbaproject.bin") or _PROGRAMS.match(n) for n in names)
    if "xl/workbook.bin" in names:
        return Content("xlsb", data, package, macros)
    if any(n.startswith("xl/") for n in names):
        return Content("xlsx", data, package, macros)
    if "content.xml" in names:
        return Content("ods", data, package)
    what = "a Word document" if any(n.startswith("word/") for n in names) else "a package of another kind"
    raise Unreadable("FILE_TYPE", what=what)


def _decrypted(data: bytes, limits: Limits) -> Content:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not office.is_encrypted():
            return _old(data)
        out = io.BytesIO()
        office.load_key(password=_PASSWORD)
        office.decrypt(out)
    except Unreadable:
        raise
    except (InvalidKeyError, DecryptionError) as fault:
        raise Unreadable("FILE_PASSWORD") from fault
    except FileFormatError:
        return _old(data)
    except Exception as fault:
        raise Unreadable("FILE_DAMAGED", where=type(fault).__name__) from fault
    plain = out.getvalue()
    return _packed(plain, limits) if plain.startswith(b"PK") else _old(plain)


def _old(data: bytes) -> Content:
    """Give the workbook itself, and whether programs lie beside it, which are as much a part of the file."""
    return Content("xls", workbook_of(data), with_macros=_VBA in data)
