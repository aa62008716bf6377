"""CSV and web pages: encodings that lie, quotes that never close, sizes that no reader expects."""

from __future__ import annotations

from collections.abc import Iterable

from tests.hostile.case import Answer, Case, accepted, either, rejected, told, warned
from tests.hostile.elsewhere import URL
from tests.hostile.others import csv_text, page

_DAMAGED, _LARGE, _TYPE = "FILE_DAMAGED", "FILE_TOO_LARGE", "FILE_TYPE"
_ANY = f"{_DAMAGED} {_LARGE} {_TYPE} FILE_COSTLY FILE_KILLED"
_NORTH = "\u5317\u7530"
_FULL = "SHEET_FULL"


def _in(encoding: str, label: str = _NORTH, bom: bytes = b"") -> bytes:
    """Give the report in an encoding, its district one in Chinese."""
    return bom + csv_text(A6=label).encode(encoding)


def _chinese(encoding: str) -> bytes:
    """Give the report all in Chinese, so that there is something to tell the encoding from."""
    words = {"A1": "2024年科普活动统计表", "A5": "区县", "B5": "场次", "C5": "参加人次", "A6": "北田区", "A7": "西田区"}
    return csv_text(**words).encode(encoding)  # type: ignore[arg-type]


def _lines(count: int) -> str:
    """Give the report with so many lines."""
    more = "".join(f"Place {n},1,{n}\n" for n in range(7, count))
    return csv_text() + more


def _file(what: str) -> dict[str, object]:
    return {"file": f"Report.{what}"}


def _mixed_ends() -> str:
    return csv_text().replace("\n", "\r\n", 2).replace("7,12345\n", "7,12345\r")


def _last_row(answer: Answer) -> Iterable[str]:
    if not any(o["cell"] == "C65536" for o in answer.observations("Report.csv")):
        yield "the last row is not read"


_CSV = _file("csv")
_HTML = _file("html")
_PARTED = (
    *("12<hr>345", "<dl><dt>12<dd>345</dl>", "12<center>345</center>", "12<h3>345</h3>", "<ul><li>12<li>345</ul>"),
    *("<span style='display:block'>12</span>345", "<select><option>12<option>345</select>", "12<input value=345>"),
    *("<math><mfrac><mn>12</mn><mn>345</mn></mfrac></math>", "12<![CDATA[345]]>"),
)

CASES: tuple[Case, ...] = (
    accepted("i01_utf8", "UTF-8", csv_text(), **_CSV),
    either("i04_utf16be_nobom", "UTF-16 without a byte-order mark", _ANY, _in("utf-16-be", "Northfield"), **_CSV),
    warned("i07_big5", "Big5", "FILE_ENCODING", lambda: csv_text(A1="2024年科普活動統計表", A5="區縣", B5="場次", C5="參加人次", A6="北田區", A7="西田區").encode("big5"), label="北田區", **_CSV),
    accepted("i10_sep_line", "a first line that names the delimiter", lambda: "sep=;\n" + csv_text(";"), at="C7", **_CSV),
    rejected("i13_nul", "NUL bytes inside", _ANY, csv_text(A6="North\0field"), **_CSV),
    rejected("i16_field_200k", "a field of 200,000 letters", _ANY, lambda: csv_text(A6="x" * 200_000), **_CSV),
    rejected("i19_mixed_enc", "the first half in UTF-8, the second in GBK", _ANY, lambda: csv_text(A6="北田区").encode() + "西北区,3,55\n".encode("gbk"), **_CSV),
    warned("i22_65536_lines", "exactly as many lines as an old sheet holds", _FULL, lambda: _lines(65_536), others=frozenset(map(str, range(65_537))), holds=_last_row, seconds=300, **_CSV),
    warned("csv_full_below", "empty lines, and words and figures in the last two that an old sheet holds", _FULL, lambda: csv_text() + "\n" * (65_534 - 7) + "Place 1,1,5\nPlace 2,1,5\n", others=frozenset({"1", "5", "7", "3", "678"}), **_CSV),
    accepted("csv_bom", "UTF-8 with a byte-order mark", csv_text().encode("utf-8-sig"), **_CSV),
    either("csv_bom_twice", "two byte-order marks", _ANY, b"\xef\xbb\xbf" + csv_text().encode("utf-8-sig"), **_CSV),
    either("csv_bom_within", "a byte-order mark within, as joined files have", _ANY, csv_text(A6="\ufeffNorthfield"), label=None, **_CSV),
    accepted("csv_utf16", "UTF-16 with a byte-order mark", csv_text(A6=_NORTH).encode("utf-16"), label=_NORTH, **_CSV),
    either("csv_utf16le_nobom", "UTF-16 little-endian without a byte-order mark", _ANY, _in("utf-16-le", "Northfield"), **_CSV),
    either("csv_utf16_odd", "UTF-16 of an odd number of bytes", _ANY, csv_text().encode("utf-16")[:-1], **_CSV),
    either("csv_utf32", "UTF-32", _ANY, csv_text().encode("utf-32"), **_CSV),
    either("csv_utf7", "UTF-7", _ANY, csv_text(A6=_NORTH).encode("utf-7"), label=None, **_CSV),
    accepted("csv_gb18030", "GB18030", _chinese("gb18030"), label="北田区", **_CSV),
    either("csv_gb18030_four_bytes", "a name of which GB18030 needs four bytes", _ANY, lambda: csv_text(A1="2024年科普活动统计表", A5="区县", C5="参加人次", A6="\U00020000\u3400田区", A7="西田区").encode("gb18030"), label="\U00020000\u3400田区", **_CSV),
    either("csv_shift_jis", "Shift JIS", _ANY, lambda: csv_text(A5="市区町村", B5="回数", C5="参加者数", A6="北田町", A7="西田町").encode("shift_jis"), label="北田町", **_CSV),
    either("csv_euc_kr", "EUC-KR", _ANY, lambda: csv_text(A5="시군구", B5="횟수", C5="참가자", A6="북구", A7="서구").encode("euc_kr"), label="북구", **_CSV),
    either("csv_latin1", "ISO-8859-1", _ANY, lambda: csv_text(A6="Nörtfeld").encode("latin-1"), label="Nörtfeld", **_CSV),
    either("csv_ebcdic", "EBCDIC", _ANY, lambda: csv_text().encode("cp037"), **_CSV),
    warned("csv_bad_utf8", "bytes that no two programs read alike", "FILE_ENCODING", csv_text().encode().replace(b"Northfield", b"North\xff\x80\xfffield"), label=None, **_CSV),
    either("csv_cut_in_character", "cut off within a character", _ANY, csv_text(A7="西田区").encode()[:-8], **_CSV),
    accepted("csv_crlf", "line ends of Windows", csv_text(end="\r\n"), **_CSV),
    accepted("csv_cr", "line ends of old Macs", csv_text(end="\r"), **_CSV),
    accepted("csv_mixed_ends", "three kinds of line ends", _mixed_ends(), **_CSV),
    accepted("csv_no_last_end", "no line end at the end", csv_text().rstrip("\n"), **_CSV),
    rejected("csv_unclosed_quote", "a quote that never closes", _ANY, csv_text().replace("Northfield", '"Northfield'), **_CSV),
    either("csv_quote_within", "a quote within a field", _ANY, csv_text().replace("Northfield", 'North"field'), label=None, **_CSV),
    rejected("csv_text_behind_quote", "letters behind a closing quote", _ANY, csv_text().replace("Northfield", '"North"field'), **_CSV),
    accepted("csv_quoted_all", "all fields in quotes", "\n".join(",".join(f'"{f}"' for f in line.split(",")) for line in csv_text().splitlines()), **_CSV),
    accepted("csv_break_in_field", "a line break within a header", csv_text(C5="Participants\nof all kinds"), **_CSV),
    accepted("csv_tabs", "parted by tabs", csv_text("\t"), **_file("tsv")),
    accepted("csv_semicolons", "parted by semicolons", csv_text(";"), **_CSV),
    accepted("csv_pipes", "parted by upright strokes", csv_text("|"), **_CSV),
    told("csv_tab_in_field", "a tab within a figure", csv_text(C6="123\t45"), **_CSV),
    accepted("csv_comma_figure", "a figure with commas, in quotes", csv_text(C6="12,345"), **_CSV),
    rejected("csv_comma_figure_bare", "a figure with commas and no quotes", "ROW_PARTED", csv_text().replace("12345", "12,345"), cell="B6", **_CSV),
    told("csv_formula", "a formula where a figure should be", csv_text(C6="=12000+345"), **_CSV),
    told("csv_text_formula", 'a figure as ="12345", as some programs export it', csv_text(C6='="12345"'), **_CSV),
    rejected("csv_row_of_other_marks", "a line parted by semicolons among those parted by commas", "ROW_UNPARTED", csv_text().replace("Northfield,7,12345", "Northfield;7;12345"), cell="A6", **_CSV),
    rejected("csv_row_in_quotes", "a line within quotes, as a figure of one field", "ROW_UNPARTED", csv_text().replace("Northfield,7,12345", '"Northfield,7,12345"'), cell="A6", **_CSV),
    rejected("csv_rows_in_quotes", "a quote before one name and behind the next", "ROW_UNPARTED", csv_text().replace("Northfield", '"Northfield').replace("Westfield", 'Westfield"'), cell="A6", **_CSV),
    either("csv_sep_alone", "nothing but a line that names the delimiter", "FILE_BLANK", "sep=;", value=None, **_CSV),
    either("csv_100k_columns", "a line of 100,000 fields", _ANY, lambda: csv_text() + "," * 100_000 + "\n", **_CSV),
    either("csv_100k_figures", "a line of 100,000 figures", f"{_ANY} LAYOUT_UNSURE NUMBER_UNEXPLAINED COLUMNS_ALIKE", lambda: csv_text() + ",".join(["3"] * 100_000) + "\n", **_CSV),
    either("csv_huge_line", "a line of 20 MB", _ANY, lambda: csv_text() + "x" * 20_000_000 + "\n", **_CSV),
    either("csv_huge_blanks", "20 MB of blanks behind the table", _ANY, lambda: csv_text() + " " * 20_000_000, **_CSV),
    either("csv_1M_empty_lines", "a million empty lines", _ANY, lambda: csv_text() + "\n" * 1_000_000, **_CSV),
    either("csv_1M_commas_lines", "200,000 lines of commas", _ANY, lambda: csv_text() + ",,,,,\n" * 200_000, **_CSV),
    either("csv_quotes_1M", "a million quotes", _ANY, lambda: csv_text() + '"' * 1_000_000, **_CSV),
    either("csv_nested_quotes", "a field of 100,000 doubled quotes", _ANY, lambda: csv_text(A9='"' * 100_000), **_CSV),
    either("csv_escape", "an escape in the district", _ANY, csv_text(A6="North\x1b[31mfield"), label=None, **_CSV),
    either("csv_form_feed", "a form feed in the district", _ANY, csv_text(A6="North\x0cfield"), label=None, **_CSV),
    either("csv_control_z", "the mark of old systems for the end of a file", _ANY, csv_text() + "\x1a", **_CSV),
    rejected("csv_nul_end", "a file that ends in zeros", _ANY, csv_text().encode() + bytes(5000), **_CSV),
    rejected("csv_nul_late", "a NUL after 10,000 bytes", _ANY, lambda: csv_text().encode() + b"# " + b"x" * 10_000 + b"\0\n", **_CSV),
    either("csv_ragged", "lines of different lengths", f"{_ANY} LAYOUT_UNSURE", csv_text() + "a,b,c,d,e,f\ng\n", **_CSV),
    either("csv_comments", "comments before the table", _ANY, "# made by hand\n" + csv_text().split("\n", 1)[1], **_CSV),
    either("csv_sep_steering", "a first line that names a quote as the delimiter", _ANY, 'sep="\n' + csv_text(), at="C7", others=frozenset({"7", "3", "678", "12345"}), **_CSV),
    either("csv_sep_letter", "a first line that names a digit as the delimiter", _ANY, "sep=3\n" + csv_text(), value=None, others=frozenset({"7", "3", "678", "12345"}), **_CSV),
    accepted("html_report", "a web page", page(), **_HTML),
    either("html_deep", "50,000 elements within each other", _ANY, lambda: page(before="") .replace("<body>", "<body>" + "<div>" * 50_000), **_HTML),
    either("html_deep_tables", "2,000 tables within each other", _ANY, lambda: page(after="<table><tr><td>" * 2_000), **_HTML),
    either("html_colspan", "a cell over 1,000,000,000 columns", f"{_ANY} LAYOUT_UNSURE", lambda: page(after='<table><tr><td colspan="1000000000">x</td></tr></table>'), **_HTML),
    either("html_rowspans", "1,000 cells over 1,000 rows and columns each", f"{_ANY} LAYOUT_UNSURE", lambda: page(after="<table><tr>" + '<td colspan="1000" rowspan="1000">x</td>' * 1_000 + "</tr></table>"), **_HTML),
    either("html_rowspan_figure", "a figure over two rows", f"{_ANY} ROW_UNNAMED COLUMNS_ALIKE LAYOUT_UNSURE", page('<td rowspan="0">12345</td>'), **_HTML),
    accepted("html_script", "scripts before and within the table", page("<td><script>document.write(99999)</script>12345</td>", before="<script>99999</script>"), **_HTML),
    accepted("html_style", "a style within the figure's cell", page("<td><style>td:after{content:'9'}</style>12345</td>"), **_HTML),
    accepted("html_comment", "a comment within the figure", page("<td>123<!-- 9 -->45</td>"), **_HTML),
    accepted("html_entities", "the figure as numbers of characters", page("<td>&#49;&#x32;345&nbsp;</td>"), **_HTML),
    accepted("html_hidden", "a hidden figure before the right one", page('<td><span style="display:none"></span>12345</td>'), **_HTML),
    told("html_hidden_digits", "hidden digits before the figure", page('<td><span style="display:none">9</span>12345</td>'), **_HTML),
    told("html_superscript", "a footnote's mark as a raised digit", page("<td>12345<sup>1</sup></td>"), **_HTML),
    told("html_struck", "a figure struck out and another behind it", page("<td><s>99999</s>12345</td>"), **_HTML),
    told("html_line_break", "two figures with a line break between", page("<td>12345<br>99999</td>"), **_HTML),
    accepted("html_input", "the figure in a form's field", page('<td><input value="12345"></td>'), **_HTML),
    rejected("html_frames", "a page of frames, as Excel saves workbooks", _ANY, '<html><frameset><frame src="Report.files/sheet001.htm"></frameset></html>', **_HTML),
    accepted("html_refresh", "a page that leads elsewhere", page(before=f'<meta http-equiv="refresh" content="0;url={URL}/">'), **_HTML),
    accepted("html_remote", "pictures, styles and frames on somebody's server", page(before=f'<link rel=stylesheet href="{URL}/a.css"><base href="{URL}/">', after=f'<img src="{URL}/i.png"><iframe src="{URL}/"></iframe>'), **_HTML),
    either("html_xxe", "a document type with an entity that is a file", _ANY, '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + page(label="&a;"), label=None, **_HTML),
    either("html_lol", "a billion laughs", _ANY, '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + page(label="&b;"), label=None, **_HTML),
    either("html_charset_lies", "a page in GBK that says it is UTF-8", _ANY, page(label="北田区").encode("gbk"), label="北田区", **_HTML),
    either("html_charset_codec", "a page whose encoding is a codec that unpacks", _ANY, page().replace("utf-8", "zlib_codec"), **_HTML),
    either("html_charset_rot13", "a page whose encoding is a toy", _ANY, page().replace("utf-8", "rot13"), **_HTML),
    either("html_charset_idna", "a page whose encoding is that of host names", _ANY, page().replace("utf-8", "idna"), **_HTML),
    either("html_charset_escape", "a page whose encoding turns escapes into characters", _ANY, page(label="North\\x1b[31mfield").replace("utf-8", "unicode_escape"), label=None, **_HTML),
    either("html_utf7", "a page in UTF-7", _ANY, page(label="+ADw-script+AD4-").replace("utf-8", "utf-7"), label=None, **_HTML),
    either("html_unclosed", "a page in which nothing closes", _ANY, page().replace("</td>", "").replace("</tr>", ""), **_HTML),
    either("html_cut", "a page cut off in the middle", _ANY, page()[:-60], **_HTML),
    told("html_nul", "a NUL within the figure", page("<td>123\0" + "45</td>"), **_HTML),
    either("html_attributes", "a cell with 100,000 attributes", _ANY, lambda: page(f"<td {' '.join(f'a{n}=1' for n in range(100_000))}>12345</td>"), **_HTML),
    told("html_lowered", "a footnote's mark as a lowered digit", page("<td>12345<sub>1</sub></td>"), **_HTML),
    told("html_raised_within", "a footnote's mark raised around a bold digit", page("<td>12345<sup><b>1</b></sup></td>"), **_HTML),
    told("html_raised_style", "a footnote's mark raised by a style", page("<td>12345<span style='vertical-align:super'>1</span></td>"), **_HTML),
    told("html_raised_class", "a footnote's mark raised by a rule, as Excel saves it", page('<td>12345<font class="font6">1</font></td>', before="<style><!--.font6 {vertical-align:super;}--></style>"), **_HTML),
    told("html_struck_style", "digits struck out by a style", page("<td><span style='text-decoration:line-through'>123</span>456</td>"), value=None, **_HTML),
    *(told(f"html_parted_{n}", "digits that stand apart", page(f"<td>{cell}</td>"), value=None, **_HTML) for n, cell in enumerate(_PARTED)),
    accepted("html_checkbox", "a box to tick before the figure", page("<td><input type=checkbox value=5>12345</td>"), **_HTML),
    accepted("html_frame_in_cell", "a frame before the figure", page("<td><iframe>99</iframe>12345</td>"), **_HTML),
    accepted("html_ruby", "small print above the figure", page("<td><ruby>12345<rp>(</rp><rt>9</rt></ruby></td>"), **_HTML),
    accepted("html_noscript", "a figure shown where no program runs", page("<td><noscript>12345</noscript></td>"), **_HTML),
    accepted("html_cdata", "a figure as raw text", page("<td><![CDATA[12345]]></td>"), **_HTML),
    accepted("html_form_in_row", "a form between a row and its cells", page().replace("<tr><td>Northfield", "<tr><form><td>Northfield"), **_HTML),
    accepted("html_no_row", "cells in no row", page().replace("<tr><td>Northfield", "</tr><td>Northfield"), **_HTML),
    rejected("html_deep_inline", "a figure within 300 elements", _DAMAGED, page(f"<td>{'<b>' * 300}12345</td>"), **_HTML),
    accepted("html_small_print", "digits of no size before the figure", page("<td><span style='font-size:0'>99</span>12345</td>"), **_HTML),
    warned("html_row_hidden", "a row with the attribute hidden", "ROWS_HIDDEN", page().replace("<tr><td>Northfield", "<tr hidden><td>Northfield"), **_HTML),
    warned("html_row_class", "a row hidden by a rule", "ROWS_HIDDEN", page(before="<style>tr.h, .g {display:none}</style>").replace("<tr><td>Northfield", "<tr class=h><td>Northfield"), **_HTML),
    warned("html_col_hidden", "a hidden column", "ROWS_HIDDEN", page().replace("<table>", "<table><col span=2><col style='visibility:collapse'>"), **_HTML),
    warned("html_all_hidden", "a table within what is hidden", "SHEET_HIDDEN", page().replace("<body>", "<body><div style='display:none'>"), value=None, **_HTML),
    rejected("html_cell_hidden", "a hidden cell before the figure", "LAYOUT_UNSURE", page("<td hidden>678</td><td>12345</td>"), cell="D6", **_HTML),
    accepted("html_declared", "a page in XML that says its encoding", '<?xml version="1.0" encoding="UTF-8"?>' + page(), **_HTML),
    accepted("html_odd_span", "a cell over rows of which the number is none", page('<td rowspan="²" colspan="x">12345</td>'), **_HTML),
    told("html_long_span", "a cell over more rows than a number may have digits", page(f'<td rowspan="{"9" * 5000}">12345</td>'), **_HTML),
    accepted("html_many_rules", "100,000 rules of 1,000 properties", lambda: page(before=f"<style>{','.join(f'.c{n}' for n in range(100_000))}{{{'a:b;display:block;' * 1_000}}}</style>"), **_HTML),
    told("html_table_in_cell", "a table with 99999 within the figure's cell", page("<td>12345<table><tr><td>99999</td></tr></table></td>"), **_HTML),
)  # fmt: skip
