"""The same small report in the other formats: xls, xlsb, ods, CSV and HTML."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO, StringIO
from typing import Any
from xml.sax.saxutils import escape

from tests.hostile.archive import STORED, Entry, zipped
from tests.hostile.workbook import DECLARED, PACKAGE, STRINGS, relation, relations

Value = str | int | float
REPORT: dict[str, Value] = {
    "A1": STRINGS[0],
    "A5": "District",
    "B5": "Events",
    "C5": "Participants",
    "A6": "Northfield",
    "B6": 7,
    "C6": 12345,
    "A7": "Westfield",
    "B7": 3,
    "C7": 678,
}


def _place(ref: str) -> tuple[int, int]:
    return int(ref[1:]) - 1, ord(ref[0]) - 65


def report(**cells: Value) -> dict[tuple[int, int], Value]:
    """Give the cells of the report by place, some of them others."""
    return {_place(ref): value for ref, value in (REPORT | cells).items()}


def xls(alter: Callable[[Any, Any], object] | None = None, **cells: Value) -> bytes:
    """Give the report as xls; `alter` takes the book and the sheet before they are saved."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Report", cell_overwrite_ok=True)
    for place, value in report(**cells).items():
        sheet.write(*place, value)
    if alter:
        alter(book, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def stream_of(data: bytes) -> int:
    """Give where the workbook's stream begins in an xls that was made here."""
    return data.index(b"\x09\x08\x10\x00")


def record(kind: int, content: bytes = b"", size: int | None = None) -> bytes:
    """Write a record of xlsb; `size` may lie."""
    told = len(content) if size is None else size
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = b""
    while told >= 128:
        length, told = length + bytes([told & 0x7F | 0x80]), told >> 7
    return number + length + bytes([told]) + content


def wide(words: str) -> bytes:
    """Write a text of xlsb."""
    stored = words.encode("utf-16-le")
    return struct.pack("<L", len(stored) // 2) + stored


def xlsb_cell(col: int, value: Value, kind: int | None = None) -> bytes:
    """Write a cell of xlsb."""
    head = struct.pack("<2L", col, 0)
    if isinstance(value, str):
        return record(6, head + wide(value))
    return record(5 if kind is None else kind, head + struct.pack("<d", value))


def xlsb_row(row: int, cells: bytes) -> bytes:
    """Write a row of xlsb."""
    return record(0, struct.pack("<2LHBBBL", row, 0, 300, 0, 0, 0, 0)) + cells


def xlsb_sheet(
    cells: dict[tuple[int, int], Value] | None = None, *, extra: bytes = b"", size: tuple[int, ...] = (0, 6, 0, 2)
) -> bytes:
    """Write the part of the sheet; `extra` stands behind its rows."""
    stored = report() if cells is None else cells
    by_row = {r: b"".join(xlsb_cell(c, v) for (at, c), v in stored.items() if at == r) for r, _ in stored}
    inner = b"".join(xlsb_row(r, content) for r, content in by_row.items())
    return (
        record(129) + record(148, struct.pack("<4L", *size)) + record(145) + inner + extra + record(146) + record(130)
    )


def xlsb(sheet: bytes | None = None, more: Mapping[str, bytes] | None = None, *, hidden: int = 0) -> bytes:
    """Give the report as xlsb; `more` are the contents of sharedStrings.bin and styles.bin."""
    bundle = record(156, struct.pack("<2L", hidden, 1) + wide("rId1") + wide("Report"))
    book = record(131) + record(143) + bundle + record(144) + record(132)
    kind = "application/vnd.ms-excel."
    others = [relation(f"rId{n}", part, f"{part}.bin") for n, part in enumerate(more or (), 2)]
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{DECLARED}<Types xmlns="{PACKAGE.replace("relationships", "content-types")}"><Default Extension="bin" ContentType="{kind}sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{kind}worksheet"/></Types>',
        "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(relation("rId1", "worksheet", "worksheets/sheet1.bin"), *others),
        "xl/worksheets/sheet1.bin": xlsb_sheet() if sheet is None else sheet,
        **{f"xl/{part}.bin": content for part, content in (more or {}).items()},
    }
    return zipped(Entry(name, p.encode() if isinstance(p, str) else p) for name, p in parts.items())


_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def ods_cell(value: Value, about: str = "") -> str:
    """Write a cell of ods."""
    kind = (
        ' office:value-type="string"'
        if isinstance(value, str)
        else f' office:value-type="float" office:value="{value}"'
    )
    return f"<table:table-cell{kind}{about}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def ods_rows(**cells: str) -> list[str]:
    """Write the rows of the report, some cells written otherwise."""
    filled = range(1, 8)
    written = {ref: ods_cell(value) for ref, value in REPORT.items()} | cells
    empty = "<table:table-cell/>"
    return [
        f"<table:table-row>{''.join(written.get(f'{c}{r}', empty) for c in 'ABC')}</table:table-row>" for r in filled
    ]


def ods_content(rows: Iterable[str], before: str = "", declared: str = DECLARED) -> str:
    """Write the part that holds everything."""
    body = f'<table:table table:name="Report">{before}{"".join(rows)}</table:table>'
    return (
        f'{declared}<office:document-content {_ODS} office:version="1.2"><office:body><office:spreadsheet>'
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )


def ods_styled(
    styles: str = "", shared: str = "", before: str = "", written: Iterable[str] = (), **cells: str
) -> bytes:
    """Give the report as ods, with styles of its content and such as all parts share; `before` stands before its rows."""
    content = ods_content(written or ods_rows(**cells), before)
    own = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
    return ods(content.replace("<office:body>", own), shared=ods_shared(shared))


def ods_shared(styles: str) -> str:
    """Give the part of an ods in which the styles stand that all its parts share."""
    return f"{DECLARED}<office:document-styles {_ODS}><office:styles>{styles}</office:styles></office:document-styles>"


def ods(content: str | bytes | None = None, manifest: str = "", shared: str = "", **cells: str) -> bytes:
    """Give the report as ods; `shared` is its part of styles."""
    part = ods_content(ods_rows(**cells)) if content is None else content
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = (
        f'{DECLARED}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}</manifest:file-entry></manifest:manifest>'
    )
    return zipped(
        [
            Entry("mimetype", kind.encode(), STORED),
            Entry("content.xml", part.encode() if isinstance(part, str) else part),
            *((Entry("styles.xml", shared.encode()),) if shared else ()),
            Entry("META-INF/manifest.xml", listed.encode()),
        ]
    )


def csv_text(delimiter: str = ",", end: str = "\n", **cells: Value) -> str:
    """Give the report as delimited text; what stands at C6 there stands at C6 here."""
    placed = report(**cells)
    last = max(c for _, c in placed) + 1
    lines = [[str(placed.get((r, c), "")) for c in range(last)] for r in range(max(r for r, _ in placed) + 1)]
    out = StringIO()
    out.write("".join(delimiter.join(_quoted(f, delimiter) for f in line) + end for line in lines))
    return out.getvalue()


def _quoted(field: str, delimiter: str) -> str:
    return f'"{field.replace(chr(34), chr(34) * 2)}"' if set(field) & {delimiter, '"', "\n", "\r"} else field


def page(cell: str = "<td>12345</td>", *, before: str = "", after: str = "", label: str = "Northfield") -> str:
    """Give the report as a web page; `cell` stands at C6."""
    empty = "<tr><td></td></tr>"
    return (
        f'<html><head><meta charset="utf-8">{before}</head><body><table><tr><td>{STRINGS[0]}</td></tr>{empty * 3}'
        "<tr><td>District</td><td>Events</td><td>Participants</td></tr>"
        f"<tr><td>{label}</td><td>7</td>{cell}</tr><tr><td>Westfield</td><td>3</td><td>678</td></tr></table>{after}</body></html>"
    )
