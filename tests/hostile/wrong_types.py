"""What bears the name of a workbook and is something else, and what is no regular file at all."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from tests.hostile.archive import Entry, zipped
from tests.hostile.case import Case, Maker, accepted, either, rejected, skipped, warned
from tests.hostile.others import csv_text, ods, page, xls, xlsb
from tests.hostile.workbook import relation, relations, types, xlsx

_NOT, _DAMAGED, _NAMED = "FILE_TYPE FILE_UNREADABLE", "FILE_DAMAGED", "FILE_EXTENSION"
_ANY = f"{_NOT} {_DAMAGED} FILE_EMPTY FILE_BLANK FILE_SKIPPED"


def _linked(target: str) -> Maker:
    return lambda folder: (folder / "Report.xlsx").symlink_to(target)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "Report.xlsx")


def _socket(folder: Path) -> None:
    """Bind by a relative path: absolute ones may be too long for a socket."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind("Report.xlsx")
    finally:
        os.fchdir(here)
        os.close(here)


def _folder(folder: Path) -> None:
    (folder / "Report.xlsx").mkdir()


def _locked(folder: Path) -> None:
    (folder / "Report.xlsx").write_bytes(xlsx())
    (folder / "Report.xlsx").chmod(0)


def _loop(folder: Path) -> None:
    (folder / "Report.xlsx").symlink_to("other.xlsx")
    (folder / "other.xlsx").symlink_to("Report.xlsx")


def _link_to_folder(folder: Path) -> None:
    """Link a folder of the returns to the returns themselves."""
    (folder / "again").symlink_to(".")
    (folder / "Report.xlsx").write_bytes(xlsx())


def _linked_workbook(folder: Path) -> None:
    (folder.parent / "kept").mkdir()
    (folder.parent / "kept" / "real.xlsx").write_bytes(xlsx())
    (folder / "Report.xlsx").symlink_to("../kept/real.xlsx")


def _sparse(folder: Path) -> None:
    """Make a file of 3 TB that takes no room."""
    with (folder / "Report.xlsx").open("wb") as file:
        file.truncate(3 << 40)


def _word() -> bytes:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped(
        [
            Entry("[Content_Types].xml", types(main=main).replace("xl/workbook.xml", "word/document.xml").encode()),
            Entry("_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml")).encode()),
            Entry("word/document.xml", b"<w:document xmlns:w='w'><w:body/></w:document>"),
        ]
    )


def _slides() -> bytes:
    return zipped([Entry("[Content_Types].xml", types().encode()), Entry("ppt/presentation.xml", b"<p/>")])


def _word_of_old() -> bytes:
    """Take an old workbook and call its stream that of a Word document."""
    return xls().replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))


_ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False

CASES: tuple[Case, ...] = (
    warned("b01_xls_as_xlsx", "an .xls named .xlsx", _NAMED, xls),
    warned("b04_csv_as_xlsx", "CSV named .xlsx", _NAMED, csv_text),
    rejected("b07_one_byte", "one byte", _ANY, b"P"),
    rejected("b10_dangling", "a link to nothing", _ANY, b"", make=_linked("nowhere.xlsx")),
    rejected("b13_link_devzero", "a link to /dev/zero, which never ends", _NOT, b"", make=_linked("/dev/zero")),
    skipped("b16_lock", "the lock that Excel leaves beside an open workbook", b"\x06Office" + b" " * 158, file="~$Report.xlsx"),
    skipped("b19_tmp", "a download that is not finished", xlsx()[:900], file="Report.xlsx.crdownload"),
    rejected("b22_docx", "a Word document named .xlsx", _NOT, _word),
    rejected("b25_socket", "a socket", _NOT, b"", make=_socket),
    rejected("b28_lfs_pointer", "the pointer that git-lfs leaves in place of a file", _NOT, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"),
    accepted("b31_upper_ext", "named .XLSX", xlsx, file="REPORT.XLSX"),
    warned("type_xlsb_as_xlsx", "an .xlsb named .xlsx", _NAMED, xlsb),
    warned("type_ods_as_xlsx", "an .ods named .xlsx", _NAMED, ods),
    warned("type_html_as_xls", "a web page named .xls", _NAMED, page, file="Report.xls"),
    warned("type_xlsx_as_xls", "an .xlsx named .xls", _NAMED, xlsx, file="Report.xls"),
    warned("type_xlsx_as_csv", "an .xlsx named .csv", _NAMED, xlsx, file="Report.csv"),
    skipped("type_swp", "the swap file of an editor", b"b0VIM 8.1" + bytes(200), file=".Report.xlsx.swp"),
    skipped("type_apple_double", "what macOS leaves beside a file", b"\x00\x05\x16\x07" + bytes(78), file="._Report.xlsx"),
    skipped("type_ds_store", "what macOS leaves in a folder", b"\x00\x00\x00\x01Bud1", file=".DS_Store"),
    skipped("type_thumbs", "what Windows leaves in a folder", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), file="Thumbs.db"),
    skipped("type_libreoffice_lock", "the lock of LibreOffice", b",u,host,25.11.2026 10:00,file:///home;", file=".~lock.Report.xlsx#"),
    skipped("type_part_file", "half a download of another browser", xlsx()[:900], file="Report.xlsx.part"),
    skipped("type_backup", "the backup that an editor leaves", xlsx(), file="Report.xlsx.bak"),
    rejected("type_empty", "no byte at all", "FILE_EMPTY", b""),
    rejected("type_zeros", "zeros, as a disk that failed leaves them", _ANY, bytes(4096)),
    rejected("type_spaces", "nothing but blanks", _ANY, b" \r\n" * 500),
    rejected("type_noise", "noise", _ANY, bytes((n * n * 7 + n // 3) % 256 for n in range(5000))),
    rejected("type_pdf", "a PDF named .xlsx", _NOT, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
    rejected("type_png", "a photograph of the table named .xlsx", _NOT, b"\x89PNG\r\n\x1a\n" + bytes(200)),
    rejected("type_jpeg", "a photograph named .xls", _NOT, b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), file="Report.xls"),
    rejected("type_rar", "a RAR archive named .xlsx", _NOT, b"Rar!\x1a\x07\x01\x00" + bytes(200)),
    rejected("type_7z", "a 7z archive named .xlsx", _NOT, b"7z\xbc\xaf\x27\x1c" + bytes(200)),
    rejected("type_gzip", "a gzip file named .xlsx", _NOT, b"\x1f\x8b\x08\x00" + bytes(200)),
    rejected("type_program", "a program named .xlsx", _NOT, b"MZ\x90\x00" + bytes(200)),
    rejected("type_elf", "a program of Linux named .csv", _NOT, b"\x7fELF\x02\x01\x01" + bytes(200), file="Report.csv"),
    rejected("type_rtf", "a text in RTF named .xls", _ANY, rb"{\rtf1\ansi Northfield 12345\par}", file="Report.xls"),
    rejected("type_mail", "a mail saved under the name of its attachment", _ANY, "From: a@example.org\nSubject: return\nContent-Type: text/plain\n\nPlease find attached the figures.\n"),
    rejected("type_json", "JSON named .xlsx", _ANY, '{"district": "Northfield", "participants": 12345}'),
    rejected("type_error_page", "the page of a server that could not find the file", _ANY, "<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>"),
    rejected("type_login_page", "the page of a network that wants a password first", _ANY, "<html><body><form action='/login'><input name=user></form></body></html>", file="Report.xls"),
    rejected("type_slides", "slides named .xlsx", _NOT, _slides),
    rejected("type_doc", "an old Word document named .xls", _ANY, _word_of_old, file="Report.xls"),
    rejected("type_flat_xml", "an XML spreadsheet of 2003", _ANY, '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', file="Report.xls"),
    rejected("file_pipe", "a pipe that nobody writes into", _NOT, b"", make=_pipe),
    either("file_folder", "a folder named Report.xlsx", _NOT, b"", make=_folder, value=None),
    rejected("file_link_loop", "two links that lead to each other", _ANY, b"", make=_loop),
    accepted("file_folder_loop", "a link in the folder to the folder itself", b"", make=_link_to_folder),
    either("file_link_out", "a link to a workbook outside the folder", _NOT, b"", make=_linked_workbook),
    rejected("file_link_passwd", "a link to /etc/passwd", _ANY, b"", make=_linked("/etc/passwd")),
    rejected("file_link_proc", "a link to the memory of the process", _ANY, b"", make=_linked("/proc/self/mem")),
    rejected("file_link_urandom", "a link to endless noise", _NOT, b"", make=_linked("/dev/urandom")),
    rejected("file_sparse", "a file of 3 TB", "FILE_TOO_LARGE", b"", make=_sparse),
    *(() if _ROOT else (rejected("file_locked", "a file that may not be read", "FILE_UNREADABLE", b"", make=_locked),)),
)  # fmt: skip
