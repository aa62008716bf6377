"""Cells whose runs are raised, lowered or struck out: what joins to another figure than people see."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any

from tests.hostile.case import Case, accepted, rejected
from tests.hostile.others import (
    ods,
    ods_styled,
    record,
    report,
    wide,
    xls,
    xlsb,
    xlsb_cell,
    xlsb_row,
    xlsb_sheet,
)
from tests.hostile.workbook import DECLARED, MAIN, SHEET, STRINGS, rows, sheet, strings, typed, with_cells, xlsx

_RAISED, _LOWERED, _STRUCK, _PLAIN = "raised", "lowered", "struck", ""
_OWN = "own"
"""How a run looks that says nothing of its look: as its cell does."""
Runs = tuple[tuple[str, str], ...]
_READ: dict[str, tuple[str, Runs]] = {
    "note": ("a raised 1 behind the figure", (("12345", _PLAIN), ("1", _RAISED))),
    "notes": ("raised marks of two notes", (("12345", _PLAIN), ("1,2", _RAISED))),
    "bracketed": ("a raised (1) behind the figure", (("12345", _PLAIN), ("(1)", _RAISED))),
    "letter": ("a raised k behind the figure", (("12345", _PLAIN), ("k", _RAISED))),
    "alike": ("a figure that is raised in two runs", (("12", _RAISED), ("345", _RAISED))),
    "parts": ("a figure in two plain runs", (("12", _PLAIN), ("345", _PLAIN))),
}
_UNREAD: dict[str, tuple[str, Runs]] = {
    "struck": ("999 struck out before the figure", (("999", _STRUCK), ("12345", _PLAIN))),
    "struck_within": ("9 struck out within the figure", (("12", _PLAIN), ("9", _STRUCK), ("345", _PLAIN))),
    "struck_thousands": ("12 struck out before 345, which would be 12 345", (("12 ", _STRUCK), ("345", _PLAIN))),
    "struck_sign": ("a sign struck out before the figure", (("-", _STRUCK), ("12345", _PLAIN))),
    "struck_power": ("a 万 struck out behind the figure", (("12345", _PLAIN), ("万", _STRUCK))),
    "lowered": ("a lowered 1 behind the figure", (("12345", _PLAIN), ("1", _LOWERED))),
    "raised_first": ("a raised 9 before the figure", (("9", _RAISED), ("12345", _PLAIN))),
    "raised_sign": ("a raised sign behind the figure", (("12345", _PLAIN), ("-", _RAISED))),
}
_IN_CELLS: dict[str, tuple[str, str, Runs, str]] = {
    "struck": ("999 of a cell that is struck out, before the figure", _STRUCK, (("999", _OWN), ("12345", _PLAIN)), "NUMBER_UNREAD"),
    "thousands": ("12 of a cell that is struck out, before 345", _STRUCK, (("12 ", _OWN), ("345", _PLAIN)), "NUMBER_UNREAD"),
    "lowered": ("the figure in a lowered cell, with a plain 1 behind it", _LOWERED, (("12345", _OWN), ("1", _PLAIN)), "NUMBER_UNREAD"),
    "alike": ("a figure of a raised cell, of which one run is raised as well", _RAISED, (("12", _OWN), ("345", _RAISED)), ""),
    "plain": ("a figure of a plain cell, with a raised 1", _PLAIN, (("12345", _OWN), ("1", _RAISED)), ""),
}  # fmt: skip
"""Runs in a cell that looks so, and what is told of them if they make no figure; the first says nothing of its look."""
_BEHIND: dict[str, tuple[str, str, Runs, str]] = {
    "note": ("a raised 1 of its cell, behind the figure", _RAISED, (("12345", _PLAIN), ("1", _OWN)), ""),
    "struck_end": ("a figure, and a struck 9 of its cell", _STRUCK, (("12345", _PLAIN), ("9", _OWN)), "NUMBER_UNREAD"),
}
"""The same where the last run says nothing of its look, which an xlsb cannot."""
_LABEL: Runs = (("North", _STRUCK), ("field", _PLAIN))
_RPR = {
    _PLAIN: "<rPr><b/></rPr>",
    _RAISED: '<rPr><vertAlign val="superscript"/></rPr>',
    _LOWERED: '<rPr><vertAlign val="subscript"/></rPr>',
    _STRUCK: "<rPr><strike/></rPr>",
    _OWN: "",
}
_FONTS = {_PLAIN: (0, 0), _RAISED: (0, 1), _LOWERED: (0, 2), _STRUCK: (8, 0)}
"""The flags and the level of a font in xlsb."""
_SPANS = {
    _PLAIN: 'style:text-position="0% 100%" style:text-line-through-type="none"',
    _RAISED: 'style:text-position="super 58%"',
    _LOWERED: 'style:text-position="-33% 58%"',
    _STRUCK: 'style:text-line-through-style="solid"',
}


def xml_runs(runs: Runs) -> str:
    """Write runs as xlsx does."""
    return "".join(f'<r>{_RPR[look]}<t xml:space="preserve">{words}</t></r>' for words, look in runs)


def _shared(runs: Runs, own: str = _PLAIN) -> bytes:
    part = strings().replace("</sst>", f"<si>{xml_runs(runs)}</si></sst>")
    cell = typed("C6", "s", str(len(STRINGS))).replace("<c ", '<c s="1" ')
    return xlsx({"xl/sharedStrings.xml": part, SHEET: sheet(rows(C6=cell)), "xl/styles.xml": _dressed(own)})


def _inline(runs: Runs, own: str = _PLAIN, at: str = "C6") -> bytes:
    cell = f'<c r="{at}" s="1" t="inlineStr"><is>{xml_runs(runs)}</is></c>'
    return xlsx({SHEET: sheet(**{at: cell}), "xl/styles.xml": _dressed(own)})


def _dressed(own: str) -> str:
    """Write the styles of an xlsx of which the second has a font that looks so."""
    fonts = "<font/>" + _RPR[own].replace("rPr>", "font>")
    used = '<xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/>'
    return f'{DECLARED}<styleSheet xmlns="{MAIN}"><fonts>{fonts}</fonts><cellXfs>{used}</cellXfs></styleSheet>'


def _xls(runs: Runs, own: str = _PLAIN) -> bytes:
    def alter(_: Any, page: Any) -> None:
        import xlwt

        style = xlwt.XFStyle()
        style.font = _font(own)
        page.write_rich_text(5, 2, [words if look == _OWN else (words, _font(look)) for words, look in runs], style)

    return xls(alter)


def _font(look: str) -> Any:
    import xlwt

    font = xlwt.Font()
    font.struck_out = look == _STRUCK
    font.escapement = {_RAISED: 1, _LOWERED: 2}.get(look, 0)
    return font


def xlsb_rich(runs: Runs) -> bytes:
    """Write a text of xlsb and where its runs begin, each in the font of its look."""
    places = [sum(len(words) for words, _ in runs[:n]) for n in range(len(runs))]
    begins = [
        struct.pack("<2H", at, list(_FONTS).index(look))
        for at, (_, look) in zip(places, runs, strict=True)
        if look != _OWN
    ]
    return b"\1" + wide("".join(words for words, _ in runs)) + struct.pack("<L", len(begins)) + b"".join(begins)


def xlsb_fonts(own: str = _PLAIN) -> bytes:
    """Write the styles of an xlsb that has a font for each look; cells of the second look so."""
    fonts = b"".join(
        record(43, struct.pack("<5H", 220, flags, 400, level, 0) + bytes(11) + wide("Arial"))
        for flags, level in _FONTS.values()
    )
    return (
        record(611, struct.pack("<L", len(_FONTS)))
        + fonts
        + record(612)
        + record(617, struct.pack("<L", 2))
        + b"".join(record(47, struct.pack("<3H", 0, 0, list(_FONTS).index(look)) + bytes(10)) for look in (_PLAIN, own))
        + record(618)
    )


def _xlsb(runs: Runs, own: str = _PLAIN, *, shared: bool = False) -> bytes:
    head = struct.pack("<2L", 2, 1)
    cell = record(7, head + bytes(4)) if shared else record(62, head + xlsb_rich(runs))
    stored = {at: value for at, value in report().items() if at != (5, 2)}
    part = xlsb_sheet({at: v for at, v in stored.items() if at[0] < 5}, extra=_row(stored, 5, cell) + _row(stored, 6))
    texts = record(159, struct.pack("<2L", 1, 1)) + record(19, xlsb_rich(runs)) + record(160)
    return xlsb(part, {"sharedStrings": texts, "styles": xlsb_fonts(own)})


def _row(stored: dict[tuple[int, int], Any], row: int, more: bytes = b"") -> bytes:
    return xlsb_row(row, b"".join(xlsb_cell(c, v) for (r, c), v in stored.items() if r == row) + more)


def _ods(runs: Runs, own: str = _PLAIN, at: str = "C6", *, apart: bool = False) -> bytes:
    """Write runs in a cell that looks so; `apart` are styles that do not stand beside the content."""
    spans = "".join(
        words
        if look == (_OWN if own else _PLAIN)
        else f'<text:span text:style-name="T{look}">{words.rstrip()}{"<text:s/>" * words.endswith(" ")}</text:span>'
        for words, look in runs
    )
    cell = f'<table:table-cell table:style-name="ce{own}" office:value-type="string"><text:p>{spans}</text:p></table:table-cell>'
    styles = "".join(
        f'<style:style style:name="{kind}{look}" style:family="{family}"><style:text-properties {how}/></style:style>'
        for look, how in _SPANS.items()
        for kind, family in (("T", "text"), ("ce", "table-cell"))
    )
    return ods_styled("" if apart else styles, styles if apart else "", **{at: cell})


def _of_paragraph(runs: Runs, own: str = _PLAIN) -> bytes:
    """Let the paragraph say how its cell looks, by a style that is made from another."""
    made = f'<style:style style:name="P1" style:family="paragraph" style:parent-style-name="P{own}"/>'
    styles = "".join(
        f'<style:style style:name="{kind}{look}" style:family="{family}"><style:text-properties {how}/></style:style>'
        for look, how in _SPANS.items()
        for kind, family in (("T", "text"), ("P", "paragraph"))
    )
    spans = "".join(w if look == _OWN else f'<text:span text:style-name="T{look}">{w}</text:span>' for w, look in runs)
    spans = spans.replace(" </", "<text:s/></").replace("12 ", "12<text:s/>")
    cell = (
        f'<table:table-cell office:value-type="string"><text:p text:style-name="P1">{spans}</text:p></table:table-cell>'
    )
    return ods_styled(made, styles, C6=cell)


_WRITERS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "xlsx_shared": ("xlsx", _shared),
    "xlsx_inline": ("xlsx", _inline),
    "xls": ("xls", _xls),
    "xlsb": ("xlsb", _xlsb),
    "xlsb_shared": ("xlsb", lambda runs, own="": _xlsb(runs, own, shared=True)),
    "ods": ("ods", _ods),
    "ods_apart": ("ods", lambda runs, own="": _ods(runs, own, apart=True)),
}
_BUT_XLSB = {
    **{kind: writer for kind, writer in _WRITERS.items() if "xlsb" not in kind},
    "ods_paragraph": ("ods", _of_paragraph),
}


def _cases() -> Iterator[Case]:
    for kind, (ending, write) in _WRITERS.items():
        file = f"Report.{ending}"
        for name, (what, runs) in _READ.items():
            yield accepted(
                f"runs_{kind}_{name}", f"{what}, in {ending}", lambda write=write, runs=runs: write(runs), file=file
            )
        for name, (what, runs) in _UNREAD.items():
            yield rejected(
                f"runs_{kind}_{name}",
                f"{what}, in {ending}",
                "NUMBER_UNREAD",
                lambda write=write, runs=runs: write(runs),
                file=file,
                cell="C6",
            )


def _in_cells(
    cases: dict[str, tuple[str, str, Runs, str]], writers: dict[str, tuple[str, Callable[..., bytes]]]
) -> Iterator[Case]:
    for kind, (ending, write) in writers.items():
        for name, (what, own, runs, code) in cases.items():
            about: dict[str, Any] = {"content": lambda w=write, r=runs, o=own: w(r, o), "file": f"Report.{ending}"}
            named = {"name": f"runs_{kind}_cell_{name}", "what": f"{what}, in {ending}"}
            yield rejected(**named, codes=code, cell="C6", **about) if code else accepted(**named, **about)


def _noted(inner: str) -> bytes:
    return ods(C6=f'<table:table-cell office:value-type="string"><text:p>12345{inner}</text:p></table:table-cell>')


_IN_ODS = {"file": "Report.ods"}
CASES: tuple[Case, ...] = (
    *_cases(),
    *_in_cells(_IN_CELLS, {**_WRITERS, **_BUT_XLSB}),
    *_in_cells(_BEHIND, _BUT_XLSB),
    accepted("runs_xlsx_label", "a district that is struck out in part", lambda: _inline(_LABEL, at="A6"), label=None),
    accepted("runs_ods_label", "a district that is struck out in part", lambda: _ods(_LABEL, at="A6"), label=None, **_IN_ODS),
    accepted("runs_xlsx_label_note", "a raised a behind a district", lambda: _inline((("Northfield", _PLAIN), ("a", _RAISED)), at="A6"), label=None),
    accepted("runs_xlsx_not_struck", "runs that say that they are not struck out", lambda: with_cells(C6='<c r="C6" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>12</t></r><r><rPr><vertAlign val="baseline"/></rPr><t>345</t></r></is></c>')),
    accepted("runs_ods_footnote", "a note with 99 in the paragraph of the figure", lambda: _noted("<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>99</text:p></text:note-body></text:note>"), **_IN_ODS),
    accepted("runs_ods_comment", "a comment with 99 in the paragraph of the figure", lambda: _noted("<office:annotation><text:p>99</text:p></office:annotation>"), **_IN_ODS),
    accepted("runs_ods_ruby", "a guide to a sound on the figure", lambda: _noted("<text:ruby><text:ruby-base/><text:ruby-text>9</text:ruby-text></text:ruby>"), **_IN_ODS),
    accepted("runs_ods_not_shown", "a text that is stored and not shown", lambda: ods(C6='<table:table-cell office:value-type="string" office:string-value="12345"/>'), **_IN_ODS),
    accepted("runs_ods_look", "an attribute of a span that is called look", lambda: _noted('<text:span look="x"/>'), **_IN_ODS),
)  # fmt: skip
