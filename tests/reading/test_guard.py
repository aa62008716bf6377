"""What is refused before it is read, and what a file carries beside its cells: one twist each."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

import tallybook
from tallybook.errors import NoInput
from tallybook.model import Finding
from tallybook.model.limits import Limits
from tallybook.read import read_workbook
from tallybook.read.paths import find_files

SHEET = "xl/worksheets/sheet1.xml"
LOCAL_SIZE, CRC_AT, FLAGS_AT, METHOD_AT = 30, 14, 6, 8


def parts() -> dict[str, bytes]:
    """Give the parts of a small workbook."""
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.active.append(["区县", "资料"])  # type: ignore[union-attr]
    book.active.append(["江阳区", 5])  # type: ignore[union-attr]
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return {n: package.read(n) for n in package.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return out.getvalue()


def told(path: Path, data: bytes, limits: Limits | None = None) -> list[Finding]:
    path.write_bytes(data)
    return list(read_workbook(str(path), limits=limits).findings)


def twice(data: bytes) -> bytes:
    """List one entry a second time."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        (entry,) = (e for e in package.infolist() if e.filename == SHEET)
        other = zipfile.ZipInfo("xl/worksheets/other.xml")
        for slot in ("CRC", "compress_size", "file_size", "header_offset", "compress_type", "flag_bits"):
            setattr(other, slot, getattr(entry, slot))
        package.filelist.append(other)
        package.NameToInfo[other.filename] = other
        package._didModify = True  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way to write it
    return out.getvalue()


def patched(data: bytes, name: str, at: int, value: int, size: str = "<H") -> bytes:
    """Alter a field in front of an entry's content, and nothing in the directory."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        start = package.getinfo(name).header_offset
    out = bytearray(data)
    struct.pack_into(size, out, start + at, value)
    return bytes(out)


def unlisted(data: bytes) -> bytes:
    """Take an entry out of the directory and leave its content where it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        last = package.infolist()[-2].filename.encode()
    directory = data.index(b"PK\x01\x02")
    begins = data.index(b"PK\x01\x02", data.rindex(last) - 46 - 1)
    ends = data.index(b"PK", begins + 4)
    kept, end = data[:begins] + data[ends:], data.rindex(b"PK\x05\x06")
    count = struct.unpack_from("<H", data, end + 10)[0] - 1
    out = bytearray(kept)
    struct.pack_into("<HHI", out, out.rindex(b"PK\x05\x06") + 8, count, count, end - directory - (ends - begins))
    return bytes(out)


@pytest.mark.parametrize(
    ("twist", "code", "where"),
    [
        (lambda d: b"MZ" + d, "FILE_DAMAGED", "bytes before the first part"),
        (twice, "FILE_DAMAGED", "overlap"),
        (unlisted, "FILE_DAMAGED", "listed nowhere"),
        (lambda d: patched(d, SHEET, CRC_AT, 7, "<I"), "FILE_DAMAGED", "two ways"),
        (lambda d: patched(d, SHEET, METHOD_AT, 12), "FILE_DAMAGED", "two ways"),
        (lambda d: patched(d, SHEET, FLAGS_AT, 1), "FILE_PASSWORD", ""),
        (lambda d: d[: len(d) // 2], "FILE_DAMAGED", "zip"),
    ],
)
def test_a_zip_that_says_two_things_is_refused(
    tmp_path: Path, twist: Callable[[bytes], bytes], code: str, where: str
) -> None:
    (finding,) = told(tmp_path / "a.xlsx", twist(packed(parts())))
    assert (finding.code, where in "".join(v for _, v in finding.facts)) == (code, True)


@pytest.mark.parametrize(
    "name", ["xl/worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml", "./xl/worksheets/sheet1.xml"]
)
def test_two_parts_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    content = parts()
    (finding,) = told(tmp_path / "a.xlsx", packed({**content, name: content[SHEET]}))
    assert finding.code == "FILE_DAMAGED"
    assert "two parts" in finding.facts[0][1]


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(Limits(), parts=3), "FILE_TOO_LARGE"),
        (replace(Limits(), part=100), "FILE_TOO_LARGE"),
        (replace(Limits(), total=1000), "FILE_TOO_LARGE"),
        (replace(Limits(), ratio=1, free=100), "FILE_TOO_LARGE"),
        (replace(Limits(), file=1000), "FILE_TOO_LARGE"),
        (replace(Limits(), cells=3), "FILE_TOO_LARGE"),
        (replace(Limits(), text=7), "FILE_TOO_LARGE"),
    ],
)
def test_limits_are_held(tmp_path: Path, limits: Limits, code: str) -> None:
    data = packed(parts())
    assert not told(tmp_path / "a.xlsx", data)
    assert [f.code for f in told(tmp_path / "a.xlsx", data, limits)] == [code]


def repeating(*sheets: tuple[int, int, str]) -> bytes:
    """Give an ods of sheets that each store one cell, and say how many rows and columns have it."""
    tables = (
        f'<table:table table:name="{n}"><table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}" {cell}/></table:table-row></table:table>'
        for n, (rows, columns, cell) in enumerate(sheets)
    )
    named = 'xmlns:office="o" xmlns:table="t"'
    sheets_told = f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
    content = f"<office:document-content {named}><office:body>{sheets_told}</office:body></office:document-content>"
    return packed({"content.xml": content.encode()})


FIVE = 'office:value-type="float" office:value="5"'


@pytest.mark.parametrize(
    ("sheets", "codes"),
    [
        ([(10, 10, FIVE)], []),
        ([(10, 11, FIVE)], ["FILE_TOO_LARGE"]),
        ([(10, 5, FIVE), (10, 5, FIVE)], []),
        ([(10, 5, FIVE), (10, 5, FIVE), (1, 1, FIVE)], ["FILE_TOO_LARGE"]),
        ([(1_048_576, 16_384, FIVE)], ["FILE_TOO_LARGE"]),
        ([(1_048_576, 16_384, "")], []),
        ([(1, 16_385, FIVE)], ["FILE_DAMAGED"]),
        ([(1_048_577, 1, FIVE)], ["FILE_DAMAGED"]),
        ([(2_000_000_000, 2_000_000_000, FIVE)], ["FILE_DAMAGED"]),
        ([(0, 1, FIVE)], ["FILE_DAMAGED"]),
    ],
)
def test_repeated_cells_count_as_often_as_they_stand_there(
    tmp_path: Path, sheets: list[tuple[int, int, str]], codes: list[str]
) -> None:
    found = told(tmp_path / "a.ods", repeating(*sheets), replace(Limits(), cells=100))
    assert [f.code for f in found] == codes


def test_cells_behind_more_rows_than_a_sheet_has_are_not_lost(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(repeating((1_048_576, 1, "")))) as package:
        content = package.read("content.xml").decode()
    late = content.replace(
        "</table:table>", f"<table:table-row><table:table-cell {FIVE}/></table:table-row></table:table>"
    )
    assert [f.code for f in told(tmp_path / "a.ods", packed({"content.xml": late.encode()}))] == ["FILE_DAMAGED"]


def test_a_codebook_says_how_many_repeated_cells_are_borne(tmp_path: Path) -> None:
    (tmp_path / "a.ods").write_bytes(repeating((20, 3, FIVE)))
    (tmp_path / "tallybook.toml").write_text("[limits]\ncells = 50\n", encoding="utf-8")
    with pytest.raises(NoInput, match="the number of filled cells is beyond the limit of 50"):
        tallybook.read_files(tmp_path)


def test_repeated_cells_stand_in_each_of_their_places(tmp_path: Path) -> None:
    (tmp_path / "a.ods").write_bytes(repeating((2, 3, FIVE)))
    (grid,) = read_workbook(str(tmp_path / "a.ods")).grids
    assert list(grid.cells) == [(c.row, c.col) for c in grid.cells.values()] == list(product(range(2), range(3)))
    assert {c.raw for c in grid.cells.values()} == {"5"}


def test_bytes_behind_a_workbook_are_told(tmp_path: Path) -> None:
    (finding,) = told(tmp_path / "a.xlsx", packed(parts()) + b"-- \nsent from my office\n")
    assert (finding.code, finding.facts) == ("FILE_TRAILING", (("n", "24"),))


def test_macros_are_told_and_not_run(tmp_path: Path) -> None:
    (finding,) = told(tmp_path / "a.xlsm", packed({**parts(), "xl/vbaProject.bin": b"x"}))
    assert finding.code == "FILE_MACROS"


def test_a_text_that_no_cell_can_hold_is_refused_with_its_cell(tmp_path: Path) -> None:
    (finding,) = told(tmp_path / "a.csv", ("区县,资料\n" + "江" * 40_000 + ",5\n").encode())
    assert (finding.code, finding.cell) == ("FILE_TOO_LARGE", "A2")


@pytest.mark.parametrize(("rows", "codes"), [(65_536, ["SHEET_FULL"]), (65_535, [])])
def test_a_sheet_full_to_its_last_row_is_told(tmp_path: Path, rows: int, codes: list[str]) -> None:
    assert [f.code for f in told(tmp_path / "a.csv", b"1,2\n" * rows)] == codes


def test_a_lone_cell_in_the_last_row_is_no_full_sheet(tmp_path: Path) -> None:
    assert not told(tmp_path / "a.csv", b"1,2\n" + b"\n" * 65_534 + b"1,2\n")


def test_a_figure_of_another_workbook_is_told(tmp_path: Path) -> None:
    content = parts()
    content[SHEET] = content[SHEET].replace(b"<v>5</v>", b"<f>[1]Sheet1!A1*2</f><v>5</v>")
    (finding,) = told(tmp_path / "a.xlsx", packed(content))
    assert (finding.code, finding.cell, finding.raw) == ("CELL_LINKED", "B2", "5")


@pytest.mark.parametrize(
    ("code", "value", "findings"),
    [
        ("#,##0,", 12_345_000, ["NUMBER_SCALED"]),
        ("#,##0.0,,", 12_345_000, ["NUMBER_SCALED"]),
        ("#,##0", 12_345_000, []),
        ("#,##0;-#,##0,", 12_345_000, []),
        ("#,##0;-#,##0,", -12_345_000, ["NUMBER_SCALED"]),
        ("#,##0,;-#,##0", -12_345_000, []),
        ("[>=1000000]0.0,,;[>=1000]0.0,;0", 12_345_000, ["NUMBER_SCALED"]),
        ("[>=1000000]0.0,,;[>=1000]0.0,;0", 12_345, ["NUMBER_SCALED"]),
        ("[>=1000000]0.0,,;[>=1000]0.0,;0", 345, []),
        ("[<1000]0;[<1000000]0.0,;0.0,,", 12_345_000, ["NUMBER_SCALED"]),
        ("[>1000]0.0,;-0;0", 345, []),
        ('[>1000]0;"few";0', -5, ["FORMAT_HIDES"]),
        ('[<1000]"few";0', 345, ["FORMAT_HIDES"]),
        ('[<1000]"few";0', 12_345, []),
    ],
)
def test_a_figure_shown_without_its_thousands_or_not_at_all_is_told(
    tmp_path: Path, code: str, value: int, findings: list[str]
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["江阳区", value])
    sheet["B1"].number_format = code
    book.save(tmp_path / "a.xlsx")
    assert [f.code for f in read_workbook(str(tmp_path / "a.xlsx")).findings] == findings


def test_a_file_that_grows_while_it_is_read_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, stat = tmp_path / "a.csv", os.fstat
    path.write_text("江阳区,5\n", encoding="utf-8")

    def told_late(handle: int) -> os.stat_result:
        before = stat(handle)
        with path.open("a", encoding="utf-8") as more:
            more.write("泸县,6\n")
        return before

    monkeypatch.setattr(os, "fstat", told_late)
    assert [f.code for f in read_workbook(str(path)).findings] == ["FILE_CHANGED"]


@pytest.mark.parametrize("kind", ["link", "pipe", "socket"])
def test_only_regular_files_are_opened(tmp_path: Path, kind: str) -> None:
    import socket

    (tmp_path / "b.csv").write_text("江阳区,5\n", encoding="utf-8")
    path = tmp_path / "a.csv"
    if kind == "link":
        path.symlink_to(tmp_path / "b.csv")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        with socket.socket(socket.AF_UNIX) as there:
            there.bind(str(path))
    (finding,) = read_workbook(str(path)).findings
    assert (finding.code, kind in finding.facts[0][1]) == ("FILE_TYPE", True)


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.csv").write_text("区县,讲座\n甲县,3\n", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "linked.xlsx").symlink_to(tmp_path / "elsewhere")
    found = find_files([str(tmp_path / "in")])
    assert found.files == ()
    assert [(f.code, Path(f.source).name) for f in found.skipped] == [("FILE_SKIPPED", "linked.xlsx")]
