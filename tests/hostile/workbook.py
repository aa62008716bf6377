"""The small workbook that every case alters in one place: sheet Report, 12345 at C6 for Northfield."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from tests.hostile.archive import Entry, zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS = ("Science outreach in 2024", "District", "Events", "Participants", "Northfield", "Westfield")
FIGURES = frozenset({"7", "12345", "3", "678"})
"""What the workbook holds; nothing else may come of it."""
ROWS: dict[int, dict[str, str]] = {
    1: {"A1": '<c r="A1" t="s"><v>0</v></c>'},
    5: {"A5": '<c r="A5" t="s"><v>1</v></c>', "B5": '<c r="B5" t="s"><v>2</v></c>', "C5": '<c r="C5" t="s"><v>3</v></c>'},
    6: {"A6": '<c r="A6" t="s"><v>4</v></c>', "B6": '<c r="B6"><v>7</v></c>', "C6": '<c r="C6"><v>12345</v></c>'},
    7: {"A7": '<c r="A7" t="s"><v>5</v></c>', "B7": '<c r="B7"><v>3</v></c>', "C7": '<c r="C7"><v>678</v></c>'},
}  # fmt: skip
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
Parts = dict[str, bytes]


def number(ref: str, value: str, style: int = 0) -> str:
    """Write a cell that stores a number."""
    return f'<c r="{ref}"{f" s={quoteattr(str(style))}" if style else ""}><v>{escape(value)}</v></c>'


def text(ref: str, value: str) -> str:
    """Write a cell that stores a text."""
    return f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def typed(ref: str, kind: str, value: str) -> str:
    """Write a cell that says of what type it is."""
    return f'<c r="{ref}" t="{kind}"><v>{escape(value)}</v></c>'


def formula(ref: str, words: str, value: str | None, kind: str = "") -> str:
    """Write a cell that is computed, with its last result or none."""
    told = "" if value is None else f"<v>{escape(value)}</v>"
    return f'<c r="{ref}"{f" t={quoteattr(kind)}" if kind else ""}><f>{escape(words)}</f>{told}</c>'


def rows(**cells: str) -> str:
    """Write the rows of the sheet, with some cells written otherwise, or added."""
    stored = {n: dict(row) for n, row in ROWS.items()}
    for ref, cell in cells.items():
        stored.setdefault(int(ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), {})[ref] = cell
    return "".join(f'<row r="{n}">{"".join(row.values())}</row>' for n, row in sorted(stored.items()))


def sheet(body: str | None = None, *, before: str = "", after: str = "", about: str = "", **cells: str) -> str:
    """Write the sheet's part; `before` and `after` stand around its cells, `about` in its first tag."""
    inner = rows(**cells) if body is None else body
    data = f"{before}<sheetData>{inner}</sheetData>{after}"
    return f'{DECLARED}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"{about}>{data}</worksheet>'


def book_part(sheets: str = '<sheet name="Report" sheetId="1" r:id="rId1"/>', before: str = "", after: str = "") -> str:
    """Write the workbook's part."""
    return f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets>{after}</workbook>'


def relation(rid: str, kind: str, target: str, more: str = "") -> str:
    """Write a relation of one of the office kinds."""
    return f'<Relationship Id="{rid}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{more}/>'


def relations(*lines: str) -> str:
    """Write a part of relations."""
    return f'{DECLARED}<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


BOOK_RELATIONS = (
    relation("rId1", "worksheet", "worksheets/sheet1.xml"),
    relation("rId2", "styles", "styles.xml"),
    relation("rId3", "sharedStrings", "sharedStrings.xml"),
)


def strings(*texts: str, about: str = "") -> str:
    """Write the part of shared strings, each given as its text."""
    items = "".join(f"<si><t>{escape(t)}</t></si>" for t in texts or STRINGS)
    return f'{DECLARED}<sst xmlns="{MAIN}"{about}>{items}</sst>'


def styles(*formats: str, more: str = "") -> str:
    """Write the part of styles; format n of those given is style n + 1."""
    codes = "".join(f'<numFmt numFmtId="{164 + n}" formatCode={quoteattr(f)}/>' for n, f in enumerate(formats))
    used = "".join(f'<xf numFmtId="{164 + n}" applyNumberFormat="1"/>' for n, _ in enumerate(formats))
    told = f"<numFmts>{codes}</numFmts>" if formats else ""
    return f'{DECLARED}<styleSheet xmlns="{MAIN}">{told}<cellXfs><xf numFmtId="0"/>{used}</cellXfs>{more}</styleSheet>'


def types(more: str = "", main: str = f"{SHEETML}.sheet.main+xml") -> str:
    """Write the part that says of what type the others are."""
    listed = {f"/{BOOK}": main, f"/{SHEET}": f"{SHEETML}.worksheet+xml", "/xl/styles.xml": f"{SHEETML}.styles+xml"}
    listed["/xl/sharedStrings.xml"] = f"{SHEETML}.sharedStrings+xml"
    lines = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in listed.items())
    usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{DECLARED}<Types xmlns="{TYPES}">{usual}<Default Extension="xml" ContentType="application/xml"/>{lines}{more}</Types>'


def parts(changed: Mapping[str, str | bytes | None] | None = None) -> Parts:
    """Give the parts of the workbook, some of them others; None takes a part away."""
    usual: dict[str, str | bytes | None] = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(relation("rId1", "officeDocument", BOOK)),
        BOOK: book_part(),
        "xl/_rels/workbook.xml.rels": relations(*BOOK_RELATIONS),
        "xl/styles.xml": styles(),
        "xl/sharedStrings.xml": strings(),
        SHEET: sheet(),
    }
    told = {**usual, **(changed or {})}
    return {n: p.encode() if isinstance(p, str) else p for n, p in told.items() if p is not None}


def entries(changed: Mapping[str, str | bytes | None] | None = None) -> list[Entry]:
    """Give the parts as entries of an archive."""
    return [Entry(name, data) for name, data in parts(changed).items()]


def xlsx(changed: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """Give the workbook as a file, with some parts others."""
    return zipped(entries(changed))


def with_sheet(part: str | bytes) -> bytes:
    """Give the workbook with its sheet's part written otherwise."""
    return xlsx({SHEET: part})


def with_cells(**cells: str) -> bytes:
    """Give the workbook with some cells written otherwise."""
    return with_sheet(sheet(**cells))


def with_entry(name: str = SHEET, **lies: object) -> list[Entry]:
    """Give the entries, of which one lies."""
    return [replace(e, **lies) if e.name == name else e for e in entries()]  # type: ignore[arg-type]
