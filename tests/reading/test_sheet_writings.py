"""However an xlsx sheet is written, it reads the same: in one pass over its text, or by way of a tree."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tallybook.model import Merge, Workbook, a1
from tallybook.read import read_workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRINGS = ["区县", "a & b", "_x000D_", " gap ", ""]
PARTS = {
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/sharedStrings.xml": f"<sst {MAIN}>"
    + "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in STRINGS)
    + "</sst>",
    "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>',
}
HEAD = f'<worksheet {MAIN} xmlns:x="urn:x"><cols><col min="2" max="3" hidden="1"/></cols>'
TAIL = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
"""The parts of a workbook of one sheet, and what stands around the cells of that."""


def book(sheet: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            package.writestr(name, text)
    return out.getvalue()


def read(sheet: str | bytes) -> Workbook:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        path.write_bytes(book(sheet))
        found = read_workbook(str(path), "a.xlsx")
    return Workbook(None, found.grids, found.findings)


def by_tree(cells: str) -> Workbook:
    """Read cells below a comment: what has one is not scanned."""
    return read(f"{HEAD}<!-- --><sheetData>{cells}</sheetData>{TAIL}")


def scanned(cells: str) -> Workbook:
    return read(f"{HEAD}<sheetData>{cells}</sheetData>{TAIL}")


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8)
numbers = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(0, 60000, places=3).map(str),
    st.sampled_from(["1_000", "NaN", "1e400", "-0", "007", "12 ", "１２", "0.1e-5", "x"]),
)
cells = st.one_of(
    st.tuples(st.just("n"), numbers),
    st.tuples(st.just("s"), st.integers(0, len(STRINGS) - 1).map(str)),
    st.tuples(st.sampled_from(["str", "inlineStr"]), words),
    st.tuples(st.just("e"), st.sampled_from(["#N/A", "#DIV/0!"])),
    st.tuples(st.just("b"), st.sampled_from("01")),
    st.tuples(st.just("n"), st.just("")),
)
formulas = st.one_of(st.none(), st.sampled_from(["", "SUM(A1:A3)", 'IF(A1<2,"x","&")']))
rows = st.lists(
    st.tuples(
        st.booleans(),
        st.dictionaries(st.integers(0, 40), st.tuples(cells, formulas, st.integers(0, 3)), max_size=4),
    ),
    max_size=4,
)


Drawn = list[tuple[bool, dict[int, tuple[tuple[str, str], str | None, int]]]]
"""Rows, hidden or not; by column a cell's type and text, its formula and style."""


def written(sheet: Drawn) -> str:
    found = []
    for row, (hidden, stored) in enumerate(sheet):
        inner = "".join(_cell(row, col, *stored[col]) for col in sorted(stored))
        found.append(f'<row r="{row + 1}" hidden="{int(hidden)}" x:y="1">{inner}</row>')
    return "".join(found)


def _cell(row: int, col: int, stored: tuple[str, str], formula: str | None, style: int) -> str:
    kind, text = stored
    opened = f"<c r={quoteattr(a1(row, col))} s={quoteattr(str(style))}{f' t={quoteattr(kind)}' if kind != 'n' else ''}"
    if kind == "inlineStr":
        return f"{opened}><is><t>{escape(text)}</t></is></c>"
    calculated = "" if formula is None else f"<f>{escape(formula)}</f>"
    return f"{opened}>{calculated}<v>{escape(text)}</v></c>" if calculated or text else f"{opened}/>"


@settings(deadline=None)
@given(rows)
def test_scan_and_tree_give_the_same(
    sheet: Drawn,
) -> None:
    assert repr(scanned(written(sheet))) == repr(by_tree(written(sheet)))


@settings(deadline=None)
@given(rows, st.data())
def test_damage_is_told_alike(sheet: Drawn, data: st.DataObject) -> None:
    text = written(sheet)
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 5)))
    pieces = [
        "",
        "<",
        ">",
        "&",
        "/",
        '"',
        "&#x41;",
        "&no;",
        "]]>",
        "\x00",
        "\x01",
        "\r\n",
        " ",
        "A",
        "9",
        "<v>",
        "</c>",
        "</row>",
    ]
    harmed = text[:begin] + data.draw(st.sampled_from([*pieces, text[begin:end] * 2])) + text[end:]
    one, other = scanned(harmed), by_tree(harmed)
    assert (repr(one.grids), one.findings) == (repr(other.grids), other.findings)


USUAL = (
    '<row r="1" spans="1:3"><c r="A1" s="1"><v>44338</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2" hidden="1"/><row r="3"><c r="A3" s="2"><f>B3*2</f><v>0.1</v></c><c r="C3" t="str"><v>x &amp; y</v></c></row>'
)


@pytest.mark.parametrize(
    "other",
    [
        USUAL.replace("><", ">\n  <"),
        USUAL.replace("<c", "<!-- a <c> --><c"),
        USUAL.replace("x &amp; y", "<![CDATA[x & y]]>"),
        USUAL.replace("x &amp; y", "x &#38; y"),
        USUAL.replace('r="B1" t="s"', 't="s" r="B1"'),
        USUAL.replace(' r="1"', "").replace(' r="A1"', "").replace(' r="B1"', ""),
        USUAL.replace("/>", "></row>"),
        USUAL.replace('"', "'"),
        USUAL.replace("<v>44338</v>", "<x:z/><v>44338</v>"),
    ],
    ids=["spaces", "comments", "CDATA", "numbered", "order", "no places", "opened", "quotes", "others"],
)
def test_other_writings_read_the_same(other: str) -> None:
    assert other != USUAL
    assert scanned(other) == scanned(USUAL)


def test_prefixes_and_encodings_read_the_same() -> None:
    prefixed = USUAL.replace("</", "</p:").replace("<", "<p:").replace("<p:/p:", "</p:")
    prefixed = f"<p:worksheet {MAIN.replace('xmlns', 'xmlns:p')}><p:sheetData>{prefixed}</p:sheetData></p:worksheet>"
    plain = f"<worksheet {MAIN}><sheetData>{USUAL.replace('x', 'é')}</sheetData></worksheet>"
    assert read(prefixed).grids == read(f"<worksheet {MAIN}><sheetData>{USUAL}</sheetData></worksheet>").grids
    for encoding in ("iso-8859-1", "utf-16"):
        assert read(f'<?xml version="1.0" encoding="{encoding}"?>{plain}'.encode(encoding)) == read(plain)
    assert read(b"\xef\xbb\xbf" + plain.encode()) == read(plain)


def test_what_a_comment_hides_is_not_read() -> None:
    sheet = f'<worksheet {MAIN}><!-- <sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData> --><sheetData/></worksheet>'
    assert read(sheet).grids[0].cells == {}


@pytest.mark.parametrize("row", ['<row r="1" y:z="1">', '<row r="1" r="1">', '<row r="1" a=1>', '<row r="1" a="&no;">'])
def test_what_is_no_xml_is_damaged(row: str) -> None:
    assert [f.code for f in scanned(f"{row}</row>").findings] == ["FILE_DAMAGED"]


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "1">]>' + HEAD + "<sheetData/>" + TAIL,
        ('<!DOCTYPE worksheet [<!ENTITY a "1">]>' + HEAD + "<sheetData/>" + TAIL).encode("utf-16"),
        f'<!DOCTYPE worksheet [<!ENTITY a "1">]>{HEAD}<sheetData><row r="1"><c r="A1"><v>&a;</v></c></row></sheetData>{TAIL}',
    ],
    ids=["declared", "in UTF-16", "used"],
)
def test_no_part_may_declare_entities(part: str | bytes) -> None:
    assert [f.code for f in read(part).findings] == ["FILE_DAMAGED"]


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.integers(-(10**14), 10**14), words.filter(str.strip)), min_size=1), min_size=1, max_size=5
    )
)
def test_values_are_those_of_another_reader(table: list[list[int | str]]) -> None:
    sheet = [
        (False, {c: (("n" if isinstance(v, int) else "str", str(v)), None, 0) for c, v in enumerate(row)})
        for row in table
    ]
    part = f"{HEAD}<sheetData>{written(sheet)}</sheetData>{TAIL}"
    theirs = (
        CalamineWorkbook.from_filelike(io.BytesIO(book(part))).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )
    cells = read(part).grids[0].cells
    ours = {place: int(cell.value) if isinstance(cell.value, Decimal) else cell.value for place, cell in cells.items()}
    assert ours == {(r, c): theirs[r][c] for r, row in enumerate(table) for c in range(len(row))}


@pytest.mark.parametrize(("ref", "merges"), [("a1:$B$2", (Merge(0, 0, 1, 1),)), ("A1", ()), ("B2:B2", ())])
def test_merged_cells_are_read_however_they_are_written(ref: str, merges: tuple[Merge, ...]) -> None:
    assert read(HEAD + "<sheetData/>" + TAIL.replace("A1:B2", ref)).grids[0].merges == merges


@pytest.mark.parametrize("ref", ["B2:A1", "A1:B2 C3:D4", "A:A", "", "A1:XFE2", "A0:B1"])
def test_merged_cells_that_are_none_are_damaged(ref: str) -> None:
    assert [f.code for f in read(HEAD + "<sheetData/>" + TAIL.replace("A1:B2", ref)).findings] == ["FILE_DAMAGED"]


@pytest.mark.parametrize(
    ("size", "hidden"),
    [("0", True), ("0.0", True), (".0", True), ("0E0", True), (" 0 ", True), ("0.5", False), ("x", False)],
)
def test_rows_and_columns_of_no_size_are_hidden(size: str, hidden: bool) -> None:
    cols = f'<cols><col min="2" max="3" width="{size}" customWidth="1"/></cols>'
    for comment in ("", "<!-- -->"):
        row = f'<row r="1" ht="{size}" customHeight="1"><c r="A1"><v>1</v></c></row>'
        (grid,) = read(f"<worksheet {MAIN}>{comment}{cols}<sheetData>{row}</sheetData></worksheet>").grids
        assert (set(grid.hidden_rows), set(grid.hidden_cols)) == (({0}, {1, 2}) if hidden else (set(), set()))
