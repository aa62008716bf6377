"""Figures that are none, that look like another, or that are written in ways that readers fall for."""

from __future__ import annotations

from collections.abc import Iterable

from tests.hostile.case import Answer, Case, accepted, either, rejected, told, warned
from tests.hostile.workbook import (
    BOOK,
    BOOK_RELATIONS,
    SHEET,
    book_part,
    formula,
    number,
    relation,
    relations,
    sheet,
    styles,
    text,
    typed,
    with_cells,
    xlsx,
)

_UNREAD = "NUMBER_UNREAD LAYOUT_UNSURE FILE_DAMAGED"
_TEXT = "NUMBER_AS_TEXT"
_SHEETS = '<sheet name="Report" sheetId="1" r:id="rId1"/><sheet name="Old" sheetId="2" state="{}" r:id="rId9"/>'


def _styled(code: str, value: str = "12345") -> bytes:
    return xlsx({SHEET: sheet(C6=number("C6", value, 1)), "xl/styles.xml": styles(code)})


def _second_sheet(state: str) -> bytes:
    """Add a hidden sheet with other figures for another district."""
    return xlsx(
        {
            BOOK: book_part(_SHEETS.format(state)),
            "xl/_rels/workbook.xml.rels": relations(
                *BOOK_RELATIONS, relation("rId9", "worksheet", "worksheets/sheet2.xml")
            ),
            "xl/worksheets/sheet2.xml": sheet(
                A6=text("A6", "Oldfield"), A7=text("A7", "Elderfield"), C6=number("C6", "99999")
            ),
        }
    )


def _missing(status: str) -> dict[str, object]:
    """Ask that nothing stands at C6, with this status, and the mark kept."""

    def holds(answer: Answer) -> Iterable[str]:
        found = [(o["obs_value"], o["obs_status"]) for o in answer.observations("Report.xlsx") if o["cell"] == "C6"]
        return () if found == [(None, status)] else (f"C6 is {found}",)

    return {"value": None, "holds": holds}


def _of(value: str) -> dict[str, object]:
    return {"value": value}


def _texts() -> Iterable[Case]:
    """Give texts at C6 that are read by grammar as another figure, or as 12345, or not at all."""
    same = {
        "e13_text_num": "12345", "e16_comma_thou": "12,345", "e19_fullwidth": "１２３４５",
        "text_blank_thousands": "12 345", "text_nbsp": "12\u00a0345", "text_thin": "12\u202f345", "text_apostrophes": "12'345",
        "text_blanks_around": "  12345\t", "text_line_break_behind": "12345\n", "text_ideographic_blank": "\u300012345\u3000",
        "text_unit_behind": "12345人次", "text_unit_bracketed": "12345（人次）", "text_wan": "1.2345万", "text_wan_traditional": "1.2345萬",
        "text_plus": "+12345", "text_point_zero": "12345.0", "text_fullwidth_commas": "１２，３４５", "text_indian": "12,345",
        "text_footnote_r": "12345 [r]", "text_dagger": "12345†",
        # The definition of how quantities are written reads these, where a list of attacks would have them refused.
        "e28_cjk_num": "一万二千三百四十五", "text_cjk_mixed": "1万2345", "text_cjk_formal": "壹万贰仟叁佰肆拾伍",
        "e31_footnote": "12345*", "text_superscript": "12345¹", "text_circled_behind": "12345①",
    }  # fmt: skip
    yield from (
        warned(name, f"the text {written!r}", "", with_cells(C6=text("C6", written))) for name, written in same.items()
    )
    other = {
        "text_minus_sign": ("−12345", "-12345"), "text_brackets": ("(12,345)", "-12345"), "text_minus_behind": ("12345-", "-12345"),
        "text_triangle": ("▲12345", "-12345"), "text_percent": ("12.5%", "12.5"), "text_k": ("1.2k", "1200"),
        "text_dollar": ("$12,345", "12345"), "text_yuan": ("¥12345", "12345"), "text_negative_zero": ("-0", "0"),
        "text_fullwidth_minus": ("－１２３", "-123"), "text_over": ("10万余", "100000"), "text_lakh": ("1,23,456", "123456"),
        "text_quoted_zero": ("0", "0"), "text_half": ("0.5", "0.5"), "text_point_first": (".5", "0.5"),
    }  # fmt: skip
    yield from (
        warned(name, f"the text {written!r}", "", with_cells(C6=text("C6", written)), value=value)
        for name, (written, value) in other.items()
    )
    refused = {
        "e22_underscore": "12_345", "e25_exp_text": "1e4", "text_exp_upper": "1.2345E+04", "text_hex": "0x3039", "text_binary": "0b11",
        "text_octal": "0o30071", "text_fraction": "1/2", "text_clock": "12:30", "text_infinity": "Infinity", "text_inf": "-inf",
        "text_two_points": "12.34.5", "text_bad_groups": "12,34,5", "text_two_commas": "12,,345", "text_blank_within": "12 34 5",
        "text_line_break_within": "123\n45", "text_double_minus": "--12345", "text_plus_minus": "+-12345", "text_sum": "12000+345",
        "text_formula": "=12345", "text_letters_behind": "12345abc", "text_letter_o": "1234O5", "text_letter_l": "l2345",
        "text_zero_width": "123\u200b45", "text_soft_hyphen": "123\u00ad45", "text_bom_within": "123\ufeff45", "text_joiner": "123\u200d45",
        "text_bidi": "\u202e54321", "text_bidi_isolate": "\u206612345\u2069", "text_combining": "1234" + "\u0301" * 100 + "5",
        "text_arabic_indic": "١٢٣٤٥", "text_persian": "۱۲۳۴۵", "text_devanagari": "१२३४५", "text_bengali": "১২৩৪৫", "text_thai": "๑๒๓๔๕",
        "text_mathematical": "𝟏𝟐𝟑𝟒𝟓", "text_superscripts_only": "¹²³⁴⁵", "text_subscripts": "₁₂₃₄₅", "text_circled": "①②③④⑤",
        "text_circled_within": "12①45", "text_superscript_within": "12¹345", "text_roman": "Ⅻ", "text_one_third": "⅓", "text_suzhou": "〡〢〣〤〥",
        "text_keycaps": "1️⃣2️⃣", "text_escape": "123_x001B_[31m45", "text_nul_escaped": "123_x0000_45", "text_thousand_zeros": "1" + "0" * 1000,
        "text_long_code": "510502197001011234", "text_leading_zeros": "00012345", "text_telephone": "0830-3101234",
        "text_range": "10000-20000", "text_two_figures": "12345 / 20708", "text_question": "12345?", "text_and": "12345 and 99999",
        "text_true": "TRUE", "text_json": "[12345]", "text_markup": "<b>12345</b>", "text_dates": "2024-05-22", "text_currency_words": "12345 or so",
        "text_huge_exponent": "1e308", "text_over_exponent": "1e999999999", "text_permille_words": "twelve thousand", "text_dollars_twice": "$$12345",
    }  # fmt: skip
    for name, written in refused.items():
        yield told(name, f"the text {written[:40]!r}", with_cells(C6=text("C6", written)))


def _stored() -> Iterable[Case]:
    """Give numbers as the file stores them, which are no figures."""
    refused = {
        "e01_nan": "NaN", "number_inf": "INF", "number_minus_inf": "-Infinity", "number_1e309": "1e309", "number_1e999999": "1e999999",
        "number_underscore": "12_345", "number_hex": "0x10", "number_word": "many", "number_comma": "12,345",
        "number_fullwidth": "１２３４５", "number_arabic_indic": "١٢٣٤٥", "number_two_points": "1.2.3", "number_blank_within": "12 345",
        "number_true": "true", "number_snan": "sNaN123", "number_percent": "12%", "number_sum": "1+1",
    }  # fmt: skip
    yield from (
        rejected(name, f"the number {written}", _UNREAD, with_cells(C6=number("C6", written)), cell="C6")
        for name, written in refused.items()
    )
    for code, name in enumerate(
        (
            "#NULL!",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#N/A",
            "#GETTING_DATA",
            "#SPILL!",
            "#CALC!",
            "#BLOCKED!",
            "#ODD",
        )
    ):
        case = f"e36_err_{code}" if code in {1, 4, 7} else f"error_{code:02}"
        yield rejected(case, f"the error {name}", "CELL_ERROR", with_cells(C6=typed("C6", "e", name)), cell="C6")


CASES: tuple[Case, ...] = (
    *_texts(),
    *_stored(),
    accepted("e04_negzero", "the number -0", with_cells(C6=number("C6", "-0")), value="0"),
    warned("e07_denormal", "the smallest number there is", "NUMBER_EXTREME", with_cells(C6=number("C6", "4.9e-324")), value=f"0.{'0' * 323}49"),
    accepted("e10_float_noise", "12345.000000000002, which shows as 12345", with_cells(C6=number("C6", "12345.000000000002"))),
    warned("e34_na", "the text N/A", "", with_cells(C6=text("C6", "N/A")), **_missing("O")),
    rejected("e37_formula_nocache", "a formula that was never calculated", "CELL_UNCALCULATED", with_cells(C6=formula("C6", "A1*2", None)), cell="C6"),
    warned("e40_formula_text", "a formula that gives the text 12345", _TEXT, with_cells(C6=formula("C6", '"12345"', "12345", "str"))),
    rejected("e43_date_iso", "a date as a cell of dates", f"{_UNREAD} DATE_FOR_NUMBER", with_cells(C6=typed("C6", "d", "2024-05-22")), cell="C6"),
    rejected("e46_date_60", "29 February 1900, a day that never was", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("yyyy-mm-dd", "60"), cell="C6"),
    rejected("e49_duration", "a hundred hours", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("[h]:mm:ss", "4.16666666666667"), cell="C6"),
    warned("e52_hidden_scale", "12345000 shown as 12345.0", "NUMBER_SCALED", lambda: _styled("#,##0.0,", "12345000"), value="12345000"),
    warned("e55_hidden_row", "the district's row is hidden", "ROWS_HIDDEN", lambda: xlsx({SHEET: sheet().replace('<row r="6"', '<row r="6" hidden="1"')})),
    warned("e58_veryhidden", "another sheet, hidden so that no menu shows it", "SHEET_HIDDEN", lambda: _second_sheet("veryHidden"), file="Report.xlsx"),
    rejected("e61_1M_string", "a district whose name has 1,000,000 letters", "FILE_DAMAGED FILE_TOO_LARGE", lambda: with_cells(A6=text("A6", "x" * 1_000_000))),
    warned("value_hidden_sheet", "another sheet, hidden", "SHEET_HIDDEN", lambda: _second_sheet("hidden")),
    warned("value_hidden_column", "the column of the figure is hidden", "ROWS_HIDDEN", lambda: xlsx({SHEET: sheet(before='<cols><col min="3" max="3" hidden="1"/></cols>')})),
    rejected("value_date", "a day in May", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("d/m/yyyy", "45434"), cell="C6"),
    told("value_time", "half past twelve", lambda: _styled("h:mm", "0.520833333333333")),
    either("value_date_negative", "a day before the calendar begins", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("yyyy-mm-dd", "-5"), cell="C6", value="-5"),
    either("value_date_beyond", "a day after the calendar ends", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("yyyy-mm-dd", "99999999"), cell="C6", value="99999999"),
    rejected("value_long_digits", "a number of 30,000 digits and a letter", _UNREAD, lambda: with_cells(C6=number("C6", "1" * 30_000 + "x")), cell="C6"),
    rejected("value_long_commas", "a text of 16,000 figures parted by commas", _UNREAD, lambda: with_cells(C6=text("C6", "1," * 16_000)), cell="C6"),
    *(told(f"value_long_{n}", f"a text of 30,000 letters, {what} again and again", lambda what=what: with_cells(C6=text("C6", what * (30_000 // len(what))))) for n, what in enumerate(("(", "（", "2024年", "2020-", "一万", "- ", "1.", "第1", "a b"))),
    *(told(f"value_column_{n}", f"all figures of a column written {written}", lambda written=written: with_cells(C6=text("C6", written.format(12345)), C7=text("C7", written.format(678)))) for n, written in enumerate(("[{}]", "={}", "№{}", "#{}", "0x{}", "计{}人", "{}–99", '"{}"'))),
    told("value_bool", "TRUE where a figure should be", with_cells(C6=typed("C6", "b", "1"))),
    accepted("value_percent_format", "a share as a percentage", lambda: _styled("0.0%", "0.125"), value="12.5"),
    accepted("value_accounting", "a format with brackets for what is below zero", lambda: _styled("#,##0_);(#,##0)")),
    warned("value_scale_million", "shown in millions", "NUMBER_SCALED", lambda: _styled('0.0,,"M"', "12345000000"), value="12345000000"),
    *(warned(f"value_scale_of_some_{n}", f"{value} shown by {code}, without its thousands", "NUMBER_SCALED", lambda code=code, value=value: _styled(code, value), value=value) for n, (code, value) in enumerate((("#,##0;-#,##0,", "-12345"), ("[>=1000000]0.0,,;[>=1000]0.0,;0", "12345"), ("[<1000]0;0.0,", "12345")))),
    *(accepted(f"value_scale_of_others_{n}", f"{value} shown by {code}, which shows others without their thousands", lambda code=code, value=value: _styled(code, value), value=value) for n, (code, value) in enumerate((("#,##0;-#,##0,", "12345"), ("[>=1000000]0.0,,;0", "12345")))),
    *(warned(f"value_hidden_of_some_{n}", f"{value} shown as words by {code}", "FORMAT_HIDES", lambda code=code, value=value: _styled(code, value), value=value) for n, (code, value) in enumerate((('[<99999]"few";0', "12345"), ('[>99999]0;"none";0', "-5")))),
    accepted("value_comma_in_quotes", "a format with a comma in quotes", lambda: _styled('0","')),
    *(warned(name, f"shown by the format {code}", "FORMAT_HIDES", lambda code=code, value=value: _styled(code, value), value=value) for name, code, value in (("value_hidden_by_format", ";;;", "12345"), ("value_hidden_by_quotes", '""', "12345"), ("value_shown_as_words", '"none"', "12345"), ("value_hidden_below_zero", "0;;0", "-5"), ("value_hidden_by_condition", '[>9]"many";[>1]"few";""', "12345"))),
    *(accepted(name, f"shown by the format {code}", lambda code=code, value=value: _styled(code, value), value=value) for name, code, value in (("value_zero_hidden", "0;-0;;@", "0"), ("value_zero_as_dash", '#,##0;-#,##0;"-"', "0"), ("value_hidden_other_sign", "0;;", "5"), ("value_condition_shown", '[<1]"few";0', "12345"), ("value_general_named", "G/通用格式", "12345"))),
    *(accepted(f"value_percent_of_others_{n}", f"12345 shown by {code}, which shows others as percentages", lambda code=code: _styled(code, "12345")) for n, code in enumerate(("#,##0;-0%", "0;0;0%", "[>1]#,##0;0%", "[<=1]0%;0", '0"%"'))),
    *(accepted(f"value_percent_of_some_{n}", f"{value} shown by {code}, as a percentage", lambda code=code, value=value: _styled(code, value), value=shown) for n, (code, value, shown) in enumerate((("0%;-0%", "0.5", "50"), ("0;-0%", "-0.5", "-50"), ("[>1]0;0%", "0.25", "25"), ("0.0%;;@", "0.125", "12.5")))),
    *(rejected(f"value_date_eastern_{n}", f"a day shown by {code}", f"{_UNREAD} DATE_FOR_NUMBER", lambda code=code: _styled(code, "45434"), cell="C6") for n, code in enumerate(('e"年"', 'ggge"年"', "[$-804]aaaa", "bbbb"))),
    *(accepted(f"value_no_date_{n}", f"a format with letters of dates, {code}", lambda code=code: _styled(code)) for n, code in enumerate(("0.00E+00", "##0.0E+0", '0"bb"', "General"))),
    accepted("value_format_of_brackets", "a format of 200,000 opening brackets", lambda: _styled("[" * 200_000)),
    rejected("value_hours", "a hundred hours, shown as hours alone", f"{_UNREAD} DATE_FOR_NUMBER", lambda: _styled("[h]", "4.16666666666667"), cell="C6"),
    rejected("value_too_small", "a number too small for any computer", _UNREAD, with_cells(C6=number("C6", "1e-400")), cell="C6"),
    rejected("value_zero_bomb", "a zero with a thousand million digits", _UNREAD, with_cells(C6=number("C6", "0e999999999")), cell="C6"),
    accepted("value_remainder", "what computing 0.1+0.2-0.3 leaves", with_cells(C6=number("C6", "5.5511151231257827E-17")), value="0.0000000000000000555111512312578"),
    accepted("value_general", "12345 as 1.2345E4, as files store it", with_cells(C6=number("C6", "1.2345E4"))),
    accepted("value_trailing_zeros", "12345.000", with_cells(C6=number("C6", "12345.000")), value="12345"),
    accepted("value_blanks", "blanks around the number", with_cells(C6=number("C6", " 12345\n"))),
    accepted("value_15_digits", "a number of 15 digits", with_cells(C6=number("C6", "123456789012345")), value="123456789012345"),
    warned("value_17_digits", "a number of 17 digits, of which a sheet keeps 15", "NUMBER_EXTREME", with_cells(C6=number("C6", "12345678901234567")), value="12345678901234600"),
    warned("value_1e308", "the largest number there is", "NUMBER_EXTREME", with_cells(C6=number("C6", "1.7976931348623157e308")), value="1797693134862320" + "0" * 293),
    accepted("value_tenth", "0.1, which no computer has", with_cells(C6=number("C6", "0.1")), value="0.1"),
    accepted("value_three_tenths", "0.30000000000000004, which shows as 0.3", with_cells(C6=number("C6", "0.30000000000000004")), value="0.3"),
    accepted("value_below_zero", "-12345", with_cells(C6=number("C6", "-12345")), value="-12345"),
    accepted("value_plus", "+12345 as a number", with_cells(C6=number("C6", "+12345"))),
    accepted("value_leading_zeros", "0012345 as a number", with_cells(C6=number("C6", "0012345"))),
    accepted("value_formula", "a formula with its result", with_cells(C6=formula("C6", "12000+345", "12345"))),
    rejected("value_formula_error", "a formula whose result is an error", "CELL_ERROR", with_cells(C6=formula("C6", "1/0", "#DIV/0!", "e")), cell="C6"),
    rejected("value_formula_empty", "a formula whose result is empty", "CELL_UNCALCULATED", with_cells(C6=formula("C6", "A1*2", "")), cell="C6"),
    either("value_formula_blank_text", "a formula whose result is no text", "CELL_UNCALCULATED VALUE_MISSING", with_cells(C6=formula("C6", 'IF(1,"")', "", "str")), value=None),
    rejected("value_array_uncached", "an array formula that was never calculated", "CELL_UNCALCULATED", with_cells(C6='<c r="C6"><f t="array" ref="C6:C7">A1:A2</f></c>'), cell="C6"),
    rejected("value_shared_uncached", "a shared formula that was never calculated", "CELL_UNCALCULATED", with_cells(C6='<c r="C6"><f t="shared" si="0"/></c>'), cell="C6"),
    *(warned(f"value_mark_{n}", f"the mark {mark}", "", with_cells(C6=text("C6", mark)), **_missing(status)) for n, (mark, status) in enumerate((("—", "M"), ("/", "M"), ("..", "O"), ("*", "Q"), ("无", "M"), ("n/a", "O"), ("...", "O"), ("-", "M"), ("x", "Q"), ("#N/A", "O")))),
    warned("value_words", "words where a figure should be", "VALUE_MISSING", with_cells(C6=text("C6", "being counted")), value=None, cell="C6"),
    accepted("value_empty", "nothing where a figure should be", with_cells(C6='<c r="C6"/>'), value=None),
    accepted("value_zero", "zero", with_cells(C6=number("C6", "0")), value="0"),
    accepted("value_blank_text", "blanks where a figure should be", with_cells(C6=text("C6", "   ")), value=None),
)  # fmt: skip
