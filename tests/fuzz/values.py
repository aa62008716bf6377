"""What is put in the place of something else: the ends of ranges, and what is nearly right."""

from __future__ import annotations

NUMBERS = (
    "0", "-1", "1", "2", "3", "5", "007", " 5 ", "1.5", "", "NaN", "true", "１２", "1_000", "0x10", "+4", "1e9",
    "65535", "65536", "1048576", "1048577", "2147483647", "2147483648", "4294967295", "4294967296", "-2147483648", "99999999999999999999",
)  # fmt: skip
TEXTS = (
    *NUMBERS, "1e308", "1e309", "1e-400", "-0", "0.1", ".5", "5.", "+5", "123456789012345678", "0.30000000000000004", "59", "60", "61",
    "0.5", "0.999999999", "44197", "44197.5", "44197.999999999", "2958465", "2958466", "-1.5", "1,234", "12%", "#N/A", "#REF!", "TRUE", "10万余份",
    "近8万", "=1+1", "2021-05-18", "2021-05-18T12:30:00", "PT12H", "_x0041_", "_x005F_x0041_", "_x0000_", "_xD800_", "∞", "２０２１", "\u200b", "\ufeff1",
    " ", "\n", "&amp;", "&lt;5", "&#49;", "合计", "2020年", "万元", "x" * 33_000,
)  # fmt: skip
REFS = (
    "A1", "B2", "C3", "A4", "B5", "D6", "C9", "A100", "XFD1048576", "XFE1", "A1048577", "A0", "A01", "AAAA1", "a1", "$B$2", "", "1A", "A-1",
    "A1:B2", "Ａ1", "A１", " A1", "R1C1", "A", "1",
)  # fmt: skip
RANGES = (
    "A1:XFD1048576", "A1:A1", "A1", "B2:A1", "A:A", "1:1", "", "A1:B2 C3:D4", "A1:ZZZZ9", "A0:B1", "C3:D9", "A1:B2", "B4:B8", "a1:b2",
    "$A$1:$B$2", "A4:E8", "Sheet1!A1:B2",
)  # fmt: skip
TYPES = ("n", "s", "str", "inlineStr", "e", "b", "d", "", "x", "N", "shared", "array", "dataTable")
FORMATS = (
    "0%", "0.00%", "General", "General%", "yyyy-mm-dd", "[h]:mm:ss", "[mm]", "0,", "0.0,,", '"%"0', "[Red]0%", "@", "mmm-yy", "h:mm", "[$-409]d",
    "\\%0", 'yyyy"年"m"月"', "0_%", "# ?/?", ";;;", "[&gt;1]0%;0", "0;0%", "d", "#,##0", "", "上午/下午h", "e", "[DBNum1]0",
)  # fmt: skip
FLAGS = ("0", "1", "true", "false", "TRUE", "on", "", "visible", "hidden", "veryHidden", "collapse", "filter")
VALUE_TYPES = ("float", "percentage", "currency", "date", "time", "boolean", "string", "error", "void", "")
DATES = (
    "2021-05-18",
    "2021-05-18T00:00:00",
    "2021-02-30",
    "0000-00-00",
    "9999-12-31",
    "20210518",
    "2021-W20-2",
    "12:00",
    "",
)
NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
    "urn:x",
    "",
)
MARKUP = (
    "<!-- -->", "<!-- <v>9</v> -->", "<![CDATA[9]]>", "<![CDATA[]]>", "<?x y?>", "&#48;", "&#x30;", "&amp;", "&no;", "&#0;", "&#xD800;", "]]>", "<", ">",
    "&", '"', "\x00", "\x01", "\x0b", "\r\n", "\t", "<v/>", "<v>9</v>", "<f/>", "<f>1+1</f>", "<t>9</t>", "<is><t>9</t></is>", "<r><t>9</t></r>",
    "<rPh sb='0' eb='1'><t>9</t></rPh>", "<c/>", "<c><v>9</v></c>", "<row/>", "<x:y/>", "<br/>", "<table><tr><td>9</td></tr></table>", "</row>", "<text:p>9</text:p>",
    "<table:table-cell/>", "<text:s text:c='9'/>", "<sup>2</sup>", "<!DOCTYPE x [<!ENTITY a '9'>]>", "&a;", "<td colspan='0'>9</td>",
)  # fmt: skip
BYTES = (0x00, 0x01, 0x0A, 0x0D, 0x1F, 0x20, 0x22, 0x2C, 0x30, 0x39, 0x3C, 0x7F, 0x80, 0xC0, 0xFE, 0xFF)
POOLS: dict[str, tuple[str, ...]] = {
    "t": TYPES,
    "ref": RANGES,
    "sqref": RANGES,
    "formatCode": FORMATS,
    "hidden": FLAGS,
    "state": FLAGS,
    "visibility": FLAGS,
    "date1904": FLAGS,
    "display": FLAGS,
    "value-type": VALUE_TYPES,
    "date-value": DATES,
    "value": TEXTS,
    "boolean-value": FLAGS,
    "Id": ("rId1", "rId2", "rId3", "rId99", ""),
    "id": ("rId1", "rId2", "rId3", "rId99", ""),
    "Target": ("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml", "../x.xml", "xl/workbook.xml", ""),
    "numFmtId": (*NUMBERS, "9", "10", "14", "17", "22", "45", "46", "47", "49", "164", "165"),
}  # fmt: skip
"""By the name of an attribute, what it may be set to; numbers for any other."""
