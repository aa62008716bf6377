"""Workbooks of which the zip archive lies, is cut off, or holds more than it says."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

from tests.hostile.archive import STORED, Entry, deflated, zipped
from tests.hostile.case import Case, accepted, either, rejected, warned
from tests.hostile.workbook import (
    DECLARED,
    MAIN,
    SHEET,
    entries,
    number,
    parts,
    sheet,
    strings,
    with_entry,
    xlsx,
)

_MIB = 1 << 20
_DAMAGED, _LARGE, _TYPE = "FILE_DAMAGED", "FILE_TOO_LARGE", "FILE_TYPE"
_BOTH = f"{_DAMAGED} {_LARGE} FILE_COSTLY FILE_KILLED"
_OTHER = sheet(C6=number("C6", "99999")).encode()
_LINK = 0o120777 << 16


def _with(*more: Entry) -> bytes:
    return zipped([*entries(), *more])


def _packed(method: int) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as package:
        for name, data in parts().items():
            package.writestr(name, data)
    return out.getvalue()


def _flipped(at: float) -> bytes:
    """Flip one bit at a part of the way through the file."""
    data = bytearray(xlsx())
    place = int(len(data) * at)
    data[place] ^= 1 << (place % 8)
    return bytes(data)


def _cut(share: float) -> bytes:
    data = xlsx()
    return data[: int(len(data) * share)]


def _zeros(mib: int) -> bytes:
    """Pack that many MiB of zeros without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(_MIB)
    return b"".join(packer.compress(block) for _ in range(mib)) + packer.flush()


def _padded(mib: int, name: str, head: str, tail: str) -> Entry:
    """Give a part that is mostly blanks between a head and a tail."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    crc, size, packed = 0, 0, b""
    for piece in (head.encode(), *([b" " * _MIB] * mib), tail.encode()):
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        packed += packer.compress(piece)
    return Entry(name, b"", packed=packed + packer.flush(), crc=crc, size=size)


def _huge_string() -> bytes:
    before, after = strings().split("<si>", 1)[0] + "<si><t>", "</t></si></sst>"
    huge = _padded(300, "xl/sharedStrings.xml", before, after)
    return zipped([huge if e.name == huge.name else e for e in entries()])


def _padded_sheet(mib: int) -> bytes:
    head, tail = sheet().split("</sheetData>")
    padded = _padded(mib, SHEET, head, f"</sheetData>{tail}")
    return zipped([padded if e.name == SHEET else e for e in entries()])


def _overlapping() -> bytes:
    """List one part under many names."""
    kernel = Entry("xl/worksheets/x.xml", b"", packed=_zeros(16), crc=0, size=16 * _MIB, times=201)
    return zipped([*entries(), kernel])


def _quilted() -> bytes:
    """Let the data of one entry hold the whole of another."""
    inner = zipped([Entry(SHEET, _OTHER)])
    return _with(Entry("xl/media/image1.png", inner, STORED), Entry("xl/media/image2.png", b"", STORED, packed=b""))


def _twice() -> bytes:
    return zipped([*entries(), Entry(SHEET, _OTHER)])


def _two_ends() -> bytes:
    """Hide a whole second archive in the comment of the first."""
    return zipped(entries(), comment=xlsx({SHEET: _OTHER}))


def _zip64(size: int) -> bytes:
    """Tell the sizes of the sheet in the fields for large ones."""
    lie = struct.pack("<2HQQ", 1, 16, size, size)
    return zipped(with_entry(extra=lie, size=0xFFFFFFFF, packed_size=0xFFFFFFFF))


def _end_lies(**lies: int) -> bytes:
    data = bytearray(xlsx())
    end = data.rfind(b"PK\x05\x06")
    fields = {"disk": (4, "<H"), "count": (10, "<H"), "size": (12, "<L"), "start": (16, "<L"), "comment": (20, "<H")}
    for field, value in lies.items():
        at, form = fields[field]
        struct.pack_into(form, data, end + at, value)
    return bytes(data)


def _folders() -> bytes:
    more = [Entry(f"{name}/", b"", STORED, external=0x10) for name in ("_rels", "xl", "xl/worksheets", "docProps")]
    return zipped([*more, *entries()])


def _many(count: int) -> bytes:
    """Add parts that nothing refers to, so that there are this many."""
    return _with(*(Entry(f"xl/media/image{n}.png", b"x", STORED) for n in range(count - len(entries()))))


def _nested(depth: int) -> bytes:
    inner = xlsx()
    for _ in range(depth):
        inner = zipped([Entry("Report.xlsx", inner, STORED)])
    return inner


def _marked(name: str) -> bytes:
    """Add a part under a name."""
    return _with(Entry(name, b"harmless"))


def _renamed(name: str) -> bytes:
    """Store the sheet under another spelling of its name."""
    return zipped([replace(e, name=name) if e.name == SHEET else e for e in entries()])


def _stored_lie() -> bytes:
    data = dict(parts())[SHEET]
    return zipped(with_entry(method=STORED, packed=data, size=len(data) - 40, packed_size=len(data) - 40))


def _trailing(data: bytes) -> bytes:
    """Let bytes stand in the sheet's entry after its packed data."""
    return zipped(with_entry(packed=deflated(parts()[SHEET]) + data))


def _reversed() -> bytes:
    return zipped(reversed(entries()))


def _swapped_names() -> bytes:
    """Let the name before the data be another part's."""
    return zipped(with_entry(name_here="xl/styles.xml"))


def _ratio_within() -> bytes:
    """Pack a sheet of 9 MiB into a few kB: much, but no bomb."""
    return _padded_sheet(9)


CASES: tuple[Case, ...] = (
    accepted("a00_good", "the workbook as it is", xlsx),
    rejected("a03_zipbomb_sst_300M_string", "a shared string of 300 MiB", _BOTH, _huge_string),
    rejected("a06_overlap_201_sheets", "201 entries of the directory share one of 16 MiB", _BOTH, _overlapping),
    rejected("a09_usize_lies_huge", "a part says it is 4 GiB and is 1 kB", _BOTH, lambda: zipped(with_entry(size=0xFFFFFFF0))),
    rejected("a12_case_dup_entry", "sheet1.xml and Sheet1.xml, which are one name", _DAMAGED, lambda: _with(Entry("xl/worksheets/Sheet1.xml", _OTHER))),
    accepted("a15_symlink_entry", "an entry that is a link to /etc/passwd", lambda: _with(Entry("xl/link", b"/etc/passwd", STORED, external=_LINK))),
    rejected("a18_method_12", "a method of packing declared that is not the one used", _DAMAGED, lambda: zipped(with_entry(method=12, packed=b"raw"))),
    warned("a20_suffix_junk", "a mail's footer after the archive", "FILE_TRAILING", lambda: zipped(entries(), suffix=b"-- \r\nsent from my telephone, please excuse brevity and all else")),
    rejected("a22_truncated_50pct", "cut off in the middle", _DAMAGED, lambda: _cut(0.5)),
    rejected("a22_truncated_minus1", "cut off by one byte", _DAMAGED, lambda: xlsx()[:-1]),
    *(either(f"a23_bitflip_{n:02}", "one bit flipped", _DAMAGED, lambda at=at: _flipped(at)) for n, at in ((2, 0.124), (5, 0.064), (8, 0.156), (11, 0.992))),
    accepted("a26_data_descriptor", "sizes after the data, as streams are written", lambda: zipped(replace(e, streamed=True) for e in entries())),
    *(either(f"zip_bitflip_{n:02}", f"one bit flipped {n}/40 of the way", f"{_BOTH} FILE_TYPE FILE_EMPTY FILE_BLANK CELL_ERROR NUMBER_UNREAD FILE_PASSWORD", lambda n=n: _flipped(n / 40)) for n in range(1, 40, 3)),
    *(rejected(f"zip_cut_{n:02}", f"cut off {n}/8 of the way", f"{_DAMAGED} FILE_TYPE", lambda n=n: _cut(n / 8)) for n in (1, 3, 5, 6, 7)),
    rejected("zip_nested", "an archive in an archive in an archive", _TYPE, lambda: _nested(3)),
    rejected("zip_plain", "an archive of pictures named .xlsx", _TYPE, lambda: zipped([Entry("a.png", b"x"), Entry("b.png", b"y")])),
    rejected("zip_of_nothing", "an archive without an entry", f"{_DAMAGED} {_TYPE} FILE_EMPTY", lambda: zipped([])),
    rejected("zip64_lies_1T", "fields for large files say 1 TiB", _BOTH, lambda: _zip64(1 << 40)),
    either("zip64_lies_small", "fields for large files say 5 bytes", _BOTH, lambda: _zip64(5)),
    rejected("zip_two_ends", "a second archive with 99999 within the comment", _DAMAGED, _two_ends),
    either("zip_comment", "a comment of 60,000 bytes", _DAMAGED, lambda: zipped(entries(), comment=b"c" * 60_000)),
    rejected("zip_prefix_archive", "a whole archive with 99999 before the archive", _DAMAGED, lambda: zipped(entries(), prefix=xlsx({SHEET: _OTHER}))),
    either("zip_prefix_junk", "100 bytes before the archive", f"{_DAMAGED} {_TYPE}", lambda: zipped(entries(), prefix=b"MZ" + b"\x90" * 98)),
    either("zip_prefix_reckoned", "100 bytes before the archive, with which it reckons", f"{_DAMAGED} {_TYPE}", lambda: zipped(entries(), prefix=b"#!/bin/sh\n" * 10, shifted=True)),
    rejected("zip_suffix_archive", "a second archive with 99999 after the first", _DAMAGED, lambda: zipped(entries(), suffix=xlsx({SHEET: _OTHER}))),
    accepted("zip_reversed", "the parts stand in reverse order", _reversed),
    rejected("zip_twice", "the sheet stands there twice, with 99999 the second time", _DAMAGED, _twice),
    either("zip_twice_alike", "the sheet stands there twice, alike", _DAMAGED, lambda: _with(Entry(SHEET, parts()[SHEET]))),
    accepted("zip_other_case", "the sheet's part is named in capitals", lambda: _renamed("xl/worksheets/SHEET1.XML")),
    either("zip_backslashes", "the sheet's part is named with backslashes", _DAMAGED, lambda: _renamed("xl\\worksheets\\sheet1.xml")),
    either("zip_backslash_twin", "the sheet once more with 99999, named with backslashes", _DAMAGED, lambda: _with(Entry("xl\\worksheets\\sheet1.xml", _OTHER))),
    either("zip_leading_slash", "the sheet's part is named with a leading slash", _DAMAGED, lambda: _renamed("/xl/worksheets/sheet1.xml")),
    either("zip_slash_twin", "the sheet once more with 99999, named with a leading slash", _DAMAGED, lambda: _with(Entry("/xl/worksheets/sheet1.xml", _OTHER))),
    either("zip_dotted_twin", "the sheet once more with 99999, named with ./", _DAMAGED, lambda: _with(Entry("xl/./worksheets/sheet1.xml", _OTHER))),
    either("zip_absolute", "a part named /etc/cron.d/evil", _DAMAGED, lambda: _marked("/etc/cron.d/evil")),
    either("zip_up", "a part named ../../evil", _DAMAGED, lambda: _marked("../../evil")),
    either("zip_drive", "a part named C:\\evil.exe", _DAMAGED, lambda: _marked("C:\\evil.exe")),
    either("zip_trailing_dot", "a part named like the sheet with a dot behind", _DAMAGED, lambda: _with(Entry(f"{SHEET}.", _OTHER))),
    either("zip_nul_name", "a part named like the sheet with a NUL behind", _DAMAGED, lambda: _with(Entry(f"{SHEET}\0.png", _OTHER))),
    either("zip_long_name", "a part whose name has 60,000 letters", _DAMAGED, lambda: _marked("x" * 60_000)),
    either("zip_steering_name", "a part whose name holds an escape and a bidi mark", _DAMAGED, lambda: _marked("xl/\x1b[31m\u202e.xml")),
    rejected("zip_encrypted_flag", "the sheet says it is encrypted", f"{_DAMAGED} FILE_PASSWORD", lambda: zipped(with_entry(flags=1))),
    rejected("zip_stored_lies", "a stored sheet says it is 40 bytes shorter", _DAMAGED, _stored_lie),
    rejected("zip_size_small", "the sheet says it is 10 bytes when unpacked", _DAMAGED, lambda: zipped(with_entry(size=10))),
    rejected("zip_packed_small", "the sheet says it is 10 bytes when packed", _DAMAGED, lambda: zipped(with_entry(packed_size=10))),
    rejected("zip_packed_large", "the sheet says it goes on beyond the file", _BOTH, lambda: zipped(with_entry(packed_size=1 << 30))),
    rejected("zip_crc", "the check sum of the sheet is wrong", _DAMAGED, lambda: zipped(with_entry(crc=1))),
    either("zip_trailing_bytes", "bytes stand in the sheet's entry after its data", _DAMAGED, lambda: _trailing(b"junk" * 10)),
    rejected("zip_not_deflate", "the sheet's packed data are noise", _DAMAGED, lambda: zipped(with_entry(packed=bytes(range(256))))),
    rejected("zip_no_data", "the sheet's packed data are missing", _DAMAGED, lambda: zipped(with_entry(packed=b""))),
    either("zip_names_differ", "the sheet's name before its data is another's", _DAMAGED, _swapped_names),
    either("zip_quilted", "a picture is itself an archive with 99999", _DAMAGED, _quilted),
    either("zip_unlisted", "a sheet with 99999 stands there that the directory does not list", _DAMAGED, lambda: zipped([Entry(SHEET, _OTHER, listed=False), *entries()])),
    accepted("zip_folders", "folders stand there as entries", _folders),
    accepted("zip_stored", "nothing is packed", lambda: zipped(replace(e, method=STORED) for e in entries())),
    either("zip_bzip2", "packed by bzip2, which Excel does not know", _DAMAGED, lambda: _packed(ZIP_BZIP2)),
    either("zip_lzma", "packed by lzma, which Excel does not know", _DAMAGED, lambda: _packed(ZIP_LZMA)),
    accepted("zip_by_library", "packed by the library of Python", lambda: _packed(ZIP_DEFLATED)),
    rejected("zip_1001_parts", "1,001 parts", _BOTH, lambda: _many(1001)),
    rejected("zip_10k_parts", "10,000 parts", _BOTH, lambda: _many(10_000)),
    accepted("zip_500_parts", "500 parts, as a workbook full of pictures has", lambda: _many(500)),
    accepted("zip_ratio_within", "a sheet of 9 MiB of blanks in 10 kB", _ratio_within),
    rejected("zip_ratio_beyond", "a sheet of 60 MiB of blanks in 60 kB", _BOTH, lambda: _padded_sheet(60)),
    either("zip_bomb_unused", "200 MiB of zeros in a part that nothing refers to", _BOTH, lambda: _with(Entry("xl/media/image1.png", b"", packed=_zeros(200), crc=0, size=200 * _MIB))),
    rejected("zip_count_more", "the end says there are 60,000 entries", _DAMAGED, lambda: _end_lies(count=60_000)),
    either("zip_count_less", "the end says there are 2 entries", _DAMAGED, lambda: _end_lies(count=2)),
    rejected("zip_directory_beyond", "the directory is said to stand beyond the file", _DAMAGED, lambda: _end_lies(start=1 << 30)),
    rejected("zip_directory_huge", "the directory is said to be 4 GiB", _DAMAGED, lambda: _end_lies(size=0xFFFFFFF0)),
    rejected("zip_comment_lies", "the comment is said to be longer than the file", _DAMAGED, lambda: _end_lies(comment=0xFFFF)),
    either("zip_many_disks", "the archive is said to be the fifth of five disks", _DAMAGED, lambda: _end_lies(disk=4)),
    rejected("zip_end_only", "nothing but the end of an archive", f"{_DAMAGED} {_TYPE}", lambda: zipped([])[-22:]),
    rejected("zip_magic_only", "nothing but the first four bytes of an archive", _DAMAGED, b"PK\x03\x04"),
    accepted("zip_mimetype_first", "the parts in the order of another program, with a thumbnail", lambda: zipped([Entry("docProps/thumbnail.wmf", b"x" * 2000), *entries()])),
    accepted("zip_content_types_last", "the list of types stands last", lambda: zipped([*entries()[1:], entries()[0]])),
    either("zip_ods_and_xlsx", "an archive that is both an xlsx and an ods", f"{_DAMAGED} {_TYPE}", lambda: _with(Entry("content.xml", f'{DECLARED}<a xmlns="{MAIN}"/>'.encode()))),
)  # fmt: skip
